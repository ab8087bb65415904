import { describe, expect, it } from 'vitest';
import { fillerSheets, layInMultiple } from '../../src/press/fillers.ts';
import type { LaidOut } from '../../src/typesetter/layout/types.ts';

const laid = (pages: number) => ({ pages: Array.from({ length: pages }) }) as unknown as LaidOut;

describe('filler pages', () => {
  it.each([
    [24, 0],
    [25, 3],
    [26, 2],
    [27, 1],
  ])('brings %i pages to a multiple of four with %i more', (pages, fillers) => {
    const asked: number[] = [];
    const done = layInMultiple(
      (count) => {
        asked.push(count);
        return laid(pages + count);
      },
      4,
      0,
    );
    expect(asked).toEqual(fillers === 0 ? [0] : [0, fillers]);
    expect(done.laidOut.pages.length % 4).toBe(0);
    expect(done.fillers).toBe(fillers);
  });

  it.each([
    [25, 3, [3]],
    [26, 3, [3, 2]],
    [28, 3, [3, 0]],
  ])('of %i pages, begins with the %i of the last time', (pages, likely, wanted) => {
    const asked: number[] = [];
    const lay = (count: number) => laid(pages + asked.push(count) * 0 + count);
    expect(layInMultiple(lay, 4, likely).laidOut.pages.length % 4).toBe(0);
    expect(asked).toEqual(wanted);
  });

  it('lays a publication that is not folded once', () => {
    let passes = 0;
    const count = () => {
      passes += 1;
      return laid(3);
    };
    expect(layInMultiple(count, 1, 0).laidOut.pages).toHaveLength(3);
    expect(passes).toBe(1);
  });

  it('shows as many sections as are missing, and none otherwise', () => {
    expect(fillerSheets(0)).toEqual([]);
    expect(fillerSheets(2)[0]?.text).toBe('.remplissage-0, .remplissage-1 { display: block !important }');
  });
});
