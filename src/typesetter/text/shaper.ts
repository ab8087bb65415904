// In: a face and its features. Out: text of that face → glyphs in thousandths of an em, each with the text it stands for.
import type { Font, FontkitGlyph, GlyphPosition } from 'fontkit';
import { mirrored } from './bidi.ts';
import { isInvisible, SPACE_ADVANCES, STAND_INS } from './face.ts';
import { createPairTable, type PairTable } from './pair-table.ts';
import type { Face, Glyph } from './types.ts';

export type Features = Readonly<Record<string, boolean>>;
export type Shape = (text: string, rtl: boolean) => readonly Glyph[];

interface LayoutEngine {
  hideDefaultIgnorables(glyphs: FontkitGlyph[], positions: { xAdvance: number; yAdvance: number }[]): void;
  isDefaultIgnorable(codePoint: number): boolean;
}

/** Shapes text that the face covers. `language` is an OpenType tag. Glyphs come from left to right as drawn. */
export function createShaper(face: Face, features: Features, language: string | undefined): Shape {
  const shape = createPlainShaper(face, features, language);
  const { sizeAdjust } = face;
  if (sizeAdjust === 1) return shape;
  return (text, rtl) =>
    shape(text, rtl).map(({ id, advance, dx, dy, text }) => ({
      id,
      advance: advance * sizeAdjust,
      dx: dx * sizeAdjust,
      dy: dy * sizeAdjust,
      text,
    }));
}

function createPlainShaper(face: Face, features: Features, language: string | undefined): Shape {
  // Most faces never need fontkit's shaping, nor the layout engine that comes with it.
  let view: Font | undefined;
  const perEm = 1000 / face.unitsPerEm;
  const space = face.font.glyphForCodePoint(0x20);
  const spaceAdvance = space.id === 0 ? 250 : space.advanceWidth * perEm;

  let pairs: PairTable | 'none' | undefined;

  const drawnSpace = (character: string): Glyph | undefined => {
    const code = character.charCodeAt(0);
    if (isInvisible(code)) return { id: space.id, advance: 0, dx: 0, dy: 0, text: character };
    if (code === 0xa0) return { id: space.id, advance: spaceAdvance, dx: 0, dy: 0, text: character };
    const own = SPACE_ADVANCES.get(code);
    if (own === undefined || (code !== 0x202f && face.font.hasGlyphForCodePoint(code))) return undefined;
    return { id: space.id, advance: own, dx: 0, dy: 0, text: character };
  };

  const toThousandths = ({ glyph, position }: Positioned): Glyph => ({
    id: glyph.id,
    advance: position.xAdvance * perEm,
    dx: position.xOffset * perEm,
    dy: position.yOffset * perEm,
    text: String.fromCodePoint(...glyph.codePoints),
  });

  const layoutLatin = (text: string): readonly Glyph[] => {
    pairs ??= createPairTable(face.font, features, language) ?? 'none';
    return (pairs !== 'none' && pairs(text)) || layoutWhole(text, false, 'latn');
  };

  const layout = (text: string, rtl: boolean): readonly Glyph[] =>
    !rtl && isLatin(text) ? layoutLatin(text) : layoutWhole(text, rtl, undefined);

  const layoutWhole = (text: string, rtl: boolean, script: string | undefined): readonly Glyph[] => {
    const drawn = standIns(rtl ? mirrored(text) : text, face);
    view ??= clusterKeeping(face.font);
    const glyphs = withMarks(shapeOrMap(view, drawn, features, script, language, rtl).map(toThousandths), rtl);
    if (drawn === text) return glyphs;
    return rtl ? nameGlyphs(glyphs.reverse(), drawn, text).reverse() : nameGlyphs(glyphs, drawn, text);
  };

  return (text, rtl) => {
    if (!rtl && isLatin(text)) return layoutLatin(text);
    const plain = text.replace(DRAWN_HERE, '');
    if (plain.length === text.length) return layout(text, rtl);
    // Spaces part the text; invisible characters stand between glyphs that still join and kern.
    const glyphs: Glyph[] = [];
    for (const part of text.split(SPACES)) {
      const alone = part.length === 1 ? drawnSpace(part) : undefined;
      if (alone) glyphs.push(alone);
      else if (part !== '') glyphs.push(...aroundInvisible(part, (visible) => layout(visible, rtl), drawnSpace, rtl));
    }
    return rtl ? glyphs.reverse() : glyphs;
  };
}

