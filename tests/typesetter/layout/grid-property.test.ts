import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { lay } from './square.ts';

/** A linear congruential generator: the same grids at each run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const textOf = (fragment: Fragment): string =>
  fragment.text ? fragment.text.glyphs.map((glyph) => glyph.text).join('') : fragment.children.map(textOf).join('');

/** Every line of a page with its vertical extent. */
function linesOn(fragments: readonly Fragment[], y = 0): { text: string; top: number; bottom: number }[] {
  return fragments.flatMap((fragment) => {
    const top = y + fragment.y;
    if (fragment.type !== 'line') return linesOn(fragment.children, top);
    return [{ text: textOf(fragment), top, bottom: top + fragment.height }];
  });
}

/** Letters alone: figures would stand apart from them in text from right to left. */
const word = (name: string) => `q${name.replaceAll(/\d/g, (digit) => 'abcdefghik'[Number(digit)]!)}`;

const SIZES = [
  'auto',
  '1fr',
  '2fr',
  '40pt',
  '25%',
  'min-content',
  'max-content',
  'minmax(10pt,1fr)',
  'fit-content(50pt)',
  'minmax(auto,60pt)',
];
const ROWS = [...SIZES, '150pt', '10pt'];
const ALIGN = ['normal', 'start', 'end', 'center', 'baseline', 'stretch', 'space-between', 'safe end'];

test('every line of random grids is printed once, on the paper, whatever breaks', () => {
  for (let seed = 1; seed <= 160; seed += 1) {
    const random = numbers(seed * 7919);
    const pick = <T>(list: readonly T[]) => list[random(list.length)]!;
    const some = (list: readonly string[], most: number) =>
      Array.from({ length: 1 + random(most) }, () => pick(list)).join(' ');
    const expected: string[] = [];
    const item = (i: number, depth: number): string => {
      const lines = Array.from({ length: random(6) === 0 ? 5 + random(40) : 1 + random(4) }, (_, line) =>
        word(`${depth}i${i}l${line}`),
      );
      expected.push(...lines);
      const style = [
        random(4) === 0 && `grid-column:span ${1 + random(3)}`,
        random(4) === 0 && `grid-row:span ${1 + random(3)}`,
        random(8) === 0 && `grid-column:${1 + random(5) - (random(3) === 0 ? 6 : 0) || 1}`,
        random(8) === 0 && `grid-row:${1 + random(4)}`,
        random(6) === 0 && `align-self:${pick(ALIGN.slice(0, 6))}`,
        random(6) === 0 && `justify-self:${pick(ALIGN.slice(0, 6))}`,
        random(8) === 0 && 'break-inside:avoid',
        random(12) === 0 && `break-${pick(['before', 'after'])}:${pick(['page', 'avoid'])}`,
        random(8) === 0 && 'padding:5pt;border:1pt solid;background:#eee',
        random(8) === 0 && `margin:${pick(['auto', '10pt', '3pt auto'])}`,
        random(10) === 0 && `order:${random(3) - 1}`,
        random(12) === 0 && `height:${pick(['50%', '30pt', '250pt'])}`,
        random(12) === 0 && 'min-height:80pt',
      ];
      const inner = depth === 0 && random(12) === 0 ? grid(1, 2 + random(3)) : '';
      return `<div style="${style.filter(Boolean).join(';')}">${lines.join('<br>')}${inner}</div>`;
    };
    const grid = (depth: number, count: number): string => {
      const style = [
        `grid-template-columns:${some(SIZES, 4)}`,
        random(2) === 0 && `grid-template-rows:${some(ROWS, 4)}`,
        random(3) === 0 && `grid-auto-rows:${some(ROWS, 2)}`,
        random(3) === 0 && `gap:${pick(['5pt', '5%', '12pt 3pt'])}`,
        random(3) === 0 && `grid-auto-flow:${pick(['row dense', 'column', 'column dense'])}`,
        random(4) === 0 && `align-items:${pick(ALIGN.slice(0, 6))}`,
        random(4) === 0 && `align-content:${pick(ALIGN)}`,
        depth === 0 && random(5) === 0 && `height:${pick(['90pt', '300pt'])}`,
        random(6) === 0 && 'direction:rtl',
        random(6) === 0 && 'min-height:120pt',
        random(6) === 0 && 'padding:4pt;border:2pt solid',
      ];
      return `<div style="display:grid;${style.filter(Boolean).join(';')}">${Array.from({ length: count }, (_, i) => item(i + depth * 100 * (1 + random(1000)), depth)).join('')}</div>`;
    };
    const body = `<p>before<br>before</p>${grid(0, 1 + random(14))}<p>after</p>`;
    const { pages } = lay(body, 'div{white-space:nowrap}');
    const found = pages.flatMap(({ content }) => linesOn(content));
    const printed = found.map(({ text }) => text).filter((text) => text.startsWith('q'));
    expect([seed, [...printed].sort()]).toEqual([seed, [...expected].sort()]);
    expect([seed, found.filter(({ top, bottom }) => top < -0.5 || bottom > 200.5)]).toEqual([seed, []]);
    expect(pages.length).toBeLessThan(60);
  }
});
