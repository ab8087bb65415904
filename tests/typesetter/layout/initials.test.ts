import { expect, test } from 'vitest';
import { lay, words } from './lay.ts';

const printed = (css: string, body: string) => words(lay(`p::first-letter{${css}}`, body));

test('a first letter floats, and the lines go round it', () => {
  expect(printed('float:left;font-size:20pt;line-height:20pt', '<p>Abc def ghi jkl mno</p>')).toBe(
    '0,0 A\n20,0 bc def\n20,10 ghi jkl\n0,20 mno',
  );
});

test('an initial of three lines is as high as they are, and goes with them', () => {
  const css = 'initial-letter:3;margin-right:1.43pt';
  expect(printed(css, '<p>Abc def ghi jkl mno</p>')).toBe('0,0 A\n40,0 bc def\n40,10 ghi\n40,20 jkl\n0,30 mno');
  const next = printed(css, '<div style="height:80pt">x</div><p>Abc def ghi jkl mno</p>');
  expect(next.split('\n---\n')[0]).toBe('0,0 x');
});

test('a text of one letter is that letter', () => {
  expect(printed('float:left', '<p>A</p>')).toBe('0,0 A');
});
