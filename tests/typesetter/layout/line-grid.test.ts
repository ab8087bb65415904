// Lines that stand on a grid: level across the gutter after headings and boxes of odd heights (CSS Line Grid 1).
import { expect, test } from 'vitest';
import { lay, words } from './lay.ts';

const tops = (laid: ReturnType<typeof lay>) =>
  words(laid)
    .split('\n')
    .map((line) => /^(\S+?),(\S+) (.*)$/.exec(line)?.slice(1, 4) ?? []);

const COLUMNS =
  '.c{columns:2;column-gap:0;column-fill:auto;height:60pt;line-grid:create;line-snap:baseline}' +
  'h2{font-size:10pt;line-height:13pt;line-snap:none;margin-bottom:3pt}.box{height:7pt}';

test('after a heading and a box of odd height, lines of both columns are level', () => {
  const text = '<h2>h</h2><p>a<br>b</p><div class="box"></div><p>c<br>d<br>e<br>f</p>';
  const laid = lay(COLUMNS, `<div class="c">${text}</div>`);
  // Each line begins ten points after another; without the grid b would end at 36, and c stand at 43.
  expect(tops(laid)).toEqual([
    ['0', '0', 'h'],
    ['0', '20', 'a'],
    ['0', '30', 'b'],
    ['0', '50', 'c'],
    ['50', '0', 'd'],
    ['50', '10', 'e'],
    ['50', '20', 'f'],
  ]);
});

test('a line may not leave the page for its place on the grid', () => {
  const laid = lay(
    'body{line-grid:create;line-snap:baseline}.s{height:5pt}',
    '<div class="s"></div><p>a<br>b<br>c</p>',
    '50pt 32pt',
  );
  expect(words(laid)).toBe('0,10 a\n0,20 b\n---\n0,0 c');
});

test('contain: a higher line stands in the middle of the steps that hold it', () => {
  const laid = lay('body{line-grid:create;line-snap:contain}h1{font-size:10pt;line-height:14pt}', '<h1>a</h1><p>b</p>');
  expect(words(laid)).toBe('0,3 a\n0,20 b');
});

test('without a grid, line-snap changes nothing', () => {
  expect(words(lay('body{line-snap:baseline}p{margin:3pt 0}', '<p>a</p><p>b</p>'))).toBe('0,3 a\n0,16 b');
});
