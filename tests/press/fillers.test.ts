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
    const done = layInMultiple((count) => {
      asked.push(count);
      return laid(pages + count);
    }, 4);
    expect(asked).toEqual(fillers === 0 ? [0] : [0, fillers]);
    expect(done.pages.length % 4).toBe(0);
  });

  it('lays a publication that is not folded once', () => {
    let passes = 0;
    const count = () => {
      passes += 1;
      return laid(3);
    };
    expect(layInMultiple(count, 1).pages).toHaveLength(3);
    expect(passes).toBe(1);
  });

  it('shows as many sections as are missing, and none otherwise', () => {
    expect(fillerSheets(0)).toEqual([]);
    expect(fillerSheets(2)[0]?.text).toBe('.remplissage-0, .remplissage-1 { display: block !important }');
  });
});
