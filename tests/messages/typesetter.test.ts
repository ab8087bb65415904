// Bad HTML, CSS, pictures, addresses and boxes that do not fit, each with the diagnostic it must give, at its place.
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { createTypesetMemory, printPdf, typeset } from '../../src/typesetter/typeset.ts';
import { type Files, memoryHost } from './commune.ts';

const memory = createTypesetMemory();
const page = (body: string, css = '') =>
  `<!doctype html>\n<html lang="fr"><head><title>Essai</title><style>@page{size:A5}${css}</style></head><body>\n${body}\n</body></html>\n`;

function lay(html: string, files: Files = {}) {
  const told: Diagnostic[] = [];
  const host = memoryHost(files);
  const report = reporter('fr', (diagnostic) => told.push(diagnostic));
  const laidOut = typeset(html, 'content/page.html', { host, report, packagedFaces: PACKAGED_FACES, memory });
  return { told, laidOut, host, report };
}

const at = (told: readonly Diagnostic[]) =>
  told.map(
    ({ rule, severity, place }) =>
      `${severity} ${rule} ${place?.file.split('/').at(-1)}:${place?.line}:${place?.column}`,
  );
const told = (body: string, css = '', files: Files = {}) => at(lay(page(body, css), files).told);

/** Told while the PDF is written: what only reading every byte of a picture shows. */
async function painted(body: string, files: Files): Promise<string[]> {
  const { told, laidOut, host, report } = lay(page(body), files);
  const profile = { tagged: true, colour: 'screen', ppi: 200, date: '2026-01-01T00:00:00Z' } as const;
  await printPdf(laidOut, { imposition: { type: 'reading' }, profile }, { host, report });
  return at(told);
}

