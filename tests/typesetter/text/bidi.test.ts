// In: lines in two directions. Out: their runs in the order drawn.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseDirection, bidiLevels, mirrored, visualOrder, visualRuns } from '../../../src/typesetter/text/bidi.ts';

const drawn = (text: string, base: 'ltr' | 'rtl') =>
  visualRuns(text, bidiLevels(text, base), 0, text.length, base).map((run) => text.slice(run.start, run.end));

test('plain text has no levels and one run', () => {
  expect(bidiLevels('Le conseil « municipal » ① 👍', 'ltr')).toBeUndefined();
  expect(drawn('Le conseil', 'ltr')).toEqual(['Le conseil']);
});

test('numbers stay left to right inside Arabic; the space at the end goes with the base', () => {
  expect(drawn('abc (مرحبا 12) def', 'ltr')).toEqual(['abc (', '12', 'مرحبا ', ') def']);
  expect(drawn('سلام abc ', 'rtl')).toEqual([' ', 'abc', 'سلام ']);
  expect(drawn('سلام ', 'ltr')).toEqual(['سلام', ' ']);
});

test('the base direction is that of the first strong letter', () => {
  expect([baseDirection('12 سلام a'), baseDirection('a سلام'), baseDirection('12')]).toEqual(['rtl', 'ltr', 'ltr']);
});

test('brackets and guillemets are mirrored', () => {
  expect(mirrored('(a) «b» [c]')).toBe(')a( »b« ]c[');
});

test('an order is a permutation, and levels of one parity keep or turn it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 }), (levels) => {
      expect([...visualOrder(levels)].sort((a, b) => a - b)).toEqual(levels.map((_, at) => at));
    }),
  );
  expect(visualOrder([0, 1, 1, 2, 0])).toEqual([0, 3, 2, 1, 4]);
  expect(visualOrder([1, 2, 2, 1])).toEqual([3, 1, 2, 0]);
});
