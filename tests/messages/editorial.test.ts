// Bad front matter, Markdown, templates and tables, each with the diagnostic it must give, at its place.
import { expect, test } from 'vitest';
import { compose, type Files, lines } from './commune.ts';

const md = (head: string, body = 'Un texte.') => `---\ngabarit: fiche\ntitre: Essai\n${head}---\n${body}\n`;
const told = (a: string, files: Files = {}) => lines(compose({ 'content/a.md': a, ...files }).told);
const hints = (a: string, files: Files = {}) =>
  compose({ 'content/a.md': a, ...files }).told.flatMap(({ hints }) => hints);

test('a good text gives nothing', () => {
  expect(told(md(''))).toEqual([]);
});

test.each([
  ['two colons on a line', 'chapo: Sans internet : appelez\n', 'bad-yaml a.md:4:8'],
  ['a quote left open', 'chapo: "Venez\n', 'bad-yaml'],
  ['a key twice', 'titre: Autre\n', 'bad-yaml a.md:4:1'],
  ['a tab as indent', 'dates:\n\t- nom: x\n', 'bad-yaml a.md:5:1'],
])('bad YAML: %s', (_name, head, line) => {
  expect(told(md(head))[0]).toContain(line);
});

test('front matter that would be executed', () => {
  expect(told('---js\n{ titre: 1 }\n---\n')).toEqual(['front-matter-language a.md:1:1']);
});

test('front matter that is never closed', () => {
  expect(told('---\ngabarit: fiche\ntitre: x\n\nUn texte.\n')).toEqual(['front-matter-open a.md:1:1']);
});

test('keys and values that the schema does not know', () => {
  const head = 'chappo: x\nnumero: douze\nfort: peut-être\nkind: longe\njour: 2026-02-30\ntelephone: 03 84\n';
  expect(told(md(head))).toEqual([
    'unknown-key a.md:4:1',
    'wrong-type a.md:5:9',
    'wrong-type a.md:6:7',
    'wrong-choice a.md:7:7',
    'wrong-format a.md:8:7',
    'wrong-format a.md:9:12',
  ]);
  expect(hints(md(head))).toContain('vouliez-vous dire « chapo » ?');
  expect(hints(md(head))).toContain('vouliez-vous dire « longue » ?');
});

test('a key that is missing, at the top and inside a list', () => {
  expect(told('---\ngabarit: fiche\ndates:\n  - nom: a\n  - num: b\n---\nx\n')).toEqual([
    'unknown-key a.md:5:5',
    'missing-key a.md:2:1',
    'missing-key a.md:5:5',
  ]);
});

test('a template that does not exist, or is not named', () => {
  expect(told('---\ngabarit: fichee\ntitre: x\n---\nx\n')).toEqual(['unknown-template a.md:2:10']);
  expect(told('---\ntitre: x\n---\nx\n')).toEqual(['no-template a.md:2:1']);
  expect(told('Un texte seul.\n')).toEqual(['no-template a.md:2:1']);
});

test('unknown variable, helper and partial, all in one run', () => {
  const hbs = '<p>{{titer}}</p>\n{{#each dates}}{{nam}}{{/each}}\n<p>{{majuscul titre}}</p>\n{{> base/rien}}\n';
  const found = told(md(''), { 'templates/fiche/template.hbs': hbs });
  const at = (rule: string, line: number, column: number) => `${rule} templates/fiche/template.hbs:${line}:${column}`;
  expect(found).toEqual([
    at('unknown-variable', 1, 6),
    at('unknown-variable', 2, 18),
    at('unknown-helper', 3, 6),
    at('unknown-partial', 4, 1),
  ]);
});

test('a template that Handlebars cannot read', () => {
  const bad = (hbs: string) => told(md(''), { 'templates/fiche/template.hbs': hbs });
  expect(bad('<p>\n{{#if titre}}x')).toEqual([
    expect.stringContaining('template-syntax templates/fiche/template.hbs:2'),
  ]);
  expect(bad('<p>{{#if titre}}x{{/each}}')).toEqual([expect.stringContaining('template-syntax')]);
  expect(bad('<p>{{titre')).toEqual([expect.stringContaining('template-syntax')]);
});

