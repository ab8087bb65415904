// In: the items of a line with their embedding levels. Out: the items from left to right (UAX #9, rule L2); what became of them in the order of reading.
import { visualOrder } from '../text/bidi.ts';
import type { Shaped } from '../text/types.ts';
import type { EdgeItem, Item, TextItem } from './inline-items.ts';
import type { Line } from './line.ts';
import type { Fragment } from './types.ts';

interface VisualItem {
  readonly item: number;
  readonly stack: readonly EdgeItem[];
}

/** The items of a line from left to right, each with the spans it stands in (UAX #9, rule L2). */
export function visualItems(
  items: readonly Item[],
  starts: readonly number[],
  levels: Uint8Array,
  line: Line,
  stop: number,
  direction: 'ltr' | 'rtl',
): readonly VisualItem[] {
  const base = direction === 'rtl' ? 1 : 0;
  const logical: VisualItem[] = [];
  const own: number[] = [];
  let stack = line.open;
  for (let i = line.start.item; i < stop; i++) {
    const item = items[i]!;
    if (item.type === 'open') stack = [...stack, item];
    logical.push({ item: i, stack });
    own.push(levels[Math.min(starts[i]!, levels.length - 1)] ?? base);
    if (item.type === 'close') stack = stack.slice(0, -1);
  }
  // Spaces at the line's end stand at the paragraph's own level (rule L1).
  for (let i = own.length - 1; i >= 0 && items[logical[i]!.item]!.type !== 'word'; i--) own[i] = base;
  return visualOrder(own).map((at) => logical[at]!);
}

/** The fragments of one line, each noted as it is placed from left to right. */
interface Reading {
  /** `at`: the item that the fragment begins in; pieces of one item that runs from right to left are read the last first. */
  note(fragment: Fragment, at: number, rtl: boolean): void;
  /** As they are read. */
  sorted(fragments: readonly Fragment[]): Fragment[];
  /** The first item that any of them stands for; `other` when there are none. */
  first(fragments: readonly Fragment[], other: number): number;
}

export function createReading(): Reading {
  const noted = new Map<Fragment, { readonly at: number; readonly turn: number }>();
  const of = (fragment: Fragment) => noted.get(fragment) ?? { at: 0, turn: 0 };
  return {
    note(fragment, at, rtl) {
      noted.set(fragment, { at, turn: rtl ? -noted.size : noted.size });
    },
    sorted: (fragments) =>
      [...fragments].sort((one, other) => of(one).at - of(other).at || of(one).turn - of(other).turn),
    first: (fragments, other) => fragments.reduce((least, fragment) => Math.min(least, of(fragment).at), other),
  };
}

/**
 * A space between words that run from right to left, in the face of a word beside it and as wide as it was: in one face,
 * a stretch of such words is one run, which extractors of text turn round as a whole, spaces included.
 */
export function spaceBeside(items: readonly Item[], at: number, space: TextItem): readonly Shaped[] {
  const [own] = space.shaped;
  if (own === undefined || space.bidi % 2 === 0 || space.shaped.length > 1) return space.shaped;
  const beside = [items[at - 1], items[at + 1]].find(
    (item): item is TextItem => item?.type === 'word' && item.source === space.source && item.bidi === space.bidi,
  );
  const face = beside?.shaped[0]?.face;
  if (face === undefined || face === own.face) return space.shaped;
  const { id } = face.font.glyphForCodePoint(0x20);
  return id === 0 ? space.shaped : [{ ...own, face, glyphs: own.glyphs.map((glyph) => ({ ...glyph, id })) }];
}
