// In: nothing. Out: faces, shaped words and broken lines, before any page.

import type { Font } from 'fontkit';
import type { Place } from '../../base/place.ts';

/** One loaded font file at no size. Metrics in font units over `unitsPerEm`, y upwards as in the file. */
export interface Face {
  /** Unique and stable: the Host path. */
  readonly key: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic' | 'oblique';
  readonly font: Font;
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Positive, below the baseline. */
  readonly descent: number;
  readonly lineGap: number;
  readonly xHeight: number;
  readonly capHeight: number;
  /** How much larger its outlines are drawn than the size of type says; its metrics and advances say so already. */
  readonly sizeAdjust: number;
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  /** Whether the face draws this code point itself, or Tambour draws it as an advance (U+202F, U+00A0, U+200B, U+00AD …). */
  covers(codePoint: number): boolean;
}

/** A face as a style sheet names it. */
export interface FontSource {
  readonly family: string;
  /** Lowest and highest weight that the face serves. */
  readonly weight: readonly [number, number];
  readonly style: 'normal' | 'italic' | 'oblique';
  /** Host paths, in order of preference. */
  readonly sources: readonly string[];
  /** Empty: no restriction. */
  readonly unicodeRange: readonly (readonly [number, number])[];
  /** `size-adjust` as a number; 1 where nothing is said. */
  readonly sizeAdjust?: number;
  /** Where its @font-face is written. */
  readonly place?: Place;
}

/** A glyph in a run. Advance and offsets in thousandths of an em; `text` is what it stands for ('' for the later glyphs of a cluster). */
export interface Glyph {
  readonly id: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  readonly text: string;
}

/** A stretch of text in one face, one direction, one set of features, at no size. Glyphs from left to right as drawn. Cached and shared: never written to. */
export interface Shaped {
  readonly face: Face;
  readonly glyphs: readonly Glyph[];
  /** Thousandths of an em. */
  readonly advance: number;
  readonly rtl: boolean;
  /** Glyphs made smaller and moved to stand for others; `advance` counts it, the glyphs' own do not. */
  readonly form?: Form;
}

/** Part of the size, and thousandths of an em of the full size above the baseline. */
export interface Form {
  readonly size: number;
  readonly rise: number;
}

/** How text is to be shaped. */
export interface TextStyle {
  readonly family: readonly string[];
  readonly weight: number;
  readonly style: 'normal' | 'italic' | 'oblique';
  readonly features: Readonly<Record<string, number>>;
  /** Those of the features that are drawn from other glyphs where the face lacks them: smcp, c2sc, sups … */
  readonly forms?: Readonly<Record<string, number>>;
  readonly kerning: boolean;
  readonly lang: string;
}

/** The fonts of one document. */
export interface Fonts {
  /** The face for the first family that exists: its metrics make the strut. */
  primary(style: TextStyle): Face;
  /**
   * A word or space shaped, cut where faces change (fallback by coverage). The same word is shaped once.
   * A code point that no face has is told once through the report of the document, at `place`, and drawn as U+FFFD or .notdef.
   */
  shape(text: string, style: TextStyle, rtl: boolean, place?: Place): readonly Shaped[];
}

// Line breaking over numbers (Knuth and Plass 1981). Widths in points.

export interface BreakBox {
  readonly type: 'box';
  readonly width: number;
  /** How much of it stands out where a line starts with it. */
  readonly hang?: number;
}
export interface BreakGlue {
  readonly type: 'glue';
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
}
/** `cost` from -Infinity (forced) to Infinity (forbidden); `width` is what the line gains when broken here (a hyphen). */
export interface BreakPenalty {
  readonly type: 'penalty';
  readonly width: number;
  readonly cost: number;
  readonly flagged: boolean;
}
export type BreakItem = BreakBox | BreakGlue | BreakPenalty;
