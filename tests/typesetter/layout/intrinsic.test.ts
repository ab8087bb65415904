import { expect, test } from 'vitest';
import { lay } from './square.ts';

const width = (html: string) => lay(`<div style="float:left" id=f>${html}</div>`).box('f')?.width;

test('max-content: the longest line without wrapping; blocks, floats and padding', () => {
  expect(width('aa bbb')).toBe(30);
  expect(width('<p>aa</p><p style="padding:0 5pt;margin-left:10pt">bbb</p>')).toBe(35);
  expect(width('<div style="float:left">aa</div><div style="float:left">bbb</div>')).toBe(25);
  expect(width('<p style="width:70pt">a</p>')).toBe(70);
  expect(width('<div style="display:flex;gap:5pt"><p>aa</p><p>bb</p></div>')).toBe(25);
});

test('min-content: the longest word', () => {
  expect(lay('<div id=f style="width:min-content">aa bbbb c</div>').box('f')?.width).toBe(20);
  expect(lay('<div id=f style="width:min-content;text-align:center">aa bbbb c</div>').box('f')?.width).toBe(20);
});
