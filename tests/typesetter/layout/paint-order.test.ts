import { expect, test } from 'vitest';
import type { DisplayItem } from '../../../src/typesetter/layout/types.ts';
import { lay } from './square.ts';

const COLOURS: Readonly<Record<string, string>> = {
  '1,0,0': 'red',
  '0,0,1': 'blue',
  '1,1,0': 'yellow',
  '0,0,0': 'black',
};

function names(items: readonly DisplayItem[]): string[] {
  return items.flatMap((item) => {
    if (item.type === 'glyphs') return [item.text.glyphs.map((glyph) => glyph.text).join('')];
    if (item.type === 'fill' && 'r' in item.paint)
      return [COLOURS[`${item.paint.r},${item.paint.g},${item.paint.b}`] ?? '?'];
    return item.type === 'destination' ? [] : [item.type];
  });
}

test('backgrounds, floats, text, then positioned boxes by z-index', () => {
  const { pages } = lay(
    '<p style="position:relative;z-index:2">two</p><p style="position:relative">auto</p><p style="position:relative;z-index:-1">neg</p><div style="float:left;background:red">flt</div><p style="background:blue">txt</p>',
  );
  expect(names(pages[0]!.items)).toEqual(['neg', 'blue', 'red', 'flt', 'txt', 'auto', 'two']);
});

test('a context of low z-index holds its descendants of high z-index', () => {
  const { pages } = lay(
    '<div style="position:relative;z-index:1"><p style="position:relative;z-index:99">in</p></div><p style="position:relative;z-index:2">over</p>',
  );
  expect(names(pages[0]!.items)).toEqual(['in', 'over']);
});

test('opacity and transforms group; hidden overflow clips each phase', () => {
  const { pages } = lay(
    '<div style="opacity:.5;transform:rotate(90deg)">a</div><div style="overflow:hidden;height:10pt"><p style="background:red">b</p></div>',
  );
  expect(names(pages[0]!.items)).toEqual(['begin', 'red', 'end', 'begin', 'b', 'end', 'begin', 'a', 'end']);
  const group = pages[0]!.items.find((item) => item.type === 'begin' && item.matrix !== undefined);
  // About the centre of a box of 200 × 10 pt.
  expect(group).toMatchObject({
    opacity: 0.5,
    matrix: [expect.closeTo(0), 1, -1, expect.closeTo(0), expect.closeTo(105), expect.closeTo(-95)],
  });
});

test('what is not visible draws nothing but keeps its children that are', () => {
  const { pages } = lay('<div style="visibility:hidden;background:red">a<b style="visibility:visible">b</b></div>');
  expect(names(pages[0]!.items)).toEqual(['b']);
});

test('a link has one area a line', () => {
  const { pages } = lay('<p style="width:50pt">aa <a href="https://x.fr/">bbb <b>ccc</b> ddd</a></p>');
  const links = pages[0]!.items.flatMap((item) => (item.type === 'link' ? [item.rect] : []));
  expect(links.map(({ x, y }) => [x, y])).toEqual([
    [15, 0],
    [0, 10],
  ]);
});

test('an underline runs on under neighbours, below the text', () => {
  const { pages } = lay('<p><u>ab<b>cd</b></u></p>');
  const items = pages[0]!.items.filter(({ type }) => type === 'fill');
  expect(items.length).toBe(1);
  expect(items[0]).toMatchObject({ path: [['M', 0, expect.anything()], ['L', 20, expect.anything()], {}, {}, {}] });
});

test('an absolute child of a flex box lies under the positioned items that come after it', () => {
  const { pages } = lay(
    '<div style="display:flex;flex-direction:column"><i style="position:absolute;width:9pt;height:9pt;background:red"></i><p style="position:relative">over</p></div>',
  );
  expect(names(pages[0]!.items)).toEqual(['red', 'over']);
});
