// In: a paragraph and its base direction. Out: embedding levels, and the order in which runs are drawn (UAX #9, by bidi-js).
import bidiFactory, { type Bidi } from 'bidi-js';

export interface BidiRun {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

/** What makes a paragraph other than plain left to right: right-to-left letters and digits, and the controls of UAX #9. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// The package is CommonJS whose types speak of a default export: what is imported is the factory itself.
const makeBidi = bidiFactory as unknown as typeof bidiFactory.default;

/** Made when the first right-to-left text comes; it holds the tables of Unicode, nothing of any text. */
let tables: Bidi | undefined;
function bidi(): Bidi {
  tables ??= makeBidi();
  return tables;
}

/** The level of each UTF-16 unit; undefined when the whole is plain left to right, as nearly all text is. */
export function bidiLevels(text: string, base: 'ltr' | 'rtl' | 'auto'): Uint8Array | undefined {
  if (base !== 'rtl' && !RIGHT_TO_LEFT.test(text)) return undefined;
  return bidi().getEmbeddingLevels(text, base).levels;
}

/** The direction of the first strong character, as `dir="auto"` and `unicode-bidi: plaintext` ask. */
export function baseDirection(text: string): 'ltr' | 'rtl' {
  if (!RIGHT_TO_LEFT.test(text)) return 'ltr';
  return bidi().getEmbeddingLevels(text, 'auto').paragraphs[0]!.level % 2 === 1 ? 'rtl' : 'ltr';
}

/** The runs of one line (units `start` to `end`) from left to right; spaces at its end take the base level (rules L1, L2). */
export function visualRuns(
  text: string,
  levels: Uint8Array | undefined,
  start: number,
  end: number,
  base: 'ltr' | 'rtl',
): readonly BidiRun[] {
  if (end <= start) return [];
  if (!levels) return [{ start, end, level: 0 }];
  const baseLevel = base === 'rtl' ? 1 : 0;
  let solid = end;
  while (solid > start && /[\s\u2066-\u2069]/.test(text[solid - 1]!)) solid--;
  const levelAt = (at: number) => (at >= solid ? baseLevel : levels[at]!);
  const runs: BidiRun[] = [];
  for (let at = start, from = start; at < end; at++) {
    if (at + 1 < end && levelAt(at + 1) === levelAt(from)) continue;
    runs.push({ start: from, end: at + 1, level: levelAt(from) });
    from = at + 1;
  }
  return visualOrder(runs.map((run) => run.level)).map((index) => runs[index]!);
}

/** Rule L2: from the highest level down to the lowest odd one, reverses each stretch at that level or above. */
export function visualOrder(levels: ArrayLike<number>): readonly number[] {
  const order = Array.from(levels, (_, index) => index);
  let highest = 0;
  let lowestOdd = Number.POSITIVE_INFINITY;
  for (const index of order) {
    const level = levels[index]!;
    highest = Math.max(highest, level);
    if (level % 2 === 1) lowestOdd = Math.min(lowestOdd, level);
  }
  for (let level = highest; level >= lowestOdd; level--) {
    for (let at = 0; at < order.length; at++) {
      if (levels[order[at]!]! < level) continue;
      let end = at + 1;
      while (end < order.length && levels[order[end]!]! >= level) end++;
      order.splice(at, end - at, ...order.slice(at, end).reverse());
      at = end;
    }
  }
  return order;
}

/** The sign to draw for one in right-to-left text: ( for ). Rule L4. */
export function mirrored(text: string): string {
  return text.replace(MIRRORED, (character) => bidi().getMirroredCharacter(character) ?? character);
}

/** All that has a mirror image (Bidi_Mirrored), and a little more. */
const MIRRORED =
  /[()<>[\]{}«»‹›\u2045\u2046\u207d\u207e\u208d\u208e\u2208-\u22ff\u2308-\u230b\u2329\u232a\u27c3-\u29ff\u2a00-\u2bff\u3008-\u301b\uff08-\uff63]/g;
