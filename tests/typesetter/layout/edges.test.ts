// Footnotes and page floats: what stands at the head and foot of pages, and what goes on to the next.
import { describe, expect, test } from 'vitest';
import { lay, words } from './lay.ts';

const NOTES =
  '.n{float:footnote;font-size:10pt}.n::footnote-call{font-size:10pt;vertical-align:baseline}@page{@footnote{margin:0;padding:0;border:0}}';
const note = (text: string) => `<span class="n">${text}</span>`;
const FLOATS = '.t{float:top;height:30pt}.b{float:bottom;height:30pt}';
const pages = (css: string, body: string, size?: string) => {
  const laid = lay(css, body, size);
  expect(laid.diagnostics).toEqual([]);
  return words(laid).split('\n---\n');
};

describe('footnotes', () => {
  test('are counted through the document, whatever holds their calls', () => {
    const [one] = pages(
      NOTES,
      `<h1 style="font-size:10pt;margin:0">a${note('x')}</h1><table style="border-spacing:0"><tr><td style="padding:0">b${note('y')}</td></tr></table><div style="display:flex"><p>c${note('z')}</p></div>`,
    );
    expect(one).toBe('0,0 a1\n0,10 b2\n0,20 c3\n0,70 1. x\n0,80 2. y\n0,90 3. z');
  });

  test('begin anew on each page where @page resets their counter', () => {
    const [one, two] = pages(
      `${NOTES}@page{counter-reset:footnote}`,
      `<p>a${note('x')} b${note('y')}</p><p style="break-before:page">c${note('z')}</p>`,
    );
    expect(one).toBe('0,0 a1 b2\n0,80 1. x\n0,90 2. y');
    expect(two).toBe('0,0 c1\n0,90 1. z');
  });

  test('leave no gap above when their call goes to the next page', () => {
    const [one, two] = pages(
      NOTES,
      `<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f${note('x<br>x<br>x')}</p>`,
      '100pt 60pt',
    );
    expect(one).toBe('0,0 a\n0,10 b\n0,20 c\n0,30 d\n0,40 e');
    expect(two).toBe('0,0 f1\n0,30 1. x\n0,40 x\n0,50 x');
  });

  test('go on at the next foot when no page holds them', () => {
    const [one, two] = pages(NOTES, `<p>a${note('1<br>2<br>3<br>4<br>5<br>6<br>7')}</p><p>b</p>`, '100pt 50pt');
    expect(one).toBe('0,0 a1\n0,10 1. 1\n0,20 2\n0,30 3\n0,40 4');
    expect(two).toBe('0,0 b\n0,20 5\n0,30 6\n0,40 7');
  });

  test('take no more than max-height', () => {
    const [one, two] = pages(
      `${NOTES}@page{@footnote{max-height:20pt}}`,
      `<p>a${note('1<br>2<br>3')}</p><p>b</p><p>c</p><p>d</p>`,
      '100pt 50pt',
    );
    expect(one).toBe('0,0 a1\n0,10 b\n0,20 c\n0,30 1. 1\n0,40 2');
    expect(two).toBe('0,0 d\n0,40 3');
  });

  test('called by a note follow it', () => {
    const [one] = pages(NOTES, `<p>a${note(`x${note('y')}`)}</p>`);
    expect(one).toBe('0,0 a1\n0,80 1. x2\n0,90 2. y');
  });

  test('share lines where footnote-display says so', () => {
    const body = `<p>a${note('x')} b${note('y')} c${note('zzzzzzz')}</p>`;
    expect(pages(`${NOTES}.n{footnote-display:inline}`, body, '100pt 50pt')[0]).toBe(
      '0,0 a1 b2 c3\n0,30 1. x\u20032. y\n0,40 3. zzzzzzz',
    );
    expect(pages(`${NOTES}.n{footnote-display:compact}`, body, '150pt 50pt')[0]).toBe(
      '0,0 a1 b2 c3\n0,30 1. x\u20032. y\n0,40 3. zzzzzzz',
    );
  });
});

