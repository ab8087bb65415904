import { expect, test } from 'vitest';
import { impose } from '../../../src/typesetter/sheets/impose.ts';
import { page } from '../../pdf/fake.ts';

const pages = (count: number) => Array.from({ length: count }, (_, i) => page(i + 1, [], 595, 842));

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
    [1190, 842, 'recto'],
    [1190, 842, 'verso'],
  ]);
  for (const { pages: placed } of sheets) for (const { at } of placed) expect(at.slice(0, 4)).toEqual([1, 0, 0, 1]);
});

test('creep brings inner pages towards the spine, both by the same', () => {
  const inner = impose(pages(8), { type: 'booklet', creep: 0.3 })[2]!;
  expect(inner.pages.map(({ at }) => at[4])).toEqual([0.3, 594.7]);
});

test('a printer’s sheet holds page, bleed and marks; items are clipped to the bleed', () => {
  const [sheet] = impose(pages(1), { type: 'printer', bleed: 8, offset: 4, marks: ['crop'] });
  const margin = 8 + (5 * 72) / 25.4;
  expect(sheet!.trim.x).toBeCloseTo(margin, 6);
  expect(sheet!.bleed).toEqual({ x: sheet!.trim.x - 8, y: sheet!.trim.y - 8, width: 611, height: 858 });
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

test('a reading sheet is its page', () => {
  const [sheet] = impose(pages(1), { type: 'reading' });
  expect(sheet).toMatchObject({ width: 595, height: 842, trim: { x: 0, y: 0, width: 595, height: 842 }, marks: [] });
});
