// In: the boxes that stand in a line as one letter does. Out: each laid out, its extent about the baseline.
import type { Box, ParagraphBox } from '../boxes/types.ts';
import { marginsOf, shrinkToFit } from './box-sizes.ts';
import { unbroken } from './fragment.ts';
import type { AtomicItem, Items } from './inline-items.ts';
import type { Context, Placed, Space } from './types.ts';
import { raise } from './vertical-align.ts';

/** What an atomic box takes above and below its baseline, and where that stands. */
export function atomicExtent(item: AtomicItem, placed: Placed | undefined, box: ParagraphBox) {
  const { style } = item.box;
  const margins = marginsOf(style, 0);
  const height = placed?.fragment?.height ?? 0;
  // The baseline of an inline-block is its last line's, unless it has none or hides what overflows (CSS 2.1, 10.8.1).
  const own = style.overflow === 'visible' && item.box.type !== 'replaced' ? baselineOf(item.box, placed) : undefined;
  const up = own === undefined ? height + margins.top + margins.bottom : own + margins.top;
  const down = own === undefined ? 0 : height - own + margins.bottom;
  return { up, down, level: raise(style, item.level, item.kind, up, down, style === box.style), margins };
}

function baselineOf(box: Box, placed: Placed | undefined): number | undefined {
  return box.type === 'block' ? placed?.baselines.last : (placed?.baselines.first ?? placed?.baselines.last);
}

export function atomicWidth(item: AtomicItem, placed: Placed | undefined): number {
  const margins = marginsOf(item.box.style, 0);
  return (placed?.fragment?.width ?? 0) + margins.left + margins.right;
}

export function layoutAtomics({ items, hasAtomics }: Items, space: Space, cx: Context): ReadonlyMap<number, Placed> {
  const atomics = new Map<number, Placed>();
  if (!hasAtomics) return atomics;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (item.type === 'atomic') atomics.set(i, layoutAtomic(item.box, space, cx));
  }
  return atomics;
}

function layoutAtomic(box: Box, space: Space, cx: Context): Placed {
  const { style } = box;
  const margins = marginsOf(style, space.inline);
  const shrinks = style.width === 'auto' && box.type !== 'replaced' && box.type !== 'table' && box.type !== 'paragraph';
  const fixed = shrinks
    ? { inline: shrinkToFit(cx.intrinsic(box), space.inline - margins.left - margins.right) }
    : undefined;
  return cx.layout(box, unbroken(space.inline, space.block, space.fragmentainer.pageName, fixed), undefined);
}

/** For breaking, an atomic box is as wide as its margin box. */
export function outerAtomics({ items }: Items, atomics: ReadonlyMap<number, Placed>): ReadonlyMap<number, Placed> {
  if (atomics.size === 0) return atomics;
  const outer = new Map<number, Placed>();
  for (const [i, one] of atomics) {
    const item = items[i]!;
    if (item.type === 'atomic' && one.fragment)
      outer.set(i, { ...one, fragment: { ...one.fragment, width: atomicWidth(item, one) } });
  }
  return outer;
}
