import { expect, test } from 'vitest';
import { lay } from './square.ts';

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
