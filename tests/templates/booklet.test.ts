// Templates that are folded: the same text on A5, laid out again, its letters as large as on A4, without a diagnostic.
import { describe, expect, it } from 'vitest';
import { pageSheet } from '../../src/press/editions/page-sheet.ts';
import type { LaidOut } from '../../src/typesetter/layout/types.ts';
import { print, sample } from './sample.ts';

const MM = 72 / 25.4;
const A5 = pageSheet('A5');

/** Points of type by how many signs are set in them, the most first. */
function usualSize({ pages }: LaidOut): number {
  const signs = new Map<number, number>();
  for (const { items } of pages)
    for (const item of items)
      if (item.type === 'glyphs') signs.set(item.text.size, (signs.get(item.text.size) ?? 0) + item.text.glyphs.length);
  return [...signs].sort((a, b) => b[1] - a[1])[0]![0];
}

describe.each(['journal', 'guide', 'annuaire'])('%s on A5', (name) => {
  it.each([16, 20])('at %i points', (size) => {
    const large = print(sample(name), 'content/essai/index.md', size);
    const small = print(sample(name), 'content/essai/index.md', size, A5.css, A5.pageScale);
    expect(small.diagnostics).toEqual([]);
    for (const { trim } of small.laidOut.pages)
      expect([trim.width / MM, trim.height / MM].map((side) => Math.round(side * 100) / 100)).toEqual([148, 210]);
    expect(usualSize(small.laidOut)).toBe(size);
    expect(usualSize(large.laidOut)).toBe(size);
    expect(small.laidOut.pages.length).toBeGreaterThan(large.laidOut.pages.length);
    expect(small.pages.join('\n').replace(/\s+/g, ' ')).toContain('03 53 01 24 10');
  });
});

it('nothing on an A5 page stands over its edge', () => {
  const { laidOut } = print(sample('guide'), 'content/essai/index.md', 16, A5.css, A5.pageScale);
  for (const { items, trim } of laidOut.pages)
    for (const item of items)
      if (item.type === 'glyphs') {
        const wide = item.text.glyphs.reduce((sum, { advance }) => sum + (advance * item.text.size) / 1000, 0);
        expect(item.x).toBeGreaterThanOrEqual(0);
        expect(item.x + wide).toBeLessThanOrEqual(trim.width + 0.01);
      }
});
