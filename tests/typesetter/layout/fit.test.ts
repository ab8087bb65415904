import { expect, test } from 'vitest';
import { lay } from './square.ts';

/** Capitals of the square face, which names none: 0.7 em. */
const CAP = 0.7;

const size = (laid: ReturnType<typeof lay>) => {
  const item = laid.pages[0]!.items.find(({ type }) => type === 'glyphs');
  return item?.type === 'glyphs' ? item.text.size : undefined;
};

test('text grows until its box is full', () => {
  // Ten letters of half an em fill 200 pt at 40 pt.
  const laid = lay('<div style="-tambour-fit:0.5 10;width:200pt;height:60pt">abcdefghij</div>');
  expect(laid.diagnostics).toEqual([]);
  expect(size(laid)).toBeGreaterThan(39.5);
  expect(size(laid)).toBeLessThanOrEqual(40);
});

test('the height limits as well as the width, and the largest factor is a limit', () => {
  const laid = lay('<div style="-tambour-fit:0.5 10;width:200pt;height:40pt">aa bb cc dd ee ff gg hh</div>');
  expect(size(laid)).toBeGreaterThan(15);
  expect(size(laid)).toBeLessThanOrEqual(20);
  expect(size(lay('<div style="-tambour-fit:0.5 2;width:200pt;height:100pt">a</div>'))).toBe(20);
});

test('text that even the smallest factor leaves too long is an error', () => {
  const laid = lay(`<div style="-tambour-fit:1 2;width:200pt;height:20pt">${'aaaaaaaaa '.repeat(20)}</div>`);
  expect(laid.diagnostics).toMatchObject([
    { rule: 'text-does-not-fit', severity: 'error', message: expect.stringContaining('3 lines') },
  ]);
});

test('lines that a box cuts off are counted', () => {
  const cut = lay('<div style="height:20pt;overflow:hidden">a<br>b<br>c<br>d</div>');
  expect(cut.diagnostics).toMatchObject([{ rule: 'text-does-not-fit', message: expect.stringContaining('2 lines') }]);
  expect(lay('<div style="height:20pt;overflow:hidden">a<br>b</div>').diagnostics).toEqual([]);
});

test('text stays as large as its distance asks, and the largest factor gives way to that', () => {
  // 3 m ask for 15 mm.
  const cap = 42.52;
  const laid = lay('<div style="-tambour-fit:0.5 1 15mm;width:400pt;height:200pt">abc</div>');
  expect(laid.diagnostics).toEqual([]);
  expect(size(laid)! * CAP).toBeCloseTo(cap, 1);
});

test('text that is too long for its distance is an error that says from where it can be read, and by how much it is too long', () => {
  const text = 'aa bb cc dd ee ff gg hh ii jj';
  const laid = lay(`<div style="-tambour-fit:0.1 1 15mm;width:200pt;height:110pt">${text}</div>`);
  const [told] = laid.diagnostics;
  expect(laid.diagnostics).toMatchObject([{ rule: 'text-too-small', severity: 'error' }]);
  const [, metres, words] = /from ([\d.]+) m only, instead of 3 m: it is (\d+) words/.exec(told!.message)!;
  expect((size(laid)! * CAP * 200 * 25.4) / 72_000).toBeGreaterThanOrEqual(Number(metres));
  expect((size(laid)! * CAP * 200 * 25.4) / 72_000).toBeLessThan(Number(metres) + 0.1);
  const shorter = text.split(' ').slice(0, -Number(words)).join(' ');
  expect(lay(`<div style="-tambour-fit:0.1 1 15mm;width:200pt;height:110pt">${shorter}</div>`).diagnostics).toEqual([]);
});

test('the least height may be computed', () => {
  const laid = lay('<div style="--d:3;-tambour-fit:0.5 1 calc(var(--d) * 5mm);width:400pt;height:200pt">abc</div>');
  expect(size(laid)! * CAP).toBeCloseTo(42.52, 1);
});
