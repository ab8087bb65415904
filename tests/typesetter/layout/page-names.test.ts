import { expect, test } from 'vitest';
import { lay, words } from './lay.ts';

const pages = (css: string, body: string) =>
  words(lay(css, body))
    .split('\n---\n')
    .map((page) => page.replace(/^[-\d.]+,[-\d.]+ /gm, '').replaceAll('\n', ' '));

test('page names part blocks, not the items of a flex or grid container', () => {
  const css = '.a{page:a}.b{page:b}.flex{display:flex;flex-direction:column}.grid{display:grid}';
  expect(pages(css, '<p>x</p><div class=flex><p class=a>a</p><p class=b>b</p></div><p>y</p>')).toEqual(['x a b y']);
  expect(pages(css, '<p>x</p><div class=grid><p class=a>a</p><p class=b>b</p></div><p>y</p>')).toEqual(['x a b y']);
  expect(pages(css, '<p>x</p><div class=flex><div><p class=a>a</p><p class=b>b</p></div></div><p>y</p>')).toEqual([
    'x a',
    'b y',
  ]);
});

test('boxes without height at the head of a page do not leave it to a page of another name', () => {
  const css = '.b{page:b;height:0}.c{page:c;padding-left:20pt}.d{page:d}';
  expect(pages(css, '<p>a</p><div class=b>b</div><div class=c>c</div><div class=d>d</div>')).toEqual(['a', 'b c', 'd']);
  // An empty box still has a page of its own.
  expect(pages(css, '<p>a</p><div class=b></div><div class=d>d</div>')).toEqual(['a', '', 'd']);
});

test('a float begins a new page where it asks to', () => {
  expect(pages('.f{float:left;break-before:page}', '<p>a</p><div class=f>f</div><p>b</p>')).toEqual(['a', 'f b']);
  expect(pages('.f{float:left;break-before:page}', '<div class=f>f</div><p>b</p>')).toEqual(['f b']);
});

test('percentages of heights look through anonymous blocks, for floats that are carried over too', () => {
  const css =
    'html,body{height:100%}.f{float:left;width:10pt;height:60%}.g{float:left;clear:left;width:10pt;height:100%}.in{clear:both;height:60%}';
  const { document } = lay(css, '<br><div class=f>f</div><div class=in><div class=g>g</div>x</div>');
  const heights: (readonly [string, number])[][] = document.pages.map(({ content }) => {
    const out: (readonly [string, number])[] = [];
    const visit = (fragment: (typeof content)[number]): void => {
      const { box, style, height } = fragment;
      if (box !== undefined && box.type === 'block' && style.float === 'left') out.push([box.origin, height]);
      fragment.children.forEach(visit);
    };
    content.forEach(visit);
    return out;
  });
  expect(heights).toEqual([[['div', 60]], [['div', 60]]]);
});

test('a root element that is a grid has its edges once', () => {
  const { document } = lay('html{display:grid;border:5pt solid}', 'x');
  expect(document.pages[0]!.items.filter(({ type }) => type === 'fill' || type === 'stroke')).toHaveLength(1);
  expect(words({ document, diagnostics: [] })).toBe('5,5 x');
});

test('tiles of one colour are one fill; pieces of a margin box are one text', () => {
  const { document } = lay(
    '@page{margin:20pt;@top-left{content:"a" open-quote " " "  b" close-quote}}div{height:30pt;background:linear-gradient(red,red) 0 0/7pt 7pt}',
    '<div></div>',
  );
  const [page] = document.pages;
  expect(page!.items.filter(({ type }) => type === 'fill')).toHaveLength(1);
  expect(page!.items.flatMap((item) => (item.type === 'glyphs' ? [item.text.glyphs.length] : []))).toEqual([5]);
});

test('kept spaces at a line’s end do not widen min-content', () => {
  const widths = (space: string) =>
    lay(`div{float:left;width:min-content;white-space:${space}}`, '<div>xxx  x</div>').document.pages[0]!.content[0]!
      .children[0]!.children[0]!.width;
  expect([widths('pre-wrap'), widths('break-spaces')]).toEqual([30, 50]);
});

test('a forced break inside a flex item breaks the line that would have fitted', () => {
  const body = '<div style="display:flex"><div><p>a</p><p style="break-before:page">b</p></div><div>c</div></div>';
  expect(pages('', body)).toEqual(['a c', 'b']);
});

test('a box that has ended is closed there, whatever its content does after', () => {
  const { document } = lay('.a{height:50pt;border:5pt solid}.a div{height:150pt}', '<div class=a><div></div></div>');
  const edges = document.pages.map(({ content }) => {
    const { height, edges: of } = content[0]!.children[0]!.children[0]!;
    return [height, of.top, of.bottom];
  });
  expect(edges).toEqual([
    [60, true, true],
    [0, false, false],
  ]);
});

test('margins taller than a page leave no text off the paper', () => {
  expect(pages('html{margin-top:300pt}', 'a')).toEqual(['', 'a']);
  expect(pages('p{margin-top:300pt}', '<div style="display:flow-root"><p>a</p></div>b')).toEqual(['a b']);
});

test('a table whose head, foot and edges fill the page goes on with its rows alone', () => {
  const css =
    'table{border:14pt solid}td{padding:0}thead td,tfoot td{height:23pt}tbody td{border:12pt solid}.c{height:150pt}';
  const body = '<table><thead><tr><td>h<tbody><tr><td><div class=c></div>x<tfoot><tr><td>f</table>';
  const laid = lay(css, body);
  expect(laid.document.pages.length).toBeLessThan(7);
  expect(
    pages(css, body)
      .join(' ')
      .split(/\s+/)
      .filter((word) => word !== ''),
  ).toEqual(['h', 'x', 'f']);
});
