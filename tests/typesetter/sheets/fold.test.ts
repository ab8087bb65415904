// Leaflets: one sheet folded in three by geometry, rolled and in a Z: what lies under what, which way up, and whether it fits.
import { describe, expect, test } from 'vitest';
import { forDuplex } from '../../../src/typesetter/sheets/duplex.ts';
import { type Fold, leaflet, panelSize } from '../../../src/typesetter/sheets/fold.ts';
import { page } from '../../pdf/fake.ts';
import { type Face, faceOf, type PrintedSheet, pairs, type Turn } from './folded.ts';

const MM = 72 / 25.4;
const pagesOf = (fold: Fold, count = 6) =>
  Array.from({ length: count }, (_, i) => {
    const { width, height } = panelSize(i + 1, fold);
    return page(i + 1, [], width, height);
  });

/** Paper seen from its inside (the verso): strips from left to right, each with both faces. */
function panels(sheet: PrintedSheet, widths: readonly number[]): readonly { inside: Face; outside: Face }[] {
  let left = 0;
  return widths.map((width) => {
    // The inside's left is the outside's right.
    const to = sheet.recto.width - left;
    left += width;
    return { inside: faceOf(sheet, to - width, to, true), outside: faceOf(sheet, to - width, to, false) };
  });
}

/** A pile of strips on the bed of the middle one: each turned over its fold, so the face that was below is above. */
function folded(fold: Fold, turn: Turn) {
  const sheets = forDuplex(leaflet(pagesOf(fold), { fold }), turn);
  const [sheet] = pairs(sheets, turn);
  const inside = [1, 2, 3].map((i) => panelSize([2, 3, 4][i - 1]!, fold).width);
  const [left, middle, right] = panels(sheet!, inside);
  const flat = [middle!.inside.number, middle!.outside.number];
  const over = ({ inside, outside }: { inside: Face; outside: Face }) => [outside.number, inside.number];
  // From the reader down: rolled, the right comes over the middle and the left over both; in a Z the right goes behind.
  const pile =
    fold === 'roll'
      ? [...over(left!), ...over(right!), ...flat]
      : [...over(left!), ...flat, ...[right!.outside.number, right!.inside.number]];
  return { pile, all: [left!, middle!, right!], widths: inside };
}

describe.each(['short-edge', 'long-edge'] as const)('%s', (turn) => {
  test('rolled: cover, then 2 beside 5, then 2, 3, 4; 6 is the back', () => {
    expect(folded('roll', turn).pile).toEqual([1, 2, 5, 4, 3, 6]);
  });

  test('in a Z: cover, 2 and 3, then 6 and 5 back to back with them; 4 is the back', () => {
    expect(folded('z', turn).pile).toEqual([1, 2, 3, 6, 5, 4]);
  });

  test.each(['roll', 'z'] as const)('%s: every panel is upright, at its own size, on its own strip', (fold) => {
    for (const panel of folded(fold, turn).all)
      for (const { at } of [panel.inside, panel.outside])
        [1, 0, 0, 1, 0, 0].forEach((value, i) => {
          expect(at![i]).toBeCloseTo(value, 6);
        });
  });
});

test('what is rolled in is narrower than its bed by 1 to 2 mm, and the sheet is an A4', () => {
  const { widths } = folded('roll', 'short-edge');
  const [left, middle, right] = widths.map((width) => width / MM) as [number, number, number];
  expect(left + middle + right).toBeCloseTo(297, 6);
  expect(middle - right).toBeGreaterThanOrEqual(1);
  expect(middle - right).toBeLessThanOrEqual(2);
  expect(left).toBeCloseTo(middle, 6);
  const z = folded('z', 'short-edge').widths;
  expect(new Set(z.map((width) => Math.round(width / MM)))).toEqual(new Set([99]));
});

test('fold marks lie on the folds of both sides', () => {
  for (const fold of ['roll', 'z'] as const) {
    const [recto, verso] = leaflet(pagesOf(fold), { fold });
    const at = (sheet: typeof recto) =>
      sheet!.marks.map((mark) =>
        mark.type === 'stroke' ? Math.round((mark.path[0]![1] as number) / MM / 0.5) / 2 : -1,
      );
    expect(at(verso)).toEqual(fold === 'roll' ? [99.5, 199] : [99, 198]);
    expect(at(recto)).toEqual(fold === 'roll' ? [98, 197.5] : [99, 198]);
  }
});

test('four pages leave two faces blank where the reader wants them', () => {
  const numbers = (blanks: 'end' | 'before-last') =>
    leaflet(pagesOf('z', 4), { fold: 'z', blanks }).map(({ pages }) => pages.map((placed) => placed.page.number));
  expect(numbers('end')).toEqual([[1], [2, 3, 4]]);
  expect(numbers('before-last')).toEqual([
    [4, 1],
    [2, 3],
  ]);
});
