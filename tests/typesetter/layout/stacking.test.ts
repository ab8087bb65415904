import { expect, test } from 'vitest';
import { lay } from './square.ts';

test('a fixed box is content once; its copies on other pages are decoration', () => {
  const { pages } = lay(
    '<p style="height:150pt">a</p><p style="height:150pt">b</p><div style="position:fixed;top:0;right:0" id=f>F</div>',
  );
  const marks = pages.map(({ items }) =>
    items.flatMap((item) =>
      item.type === 'glyphs' && item.text.glyphs.some(({ text }) => text === 'F') ? [item.mark.type] : [],
    ),
  );
  expect(marks).toEqual([['artifact'], ['slot']]);
});

test('an absolute child of a flex box stands as if it were its only item', () => {
  const { box } = lay(
    '<div style="display:flex;justify-content:center;align-items:flex-end;height:100pt"><i style="position:absolute;width:20pt;height:10pt" id=a></i><p>x</p></div>',
  );
  expect(box('a')).toEqual({ x: 90, y: 90, width: 20, height: 10 });
});

test('z-index orders flex items that are not positioned', () => {
  const { pages } = lay('<div style="display:flex"><p style="z-index:1">a</p><p style="margin-left:-5pt">b</p></div>');
  expect(pages[0]!.items.flatMap((item) => (item.type === 'glyphs' ? [item.text.glyphs[0]!.text] : []))).toEqual([
    'b',
    'a',
  ]);
});