describe('page floats', () => {
  test('stand at the head and foot of the page of their anchor', () => {
    const [one] = pages(FLOATS, '<p>a</p><div class="t">T</div><p>b<span class="b">B</span></p>');
    expect(one).toBe('0,30 a\n0,40 b\n0,0 T\n0,70 B');
  });

  test('wait for the next page when their anchor would leave this one, and keep their order', () => {
    const lines = 'abcdefgh'
      .split('')
      .map((letter) => `<p>${letter}</p>`)
      .join('');
    const [one, two] = pages(
      FLOATS,
      `${lines}<p>i<span class="t">T</span></p><div class="b" style="height:10pt">B</div><p>j</p><p>k</p>`,
    );
    expect(one).toBe('0,0 a\n0,10 b\n0,20 c\n0,30 d\n0,40 e\n0,50 f\n0,60 g\n0,70 h\n0,80 i\n0,90 j');
    expect(two).toBe('0,30 k\n0,0 T\n0,90 B');
  });

  test('stack from the edge inwards, above the notes', () => {
    const [one] = pages(
      FLOATS + NOTES,
      `<p>a${note('x')}</p><div class="b">1</div><div class="b" style="height:20pt">2</div><div class="t">3</div>`,
    );
    expect(one).toBe('0,30 a1\n0,60 1\n0,40 2\n0,0 3\n0,90 1. x');
  });

  test('that are taller than a page go on on the next', () => {
    const tall = Array.from({ length: 7 }, (_, i) => `<p>${i}</p>`).join('');
    const [one, two, three] = pages('.t{float:top}', `<p>a</p><div class="t">${tall}</div><p>b</p>`, '100pt 50pt');
    expect(one).toBe('0,0 a\n0,10 b');
    expect(two).toBe('0,0 0\n0,10 1\n0,20 2\n0,30 3\n0,40 4');
    expect(three).toBe('0,0 5\n0,10 6');
  });

  test('wait as float-defer and clear say', () => {
    const [one, two, three] = pages(
      `${FLOATS}`,
      '<p>a</p><div class="t" style="float-defer:1">T</div><div class="t" style="clear:top">U</div><p>b</p><p style="break-before:page">c</p>',
    );
    expect(one).toBe('0,30 a\n0,40 b\n0,0 U');
    expect(two).toBe('0,30 c\n0,0 T');
    expect(three).toBeUndefined();
  });

  test('wait rather than part a heading from its text', () => {
    const [one, two] = pages(
      `${FLOATS}h1{break-after:avoid;margin:0;font-size:10pt}p{orphans:2;widows:2}`,
      '<h1>H<span class="b" style="height:20pt">T</span></h1><p>a<br>b<br>c</p>',
      '100pt 50pt',
    );
    expect(one).toBe('0,0 H\n0,10 a\n0,20 b\n0,30 c');
    expect(two).toBe('0,30 T');
  });

  test('call their own notes', () => {
    const [one] = pages(FLOATS + NOTES, `<p>a</p><div class="t">T${note('x')}</div>`);
    expect(one).toBe('0,30 a\n0,0 T1\n0,90 1. x');
  });
});

describe('columns', () => {
  const COLUMNS = `${NOTES}${FLOATS}.c{columns:2;column-gap:20pt;column-fill:auto;height:60pt}.n{float-reference:column}.p{float-reference:page}.t,.b{height:20pt}`;
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => `<p>${from + i}</p>`).join('');

  test('have their own notes at their foot', () => {
    const [one] = pages(COLUMNS, `<div class="c"><p>1${note('x')}</p>${lines(2, 7)}<p>8${note('y')}</p></div>`);
    expect(one).toBe('0,0 11\n0,10 2\n0,20 3\n0,30 4\n0,40 5\n0,50 1. x\n60,0 6\n60,10 7\n60,20 82\n60,50 2. y');
  });

  test('leave notes to the page where their style says no more', () => {
    const [one] = pages(
      `${COLUMNS}.n{float-reference:inline}`,
      `<div class="c"><p>1${note('x')}</p>${lines(2, 7)}</div>`,
    );
    expect(one).toBe('0,0 11\n0,10 2\n0,20 3\n0,30 4\n0,40 5\n0,50 6\n60,0 7\n0,90 1. x');
  });

  test('take floats to their own head and foot', () => {
    const [one] = pages(
      COLUMNS,
      `<div class="c"><p>1</p><div class="t">T</div>${lines(2, 5)}<div class="b">B</div>${lines(6, 7)}</div>`,
    );
    expect(one).toBe('0,20 1\n0,30 2\n0,40 3\n0,50 4\n0,0 T\n60,0 5\n60,10 6\n60,20 7\n60,40 B');
  });

  test('send floats of the page over all of them', () => {
    const laid = lay(COLUMNS, `<div class="c"><p>1</p><div class="t p">T</div>${lines(2, 7)}</div>`);
    expect(words(laid)).toBe('0,20 1\n0,30 2\n0,40 3\n0,50 4\n0,60 5\n0,70 6\n60,20 7\n0,0 T');
  });

  test('carry floats without room to the next column, then to the next page', () => {
    const [one, two] = pages(
      `${COLUMNS}.c{height:auto}.t{height:50pt}`,
      `<div class="c">${lines(1, 2)}<div class="t">T</div><div class="t">U</div><div class="t">V</div>${lines(3, 8)}</div>`,
      '100pt 60pt',
    );
    expect(one).toBe('0,0 1\n0,10 2\n0,20 3\n0,30 4\n0,40 5\n0,50 6\n60,50 7\n60,0 T');
    expect(two).toBe('0,50 8\n0,0 U\n60,0 V');
  });

  test('are balanced with their floats and notes, and lose nothing where they all end early', () => {
    const [one] = pages(
      `${COLUMNS}.c{height:auto;column-fill:balance}`,
      `<div class="c"><p>1${note('x')}</p><div class="t">T</div>${lines(2, 5)}</div><p>z</p>`,
    );
    expect(one).toBe('0,20 11\n0,30 2\n0,0 T\n0,40 1. x\n60,0 3\n60,10 4\n60,20 5\n0,50 z');
  });

  test('stand level on their grid beside one with a float at its head', () => {
    const laid = lay(
      `${COLUMNS}.c{line-grid:create;line-snap:baseline}.t{height:14pt}`,
      `<div class="c"><p>1</p><div class="t">T</div>${lines(2, 7)}</div>`,
    );
    const tops = words(laid)
      .split('\n')
      .filter((line) => !line.endsWith('T'))
      .map((line) => Number(/,(\d+)/.exec(line)![1]));
    expect(tops).toHaveLength(7);
    expect(tops.every((top) => top % 10 === 0)).toBe(true);
  });
});
