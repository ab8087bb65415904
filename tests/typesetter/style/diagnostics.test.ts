import { describe, expect, it } from 'vitest';
import * as rules from '../../../src/typesetter/style/rules.ts';
import { dress, hex } from './dressed.ts';

const link = '<link rel=stylesheet href="a.css">\n<p>';
const linked = (css: string) => dress(link, { files: { 'content/a.css': css } }).diagnostics;

describe('mistakes in style sheets', () => {
  it('names the nearest property, at its place in the file', () => {
    expect(linked('p {\n  color: red;\n  colr: red;\n}')).toEqual([
      {
        rule: 'unknown-property',
        severity: 'warning',
        message: 'la propriété CSS « colr » n’existe pas : elle est ignorée',
        hints: ['vouliez-vous écrire « color » ?'],
        place: { file: 'content/a.css', line: 3, column: 3 },
      },
    ]);
  });

  it('counts the lines of a <style> from the top of its file', () => {
    const { diagnostics } = dress('<html>\n<head><style>p{color:red}\n  p{widht:1pt}</style></head><body>');
    expect(diagnostics.map(({ rule, place }) => [rule, place])).toEqual([
      ['unknown-property', { file: 'content/page.html', line: 3, column: 5 }],
    ]);
  });

  it('tells of a style attribute where its element stands', () => {
    const { diagnostics } = dress('<body>\n<p style="widht:1pt">');
    expect(diagnostics.map(({ place }) => place?.line)).toEqual([2]);
  });

  it.each([
    ['p{width:1foo}', 'invalid-value'],
    ['p{width:-1pt}', 'invalid-value'],
    ['p{color:var(--x);margin:1pt 2pt 3pt 4pt 5pt}', 'invalid-value'],
    ['p{display:ruby}', 'invalid-value'],
    ['p{box-shadow:0 0 1pt red}', 'unsupported-property'],
    ['p{clip-path:none}', 'unsupported-property'],
    ['p{grid-template-columns:minmax(1fr, 2fr)}', 'invalid-value'],
    ['p{grid-template-areas:"a a" "a b"}', 'invalid-value'],
    ['p{grid-row:span 0}', 'invalid-value'],
    ['@chose{p{color:red}}', 'unknown-at-rule'],
    ['@page{@milieu{content:"x"}}', 'unknown-at-rule'],
    ['@page:premier{margin:0}', 'invalid-at-rule'],
    ['@page{size:A12}', 'invalid-value'],
    ['p:chose{color:red}', 'invalid-selector'],
    ['p{color red;width:1pt}', 'css-syntax'],
    ['@import "b.css";', 'missing-stylesheet'],
    ['@import "../../b.css";', 'missing-stylesheet'],
    ['@import "https://exemple.fr/b.css";', 'remote-stylesheet'],
    ['@import "a.css";', 'import-cycle'],
  ])('%s', (css, rule) => {
    expect(linked(css).map((diagnostic) => diagnostic.rule)).toEqual([rule]);
  });

  it.each([
    'p{cursor:pointer;transition:all 1s;-webkit-hyphens:auto;print-color-adjust:exact}',
    'p::-webkit-scrollbar{width:1px} ::selection{color:red} a:hover{color:red}',
    '@media screen{p{colr:red}} @keyframes x{from{left:0}} @charset "utf-8"; @namespace svg url(x);',
    'p{width:-webkit-fill-available}',
    '',
  ])('says nothing of %s', (css) => {
    expect(linked(css)).toEqual([]);
  });

  it('reports a missing linked sheet as an error', () => {
    const { diagnostics } = dress('<link rel=stylesheet href="b.css"><p>');
    expect(diagnostics.map(({ rule, severity, place }) => [rule, severity, place?.line])).toEqual([
      ['missing-stylesheet', 'error', 1],
    ]);
  });

  it('says every rule in both languages', () => {
    const values = {
      name: 'x',
      nearest: undefined,
      value: 'v',
      text: 't',
      selector: 's',
      url: 'u',
      refusal: 'missing',
    } as never;
    for (const rule of Object.values(rules)) {
      expect(rule.fr(values).message).toMatch(/[^.]$/);
      expect(rule.en(values).message).toMatch(/[^.]$/);
    }
  });
});

describe('which sheets hold', () => {
  it('asks media, supports and imports', () => {
    const css =
      '@import "b.css" print; @import url("c.css") screen; @media (min-width:5cm) and (max-width:22cm){i{color:#222222}} @media not print{i{color:#ffffff}}' +
      '@supports (display:flex) and (not (display:ruby)){b{color:#333333}} @supports (display:ruby){b{color:#ffffff}} @media (width >= 300mm){b{color:#ffffff}}';
    const { style, diagnostics } = dress(
      '<link rel=stylesheet href=a.css><link rel=stylesheet href=d.css media=screen><p></p><i></i><b></b>',
      {
        files: { 'content/a.css': css, 'content/b.css': 'p{color:#111111}', 'content/c.css': 'p{color:#ffffff}' },
      },
    );
    expect(['p', 'i', 'b'].map((id) => hex(style(id).color))).toEqual(['111111', '222222', '333333']);
    expect(diagnostics).toEqual([]);
  });
});

describe('any input ends', () => {
  it.each([
    ['brackets in values', `p{width:${'calc('.repeat(20_000)}`],
    ['brackets in selectors', `${':not('.repeat(20_000)}{color:red}`],
    ['braces', '@media print{'.repeat(20_000)],
    ['nested rules', 'a{&:is(b){'.repeat(3_000)],
    ['nested rules without ampersand', 'a{b c{'.repeat(1_000)],
    ['cut short', 'p{color:"red'],
    [
      'a chain of variables',
      `:root{${Array.from({ length: 5_000 }, (_, at) => `--v${at}:var(--v${at + 1})`).join(';')}} p{margin:var(--v0)}`,
    ],
    ['noise', '}}}{{{;;;:::@@@!!!"/*'],
  ])('%s', (_, css) => {
    const start = performance.now();
    expect(() => dress('<link rel=stylesheet href="a.css"><p>', { files: { 'content/a.css': css } })).not.toThrow();
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
