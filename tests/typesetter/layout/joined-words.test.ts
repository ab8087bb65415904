// In: words that elements cut. Out: they kern, join and divide as if no element were there.
import { expect, test } from 'vitest';
import type { Host } from '../../../src/base/host.ts';
import { PACKAGED_FACES } from '../../../src/press/faces.ts';
import { createHost } from '../../../src/project/host.ts';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { typeset } from '../../../src/typesetter/typeset.ts';
import { lay, words } from './lay.ts';

const host: Host = createHost([{ at: 'templates', folder: 'templates' }]);

interface Drawn {
  /** From left to right. */
  readonly ids: readonly number[];
  readonly texts: readonly string[];
  /** Where the last glyph ends, counted from the first. */
  readonly width: number;
}

/** The glyphs of the one line of a paragraph of 100 pt type. */
function drawn(body: string, css = ''): Drawn {
  const html = `<!doctype html><html lang="fr"><title>t</title><style>@page{size:2000pt 600pt;margin:0}html{font:100pt serif}*{-tambour-typography:none}${css}</style><body><p>${body}</p>`;
  const { pages } = typeset(html, 'a.html', { host, report: () => {}, packagedFaces: PACKAGED_FACES });
  const pieces: { readonly at: number; readonly ids: readonly number[] }[] = [];
  const texts: string[] = [];
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  const visit = (fragment: Fragment, x: number): void => {
    const at = x + fragment.x;
    if (fragment.text) {
      let end = at;
      for (const glyph of fragment.text.glyphs) end += glyph.advance / 10;
      pieces.push({ at, ids: fragment.text.glyphs.map(({ id }) => id) });
      texts.push(fragment.text.glyphs.map(({ text }) => text).join(''));
      left = Math.min(left, at);
      right = Math.max(right, end);
    }
    for (const child of fragment.children) visit(child, at);
  };
  for (const fragment of pages[0]!.content) visit(fragment, 0);
  const ids = pieces.sort((one, other) => one.at - other.at).flatMap((piece) => piece.ids);
  return { ids, texts, width: right - left };
}

test('kerning goes on over the edge of an element that changes nothing of the face', () => {
  const whole = drawn('AVAV');
  for (const body of ['A<span>V</span>AV', 'A<i class="red">V</i><span>A</span>V', '<b><u>AV</u></b>AV']) {
    const cut = drawn(body, 'b,i{font-style:normal;font-weight:inherit}.red{color:red}');
    expect(cut.ids).toEqual(whole.ids);
    expect(cut.width, body).toBeCloseTo(whole.width, 6);
  }
  expect(drawn('A', '').width * 2 + drawn('V').width * 2).toBeGreaterThan(whole.width + 5);
});

test('it stops where the face changes, or where an edge takes room', () => {
  const apart = drawn('A').width + drawn('V').width;
  expect(drawn('AV').width).toBeLessThan(apart - 2);
  expect(drawn('A<span>V</span>', 'span{padding-left:1pt}').width).toBeCloseTo(apart + 1, 6);
  expect(drawn('A<bdi>V</bdi>').width).toBeCloseTo(apart, 6);
  expect(drawn('A<span>V</span>', 'span{font-kerning:none}').width).toBeCloseTo(apart, 6);
});

test('a ligature over an edge is kept where its letters are painted alike, and made of letters where not', () => {
  const one = drawn('ofi');
  expect(one.ids).toHaveLength(2);
  expect(drawn('of<span>i</span>').ids).toEqual(one.ids);
  expect(drawn('of<span>i</span>').texts.join('')).toBe('ofi');
  const red = drawn('of<span>i</span>', 'span{color:red}');
  expect(red.ids).toHaveLength(3);
  expect(red.texts).toEqual(['of', 'i']);
});

test('Arabic letters join over elements', () => {
  const whole = drawn('<span dir="rtl">بيت</span>');
  const cut = drawn('<span dir="rtl">ب<span class="red">ي</span>ت</span>', '.red{color:red}');
  expect(cut.ids).toEqual(whole.ids);
  expect(cut.width).toBeCloseTo(whole.width, 6);
});

test('a word in pieces is divided as one, between them too', () => {
  const css = 'p{hyphens:auto}';
  const page = (body: string) => words(lay(css, `<p lang="fr">${body}</p>`, '80pt 100pt'));
  const whole = page('les manifestations');
  for (const body of [
    'les mani<b>festations</b>',
    'les <b>manif</b>estations',
    'les manifes<i>tations</i>',
    'les <b>manifes</b>tations',
  ])
    expect(page(body), body).toBe(whole);
  expect(whole).toMatch(/\u00ad\n/);
});

test('a word of ten thousand pieces takes its time once', () => {
  const body = '<b>a</b>'.repeat(10_000);
  const before = process.cpuUsage().user;
  lay('p{hyphens:auto}', `<p lang="fr">${body}</p>`, '80pt 100pt');
  expect(process.cpuUsage().user - before).toBeLessThan(8e6);
});
