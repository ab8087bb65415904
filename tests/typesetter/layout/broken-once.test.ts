import { expect, test, vi } from 'vitest';
import { lay } from './lay.ts';

const asked = vi.hoisted(() => [] as string[]);
vi.mock('../../../src/typesetter/text/total-fit.ts', async (original) => {
  const own = await original<typeof import('../../../src/typesetter/text/total-fit.ts')>();
  return {
    ...own,
    breakLines: (...[items, options]: Parameters<typeof own.breakLines>) => {
      const first = typeof options.width === 'number' ? options.width : options.width(0);
      asked.push(`${first} ${items.map((item) => (item.type === 'penalty' ? item.cost : item.width)).join(' ')}`);
      return own.breakLines(items, options);
    },
  };
});

/** Paragraphs that all differ in their widths. */
const paragraphs = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<p>${'aa '.repeat(i + 4)}${'b'.repeat(1 + (i % 7))} ${'cc '.repeat(i)}</p>`,
  ).join('');

test.each([
  ['pages', ''],
  ['balanced columns, tried at several heights', 'div{columns:2;column-gap:0}'],
  ['a flex item, measured and laid', 'div{display:flex}section{flex:1}'],
  ['cells of a table', 'div{display:table;width:100%}section{display:table-cell}'],
])('no paragraph is broken twice at one width: %s', (_, css) => {
  asked.length = 0;
  const { document } = lay(css, `<div><section>${paragraphs(14)}</section></div>`, '100pt 60pt');
  expect(document.pages.length).toBeGreaterThan(2);
  expect(asked.length).toBeGreaterThanOrEqual(14);
  expect(asked.filter((one, i) => asked.indexOf(one) !== i)).toEqual([]);
});
