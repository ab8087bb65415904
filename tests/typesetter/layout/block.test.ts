// Blocks: margins that collapse, floats, breaks and what forbids them.
import { expect, test } from 'vitest';
import { boxesOf, lay, words } from './lay.ts';

test('margins collapse between siblings, through parents and through empty blocks', () => {
  const laid = lay(
    'p{margin:10pt 0}section{margin:20pt 0}.e{margin:30pt 0}.n{margin-top:-5pt}',
    '<p>a</p><section><p>b</p></section><div class="e"></div><p>c</p><p class="n">d</p>',
    '100pt 300pt',
  );
  // a after the page's own top margin; 20 before b; 30 before c; 10 − 5 before d.
  expect(words(laid)).toBe('0,10 a\n0,40 b\n0,80 c\n0,95 d');
  expect(laid.diagnostics).toEqual([]);
});

test('padding keeps the margins of a child inside', () => {
  const laid = lay('section{padding-top:1pt}p{margin:10pt 0}', '<section><p>a</p></section><p>b</p>', '100pt 100pt');
  expect(words(laid)).toBe('0,11 a\n0,31 b');
});

test('a margin is cut off at an unforced break and kept after a forced one', () => {
  const laid = lay('p{margin-top:20pt}.f{break-before:page}', '<p>a</p><p>b</p><p class="f">c</p>', '100pt 50pt');
  expect(words(laid)).toBe('0,20 a\n---\n0,0 b\n---\n0,20 c');
});

test('text runs beside floats and goes below with clear', () => {
  const laid = lay(
    '.l{float:left;width:20pt;height:20pt}.r{float:right;width:30pt;height:10pt}.c{clear:both}',
    '<div class="l">L</div><div class="r">R</div><p>aaaa bbbbbbb cccccccccc</p><p class="c">d</p>',
    '100pt 100pt',
  );
  expect(words(laid)).toBe('0,0 L\n70,0 R\n20,0 aaaa\n20,10 bbbbbbb\n0,20 cccccccccc\n0,30 d');
});

test('a float in a paragraph makes its lines shorter, and a flow root encloses it', () => {
  const laid = lay(
    'i{float:left;width:50pt;height:20pt}section{display:flow-root}',
    '<section><p><i>F</i>aaaa bbbb cccc dddd</p></section><p>end</p>',
    '100pt 100pt',
  );
  expect(words(laid)).toBe('0,0 F\n50,0 aaaa\n50,10 bbbb\n0,20 cccc dddd\n0,30 end');
});

test('orphans and widows', () => {
  const laid = lay('p{orphans:2;widows:2}', '<p>a</p><p>a</p><p>bb bb bb</p><p>cc cc cc cc</p>', '20pt 50pt');
  expect(words(laid)).toBe('0,0 a\n0,10 a\n0,20 bb\n0,30 bb\n0,40 bb\n---\n0,0 cc\n0,10 cc\n0,20 cc\n0,30 cc');
  const split = lay('p{orphans:2;widows:2}', '<p>a</p><p>a</p><p>cc cc cc cc</p>', '20pt 50pt');
  expect(words(split)).toBe('0,0 a\n0,10 a\n0,20 cc\n0,30 cc\n---\n0,0 cc\n0,10 cc');
});

test('break-inside: avoid moves a block whole; one taller than the page is broken all the same', () => {
  const laid = lay('div{break-inside:avoid}', '<p>a</p><p>b</p><div>cc cc</div><div>dd dd dd dd dd</div>', '20pt 30pt');
  expect(words(laid)).toBe('0,0 a\n0,10 b\n---\n0,0 cc\n0,10 cc\n---\n0,0 dd\n0,10 dd\n0,20 dd\n---\n0,0 dd\n0,10 dd');
  expect(laid.diagnostics).toMatchObject([{ rule: 'broken-anyway', severity: 'warning', page: 3 }]);
});

test('a fixed height goes on over pages, without its borders at the cut', () => {
  const laid = lay('div{height:80pt;border:5pt solid}', '<div>a</div><p>b</p>', '100pt 50pt');
  expect(boxesOf(laid, 'div')).toEqual([
    { page: 1, x: 0, y: 0, width: 100, height: 50 },
    { page: 2, x: 0, y: 0, width: 100, height: 40 },
  ]);
  expect(words(laid)).toBe('5,5 a\n---\n0,40 b');
});

test('what cannot be broken and is taller than the page is told and does not stop the rest', () => {
  const laid = lay('div{height:80pt;overflow:hidden}', '<p>a</p><div>b</div><p>c</p>', '100pt 50pt');
  expect(words(laid)).toBe('0,0 a\n---\n0,0 b\n---\n0,0 c');
  expect(laid.diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['too-tall', 'error']]);
});

test('widths: auto margins, percentages, box-sizing, minimum and maximum', () => {
  const laid = lay(
    '#a{width:50%;margin:0 auto}#b{width:50pt;padding:5pt;box-sizing:border-box}#c{max-width:30pt}#d{width:10pt;min-width:40pt;margin-left:auto}',
    '<div id="a">a</div><div id="b">b</div><div id="c">c</div><div id="d">d</div>',
  );
  expect(boxesOf(laid, 'div').map(({ x, width }) => [x, width])).toEqual([
    [25, 50],
    [0, 50],
    [0, 30],
    [60, 40],
  ]);
});