test('a template that includes itself, at once or by another', () => {
  expect(told(md(''), { 'templates/fiche/template.hbs': '<p>{{> fiche}}</p>' })).toEqual([
    'endless-template templates/fiche/template.hbs:1:4',
  ]);
  const files = {
    'templates/fiche/template.hbs': '{{> a}}',
    'templates/fiche/partials/a.hbs': '{{> b}}',
    'templates/fiche/partials/b.hbs': '{{> a}}',
  };
  expect(told(md(''), files)).toEqual(['endless-template templates/fiche/partials/b.hbs:1:1']);
});

test('containers: unknown, open, stray; raw HTML', () => {
  const body = '::: encadré\nx\n:::\n\n::: encart\nx\n:::\n\ntexte <b>gras</b>\n\n:: note\n\n::: citation Moi\nx\n';
  expect(told(md('', body))).toEqual([
    'raw-html a.md:13:7',
    'stray-colons a.md:15:1',
    'unknown-container a.md:9:1',
    'open-container a.md:17:1',
  ]);
});

test('files that are not text, or empty', () => {
  expect(lines(compose({ 'content/a.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]) }).told)).toEqual([
    'not-text a.md:1:1',
  ]);
  expect(told('  \n\n')).toEqual(['empty-file a.md:1:1']);
  expect(lines(compose({}).told)).toEqual(['file-unreadable a.md:1:1']);
});

test('Windows-1252 is read, with a note', () => {
  const bytes = new Uint8Array([...md('').slice(0, -1)].map((c) => c.charCodeAt(0)).concat([0xe9, 0x0a]));
  const { html, told } = compose({ 'content/a.md': bytes });
  expect(lines(told)).toEqual(['windows-1252 a.md:1:1']);
  expect(html).toContain('Un texte.é');
});

test('a table with short and long rows, a row without its name', () => {
  const csv = 'nom;ville\nAnne;Valbrune\nLuc\nPaul;Valbrune;x\n;Ici\n';
  expect(told(md('donnees: a.csv\n'), { 'content/a.csv': csv })).toEqual([
    'csv-short-row a.csv:3:1',
    'csv-long-row a.csv:4:1',
    'missing-key a.csv:5:1',
  ]);
  expect(told(md('donnees: b.csv\n'))).toEqual(['file-unreadable a.md:4:10']);
});

test('publications that refer to each other, or to nothing', () => {
  const b = md('journal: a\n');
  expect(told(md('journal: b\n'), { 'content/b.md': md('') })).toEqual([]);
  expect(told(md('journal: c\n'), { 'content/b.md': b })).toEqual(['unknown-publication a.md:4:10']);
  expect(told(md('journal: a\n'))).toEqual(['publication-cycle a.md:4:10']);
});

test('aliases that multiply, a map 10,000 deep, 100,000 lines: all end', () => {
  const laughs = Array.from(
    { length: 12 },
    (_, i) =>
      `l${i}: &l${i} [${Array(9)
        .fill(i ? `*l${i - 1}` : 'ha')
        .join(', ')}]`,
  );
  expect(told(md(`${laughs.join('\n')}\n`))[0]).toContain('bad-yaml');
  const deep = `chapo: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`;
  expect(told(md(deep)).length).toBeGreaterThan(0);
  const start = performance.now();
  expect(told(md('', 'Une ligne de texte.\n\n'.repeat(100_000)))).toEqual([]);
  expect(told(md('', '::: encadre\n'.repeat(20_000))).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(20_000);
});

test('lists in lists without end are told: the rest would be lost in silence', () => {
  const lists = Array.from({ length: 80 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n');
  expect(told(md('', lists))[0]).toMatch(/^too-nested a\.md:\d+:1$/);
  expect(told(md('', `${'> '.repeat(5000)}x`))[0]).toMatch(/^too-nested a\.md:5:1$/);
  expect(told(md('', '- a\n  - b\n    - c\n      - d'))).toEqual([]);
});

test('a picture without a description', () => {
  expect(told(md('', 'Avant ![](images/a.svg) après.'))).toEqual(['undescribed-picture a.md:5:7']);
  expect(told(md('', '![Une place](a.svg)'))).toEqual([]);
});
