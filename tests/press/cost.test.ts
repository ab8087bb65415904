// Weight, postal band, ink and cost: figures worked out by hand from paper sizes and prices of the test's own.
import { expect, test } from 'vitest';
import { rectPath } from '../../src/base/geometry.ts';
import { costIsAsked, costOf } from '../../src/press/cost.ts';
import { inkOfPage } from '../../src/press/cost-ink.ts';
import type { DisplayItem } from '../../src/typesetter/layout/types.ts';
import { booklet } from '../../src/typesetter/sheets/booklet.ts';
import { reading } from '../../src/typesetter/sheets/reading.ts';
import { artifact, glyphs, page, red } from '../pdf/fake.ts';

const MM = 72 / 25.4;
const [WIDTH, HEIGHT] = [210 * MM, 297 * MM];
const BLACK = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 } as const;
const WHITE = { ...BLACK, r: 1, g: 1, b: 1 } as const;
const fill = (x: number, y: number, width: number, height: number, paint = BLACK as typeof red): DisplayItem => ({
  type: 'fill',
  path: rectPath({ x: x * WIDTH, y: y * HEIGHT, width: width * WIDTH, height: height * HEIGHT }),
  paint,
  rule: 'nonzero',
  mark: artifact,
});
const black = fill(0, 0, 0.5, 0.5);
const pagesOf = (count: number, items: readonly DisplayItem[] = [black]) =>
  Array.from({ length: count }, (_, i) => page(i + 1, items, WIDTH, HEIGHT));
const composed = (commune: object, data: object = {}) =>
  ({ commune, data }) as Parameters<typeof costOf>[0]['composed'];
const OFFICE = { folded: false, stapled: false, ownCopier: true } as const;

test('a sheet of A4 in 80 g weighs 4,99 g; nine of A3 weigh 89,8 g and go in the band of 100', () => {
  const four = costOf({ sides: reading(pagesOf(2)), sheets: 1, composed: composed({}), ...OFFICE });
  expect(four).toMatchObject({ paper: 'A4', grammage: 80, weight: 5, band: 20, copy: undefined, missing: [] });
  // 0.297 × 0.420 × 80 × 9 = 89.81
  const nine = costOf({ sides: booklet(pagesOf(36), { creep: 0 }), sheets: 9, composed: composed({}), ...OFFICE });
  expect(nine).toMatchObject({ paper: 'A3', weight: 89.8, band: 100, sides: { black: 18, colour: 0 } });
});

test('paper and bands are the commune’s to say, and a publication’s paper comes before', () => {
  const commune = { papier: { grammage: 90 }, 'tranches-postales': [500, 60, 100] };
  const nine = { sides: booklet(pagesOf(36), { creep: 0 }), sheets: 9, ...OFFICE };
  // 0.12474 × 90 × 9 = 101.04
  expect(costOf({ ...nine, composed: composed(commune) })).toMatchObject({ grammage: 90, weight: 101, band: 500 });
  const own = composed(commune, { papier: { grammage: 60 } });
  expect(costOf({ ...nine, composed: own })).toMatchObject({ weight: 67.4, band: 100 });
});

test('the cost of a copy and of a run, by hand', () => {
  const prix = { 'feuille-a3': 0.02, noir: 0.01, couleur: 0.06, 'couleur-a3': 0.1, agrafage: 0.05, pliage: 0.03 };
  // Page 1 in colours: of the four sides of two sheets, one; the others are two black A4 each.
  const pages = pagesOf(8).map((one, i) => (i === 0 ? { ...one, items: [fill(0, 0, 1, 1, red)] } : one));
  const cost = costOf({
    sides: booklet(pages, { creep: 0 }),
    sheets: 2,
    composed: composed({ prix }, { tirage: 1000 }),
    folded: true,
    stapled: true,
    ownCopier: true,
  });
  // 2 × 0.02 + 3 × 2 × 0.01 + 1 × 0.10 + 0.05 + 0.03 = 0.28
  expect(cost).toMatchObject({ sides: { black: 3, colour: 1 }, copy: 0.28, total: 280, run: 1000, runSheets: 2000 });
  // 0.12474 × 80 × 2 × 1000 g = 19.96 kg
  expect(cost.runWeight).toBe(20);
});

test('no price is made up: what is missing is named, and a print shop’s are not ours', () => {
  const one = { sides: reading(pagesOf(1)), sheets: 1, ...OFFICE };
  expect(costOf({ ...one, composed: composed({ prix: { couleur: 0.1 } }) })).toMatchObject({
    copy: undefined,
    missing: ['feuille-a4', 'noir'],
  });
  const prix = { 'feuille-a4': 0.01, noir: 0.01 };
  expect(costOf({ ...one, composed: composed({ prix }) }).copy).toBe(0.02);
  expect(costOf({ ...one, composed: composed({ prix }), ownCopier: false }).copy).toBeUndefined();
  expect([
    costIsAsked(composed({})),
    costIsAsked(composed({ prix })),
    costIsAsked(composed({}, { tirage: 3 })),
  ]).toEqual([false, true, true]);
});

test('ink: areas, what lies over them, letters by their box, colours by their inks', () => {
  const ink = (...items: DisplayItem[]) => inkOfPage(page(1, items, WIDTH, HEIGHT)).coverage;
  expect(ink(black)).toBeCloseTo(0.25, 2);
  expect(ink(fill(0, 0, 1, 1), fill(0, 0, 0.5, 1, WHITE))).toBeCloseTo(0.5, 2);
  // Magenta and yellow, whole, and a fifth of black.
  expect(
    ink(fill(0, 0, 1, 1, { space: 'cmyk', c: 0, m: 1, y: 1, k: 0.2, alpha: 1 } as unknown as typeof red)),
  ).toBeCloseTo(2.2, 2);
  expect(ink({ type: 'begin', matrix: [0.5, 0, 0, 0.5, 0, 0] }, fill(0, 0, 1, 1), { type: 'end' })).toBeCloseTo(
    0.25,
    2,
  );
  const letters = ink(glyphs('abcdefghijkl', 20, 100, artifact, 40, BLACK));
  expect(letters).toBeGreaterThan(0.001);
  expect(letters).toBeLessThan((12 * 40 * 40) / (WIDTH * HEIGHT) / 4);
  expect(inkOfPage(page(1, [black], WIDTH, HEIGHT)).colour).toBe(false);
  expect(inkOfPage(page(1, [fill(0, 0, 0.1, 0.1, red)], WIDTH, HEIGHT)).colour).toBe(true);
});
