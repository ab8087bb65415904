// In: a face's layout tables. Out: Latin words put together from pairs of letters, without fontkit's shaping.
import type { Font } from 'fontkit';
import {
  glyphClasses,
  hasTable,
  type LayoutTable,
  latinLookups,
  mayBegin,
  pairAdvance,
  type Subtable,
  substituted,
} from './opentype.ts';
import type { Features } from './shaper.ts';
import type { Glyph } from './types.ts';

/** undefined: a word in which something other than single forms and kerning may happen. */
export type PairTable = (word: string) => readonly Glyph[] | undefined;

/** What fontkit applies to Latin text unless refused. */
const ALWAYS = [
  'rvrn',
  'ltra',
  'ltrm',
  'ccmp',
  'locl',
  'rlig',
  'mark',
  'mkmk',
  'calt',
  'clig',
  'liga',
  'rclt',
  'curs',
  'kern',
];
const SUBSTITUTION = { single: 1, ligature: 4, context: 5, chaining: 6 } as const;
const POSITIONING = { pair: 2, ligature: -1, context: 7, chaining: 8 } as const;
const MARK = 3;
/** Ignore base glyphs, ignore ligatures: a pair would not be two neighbours. */
const SKIPPING = 0x6;

/**
 * Where no ligature and no context begins, a word is its letters' glyphs with the kerning of each pair. Both are read
 * from the tables once a pair. Measured: 3,000 distinct French words in 12 ms, of which fontkit needs 190; the same
 * glyphs and advances in each shipped face (tests/typesetter/text/fonts.test.ts). undefined: a face this is not true of.
 */
export function createPairTable(font: Font, features: Features, language: string | undefined): PairTable | undefined {
  if (hasTable(font, 'morx') || hasTable(font, 'fvar')) return undefined;
  const wants = (tag: string) => features[tag] ?? ALWAYS.includes(tag);
  let substitutions: LayoutTable | undefined;
  let positions: LayoutTable | undefined;
  let classes: (glyph: number) => number;
  try {
    substitutions = latinLookups(font, 'GSUB', language, wants);
    positions = latinLookups(font, 'GPOS', language, wants);
    classes = glyphClasses(font);
  } catch {
    return undefined;
  }
  const kerns = (positions?.lookups ?? []).filter(({ subtables }) => subtables[0]?.type === POSITIONING.pair);
  if (kerns.some(({ flag }) => flag & SKIPPING)) return undefined;
  if (kerns.length === 0 && wants('kern') && hasTable(font, 'kern')) return undefined;
  const singles = (substitutions?.lookups ?? []).filter(({ subtables }) => subtables[0]?.type === SUBSTITUTION.single);
  const others = (table: LayoutTable | undefined, type: number): readonly Subtable[] =>
    (table?.lookups ?? []).flatMap(({ subtables }) => subtables.filter((one) => one.type !== type));
  const joins = others(substitutions, SUBSTITUTION.single);
  const moves = others(positions, POSITIONING.pair);

  /** The glyphs that a letter goes through: its own, then its single forms. Empty: not drawn as one glyph. */
  const forms = new Map<number, readonly number[]>();
  const formsOf = (code: number): readonly number[] => {
    let found = forms.get(code);
    if (!found) {
      const glyph = font.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code).id : 0;
      const path = glyph === 0 || classes(glyph) === MARK ? [] : [glyph];
      for (const { subtables } of glyph === 0 ? [] : singles) {
        const from = path.at(-1);
        if (from === undefined) break;
        for (const { at } of subtables) {
          const to = substituted(substitutions!.view, at, from);
          if (to === from) continue;
          if (classes(to) === MARK) path.length = 0;
          else path.push(to);
          break;
        }
      }
      found = path;
      forms.set(code, found);
    }
    return found;
  };

  const kerning = (glyph: number, next: number): number => {
    let sum = 0;
    for (const { subtables } of kerns)
      for (const { type, at } of subtables) {
        const advance = type === POSITIONING.pair ? pairAdvance(positions!.view, at, glyph, next) : undefined;
        if (advance === undefined) continue;
        sum += advance;
        break;
      }
    return sum;
  };

  const perEm = 1000 / font.unitsPerEm;
  const makePair = (code: number, nextCode: number): Glyph | undefined => {
    const own = formsOf(code);
    const next = nextCode === 0 ? [-1] : formsOf(nextCode);
    if (own.length === 0 || next.length === 0) return undefined;
    for (const glyph of own)
      for (const follower of next) {
        if (joins.some((one) => mayBegin(substitutions!.view, one, glyph, follower, SUBSTITUTION))) return undefined;
        if (moves.some((one) => mayBegin(positions!.view, one, glyph, follower, POSITIONING))) return undefined;
      }
    const id = own.at(-1)!;
    const kern = nextCode === 0 ? 0 : kerning(id, next.at(-1)!);
    if (Number.isNaN(kern)) return undefined;
    const advance = (font.getGlyph(id).advanceWidth + kern) * perEm;
    return { id, advance, dx: 0, dy: 0, text: String.fromCharCode(code) };
  };

  // By letter and next letter (0 at the end): the letter's glyph with its kerning. null: not by pairs.
  const pairs = new Map<number, Glyph | null>();
  return (word) => {
    const glyphs: Glyph[] = [];
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      const next = at + 1 < word.length ? word.charCodeAt(at + 1) : 0;
      const key = code * 0x10000 + next;
      let glyph = pairs.get(key);
      if (glyph === undefined) {
        try {
          glyph = makePair(code, next) ?? null;
        } catch {
          glyph = null;
        }
        pairs.set(key, glyph);
      }
      if (glyph === null) return undefined;
      glyphs.push(glyph);
    }
    return glyphs;
  };
}
