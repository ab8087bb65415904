// In: paragraphs as numbers. Out: lines that hold every box, in order, and are as good as can be.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BreakOptions, breakLines } from '../../../src/typesetter/text/total-fit.ts';
import type { BreakItem } from '../../../src/typesetter/text/types.ts';
import { weakWords } from '../../../src/typesetter/text/weak-words.ts';

const GLUE: BreakItem = { type: 'glue', width: 5, stretch: 2.5, shrink: 1.6 };
const FORCED: BreakItem = { type: 'penalty', width: 0, cost: Number.NEGATIVE_INFINITY, flagged: false };
const HYPHEN: BreakItem = { type: 'penalty', width: 5, cost: 0, flagged: true };

/** Ten points a letter; `-` is a place to hyphenate, `/` a forced end. */
function paragraph(text: string, weak: ReadonlySet<string> = new Set()) {
  const items: BreakItem[] = [];
  const words: string[] = [];
  const push = (item: BreakItem, word: string) => {
    items.push(item);
    words.push(word);
  };
  for (const [at, word] of text.split(' ').entries()) {
    if (word === '/') {
      push(FORCED, '');
      continue;
    }
    if (at > 0 && items.at(-1) !== FORCED) {
      if (weak.has(words.at(-1)!)) push({ type: 'penalty', width: 0, cost: 100, flagged: false }, '');
      push(GLUE, ' ');
    }
    word.split('-').forEach((part, index) => {
      if (index > 0) push(HYPHEN, '');
      push({ type: 'box', width: part.length * 10 }, part);
    });
  }
  return { items, words };
}

/** Glue of ragged text, that gives no room. */
function unyielding(item: BreakItem): BreakItem {
  return item.type === 'glue' ? { ...item, shrink: 0 } : item;
}

function lines(text: string, options: BreakOptions, weak?: ReadonlySet<string>): string[] {
  const made = paragraph(text, weak);
  const { words } = made;
  const items = options.align === 'ragged' ? made.items.map(unyielding) : made.items;
  return breakLines(items, options).map(
    ({ start, end, hyphenated }) => words.slice(start, end).join('') + (hyphenated ? '-' : ''),
  );
}

describe('ragged', () => {
  test('evens its lines where greedy does not', () => {
    const text = 'aaaa bbbb cc dddddddd eeee';
    expect(lines(text, { width: 130, align: 'ragged', mode: 'greedy' })).toEqual(['aaaa bbbb cc', 'dddddddd eeee']);
    const uneven = 'aaa bb cc ddddd';
    expect(lines(uneven, { width: 60, align: 'ragged', mode: 'greedy', lastLine: 0 })).toEqual([
      'aaa bb',
      'cc',
      'ddddd',
    ]);
    expect(lines(uneven, { width: 60, align: 'ragged', lastLine: 0 })).toEqual(['aaa', 'bb cc', 'ddddd']);
  });

  test('does not leave a short word alone on the last line, nor a weak word at the end of one', () => {
    const text = 'aaa bbb ccc ddd eee fff ggg hhh f';
    expect(lines(text, { width: 145, align: 'ragged', mode: 'greedy' }).at(-1)).toBe('f');
    expect(lines(text, { width: 145, align: 'ragged' }).at(-1)).not.toBe('f');
    const weak = weakWords('fr');
    expect(weak.has('de') && weakWords('en').has('the') && weakWords('xx').size === 0).toBe(true);
    const street = 'bonjour maison lumiere de grandes places';
    expect(lines(street, { width: 250, align: 'ragged' })[0]).toBe('bonjour maison lumiere de');
    expect(lines(street, { width: 250, align: 'ragged' }, weak)[0]).toBe('bonjour maison lumiere');
  });
});

describe('justified', () => {
  test('shrinks and stretches within bounds, and leaves the last line natural', () => {
    const { items } = paragraph('aaaa bbbb cccc dddd eeee ffff gggg hh');
    const broken = breakLines(items, { width: 138, align: 'justify' });
    expect(broken[0]!.ratio).toBeCloseTo((138 - 130) / 5, 6);
    expect(broken.at(-1)!.ratio).toBe(0);
    for (const { ratio } of broken) expect(ratio).toBeGreaterThanOrEqual(-1);
  });

  test('two loose lines rather than one half empty', () => {
    // 20 20 | 35 35 10: the first line could have three words and leave two for the second.
    const widths = [35, 35, 10, 20, 20, 100, 10];
    const items = widths.flatMap((width, at): BreakItem[] => [...(at > 0 ? [GLUE] : []), { type: 'box', width }]);
    const broken = breakLines(items, { width: 100, align: 'justify' });
    expect(broken.map(({ start, end }) => (end - start + 1) / 2)).toEqual([2, 3, 1, 1]);
  });

  test('hyphenates rather than tear a line apart, but not more than so many times in a row', () => {
    const text = 'aaa bbb-bbb ccc-ccc ddd-ddd eee-eee fff-fff ggg';
    const hyphens = (maxConsecutiveHyphens: number) =>
      lines(text, { width: 105, align: 'justify', hyphenPenalty: 0, maxConsecutiveHyphens }).map((line) =>
        line.endsWith('-'),
      );
    expect(hyphens(9)).toContain(true);
    expect(hyphens(1).some((hyphen, at, all) => hyphen && all[at + 1])).toBe(false);
    expect(hyphens(0)).not.toContain(true);
  });
});

