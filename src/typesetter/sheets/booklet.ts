// In: pages in reading order. Out: sides of sheets with two pages each, in booklet order: print both sides, fold, staple.
import { translation } from '../../base/geometry.ts';
import type { Page } from '../layout/types.ts';
import { type Blanks, withBlanks } from './blanks.ts';
import { foldMarks } from './marks.ts';
import { paperFor } from './paper.ts';
import type { Sheet } from './types.ts';

export interface BookletOptions {
  /** Points that each sheet inside another is pushed out by: the thickness of the paper. */
  readonly creep: number;
  readonly blanks?: Blanks;
}

/** Four pages a sheet. */
export const BOOKLET_MULTIPLE = 4;

/**
 * Side s holds n−1−s and s, the lower on the right of a recto, on the left of a verso; versos are upright when the sheet
 * is turned like the page of a book. Pages of inner sheets, which fold outwards, stand nearer to the spine by `creep` each.
 */
export function booklet(pages: readonly Page[], { creep, blanks = 'end' }: BookletOptions): readonly Sheet[] {
  if (pages.length === 0) return [];
  const faces = withBlanks(pages, BOOKLET_MULTIPLE, blanks);
  const count = faces.length;
  const width = Math.max(...pages.map(({ trim }) => trim.width));
  const height = Math.max(...pages.map(({ trim }) => trim.height));
  const paper = { x: 0, y: 0, ...paperFor({ width: 2 * width, height }) };
  const sides: Sheet[] = [];
  for (let side = 0; side < count / 2; side++) {
    const recto = side % 2 === 0;
    const [low, high] = [faces[side], faces[count - 1 - side]];
    const [left, right] = recto ? [high, low] : [low, high];
    const inwards = creep * Math.floor(side / 2);
    const outside = side === 0;
    const centre = side === count / 2 - 1;
    sides.push({
      width: paper.width,
      height: paper.height,
      trim: paper,
      bleed: paper,
      pages: [...place(left, 'left', paper, inwards), ...place(right, 'right', paper, -inwards)],
      // Where the hand folds, and where the eye checks it.
      marks: outside || centre ? foldMarks(paper.width / 2, paper.height) : [],
      face: recto ? 'recto' : 'verso',
    });
  }
  return sides;
}

/** A page against the spine, on its half of the paper; nothing for a blank. */
function place(
  page: Page | undefined,
  half: 'left' | 'right',
  paper: { readonly width: number; readonly height: number },
  shift: number,
): Sheet['pages'] {
  if (page === undefined) return [];
  const spine = paper.width / 2;
  const left = half === 'left' ? spine - page.trim.width : spine;
  const top = (paper.height - page.trim.height) / 2;
  const clip = { x: half === 'left' ? 0 : spine, y: 0, width: spine, height: paper.height };
  return [{ page, at: translation(left + shift, top), clip }];
}
