import { describe, expect, test } from 'vitest';
import { lay, png } from './square.ts';

const FILES = { 'p.png': png(400, 200) };
const picture = (style: string, css = '') =>
  lay(`<img id=i src=p.png alt=x style="display:block;${style}">`, css, FILES);
const size = (laid: ReturnType<typeof lay>) => [laid.box('i')?.width, laid.box('i')?.height];

describe('pictures', () => {
  test('keep their ratio from one size, from limits, or take both', () => {
    expect(size(picture('width:100pt'))).toEqual([100, 50]);
    expect(size(picture('height:20pt'))).toEqual([40, 20]);
    expect(size(picture('max-width:100%'))).toEqual([200, 100]);
    expect(size(picture('width:100pt;height:80pt'))).toEqual([100, 80]);
    expect(size(picture('width:50%;border:5pt solid;box-sizing:border-box'))).toEqual([100, 55]);
    expect(size(picture('max-width:100pt;min-height:60pt'))).toEqual([100, 60]);
  });

  test('object-fit: cover fills the box and is clipped', () => {
    const { pages } = picture('width:100pt;height:100pt;object-fit:cover;object-position:0 0');
    const at = pages[0]!.items.findIndex(({ type }) => type === 'picture');
    expect(pages[0]!.items[at]).toMatchObject({ rect: { x: 0, y: 0, width: 200, height: 100 } });
    expect(pages[0]!.items[at - 1]).toMatchObject({ type: 'begin' });
  });

  test('one taller than the page is scaled down, with a warning', () => {
    const laid = picture('width:800pt;max-width:none');
    expect(laid.box('i')).toMatchObject({ width: 400, height: 200 });
    expect(laid.diagnostics.map(({ rule }) => rule)).toContain('picture-too-tall');
  });

  test('too few pixels for the size on paper', () => {
    // 400 pixels on 200 pt: 144 an inch; 150 an inch allow 6.7 cm.
    const laid = picture('width:200pt');
    expect(laid.diagnostics).toMatchObject([{ rule: 'picture-low-resolution', severity: 'warning', page: 1 }]);
    expect(laid.diagnostics[0]?.hints[0]).toContain('6.7 cm');
    expect(picture('width:190pt').diagnostics).toEqual([]);
  });

  test('one that is missing leaves a frame', () => {
    const { pages, diagnostics } = lay('<img src=none.png alt=x style="display:block;width:50pt">');
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
    expect(pages[0]!.items.filter(({ type }) => type === 'fill').length).toBe(2);
  });
});
