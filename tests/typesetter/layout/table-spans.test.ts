import { expect, test } from 'vitest';
import { lay } from './square.ts';

test('a cell that spans more rows than a page holds is painted beside all of them', () => {
  const rows = [1, 2, 3, 4, 5, 6].map((n) => `<tr><td style="height:60pt">${n}</td></tr>`).join('');
  const { pages } = lay(
    `<table style="border-spacing:0;width:100pt"><tr><td rowspan=7 style="background:red">S</td><td style="height:60pt">0</td></tr>${rows}<tr><td>x<td>y</table>`,
  );
  const heights = pages.map(({ items }) =>
    items.flatMap((item) => (item.type === 'fill' ? Math.max(...item.path.map(([, , y]) => Number(y ?? 0))) : [])),
  );
  expect(heights).toEqual([[180], [180], [60]]);
});

test('a share of the height of a cell is known when its row is', () => {
  const { box } = lay(
    '<table style="border-spacing:0;width:100pt"><tr><td><div style="height:100%" id=h>a</div></td><td style="height:60pt">0</td></tr></table>',
  );
  expect(box('h')).toEqual({ x: 0, y: 0, width: 50, height: 60 });
});
