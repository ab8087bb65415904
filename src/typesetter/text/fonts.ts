// In: the faces of a document and the words of its text. Out: each word shaped once, cut where faces change (CSS Fonts 4, 5).
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { clusters } from './clusters.ts';
import { isInvisible, isJoining, loadFace, SPACE_ADVANCES } from './face.ts';
import { createFontMemory, type FontMemory, type WordShaper, wordShaper } from './font-memory.ts';
import { matchFamily } from './matching.ts';
import { missingGlyph } from './rules.ts';
import type { Features } from './shaper.ts';
import { type Forms, shapeForms } from './synthesis.ts';
import type { Face, FontSource, Fonts, Shaped, TextStyle } from './types.ts';

/** All that the text of one style needs: its faces as they come to be needed, its words as they come to be shaped. */
interface StyleFonts {
  readonly candidates: readonly FontSource[];
  readonly features: Features;
  readonly language: string | undefined;
  /** undefined: nothing is imitated, as in nearly all text. */
  readonly forms: Forms | undefined;
  readonly lang: string;
  readonly shapers: Map<Face, WordShaper>;
  readonly ltr: Map<string, readonly Shaped[]>;
  readonly rtl: Map<string, readonly Shaped[]>;
  primary: Face | undefined;
}

/**
 * The fonts of one document. A face is read when the first text needs it, once. `packaged` faces serve the generic
 * families by name and are tried last for what no other face covers.
 */
export function createFonts(options: {
  readonly faces: readonly FontSource[];
  readonly packaged: readonly FontSource[];
  readonly host: Host;
  readonly report: Report;
  /** What earlier documents of this process have left. */
  readonly memory?: FontMemory;
}): Fonts {
  const { faces, packaged, host, report, memory = createFontMemory() } = options;
  const loaded = new Map<FontSource, Face | undefined>();
  const byPath = new Map<string, Face | undefined>();
  const byStyle = new WeakMap<TextStyle, StyleFonts>();
  const byKey = new Map<string, StyleFonts>();
  const missing = new Set<number>();

  const load = (source: FontSource): Face | undefined => {
    if (loaded.has(source)) return loaded.get(source);
    const key = `${source.sources.join('|')}#${source.unicodeRange.join(' ')}#${source.family}#${source.weight}#${source.sizeAdjust}`;
    const face = byPath.has(key) ? byPath.get(key) : loadFace(source, host, report, memory);
    byPath.set(key, face);
    loaded.set(source, face);
    return face;
  };

  const stylesFonts = (style: TextStyle): StyleFonts => {
    const known = byStyle.get(style);
    if (known) return known;
    const features = featuresOf(style);
    const language = LANGUAGE_SYSTEMS.get(style.lang.slice(0, 2).toLowerCase());
    const forms = style.forms && Object.keys(style.forms).length > 0 ? style.forms : undefined;
    const own = forms && [forms, style.lang];
    const key = JSON.stringify([style.family, style.weight, style.style, features, language, own]);
    let fonts = byKey.get(key);
    if (!fonts) {
      const candidates = candidatesFor(style, faces, packaged);
      fonts = {
        candidates,
        features,
        language,
        forms,
        lang: style.lang,
        shapers: new Map(),
        ltr: new Map(),
        rtl: new Map(),
        primary: undefined,
      };
      byKey.set(key, fonts);
    }
    byStyle.set(style, fonts);
    return fonts;
  };

  const firstFace = (fonts: StyleFonts, accepts: (face: Face) => boolean): Face | undefined => {
    for (const source of fonts.candidates) {
      const face = load(source);
      if (face && accepts(face)) return face;
    }
    return undefined;
  };

  const primaryOf = (fonts: StyleFonts): Face => {
    fonts.primary ??= firstFace(fonts, (face) => face.covers(0x20)) ?? firstFace(fonts, () => true);
    if (!fonts.primary) throw new Error('No face can be loaded: the packaged faces are missing.');
    return fonts.primary;
  };

  const faceFor = (fonts: StyleFonts, cluster: string, word: string, place?: Place): Face | undefined => {
    const codes = [...cluster].map((character) => character.codePointAt(0)!);
    const base = codes[0]!;
    if (base === 0xa0 || isInvisible(base) || SPACE_ADVANCES.has(base)) return primaryOf(fonts);
    const whole = firstFace(fonts, (face) => codes.every((code) => isJoining(code) || face.covers(code)));
    const face = whole ?? firstFace(fonts, (candidate) => candidate.covers(base));
    if (whole) return face;
    const lost = face ? codes.filter((code) => !isJoining(code) && !face.covers(code)) : [base];
    for (const code of lost) {
      if (missing.has(code)) continue;
      missing.add(code);
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      report(missingGlyph, { character: String.fromCodePoint(code), code: name, word }, { place });
    }
    return face;
  };

  const shapeIn = (fonts: StyleFonts, face: Face, text: string, rtl: boolean): Shaped => {
    let shaper = fonts.shapers.get(face);
    if (!shaper) {
      shaper = wordShaper(memory, face, fonts.features, fonts.language);
      fonts.shapers.set(face, shaper);
    }
    return shaper(text, rtl);
  };

  /** A text of one face in its parts: small capitals and superiors may be made from other glyphs. */
  const shapeParts = (fonts: StyleFonts, face: Face, text: string, rtl: boolean): readonly Shaped[] => {
    if (!fonts.forms) return [shapeIn(fonts, face, text, rtl)];
    const { features, language } = fonts;
    return shapeForms(text, face, fonts.forms, fonts.lang, (part, more) =>
      wordShaper(memory, face, { ...features, ...more }, language)(part, rtl),
    );
  };

  /** What no face has: the replacement character if a face has that, else the primary face's .notdef. */
  const shapeMissing = (fonts: StyleFonts, text: string, rtl: boolean): Shaped => {
    const face = firstFace(fonts, (candidate) => candidate.covers(0xfffd)) ?? primaryOf(fonts);
    const glyph = face.font.glyphForCodePoint(0xfffd);
    const advance = (glyph.advanceWidth * 1000 * face.sizeAdjust) / face.unitsPerEm;
    return { face, glyphs: [{ id: glyph.id, advance, dx: 0, dy: 0, text }], advance, rtl };
  };

  const shapeWord = (fonts: StyleFonts, text: string, rtl: boolean, place?: Place): readonly Shaped[] => {
    const primary = primaryOf(fonts);
    if (coversAll(primary, text)) {
      const parts = shapeParts(fonts, primary, text, rtl);
      return rtl && parts.length > 1 ? [...parts].reverse() : parts;
    }
    const runs: { face: Face | undefined; text: string }[] = [];
    for (const cluster of clusters(text)) {
      const face = faceFor(fonts, cluster, text, place);
      const last = runs.at(-1);
      if (last && face && last.face === face) last.text += cluster;
      else runs.push({ face, text: cluster });
    }
    const parts = runs.flatMap((run) =>
      run.face ? shapeParts(fonts, run.face, run.text, rtl) : [shapeMissing(fonts, run.text, rtl)],
    );
    return rtl ? parts.reverse() : parts;
  };

  return {
    primary: (style) => primaryOf(stylesFonts(style)),
    shape: (text, style, rtl, place) => {
      const fonts = stylesFonts(style);
      const words = rtl ? fonts.rtl : fonts.ltr;
      let found = words.get(text);
      if (!found) {
        found = text === '' ? [] : shapeWord(fonts, text, rtl, place);
        words.set(text, found);
      }
      return found;
    },
  };
}

