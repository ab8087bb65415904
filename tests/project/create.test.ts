// `init` and `new`: what a newcomer gets prints at once, stands in its place, and bears the right dates.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { build } from '../../src/project/build.ts';
import { createPublication, models } from '../../src/project/create.ts';
import { createCommune } from '../../src/project/init.ts';
import { openProject } from '../../src/project/project.ts';
import { dayOf, redate, withValue } from '../../src/project/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = join(folder, 'Saint-Évroult l’Été');
const made = createCommune(at);
const project = openProject({}, at)!;
const create = (template: string, name: string, model?: string) => {
  const done = createPublication(project.host, project.content, template, name, model);
  return { ...done, text: done.ok ? readFileSync(done.file, 'utf8') : '' };
};

test('a new commune and one more of everything print without a word', async () => {
  expect(made?.length).toBeGreaterThan(12);
  expect(createCommune(at)).toBeUndefined();
  expect(create('journal', '2027-03')).toMatchObject({ ok: true, file: join(at, 'content/journal/2027-03/index.md') });
  expect(create('guide', "L'état civil, été").file).toBe(join(at, "content/demarches/L'état civil, été.md"));
  // Easy language stands beside the standard text.
  expect(create('falc', 'voter').file).toBe(join(at, 'content/demarches/voter.falc.md'));
  expect(create('formulaire', 'bal').file).toBe(join(at, 'content/formulaires/bal.md'));
  for (const model of models(project.host, 'affiche')) expect(create('affiche', `mars ${model}`, model).ok).toBe(true);
  const options = { language: 'fr', draft: false, deadline: 60 } as const;
  const { publications, diagnostics } = await build(project, options);
  const told = [...diagnostics, ...publications.flatMap((one) => one.diagnostics)];
  // The sample of a leaflet leaves panels blank, and says so.
  const heard = told.filter(({ rule }) => rule !== 'blank-pages');
  expect(heard.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  expect(existsSync(join(at, 'out/journal/2027-03.pdf'))).toBe(true);
  expect(publications.find(({ path }) => path.includes('2027-03'))?.papers[0]?.pages).toBe(8);
}, 60_000);

test('a new issue bears its month and the next number, and its parts come with it', () => {
  const { text } = create('journal', '2027-06');
  expect(text).toMatch(/^parution: 2027-06-01 #/m);
  expect(text).toMatch(/^numero: 3 #/m);
  expect(readFileSync(join(at, 'content/journal/2027-06/05-agenda.md'), 'utf8')).toContain('date: 2027-06-');
  expect(create('affiche', 'n3', 'parution').text).toMatch(/^journal: \.\.\/journal\/2027-06 #/m);
});

test('what exists in any spelling of capitals, and what no system can name, is refused', () => {
  create('guide', 'Bal');
  expect(create('guide', 'bal')).toMatchObject({ ok: false, why: 'exists' });
  expect(create('guide', 'BAL.md')).toMatchObject({ ok: false, why: 'exists' });
  for (const name of ['', '..', 'a/b', 'a:b', 'con', 'index', '_x', 'fin.'])
    expect(create('guide', name)).toMatchObject({ ok: false, why: 'wrong-name' });
});

test('dates move together, and a Saturday stays a Saturday', () => {
  expect(redate('parution: 2026-01-15\n  - date: 2026-01-24 # a\n', 310)).toBe(
    'parution: 2026-11-21\n  - date: 2026-11-28 # a\n',
  );
  expect([dayOf('2027-03', 'x'), dayOf('2027-03-09', 'x'), dayOf('bal', 'x')]).toEqual([
    '2027-03-01',
    '2027-03-09',
    'x',
  ]);
  expect(withValue('a: 1 # b\nnumero: 1\n# c', 'numero', '9')).toBe('a: 1 # b\nnumero: 9\n# c');
});

test('a text that lies elsewhere prints with the facts of the commune at hand', async () => {
  const outside = join(folder, 'Mes textes');
  mkdirSync(outside);
  writeFileSync(join(outside, 'lettre.md'), '---\ngabarit: guide\ntitre: Une lettre\n---\nBonjour.\n');
  mkdirSync(join(at, 'docs'));
  writeFileSync(join(at, 'docs/aide.md'), '---\ngabarit: guide\ntitre: Aide\n---\nBonjour.\n');
  const files = [join(outside, 'lettre.md'), 'docs/aide.md'];
  const reached = openProject({}, at, files)!;
  const only = files.map((file) => reached.hostPath(file)!);
  expect(only).toEqual(['Mes textes/lettre.md', 'docs/aide.md']);
  const { publications, diagnostics } = await build(reached, { language: 'fr', draft: false, deadline: 60, only });
  expect([diagnostics, publications.flatMap((one) => one.diagnostics)]).toEqual([[], []]);
  for (const paper of ['Mes textes/lettre.pdf', 'docs/aide.pdf']) expect(existsSync(join(at, 'out', paper))).toBe(true);
  // From anywhere, a text of a commune is printed as that commune's.
  const inside = join(at, 'content/demarches/exemple.md');
  expect(openProject({}, outside, [inside])?.content).toBe(join(at, 'content'));
  expect(openProject({}, outside, [files[0]!])).toBeUndefined();
});
