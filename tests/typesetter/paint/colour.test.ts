import { expect, test } from 'vitest';
import type { Colour } from '../../../src/base/colour.ts';
import { cmykOf, inkOf } from '../../../src/typesetter/paint/pdf/colour.ts';

const rgb = (r: number, g: number, b: number): Colour => ({ space: 'rgb', r, g, b, alpha: 1 });

test('greys are pure K on a press, grey on a screen', () => {
  expect(cmykOf(rgb(0.5, 0.5, 0.5))).toEqual([0, 0, 0, 0.5]);
  expect(inkOf(rgb(0.5, 0.5, 0.5), 'screen').fill).toBe('0.5 g');
  expect(inkOf(rgb(0, 0, 0), 'print').black).toBe(true);
});

test('no colour needs more than 280 % of ink, and white needs none', () => {
  expect(cmykOf(rgb(1, 1, 1))).toEqual([0, 0, 0, 0]);
  let most = 0;
  for (let r = 0; r <= 20; r++)
    for (let g = 0; g <= 20; g++)
      for (let b = 0; b <= 20; b++)
        most = Math.max(
          most,
          cmykOf(rgb(r / 20, g / 20, b / 20)).reduce((sum, v) => sum + v, 0),
        );
  expect(most).toBeLessThan(2.8001);
});

test('device-cmyk stays what it is on a press, and becomes sRGB on a screen', () => {
  const green: Colour = { space: 'cmyk', c: 1, m: 0, y: 1, k: 0, alpha: 1 };
  expect(inkOf(green, 'print').fill).toBe('1 0 1 0 k');
  expect(inkOf(green, 'screen').fill).toBe('0 1 0 rg');
});
