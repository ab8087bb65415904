// Many pieces on a sheet: where they stand, and that each back falls behind its front.
import { expect, test } from 'vitest';
import { apply, rectPath, type Size } from '../../../src/base/geometry.ts';
import { LABEL_SHEETS, labelSheetName } from '../../../src/typesetter/sheets/label-sheets.ts';
import { centred, type Grid, largestGrid, type ManyUpOptions, manyUp } from '../../../src/typesetter/sheets/many-up.ts';
import type { Sheet } from '../../../src/typesetter/sheets/types.ts';
import { artifact, page, red } from '../../pdf/fake.ts';

const MM = 72 / 25.4;
const A4 = { width: 210 * MM, height: 297 * MM };
const CARD = { width: 85.6 * MM, height: 54 * MM };
const NONE = { width: 0, height: 0 };
const OPTIONS: ManyUpOptions = { first: 0, turn: 'long', cut: true, outlined: false, order: 'row' };

const small = (number: number, { width, height }: Size = CARD) => page(number, [], width, height);
const fronts = (count: number, size?: Size) => Array.from({ length: count }, (_, i) => ({ front: small(i + 1, size) }));
const numbers = (sheet: Sheet | undefined) => sheet?.pages.map(({ page: { number } }) => number);

function labels(name: string): Grid {
  const { columns, rows, gutter, ...size } = LABEL_SHEETS[name]!;
  const piece = { width: size.width * MM, height: size.height * MM };
  const step = { width: piece.width + gutter * MM, height: piece.height };
  return { paper: A4, piece, columns, rows, step, ...centred(A4, columns, rows, piece, step) };
}

test.each([
  ['L7160', 7.2, 15.15, 66, 38.1],
  ['L7163', 4.65, 15.15, 101.6, 38.1],
  ['L7159', 7.2, 12.9, 66, 33.9],
  ['L7651', 4.75, 10.7, 40.6, 21.2],
])('%s stands where its maker says, within a tenth of a millimetre', (name, left, top, across, down) => {
  const { x, y, step } = labels(name);
  const found = [x, y, step.width, step.height].map((points) => points / MM);
  for (const [i, wanted] of [left, top, across, down].entries())
    expect(Math.abs(found[i]! - wanted)).toBeLessThan(0.101);
});

test('every sheet of the table is on its paper', () => {
  for (const name of Object.keys(LABEL_SHEETS)) {
    const { x, y } = labels(name);
    expect([name, x >= -1e-6, y >= -1e-6]).toEqual([name, true, true]);
  }
  expect(['Avery L7160', 'j8163', 'l7651', 'L9999'].map(labelSheetName)).toEqual([
    'L7160',
    'L7163',
    'L7651',
    undefined,
  ]);
});

test('the paper lies the way that holds more, and what it cannot hold is not put on it', () => {
  const counts = (size: Size, gutter: Size = NONE) => {
    const grid = largestGrid(A4, { width: size.width * MM, height: size.height * MM }, 10 * MM, gutter);
    return grid && [grid.columns, grid.rows, grid.paper.width > grid.paper.height];
  };
  expect(counts({ width: 85.6, height: 54 })).toEqual([2, 5, false]);
  expect(counts({ width: 85.6, height: 54 }, { width: 4 * MM, height: 4 * MM })).toEqual([3, 3, true]);
  expect(counts({ width: 130, height: 50 })).toEqual([2, 3, true]);
  expect(counts({ width: 190, height: 277 })).toEqual([1, 1, false]);
  expect(counts({ width: 200, height: 290 })).toBeUndefined();
});

test('a started sheet begins at its first free label, and the next one at its first', () => {
  const sheets = manyUp(fronts(20, labels('L7160').piece), labels('L7160'), { ...OPTIONS, first: 4, cut: false });
  expect(sheets.map((sheet) => sheet.pages.length)).toEqual([17, 3]);
  const [first] = sheets[0]!.pages;
  // The fifth: second row, second column.
  expect([first!.at[4] / MM, first!.at[5] / MM].map((value) => Math.round(value * 100) / 100)).toEqual([73.25, 53.25]);
  expect(sheets[1]!.pages[0]!.at[5]).toBeCloseTo(labels('L7160').y, 6);
  expect(sheets[0]!.marks).toEqual([]);
});

