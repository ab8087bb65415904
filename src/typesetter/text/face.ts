// In: a font file through the Host. Out: a Face, or undefined and a diagnostic that says why.
import { create, type Font } from 'fontkit';
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { FontMemory } from './font-memory.ts';
import { brokenFont, unreadableFont, unusableFontFormat } from './rules.ts';
import type { Face, FontSource } from './types.ts';

/** Advances in thousandths of an em of the spaces that Tambour draws itself when the face lacks them (Unicode 6.2). */
export const SPACE_ADVANCES: ReadonlyMap<number, number> = new Map([
  [0x2000, 500],
  [0x2001, 1000],
  [0x2002, 500],
  [0x2003, 1000],
  [0x2004, 333],
  [0x2005, 250],
  [0x2006, 167],
  [0x2007, 550],
  [0x2008, 280],
  [0x2009, 200],
  [0x200a, 100],
  [0x202f, 200],
  [0x205f, 222],
  [0x3000, 1000],
]);

/** Drawn as nothing, whatever the face has: soft hyphen, zero width space and joiners of words, marks of direction, controls. */
export function isInvisible(codePoint: number): boolean {
  if (codePoint < 0xad) return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
  return (
    codePoint === 0xad ||
    codePoint === 0x200b ||
    codePoint === 0x200e ||
    codePoint === 0x200f ||
    (codePoint >= 0x2028 && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    codePoint === 0xfeff
  );
}

/** Joiners and variation selectors: part of a cluster, never a reason to change face. */
export function isJoining(codePoint: number): boolean {
  return (
    codePoint === 0x200c ||
    codePoint === 0x200d ||
    codePoint === 0x34f ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  );
}

/** What may stand in for a character that the face lacks, in order. */
export const STAND_INS: ReadonlyMap<number, readonly number[]> = new Map([
  [0x2010, [0x2d]],
  [0x2011, [0x2010, 0x2d]],
  [0x2212, [0x2013, 0x2d]],
]);

/** Loads the first source that can be read and embedded. Tells of a failure only when none works. */
export function loadFace(source: FontSource, host: Host, report: Report, memory: FontMemory): Face | undefined {
  const failures: (() => void)[] = [];
  const at = { place: source.place };
  for (const path of source.sources) {
    const { family } = source;
    const read = host.read(path);
    if (!read.ok) {
      failures.push(() => report(unreadableFont, { family, path, refusal: read.refusal }, at));
      continue;
    }
    const format = foreignFormat(read.bytes);
    if (format !== undefined) {
      failures.push(() => report(unusableFontFormat, { family, path, format }, at));
      continue;
    }
    const key = JSON.stringify([
      path,
      source.family,
      source.weight,
      source.style,
      source.unicodeRange,
      source.sizeAdjust,
    ]);
    const known = memory.faces.get(key);
    if (known && Buffer.compare(known.bytes, read.bytes) === 0) return known.face;
    const face = openFace(read.bytes, path, source);
    if (face) {
      memory.faces.set(key, { bytes: read.bytes, face });
      return face;
    }
    failures.push(() => report(brokenFont, { family, path }, at));
  }
  failures[0]?.();
  return undefined;
}

/** The name of a format that fontkit may read but cannot embed. */
function foreignFormat(bytes: Uint8Array): string | undefined {
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  if (tag === 'wOF2') return 'WOFF2';
  if (tag === 'ttcf') return 'TTC';
  return undefined;
}

function openFace(bytes: Uint8Array, path: string, source: FontSource): Face | undefined {
  try {
    const font = create(bytes);
    // A damaged file fails on first use rather than on opening: draw its first letter and its last glyph.
    // Shaping tables are left for the first word: they cost 10 to 40 ms a face, and a fallback may never need them.
    const drawn = [font.glyphForCodePoint(0x61), font.getGlyph(font.numGlyphs - 1)];
    if (drawn.some((glyph) => !glyph || !Number.isFinite(glyph.advanceWidth) || !glyph.path)) return undefined;
    const { unitsPerEm } = font;
    const metrics = [font.ascent, font.descent, font.lineGap, font.underlinePosition, font.underlineThickness];
    if (!(unitsPerEm > 0) || metrics.some((metric) => !Number.isFinite(metric))) return undefined;
    const sizeAdjust = source.sizeAdjust ?? 1;
    return {
      key: path,
      family: source.family,
      weight: source.weight[0],
      style: source.style,
      font,
      unitsPerEm,
      ascent: font.ascent * sizeAdjust,
      descent: Math.abs(font.descent) * sizeAdjust,
      lineGap: font.lineGap * sizeAdjust,
      xHeight: (font.xHeight || unitsPerEm / 2) * sizeAdjust,
      capHeight: (font.capHeight || (unitsPerEm * 7) / 10) * sizeAdjust,
      underlinePosition: (font.underlinePosition || -unitsPerEm / 10) * sizeAdjust,
      underlineThickness: (font.underlineThickness || unitsPerEm / 20) * sizeAdjust,
      sizeAdjust,
      covers: coverage(font, source.unicodeRange),
    };
  } catch {
    return undefined;
  }
}

function coverage(font: Font, ranges: FontSource['unicodeRange']): (codePoint: number) => boolean {
  // 0 not asked yet, 1 covered, 2 not covered: looking a code point up in the cmap is slow.
  const known = new Uint8Array(0x10000);
  const ask = (codePoint: number): boolean => {
    if (ranges.length > 0 && !ranges.some(([low, high]) => codePoint >= low && codePoint <= high)) return false;
    if (font.hasGlyphForCodePoint(codePoint)) return true;
    if (codePoint === 0xa0 || SPACE_ADVANCES.has(codePoint)) return font.hasGlyphForCodePoint(0x20);
    return STAND_INS.get(codePoint)?.some((other) => font.hasGlyphForCodePoint(other)) ?? false;
  };
  return (codePoint) => {
    if (isInvisible(codePoint)) return true;
    if (codePoint > 0xffff) return ask(codePoint);
    if (known[codePoint] === 0) known[codePoint] = ask(codePoint) ? 1 : 2;
    return known[codePoint] === 1;
  };
}
