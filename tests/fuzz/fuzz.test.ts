// Any input ends, in time, without a fault: HTML and CSS, Markdown, front matter, tables, drawings made at random.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reporter } from '../../src/base/diagnostic.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { createTypesetMemory, printPdf, typeset } from '../../src/typesetter/typeset.ts';
import { compose, memoryHost } from '../messages/commune.ts';

const memory = createTypesetMemory();
const host = memoryHost({});
const report = reporter('fr', () => {});
const lay = (html: string) => typeset(html, 'content/a.html', { host, report, packagedFaces: PACKAGED_FACES, memory });
/** The same cases each time: a test that fails is to fail again. */
const bounded = (numRuns: number) => ({ numRuns, seed: 48, interruptAfterTimeLimit: 12_000 });

const word = fc.constantFrom(
  'mot',
  'été',
  'a',
  '«',
  '€',
  'x'.repeat(80),
  '\u00ad',
  '\u202e',
  'بلد',
  '😀',
  '&nbsp;',
  '&#0;',
  '漢字',
  ' ',
);
const tag = fc.constantFrom(
  ...'div p span table tr td th thead tfoot caption ul ol li dl dt dd h1 h3 b a br img hr pre svg section figure col'.split(
    ' ',
  ),
);
const length = fc.constantFrom(
  '0',
  '1px',
  '-3pt',
  '2em',
  '50%',
  '120%',
  '1e9px',
  'auto',
  '3cm',
  'calc(1px/0)',
  'calc(100% - 9pt)',
);
const keyword = (text: string) => fc.constantFrom(...text.split(' '));
const declaration = fc.oneof(
  fc.tuple(
    keyword(
      'width height min-width max-height margin padding top left text-indent letter-spacing column-gap font-size flex-basis',
    ),
    length,
  ),
  fc.tuple(
    fc.constant('display'),
    keyword('block inline inline-block flex table table-cell table-row list-item none contents inline-flex'),
  ),
  fc.tuple(fc.constant('position'), keyword('static relative absolute fixed sticky')),
  fc.tuple(fc.constant('float'), keyword('left right none footnote')),
  fc.tuple(keyword('break-before break-after'), keyword('page left right avoid column auto')),
  fc.tuple(fc.constant('break-inside'), keyword('avoid auto avoid-page')),
  fc.tuple(keyword('columns orphans widows order z-index flex-grow'), keyword('1 2 3 7 99999')),
  fc.tuple(fc.constant('column-span'), keyword('all none')),
  fc.tuple(fc.constant('white-space'), keyword('pre nowrap pre-wrap normal')),
  fc.tuple(fc.constant('direction'), keyword('rtl ltr')),
  fc.tuple(fc.constant('overflow'), keyword('hidden visible')),
  fc.tuple(fc.constant('content'), keyword('"x" counter(page) none url(a.png)')),
);
const style = fc
  .array(declaration, { maxLength: 4 })
  .map((list) => list.map(([name, value]) => `${name}:${value}`).join(';'));
const { html } = fc.letrec<{ html: string; element: string }>((tie) => ({
  html: fc.array(fc.oneof({ maxDepth: 5 }, word, tie('element')), { maxLength: 6 }).map((list) => list.join(' ')),
  element: fc
    .tuple(tag, style, tie('html'), fc.boolean())
    .map(([name, css, inner, closed]) => `<${name} style='${css}'>${inner}${closed ? `</${name}>` : ''}`),
}));

test('HTML and CSS made of good parts put together badly', () => {
  fc.assert(
    fc.property(html, style, (body, css) => {
      const laidOut = lay(`<style>@page{size:9cm 7cm;margin:1cm} body{font-size:9pt} p{${css}}</style>${body}`);
      expect(laidOut.pages.length).toBeGreaterThan(0);
    }),
    bounded(120),
  );
}, 60_000);

test('signs in any order, as HTML and as CSS', () => {
  const sign = fc.constantFrom(
    ...'<>/="\'&;{}:@()!-#.*%,\\\n a1éx'.split(''),
    '<!--',
    '<style>',
    '</style>',
    '@page{',
    'url(',
    '<svg>',
    '<table>',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 80 }), (signs) => {
      lay(signs.join(''));
      lay(`<style>${signs.join('')}</style><p>a</p>`);
    }),
    bounded(150),
  );
}, 60_000);

test('Markdown and front matter in any order', () => {
  const piece = fc.constantFrom(
    ...[
      '# ',
      '- ',
      '1. ',
      '> ',
      ':::',
      '::: encadre ',
      '::: etapes\n',
      '\n',
      '\n\n',
      '| a | b |\n|---|---|\n',
      '**',
      '*',
      '`',
      '[',
      '](',
      ')',
      '![x](',
      '"',
      '{.a}',
      '[^1]',
      '[^1]: ',
      '<b>',
      '    ',
      ': ',
      '---\n',
      'mot',
      'é',
      '\\',
      '{{titre}}',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.array(piece, { maxLength: 8 }), (body, head) => {
      const front = `---\ngabarit: fiche\ntitre: Essai\n`;
      const { html: made, told } = compose({ 'content/a.md': `${front}---\n${body.join('')}` });
      expect(made !== undefined || told.length > 0).toBe(true);
      compose({ 'content/a.md': `${front}${head.join('')}\n---\nx` });
    }),
    bounded(100),
  );
}, 60_000);

test('any bytes as a text, as a table, as front matter', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const front = Buffer.from('---\ngabarit: fiche\ntitre: Essai\ndonnees: a.csv\n');
      const { html: made, told } = compose({
        'content/a.md': Buffer.concat([front, Buffer.from('---\nx')]),
        'content/a.csv': bytes,
      });
      expect(made !== undefined || told.length > 0).toBe(true);
      expect(compose({ 'content/a.md': bytes }).told.length).toBeGreaterThan(0);
      compose({ 'content/a.md': Buffer.concat([front, bytes, Buffer.from('\n---\nx')]) });
    }),
    bounded(100),
  );
}, 60_000);

test('drawings made badly, and the PDF of it all', async () => {
  const shape = fc.constantFrom(
    '<g>',
    '</g>',
    '<use href="#a"/>',
    '<g id="a">',
    '<path d="M0 0L9 9z"/>',
    '<path d="M0,0 A"/>',
    '<rect width="1e9" height="-3"/>',
    '<text x="1">é</text>',
    '<clipPath id="c"><use href="#c"/></clipPath>',
    '<rect clip-path="url(#c)" width="5" height="5"/>',
    '<linearGradient id="l" href="#l"/>',
    '<circle r="3" fill="url(#l)"/>',
    '<g transform="scale(0) rotate(x)">',
  );
  const profile = { tagged: true, colour: 'screen', ppi: 72, date: '2026-01-01T00:00:00Z' } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(shape, { maxLength: 12 }), html, async (shapes, body) => {
      const laidOut = lay(`<svg viewBox="0 0 10 10" width="50">${shapes.join('')}</svg>${body}`);
      const { bytes } = await printPdf(laidOut, { imposition: { type: 'reading' }, profile }, { host, report });
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    }),
    bounded(40),
  );
}, 60_000);