test('forced ends make lines, also empty ones; one at the very end makes none', () => {
  expect(lines('aa / / bb /', { width: 100, align: 'ragged' })).toEqual(['aa', '', 'bb']);
  expect(lines('aa / / bb /', { width: 100, align: 'justify', mode: 'greedy' })).toEqual(['aa', '', 'bb']);
  expect(breakLines([], { width: 100, align: 'ragged' })).toEqual([]);
});

test('a box too wide stands alone, and says so', () => {
  const { items } = paragraph('aa bbbbbbbbbbbb cc dd');
  const broken = breakLines(items, { width: 60, align: 'ragged' });
  expect(broken.map((line) => [line.start, line.end, line.overfull])).toEqual([
    [0, 1, false],
    [2, 3, true],
    [4, 7, false],
  ]);
});

test('lines beside a float have their own width', () => {
  const width = (line: number) => (line < 2 ? 60 : 150);
  expect(lines('aaa bb ccc dd eeeee fffff gg', { width, align: 'ragged', constantFrom: 2, lastLine: 0 })).toEqual([
    'aaa bb',
    'ccc dd',
    'eeeee fffff gg',
  ]);
});

test('balance keeps the number of lines and evens them', () => {
  const text = 'Les travaux de la rue de la République commencent';
  expect(lines(text, { width: 400, align: 'ragged', mode: 'balance' })).toEqual([
    'Les travaux de la rue de',
    'la République commencent',
  ]);
  expect(lines(text, { width: 400, align: 'ragged', mode: 'balance' }, weakWords('fr'))[0]).not.toMatch(/ (de|la)$/);
});

const items = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant('box' as const), width: fc.integer({ min: 0, max: 90 }) }) },
    { weight: 4, arbitrary: fc.constant(GLUE) },
    { weight: 1, arbitrary: fc.constantFrom(HYPHEN, FORCED) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<BreakItem>(
        { type: 'penalty', width: 0, cost: 50, flagged: false },
        { type: 'penalty', width: 0, cost: Number.POSITIVE_INFINITY, flagged: false },
        { type: 'penalty', width: 0, cost: -100, flagged: false },
      ),
    },
  ),
  { maxLength: 60 },
);

test('every box is on one line, in order; only lone boxes overflow; the same twice', () => {
  const options = fc.record({
    align: fc.constantFrom('ragged' as const, 'justify' as const),
    mode: fc.constantFrom('best' as const, 'greedy' as const, 'balance' as const),
    width: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constant(Number.POSITIVE_INFINITY)),
  });
  fc.assert(
    fc.property(items, options, (given, how) => {
      const broken = breakLines(given, how);
      expect(breakLines(given, how)).toEqual(broken);
      const placed = broken.flatMap(({ start, end }) => given.slice(start, end).filter((item) => item.type === 'box'));
      expect(placed).toEqual(given.filter((item) => item.type === 'box'));
      let from = 0;
      for (const line of broken) {
        expect(line.start).toBeGreaterThanOrEqual(from);
        from = line.end;
        expect(Number.isFinite(line.ratio)).toBe(true);
        const inside = given.slice(line.start + 1, line.end);
        const breaksInside = inside.some(
          (item, at) =>
            (item.type === 'glue' && given[line.start + at]!.type === 'box') ||
            (item.type === 'penalty' && item.cost < Number.POSITIVE_INFINITY && !(item.width > 0)),
        );
        if (line.overfull && line.width > how.width + 1e-6 && how.align === 'ragged') {
          const boxes = given.slice(line.start, line.end).filter((item) => item.type === 'box' && item.width > 0);
          if (breaksInside) expect(boxes.length).toBeLessThanOrEqual(1);
        }
        expect(inside.some((item) => item === FORCED)).toBe(false);
      }
    }),
    { numRuns: 3000 },
  );
});

test('a paragraph of 100,000 items in well under a second', () => {
  const { items: long } = paragraph(Array(25_000).fill('aaa bbbbbb').join(' '));
  expect(long.length).toBeGreaterThan(99_000);
  for (const options of [
    { width: 400, align: 'ragged' },
    { width: 5000, align: 'justify' },
    { width: (line: number) => (line < 3 ? 120 : 300), align: 'ragged' },
  ] as const) {
    const start = performance.now();
    breakLines(long, options);
    expect(performance.now() - start).toBeLessThan(1000);
  }
});
