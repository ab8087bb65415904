// Pages: sizes and names, sides, margin boxes, running matter, notes.
import { expect, test } from 'vitest';
import { reading } from '../../src/typesetter/sheets/reading.ts';
import { lay, words } from '../typesetter/layout/lay.ts';

test('forced breaks to a right page leave a blank page', () => {
  const laid = lay(
    '.r{break-before:right}@page:blank{@top-left{content:"blank"}}',
    '<p>a</p><p class="r">b</p>',
    '100pt 20pt',
  );
  expect(laid.document.pages.map(({ side, blank }) => [side, blank])).toEqual([
    ['right', false],
    ['left', true],
    ['right', false],
  ]);
});

test('a change of page name starts a page of that name and size', () => {
  const laid = lay('@page wide{size:200pt 50pt}.w{page:wide}', '<p>a</p><div class="w"><p>b</p></div><p>c</p>');
  expect(laid.document.pages.map(({ name, trim }) => [name, trim.width])).toEqual([
    ['', 100],
    ['wide', 200],
    ['', 100],
  ]);
  expect(words(laid)).toBe('0,0 a\n---\n0,0 b\n---\n0,0 c');
});

test('margin boxes: folio, total, centre in the middle', () => {
  const laid = lay(
    '@page{margin:20pt 10pt;@top-left{content:"L"}@top-center{content:counter(page) "/" counter(pages)}@bottom-right{content:"R"}}p{break-after:page}',
    '<p>a</p><div>b</div>',
    '100pt 60pt',
  );
  expect(words(laid)).toBe('10,20 a\n10,5 L\n35,5 1/2\n80,45 R\n---\n10,20 b\n10,5 L\n35,5 2/2\n80,45 R');
  expect(laid.diagnostics).toEqual([]);
});

test('margin boxes see the counters of the document as the page leaves them, and those of the page', () => {
  const laid = lay(
    'h2{counter-increment:c;break-before:page;margin:0}h2:first-child{break-before:auto}' +
      '@page{margin-top:10pt;counter-increment:sheet 2;@top-left{content:counter(c) "-" counter(sheet)}}',
    '<h2>a</h2><p>x</p><h2>b</h2>',
    '100pt 40pt',
  );
  const heads = words(laid)
    .split('\n---\n')
    .map((page) => /(\d-\d)/.exec(page)?.[1]);
  expect(heads).toEqual(['1-2', '2-4']);
});

test('page-orientation turns the sheet of a reader, not the page', () => {
  const laid = lay('@page wide{page-orientation:rotate-left}.w{page:wide}', '<p>a</p><div class="w">b</div>');
  const [first, second] = reading(laid.document.pages);
  expect([first!.turn, second!.turn]).toEqual([undefined, 270]);
  expect(second!.width).toBe(first!.width);
});

test('named strings: first on the page, else what was left by the pages before', () => {
  const laid = lay(
    'h1{string-set:t content()}@page{margin-top:10pt;@top-left{content:string(t)}}p{break-after:page}',
    '<h1>A</h1><p>x</p><p>y</p><h1>B</h1>',
    '100pt 40pt',
  );
  expect(words(laid)).toBe('0,10 A\n0,20 x\n0,0 A\n---\n0,10 y\n0,0 A\n---\n0,10 B\n0,0 B');
});

test('a note stands at the foot of the page that calls it', () => {
  const laid = lay(
    '.n{float:footnote}::footnote-call{content:"*"}::footnote-marker{content:"*"}@page{@footnote{margin:0;padding:0;border:0}}',
    '<p>a</p><p>b<span class="n">note</span></p><p>c</p><p>d</p>',
    '100pt 40pt',
  );
  const [one, two] = words(laid).split('\n---\n');
  expect(one).toContain('0,10 b*');
  expect(one).toContain('0,20 c');
  expect(one).toMatch(/0,30 .*note/);
  expect(one).not.toContain('d');
  expect(two).toBe('0,0 d');
});

test('page numbers that never agree are named', () => {
  // "x viii" takes two lines and puts the target on page ix; "x ix" takes one and puts it on page viii.
  const laid = lay(
    'a::after{content:target-counter("#t",page,lower-roman)}#t{break-before:page}@page:first{counter-reset:page 7}',
    '<p>x <a></a></p><p id="t">t</p>',
    '40pt 10pt',
  );
  expect(laid.diagnostics.map(({ rule }) => rule)).toEqual(['page-numbers-unsettled']);
  expect(laid.diagnostics[0]!.message).toContain('t');
  expect(words(laid).split('\n---\n').at(-1)).toBe('0,0 t');
});

test('a fixed box stands on every page', () => {
  const laid = lay(
    '.x{position:fixed;top:0;right:0}p{break-after:page}',
    '<div class="x">X</div><p>a</p><div>b</div>',
    '50pt 20pt',
  );
  const pages = words(laid).split('\n---\n');
  expect(pages).toHaveLength(2);
  for (const page of pages) expect(page).toContain('40,0 X');
});

test('the canvas reaches into the bleed of every page', () => {
  const laid = lay('@page{bleed:5pt}body{background:#f00}', '<p>a</p>', '100pt 20pt');
  const fill = laid.document.pages[0]!.items.find((item) => item.type === 'fill')!;
  expect(fill.type === 'fill' && fill.path[0]).toEqual(['M', -5, -5]);
});
