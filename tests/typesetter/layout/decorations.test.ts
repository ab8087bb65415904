import { expect, test } from 'vitest';
import type { DisplayItem } from '../../../src/typesetter/layout/types.ts';
import { lay } from './square.ts';

function drawn(style: string): readonly DisplayItem[] {
  return lay(`<div style="width:100pt;height:50pt;box-sizing:border-box;${style}"></div>`).pages[0]!.items.filter(
    ({ type }) => type !== 'destination',
  );
}

test('four solid borders of one colour are one path, two colours are sides', () => {
  expect(drawn('border:3pt solid red')).toMatchObject([
    { type: 'fill', rule: 'evenodd', mark: { kind: 'background' } },
  ]);
  expect(drawn('border:3pt solid red;border-left-color:blue').length).toBe(4);
  expect(drawn('border-bottom:2pt solid red')).toMatchObject([
    { path: [['M', 0, 48], ['L', 100, 48], ['L', 100, 50], ['L', 0, 50], ['Z']] },
  ]);
});

test('dashes come out even, dots stand inside the ends', () => {
  const [dashed] = drawn('border-top:2pt dashed red');
  if (dashed?.type !== 'stroke') throw new Error('no stroke');
  const [dash, gap] = dashed.dash as [number, number];
  const count = (100 + gap) / (dash + gap);
  expect(count).toBeCloseTo(Math.round(count));
  expect(drawn('border-top:4pt dotted red')).toMatchObject([
    {
      cap: 'round',
      path: [
        ['M', 2, 2],
        ['L', 98, 2],
      ],
    },
  ]);
});

test('a gradient runs along its angle, with its stops in order', () => {
  const [item] = drawn('background:linear-gradient(90deg, red, blue 25%, red)');
  expect(item).toMatchObject({
    type: 'fill',
    paint: {
      type: 'linear-gradient',
      from: [expect.closeTo(0), expect.closeTo(25)],
      to: [expect.closeTo(100), expect.closeTo(25)],
      stops: [{ at: 0 }, { at: 0.25 }, { at: 1 }],
    },
  });
});

test('a radial gradient is a circle, or an ellipse pressed flat', () => {
  // 100 × 50 points.
  expect(drawn('background:radial-gradient(circle closest-side at 20pt 25pt, red, blue)')).toMatchObject([
    {
      type: 'fill',
      paint: { type: 'radial-gradient', from: [20, 25, 0], to: [20, 25, 20], stops: [{ at: 0 }, { at: 1 }] },
    },
  ]);
  expect(drawn('background:radial-gradient(farthest-side, red, blue 150%)')).toMatchObject([
    { type: 'begin', matrix: [1, 0, 0, 0.5, 50, 25] },
    { type: 'fill', paint: { to: [0, 0, 75], stops: [{ at: 0 }, { at: 1 }] } },
    { type: 'end' },
  ]);
});

test('background tiles repeat to the edges and are clipped', () => {
  const items = drawn('background:linear-gradient(red, blue) 0 0/30pt 50pt repeat-x');
  expect(items.map(({ type }) => type)).toEqual(['begin', 'fill', 'fill', 'fill', 'fill', 'end']);
});

test('corners are scaled down together when they would meet', () => {
  const [item] = drawn('background:red;border-radius:100pt');
  // Radii of 100 on a height of 50: 25 each.
  expect(item).toMatchObject({
    path: expect.arrayContaining([
      ['M', 25, 0],
      ['L', 75, 0],
    ]),
  });
});

test('a box that a break has cut has no border there, unless it is cloned', () => {
  const lines = Array.from({ length: 30 }, () => 'x').join('<br>');
  const border = (style: string) =>
    lay(`<div style="border:2pt solid red;${style}">${lines}</div>`).pages.map(
      ({ items }) =>
        items.find((item) => item.type === 'fill')?.type === 'fill' &&
        (items.find((item) => item.type === 'fill') as { path: readonly unknown[] }).path,
    );
  const [first] = border('') as [readonly (readonly [string, number, number])[]];
  // Three bars, top, right and left: none of them lies along the foot of the first piece.
  const bars = [0, 1, 2].map((bar) => first.slice(5 * bar, 5 * bar + 4));
  const foot = Math.max(...first.filter(([kind]) => kind !== 'Z').map(([, , y]) => y));
  expect(first).toHaveLength(15);
  expect(bars.filter((bar) => bar.every(([, , y]) => y > foot - 3))).toEqual([]);
});

test('what the boxes of a figure draw is the figure; other boxes draw backgrounds', () => {
  const box = 'display:inline-block;width:20pt;height:20pt;border:1pt solid';
  const { pages } = lay(
    `<p>Nom <span role="img" aria-label="deux cases" style="display:inline-block"><i style="${box}"></i><i style="${box}"></i></span>` +
      `<i style="${box}"></i></p>`,
  );
  const marks = pages[0]!.items.flatMap((item) => (item.type === 'fill' ? [item.mark] : []));
  expect(marks.map((mark) => (mark.type === 'slot' ? `${mark.tag.role} ${mark.tag.alt}` : mark.kind))).toEqual([
    'Figure deux cases',
    'Figure deux cases',
    'background',
  ]);
});

test('a border that leaves a side out draws nothing along it', () => {
  const [item] = drawn('border:2pt solid red;border-left:0');
  const xs = item?.type === 'fill' ? item.path.flatMap((part) => (part[0] === 'Z' ? [] : [part[1]])) : [];
  // Top, right and bottom: a rectangle each, the left edge only where top and bottom begin.
  expect(xs).toHaveLength(12);
  expect(xs.filter((x) => x === 0)).toHaveLength(4);
});
