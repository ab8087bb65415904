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
  test('auto-fill keeps empty columns, auto-fit takes them away with their gaps', () => {
    const fill = grid('grid-template-columns:repeat(auto-fill,minmax(40pt,1fr));gap:5pt', ['', '']);
    // (200 + 5) / 45: four columns.
    expect(fill.at('a', 'b')).toEqual(['0 0 46.25 10', '51.25 0 46.25 10']);
    const fit = grid('grid-template-columns:repeat(auto-fit,minmax(40pt,1fr));gap:5pt', ['', '']);
    expect(fit.at('a', 'b')).toEqual(['0 0 97.5 10', '102.5 0 97.5 10']);
  });
  test('an item over several columns makes the automatic ones wider, in equal shares', () => {
    const laid = grid('grid-template-columns:20pt auto auto;justify-content:start', [
      ['grid-column:1/-1', 'abcdefghijklmnopqrst'],
      '',
      '',
      '',
    ]);
    // 100 less 20 of the fixed one.
    expect(laid.at('b', 'c', 'd')).toEqual(['0 10 20 10', '20 10 40 10', '60 10 40 10']);
  });
  test('fr does not go below the longest word; minmax(0, 1fr) does', () => {
    const word = 'abcdefghijklmnopqrstuvwxyz';
    expect(grid('grid-template-columns:1fr 1fr', [['', word], '']).at('a', 'b')).toEqual(['0 0 130 10', '130 0 70 10']);
    const laid = grid('grid-template-columns:repeat(2,minmax(0,1fr))', [['white-space:nowrap', word], '']);
    expect(laid.at('b')).toEqual(['100 0 100 10']);
  });
  test('fit-content() is as wide as its contents up to its limit', () => {
    const laid = grid('grid-template-columns:fit-content(30pt) fit-content(60pt) 1fr', [
      ['', 'aa bbb cc'],
      ['', 'aa'],
      '',
    ]);
    expect(laid.at('a', 'b', 'c')).toEqual(['0 0 30 20', '30 0 10 20', '40 0 160 20']);
  });
  test('one fr of a factor below one leaves the rest; flexible rows share a known height', () => {
    expect(grid('grid-template-columns:.25fr .25fr', ['', '']).at('b')).toEqual(['50 0 50 10']);
    expect(grid('height:100pt;grid-template-rows:1fr 3fr', ['', '']).at('a', 'b')).toEqual([
      '0 0 200 25',
      '0 25 200 75',
    ]);
  });
  test('shares of an unknown height count from what the rows make', () => {
    expect(grid('grid-template-rows:50% 50%', [['', 'x<br>x<br>x'], '']).at('a', 'b')).toEqual([
      '0 0 200 20',
      '0 20 200 20',
    ]);
  });
  test('an inline grid is as wide as its columns', () => {
    const laid = lay(
      '<div id=g><i>aaaa</i><i>bb</i></div>',
      '#g{display:inline-grid;grid-template-columns:auto 1fr;gap:10pt}',
    );
    expect(laid.box('g')?.width).toBe(40);
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
  test('names of lines, the nth of a name, and spans to a name', () => {
    const laid = grid('grid-template-columns:[x] 20pt [y] 30pt [x y] 40pt [z]', [
      'grid-column:y 2/z',
      'grid-column:x/span y;grid-row:2',
      'grid-column:x -1;grid-row:3',
      'grid-column:2/span 2;grid-row:4',
    ]);
    expect(laid.at('a', 'b', 'c', 'd')).toEqual(['50 0 40 10', '0 10 20 10', '50 20 40 10', '20 30 70 10']);
  });
  test('lines before the first make tracks there', () => {
    const laid = grid('grid-template-columns:50pt;grid-auto-columns:20pt', ['grid-column:-3;grid-row:1', '', '']);
    expect(laid.at('a', 'b', 'c')).toEqual(['0 0 20 10', '20 0 50 10', '0 10 20 10']);
  });
  test('dense packing fills the gaps that sparse packing leaves', () => {
    const items = ['', 'grid-column:span 2', ''];
    expect(grid('grid-template-columns:100pt 100pt', items).at('c')).toEqual(['0 20 100 10']);
    expect(grid('grid-template-columns:100pt 100pt;grid-auto-flow:dense', items).at('c')).toEqual(['100 0 100 10']);
  });
  test('columns are filled first where the flow says so, in the order of order', () => {
    const laid = grid('grid-auto-flow:column;grid-template-rows:auto auto;grid-auto-columns:30pt', ['order:1', '', '']);
    expect(laid.at('a', 'b', 'c')).toEqual(['30 0 30 10', '0 0 30 10', '0 10 30 10']);
  });
});

