// Columns that follow one another from right to left, and the rule between them; lines painted in the order of reading.
import { expect, test } from 'vitest';
import { lay, words } from './lay.ts';

const TEXT = '<div><p>A</p><p>B</p><p>C</p><p>D</p></div>';

test('the first column stands where lines start', () => {
  expect(words(lay('div{columns:2;column-gap:20pt}', TEXT))).toBe('0,0 A\n0,10 B\n60,0 C\n60,10 D');
  expect(words(lay('div{columns:2;column-gap:20pt;direction:rtl;text-align:left}', TEXT))).toBe(
    '60,0 A\n60,10 B\n0,0 C\n0,10 D',
  );
});

test('the rule stays in the middle of the gap', () => {
  const rule = (css: string) => {
    const { document } = lay(`div{columns:3;column-gap:8pt;column-rule:2pt solid black;${css}}`, TEXT);
    const fills = document.pages[0]!.items.flatMap((item) =>
      item.type === 'stroke' || item.type === 'fill' ? [item] : [],
    );
    return fills.map(({ path }) => Math.round(path[0]![0] === 'Z' ? 0 : path[0]![1])).sort((a, b) => a - b);
  };
  // 28 pt of column, half of the gap less half of the rule.
  expect(rule('')).toEqual([31]);
  expect(rule('direction:rtl')).toEqual([100 - 31 - 2]);
});

/** What is shown on the first page, in the order of the content stream: where it begins, and its text from left to right. */
const painted = (css: string, body: string) =>
  lay(css, body).document.pages[0]!.items.flatMap((item) =>
    item.type === 'glyphs' ? [`${item.x} ${item.text.glyphs.map(({ text }) => text).join('')}`] : [],
  );

test('runs of a line are painted as they are read, where they stand', () => {
  const hebrew = '<p dir=rtl>אב <b>גד</b> 12 ו</p>';
  const items = painted('p{direction:rtl}b{color:red}', hebrew);
  expect(items.map((item) => item.replace(/^[\d.]+/, '').trim())).toEqual(['בא', 'דג', '', '12', 'ו']);
  const xs = items.map((item) => Number.parseFloat(item));
  expect(xs).toEqual([...xs].sort((one, other) => other - one));
});

test('one line under words that run from right to left', () => {
  const { document } = lay('p{direction:rtl}', '<p><u>אב <b>גד</b> 12</u></p>');
  expect(document.pages[0]!.items.filter(({ type }) => type === 'fill')).toHaveLength(1);
});

test('a page read from left to right is painted from left to right', () => {
  expect(painted('b{color:red}', '<p>ab <b>cd</b> ef</p>').map((item) => item.replace(/^[\d.]+ /, ''))).toEqual([
    'ab ',
    'cd',
    ' ef',
  ]);
});
