// In: a style. Out: its face, its metrics in points and the text style that shaping takes, made once for each style.
import type { Place } from '../../base/place.ts';
import type { Style } from '../style/types.ts';
import type { Face, Glyph, Shaped, TextStyle } from '../text/types.ts';
import type { Context } from './types.ts';

/** Metrics of one style in points. `above` and `below` hold the half-leading. */
export interface Type {
  readonly text: TextStyle;
  readonly face: Face;
  readonly size: number;
  readonly ascent: number;
  readonly descent: number;
  readonly xHeight: number;
  readonly lineHeight: number;
  readonly above: number;
  readonly below: number;
  readonly style: Style;
  /** Words already shaped in this type, with their widths. */
  readonly words: Map<string, ShapedWord>;
}
export interface ShapedWord {
  readonly shaped: readonly Shaped[];
  readonly width: number;
}

export function typeOf(style: Style, cx: Context): Type {
  const memory = cx.memory('type') as WeakMap<Style, Type>;
  let type = memory.get(style);
  if (type === undefined) {
    type = measure(style, cx);
    memory.set(style, type);
  }
  return type;
}

function measure(style: Style, cx: Context): Type {
  const text: TextStyle = {
    family: style.fontFamily,
    weight: style.fontWeight,
    style: style.fontStyle,
    features: style.letterSpacing === 0 ? style.fontFeatures : { liga: 0, clig: 0, ...style.fontFeatures },
    forms: style.fontForms,
    kerning: style.fontKerning !== 'none',
    lang: style.lang,
  };
  const face = cx.fonts.primary(text);
  const size = style.fontSize;
  const em = size / face.unitsPerEm;
  const ascent = face.ascent * em;
  const descent = face.descent * em;
  const lineHeight = style.lineHeight === 'normal' ? ascent + descent + face.lineGap * em : style.lineHeight;
  const leading = (lineHeight - ascent - descent) / 2;
  return {
    text,
    face,
    size,
    ascent,
    descent,
    xHeight: face.xHeight > 0 ? face.xHeight * em : size / 2,
    lineHeight,
    above: ascent + leading,
    below: descent + leading,
    style,
    words: new Map(),
  };
}

/** A word in this type; the same word is looked up once. */
export function shapeWord(text: string, type: Type, cx: Context, rtl = false, place?: Place): ShapedWord {
  const key = rtl ? `\u202E${text}` : text;
  let word = type.words.get(key);
  if (word === undefined) {
    const shaped = cx.fonts.shape(text, type.text, rtl, place);
    word = { shaped, width: shapedWidth(shaped, type.size, type.style.letterSpacing) };
    type.words.set(key, word);
  }
  return word;
}

/** Points, letter-space included. */
export function shapedWidth(shaped: readonly Shaped[], size: number, letterSpacing: number): number {
  let width = 0;
  let glyphs = 0;
  for (const run of shaped) {
    width += run.advance;
    if (letterSpacing !== 0) glyphs += run.glyphs.length;
  }
  return (width * size) / 1000 + glyphs * letterSpacing;
}

/** The hyphen at a line's end: its glyphs stand for U+00AD, so that extraction joins the word again. */
export function hyphenOf(style: Style, cx: Context): { readonly shaped: readonly Shaped[]; readonly width: number } {
  const memory = cx.memory('hyphen') as WeakMap<Style, { shaped: readonly Shaped[]; width: number }>;
  let hyphen = memory.get(style);
  if (hyphen === undefined) {
    const type = typeOf(style, cx);
    const own = style.hyphenateCharacter;
    const shaped = cx.fonts
      .shape(own === 'auto' ? (type.face.covers(0x2010) ? '\u2010' : '-') : own, type.text, false)
      .map((run) => ({
        ...run,
        glyphs: run.glyphs.map((glyph, i): Glyph => ({ ...glyph, text: i === 0 ? '\u00AD' : '' })),
      }));
    hyphen = { shaped, width: shapedWidth(shaped, type.size, style.letterSpacing) };
    memory.set(style, hyphen);
  }
  return hyphen;
}