describe('alignment', () => {
  test('in the area, along both axes; auto margins first', () => {
    const laid = grid('grid-template:40pt / 100pt 100pt', [
      'justify-self:end;align-self:center',
      'margin:auto 0 0 auto',
    ]);
    expect(laid.at('a', 'b')).toEqual(['95 15 5 10', '195 30 5 10']);
  });
  test('of the tracks in the container', () => {
    const laid = grid('height:100pt;grid-template:20pt 20pt / 40pt 40pt;place-content:end space-between', ['', '', '']);
    expect(laid.at('b', 'c')).toEqual(['160 60 40 20', '0 80 40 20']);
  });
  test('safe alignment keeps to the start what is too large', () => {
    const laid = grid('grid-template:10pt / 50pt;justify-content:center', [
      'grid-area:1/1;width:80pt;justify-self:safe end',
      'grid-area:1/1;width:80pt;justify-self:end',
    ]);
    expect(laid.at('a', 'b')).toEqual(['75 0 80 10', '45 0 80 10']);
  });
  test('baselines of a row are one', () => {
    const laid = grid('grid-template-columns:auto auto;align-items:baseline', ['', 'font-size:30pt;line-height:30pt']);
    // 8 of 10 and 24 of 30 points above the baseline.
    expect([laid.box('a')?.y, laid.box('b')?.y]).toEqual([16, 0]);
  });
  test('from right to left', () => {
    const laid = grid('direction:rtl;grid-template-columns:50pt 100pt;column-gap:10pt', ['', 'justify-self:left']);
    expect(laid.at('a', 'b')).toEqual(['150 0 50 10', '40 0 5 10']);
  });
  test('an absolutely positioned child is placed in the area it names', () => {
    const laid = grid('position:relative;padding:5pt;grid-template:30pt 40pt / 50pt 60pt', [
      'position:absolute;grid-area:2/2/3/3;inset:0',
      'position:absolute;grid-column:2;right:0;bottom:0',
      'position:absolute;grid-area:1/2/2;align-self:end',
    ]);
    expect(laid.at('a', 'b', 'c')).toEqual(['55 35 60 40', '195 70 5 10', '55 25 5 10']);
  });
});

describe('pages', () => {
  test('rows break between rows', () => {
    const laid = grid('grid-template-columns:1fr 1fr;grid-auto-rows:60pt', ['', '', '', '', '', '', '', '']);
    expect(laid.pages.length).toBe(2);
    expect(laid.box('g', 2)).toEqual({ x: 0, y: 0, width: 100, height: 60 });
  });
  test('items of one row that do not fit go on side by side, and the next row stands below both', () => {
    const long = Array.from({ length: 30 }, (_, i) => `a${i}`).join('<br>');
    const other = Array.from({ length: 25 }, (_, i) => `b${i}`).join('<br>');
    const laid = grid('grid-template-columns:1fr 1fr', [['', long], ['', other], '', '']);
    expect(laid.lines(2).slice(0, 3)).toEqual(['0,0 a20', '100,0 b20', '0,10 a21']);
    expect(laid.lines(2).slice(-2)).toEqual(['0,100 c', '100,100 d']);
  });
  test('an item over two rows goes on where the page ends between them', () => {
    const long = Array.from({ length: 28 }, (_, i) => `a${i}`).join('<br>');
    const laid = grid('grid-template:150pt 130pt / 1fr 1fr', [['grid-row:span 2', long], '', '']);
    expect(laid.box('c', 2)).toEqual({ x: 100, y: 0, width: 100, height: 130 });
    expect(laid.lines(2)[0]).toBe('0,0 a20');
  });
  test('an item that avoids breaks takes its row to the next page', () => {
    const tall = Array.from({ length: 9 }, (_, i) => `t${i}`).join('<br>');
    const laid = grid('grid-template-columns:1fr 1fr', ['height:150pt', '', ['break-inside:avoid', tall], '']);
    expect([laid.box('c', 1), laid.box('d', 1)]).toEqual([undefined, undefined]);
    expect(laid.box('d', 2)?.y).toBe(0);
  });
  test('a break asked for by any item of a row ends the page before the row', () => {
    const laid = grid('grid-template-columns:1fr 1fr;row-gap:10pt', ['', '', '', 'break-before:page']);
    expect([laid.box('c', 2)?.y, laid.box('d', 2)?.y]).toEqual([0, 0]);
  });
  test('a row that must not leave the one above goes with it', () => {
    const laid = grid('grid-auto-rows:60pt', ['', '', '', 'break-before:avoid']);
    expect([laid.box('b', 1)?.y, laid.box('c', 2)?.y, laid.box('d', 2)?.y]).toEqual([60, 0, 60]);
  });
  test('a frame beside a longer neighbour goes on to the end of the row', () => {
    const long = Array.from({ length: 30 }, (_, i) => `a${i}`).join('<br>');
    const laid = grid('grid-template-columns:1fr 1fr', [['', long], 'background:#eee']);
    expect([laid.box('b', 1)?.height, laid.pages.length]).toEqual([200, 2]);
    const second = laid.pages[1]!.content;
    const heights: number[] = [];
    const visit = (fragments: typeof second): void => {
      for (const fragment of fragments) {
        if (fragment.style.backgroundColor.alpha > 0) heights.push(fragment.height);
        visit(fragment.children);
      }
    };
    visit(second);
    expect(heights).toEqual([100]);
  });
});
