import { describe, expect, test } from 'vitest';
import { lay } from './square.ts';

const clean = (laid: ReturnType<typeof lay>) => expect(laid.diagnostics).toEqual([]);

describe('flex', () => {
  test('shares free width by flex-grow, after gaps', () => {
    const laid = lay(
      '<div class=f><div id=a style="flex:1">a</div><div id=b style="flex:3">b</div></div>',
      '.f{display:flex;gap:20pt}',
    );
    clean(laid);
    expect(laid.box('a')).toEqual({ x: 0, y: 0, width: 45, height: 10 });
    expect(laid.box('b')).toEqual({ x: 65, y: 0, width: 135, height: 10 });
  });

  test('shrinks no item below its longest word, and shares the rest among the others', () => {
    const laid = lay(
      '<div class=f><div id=a>abcdefghijklmnopqrstuvwxyz</div><div id=b>aa bb cc dd ee ff gg hh ii jj</div></div>',
      '.f{display:flex}',
    );
    clean(laid);
    expect(laid.box('a')?.width).toBe(130);
    expect(laid.box('b')?.width).toBe(70);
  });

  test('an item of given width shrinks to its content, not only to that width', () => {
    const laid = lay('<div class=f><div id=a style="width:300pt">a</div><div id=b>bb</div></div>', '.f{display:flex}');
    clean(laid);
    expect(laid.box('a')!.width + laid.box('b')!.width).toBeCloseTo(200);
    expect(laid.box('b')?.width).toBeCloseTo(10);
  });

  test('stretches, centres and aligns baselines across the line', () => {
    const laid = lay(
      '<div class=f><div id=a>a</div><div id=b style="align-self:center">b</div><div id=c style="align-self:flex-end">c</div><div id=d style="height:50pt">d</div></div>',
      '.f{display:flex}',
    );
    clean(laid);
    expect([laid.box('a')?.height, laid.box('b')?.y, laid.box('c')?.y]).toEqual([50, 20, 40]);
    const base = lay(
      '<div class=f><div id=a>a</div><div id=b style="font-size:30pt;line-height:30pt">b</div></div>',
      '.f{display:flex;align-items:baseline}',
    );
    // Baselines at 8 and 24 from their tops.
    expect(base.box('a')?.y).toBe(16);
  });

  test('auto margins take the free width before justify-content', () => {
    const laid = lay(
      '<div class=f><p>a</p><p id=b style="margin-left:auto">b</p></div>',
      '.f{display:flex;justify-content:center}',
    );
    expect(laid.box('b')?.x).toBe(195);
  });

  test('row-reverse begins at the far edge; space-between leaves none outside', () => {
    const laid = lay(
      '<div class=f><p id=a>a</p><p id=b>b</p></div>',
      '.f{display:flex;flex-direction:row-reverse;justify-content:space-between}',
    );
    expect([laid.box('a')?.x, laid.box('b')?.x]).toEqual([195, 0]);
  });

  test('wraps, and breaks between lines at the end of a page', () => {
    const items = Array.from({ length: 9 }, (_, i) => `<div class=i id=i${i}>${i}</div>`).join('');
    const laid = lay(
      `<div class=f>${items}</div>`,
      '.f{display:flex;flex-wrap:wrap;gap:10pt}.i{width:90pt;height:50pt}',
    );
    clean(laid);
    expect(laid.pages.length).toBe(2);
    expect(laid.box('i5', 1)).toEqual({ x: 100, y: 120, width: 90, height: 50 });
    expect(laid.box('i6', 2)?.y).toBe(0);
  });

  test('items of one line that do not fit go on together', () => {
    const long = Array.from({ length: 30 }, (_, i) => `a${i}`).join('<br>');
    const laid = lay(
      `<div class=f><div style="width:50%">${long}</div><div style="width:50%">b<br>c</div></div>`,
      '.f{display:flex}',
    );
    clean(laid);
    expect(laid.lines(1).length).toBe(22);
    expect(laid.lines(2)).toEqual(Array.from({ length: 10 }, (_, i) => `0,${i * 10} a${20 + i}`));
  });

  test('a column shares a definite height and breaks an indefinite one', () => {
    const whole = lay(
      '<div class=f style="height:100pt"><p id=a>a</p><p id=b style="flex:1">b</p><p id=c>c</p></div>',
      '.f{display:flex;flex-direction:column}',
    );
    expect([whole.box('b')?.height, whole.box('c')?.y]).toEqual([80, 90]);
    const items = Array.from({ length: 30 }, (_, i) => `<p>i${i}</p>`).join('');
    const broken = lay(`<div class=f>${items}</div>`, '.f{display:flex;flex-direction:column}');
    clean(broken);
    expect(broken.lines(2)[0]).toBe('0,0 i20');
  });

  test('an item that avoids breaks goes whole to the next page', () => {
    const fill = Array.from({ length: 15 }, () => 'x').join('<br>');
    const kept = Array.from({ length: 10 }, (_, i) => `k${i}`).join('<br>');
    const laid = lay(
      `<div class=f><p>${fill}</p><p id=k style="break-inside:avoid">${kept}</p></div>`,
      '.f{display:flex;flex-direction:column}',
    );
    clean(laid);
    expect(laid.box('k', 1)).toBeUndefined();
    expect(laid.box('k', 2)?.y).toBe(0);
  });
});

test('text that leaves a column of given height goes on over pages rather than off the paper', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `a${i}`).join('<br>');
  const laid = lay(`<div style="display:flex;flex-direction:column;height:150pt"><p style="flex:1">${lines}</p></div>`);
  expect(laid.lines(2)[0]).toBe('0,0 a20');
  const cut = lay(
    `<div style="display:flex;flex-direction:column;height:150pt;overflow:hidden"><p style="flex:1">${lines}</p></div>`,
  );
  expect([cut.pages.length, cut.diagnostics[0]?.rule]).toEqual([1, 'text-does-not-fit']);
});
