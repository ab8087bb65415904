import { describe, expect, test } from 'vitest';
import { lay } from './square.ts';

/** Items a, b, c … of a grid with this style, each with its letter as its text. */
function grid(style: string, items: readonly (string | readonly [style: string, text: string])[], css = '') {
  const made = items.map((item, i) => {
    const id = String.fromCharCode(97 + i);
    const [own, text] = typeof item === 'string' ? [item, id] : item;
    return `<div id=${id} style="${own}">${text}</div>`;
  });
  const laid = lay(`<div id=grid>${made.join('')}</div>`, `#grid{display:grid;${style}}${css}`);
  expect(laid.diagnostics).toEqual([]);
  return {
    ...laid,
    /** x, y, width, height of each item on its first page. */
    at: (...ids: readonly string[]) =>
      ids.map((id) => {
        const found = laid.box(id)!;
        return [found.x, found.y, found.width, found.height].join(' ');
      }),
  };
}

describe('tracks', () => {
  test('lengths, percentages and fr share the width after gaps', () => {
    const laid = grid('grid-template-columns:40pt 25% 1fr 2fr;column-gap:5pt', ['', '', '', '']);
    // 200 - 15 of gaps - 40 - 50 = 95 for three fr.
    expect(laid.at('a', 'b', 'c', 'd')).toEqual(['0 0 40 10', '45 0 50 10', '100 0 31.67 10', '136.67 0 63.33 10']);
  });
  test('auto columns share what is left; min-content and max-content do not', () => {
    const text = 'aa bbb';
    const laid = grid('grid-template-columns:min-content max-content auto', [
      ['', text],
      ['', text],
      ['', text],
    ]);
    expect(laid.at('a', 'b', 'c')).toEqual(['0 0 15 20', '15 0 30 20', '45 0 155 20']);
  });
  test('rows are as high as their highest item, and all items fill them', () => {
    const laid = grid('grid-template-columns:1fr 1fr;row-gap:10pt', [['', 'x<br>x<br>x'], '', '', '']);
    expect(laid.at('b', 'c')).toEqual(['100 0 100 30', '0 40 100 10']);
  });
});
describe('placement', () => {
  test('lines, spans and areas', () => {
    const laid = grid('grid-template:"h h" 20pt "s m" 30pt / 50pt 150pt', [
      'grid-area:h',
      'grid-area:m',
      'grid-area:s',
    ]);
    expect(laid.at('a', 'b', 'c')).toEqual(['0 0 200 20', '50 20 150 30', '0 20 50 30']);
  });
});
describe('pages', () => {
  test('rows break between rows', () => {
    const laid = grid('grid-template-columns:1fr 1fr;grid-auto-rows:60pt', ['', '', '', '', '', '', '', '']);
    expect(laid.pages.length).toBe(2);
    expect(laid.box('g', 2)).toEqual({ x: 0, y: 0, width: 100, height: 60 });
  });
  test('items of one row that do not fit go on side by side', () => {
    const long = Array.from({ length: 30 }, (_, i) => `a${i}`).join('<br>');
    const other = Array.from({ length: 25 }, (_, i) => `b${i}`).join('<br>');
    const laid = grid('grid-template-columns:1fr 1fr', [['', long], ['', other], '', '']);
    expect(laid.lines(2).slice(0, 3)).toEqual(['0,0 a20', '100,0 b20', '0,10 a21']);
    expect(laid.lines(2).slice(-2)).toEqual(['0,100 c', '100,100 d']);
  });
});
