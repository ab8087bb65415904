import { expect, test } from 'vitest';
import { lay } from './square.ts';

const items = (count: number, style = '') =>
  Array.from({ length: count }, (_, i) => `<div style="${style}">${i % 10}</div>`).join('');

test('more tracks, spans and lines than paper shows are drawn in, and told once', () => {
  for (const css of [
    '#g{grid-template-columns:repeat(1000000,10pt)}',
    '#g>div{grid-row:span 1000000000}',
    '#g>div{grid-column:999999999}',
    '#g>div{grid-row:-999999999}',
    '#g{grid-auto-flow:dense}#g>div{grid-area:span 1000/span 1000}',
  ]) {
    const laid = lay(`<div id=g style="display:grid">${items(8)}</div>`, css);
    expect([css, laid.diagnostics.map(({ rule }) => rule)]).toEqual([css, ['grid-cut']]);
  }
});

test('a repetition without width stands a bounded number of times', () => {
  const laid = lay(`<div style="display:grid;grid-template-columns:repeat(auto-fill,0pt)">${items(3)}</div>`);
  expect(laid.diagnostics).toEqual([]);
});

test('time grows with the number of items, not with its square', () => {
  const time = (count: number, style: string) => {
    const html = `<div style="display:grid;grid-template-columns:repeat(20,1fr);${style}">${items(count)}</div>`;
    const before = process.cpuUsage().user;
    lay(html);
    return process.cpuUsage().user - before;
  };
  time(500, '');
  for (const style of ['', 'grid-auto-flow:dense', 'grid-auto-flow:column;grid-template-rows:repeat(10,auto)'])
    expect(time(8_000, style)).toBeLessThan(time(1_000, style) * 32);
});
