// Contrast asked for by a reader: every pair of text and ground that a commune's colours can make, and every shipped template.
import { describe, expect, it, test } from 'vitest';
import { type Colour, contrast, toRgb, WHITE } from '../../src/base/colour.ts';
import { CONTRASTS, contrastSheet, drawingColours } from '../../src/editorial/templates/contrast.ts';
import { templateNames } from '../../src/editorial/templates/load.ts';
import { darkened, paletteCss } from '../../src/editorial/templates/palette.ts';
import { textsOnGrounds } from './grounds.ts';
import { print, real, sample } from './sample.ts';

const parse = (hex: string): Colour => {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
  return { space: 'rgb', r, g, b, alpha: 1 };
};
const hex = (colour: Colour) => {
  const { r, g, b } = toRgb(colour);
  return `#${[r, g, b]
    .map((v) =>
      Math.round(v * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};
const ratio = (one: string, other: string) => contrast(parse(one), parse(other));
const HOUSE = {
  ink: '#1b1918',
  accent: '#98280c',
  ground: '#f5d0b8',
  tint: '#fcf1ea',
  paper: '#ffffff',
  bande: '',
  'sur-bande': '',
};

/** What base.css's colours become. */
function palette(accent: string | undefined, mode: (typeof CONTRASTS)[number]) {
  const read = (css: string) =>
    Object.fromEntries([...css.matchAll(/--([\w-]+): ?(#[0-9a-f]{6})/gi)].map(([, name, value]) => [name, value]));
  const colours = { ...HOUSE, ...read(paletteCss({ accent })) };
  const bands = { bande: colours.accent, 'sur-bande': colours.paper };
  return { ...colours, ...bands, ...read(contrastSheet(mode)) } as typeof HOUSE;
}

const ACCENTS = [undefined, '#000000', '#003366', '#0a4d2e', '#5b1a6b', '#7a1f1f', '#3d3d00'];
test.each(CONTRASTS)(
  '%s: text on any ground of the palette passes 7:1, the accent on the strong ground 4.5:1',
  (mode) => {
    for (const accent of ACCENTS) {
      const p = palette(accent, mode);
      for (const ground of [p.paper, p.ground, p.tint]) expect(ratio(p.ink, ground)).toBeGreaterThan(7);
      for (const ground of [p.paper, p.tint]) expect(ratio(p.accent, ground), `${accent}`).toBeGreaterThan(7);
      // On the ground the accent sets large type alone.
      expect(ratio(p.accent, p.ground)).toBeGreaterThan(4.5);
      expect(ratio(p['sur-bande'], p.bande)).toBeGreaterThan(7);
      const least = mode === 'normal' ? 7 : 15;
      expect(ratio(p.ink, p.paper)).toBeGreaterThan(least);
    }
  },
);

test('an accent goes as dark as it must, and keeps its hue', () => {
  expect(darkened('#000000', 10)).toBe('#000000');
  const dark = darkened('#98280c', 10);
  expect(ratio(dark, '#ffffff')).toBeGreaterThanOrEqual(10);
  expect(ratio(dark, '#ffffff')).toBeLessThan(11);
  expect(parse(dark)).toMatchObject({ space: 'rgb' });
  expect(toRgb(parse(dark)).r).toBeGreaterThan(toRgb(parse(dark)).g * 3);
  expect(drawingColours('fort', '#003366').accent).toBe('#003366');
});

describe.each(templateNames(real).map((name) => [name]))('%s', (name) => {
  it.each([
    ['fort', ['#000000'], ['#000000', '#ffffff']],
    ['inverse', ['#000000', '#ffe94d', '#ffffff'], ['#000000', '#ffe94d', '#ffffff']],
  ] as const)('in %s has no other colour, and text stands out of what is under it', (mode, inks, fills) => {
    const { laidOut, diagnostics } = print(sample(name), 'content/essai/index.md', 18, contrastSheet(mode));
    expect(diagnostics).toEqual([]);
    const [text, ground] = [new Set<string>(), new Set<string>()];
    for (const page of laidOut.pages) {
      for (const item of page.items) {
        if (item.type !== 'fill') continue;
        const colours = 'space' in item.paint ? [item.paint] : item.paint.stops.map(({ colour }) => colour);
        for (const colour of colours) if (colour.alpha > 0) ground.add(hex(colour));
      }
      for (const { text: item, ground: under } of textsOnGrounds(page)) {
        text.add(hex(item.colour));
        const words = item.text.glyphs.map((glyph) => glyph.text).join('');
        expect(contrast(item.colour, under ?? WHITE), `${words}, page ${page.number}`).toBeGreaterThan(7);
      }
    }
    // The size chart shows the three contrasts side by side.
    if (name === 'tailles') return;
    expect([...text].filter((colour) => !(inks as readonly string[]).includes(colour))).toEqual([]);
    expect([...ground].filter((colour) => !(fills as readonly string[]).includes(colour))).toEqual([]);
  });
});