/** A PNG that says how large it is; its pixels are cut short. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(10))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inner}</svg>`;

test('tags that do not pair, and a quote left open', () => {
  expect(told('<p>a</p></div>')).toEqual(['warning unexpected-end-tag page.html:3:9']);
  expect(told('<div><p>a</p>')).toEqual(['warning unclosed-element page.html:3:1']);
  expect(told('<p class="a>b</p>\n<p class="c">d</p>')[0]).toBe('error unclosed-quote page.html:3:1');
});

test('in what a template filled in, a stray tag is placed by the nearest tag of that template', () => {
  const html = '<p data-src="content/page.html:7:4">a</p><b data-src="content/x.md:3:8">x</b></section>';
  expect(told(html)).toEqual(['warning unexpected-end-tag page.html:7:4']);
});

test.each([
  ['missing', 'a.png', {}, 'error picture-missing'],
  ['no picture', 'a.jpg', { 'content/a.jpg': 'ceci est un texte' }, 'error picture-unreadable'],
  ['empty', 'a.png', { 'content/a.png': '' }, 'error picture-unreadable'],
  ['of 900 megapixels', 'a.png', { 'content/a.png': png(30_000, 30_000) }, 'error picture-too-large'],
  ['a drawing cut short', 'a.svg', { 'content/a.svg': svg('<g>').slice(0, -9) }, 'error picture-unreadable'],
  ['a drawing of a million tags', 'a.svg', { 'content/a.svg': svg('<b/>'.repeat(700_000)) }, 'error picture-too-large'],
  ['outside', '../../x.png', {}, 'error path-outside'],
  ['elsewhere on this machine', 'file:///etc/passwd', {}, 'error path-outside'],
  ['on a drive', 'C:\\photos\\a.jpg', {}, 'error path-outside'],
  ['on the Internet', 'https://example.org/a.png', {}, 'error remote-url'],
] as const)('a picture that is %s', (_name, src, files, line) => {
  expect(told(`<img alt="x" src="${src}">`, '', files as Files)).toEqual([`${line} page.html:3:1`]);
});

test('pictures that only printing finds damaged, or too deep to be drawn', async () => {
  const damaged = { 'content/a.png': png(900, 900) };
  expect((await painted('<img alt="x" width="90" src="a.png">', damaged)).at(-1)).toBe(
    'error picture-unreadable page.html:3:1',
  );
  const deep = { 'content/a.svg': svg(`${'<g>'.repeat(5000)}<rect width="5" height="5"/>${'</g>'.repeat(5000)}`) };
  expect((await painted('<img alt="x" src="a.svg">', deep)).at(-1)).toBe('error picture-unreadable page.html:3:1');
  const circle = { 'content/a.svg': svg('<g id="a"><use href="#a"/><rect width="5" height="5"/></g>') };
  expect(await painted('<img alt="x" src="a.svg">', circle)).toEqual([]);
});

test('what is taller than the page', () => {
  const lines = 'une ligne<br>'.repeat(90);
  expect(told(`<div>${lines}</div>`, 'div{break-inside:avoid}')).toEqual(['warning broken-anyway page.html:3:1']);
  expect(told(`<table><tr><td>${lines}</table>`)).toEqual(['note cell-too-tall page.html:3:12']);
  expect(told('<p></p><div></div>', 'div{height:40cm;overflow:hidden;display:inline-block;width:1cm}')).toEqual([
    expect.stringContaining('error too-tall page.html'),
  ]);
  expect(told('<p>a</p>', '@page{margin:30cm}')[0]).toContain('error page-without-room');
});

test('words wider than their column are cut, and told with their beginning only', () => {
  const { told: found, laidOut } = lay(page(`<p>${'x'.repeat(5000)}</p>`));
  expect(at(found)).toEqual(['warning word-too-wide page.html:3:4']);
  expect(found[0]!.message.length).toBeLessThan(120);
  expect(laidOut.pages.length).toBeGreaterThan(1);
});

test('columns in columns, references to nothing, text that a box would hide', () => {
  const nested = '<div><p>a</p><section><p>b</p></section></div>';
  expect(told(nested, 'div{columns:2}section{columns:2}')).toEqual(['note nested-columns page.html:3:14']);
  const reference = told('<a href="#rien">a</a>', 'a::after{content:target-counter(attr(href),page)}');
  expect(reference).toEqual(['warning target-missing page.html:3:1']);
  const hidden = 'div{height:1cm;overflow:hidden}';
  expect(told(`<div>${'mot '.repeat(200)}</div>`, hidden)).toEqual(['error text-does-not-fit page.html:3:1']);
});

test('faces that are missing or no faces, at their @font-face', () => {
  const css = '\n@font-face{font-family:z;src:url(z.ttf)} body{font-family:z}';
  expect(told('<p>a</p>', css)).toEqual(['error unreadable-font page.html:3:1']);
  expect(told('<p>a</p>', css, { 'content/z.ttf': 'rien' })).toEqual(['error broken-font page.html:3:1']);
});

test('elements nested 10,000 deep, spans of a hundred million, wild lengths: all end, and print', () => {
  const deep = lay(page(`${'<div>'.repeat(10_000)}fond${'</div>'.repeat(10_000)}`));
  expect(at(deep.told)[0]).toContain('warning nesting-too-deep');
  const wild = '<table><tr><td colspan=100000000 rowspan=100000000>a<td>b</table><p>x</p>';
  const css =
    'p{margin:-1e9px;width:1e30px;line-height:1e9;text-indent:calc(1px/0);columns:9999999;letter-spacing:1e20px}';
  expect(lay(page(wild, css)).laidOut.pages.length).toBeGreaterThan(0);
});

test('100,000 lines end in time', () => {
  const start = performance.now();
  expect(lay(page(`<p>${'Une ligne de texte.\n'.repeat(100_000)}</p>`)).told).toEqual([]);
  expect(lay(page(`<p>${'['.repeat(50_000)}</p>`)).laidOut.pages.length).toBeGreaterThan(5);
  expect(performance.now() - start).toBeLessThan(20_000);
});

test('pictures written into the page are printed', async () => {
  const drawing = encodeURIComponent(svg('<rect width="5" height="5"/>'));
  const base64 = Buffer.from(svg('<circle r="5"/>')).toString('base64');
  const body = `<img alt="x" src="data:image/svg+xml,${drawing}"><img alt="y" src="data:image/svg+xml;base64,${base64}">`;
  expect(await painted(body, {})).toEqual([]);
});

test('braces in strings and at-rules that stop short are no fault of ours', () => {
  expect(told('<p>a</p>', 'p{quotes:"[" "]" "{" "}"}')).toEqual([]);
  expect(told('<p>a</p>', 'x{"@page{')[0]).toContain('warning css-syntax page.html:2');
});
