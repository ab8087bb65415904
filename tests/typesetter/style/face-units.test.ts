// In: lengths in units of the face. Out: what they come to in the faces that documents are set in.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Host } from '../../../src/base/host.ts';
import { createFonts } from '../../../src/typesetter/text/fonts.ts';
import type { FontSource } from '../../../src/typesetter/text/types.ts';
import { dress, PAGE } from './dressed.ts';

const FOLDER = new URL('../../../templates/base/fonts/', import.meta.url);
const read: string[] = [];
const host: Host = {
  read: (path) => {
    read.push(path);
    try {
      return { ok: true, bytes: readFileSync(new URL(path, FOLDER)) };
    } catch {
      return { ok: false, refusal: 'missing' };
    }
  },
  list: () => [],
  today: () => '2026-01-01',
};
const face = (family: string, file: string, weight = 400): FontSource => ({
  family,
  weight: [weight, weight],
  style: 'normal',
  sources: [file],
  unicodeRange: [],
});
const PACKAGED = [
  face('serif', 'SourceSerif4_400Regular.ttf'),
  face('sans-serif', 'AtkinsonHyperlegibleNext_400Regular.ttf'),
];

function styled(css: string, body = '<p id="x">t</p>', options = {}) {
  read.length = 0;
  return dress(`<style>html{font-size:100pt}${css}</style><body>${body}`, {
    host,
    fonts: (faces, from) => createFonts({ faces, packaged: PACKAGED, host: from, report: () => undefined }),
    ...options,
  });
}

/** Per hundred of an em, in the face of a family. */
function unitsIn(family: string) {
  const { style } = styled(
    `#x{font-family:${family};margin-left:1ex;margin-right:1ch;padding-left:1cap;padding-right:1ic;text-indent:1lh}`,
  );
  const { marginLeft: ex, marginRight: ch, paddingLeft: cap, paddingRight: ic, textIndent: lh } = style('x');
  return { ex, ch, cap, ic, lh };
}

test('ex, ch, cap and a normal line are those of the face', () => {
  const serif = unitsIn('serif');
  const sans = unitsIn('sans-serif');
  // As the files say: xHeight, the advance of 0, capHeight and ascender to descender; no ideographs: one em.
  expect(serif).toEqual({ ex: 47.5, ch: expect.closeTo(52.9), cap: 67, ic: 100, lh: expect.closeTo(137.1) });
  expect(sans).toEqual({ ex: 49.6, ch: expect.closeTo(64.8), cap: 66.8, ic: 100, lh: 130 });
});

test('a font size in ex counts by the face of the parent, and the root’s units by the root’s', () => {
  const { ex } = unitsIn('sans-serif');
  const serif = unitsIn('serif');
  const { style } = styled(
    'p{font-family:sans-serif}#x{font-family:serif;font-size:2ex;margin-left:1rex;margin-right:1rcap;text-indent:1rlh}',
    '<p><b id="x">t</b></p>',
  );
  expect(style('x').fontSize).toBeCloseTo(2 * (ex as number), 6);
  expect(style('x')).toMatchObject({ marginLeft: serif.ex, marginRight: serif.cap, textIndent: serif.lh });
});

test('pages count by the root’s face, media queries by the initial one', () => {
  const sans = unitsIn('sans-serif');
  const { styled: document } = styled('html{font-family:sans-serif}@page{margin-left:1ex}');
  expect(document.pageStyle(PAGE).style.marginLeft).toBeCloseTo(sans.ex as number, 6);
  // 12pt of serif, whatever the root is set in.
  const width = (210 * 72) / 25.4 / (12 * ((unitsIn('serif').ex as number) / 100));
  const wide = (ex: number) =>
    styled(`html{font-family:sans-serif}@media (min-width:${ex}ex){#x{color:#f00}}`).style('x').color;
  expect(wide(width - 0.1)).toMatchObject({ r: 1 });
  expect(wide(width + 0.1)).toMatchObject({ r: 0 });
});

test('no face is read where no such unit is met, and calc() takes them', () => {
  styled('#x{margin-left:2em;line-height:1.5}');
  expect(read).toEqual([]);
  const { style } = styled('#x{margin-left:calc(1ex + 10pt)}');
  expect(style('x').marginLeft).toBeCloseTo((unitsIn('serif').ex as number) + 10, 6);
});
