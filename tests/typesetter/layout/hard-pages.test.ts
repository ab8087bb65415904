// The six hard pages on which the types between the floors were proved.
import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { boxesOf, lay, words } from './lay.ts';

test('a table row goes on in the next column', () => {
  const laid = lay(
    '.c{columns:2;column-gap:20pt;column-fill:auto;height:40pt}table{border-spacing:0;width:100%}td{padding:0;vertical-align:top}',
    '<div class="c"><p>t</p><p>u</p><table><tr><td>a b c d</td></tr></table></div>',
    '60pt 40pt',
  );
  expect(words(laid)).toMatchInlineSnapshot(`
    "0,0 t
    0,10 u
    40,0 a
    40,10 b
    40,20 c
    40,30 d"
  `);
  expect(laid.diagnostics).toEqual([]);
});

test('a float that finds no room goes to the next page; the text beside it goes on', () => {
  const laid = lay(
    '.f{float:left;width:30pt;height:30pt}',
    '<p>aaa aaa aaa</p><p>bbb</p><div class="f">F</div><p>cc cc cc cc cc</p>',
    '60pt 50pt',
  );
  expect(words(laid)).toMatchInlineSnapshot(`
    "0,0 aaa
    0,10 aaa
    0,20 aaa
    0,30 bbb
    0,40 cc cc
    ---
    0,0 F
    30,0 cc
    30,10 cc
    30,20 cc"
  `);
  expect(laid.diagnostics).toEqual([]);
});

test('a link over two lines at a page break keeps one tag', () => {
  const laid = lay('', '<p>see <a href="https://example.org/">one two three</a> now</p>', '80pt 10pt');
  expect(words(laid)).toMatchInlineSnapshot(`
    "0,0 see
    ---
    0,0 one two
    ---
    0,0 three
    ---
    0,0 now"
  `);
  const links: unknown[] = [];
  const visit = (fragment: Fragment): void => {
    if (fragment.link) links.push(fragment.link.tag);
    fragment.children.forEach(visit);
  };
  for (const page of laid.document.pages) page.content.forEach(visit);
  expect(links.length).toBeGreaterThan(1);
  expect(new Set(links).size).toBe(1);
  expect(laid.diagnostics).toEqual([]);
});

test('a chain of titles stays with the text that follows', () => {
  const laid = lay(
    'h1,h2{break-after:avoid}p{orphans:2;widows:2}',
    '<p>a</p><p>b</p><h1>One</h1><h2>Two</h2><p>ccc ccc ccc</p>',
    '30pt 50pt',
  );
  expect(words(laid)).toMatchInlineSnapshot(`
    "0,0 a
    0,10 b
    ---
    0,0 One
    0,10 Two
    0,20 ccc
    0,30 ccc
    0,40 ccc"
  `);
  expect(laid.diagnostics).toEqual([]);
});

test('columns filled to the page’s end let the last margin go', () => {
  const laid = lay(
    '.c{columns:2;column-gap:20pt}p{margin-bottom:5pt}',
    '<div class="c"><p>a<br>b<br>c<br>d</p><p>e<br>f<br>g<br>h</p></div>',
    '60pt 40pt',
  );
  expect(words(laid)).toMatchInlineSnapshot(`
    "0,0 a
    0,10 b
    0,20 c
    0,30 d
    40,0 e
    40,10 f
    40,20 g
    40,30 h"
  `);
  expect(laid.diagnostics).toEqual([]);
});

test('columns are balanced above and below titles that span them', () => {
  const laid = lay(
    '.c{columns:2;column-gap:20pt}h2{column-span:all}',
    '<div class="c"><p>a</p><p>b</p><p>c</p><p>d</p><h2>Span</h2><p>e</p><p>f</p><p>g</p></div><p>after</p>',
    '100pt 200pt',
  );
  expect(words(laid)).toMatchInlineSnapshot(`
    "0,0 a
    0,10 b
    60,0 c
    60,10 d
    0,20 Span
    0,30 e
    0,40 f
    60,30 g
    0,50 after"
  `);
  expect(boxesOf(laid, 'h2')).toEqual([{ page: 1, x: 0, y: 20, width: 100, height: 10 }]);
  expect(laid.diagnostics).toEqual([]);
});

test('contents whose page numbers move the pages settle', () => {
  const entries = Array.from({ length: 3 }, (_, i) => `<li><a href="#s${i}">s${i}</a></li>`).join('');
  const sections = Array.from({ length: 3 }, (_, i) => `<section id="s${i}"><p>text</p></section>`).join('');
  const laid = lay(
    'a::after{content:" " target-counter(attr(href url),page)}section{break-before:page}@page{counter-increment:page 50}li{list-style:none}',
    `<ul>${entries}</ul>${sections}`,
    '40pt 30pt',
  );
  expect(words(laid)).toMatchInlineSnapshot(`
    "0,0 s0
    0,10 150
    0,20 s1
    ---
    0,0 200
    0,10 s2
    0,20 250
    ---
    0,0 text
    ---
    0,0 text
    ---
    0,0 text"
  `);
  expect(laid.diagnostics).toEqual([]);
});
