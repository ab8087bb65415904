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
