// In: faces and shaped glyphs. Out: the codes that a content stream shows, and what each stands for when text is copied or read aloud.
import type { EmbeddedFont } from 'pdfkit';
import type { Face, Glyph } from '../../text/types.ts';
import type { PdfFile, Ref } from './file.ts';

/** Four hexadecimal digits, and the width that the PDF's font gives them, in thousandths of an em. */
export interface Code {
  readonly hex: string;
  readonly width: number;
}

export interface PdfFont {
  readonly name: string;
  readonly ref: Ref;
  code(glyph: Glyph): Code;
}

export type FontTable = (face: Face) => PdfFont;

/** `added` is told of each glyph that gets a code. */
export function createFontTable(file: PdfFile, added: (face: Face, glyph: Glyph) => void): FontTable {
  const fonts = new Map<string, PdfFont>();
  return (face) => {
    let font = fonts.get(face.key);
    if (font === undefined) {
      font = createFont(face, file.font(face.font), added);
      fonts.set(face.key, font);
    }
    return font;
  };
}

/** Characters that a face may lack and that are drawn with another's glyph. */
const STAND_INS: Readonly<Record<string, number>> = { '\u2011': 0x2d, '\u2010': 0x2d, '\u00ad': 0x2d };

/**
 * A glyph that stands for two texts (a hyphen, and the soft hyphen at a line's end that must not be read) gets two codes:
 * the second is the same outline pushed once more into the subset. The same keeps glyph 0, which PDF/UA forbids to show,
 * behind a code of its own.
 */
function createFont(face: Face, embedded: EmbeddedFont, added: (face: Face, glyph: Glyph) => void): PdfFont {
  const { font } = face;
  const scale = 1000 / font.unitsPerEm;
  const first = new Map<number, Code & { readonly text: string }>();
  const aliases = new Map<string, Code>();
  embedded.unicode[0] = [0xfffd];

  const add = (glyph: number, text: string): Code => {
    const cid = embedded.subset.glyphs.length;
    embedded.subset.glyphs.push(glyph);
    const width = font.getGlyph(glyph).advanceWidth * scale;
    embedded.widths[cid] = width;
    embedded.unicode[cid] = codePoints(text);
    return { hex: cid.toString(16).padStart(4, '0'), width };
  };
  const outline = (glyph: Glyph): number => {
    if (glyph.id !== 0 || glyph.text === '') return glyph.id;
    const like =
      STAND_INS[glyph.text] ?? (/^[\s\u200b-\u200f\u2060\ufeff\u00ad]+$/.test(glyph.text) ? 0x20 : undefined);
    return like === undefined ? 0 : font.glyphForCodePoint(like).id;
  };
  return {
    name: embedded.id,
    ref: embedded.ref().toString(),
    code(glyph) {
      const known = first.get(glyph.id);
      if (known !== undefined && known.text === glyph.text) return known;
      if (known === undefined && glyph.id !== 0) {
        const code = { ...add(glyph.id, glyph.text), text: glyph.text };
        first.set(glyph.id, code);
        added(face, glyph);
        return code;
      }
      const key = `${glyph.id} ${glyph.text}`;
      let code = aliases.get(key);
      if (code === undefined) {
        code = add(outline(glyph), glyph.text);
        aliases.set(key, code);
        added(face, glyph);
      }
      return code;
    },
  };
}

/** A later glyph of a cluster says nothing: U+200B, since a code must stand for something. */
function codePoints(text: string): readonly number[] {
  if (text === '') return [0x200b];
  const out: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0)!;
    // U+0000, U+FEFF and U+FFFE, and halves of characters, are forbidden in a ToUnicode map (PDF/UA-1, 7.21.7).
    out.push(
      point === 0 || point === 0xfeff || point === 0xfffe || (point >= 0xd800 && point < 0xe000) ? 0xfffd : point,
    );
  }
  return out;
}
