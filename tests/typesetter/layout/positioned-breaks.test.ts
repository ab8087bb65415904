import { describe, expect, it } from 'vitest';
import { boxesOf, lay, textOf, words } from './lay.ts';

const ABS = '.a{position:absolute}.f{position:fixed}';

describe('positioned boxes over pages', () => {
  it('goes on where it is too long, at its own place across and at the head of the next pages', () => {
    const laid = lay(`${ABS}.a{left:30pt;top:85pt;width:20pt}`, '<div class=a>aa bb cc</div>x');
    expect(words(laid)).toBe('0,0 x\n30,85 aa\n---\n30,0 bb\n30,10 cc');
  });

  it('breaks where something inside asks for a page, and makes the pages it needs', () => {
    const css = `${ABS}@page b{margin:10pt}.b{page:b}`;
    expect(textOf(lay(css, '<div class=a>a<p style="break-before:page">b</div>'))).toEqual(['a', 'b']);
    const named = lay(css, '<div class=a><p>a</p><p class=b>b</p></div>');
    expect(named.document.pages.map(({ name }) => name)).toEqual(['', 'b']);
    expect(words(named)).toBe('0,0 a\n---\n10,10 b');
    // Given its place on a page, it stays there.
    expect(textOf(lay(css, '<div class=a style="top:0"><p>a</p><p class=b>b</p></div>'))).toEqual(['a b']);
  });

  it('stands on the page that its distance leads to', () => {
    expect(words(lay(`${ABS}.a{top:210pt}`, '<div class=a>a</div>x'))).toBe('0,0 x\n---\n\n---\n0,10 a');
    expect(words(lay(`${ABS}.a{bottom:-100pt}`, '<div class=a>a</div>x'))).toBe('0,0 x\n---\n0,90 a');
    // From the place in the text where it would have stood.
    expect(words(lay(`${ABS}p{height:100pt}`, '<p>x</p><div class=a>a</div>'))).toBe('0,0 x\n---\n0,0 a');
  });

  it('leaves what hangs over the edge of the sheet where it is', () => {
    const heights = (css: string) => boxesOf(lay(`${ABS}.a{width:10pt}${css}`, '<div class=a></div>x'), 'div');
    expect(heights('.a{bottom:-9pt;height:20pt}')).toMatchObject([{ page: 1, y: 89, height: 20 }]);
    expect(heights('.a{top:90pt;height:20pt}')).toMatchObject([{ page: 1, y: 90, height: 20 }]);
    expect(heights('.a{top:0;height:250pt}')).toMatchObject([
      { page: 1, y: 0, height: 100 },
      { page: 2, y: 0, height: 100 },
      { page: 3, y: 0, height: 50 },
    ]);
    expect(
      textOf(lay(`${ABS}.r{position:relative;height:90pt}.a{top:120%}`, '<div class=r>x<div class=a>a</div></div>')),
    ).toEqual(['x a']);
  });

  it('repeats a fixed box inside it on every page, its own too', () => {
    const laid = lay(`${ABS}.a{top:110pt}.f{bottom:0}`, '<div class=a>a<div class=f>f</div></div><p>x</p>');
    expect(textOf(laid).map((page) => page.split(' ').sort().join(' '))).toEqual(['f x', 'a f']);
  });

  it('ends when a box takes nothing', () => {
    const { document } = lay(`${ABS}.a{top:90pt;line-height:500pt}`, '<div class=a>a<br>b</div>');
    expect(document.pages.length).toBeLessThan(6);
  });
});
