// In: pages in reading order. Out: sides of sheets with two pages each, in booklet order: print both sides (turn on the short edge), fold, staple.
import { translation } from '../../base/geometry.ts';
import type { Page } from '../layout/types.ts';
import { foldMarks } from './marks.ts';
import type { Sheet } from './types.ts';

/**
 * Padded with blank leaves at the end to a multiple of four. Side s holds n−1−s and s, the lower on the right of a recto,
 * on the left of a verso. `creep`, in points a sheet, brings the pages of inner sheets, which fold outwards, towards the spine.
 */
export function booklet(pages: readonly Page[], creep: number): readonly Sheet[] {
  if (pages.length === 0) return [];
  const count = Math.ceil(pages.length / 4) * 4;
  const width = Math.max(...pages.map(({ trim }) => trim.width));
  const height = Math.max(...pages.map(({ trim }) => trim.height));
  const paper = { x: 0, y: 0, width: 2 * width, height };
  const sides: Sheet[] = [];
  for (let side = 0; side < count / 2; side++) {
    const recto = side % 2 === 0;
    const [low, high] = [pages[side], pages[count - 1 - side]];
    const [left, right] = recto ? [high, low] : [low, high];
    const inwards = creep * Math.floor(side / 2);
    sides.push({
      width: paper.width,
      height: paper.height,
      trim: paper,
      bleed: paper,
      pages: [...place(left, 0, width, height, inwards), ...place(right, width, width, height, -inwards)],
      marks: side === 0 ? foldMarks(width, height) : [],
      face: recto ? 'recto' : 'verso',
    });
  }
  return sides;
}

/** A page against the spine, on its half of the paper; nothing for a blank. */
function place(page: Page | undefined, x: number, width: number, height: number, shift: number): Sheet['pages'] {
  if (page === undefined) return [];
  const left = x === 0 ? width - page.trim.width : x;
  const top = (height - page.trim.height) / 2;
  return [{ page, at: translation(left + shift, top), clip: { x, y: 0, width, height } }];
}
