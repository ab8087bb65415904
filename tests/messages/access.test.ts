// What would be lost for who hears a paper, or sees badly: each mistake with its diagnostic, at its place; and what a file with one claims.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { checkAccess, conforms } from '../../src/check/check.ts';
import { main } from '../../src/cli/main.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { createPressMemory, press } from '../../src/press/press.ts';
import { createTypesetMemory, typeset } from '../../src/typesetter/typeset.ts';
import { lines, memoryHost } from './commune.ts';

const memory = createTypesetMemory();
const dot =
  'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%201%201%22%3E%3Crect%20width=%221%22%20height=%221%22/%3E%3C/svg%3E';

function look(html: string): readonly Diagnostic[] {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const host = memoryHost({});
  checkAccess(typeset(html, 'content/page.html', { host, report, packagedFaces: PACKAGED_FACES, memory }), report);
  return told;
}
const page = (body: string, css = '', head = '<title>Essai</title>', lang = ' lang="fr"') =>
  `<html${lang}><head>${head}<style>@page{size:A6}${css}</style></head><body>\n${body}\n</body></html>`;
const at = (told: readonly Diagnostic[]) =>
  told.map(
    ({ rule, severity, place, breaksConformance }) =>
      `${severity}${breaksConformance ? '!' : ''} ${rule} ${place?.line}:${place?.column}`,
  );
const told = (body: string, css = '') => at(look(page(body, css)));
const messages = (body: string, css = '') => look(page(body, css)).map(({ message }) => message);

test('a picture without words breaks conformance; one with the name of a file for words does not', () => {
  expect(told(`<p>a <img width=9 src="${dot}"></p>`)).toEqual(['error! alternative-missing 2:6']);
  expect(told(`<img width=9 alt="" src="${dot}"><img width=9 role=presentation src="${dot}">`)).toEqual([]);
  for (const name of ['marche.JPG', 'IMG_2034', 'DSC01234.jpeg', 'photo-12'])
    expect(told(`<img width=9 alt="${name}" src="${dot}">`)).toEqual(['warning alternative-is-name 2:1']);
  expect(told(`<img width=9 alt="Place du marché. Samedi." src="${dot}">`)).toEqual([]);
});

test('headings: a level jumped, a first one too low, none at all to hear', () => {
  expect(told('<h1>a</h1>\n<h3>b</h3>')).toEqual(['error! heading-jump 3:1']);
  expect(told('<h2>a</h2><h3>b</h3>')).toEqual(['error! heading-jump 2:1']);
  expect(told('<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><h1>e</h1>')).toEqual([]);
  expect(told('<h1>a</h1><div role=heading aria-level=4>b</div>')).toEqual(['error! heading-jump 2:11']);
  expect(told('<h1>a</h1><h2> <span></span></h2>')).toEqual(['warning empty-heading 2:11']);
  expect(
    told(`<h1><img width=9 alt="Valbrune" src="${dot}"></h1><h2 class=n></h2>`, '.n::before{content:"b"}'),
  ).toEqual([]);
});

test('tables without heads, unless they only place things', () => {
  expect(told('<table><tr><td>a<td>b<tr><td>c<td>d</table>')).toEqual(['warning table-without-heads 2:1']);
  expect(told('<table><tr><th>a<td><table><tr><td>b</table></table>')).toEqual(['warning table-without-heads 2:21']);
  expect(told('<table role=presentation><tr><td>a</table><table><tr><th>a<tr><td>c</table>')).toEqual([]);
});

test('links that say nothing, or not where they lead', () => {
  expect(told('<p><a href="https://x.fr"></a> <a href="https://x.fr"><svg viewBox="0 0 1 1"></svg></a></p>')).toEqual([
    'warning empty-link 2:4',
    'warning empty-link 2:32',
  ]);
  const vague = ['Cliquez ici', '« ici »', 'En savoir plus…', 'lire la suite →', 'Click here!'];
  for (const text of vague)
    expect(told(`<p><a href="https://x.fr">${text}</a></p>`)).toEqual(['warning vague-link 2:4']);
  expect(
    told(
      '<p><a href="https://x.fr" aria-label="Le formulaire">ici</a> <a href="https://x.fr">La suite de l’enquête</a></p>',
    ),
  ).toEqual([]);
});

test('list items outside their list', () => {
  expect(told('<div><li>a</li></div><div><dt>b</dt></div>')).toEqual([
    'warning stray-item 2:6',
    'warning stray-item 2:27',
  ]);
  expect(told('<ul><li>a</ul><dl><div><dt>b<dd>c</div></dl>')).toEqual([]);
});

test('the language: none, no code, the code of a country', () => {
  const first = (lang: string, body = '<p>a</p>') => at(look(page(body, '', '<title>x</title>', lang)));
  expect(first('')).toEqual(['error! language-missing 1:1']);
  expect(first(' lang="français"')).toEqual(['error! language-malformed 1:1']);
  expect(first(' lang="fr-FR"', '<p lang="pt-BR">a</p><p lang="gsw">b</p>')).toEqual([]);
  expect(first(' lang="fr"', '<p>a <i lang="gb">b</i></p>')).toEqual(['warning language-unknown 2:6']);
  expect(look(page('<p>a <i lang="gb">b</i></p>'))[0]!.hints).toEqual(['vouliez-vous dire « en » ?']);
});

