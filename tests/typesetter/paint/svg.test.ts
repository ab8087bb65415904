import { expect, test } from 'vitest';
import { parsePathData } from '../../../src/typesetter/paint/svg/path-data.ts';
import { pathBounds } from '../../../src/typesetter/paint/svg/path-tools.ts';
import { readDrawing } from '../../../src/typesetter/paint/svg/read.ts';
import { face } from '../../pdf/fake.ts';

const read = (body: string, attributes = 'viewBox="0 0 100 50"') =>
  readDrawing(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`, [face], {
    width: 75,
    height: 37.5,
  });

function verbs(body: string) {
  const result = read(body);
  if (!result.ok) throw new Error(result.feature);
  return result.drawing.verbs.filter(({ type }) => type !== 'begin' && type !== 'end');
}

test('a path: relative, smooth and packed numbers', () => {
  expect(parsePathData('M10-5l.5.5h1V8z')).toEqual([
    ['M', 10, -5],
    ['L', 10.5, -4.5],
    ['L', 11.5, -4.5],
    ['L', 11.5, 8],
    ['Z'],
  ]);
  expect(parsePathData('M0 0C1 1 2 1 3 0s2-1 3 0')[2]).toEqual(['C', 4, -1, 5, -1, 6, 0]);
  expect(parsePathData('M1 1L2 x')).toEqual([['M', 1, 1]]);
});

test('an arc: half a circle, its flags packed', () => {
  const { x, y, width, height } = pathBounds(parsePathData('M0 0a5 5 0 0110 0'));
  expect([x, y, width, height].map((value) => Math.round(value * 100) / 100)).toEqual([0, -5, 10, 5]);
});

test('style beats a class, a class beats an attribute; fill is inherited', () => {
  const [one, two, three] = verbs(
    '<style>.a{fill:#0f0}</style><g fill="blue"><rect width="1" height="1"/><rect class="a" fill="red" width="1" height="1"/>' +
      '<rect class="a" style="fill:red" width="1" height="1"/></g>',
  );
  expect(one).toMatchObject({ paint: { r: 0, g: 0, b: 1 } });
  expect(two).toMatchObject({ paint: { r: 0, g: 1, b: 0 } });
  expect(three).toMatchObject({ paint: { r: 1, g: 0, b: 0 } });
});

test('a gradient takes its stops from the one it names', () => {
  const [fill] = verbs(
    '<linearGradient id="a"><stop stop-color="red"/><stop offset="100%" stop-color="blue" stop-opacity=".5"/></linearGradient>' +
      '<linearGradient id="b" href="#a" y2="1"/><rect fill="url(#b)" width="10" height="10"/>',
  );
  expect(fill).toMatchObject({
    paint: { type: 'linear-gradient', to: [1, 1], stops: [{ at: 0 }, { at: 1, colour: { alpha: 0.5 } }] },
  });
});

test('text is set in the document’s faces, anchored', () => {
  const [text] = verbs('<text x="50" y="20" font-size="10" text-anchor="middle">Ici</text>');
  expect(text).toMatchObject({ type: 'glyphs', y: 20 });
  expect(text?.type === 'glyphs' && text.x).toBeLessThan(46);
});

test('a use of itself ends; a use of uses of uses stays bounded', () => {
  expect(verbs('<g id="a"><rect width="1" height="1"/><use href="#a"/></g>').length).toBeLessThan(4);
  let bomb = '<rect id="u0" width="1" height="1"/>';
  for (let i = 1; i < 10; i++) bomb += `<g id="u${i}">${`<use href="#u${i - 1}"/>`.repeat(10)}</g>`;
  expect(read(`<defs>${bomb}</defs><use href="#u9"/>`).ok).toBe(false);
}, 5000);

test('what is not drawn as vectors is named', () => {
  expect(read('<rect filter="url(#f)" width="1" height="1"/>')).toEqual({ ok: false, feature: 'filter' });
  expect(read('<image href="a.png"/>')).toEqual({ ok: false, feature: 'image' });
});

test('the viewBox is its space; it keeps its shape unless told not to', () => {
  expect(read('')).toMatchObject({
    drawing: { size: { width: 100, height: 50 }, fit: { x: 0.5, y: 0.5, slice: false } },
  });
  expect(read('', 'viewBox="0 0 2 2" preserveAspectRatio="none"')).not.toHaveProperty('drawing.fit');
});
