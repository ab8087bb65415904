// `break-after: avoid` keeps a title and its chapô with what follows, whatever that is.
import { expect, test } from 'vitest';
import { lay, png } from './square.ts';

const CSS =
  'h2{margin:0;font-size:10pt} h2,.lead{break-after:avoid} img{display:block;width:100pt;height:100pt} .column{display:flex;flex-direction:column} .columns{columns:2} .all{column-span:all}';
const HEAD = '<h2>T</h2><p class=lead>C</p>';
const IMG = '<img src=a.png alt="">';

/** The second page's letters: a page of 200 pt of which 120 are taken cannot hold title, chapô and picture. */
function second(body: string): string {
  const laid = lay(`<p style="height:120pt">x</p>${body}`, CSS, { 'a.png': png(400, 400) });
  const on = laid.pages.findIndex(({ items }) => items.some(({ type }) => type === 'picture'));
  expect(on).toBe(1);
  return laid
    .lines(2)
    .map((line) => line.split(' ')[1])
    .join('');
}

test.each([
  ['a picture', HEAD + IMG, 'TC'],
  ['a flex box', `${HEAD}<div style="display:flex">${IMG}<p>q</p></div>`, 'TCq'],
  ['a table', `${HEAD}<table><tr><td>${IMG}</table>`, 'TC'],
  ['columns', `${HEAD}<div class=columns>${IMG}</div>`, 'TC'],
  ['a picture after a flex header', `<header class=column>${HEAD}</header>${IMG}`, 'TC'],
  ['items of one flex column', `<div class=column><p>i</p>${HEAD}${IMG}</div>`, 'TC'],
  ['columns under what spans them', `<div class=columns><div class=all>${HEAD}</div>${IMG}<p>q</p></div>`, 'TCq'],
  [
    'boxes that span columns',
    `<div class=columns><p>i</p><div class=all>${HEAD}</div><figure class=all>${IMG}</figure></div>`,
    'TC',
  ],
])('%s stays with its title', (_name, body, text) => {
  expect(second(body)).toBe(text);
});

/** The pages' letters, and what was said of them. */
function spread(body: string, css: string): readonly string[] {
  const laid = lay(body, css, { 'a.png': png(400, 400) });
  return [
    ...laid.pages.map(({ number }) =>
      laid
        .lines(number)
        .map((line) => line.split(' ')[1])
        .join(''),
    ),
    ...laid.diagnostics.map(({ rule }) => rule),
  ];
}

const BLOCKS = 'header,.block{break-inside:avoid} header{break-after:avoid} .h{height:100pt} .all{column-span:all}';
const LINES = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => String.fromCharCode(from.charCodeAt(0) + i)).join('<br>');

test.each([
  [
    'with its header where one page holds both',
    `<p>${LINES('a', 4)}</p><header><div class=h>H</div></header><p class=block>${LINES('p', 8)}</p>`,
    BLOCKS,
    ['abcd', 'Hpqrstuvw'],
  ],
  [
    'and parts from it where none does',
    `<p>${LINES('a', 4)}</p><header><div class=h style="height:170pt">H</div></header><p class=block>${LINES('p', 4)}</p>`,
    BLOCKS,
    ['abcd', 'H', 'pqrs'],
  ],
  [
    'in front of its first child as in front of itself',
    `<p>${LINES('a', 16)}</p><header>H</header><section><p class=block>${LINES('p', 4)}</p></section>`,
    BLOCKS,
    ['abcdefghijklmnop', 'Hpqrs'],
  ],
  [
    'but stays under its header when no page can hold it',
    `<p>${LINES('a', 4)}</p><header>H</header><p class=block style="height:300pt">${LINES('a', 26)}</p>`,
    BLOCKS,
    ['abcd', 'Habcdefghijklmnopqrs', 'tuvwxyz', 'broken-anyway'],
  ],
  [
    'and keeps its titles though it is too tall itself',
    `<section class=block><p>${LINES('a', 19)}</p><header>H</header><p>${LINES('p', 4)}</p></section>`,
    BLOCKS,
    ['abcdefghijklmnopqrs', 'Hpqrs', 'broken-anyway'],
  ],
  [
    'in columns that all of it would fill',
    `<p>${LINES('a', 16)}</p><div style="columns:2"><header>H</header><p class=block>${LINES('p', 4)}</p></div>`,
    BLOCKS,
    ['abcdefghijklmnop', 'Hpqrs'],
  ],
  [
    'in columns with more to come',
    `<p>${LINES('a', 16)}</p><div style="columns:2"><header>H</header><p class=block>${LINES('p', 4)}</p><p class=block>${LINES('A', 5)}</p></div>`,
    BLOCKS,
    ['abcdefghijklmnop', 'HApBqCrDsE'],
  ],
])('what must not be broken moves %s', (_name, body, css, pages) => {
  expect(spread(body, css)).toEqual(pages);
});

const TABLES = `${BLOCKS} table{border-collapse:collapse} .float{float:left;break-inside:avoid}`;
const row = (name: string, height: number, css = '') =>
  `<tr style="${css}"><td><div style="height:${height}pt">${name}</div><div>${name}</div>`;

test.each([
  [
    'a table whose first row begins a page',
    `<p>a</p><table class=block>${row('r', 10, 'break-before:page')}</table>`,
    ['a', 'rr'],
  ],
  [
    'a group of rows too tall for a page begins on a new one',
    `<p>a</p><table><tbody style="break-inside:avoid">${row('r', 90)}${row('s', 130)}</table>`,
    ['a', 'rr', 'ss'],
  ],
  [
    'rows kept together part where a break is forced',
    `<p>a</p><table><tbody style="break-inside:avoid">${row('r', 90)}${row('s', 90, 'break-before:page')}</table>`,
    ['arr', 'ss'],
  ],
  [
    'a head that cannot stand on each page breaks like rows',
    `<p>a</p><table><thead>${row('h', 210)}<tbody>${row('r', 10)}</table>`,
    ['ah', 'hrr', 'cell-too-tall'],
  ],
  [
    'an unbreakable float too tall for a page begins on a new one',
    `<p>a</p><div class=float><div style="height:120pt">f</div><div style="height:120pt">g</div></div>`,
    ['a', 'fg', '', 'broken-anyway'],
  ],
])('%s', (_name, body, pages) => {
  expect(spread(body, TABLES)).toEqual(pages);
});

test('a float that waits for the next page stands in its own container there', () => {
  const body = `<p style="height:150pt">a</p><div style="margin-left:30pt"><div style="margin-left:20pt"><div id=f style="float:left;height:100pt">f</div></div></div>`;
  expect(lay(body).box('f')).toMatchObject({ x: 50, y: 0 });
});
