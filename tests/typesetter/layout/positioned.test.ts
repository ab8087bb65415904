import { expect, test } from 'vitest';
import { lay } from './square.ts';

const REL = '<div style="position:relative;height:100pt;border:5pt solid;margin:10pt">';
const one = (style: string, text = 'ab') =>
  lay(`${REL}<div id=i style="position:absolute;${style}">${text}</div></div>`).box('i');

test('offsets count from the padding box of the containing block', () => {
  expect(one('left:10pt;top:20pt')).toEqual({ x: 25, y: 35, width: 10, height: 10 });
  expect(one('right:0;bottom:0')).toEqual({ x: 175, y: 105, width: 10, height: 10 });
  expect(one('left:0;right:0;top:0;bottom:0')).toEqual({ x: 15, y: 15, width: 170, height: 100 });
  expect(one('left:50%;top:25%;width:10%')).toEqual({ x: 100, y: 40, width: 17, height: 10 });
});

test('auto margins centre between two offsets; without offsets the static place holds', () => {
  expect(one('left:0;right:0;width:70pt;margin:0 auto')?.x).toBe(65);
  expect(lay(`${REL}<p>ab</p><div id=i style="position:absolute">x</div></div>`).box('i')).toMatchObject({
    x: 15,
    y: 25,
  });
});

test('shrinks to fit what is left of the containing block', () => {
  expect(one('left:100pt;top:0', 'aaaaa bbbbb ccccc')).toMatchObject({ width: 70, height: 20 });
});

test('relative boxes move without moving others; absolutes inside move along', () => {
  const laid = lay(
    '<p id=a style="position:relative;left:7pt;top:-3pt">a<b id=c style="position:absolute;left:0;top:0">c</b></p><p id=b>b</p>',
  );
  expect([laid.box('a'), laid.box('b')]).toMatchObject([
    { x: 7, y: -3 },
    { x: 0, y: 10 },
  ]);
  expect(laid.box('c')).toMatchObject({ x: 7, y: -3 });
});

test('an absolute box stays on the page of its static place', () => {
  const lines = Array.from({ length: 30 }, () => 'x').join('<br>');
  const laid = lay(
    `<div style="position:relative"><p>${lines}</p><div id=i style="position:absolute;right:0">y</div></div>`,
  );
  expect(laid.box('i', 1)).toBeUndefined();
  expect(laid.box('i', 2)).toMatchObject({ x: 195, y: 100 });
});
