// In: a paragraph's items. Out: words that touch across the edges of elements, shaped as one where the face is one (CSS Text 3, 7.3).
import type { Glyph, Shaped } from '../text/types.ts';
import type { Item, TextItem } from './inline-items.ts';
import { keepsSpan } from './spans.ts';
import { shapedWidth, shapeWord, type Type } from './type-metrics.ts';
import type { Context } from './types.ts';

/** Signs that stand for several letters: not where their letters are painted apart. */
const NO_LIGATURES = { liga: 0, clig: 0, dlig: 0, hlig: 0 };

/**
 * Kerning, ligatures and joined letters go on over the edge of an element that changes nothing of the face. Words stay the
 * items they were, each with its own glyphs; a ligature's letters go to the item that it begins in. Writes into `items`.
 */
export function joinWords(items: Item[], cx: Context): void {
  for (let at = 0; at < items.length; at++) {
    if (items[at]!.type !== 'word') continue;
    const group = groupFrom(items, at);
    if (group.length > 1) shapeTogether(items, group, cx);
    at = group.at(-1)!;
  }
}

/** The word at `at`, and those that go on from it. */
function groupFrom(items: readonly Item[], at: number): readonly number[] {
  const group = [at];
  for (let before = at, next = at + 1; next < items.length; next++) {
    const item = items[next]!;
    if (item.breakBefore) break;
    if (item.type === 'open' || item.type === 'close') {
      if (item.width !== 0 || item.span.style.unicodeBidi !== 'normal') break;
    } else {
      if (item.type !== 'word' || !goesOn(items[before] as TextItem, item)) break;
      group.push(next);
      before = next;
    }
  }
  return group;
}

function goesOn(one: TextItem, other: TextItem): boolean {
  return (
    !one.soft &&
    one.bidi === other.bidi &&
    other.note === undefined &&
    one.level.rise === other.level.rise &&
    one.level.edge === other.level.edge &&
    (one.kind === other.kind || isSameFace(one.kind, other.kind))
  );
}

function isSameFace(a: Type, b: Type): boolean {
  const { text: one } = a;
  const { text: other } = b;
  return (
    a.size === b.size &&
    a.face === b.face &&
    one.weight === other.weight &&
    one.style === other.style &&
    one.kerning === other.kerning &&
    one.lang === other.lang &&
    a.style.letterSpacing === b.style.letterSpacing &&
    (one.family === other.family || one.family.join('\n') === other.family.join('\n')) &&
    (one.features === other.features || JSON.stringify(one.features) === JSON.stringify(other.features))
  );
}

/** One letter, or several, in the order they are read. */
interface Sign {
  readonly glyph: Glyph;
  readonly run: Shaped;
}

function shapeTogether(items: Item[], group: readonly number[], cx: Context): void {
  const words = group.map((at) => items[at] as TextItem);
  const { kind, bidi } = words[0]!;
  const rtl = bidi % 2 === 1;
  const text = words.map((word) => word.text).join('');
  let parts = partsOf(shapeWord(text, kind, cx, rtl).shaped, items, group, words);
  if (parts === 'divided') {
    const apart = { ...kind.text, features: { ...kind.text.features, ...NO_LIGATURES } };
    parts = partsOf(cx.fonts.shape(text, apart, rtl), items, group, words);
  }
  if (parts === undefined || parts === 'divided') return;
  for (const [part, signs] of parts.entries()) {
    const shaped = runsOf(signs, rtl);
    items[group[part]!] = {
      ...words[part]!,
      text: signs.map(({ glyph }) => glyph.text).join(''),
      shaped,
      width: shapedWidth(shaped, kind.size, kind.style.letterSpacing),
    };
  }
}

/** The signs of each word; undefined where the glyphs do not say whose they are, `divided` where one would be painted twice. */
function partsOf(
  shaped: readonly Shaped[],
  items: readonly Item[],
  group: readonly number[],
  words: readonly TextItem[],
): readonly (readonly Sign[])[] | 'divided' | undefined {
  const signs = shaped.flatMap((run) => run.glyphs.map((glyph): Sign => ({ glyph, run })));
  if (shaped[0]?.rtl) signs.reverse();
  const parts: Sign[][] = words.map(() => []);
  let part = 0;
  let at = 0;
  let end = words[0]!.text.length;
  for (const sign of signs) {
    const { length } = sign.glyph.text;
    while (length > 0 && at >= end && part < words.length - 1) end += words[++part]!.text.length;
    for (let over = part, to = end; at + length > to && over < words.length - 1; to += words[++over]!.text.length)
      if (!isPaintedAlike(items, group[over]!, group[over + 1]!)) return 'divided';
    parts[part]!.push(sign);
    at += length;
  }
  return at === words.reduce((sum, word) => sum + word.text.length, 0) ? parts : undefined;
}

/** Whether nothing tells two words apart on paper or in the tags. */
function isPaintedAlike(items: readonly Item[], from: number, to: number): boolean {
  const one = items[from] as TextItem;
  const other = items[to] as TextItem;
  if (one.source.mark !== other.source.mark) return false;
  for (let at = from + 1; at < to; at++) {
    const item = items[at]!;
    if ((item.type !== 'open' && item.type !== 'close') || keepsSpan(item)) return false;
    if (item.span.style.textDecorationLine.length > 0) return false;
  }
  return one.kind === other.kind || JSON.stringify(one.kind.style.color) === JSON.stringify(other.kind.style.color);
}

function runsOf(signs: readonly Sign[], rtl: boolean): readonly Shaped[] {
  const runs: { readonly of: Shaped; readonly glyphs: Glyph[] }[] = [];
  for (const { glyph, run } of signs) {
    if (runs.at(-1)?.of !== run) runs.push({ of: run, glyphs: [] });
    runs.at(-1)!.glyphs.push(glyph);
  }
  const shaped = runs.map(({ of, glyphs }): Shaped => {
    if (rtl) glyphs.reverse();
    return { face: of.face, glyphs, advance: glyphs.reduce((sum, { advance }) => sum + advance, 0), rtl };
  });
  return rtl ? shaped.reverse() : shaped;
}
