// A number of pages: what is tried for it, how many layouts that takes, and what is told where it cannot be.
import { describe, expect, it } from 'vitest';
import { type Choice, fitPages, type Means, STEPS } from '../../src/press/fit-pages.ts';
import { wantedPages } from '../../src/press/page-count.ts';
import type { LaidOut } from '../../src/typesetter/layout/types.ts';

const laid = (pages: number) => ({ pages: Array.from({ length: pages }) }) as unknown as LaidOut;
const NONE: Choice = { step: 0, without: [], fillers: 0 };

/** A publication of `pages(step, without)` pages; tells the choice, the pages, and each layout tried. */
function fit(
  pages: number | ((step: number, without: readonly string[]) => number),
  asked: unknown,
  options: Partial<Means> & { readonly multiple?: number; readonly likely?: Choice } = {},
) {
  const tried: string[] = [];
  const { multiple = 1, likely, ...means } = options;
  const fitted = fitPages(
    wantedPages(asked, multiple),
    {
      lay: ({ step, without, fillers }) => {
        tried.push([step, ...without, ...(fillers > 0 ? [`+${fillers}`] : [])].join(' '));
        return laid((typeof pages === 'number' ? pages : pages(step, without)) + fillers);
      },
      elastic: true,
      fillers: 0,
      omissions: () => [],
      ...means,
    },
    likely,
  );
  return { ...fitted.choice, pages: fitted.laidOut.pages.length, excess: fitted.excess, tried };
}

describe('filler pages', () => {
  it.each([
    [24, 0],
    [25, 3],
    [26, 2],
    [27, 1],
  ])('bring %i pages to the multiple of four of the template with %i more', (pages, fillers) => {
    const done = fit(pages, undefined, { multiple: 4, fillers: 3 });
    expect(done).toMatchObject({ pages: pages + fillers, fillers, step: 0 });
    expect(done.tried).toEqual(fillers === 0 ? ['0'] : ['0', `0 +${fillers}`]);
  });

  it.each([
    [25, 3, ['0 +3']],
    [26, 3, ['0 +3', '0 +2']],
    [28, 3, ['0 +3', '0']],
  ])('of %i pages, begin with the %i of the last time', (pages, fillers, tried) => {
    expect(fit(pages, undefined, { multiple: 4, fillers: 3, likely: { ...NONE, fillers } }).tried).toEqual(tried);
  });

  it('are not needed where nothing is folded, and not missed where the template has none', () => {
    expect(fit(3, undefined).tried).toEqual(['0']);
    expect(fit(3, undefined, { multiple: 4 })).toMatchObject({ pages: 3, excess: 0, tried: ['0'] });
  });
});

/** 16 pages as drawn; each step tighter takes a fifth of a page, each looser adds one. */
const elastic = (drawn: number) => (step: number) => Math.ceil(drawn - step / 5 - 0.001);

