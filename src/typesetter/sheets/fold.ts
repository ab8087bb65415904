// In: six pages. Out: both sides of one sheet that is folded in three, rolled or in a Z.

import { translation } from '../../base/geometry.ts';
import { MM } from '../../base/length.ts';
import type { Page } from '../layout/types.ts';
import { type Blanks, withBlanks } from './blanks.ts';
import { foldMarks } from './marks.ts';
import type { Sheet } from './types.ts';

/** `roll`: the right of the inside is folded in first, the cover over it. `z`: the cover is folded over, the right behind. */
export type Fold = 'roll' | 'z';

/** Faces of the sheet. */
export const LEAFLET_PAGES = 6;
const HEIGHT = 210 * MM;
/** Of the inside, from left to right: what is rolled in is 1.5 mm narrower than its bed, so that it does not buckle. */
const PANELS: Readonly<Record<Fold, readonly [number, number, number]>> = {
  roll: [99.5 * MM, 99.5 * MM, 98 * MM],
  z: [99 * MM, 99 * MM, 99 * MM],
};

/** The width that page `number`, from 1, is to be laid out at, and its height. Points. */
export function panelSize(number: number, fold: Fold): { readonly width: number; readonly height: number } {
  const [left, middle, right] = PANELS[fold];
  return { width: [left, left, middle, right, right, middle][number - 1] ?? left, height: HEIGHT };
}

/**
 * The outside holds 5, 6, 1 from left to right; the inside 2, 3, 4. So the cover opens on 2 and 5, then on 2, 3 and 4.
 * Rolled, 6 is the back; in a Z, 4 is, and 5 and 6 stand between. Pages beyond six are left out: for the caller to tell.
 */
export function leaflet(
  pages: readonly Page[],
  { fold, blanks = 'end' }: { readonly fold: Fold; readonly blanks?: Blanks },
): readonly Sheet[] {
  if (pages.length === 0) return [];
  const faces = withBlanks(pages.slice(0, LEAFLET_PAGES), LEAFLET_PAGES, blanks);
  const [left, middle, right] = PANELS[fold];
  const paper = { x: 0, y: 0, width: left + middle + right, height: HEIGHT };
  const side = (numbers: readonly number[], widths: readonly number[], face: 'recto' | 'verso'): Sheet => {
    const placed: Sheet['pages'][number][] = [];
    const folds: number[] = [];
    let x = 0;
    for (const [i, number] of numbers.entries()) {
      const width = widths[i]!;
      const page = faces[number - 1];
      if (page) {
        const at = translation(x + (width - page.trim.width) / 2, (HEIGHT - page.trim.height) / 2);
        placed.push({ page, at, clip: { x, y: 0, width, height: HEIGHT } });
      }
      x += width;
      if (i < 2) folds.push(x);
    }
    return {
      width: paper.width,
      height: HEIGHT,
      trim: paper,
      bleed: paper,
      pages: placed,
      marks: folds.flatMap((fold) => foldMarks(fold, HEIGHT)),
      face,
    };
  };
  return [side([5, 6, 1], [right, middle, left], 'recto'), side([2, 3, 4], [left, middle, right], 'verso')];
}
