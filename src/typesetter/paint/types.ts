// In: nothing. Out: the painter: the dozen verbs between sheets and a PDF.
import type { Colour } from '../../base/colour.ts';
import type { Matrix, Path, Rect } from '../../base/geometry.ts';
import type { Link, Mark, Picture } from '../boxes/types.ts';
import type { Paint, TextPaint } from '../layout/types.ts';
import type { Sheet } from '../sheets/types.ts';
import type { Plates } from './plates.ts';

/** Draws onto the current sheet. Coordinates in points, y downwards, in the current space. */
export interface Painter {
  /** Begins a sheet; true when it stands already, as it was painted before: then nothing need be drawn. */
  sheet(sheet: Sheet): boolean;
  fill(path: Path, paint: Paint, rule: 'nonzero' | 'evenodd', mark: Mark): void;
  stroke(
    path: Path,
    style: {
      readonly colour: Colour;
      readonly width: number;
      readonly dash: readonly number[];
      readonly cap: string;
      readonly join: string;
    },
    mark: Mark,
  ): void;
  glyphs(x: number, y: number, text: TextPaint, colour: Colour, mark: Mark): void;
  picture(rect: Rect, picture: Picture, mark: Mark): void;
  begin(group: { readonly clip?: Path; readonly matrix?: Matrix; readonly opacity?: number }): void;
  end(): void;
  link(rect: Rect, link: Link): void;
  destination(id: string, x: number, y: number): void;
}

/** What kind of PDF to write. */
export interface PdfProfile {
  /** Reading editions are tagged PDF/UA-1 + PDF/A-2a; others carry no tags. */
  readonly tagged: boolean;
  /** A tagged file says that it is PDF/UA-1 and PDF/A-2a, unless this is false: something was told that breaks them. */
  readonly conforms?: boolean;
  /** 'screen' keeps sRGB; 'print' writes pure K for black and greys and DeviceCMYK for device-cmyk(). */
  readonly colour: 'screen' | 'print';
  /** For 'print': inks, limits, the press's own profile; usual ones when left out. */
  readonly plates?: Plates;
  /** Pixels per inch that pictures are brought to at most. */
  readonly ppi: number;
  /** ISO 8601 date for CreationDate and ModDate. */
  readonly date: string;
}