const SPACES = /([\u00a0\u2000-\u200a\u202f\u205f\u3000])/;
const INVISIBLE = /[\p{Cc}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
const DRAWN_HERE = new RegExp(`${SPACES.source}|${INVISIBLE.source}`, 'gu');

/** Shapes what is visible as one text and puts the invisible characters back, without advance. Logical order. */
function aroundInvisible(
  text: string,
  layout: (text: string) => readonly Glyph[],
  drawn: (character: string) => Glyph | undefined,
  rtl: boolean,
): readonly Glyph[] {
  const visible = text.replace(INVISIBLE, '');
  const glyphs = visible === '' ? [] : layout(visible);
  const logical = rtl ? [...glyphs].reverse() : glyphs;
  const result: Glyph[] = [];
  let at = 0;
  let pending = 0;
  const flush = () => {
    while (at < logical.length && (pending > 0 || logical[at]!.text === '')) {
      pending -= logical[at]!.text.length;
      result.push(logical[at++]!);
    }
  };
  for (const character of text) {
    const glyph = isInvisible(character.codePointAt(0)!) ? drawn(character) : undefined;
    if (glyph) {
      flush();
      result.push(glyph);
    } else pending += character.length;
  }
  flush();
  result.push(...logical.slice(at));
  return result;
}

/**
 * fontkit keeps one glyph object an id, with the characters it was first made for: a no-break space would become a
 * space in all later text. This view of the font makes one an id and text, and keeps what is hidden known by its own text.
 */
function clusterKeeping(font: Font): Font {
  const variants = new Map<string, FontkitGlyph>();
  const view: Font & { _layoutEngine?: LayoutEngine } = Object.create(font, {
    getGlyph: {
      value: (id: number, codePoints: readonly number[] = []) => {
        const key = `${id} ${codePoints.join(' ')}`;
        let glyph = variants.get(key);
        if (!glyph) {
          glyph = Object.create(font.getGlyph(id, codePoints), { codePoints: { value: codePoints } }) as FontkitGlyph;
          variants.set(key, glyph);
        }
        return glyph;
      },
    },
  });
  const engine = view._layoutEngine;
  if (engine) {
    const space = font.glyphForCodePoint(0x20).id;
    engine.hideDefaultIgnorables = (glyphs, positions) => {
      glyphs.forEach((glyph, at) => {
        const first = glyph.codePoints[0];
        if (first === undefined || !engine.isDefaultIgnorable(first)) return;
        glyphs[at] = view.getGlyph(space, glyph.codePoints);
        positions[at]!.xAdvance = 0;
        positions[at]!.yAdvance = 0;
      });
    };
  }
  return view;
}

interface Positioned {
  readonly glyph: FontkitGlyph;
  readonly position: GlyphPosition;
}

function shapeOrMap(
  font: Font,
  text: string,
  features: Features,
  script: string | undefined,
  language: string | undefined,
  rtl: boolean,
): readonly Positioned[] {
  try {
    // fontkit writes into the features it is given.
    const run = font.layout(text, { ...features }, script, language, rtl ? 'rtl' : 'ltr');
    return run.glyphs.map((glyph, at) => ({ glyph, position: run.positions[at]! }));
  } catch {
    // A face with damaged shaping tables still has its letters.
    const letters = Array.from(text, (character) => {
      const glyph = font.glyphForCodePoint(character.codePointAt(0)!);
      return { glyph, position: { xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 } };
    });
    return rtl ? letters.reverse() : letters;
  }
}

/** Gives each glyph the true text: that of a stand-in or a mirrored sign is the character it is drawn for. Logical order. */
function nameGlyphs(glyphs: Glyph[], drawn: string, text: string): Glyph[] {
  let at = 0;
  return glyphs.map((glyph) => {
    const end = at + glyph.text.length;
    // Where a script reorders, no glyph says where it is from.
    const own = drawn.slice(at, end) === glyph.text ? text.slice(at, end) : glyph.text;
    at = end;
    return own === glyph.text ? glyph : { ...glyph, text: own };
  });
}

function standIns(text: string, face: Face): string {
  if (!/[\u2010\u2011\u2212]/.test(text)) return text;
  return text.replace(/[\u2010\u2011\u2212]/g, (character) => {
    const code = character.charCodeAt(0);
    if (face.font.hasGlyphForCodePoint(code)) return character;
    const other = STAND_INS.get(code)!.find((candidate) => face.font.hasGlyphForCodePoint(candidate));
    return other === undefined ? character : String.fromCharCode(other);
  });
}

/** Letters, digits and signs of Latin text, and nothing that Tambour draws itself. */
function isLatin(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code > 0x7e && code < 0xa1) || code === 0xad) return false;
    if (code >= 0x250 && (code < 0x2010 || code > 0x2027)) return false;
  }
  return true;
}

/** Vowel signs are written with their letter: one text for both, since many readers of a page take a sign of its own for a word. */
function withMarks(glyphs: Glyph[], rtl: boolean): Glyph[] {
  if (!rtl) return glyphs;
  // From left to right as drawn, marks come before their letter, the last one first.
  for (let i = glyphs.length - 1; i >= 0; i--) {
    if (glyphs[i]!.text === '' || !/^\p{Mn}+$/u.test(glyphs[i]!.text)) continue;
    let letter = i + 1;
    while (letter < glyphs.length && (glyphs[letter]!.text === '' || glyphs[letter]!.advance === 0)) letter++;
    const base = glyphs[letter];
    if (!base) continue;
    glyphs[letter] = { ...base, text: base.text + glyphs[i]!.text };
    glyphs[i] = { ...glyphs[i]!, text: '' };
  }
  return glyphs;
}
