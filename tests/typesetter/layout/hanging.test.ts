import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { lay } from './lay.ts';

/** Each line of the first page: where its first glyph begins and its last one ends, and what it says. */
function edges(css: string, text: string, width: number) {
  const { document } = lay(
    `p{hyphens:none;-tambour-justify:none;${css}}`,
    `<p lang=xx>${text}</p>`,
    `${width}pt 300pt`,
  );
  const lines: { left: number; right: number; text: string }[] = [];
  const visit = (fragment: Fragment, x: number): void => {
    const at = x + fragment.x;
    if (fragment.type === 'line') lines.push({ left: Number.POSITIVE_INFINITY, right: 0, text: '' });
    const line = lines.at(-1);
    if (fragment.text && line) {
      const { glyphs, adjust, size, scale } = fragment.text;
      let right = at;
      for (const [i, glyph] of glyphs.entries()) {
        line.text += glyph.text;
        if (i < glyphs.length - 1 || glyph.text !== ' ')
          right += (glyph.advance * size * scale) / 1000 + (adjust?.[i] ?? 0);
      }
      line.left = Math.min(line.left, at);
      line.right = Math.max(line.right, right);
    }
    for (const child of fragment.children) visit(child, at);
  };
  for (const fragment of document.pages[0]!.content) visit(fragment, 0);
  return lines.map(({ left, right, text: said }) => [
    Math.round(left * 100) / 100,
    Math.round(right * 100) / 100,
    said.trim(),
  ]);
}

test('hanging-punctuation: first and last', () => {
  const text = '“aaa bbb ccc”';
  expect(edges('', text, 80)[0]).toEqual([0, 80, '“aaa bbb']);
  expect(edges('hanging-punctuation:first', text, 80)[0]).toEqual([-10, 70, '“aaa bbb']);
  expect(edges('hanging-punctuation:first', 'aaa “bbb', 40)[1]).toEqual([0, 40, '“bbb']);
  expect(edges('hanging-punctuation:last;text-align:right', text, 80)[1]).toEqual([50, 90, 'ccc”']);
});

test('a stop hangs always with force-end, with allow-end only where it would not fit', () => {
  const text = 'aaa bbb. cc dd';
  expect(edges('', text, 70)[0]![2]).toBe('aaa');
  expect(edges('hanging-punctuation:allow-end', text, 70)[0]).toEqual([0, 80, 'aaa bbb.']);
  expect(edges('hanging-punctuation:force-end', text, 70)[0]).toEqual([0, 80, 'aaa bbb.']);
  const justified = (how: string) => edges(`text-align:justify;hanging-punctuation:${how}`, 'aaa bbb. cccccccc', 90)[0];
  expect(justified('allow-end')).toEqual([0, 90, 'aaa bbb.']);
  expect(justified('force-end')).toEqual([0, 100, 'aaa bbb.']);
});

test('optical margins: a share of light signs stands out, at both edges of justified text and at the start of other text', () => {
  const css = '-tambour-optical-margins:auto;';
  const text = 'aaa bbb, “ccc ddd eee fff';
  expect(edges(`${css}text-align:justify`, text, 90).slice(0, 2)).toEqual([
    [0, 96, 'aaa bbb,'],
    [-4, 90, '“ccc ddd'],
  ]);
  expect(edges(css, text, 90).slice(0, 2)).toEqual([
    [0, 80, 'aaa bbb,'],
    [-4, 76, '“ccc ddd'],
  ]);
  // Room that is won so counts when lines are broken.
  expect(edges(`${css}text-align:justify`, 'aaaa bbb, cc', 85)[0]).toEqual([0, 91, 'aaaa bbb,']);
});

test('a hyphen that a break adds stands out by half', () => {
  const css = 'text-align:justify;hyphens:manual;-tambour-optical-margins:auto';
  const [line] = edges(css, 'aaa bb bbb&shy;bbbb cc', 105);
  expect(line!.slice(0, 2)).toEqual([0, 110]);
  expect(line![2]).toMatch(/^aaa bb bbb/);
});
