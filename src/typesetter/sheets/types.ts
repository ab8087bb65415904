// In: nothing. Out: sheets: sides of paper with pages placed on them.
import type { Matrix, Rect, Size } from '../../base/geometry.ts';
import type { DisplayItem, Page } from '../layout/types.ts';

/** One side of a sheet as it leaves the machine. Points, from the media's top left corner. */
export interface Sheet extends Size {
  /** TrimBox and BleedBox; the media is `width` × `height`. */
  readonly trim: Rect;
  readonly bleed: Rect;
  /** `at` takes page coordinates (trim corner) to the sheet; `clip` in sheet coordinates. */
  readonly pages: readonly { readonly page: Page; readonly at: Matrix; readonly clip: Rect }[];
  /** Crop marks, fold marks, slug: drawn over all, artifacts. */
  readonly marks: readonly DisplayItem[];
  readonly face: 'recto' | 'verso' | 'single';
  /** Degrees by which a reader turns it, clockwise. */
  readonly turn?: 90 | 270;
}

/** How pages go onto paper. */
export type Imposition =
  | { readonly type: 'reading' }
  /** `bleed` and `offset` (of the marks from the trim) in points. */
  | {
      readonly type: 'printer';
      readonly bleed: number;
      readonly offset: number;
      readonly marks: readonly ('crop' | 'cross' | 'bars')[];
    }
  /** Two pages a side in booklet order; `creep` in points a sheet. */
  | { readonly type: 'booklet'; readonly creep: number };
