// In: rectos and versos that are upright when the paper is turned like the page of a book. Out: the same for how a machine turns paper.
import { type Matrix, multiply, type Rect } from '../../base/geometry.ts';
import type { Sheet } from './types.ts';

/**
 * `short-edge`: about the upright axis of a sheet that lies on its long edge: versos stand as they are.
 * `long-edge`: about the level axis: versos lie upside down in the file, and come out upright.
 * `manual`: one side at a time, by hand: see `oneSideAtATime`.
 */
export type Duplex = 'short-edge' | 'long-edge' | 'manual';

export function forDuplex(sheets: readonly Sheet[], duplex: Duplex): readonly Sheet[] {
  return duplex === 'long-edge' ? sheets.map((sheet) => (sheet.face === 'verso' ? halfTurn(sheet) : sheet)) : sheets;
}

/**
 * Two print runs. A copier lays paper down with the printed face below, so the pile that comes out, put back as it is
 * with its blank faces up, gives the last sheet first: versos go from the last to the first. The path of the paper turns
 * it about its leading edge, the short one of A3 and of A4 that goes in lengthwise: versos stand upright.
 */
export function oneSideAtATime(sheets: readonly Sheet[]): {
  readonly rectos: readonly Sheet[];
  readonly versos: readonly Sheet[];
} {
  return {
    rectos: sheets.filter(({ face }) => face === 'recto'),
    versos: sheets.filter(({ face }) => face === 'verso').reverse(),
  };
}

/** Everything on the sheet, turned by half a turn about its middle. */
function halfTurn(sheet: Sheet): Sheet {
  const { width, height } = sheet;
  const turn: Matrix = [-1, 0, 0, -1, width, height];
  const turned = (rect: Rect): Rect => ({
    ...rect,
    x: width - rect.x - rect.width,
    y: height - rect.y - rect.height,
  });
  return {
    ...sheet,
    trim: turned(sheet.trim),
    bleed: turned(sheet.bleed),
    pages: sheet.pages.map(({ page, at, clip }) => ({ page, at: multiply(turn, at), clip: turned(clip) })),
    marks: sheet.marks.length === 0 ? [] : [{ type: 'begin', matrix: turn }, ...sheet.marks, { type: 'end' }],
  };
}
