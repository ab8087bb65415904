import { expect, test } from 'vitest';
import { lay, linesOf, words } from './lay.ts';

const CSS = 'p::first-line{font-size:20pt;line-height:20pt;text-transform:uppercase}';
const print = (css: string, body: string, size = '120pt 300pt') => words(lay(CSS + css, body, size));

test('::first-line styles the line that is first at its own size, and no more', () => {
  expect(print('', '<p>aaa bbb ccc ddd eee</p>')).toBe('0,0 AAA\n0,20 bbb ccc ddd\n0,30 eee');
  // As wide as the line is: more words come in with the room.
  expect(print('', '<p>aaa bbb ccc ddd eee</p>', '200pt 300pt')).toMatch(/^0,0 AAA BBB\n0,20 ccc/);
});

test('what inherits in spans takes the line’s style, their own stays; they go on below', () => {
  const body = '<p>aa <b>bb <i style="font-size:10pt">cc</i> dd ee ff gg hh ii</b></p>';
  expect(print('', body)).toBe('0,0 AA BB\n0,20 cc dd ee ff\n0,30 gg hh ii');
});

test('text that upper case makes longer stays as it is; nothing is lost or said twice', () => {
  expect(print('', '<p>straße weit</p>')).toBe('0,0 straße\n0,20 weit');
  const laid = lay(CSS, `<p>${'aaa bbb '.repeat(40)}</p>`, '120pt 50pt');
  const said = laid.document.pages.flatMap((page) => linesOf(page.content).map(({ text }) => text.toLowerCase()));
  expect(said.join(' ')).toBe('aaa bbb '.repeat(40).trim());
  expect(laid.document.pages.length).toBeGreaterThan(3);
});

test('beside a dropped initial too', () => {
  const body = '<div style="float:left;width:40pt;height:40pt"></div><p>aa bb cc dd ee ff gg hh ii jj</p>';
  expect(print('p{text-wrap:stable}', body, '140pt 300pt')).toBe(
    '40,0 AA BB\n40,20 cc dd ee\n40,30 ff gg hh\n0,40 ii jj',
  );
});

test('a paragraph of one line, or empty', () => {
  expect(print('', '<p>aa</p><p></p><p>bb</p>')).toBe('0,0 AA\n0,20 BB');
});
