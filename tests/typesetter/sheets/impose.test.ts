import { expect, test } from 'vitest';
import { rectPath } from '../../../src/base/geometry.ts';
import { cover } from '../../../src/typesetter/sheets/cover.ts';
import { impose } from '../../../src/typesetter/sheets/impose.ts';
import { printer } from '../../../src/typesetter/sheets/printer.ts';
import { artifact, page, red } from '../../pdf/fake.ts';

const MM = 72 / 25.4;
const [WIDTH, HEIGHT] = [210 * MM, 297 * MM];
const pages = (count: number) => Array.from({ length: count }, (_, i) => page(i + 1, [], WIDTH, HEIGHT));

/** Page numbers of each side, left to right. */
function order(count: number): string {
  return impose(pages(count), { type: 'booklet', creep: 0 })
    .map((sheet) =>
      [...sheet.pages]
        .sort((a, b) => a.at[4] - b.at[4])
        .map(({ page: { number }, at }) => `${number}${at[4] === 0 ? 'g' : 'd'}`)
        .join(' '),
    )
    .join(' | ');
}

test('a booklet of eight pages: outermost sheet first, both sides', () => {
  expect(order(8)).toBe('8g 1d | 2g 7d | 6g 3d | 4g 5d');
});

test('blanks come last', () => {
  expect(order(5)).toBe('1d | 2g | 3d | 4g 5d');
  expect(order(1)).toBe('1d | ');
  expect(order(0)).toBe('');
});

test('A4 pages lie two by two on A3, never scaled; sides alternate', () => {
  const sheets = impose(pages(4), { type: 'booklet', creep: 0 });
  expect(sheets.map(({ width, height, face }) => [width, height, face])).toEqual([
    [2 * WIDTH, HEIGHT, 'recto'],
    [2 * WIDTH, HEIGHT, 'verso'],
  ]);
  for (const { pages: placed } of sheets) for (const { at } of placed) expect(at.slice(0, 4)).toEqual([1, 0, 0, 1]);
});

test('creep brings inner pages towards the spine, both by the same', () => {
  const inner = impose(pages(8), { type: 'booklet', creep: 0.3 })[2]!;
  expect(inner.pages.map(({ at }) => at[4])).toEqual([0.3, WIDTH - 0.3]);
});

test('a printer’s sheet holds page, bleed and marks; items are clipped to the bleed', () => {
  const [sheet] = impose(pages(1), { type: 'printer', bleed: 8, offset: 4, marks: ['crop'] });
  const margin = 8 + (5 * 72) / 25.4;
  expect(sheet!.trim.x).toBeCloseTo(margin, 6);
  expect(sheet!.bleed).toEqual({ x: sheet!.trim.x - 8, y: sheet!.trim.y - 8, width: WIDTH + 16, height: HEIGHT + 16 });
  expect(sheet!.pages[0]!.clip).toEqual(sheet!.bleed);
  expect(sheet!.marks).toHaveLength(1);
  // Marks never reach into the bleed, whatever offset was asked.
  const [mark] = sheet!.marks;
  for (const segment of mark!.type === 'stroke' ? mark!.path : []) {
    const [x, y] = [segment[1]!, segment[2]!];
    const { bleed } = sheet!;
    const inside = x > bleed.x && x < bleed.x + bleed.width && y > bleed.y && y < bleed.y + bleed.height;
    expect(inside).toBe(false);
  }
});

test('what stops at the edge of the page is carried through the bleed; the rest stays', () => {
  const fill = (x: number, width: number) =>
    ({
      type: 'fill',
      path: rectPath({ x, y: 20, width, height: 30 }),
      paint: red,
      rule: 'nonzero',
      mark: artifact,
    }) as const;
  const inside = fill(10, 100);
  const moved = { type: 'begin', matrix: [1, 0, 0, 1, 50, 0] } as const;
  const items = [fill(0, 595), inside, moved, fill(0, 595), { type: 'end' } as const, fill(300, 295)];
  const [sheet] = impose([page(1, items, 595, 842)], { type: 'printer', bleed: 8, offset: 8, marks: [] });
  const painted = sheet!.pages[0]!.page.items;
  expect(painted[0]).toMatchObject({ path: rectPath({ x: -8, y: 20, width: 611, height: 30 }) });
  expect(painted[1]).toBe(inside);
  expect(painted[3]).toBe(items[3]);
  expect(painted[5]).toMatchObject({ path: rectPath({ x: 300, y: 20, width: 303, height: 30 }) });
});

test('a reading sheet is its page', () => {
  const [sheet] = impose(pages(1), { type: 'reading' });
  expect(sheet).toMatchObject({
    width: WIDTH,
    height: HEIGHT,
    trim: { x: 0, y: 0, width: WIDTH, height: HEIGHT },
    marks: [],
  });
});

test('a cover in one piece: last page, spine, first page; its colours meet in the middle of the spine', () => {
  const ground = {
    type: 'fill',
    path: rectPath({ x: 0, y: 0, width: 100, height: 200 }),
    paint: red,
    rule: 'nonzero',
    mark: artifact,
  } as const;
  const all = Array.from({ length: 6 }, (_, i) => page(i + 1, [ground], 100, 200));
  const [outside, inside] = cover(all, 10, { bleed: 8, offset: 8, marks: ['crop'] });
  const numbers = (sheet: typeof outside) => sheet!.pages.map(({ page: { number } }) => number);
  expect([numbers(outside), numbers(inside)]).toEqual([
    [6, 1],
    [2, 5],
  ]);
  expect(outside!.trim).toMatchObject({ width: 210, height: 200 });
  const [back, front] = outside!.pages;
  const middle = outside!.trim.x + 105;
  expect(back!.clip.x + back!.clip.width).toBeCloseTo(middle, 6);
  expect(front!.clip.x).toBeCloseTo(middle, 6);
  expect(front!.at[4]).toBeCloseTo(outside!.trim.x + 110, 6);
  expect(front!.page.items[0]).toMatchObject({ path: rectPath({ x: -8, y: -8, width: 116, height: 216 }) });
  expect(cover(all.slice(0, 3), 10, { bleed: 8, offset: 8, marks: [] })).toEqual([]);
});

test('folds are marked outside the trim', () => {
  const [sheet] = printer(pages(1), { bleed: 8, offset: 8, marks: [], folds: [200] });
  const [mark] = sheet!.marks;
  const points =
    mark!.type === 'stroke'
      ? mark!.path.flatMap((segment) => (segment[0] === 'Z' ? [] : [[segment[1], segment[2]!]]))
      : [];
  expect(points.every(([x]) => x === sheet!.trim.x + 200)).toBe(true);
  expect(points.every(([, y]) => y! < sheet!.bleed.y || y! > sheet!.bleed.y + sheet!.bleed.height)).toBe(true);
});
