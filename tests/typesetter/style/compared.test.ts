import { expect, test } from 'vitest';
import { lay } from '../layout/square.ts';

const width = (value: string) => {
  const laid = lay(`<div style="width:${value}" id=a>x</div>`, '@page{margin:10pt 50pt}');
  expect(laid.diagnostics).toEqual([]);
  return laid.box('a')?.width;
};

test('min(), max() and clamp() compare lengths with shares of the room', () => {
  // 100 pt of room.
  expect(width('min(100%, 60pt)')).toBe(60);
  expect(width('min(30%, 60pt)')).toBe(30);
  expect(width('max(30%, 60pt)')).toBe(60);
  expect(width('max(50% + 20pt, 60pt)')).toBe(70);
  expect(width('clamp(40pt, 10%, 60pt)')).toBe(40);
  expect(width('clamp(40pt, 50%, 60pt)')).toBe(50);
  expect(width('clamp(40pt, 90%, 60pt)')).toBe(60);
  expect(width('min(60pt, max(30%, 40pt))')).toBe(40);
});

test('vw and vh are of what the margins of the first page leave', () => {
  expect(width('50vw')).toBe(50);
  expect(width('10vh')).toBe(18);
});

test('a gradient to a corner takes the shape of its box', () => {
  const { pages } = lay(
    '<div style="width:100pt;height:50pt;background:linear-gradient(to bottom right, red, blue)"></div>',
  );
  const [fill] = pages[0]!.items.filter(({ type }) => type === 'fill');
  // Square to the other diagonal: through the middle, along (50, 100).
  expect(fill).toMatchObject({
    paint: { from: [expect.closeTo(30), expect.closeTo(-15)], to: [expect.closeTo(70), expect.closeTo(65)] },
  });
});
