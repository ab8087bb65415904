// Tables drawn at random: every word is read once and in order, whatever is cut or repeated.
import { expect, test } from 'vitest';
import { lay } from './square.ts';

/** A small generator of our own, so that the same tables are drawn each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2654435761 + 1;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface Drawn {
  readonly html: string;
  readonly css: string;
  /** The words of each cell. */
  readonly cells: readonly (readonly string[])[];
}

function draw(seed: number): Drawn {
  const roll = dice(seed);
  const cells: string[][] = [];
  const columns = 1 + roll(4);
  const cell = (tag: string, tall: boolean): string => {
    const count = tall ? 1 + roll(70) : 1 + roll(4);
    const name = `c${cells.length}`;
    const words = Array.from({ length: count }, (_, i) => `${name}w${i}`);
    cells.push(words);
    const spans = `${roll(6) === 0 ? ` rowspan=${1 + roll(6)}` : ''}${roll(6) === 0 ? ` colspan=${1 + roll(3)}` : ''}`;
    return `<${tag}${spans}>${words.join(roll(2) ? ' ' : '<br>')}`;
  };
  const row = (tag: string, tall: boolean) =>
    `<tr${roll(12) === 0 ? ' style="break-inside:avoid"' : ''}>${Array.from({ length: 1 + roll(columns) }, () => cell(tag, tall && roll(12) === 0)).join('')}`;
  const rows = (count: number, tag: string, tall: boolean) =>
    Array.from({ length: count }, () => row(tag, tall)).join('');
  const head = roll(2) ? `<thead>${rows(1 + roll(2), 'th', roll(9) === 0)}</thead>` : '';
  const foot = roll(2) ? `<tfoot>${rows(1, 'td', false)}</tfoot>` : '';
  const caption = roll(3) === 0 ? `<caption>${cell('b', false).replace(/^<b[^>]*>/, '')}</caption>` : '';
  const bodies = Array.from({ length: 1 + roll(3) }, () => `<tbody>${rows(roll(25), 'td', true)}</tbody>`).join('');
  const css = `@page{size:${150 + roll(200)}pt ${60 + roll(200)}pt}
    table{border-collapse:${roll(2) ? 'collapse' : 'separate'};border-spacing:${roll(4)}pt;direction:${roll(4) ? 'ltr' : 'rtl'}}
    td,th{border:${roll(3)}pt solid;padding:${roll(3)}pt;vertical-align:${['baseline', 'top', 'middle', 'bottom'][roll(4)]}}
    caption{caption-side:${roll(2) ? 'top' : 'bottom'};${roll(2) ? '-tambour-show:always' : ''}}
    ${roll(2) ? "table::before{content:'again';display:table-caption;-tambour-show:continued} table::after{content:'more';display:table-caption;caption-side:bottom;-tambour-show:not-last}" : ''}
    ${roll(4) ? '' : 'body{columns:2;column-gap:5pt}'}`;
  return { html: `<p>before</p><table>${caption}${head}${foot}${bodies}</table><p>after</p>`, css, cells };
}

test('no word of a random table is lost, doubled or out of order', () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const { html, css, cells } = draw(seed);
    const laid = lay(html, css);
    const read = laid.pages
      .flatMap(({ items }) =>
        items.map((item) =>
          item.type === 'glyphs' && item.mark.type === 'slot' ? item.text.glyphs.map(({ text }) => text).join('') : '',
        ),
      )
      .join(' ')
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '');
    const byCell = new Map<string, string[]>();
    for (const word of read) {
      const name = /^c\d+/.exec(word)?.[0] ?? word;
      byCell.set(name, [...(byCell.get(name) ?? []), word]);
    }
    for (const [i, words] of cells.entries()) expect(byCell.get(`c${i}`), `table ${seed}`).toEqual(words);
    expect([byCell.get('before'), byCell.get('after')], `table ${seed}`).toEqual([['before'], ['after']]);
    expect(byCell.size, `table ${seed}`).toBe(cells.length + 2);
  }
});
