// In: nothing. Out: the types of a picture brought to its final resolution, ready to be written.
import type { Colour } from '../../base/colour.ts';
import type { Matrix, Path, Size } from '../../base/geometry.ts';
import type { TextPaint } from '../layout/types.ts';
import type { Gradient } from './pdf/shading.ts';

/** `inks`: a channel for each ink of the job; a palette's colours are in three bytes of sRGB, or in `inks`. */
export type SampleSpace = 'gray' | 'rgb' | 'inks' | { readonly palette: Uint8Array; readonly inks?: 1 | 2 | 4 };

export type Prepared =
  /** A JPEG file written as it is. `alpha` deflated, 8 bits a pixel. */
  | {
      readonly type: 'jpeg';
      readonly bytes: Uint8Array;
      readonly size: Size;
      /** Four are inks, stored upside down as Adobe does. */
      readonly components: 1 | 3 | 4;
      readonly alpha?: Uint8Array;
      /** For a press: the mean share of each ink, where pixels were read. */
      readonly inks?: readonly number[];
    }
  /** Deflated samples; `png` when each row begins with its filter, as PNG stores them. */
  | {
      readonly type: 'samples';
      readonly bytes: Uint8Array;
      readonly size: Size;
      readonly space: SampleSpace;
      readonly bits: number;
      readonly png: boolean;
      /** Deflated, 8 bits a pixel. */
      readonly alpha?: Uint8Array;
      readonly inks?: readonly number[];
    }
  | { readonly type: 'drawing'; readonly drawing: Drawing }
  | { readonly type: 'unreadable' };

/** A vector drawing: verbs in its own space, from (0, 0) to its size, y downwards. */
export interface Drawing {
  readonly size: Size;
  /** How it stands in a place of another shape (`preserveAspectRatio`): 0 to 1 from the start; undefined to stretch it. */
  readonly fit?: { readonly x: number; readonly y: number; readonly slice: boolean };
  readonly verbs: readonly DrawingVerb[];
}

export type DrawingPaint = Colour | Gradient;

export type DrawingVerb =
  | { readonly type: 'fill'; readonly path: Path; readonly paint: DrawingPaint; readonly rule: 'nonzero' | 'evenodd' }
  | {
      readonly type: 'stroke';
      readonly path: Path;
      readonly paint: DrawingPaint;
      readonly width: number;
      readonly dash: readonly number[];
      readonly dashPhase: number;
      readonly cap: string;
      readonly join: string;
      readonly miterLimit: number;
    }
  | {
      readonly type: 'glyphs';
      readonly x: number;
      readonly y: number;
      readonly text: TextPaint;
      readonly colour: Colour;
    }
  | {
      readonly type: 'begin';
      readonly clip?: Path;
      readonly clipRule?: 'nonzero' | 'evenodd';
      readonly matrix?: Matrix;
      readonly opacity?: number;
    }
  | { readonly type: 'end' };
