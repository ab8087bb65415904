import { describe, expect, it } from 'vitest';
import { ABOVE, compute } from '../../../src/typesetter/style/compute.ts';
import { compileDeclaration } from '../../../src/typesetter/style/declarations.ts';
import { HIDDEN_INITIAL } from '../../../src/typesetter/style/hidden.ts';
import { INHERITED, INITIAL } from '../../../src/typesetter/style/initial.ts';
import { PROPERTIES } from '../../../src/typesetter/style/properties.ts';
import type { Style } from '../../../src/typesetter/style/types.ts';
import { dress, hex, value } from './dressed.ts';

describe('values', () => {
  it.each<[string, keyof Style, unknown]>([
    ['width:2.54cm', 'width', 72],
    ['width:16px', 'width', 12],
    ['width:2em', 'width', 20],
    ['width:calc(50% - 2em + 1in / 2)', 'width', { percent: 50, points: 16 }],
    ['width:calc((1em + 2pt) * 2)', 'width', 24],
    ['width:clamp(1em, 5pt, 3em)', 'width', 10],
    ['width:min(30%, 20%)', 'width', { percent: 20, points: 0 }],
    ['width:max(1em, 2em)', 'width', 20],
    ['width:10vw', 'width', ((170 / 25.4) * 72) / 10],
    ['line-height:1.2;width:2lh', 'width', 24],
    ['font-size:larger', 'fontSize', 12],
    ['font-size:150%', 'fontSize', 15],
    ['font-weight:bolder', 'fontWeight', 700],
    ['letter-spacing:-.02em', 'letterSpacing', -0.2],
    ['aspect-ratio:16 / 9', 'aspectRatio', 16 / 9],
    ['opacity:40%', 'opacity', 0.4],
    ['float:footnote', 'float', 'footnote'],
    ['position:running(tete)', 'position', { running: 'tete' }],
    ['hyphenate-limit-chars:6 3', 'hyphenateLimitChars', { word: 6, before: 3, after: 3 }],
    ['initial-letter:3 2', 'initialLetter', { size: 3, sink: 2 }],
    ['-tambour-justify:2% 0.015em', 'justifyLimits', { scale: 0.02, letterSpace: 0.015 }],
    ['-tambour-fit:0.5 2', 'fit', { min: 0.5, max: 2, capitals: 0 }],
    ['-tambour-fit:50% 2 15pt', 'fit', { min: 0.5, max: 2, capitals: 15 }],
    [
      'font-variant:small-caps tabular-nums;font-feature-settings:"tnum" 0,"ss01"',
      'fontFeatures',
      { smcp: 1, tnum: 0, ss01: 1 },
    ],
    ['white-space:pre-line', 'whiteSpaceCollapse', 'preserve-breaks'],
    ['text-wrap:balance', 'textWrap', 'balance'],
    ['text-wrap:balance;white-space:nowrap', 'textWrap', 'nowrap'],
    ['border:thick solid red', 'borderLeftWidth', 3.75],
    ['border-width:5pt', 'borderLeftWidth', 0],
    ['border-style:solid', 'borderTopWidth', 2.25],
    ['border-radius:1pt 2pt / 3pt', 'borderTopRightRadius', { x: 2, y: 3 }],
    ['flex:1', 'flexBasis', { percent: 0, points: 0 }],
    ['inset:1pt auto 2pt', 'bottom', 2],
    ['font:italic 700 12pt/1.5 "A B",serif', 'lineHeight', 18],
    ['font:italic 700 12pt/1.5 "A B",serif', 'fontFamily', ['A B', 'serif']],
    ['list-style:none inside', 'listStyleType', 'none'],
    ['columns:2 10em', 'columnWidth', 100],
    ['text-decoration:underline dotted red', 'textDecorationStyle', 'dotted'],
    ['page-break-before:always', 'breakBefore', 'page'],
    [
      'string-set:t content(text) " – "',
      'stringSet',
      [
        {
          name: 't',
          value: [
            { type: 'content', which: 'text' },
            { type: 'text', text: ' – ' },
          ],
        },
      ],
    ],
    [
      'object-position:right 10% bottom 2pt',
      'objectPosition',
      { x: { percent: 90, points: 0 }, y: { percent: 100, points: -2 } },
    ],
    ['transform:rotate(180deg)', 'transform', [{ type: 'rotate', angle: Math.PI }]],
  ])('%s', (declaration, key, expected) => {
    const { style, diagnostics } = value(declaration);
    expect(diagnostics).toEqual([]);
    if (typeof expected === 'number') expect(style[key]).toBeCloseTo(expected, 6);
    else expect(style[key]).toEqual(expected);
  });

  it.each([
    ['#F00', 'ff0000'],
    ['rgb(0 128 0 / 50%)', '008000'],
    ['rgba(0, 128, 0, .5)', '008000'],
    ['hsl(120deg 100% 25%)', '008000'],
    ['hwb(240 0% 0%)', '0000ff'],
    ['oklch(62.796% 0.25768 29.2339)', 'ff0000'],
    ['oklab(1 0 0)', 'ffffff'],
    ['lab(54.29 80.82 69.9)', 'ff0000'],
    ['color-mix(in srgb, red, blue)', '800080'],
    ['color-mix(in srgb, white 25%, black)', '404040'],
    ['RebeccaPurple', '663399'],
    ['canvastext', '000000'],
  ])('colour %s', (text, expected) => {
    const { style, diagnostics } = value(`color:${text}`);
    expect(diagnostics).toEqual([]);
    expect(hex(style.color)).toBe(expected);
  });

  it('keeps device-cmyk() as it is', () => {
    expect(value('color:device-cmyk(0 0.5 1 20%)').style.color).toEqual({
      space: 'cmyk',
      c: 0,
      m: 0.5,
      y: 1,
      k: 0.2,
      alpha: 1,
    });
  });

  it('reads a background with several layers', () => {
    const { backgroundLayers, backgroundColor } = value(
      'background:url(images/a.png) no-repeat right 2pt top / cover, linear-gradient(to right, red, currentcolor 30%) #fff;color:blue',
    ).style;
    expect(hex(backgroundColor)).toBe('ffffff');
    expect(backgroundLayers.length).toBe(2);
    expect(backgroundLayers[0]).toMatchObject({
      image: { type: 'url', path: 'content/images/a.png' },
      size: 'cover',
      position: { x: { percent: 100, points: -2 }, y: 0 },
      repeat: { x: 'no-repeat', y: 'no-repeat' },
    });
    const gradient = backgroundLayers[1]!.image;
    expect(gradient.type === 'linear-gradient' && [gradient.angle, hex(gradient.stops[1]!.colour)]).toEqual([
      Math.PI / 2,
      '0000ff',
    ]);
  });

  it('agrees with itself about initial values', () => {
    for (const { name, initialText, key, hidden } of PROPERTIES) {
      const compiled = compileDeclaration(name, initialText, '');
      if (!('declared' in compiled)) throw new Error(`${name}: ${initialText}`);
      const { style, hidden: inner } = compute([{ declared: compiled.declared, origin: 0, layer: 0 }], ABOVE, {
        kind: 'page',
        cycle: () => {},
        known: new Map(),
      });
      if (hidden)
        expect([name, inner[key as keyof typeof inner]]).toEqual([name, HIDDEN_INITIAL[key as keyof typeof inner]]);
      else if (name !== 'border-spacing')
        expect([name, style[key as keyof Style]]).toEqual([name, INITIAL[key as keyof Style]]);
    }
    expect(INHERITED).toContain('orphans');
    expect(INHERITED).not.toContain('marginTop');
  });
});

