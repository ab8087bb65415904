// In: a word at the edge of a line and its paragraph's style. Out: how far it stands out into the margin (CSS Text 3, 8.2; optical margins).
import type { Style } from '../style/types.ts';
import type { Item, TextItem } from './inline-items.ts';

/** What stands out at the end of justified lines, as a share of its own width: light signs by half, heavy ones less. */
const END: Readonly<Record<string, number>> = {
  '-': 0.5,
  '\u2010': 0.5,
  '\u2011': 0.5,
  '\u00ad': 0.5,
  '.': 0.6,
  ',': 0.6,
  '…': 0.2,
  ';': 0.3,
  ':': 0.3,
  '!': 0.15,
  '?': 0.1,
  '’': 0.5,
  '”': 0.4,
  '"': 0.4,
  '»': 0.3,
  '›': 0.3,
  ')': 0.1,
  '–': 0.3,
  '—': 0.25,
};
/** And at the start of lines, justified or not. */
const START: Readonly<Record<string, number>> = {
  '‘': 0.5,
  '’': 0.5,
  '“': 0.4,
  '„': 0.4,
  '"': 0.4,
  '«': 0.3,
  '‹': 0.3,
  '(': 0.1,
  '–': 0.3,
  '—': 0.25,
};
const OPENING = /^[\p{Ps}\p{Pi}\p{Pf}"']/u;
const CLOSING = /[\p{Pe}\p{Pf}\p{Pi}"']$/u;
/** Stops and commas (CSS Text 3, 8.2). */
const STOP = /[,.،۔、。，．﹐﹑﹒｡､]$/u;

/** Whether anything of this paragraph may stand out: most never ask. */
export function hangs(style: Style): boolean {
  return style.opticalMargins === 'auto' || style.hangingPunctuation.length > 0;
}

/** Points by which the word at a line's start stands out. `first`: the paragraph's first line. */
export function startHang(item: Item | undefined, first: boolean, style: Style): number {
  if (item?.type !== 'word' || item.bidi % 2 === 1) return 0;
  let share = style.opticalMargins === 'auto' ? (START[item.text[0] ?? ''] ?? 0) : 0;
  if (first && style.hangingPunctuation.includes('first') && OPENING.test(item.text)) share = 1;
  return share === 0 ? 0 : share * glyphWidth(item, 0);
}

/** Points by which the word at a line's end stands out; `spare`: only where it would not fit otherwise. */
export function endHang(
  item: Item | undefined,
  last: boolean,
  style: Style,
): { readonly by: number; readonly spare: boolean } {
  if (item?.type !== 'word' || item.bidi % 2 === 1) return NOTHING;
  const { text } = item;
  const { hangingPunctuation: hanging, opticalMargins, textAlign } = style;
  let share = opticalMargins === 'auto' && textAlign === 'justify' && !last ? (END[text.at(-1) ?? ''] ?? 0) : 0;
  let spare = false;
  if (hanging.length > 0) {
    if (last && hanging.includes('last') && CLOSING.test(text)) share = 1;
    else if (STOP.test(text)) {
      if (hanging.includes('force-end')) share = 1;
      else if (hanging.includes('allow-end') && share === 0) [share, spare] = [1, true];
    }
  }
  return share === 0 ? NOTHING : { by: share * glyphWidth(item, -1), spare };
}
const NOTHING = { by: 0, spare: false };

/** How much of the hyphen that a break adds stands out, as a share. */
export function hyphenHang(style: Style): number {
  return style.opticalMargins === 'auto' && style.textAlign === 'justify' ? END['\u2010']! : 0;
}

function glyphWidth({ shaped, kind }: TextItem, at: 0 | -1): number {
  const glyph = shaped.at(at)?.glyphs.at(at);
  return glyph === undefined ? 0 : (glyph.advance * kind.size) / 1000;
}