/** OpenType language systems in which faces are known to differ. */
const LANGUAGE_SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['fr', 'FRA '],
  ['nl', 'NLD '],
  ['ca', 'CAT '],
  ['pl', 'PLK '],
  ['ro', 'ROM '],
  ['tr', 'TRK '],
  ['sr', 'SRB '],
  ['ar', 'ARA '],
  ['fa', 'FAR '],
  ['ur', 'URD '],
]);

function candidatesFor(
  style: TextStyle,
  faces: readonly FontSource[],
  packaged: readonly FontSource[],
): readonly FontSource[] {
  const found = new Set<FontSource>();
  for (const family of style.family) {
    const own = matchFamily(faces, family, style);
    for (const source of own.length > 0 ? own : matchFamily(packaged, family, style)) found.add(source);
  }
  const families = new Set(packaged.map((source) => source.family));
  for (const family of families) for (const source of matchFamily(packaged, family, style)) found.add(source);
  // A document whose every family is unknown is still set in what it brings.
  for (const { family } of packaged.length === 0 ? faces : [])
    for (const source of matchFamily(faces, family, style)) found.add(source);
  return [...found];
}

function featuresOf({ kerning, features }: TextStyle): Features {
  const result: Record<string, boolean> = { kern: kerning };
  for (const tag of Object.keys(features).sort()) result[tag] = features[tag] !== 0;
  return result;
}

function coversAll(face: Face, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (!face.covers(code) && !(at > 0 && isJoining(code))) return false;
    if (code > 0xffff) at++;
  }
  return true;
}