describe('a number that is asked for', () => {
  it('costs one layout where the text has it', () => {
    expect(fit(16, '16').tried).toEqual(['0']);
    expect(fit(elastic(16), 'multiple de 4', { multiple: 4, fillers: 3 }).tried).toEqual(['0']);
    expect(fit(elastic(15), '20 au plus').tried).toEqual(['0']);
  });

  it('is reached by the least tightening, in five layouts', () => {
    const done = fit(elastic(16.5), '16');
    expect(done).toMatchObject({ pages: 16, step: 3, excess: 0 });
    expect(done.tried).toEqual(['0', '8', '4', '2', '3']);
    expect(fit(elastic(16.2), '16')).toMatchObject({ step: 1 });
    expect(fit(elastic(17.6), '16')).toMatchObject({ step: STEPS });
    expect(fit(elastic(21), '20 au plus')).toMatchObject({ pages: 20, step: 5 });
  });

  it('is reached by the most loosening where there are no filler pages', () => {
    expect(fit(elastic(15), '16')).toMatchObject({ pages: 16, step: -5, excess: 0 });
    expect(fit(elastic(14.5), '16')).toMatchObject({ pages: 16, step: -7 });
    expect(fit(15, '16', { fillers: 3 })).toMatchObject({ pages: 16, step: 0, fillers: 1 });
  });

  it('saves a sheet that would carry one page of text', () => {
    expect(fit(elastic(16.5), 'multiple de 4', { fillers: 3 })).toMatchObject({ pages: 16, step: 3, fillers: 0 });
    expect(fit(17, 'multiple de 4', { fillers: 3 })).toMatchObject({ pages: 20, step: 0, fillers: 3, excess: 0 });
    expect(fit(elastic(17.5), 'multiple de 4', { fillers: 3 }).tried).toEqual(['0', '0 +2']);
  });

  it('leaves out what is optional, the best fit first, then tightens no more than it must', () => {
    const pages = (step: number, without: readonly string[]) =>
      elastic(18.4 - (without.includes('a') ? 0.5 : 0) - (without.includes('b') ? 1.2 : 0))(step);
    const omissions = () => [['a'], ['b'], ['a', 'b']];
    const done = fit(pages, '16', { omissions });
    expect(done).toMatchObject({ without: ['b'], step: 6, pages: 16, excess: 0 });
    expect(done.tried.slice(0, 4)).toEqual(['0', '8', '8 a', '8 b']);
    expect(fit(pages, '17', { omissions })).toMatchObject({ without: [], step: 7 });
  });

  it('says by how many pages it is missed', () => {
    expect(fit(elastic(20), '16')).toMatchObject({ step: STEPS, excess: 3 });
    expect(fit(elastic(12), '16')).toMatchObject({ step: -STEPS, excess: -2 });
    expect(fit(12, '16', { fillers: 3 })).toMatchObject({ fillers: 3, pages: 15, excess: -1 });
    expect(fit(18, '16', { elastic: false })).toMatchObject({ step: 0, excess: 2, tried: ['0'] });
    const steps = (step: number) => (step > 4 ? 15 : 17);
    expect(fit(steps, '16')).toMatchObject({ pages: 15, excess: -1 });
  });

  it('keeps the choice of the last time if one step less does not do', () => {
    const likely = { ...NONE, step: 3 };
    expect(fit(elastic(16.5), '16', { likely })).toMatchObject({ step: 3, tried: ['3', '2'] });
    expect(fit(elastic(16.3), '16', { likely })).toMatchObject({ step: 2 });
    expect(fit(elastic(16.7), '16', { likely })).toMatchObject({ step: 4 });
    expect(fit(elastic(15.9), '16', { likely })).toMatchObject({ step: 0 });
  });
});

describe('what `pages` says', () => {
  it.each([
    ['16', [15, 16, 17], [16, 16, undefined], [undefined, 16, 16]],
    ['multiple de 4', [1, 8, 9], [4, 8, 12], [undefined, 8, 8]],
    ['20 au plus', [19, 20, 21], [19, 20, undefined], [19, 20, 20]],
    [{ maximum: 10, multiple: 4 }, [3, 8, 9], [4, 8, undefined], [undefined, 8, 8]],
    [{ maximum: 3, multiple: 4 }, [2, 3, 4], [2, 3, undefined], [2, 3, 3]],
  ])('%j', (asked, from, up, down) => {
    const wanted = wantedPages(asked, 1);
    expect(from.map(wanted.up)).toEqual(up);
    expect(from.map(wanted.down)).toEqual(down);
  });

  it('is the multiple of the template where it gives only a limit, or nothing', () => {
    expect(wantedPages('20 au plus', 4).up(17)).toBe(20);
    expect(wantedPages('au plus 22', 4).down(22)).toBe(20);
    expect(wantedPages(undefined, 4)).toMatchObject({ asked: false });
  });
});