describe('variables', () => {
  const at = (css: string) => dress(`<style>${css}</style><div><p id=x></p></div>`);

  it('substitutes, falls back and inherits', () => {
    const { style, diagnostics } = at(
      ':root{--l:20pt;--a:var(--l)} div{--l:10pt} p{margin:var(--l) var(--none, 3pt) var(--a);width:calc(var(--l)*2);font-family:var(--none,"A, B",serif)}',
    );
    const { marginTop, marginRight, marginBottom, width, fontFamily } = style('x');
    expect([marginTop, marginRight, marginBottom, width, fontFamily]).toEqual([10, 3, 20, 20, ['A, B', 'serif']]);
    expect(diagnostics).toEqual([]);
  });

  it('unsets what depends on a missing or circular variable, and ends', () => {
    const { style, diagnostics } = at(
      ':root{--a:var(--b);--b:var(--a, 1pt)} p{margin:5pt;margin:var(--a);padding:var(--b,2pt)}',
    );
    expect([style('x').marginTop, style('x').paddingTop]).toEqual([0, 2]);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['variable-cycle', 'variable-cycle']);
  });

  it('survives the billion laughs', () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `--v${at + 1}:var(--v${at}) var(--v${at})`).join(';');
    const { style } = at(`:root{--v0:1pt;${doubled}} p{margin:var(--v40)}`);
    expect(style('x').marginTop).toBe(0);
  });
});
