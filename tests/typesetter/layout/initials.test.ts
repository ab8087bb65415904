import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
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

/** Where the baselines of all texts of the first page stand, with their sizes. */
function baselines(css: string, body: string) {
  const { document } = lay(`p{line-height:12pt;text-wrap:stable}p::first-letter{${css}}`, body, '400pt 200pt');
  const found: { text: string; x: number; y: number; size: number; capitals: number }[] = [];
  const visit = (one: Fragment, x: number, y: number): void => {
    const [left, top] = [x + one.x, y + one.y];
    if (one.text) {
      const { face, size, baseline, glyphs } = one.text;
      const text = glyphs.map((glyph) => glyph.text).join('');
      found.push({ text, x: left, y: top + baseline, size, capitals: (face.capHeight / face.unitsPerEm) * size });
    }
    for (const child of one.children) visit(child, left, top);
  };
  for (const fragment of document.pages[0]!.content) visit(fragment, 0, 0);
  return found;
}

test('a dropped initial stands on the baseline of its last line, its top level with the capitals of the first', () => {
  for (const size of [2, 3, 4]) {
    const all = baselines(`initial-letter:${size}`, `<p>«&nbsp;Abc ${'def ghi jkl '.repeat(30)}</p>`);
    const initial = all.find(({ text }) => text.includes('A'))!;
    const lines = all.filter((one) => one !== initial);
    expect(initial.text.replace(/\s/g, '')).toBe('«A');
    expect(initial.y).toBeCloseTo(lines[size - 1]!.y, 6);
    expect(initial.y - initial.capitals).toBeCloseTo(lines[0]!.y - lines[0]!.capitals, 6);
    // The lines beside it begin after it, the next one below it.
    expect(lines[size - 1]!.x).toBeGreaterThan(20);
    expect(lines[size]!.x).toBe(0);
  }
});

test('a raised initial stands on the first baseline and pushes its line down, over nothing', () => {
  const all = baselines('initial-letter:3 1', `<div>zz</div><p>Abc ${'def ghi jkl '.repeat(9)}</p>`);
  const [before, initial, first, second] = all;
  expect(initial!.text).toBe('A');
  expect(initial!.y).toBeCloseTo(first!.y, 6);
  expect(initial!.y - initial!.size * 0.7).toBeGreaterThan(before!.y);
  expect(second!.y - first!.y).toBeLessThan(14);
});