test('piles that are cut and laid on one another are in order', () => {
  const grid = largestGrid(A4, CARD, 10 * MM, NONE)!;
  const sheets = manyUp(fronts(25), grid, { ...OPTIONS, order: 'pile' });
  const piles = Array.from({ length: 10 }, (_, place) =>
    sheets.flatMap((sheet) =>
      sheet.pages.filter(
        ({ at }) =>
          Math.round((at[4] - grid.x) / grid.step.width) === place % 2 &&
          Math.round((at[5] - grid.y) / grid.step.height) === Math.floor(place / 2),
      ),
    ),
  );
  expect(piles.flat().map((one) => one.page.number)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
});

// The grid is off the middle of its paper, so that a back set by columns and rows alone would miss.
const askew = (paper: Size): Grid => ({
  paper,
  piece: CARD,
  columns: 2,
  rows: 3,
  x: 9 * MM,
  y: 17 * MM,
  step: { width: CARD.width + 3 * MM, height: CARD.height },
});

test.each([
  ['upright', A4, 'long'],
  ['upright', A4, 'short'],
  ['lying', { width: A4.height, height: A4.width }, 'long'],
  ['lying', { width: A4.height, height: A4.width }, 'short'],
] as const)('a back falls behind its front and reads upright in the hand: %s paper, %s edge', (_, paper, turn) => {
  const pieces = Array.from({ length: 5 }, (_, i) => ({ front: small(i + 1), back: small(i + 101) }));
  const [recto, verso] = manyUp(pieces, askew(paper), { ...OPTIONS, turn });
  expect([recto!.face, verso!.face]).toEqual(['recto', 'verso']);
  // The printer turns the sheet around the edge: what lies at (x, y) of the back is seen through the paper at `through`.
  const around = (turn === 'long') === paper.height >= paper.width;
  const through = (x: number, y: number) => (around ? [paper.width - x, y] : [x, paper.height - y]);
  for (const { page: front, at } of recto!.pages) {
    const back = verso!.pages.find((one) => one.page.number === front.number + 100)!;
    const corner = (x: number, y: number) => through(...apply(back.at, x, y));
    // Turned over in the hand like a leaf: the upper left corner of the back is behind the upper right of the front.
    const [x, y] = apply(at, 0, 0);
    for (const [found, wanted] of [
      [corner(0, 0), [x + CARD.width, y]],
      [corner(CARD.width, CARD.height), [x, y + CARD.height]],
    ] as const) {
      expect(found[0]).toBeCloseTo(wanted[0]!, 6);
      expect(found[1]).toBeCloseTo(wanted[1]!, 6);
    }
    expect(back.clip.width).toBeCloseTo(CARD.width, 6);
  }
});

test('where there are gutters to cut in, colours reach half across them, and no further', () => {
  const band = { type: 'fill', path: rectPath({ x: 0, y: 0, ...CARD }), paint: red, rule: 'nonzero', mark: artifact };
  const front = page(1, [band as never], CARD.width, CARD.height);
  const grid = largestGrid(A4, CARD, 10 * MM, { width: 4 * MM, height: 4 * MM })!;
  const [sheet] = manyUp([{ front }, { front }], grid, OPTIONS);
  const [one, two] = sheet!.pages;
  expect(one!.clip.x + one!.clip.width).toBeCloseTo(two!.clip.x, 6);
  const [item] = one!.page.items;
  const corner = item?.type === 'fill' ? item.path[2]!.slice(1).map((points) => Math.round(Number(points) / MM)) : [];
  expect(corner).toEqual([Math.round(85.6 + 2), 54 + 2]);
  const stuck = manyUp([{ front }], largestGrid(A4, CARD, 10 * MM, NONE)!, OPTIONS);
  expect(stuck[0]!.pages[0]!.page).toBe(front);
});

test('marks stand in the margins alone, in line with each edge once', () => {
  const grid = largestGrid(A4, CARD, 10 * MM, NONE)!;
  const [mark] = manyUp(fronts(10), grid, OPTIONS)[0]!.marks;
  const path = mark!.type === 'stroke' ? mark!.path : [];
  // 3 edges across and 6 down, at both ends, two points each.
  expect(path).toHaveLength((3 + 6) * 2 * 2);
  const right = grid.x + 2 * grid.step.width;
  const bottom = grid.y + 5 * grid.step.height;
  for (const [, x, y] of path as readonly (readonly ['M', number, number])[]) {
    expect(x > grid.x + 0.1 && x < right - 0.1 && y > grid.y && y < bottom).toBe(false);
    expect([x >= 0, y >= 0, x <= A4.width, y <= A4.height]).toEqual([true, true, true, true]);
  }
});

test('outlines are those of every place, used up or not', () => {
  const [sheet] = manyUp(fronts(1, labels('L7163').piece), labels('L7163'), {
    ...OPTIONS,
    cut: false,
    outlined: true,
    first: 3,
  });
  const [mark] = sheet!.marks;
  expect(mark!.type === 'stroke' && mark!.path.filter(([verb]) => verb === 'M')).toHaveLength(14);
  expect(numbers(sheet)).toEqual([1]);
});
