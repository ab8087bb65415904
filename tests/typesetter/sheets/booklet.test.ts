// Booklets: page orders of every length, folded back by geometry for every way of turning paper; nothing is ever scaled.
import { describe, expect, test } from 'vitest';
import { booklet } from '../../../src/typesetter/sheets/booklet.ts';
import { type Duplex, forDuplex, oneSideAtATime } from '../../../src/typesetter/sheets/duplex.ts';
import { page } from '../../pdf/fake.ts';
import { leafThrough, type PrintedSheet, pairs, reload } from './folded.ts';

const MM = 72 / 25.4;
const pagesOf = (count: number, width = 210 * MM, height = 297 * MM) =>
  Array.from({ length: count }, (_, i) => page(i + 1, [], width, height));
const closeTo = (value: number | undefined, wanted: number) => expect(value).toBeCloseTo(wanted, 6);

/** Left and right of each side, 0 for a blank. */
function sides(count: number): readonly (readonly [number, number])[] {
  return booklet(pagesOf(count), { creep: 0 }).map(({ pages, width }) => {
    const on = (right: boolean) => pages.find(({ at }) => at[4] >= width / 2 - 1 === right)?.page.number ?? 0;
    return [on(false), on(true)];
  });
}

test('the published tables: four to sixteen pages', () => {
  expect(sides(4)).toEqual([
    [4, 1],
    [2, 3],
  ]);
  expect(sides(8)).toEqual([
    [8, 1],
    [2, 7],
    [6, 3],
    [4, 5],
  ]);
  expect(sides(12)).toEqual([
    [12, 1],
    [2, 11],
    [10, 3],
    [4, 9],
    [8, 5],
    [6, 7],
  ]);
  expect(sides(16)).toEqual([
    [16, 1],
    [2, 15],
    [14, 3],
    [4, 13],
    [12, 5],
    [6, 11],
    [10, 7],
    [8, 9],
  ]);
});

test('n, 1 | 2, n−1 | n−2, 3 | … for every length up to 64', () => {
  for (let n = 4; n <= 64; n += 4) {
    const table = sides(n);
    expect(table).toHaveLength(n / 2);
    table.forEach(([left, right], side) => {
      expect([left, right]).toEqual(side % 2 === 0 ? [n - side, side + 1] : [side + 1, n - side]);
      // A known check of the printer's hand: facing pages of a side add up to n + 1.
      expect(left + right).toBe(n + 1);
    });
  }
});

/** As the person at the copier does it. */
function printed(count: number, duplex: Duplex): readonly PrintedSheet[] {
  const made = booklet(pagesOf(count), { creep: 0 });
  if (duplex !== 'manual') return pairs(forDuplex(made, duplex), duplex);
  const { rectos, versos } = oneSideAtATime(made);
  return reload(rectos, versos);
}

describe.each(['short-edge', 'long-edge', 'manual'] as const)('folded back, %s', (duplex) => {
  test.each([1, 2, 3, 4, 5, 8, 13, 24, 36, 63, 64])('%i pages', (count) => {
    const faces = leafThrough(printed(count, duplex));
    const whole = Math.ceil(count / 4) * 4;
    expect(faces.map(({ number }) => number)).toEqual(Array.from({ length: whole }, (_, i) => (i < count ? i + 1 : 0)));
    for (const { at } of faces) {
      if (!at) continue;
      // Upright, at its own size, and filling its leaf.
      [1, 0, 0, 1, 0, 0].forEach((value, i) => {
        closeTo(at[i], value);
      });
    }
  });
});

test('a long-edge job sent to a short-edge machine is what the difference is about: every other page stands on its head', () => {
  const faces = leafThrough(pairs(forDuplex(booklet(pagesOf(8), { creep: 0 }), 'long-edge'), 'short-edge'));
  expect(faces.filter(({ at }) => at && at[3] < 0)).toHaveLength(4);
});

test('marks turn with their verso, and stay on the fold', () => {
  const made = booklet(pagesOf(4), { creep: 0 });
  const [, verso] = forDuplex(made, 'long-edge');
  expect(verso!.marks.map(({ type }) => type)).toEqual(['begin', 'stroke', 'end']);
});

test('two A5 are a millimetre narrower than an A4: they meet on the fold, in the middle', () => {
  const [recto] = booklet(pagesOf(4, 148 * MM, 210 * MM), { creep: 0 });
  closeTo(recto!.width, 297 * MM);
  closeTo(recto!.height, 210 * MM);
  const [left, right] = recto!.pages;
  closeTo(left!.at[4], 0.5 * MM);
  closeTo(right!.at[4], 148.5 * MM);
});

test('blanks: at the end, before the last page, after the cover', () => {
  const order = (blanks: 'end' | 'before-last' | 'after-first', count = 6) =>
    leafThrough(pairs(booklet(pagesOf(count), { creep: 0, blanks }), 'short-edge')).map(({ number }) => number);
  expect(order('end')).toEqual([1, 2, 3, 4, 5, 6, 0, 0]);
  expect(order('before-last')).toEqual([1, 2, 3, 4, 5, 0, 0, 6]);
  expect(order('after-first')).toEqual([1, 0, 0, 2, 3, 4, 5, 6]);
  // A single page stays the cover.
  expect(order('before-last', 1)).toEqual([1, 0, 0, 0]);
  expect(order('after-first', 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('creep: each sheet inside moves its pages towards the spine by one more thickness, and no page is scaled', () => {
  const made = booklet(pagesOf(16), { creep: 0.1 * MM });
  for (const [side, { pages, width }] of made.entries()) {
    const inwards = Math.floor(side / 2) * 0.1 * MM;
    const [left, right] = [...pages].sort((a, b) => a.at[4] - b.at[4]);
    closeTo(left!.at[4], inwards);
    closeTo(right!.at[4], width / 2 - inwards);
    // Nothing crosses the fold.
    for (const { at, page: one, clip } of pages) {
      expect(at.slice(0, 4)).toEqual([1, 0, 0, 1]);
      expect(clip.width).toBeCloseTo(one.trim.width, 6);
    }
  }
});
