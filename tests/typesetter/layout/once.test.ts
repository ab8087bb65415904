// Pages found by drawing at random: each character of their text is printed, and once.
import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { lay, words } from './lay.ts';

function printed(body: string): string {
  const { document } = lay('', body);
  const out: string[] = [];
  const visit = (fragment: Fragment): void => {
    for (const { text } of fragment.text?.glyphs ?? []) if (text.trim() !== '') out.push(text);
    for (const child of fragment.children) visit(child);
  };
  for (const page of document.pages) page.content.forEach(visit);
  return out.sort().join('');
}

test('columns in what cannot be broken keep what comes after a forced break', () => {
  const inLine = (columns: string) =>
    words(
      lay(
        '',
        `<div style="display:inline-block;width:20pt"><div style="columns:2;column-gap:0">${columns}</div></div>`,
      ),
    );
  expect(inLine('a<div style="break-before:page">b</div>')).toBe('0,0 a\n10,0 b');
  // More breaks than columns: one column holds all.
  expect(inLine('a<p style="break-before:page">b</p><p style="break-before:column">c</p>')).toBe(
    '0,0 a\n0,10 b\n0,20 c',
  );
});

const CASES: readonly (readonly [string, string])[] = [
  [
    'a float in a box that spans columns goes on on the next page',
    '<div style="columns:2"><div style="column-span:all"><div style="float:left;width:40pt"><p style="margin:5pt 0">a b c d e f g h i</p><p style="padding:1pt">j k l m n o p</p></div></div></div>',
  ],
  [
    'a float in the last line of a page is not lost',
    '<div>a b c d e f g <div style="float:right;border:1pt solid;margin:5pt 0;height:60pt"><p>h i j k l</p></div>m n o p</div>',
  ],
  [
    'a float in the last line of a page that has no room for it comes on the next',
    '<p style="height:75pt">a</p>b c d <div style="float:left"><p>e f g h i j k l m n o p</p></div>q r s',
  ],
  [
    'an item that goes on in a column too low for it is not begun again',
    '<div style="columns:2"><p style="border:3pt solid;column-span:all">a</p><div style="display:flex;padding:5pt;margin:10pt 0;min-height:150pt"><p>b c d e f g h</p><p style="padding:9pt"></p></div></div>',
  ],
  [
    'a forced break in columns of too small a height, where nothing breaks',
    '<div style="display:flex"><div style="columns:2;height:10pt"><p>a b c</p><p style="break-before:page">d</p></div></div>',
  ],
  [
    'a box that spans columns of too small a height is not dropped',
    '<div style="display:flex"><div style="columns:2;height:10pt"><p style="column-span:all">a b c d e f</p><p>g</p></div></div>',
  ],
];

test('a float that has no room beside others goes whole to the next page', () => {
  const float = (text: string) => `<div style="float:left;width:60pt"><p>${text}</p><p>z</p></div>`;
  expect(words(lay('', `${['a', 'b', 'c', 'd', 'e'].map(float).join('')}`, '100pt 90pt'))).toBe(
    '0,0 a\n0,10 z\n0,20 b\n0,30 z\n0,40 c\n0,50 z\n0,60 d\n0,70 z\n---\n0,0 e\n0,10 z',
  );
});

for (const [name, body] of CASES)
  test(name, () => {
    const text = body.replace(/<[^>]*>/g, '').replace(/\s+/g, '');
    expect(printed(body)).toBe([...text].sort().join(''));
  });
