// A commune's folder becomes PDFs: all of it, in spite of one bad text; yesterday's paper stays; the same bytes twice.
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from '../../src/project/build.ts';
import { openProject } from '../../src/project/project.ts';

const OPTIONS = { language: 'fr', draft: false, deadline: 60 } as const;

function commune() {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  cpSync(fileURLToPath(new URL('./commune', import.meta.url)), folder, { recursive: true });
  const project = openProject({}, folder)!;
  const pdf = (name: string) => join(folder, 'out', `${name}.pdf`);
  return { folder, project, pdf, guide: join(folder, 'content/guides/carte.md') };
}

test('everything is printed, where it should be, twice the same', async () => {
  const { project, pdf } = commune();
  const summary = await build(project, OPTIONS);
  expect(summary.diagnostics).toEqual([]);
  expect(summary.publications.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(summary.publications.flatMap(({ papers }) => papers.map(({ file, pages }) => `${file} ${pages}`))).toEqual([
    'guides/carte.pdf 1',
    'journal/2026-12.pdf 1',
  ]);
  const first = readFileSync(pdf('guides/carte'));
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  await build(project, OPTIONS);
  expect(readFileSync(pdf('guides/carte')).equals(first)).toBe(true);
});

test('a mistake withholds its own paper and no other; a draft is printed all the same', async () => {
  const { project, pdf, guide } = commune();
  await build(project, OPTIONS);
  const yesterday = readFileSync(pdf('guides/carte'));
  writeFileSync(guide, readFileSync(guide, 'utf8').replace('chapo:', 'chappo:'));
  const summary = await build(project, OPTIONS);
  expect(summary.publications.map(({ papers }) => papers.length)).toEqual([0, 1]);
  expect(summary.publications[0]!.diagnostics.map(({ rule }) => rule)).toEqual(['unknown-key']);
  expect(readFileSync(pdf('guides/carte')).equals(yesterday)).toBe(true);
  const draft = await build(project, { ...OPTIONS, draft: true });
  expect(draft.publications[0]!.papers).toHaveLength(1);
  expect(readFileSync(pdf('guides/carte')).equals(yesterday)).toBe(false);
});

test('editions have their own files; each page size of type is its own layout', async () => {
  const { project, pdf, guide } = commune();
  const editions = 'editions: [lecture, livret, imprimeur, {nom: grands-caracteres, taille: 24}]';
  writeFileSync(guide, readFileSync(guide, 'utf8').replace('gabarit: fiche', `gabarit: fiche\n${editions}`));
  const summary = await build(project, { ...OPTIONS, only: ['content/guides/carte.md'] });
  expect(summary.publications[0]!.diagnostics.map(({ rule }) => rule)).toEqual(['blank-pages']);
  expect(summary.publications[0]!.papers.map(({ file }) => file)).toEqual([
    'guides/carte.pdf',
    'guides/carte.livret.pdf',
    'guides/carte.livret.notice.pdf',
    'guides/carte.imprimeur.pdf',
    'guides/carte.imprimeur.controle.pdf',
    'guides/carte.grands-caracteres-24.pdf',
  ]);
  expect(existsSync(pdf('journal/2026-12'))).toBe(false);
});

test('the composed HTML opens in a browser: its addresses are real files', async () => {
  const { folder, project } = commune();
  await build(project, { ...OPTIONS, html: join(folder, 'html') });
  const html = readFileSync(join(folder, 'html/guides/carte.html'), 'utf8');
  const url = /<img src="(file:[^"]*)"/.exec(html)?.[1];
  expect(existsSync(fileURLToPath(url!))).toBe(true);
});
