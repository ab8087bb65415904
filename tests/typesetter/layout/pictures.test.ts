import { expect, test } from 'vitest';
import { lay, png } from './square.ts';

const FILES = { 'fond.png': png(40, 20), 'logo.png': png(20, 20) };
const pictures = (laid: ReturnType<typeof lay>, page = 1) =>
  laid.pages[page - 1]!.items.flatMap((item) =>
    item.type === 'picture' ? [[item.picture.path, item.rect.x, item.rect.y]] : [],
  );

test('a background picture of the stylesheet is drawn, tile by tile', () => {
  const laid = lay('<div style="width:60pt;height:15pt;background:url(fond.png)"></div>', '', FILES);
  expect(laid.diagnostics).toEqual([]);
  expect(pictures(laid)).toEqual([
    ['fond.png', 0, 0],
    ['fond.png', 30, 0],
  ]);
});

test('pictures stand in page margins and before list items', () => {
  const laid = lay(
    '<ul style="margin:0;padding-left:30pt"><li>un</li></ul>',
    '@page{margin:30pt; @top-left{content:url(logo.png);vertical-align:top} background:url(fond.png) no-repeat} ul{list-style-image:url(logo.png)}',
    FILES,
  );
  expect(new Set(laid.diagnostics.map(({ rule }) => rule))).toEqual(new Set(['picture-low-resolution']));
  expect(pictures(laid).map(([path]) => path)).toEqual(['fond.png', 'logo.png', 'logo.png']);
  expect(pictures(laid)).toContainEqual(['logo.png', 30, 0]);
});

test('a picture of the stylesheet that is missing is told once, where it is wanted', () => {
  const laid = lay(
    '<p class="a">un</p><p class="a">deux</p><ul><li>trois</li></ul>',
    '.a{background:url(rien.png)} @page{@top-left{content:url(rien.png)}} ul{list-style:square url(rien.png)}',
  );
  expect(laid.diagnostics.map(({ rule, place }) => `${rule} ${place?.file}:${place?.line}`)).toEqual([
    'picture-missing page.html:1',
  ]);
  expect(pictures(laid)).toEqual([]);
});
