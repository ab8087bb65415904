// Lines: alignment, spans, vertical alignment, leaders, words too wide.
import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { lay, words } from './lay.ts';

test('alignment and indent', () => {
  const laid = lay(
    '.r{text-align:right}.c{text-align:center}.i{text-indent:20pt}',
    '<p class="r">aa</p><p class="c">aa</p><p class="i">aaaaa bbbbb</p>',
  );
  expect(words(laid)).toBe('80,0 aa\n40,10 aa\n20,20 aaaaa\n0,30 bbbbb');
});

test('justified lines end at the right edge, but not the last', () => {
  const laid = lay('p{text-align:justify}', '<p>aaa bbb cc ddd</p>', '100pt 50pt');
  const lines: number[] = [];
  const visit = (fragment: Fragment): void => {
    if (fragment.type === 'line') {
      const last = fragment.children.at(-1)!;
      lines.push(Math.round(last.x + last.width));
      const { glyphs: all, adjust } = last.text!;
      // The space that the break took hangs after the edge.
      const glyphs = all.at(-1)?.text === ' ' ? all.slice(0, -1) : all;
      const drawn = glyphs.reduce((sum, glyph, i) => sum + glyph.advance / 100 + (adjust?.[i] ?? 0), 0);
      expect(Math.round(drawn)).toBe(Math.round(last.width));
    }
    fragment.children.forEach(visit);
  };
  laid.document.pages[0]!.content.forEach(visit);
  expect(lines).toEqual([100, 30]);
});

test('a line that broke at a space keeps it for who hears the text, and gives it no room', () => {
  const laid = lay('', '<p>aaa bbb</p>', '50pt 50pt');
  const texts: string[] = [];
  const widths: number[] = [];
  const visit = (fragment: Fragment): void => {
    if (fragment.text) {
      texts.push(fragment.text.glyphs.map(({ text }) => text).join(''));
      widths.push(fragment.width);
    }
    fragment.children.forEach(visit);
  };
  laid.document.pages[0]!.content.forEach(visit);
  expect(texts).toEqual(['aaa ', 'bbb']);
  expect(widths).toEqual([30, 30]);
});

test('a raised span lifts its text and makes its line higher', () => {
  const laid = lay('b{vertical-align:5pt;font-weight:400}', '<p>a<b>b</b></p><p>c</p>');
  expect(words(laid)).toBe('0,0 ab\n0,15 c');
});

test('a span of small type with no line height leaves the line alone', () => {
  const laid = lay('sup{font-size:5pt;line-height:0;vertical-align:3pt}', '<p>a<sup>b</sup></p><p>c</p>');
  expect(words(laid)).toBe('0,0 ab\n0,10 c');
});

test('padding of a span takes room on its first and last line', () => {
  const laid = lay('b{padding:0 5pt;border:1pt solid;margin:0 4pt}', '<p>a <b>bb</b> c</p>');
  const bold: Fragment[] = [];
  const visit = (fragment: Fragment): void => {
    if (fragment.type === 'box' && fragment.box === undefined) bold.push(fragment);
    fragment.children.forEach(visit);
  };
  laid.document.pages[0]!.content.forEach(visit);
  expect(bold.map(({ x, width }) => [x, width])).toEqual([[24, 32]]);
});

test('a leader fills the line', () => {
  const laid = lay('a::after{content:leader(".") "9"}', '<p><a>aa</a></p>', '100pt 20pt');
  expect(words(laid)).toMatch(/^0,0 aa\.{5,7}9$/);
});

test('a word wider than its column is cut and told, never lost', () => {
  const laid = lay('', '<p>a bbbbbbbbbbbb c</p>', '50pt 100pt');
  expect(words(laid).replace(/[^b]/g, '')).toBe('bbbbbbbbbbbb');
  expect(laid.diagnostics.map(({ rule }) => rule)).toEqual(['word-too-wide']);
});

test('preserved white space and tabs', () => {
  const laid = lay('pre{margin:0;font:inherit;tab-size:4}', '<pre>a  b\n\tc\n\nd</pre>');
  expect(words(laid)).toBe('0,0 a  b\n40,10 c\n0,30 d');
});

test('a soft hyphen shows at a line end and stands for U+00AD', () => {
  const laid = lay('', '<p>aaa\u00ADbbb</p>', '40pt 50pt');
  expect(words(laid)).toBe('0,0 aaa\u00AD\n0,10 bbb');
});

test('an inline block stands on its baseline', () => {
  const laid = lay('b{display:inline-block;padding:5pt;font-weight:400}', '<p>a<b>b</b>c</p>');
  expect(words(laid)).toBe('0,0 ac\n15,5 b');
});

test('right-to-left words stand in their order, from the right in a right-to-left paragraph', () => {
  const laid = lay('', '<p>a \u05D0\u05D1 \u05D2 b</p><p dir="rtl">\u05D0\u05D1 c</p>');
  // In the square face a right-to-left word comes reversed, as a shaper gives it.
  expect(words(laid)).toBe('0,0 a \u05D2 \u05D1\u05D0 b\n60,10 c \u05D1\u05D0');
});