test('a title: given, found in the text, or the name of the file', () => {
  const titled = (head: string, body: string) => look(page(body, '', head)).map(({ message }) => message);
  expect(titled('', '<h1></h1><h1>Le marché</h1>').join()).not.toContain('titre : son fichier');
  expect(titled('<title> </title>', '<p>a</p>')).toEqual([
    'le document n’a pas de titre : son fichier le remplace, « page »',
  ]);
});

test('a sign that no font has: the word and its place', () => {
  const [one] = look(page('<p>un mot,\u{12000}abc ici</p>'));
  expect(at([one!])).toEqual(['error! missing-glyph 2:4']);
  expect(one!.message).toContain('U+12000');
});

test('contrast is that of what is printed: fills, gradients, opacity, large type', () => {
  const low = 'warning low-contrast 2:1';
  expect(told('<p style="color:#777">a</p>')).toEqual([low]);
  expect(told('<p style="color:#767676;font-size:18pt">a</p>')).toEqual([]);
  expect(told('<p style="color:#767676;font:bold 14pt sans-serif">a</p>')).toEqual([]);
  expect(told('<p style="color:#767676;font:14pt sans-serif">a</p>')).toEqual([low]);
  expect(told('<p style="color:#fff">a</p>')).toEqual([low]);
  expect(told('<div style="background:#000"><p style="color:#fff">a</p></div>')).toEqual([]);
  expect(told('<p style="color:#fff;background:rgba(0,0,0,.3)">a</p>')).toEqual([low]);
  expect(told('<p style="opacity:.4">a</p>')).toEqual([low]);
  expect(
    told('<p style="color:#fff;background:linear-gradient(to right,#000,#ccc)">aaaaaaaaaaaaaaaaaaaaaaaa</p>'),
  ).toEqual([low]);
  expect(told('<p style="color:#fff;background:linear-gradient(to right,#000,#222)">aaaaaaaaa</p>')).toEqual([]);
  expect(told('<p style="color:#fff;background:#000;border-radius:4pt;transform:rotate(20deg)">aaaa</p>')).toEqual([]);
  expect(messages('<p style="color:#777">abc</p><p style="color:#777">encore</p>')).toEqual([
    '« abc » se lit mal : #777777 sur #ffffff fait un contraste de 4,4, il en faut 7',
  ]);
  // Not what only decorates.
  expect(told('<p style="color:#777"><span aria-hidden=true>abc</span>—</p>')).toEqual([]);
});

test('the margins of the page are read too', () => {
  const found = look(page('<p>a</p>', '@page{@bottom-center{content:"pied";color:#999}}'));
  expect(found.map(({ rule, page: number }) => `${rule} ${number}`)).toEqual(['low-contrast 1']);
});

test('over a picture nobody can tell, unless a ground lies between', () => {
  const css = `div{background:url("${dot}");background-size:cover;height:20mm}b{background:#fff}`;
  expect(told('<div>abc</div>', css)).toEqual(['warning text-over-picture 2:6']);
  expect(told('<div><b>abc</b></div>', css)).toEqual([]);
});

test('a hundred thousand runs on a hundred thousand grounds end in time', () => {
  const start = performance.now();
  look(page('<p><b>a</b> '.repeat(20_000), 'b{background:#eee}'));
  expect(performance.now() - start).toBeLessThan(20_000);
});

test('print writes what it cannot vouch for, says so, and the file does not claim', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  const print = async (html: string) => {
    writeFileSync(join(folder, 'a.html'), html);
    const code = await main(['print', 'a.html', '-o', 'a.pdf', '--lang', 'fr', '--json'], folder);
    const claims = /pdfuaid:part|pdfaid:part/.test(readFileSync(join(folder, 'a.pdf'), 'latin1'));
    return { code, claims };
  };
  expect(await print(page('<h1>a</h1>'))).toEqual({ code: 0, claims: true });
  expect(await print(page('<h1>a</h1><h3>b</h3>'))).toEqual({ code: 1, claims: false });
  expect(await print(page('<p style="color:#777">a</p>'))).toEqual({ code: 0, claims: true });
});

test('build withholds it; a draft is printed and does not claim', async () => {
  const files = { 'content/a.md': '---\ngabarit: fiche\ntitre: Essai\n---\n\n03 53 01 24 10\n\n### Trop bas\n' };
  const job = { path: 'content/a.md', edition: undefined, size: undefined, language: 'fr', html: false } as const;
  const pressed = (draft: boolean) => press({ ...job, draft }, memoryHost(files), () => {}, createPressMemory());
  const kept = await pressed(false);
  expect([kept.papers, lines(kept.diagnostics)]).toEqual([[], ['heading-jump a.md:8:1']]);
  expect(conforms(kept.diagnostics)).toBe(false);
  const draft = await pressed(true);
  expect(lines(draft.diagnostics)).toEqual(['heading-jump a.md:8:1', 'not-conforming a.md:1:1']);
  expect(Buffer.from(draft.papers[0]!.bytes).toString('latin1')).not.toMatch(/pdfuaid:part|pdfaid:part/);
});
