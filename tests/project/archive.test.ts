// A paper kept for good: all that it was made of, a sheet to read without a machine, manifests that prove it whole years later.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { legalDeposit } from '../../src/editorial/templates/deposit.ts';
import { archive } from '../../src/project/archive.ts';
import { makeBag, sha256, verifyBag } from '../../src/project/bag.ts';
import { openProject } from '../../src/project/project.ts';

const GUIDE = 'content/guides/carte.md';

function commune() {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  cpSync(fileURLToPath(new URL('./commune', import.meta.url)), folder, { recursive: true });
  const run = (force = false) => archive(openProject({}, folder)!, GUIDE, { language: 'fr', deadline: 60, force });
  return { folder, run, at: (path: string) => join(folder, 'out/archives/guides/carte', path) };
}

test('the bag holds the paper, its sources and its sheet, and the sheet holds the fingerprint', async () => {
  const { folder, run, at } = commune();
  const made = await run();
  expect(made.diagnostics).toEqual([]);
  expect(made.folder).toBe(at('').replace(/[\\/]$/, ''));
  const pdf = readFileSync(at('data/carte.pdf'));
  for (const source of [GUIDE, 'content/commune.yaml', 'content/guides/plan.svg', 'templates/fiche/style.css'])
    expect(readFileSync(at(`data/sources/${source}`)).equals(readFileSync(join(folder, source)))).toBe(true);
  const sheet = readFileSync(at('data/fiche-archive.md'), 'utf8');
  const groups = /empreinte:\n((?: +- "[0-9a-f]{4}"\n){16})/.exec(sheet)?.[1]?.replace(/[^0-9a-f]/g, '');
  expect(groups).toBe(sha256(pdf));
  expect(readFileSync(at('manifest-sha256.txt'), 'utf8')).toContain(`${sha256(pdf)}  data/carte.pdf\n`);
  expect(readFileSync(at('bagit.txt'), 'utf8')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  expect(verifyBag(at(''))).toMatchObject({ altered: [], missing: [], added: [], unreadable: [] });
});

test('the same text gives the same archive; one that stands is not made again unasked', async () => {
  const { run } = commune();
  const first = await run();
  const again = await run();
  expect(again.diagnostics.map(({ rule }) => rule)).toEqual(['archive-exists']);
  const forced = await run(true);
  expect(forced.files.map(({ path, bytes }) => `${path} ${sha256(bytes)}`)).toEqual(
    first.files.map(({ path, bytes }) => `${path} ${sha256(bytes)}`),
  );
});

test('what may not reach people is not archived', async () => {
  const { folder, run } = commune();
  writeFileSync(join(folder, GUIDE), readFileSync(join(folder, GUIDE), 'utf8').replace('chapo:', 'chappo:'));
  const { folder: made, diagnostics } = await run();
  expect(made).toBeUndefined();
  expect(diagnostics.map(({ rule }) => rule)).toContain('unknown-key');
});

function bag(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  const payload = Object.entries(files).map(([path, text]) => ({ path: `data/${path}`, bytes: Buffer.from(text) }));
  for (const { path, bytes } of makeBag(payload, [['External-Description', 'été']])) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

test('verification needs the manifests alone, and finds each kind of change', () => {
  const folder = bag({ 'a.txt': 'a', 'b.txt': 'b', 'été/50 %.txt': 'c' });
  expect(verifyBag(folder)).toEqual({ whole: 6, altered: [], missing: [], added: [], unreadable: [] });
  writeFileSync(join(folder, 'data/a.txt'), 'A');
  rmSync(join(folder, 'data/b.txt'));
  writeFileSync(join(folder, 'data/c.txt'), 'c');
  renameSync(join(folder, 'data/été'), join(folder, 'data/e\u0301te\u0301'));
  expect(verifyBag(folder)).toMatchObject({ altered: ['data/a.txt'], missing: ['data/b.txt'], added: ['data/c.txt'] });
});

test('a hostile manifest leads nowhere', () => {
  const folder = bag({ 'a.txt': 'a' });
  const lines = ['../../etc/passwd', '/etc/passwd', 'C:\\x', 'data/..\\..\\x'].map(
    (path) => `${'0'.repeat(64)}  ${path}`,
  );
  writeFileSync(join(folder, 'manifest-sha256.txt'), `\ufeff${[...lines, 'nothing'].join('\r\n')}\r\n`);
  symlinkSync('/etc', join(folder, 'data/link'));
  expect(verifyBag(folder)?.unreadable.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  expect(verifyBag(join(folder, 'data'))).toBeUndefined();
});

test('the legal deposit takes what is written, and leaves open what is not', () => {
  const lines = legalDeposit({
    title: 'À Valbrune',
    lang: 'fr',
    pages: 16,
    format: { width: 210, height: 297 },
    data: { numero: 48, parution: '2026-12-01', tirage: 1350 },
    commune: { nom: 'Valbrune', 'code-postal': '01400', journal: { issn: '0000-0000', directeur: 'H. Marchand' } },
  });
  const value = (name: string) => lines.find(({ nom }) => nom === name)?.valeur;
  expect(value('Date de parution')).toBe('1er décembre 2026');
  expect(value('Tirage')).toMatch(/^1\s350 exemplaires$/u);
  expect(value('Adresse de l’éditeur')).toBe('01400 Valbrune');
  expect(value('ISSN')).toBeUndefined();
  expect(value('Langue')).toBe('français');
});
