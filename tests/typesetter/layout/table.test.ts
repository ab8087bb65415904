import { describe, expect, test } from 'vitest';
import type { DisplayItem } from '../../../src/typesetter/layout/types.ts';
import { lay } from './square.ts';

const clean = (laid: ReturnType<typeof lay>) => expect(laid.diagnostics).toEqual([]);
const textOf = (item: Extract<DisplayItem, { type: 'glyphs' }>) =>
  item.text.glyphs
    .map(({ text }) => text)
    .join('')
    .trim();
const PLAIN = 'table{border-spacing:0}';

describe('table', () => {
  test('columns as wide as their content; what is missing wraps in the longer one', () => {
    const laid = lay('<table><tr><td id=a>aaaa<td id=b>bb bb</table>', PLAIN);
    clean(laid);
    expect([laid.box('a')?.width, laid.box('b')?.width]).toEqual([20, 25]);
    const full = lay(`<table style="width:100%"><tr><td id=a>aaaa<td id=b>${'bb '.repeat(100)}</table>`, PLAIN);
    expect(full.box('a')!.width + full.box('b')!.width).toBeCloseTo(200);
    expect(full.box('a')!.width).toBeGreaterThanOrEqual(20);
  });

  test('fixed layout takes the first row; percentages and spans share out', () => {
    const fixed = lay(
      '<table style="table-layout:fixed;width:200pt"><tr><td id=a style="width:50pt">a<td id=b>b<td id=c>c<tr><td>wwwwwwwwwwwwwwwwwwwwwwwwww</table>',
      PLAIN,
    );
    expect([fixed.box('a')?.width, fixed.box('b')?.width, fixed.box('c')?.width]).toEqual([50, 75, 75]);
    const share = lay(
      '<table style="width:200pt"><tr><td id=a style="width:25%">a<td id=b>b<tr><td id=s colspan=2>s</table>',
      PLAIN,
    );
    expect([share.box('a')?.width, share.box('s')?.width]).toEqual([50, 200]);
  });

  test('spacing stands between cells and around them', () => {
    const laid = lay('<table style="border-spacing:4pt 6pt"><tr><td id=a>a<td id=b>b<tr><td id=c>c<td>d</table>');
    expect(laid.box('a')).toEqual({ x: 4, y: 6, width: 5, height: 10 });
    expect(laid.box('b')?.x).toBe(13);
    expect(laid.box('c')?.y).toBe(22);
  });

  test('cells of one row are as high as the highest; vertical-align moves their content', () => {
    const laid = lay(
      '<table><tr><td>a<br>a<br>a<td style="vertical-align:top">t<td style="vertical-align:middle">m<td style="vertical-align:bottom">b</table>',
      PLAIN,
    );
    const at = (text: string) =>
      laid
        .lines(1)
        .find((line) => line.endsWith(text))
        ?.split(' ')[0]
        ?.split(',')[1];
    expect([at('t'), at('m'), at('b')]).toEqual(['0', '10', '20']);
  });

  test('a cell over two rows makes both of them higher', () => {
    const laid = lay('<table><tr><td id=s rowspan=2>1<br>2<br>3<br>4<td>a<tr><td id=b>b</table>', PLAIN);
    expect(laid.box('s')?.height).toBe(40);
    expect(laid.box('b')).toMatchObject({ y: 20, height: 20 });
    // A row of a set height leaves what is missing to the other.
    const set = lay('<table><tr><td rowspan=2>1<br>2<br>3<br>4<td>a<tr style="height:10pt"><td id=b>b</table>', PLAIN);
    expect(set.box('b')).toMatchObject({ y: 30, height: 10 });
  });

  test('a height of the table goes to rows that ask a share of it, then to those that are open', () => {
    const laid = lay(
      '<table style="height:100pt"><tr><td id=a>a<tr style="height:30pt"><td id=b>b<tr style="height:20%"><td id=c>c</table>',
      PLAIN,
    );
    expect(['a', 'b', 'c'].map((id) => laid.box(id)?.height)).toEqual([50, 30, 20]);
  });

  test('collapsed columns and rows take no room', () => {
    const laid = lay(
      '<table style="border-spacing:2pt"><col><col style="visibility:collapse"><col><tr><td id=a>a<td>wide<td id=c>c<tr style="visibility:collapse"><td>x<td>x<td>x<tr><td colspan=2 id=s>b<td>d</table>',
    );
    expect([laid.box('a')?.x, laid.box('c')?.x, laid.box('s')?.width, laid.box('s')?.y]).toEqual([2, 9, 5, 14]);
    expect(laid.lines(1).map((line) => line.replace(/^\S+ /, ''))).toEqual(['a', 'c', 'b', 'd']);
  });

  test('a table of another direction stands where its container begins', () => {
    const laid = lay('<table dir=rtl><tr><td id=a>a<td id=b>b</table>', PLAIN);
    expect([laid.box('a')?.x, laid.box('b')?.x]).toEqual([5, 0]);
  });

  test('head and foot stand again on each page, and only the first head is content', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `<tr><td>r${i}`).join('');
    const laid = lay(`<table><thead><tr><th>H</thead><tfoot><tr><td>F</tfoot>${rows}</table>`, PLAIN);
    clean(laid);
    expect(laid.pages.length).toBe(3);
    for (const page of [1, 2, 3]) {
      expect(laid.lines(page)[0]).toMatch(/ H$/);
      expect(laid.lines(page).at(-1)).toMatch(/ F$/);
    }
    const marks = laid.pages
      .map(({ items }) => items.find((item) => item.type === 'glyphs'))
      .map((item) => item?.type === 'glyphs' && item.mark.type);
    expect(marks).toEqual(['slot', 'artifact', 'artifact']);
    const all = laid.pages.flatMap((page) => laid.lines(page.number)).filter((line) => / r\d/.test(line));
    expect(all.map((line) => line.split(' ')[1])).toEqual(Array.from({ length: 40 }, (_, i) => `r${i}`));
  });

  test('a head never stands alone at the foot of a page', () => {
    const laid = lay(
      `<div style="height:185pt"></div><table><thead><tr><th>H</thead><tr><td>a<tr><td>b</table>`,
      PLAIN,
    );
    clean(laid);
    expect(laid.lines(1)).toEqual([]);
    expect(laid.lines(2)[0]).toMatch(/ H$/);
  });

  test('a row taller than the page goes on in all its cells', () => {
    const long = Array.from({ length: 45 }, (_, i) => `l${i}`).join('<br>');
    const laid = lay(`<table><tr><td>a<td>${long}<tr><td>z<td>y</table>`, PLAIN);
    expect(laid.diagnostics).toMatchObject([{ rule: 'cell-too-tall', severity: 'note', page: 1 }]);
    const lines = laid.pages.flatMap((page) => laid.lines(page.number)).map((line) => line.split(' ')[1]);
    expect(lines.filter((line) => line?.startsWith('l'))).toEqual(Array.from({ length: 45 }, (_, i) => `l${i}`));
    expect(lines.slice(-2)).toEqual(['z', 'y']);
  });

  test('rows tied by a span stay together', () => {
    const rows = Array.from({ length: 18 }, () => '<tr><td>x<td>x').join('');
    const laid = lay(`<table>${rows}<tr><td rowspan=3>s<td>a<tr><td>b<tr><td>c</table>`, PLAIN);
    clean(laid);
    expect(laid.lines(1).length).toBe(36);
    expect(
      laid
        .lines(2)
        .map((line) => line.split(' ')[1])
        .sort(),
    ).toEqual(['a', 'b', 'c', 's']);
  });

  test('of borders that collapse the wider wins; each takes half of it', () => {
    const laid = lay(
      '<table><tr><td id=a style="border:2pt solid">a<td id=b style="border:6pt solid red">b</table>',
      'table{border-collapse:collapse}',
    );
    clean(laid);
    expect(laid.box('a')?.width).toBe(5 + 1 + 3);
    expect(laid.box('b')?.width).toBe(5 + 3 + 3);
    const red = laid.pages[0]!.items.filter(
      (item: DisplayItem) => item.type === 'fill' && 'r' in item.paint && item.paint.r === 1,
    );
    expect(red.length).toBe(4);
  });

  test('captions stand outside the grid, above or below', () => {
    const laid = lay(
      '<table id=t><caption id=c>cap</caption><tr><td>a</table><table><caption id=d style="caption-side:bottom">low</caption><tr><td id=e>a</table>',
      PLAIN,
    );
    expect([laid.box('c')?.y, laid.box('t')?.y]).toEqual([0, 10]);
    expect(laid.box('d')!.y).toBe(laid.box('e')!.y + 10);
  });

  test('captions and rows for the parts that go on, or are cut, are printed there alone and read by nobody', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `<tr><td>r${i}`).join('');
    const css = `${PLAIN} body{counter-reset:t} table{width:100%} caption{-tambour-show:always;counter-increment:t} caption::before{content:'T' counter(t) ' '}
      caption::after{content:' (suite)';-tambour-show:continued} tfoot{-tambour-show:not-last} .first{-tambour-show:first}`;
    const laid = lay(
      `<table><caption>cap</caption><thead><tr class=first><th>once<tr><th>H</thead><tfoot><tr><td>more</tfoot>${rows}</table><table><caption>next</caption><tr><td>n</table>`,
      css,
    );
    clean(laid);
    const texts = laid.pages.map(({ number }) => laid.lines(number).map((line) => line.replace(/^\S+ /, '')));
    expect(texts.map((lines) => lines.slice(0, 3))).toEqual([
      ['T1 cap', 'once', 'H'],
      ['T1 cap (suite)', 'H', 'r16'],
      ['T1 cap (suite)', 'H', 'r33'],
    ]);
    expect(texts.map((lines) => lines.filter((line) => line === 'more').length)).toEqual([1, 1, 0]);
    expect(texts[2]).toContain('T2 next');
    const read = laid.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.type === 'glyphs' && item.mark.type === 'slot' ? [textOf(item)] : [])),
    );
    expect(read.filter((text) => !/^r\d/.test(text)).join(' ')).toBe('T1 cap once H T2 next n');
  });

  test('the last rows take the room of the foot that tells of more', () => {
    const css = `${PLAIN} tfoot{-tambour-show:not-last}`;
    const table = (count: number) =>
      `<table><tfoot><tr><td>more<br>more</tfoot>${Array.from({ length: count }, (_, i) => `<tr><td>r${i}`).join('')}</table>`;
    expect(lay(table(20), css).pages.length).toBe(1);
    const two = lay(table(21), css);
    expect(two.pages.map(({ number }) => two.lines(number).length)).toEqual([20, 3]);
  });

  test('a table that cannot be narrow enough says so', () => {
    const laid = lay(`<table><tr><td>${'a'.repeat(30)}<td>${'b'.repeat(30)}</table>`, PLAIN);
    expect(laid.diagnostics.map(({ rule }) => rule)).toEqual(['table-too-wide']);
  });

  test('ten thousand rows in linear time', () => {
    const time = (count: number) => {
      const rows = Array.from({ length: count }, (_, i) => `<tr><td>r${i}<td>x`).join('');
      const start = performance.now();
      expect(lay(`<table><thead><tr><th>H<th>I</thead>${rows}</table>`, PLAIN).pages.length).toBe(
        Math.ceil(count / 19),
      );
      return performance.now() - start;
    };
    time(500);
    const [small, large] = [time(2000), time(10000)];
    expect(large).toBeLessThan(small * 5 * 3);
  });
});
