// In: paragraphs as numbers. Out: rivers are found where white runs through three lines, and avoided where that is worth it.
import { expect, test } from 'vitest';
import { fewerRivers, lineKey, riverEnds } from '../../../src/typesetter/text/rivers.ts';
import { type BrokenLine, breakLines } from '../../../src/typesetter/text/total-fit.ts';
import type { BreakItem } from '../../../src/typesetter/text/types.ts';

const GLUE: BreakItem = { type: 'glue', width: 5, stretch: 2.5, shrink: 1.6 };

/** Boxes between spaces, one array a line; the lines as they would be stretched by `ratio`. */
function stretched(ratio: number, ...rows: readonly (readonly number[])[]) {
  const items: BreakItem[] = [];
  const lines = rows.map((widths) => {
    if (items.length > 0) items.push(GLUE);
    const start = items.length;
    widths.forEach((width, at) => {
      if (at > 0) items.push(GLUE);
      items.push({ type: 'box', width });
    });
    return { start, end: items.length, ratio };
  });
  return { items, lines };
}

const ends = (ratio: number, ...rows: readonly (readonly number[])[]) => {
  const { items, lines } = stretched(ratio, ...rows);
  return riverEnds(items, lines);
};

test('a river is white that runs through three lines, straight or aslant', () => {
  expect(ends(1, [50, 50], [50, 50], [50, 50])).toEqual([2]);
  expect(ends(1, [50, 50], [55, 45], [60, 40])).toEqual([2]);
  expect(ends(1, [50, 50], [50, 50], [50, 50], [50, 50])).toEqual([2, 3]);
  // Beside each other, or interrupted, or of narrow spaces: none.
  expect(ends(1, [50, 50], [60, 40], [70, 30])).toEqual([]);
  expect(ends(1, [50, 50], [50, 50])).toEqual([]);
  expect(ends(1, [50, 50], [50, 50], [100], [50, 50], [50, 50])).toEqual([]);
  expect(ends(0.1, [50, 50], [50, 50], [50, 50])).toEqual([]);
});

test('white counts from the right, so that an indent moves nothing', () => {
  expect(ends(1, [20, 50], [50, 50], [50, 50])).toEqual([2]);
});

test('other lines are taken for a river less, and not at any price; the tries are bounded', () => {
  const { items, lines } = stretched(1, [50, 50], [50, 50], [50, 50]);
  const straight = { lines, total: 1000 };
  const aside = stretched(1, [50, 50], [80, 20], [50, 50]).lines.map((line) => ({ ...line, ratio: 0 }));
  const asked: number[] = [];
  const trial = (total: number, found: readonly (typeof lines)[number][]) =>
    fewerRivers(items, straight, (surcharges) => {
      asked.push(surcharges.get(lineKey(items, lines[1]!.start, lines[1]!.end))!);
      return { lines: found, total };
    });
  expect(trial(2000, aside)).toBe(aside);
  expect(asked).toHaveLength(1);
  expect(trial(5_000_000, aside)).toBe(lines);
  asked.length = 0;
  expect(trial(1500, [...lines])).toBe(lines);
  expect(asked).toHaveLength(6);
  expect(asked.every((more, at) => at === 0 || more > asked[at - 1]!)).toBe(true);
});

/** Words of Latin-like lengths, the same at each run. */
function words(count: number, seed: number): BreakItem[] {
  const items: BreakItem[] = [];
  let state = seed;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  for (let at = 0; at < count; at++) {
    if (at > 0) items.push(GLUE);
    const syllables = 1 + next(4);
    for (let k = 0; k < syllables; k++) {
      if (k > 0) items.push({ type: 'penalty', width: 3, cost: 0, flagged: true });
      items.push({ type: 'box', width: 8 + next(18) });
    }
  }
  items.push({ type: 'penalty', width: 0, cost: Number.NEGATIVE_INFINITY, flagged: false });
  return items;
}

test('two hundred paragraphs on a narrow measure have few rivers', () => {
  let rivers = 0;
  let wide = 0;
  let count = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const items = words(120, seed * 7919);
    const lines: readonly BrokenLine[] = breakLines(items, { width: 240, align: 'justify' });
    rivers += riverEnds(items, lines).length;
    for (const { ratio } of lines) if (ratio > 2) wide++;
    count += lines.length;
    // Whatever was tried, each box stands once and in order.
    expect(lines.at(-1)!.end).toBe(items.length - 1);
    for (let at = 1; at < lines.length; at++) expect(lines[at]!.start).toBe(lines[at - 1]!.end + 1);
  }
  // 280 where each paragraph is broken once, and 58 of the 4,760 lines are this loose.
  expect(rivers).toBeLessThan(100);
  expect(wide / count).toBeLessThan(0.02);
});
