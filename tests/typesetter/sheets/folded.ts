// In: printed sides and how the machine turned the paper. Out: what a reader finds who folds them: pages in order, each with where it lies on its leaf.
//
// Nothing here knows of page orders. Paper is a rectangle seen from its recto; what is printed on the verso is brought
// into the recto's coordinates by the turn of the machine, and a reader who sees a leaf's back sees it mirrored again.
import { apply, type Matrix, multiply } from '../../../src/base/geometry.ts';
import type { Sheet } from '../../../src/typesetter/sheets/types.ts';

export type Turn = 'short-edge' | 'long-edge';

/** A face of paper as the reader holds it: page number or 0 for a blank, and the page's own frame in that view. */
export interface Face {
  readonly number: number;
  readonly at: Matrix | undefined;
  readonly width: number;
}

export interface PrintedSheet {
  readonly recto: Sheet;
  readonly verso: Sheet;
  readonly turn: Turn;
}

export function pairs(sheets: readonly Sheet[], turn: Turn): readonly PrintedSheet[] {
  const rectos = sheets.filter(({ face }) => face === 'recto');
  const versos = sheets.filter(({ face }) => face === 'verso');
  return rectos.map((recto, i) => ({ recto, verso: versos[i]!, turn }));
}

/** A copier that lays sheets face down in a pile; the pile goes back as it is, is fed from its top, printed on its upper face. */
export function reload(rectos: readonly Sheet[], versos: readonly Sheet[]): readonly PrintedSheet[] {
  const pile: Sheet[] = [];
  for (const recto of rectos) pile.unshift(recto);
  return pile.map((recto, i) => ({ recto, verso: versos[i]!, turn: 'short-edge' as const })).reverse();
}

/** Of a verso's media to the recto's frame, seen through the paper. */
function throughPaper({ verso, turn }: PrintedSheet): Matrix {
  return turn === 'short-edge' ? [-1, 0, 0, 1, verso.width, 0] : [1, 0, 0, -1, 0, verso.height];
}

/** The face of the strip from `from` to `to` of the recto's width; its back when `back`. */
export function faceOf(sheet: PrintedSheet, from: number, to: number, back: boolean): Face {
  const { recto, verso } = sheet;
  const placed = back ? verso.pages : recto.pages;
  const toPaper: Matrix = back ? throughPaper(sheet) : [1, 0, 0, 1, 0, 0];
  for (const { page, at } of placed) {
    const onPaper = multiply(toPaper, at);
    const [x] = apply(onPaper, page.trim.width / 2, page.trim.height / 2);
    if (x < from || x > to) continue;
    // From behind, left and right change places.
    const seen: Matrix = back ? [-1, 0, 0, 1, to, 0] : [1, 0, 0, 1, -from, 0];
    return { number: page.number, at: multiply(seen, onPaper), width: to - from };
  }
  return { number: 0, at: undefined, width: to - from };
}

/** Sheets laid into one another, the first outside, folded in the middle; faces as one leafs through. */
export function leafThrough(sheets: readonly PrintedSheet[]): readonly Face[] {
  const front: Face[] = [];
  const back: Face[] = [];
  for (const sheet of sheets) {
    const { width } = sheet.recto;
    const middle = width / 2;
    // The right half lies in front, its recto first; the left half lies behind, and is met from its verso.
    front.push(faceOf(sheet, middle, width, false), faceOf(sheet, middle, width, true));
    back.unshift(faceOf(sheet, 0, middle, true), faceOf(sheet, 0, middle, false));
  }
  return [...front, ...back];
}
