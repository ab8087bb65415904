// The pages that are written from tables say what the tables say.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
// @ts-expect-error a script, without types
import { paperExamples } from '../scripts/paper-doc.mjs';
// @ts-expect-error a script, without types
import { rulesReference } from '../scripts/rules-doc.mjs';
import { reporter } from '../src/base/diagnostic.ts';
import { PACKAGED_FACES } from '../src/press/faces.ts';
import { build } from '../src/project/build.ts';
import { createPublication } from '../src/project/create.ts';
import { createHost } from '../src/project/host.ts';
import { openProject } from '../src/project/project.ts';
import { typeset } from '../src/typesetter/typeset.ts';

test('docs/rules.md is what the rules say (node scripts/rules-doc.mjs)', async () => {
  expect(readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8')).toBe(await rulesReference());
});

test('each example of docs/papier.md prints without a word, and has its picture', () => {
  const examples = paperExamples() as readonly { readonly name: string; readonly html: string }[];
  const pictures = readdirSync(new URL('../docs/images/papier/', import.meta.url));
  expect(examples.map(({ name }) => `${name}.png`).sort()).toEqual(pictures.sort());
  const host = createHost([{ at: 'templates', folder: fileURLToPath(new URL('../templates', import.meta.url)) }]);
  const pages: Record<string, number> = {};
  for (const { name, html } of examples) {
    const diagnostics: unknown[] = [];
    const report = reporter('fr', (diagnostic) => diagnostics.push(diagnostic));
    pages[name] = typeset(html, `${name}.html`, { host, report, packagedFaces: PACKAGED_FACES }).pages.length;
    expect([name, diagnostics]).toEqual([name, []]);
  }
  // What an example shows over several pages stands on several.
  expect(pages).toMatchObject({ feuille: 3, marges: 2, 'titres-courants': 2, coupures: 2, renvois: 3, tableaux: 2 });
});

test('the first template of docs/gabarits.md prints as it stands', async () => {
  const page = readFileSync(new URL('../docs/gabarits.md', import.meta.url), 'utf8');
  const files = { 'schema.json': 'json', 'template.hbs': 'hbs', 'style.css': 'css', 'sample.md': 'markdown' };
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  try {
    const template = join(folder, 'templates/bulletin');
    mkdirSync(template, { recursive: true });
    mkdirSync(join(folder, 'content'));
    writeFileSync(join(folder, 'content/commune.yaml'), 'nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n');
    for (const [file, language] of Object.entries(files)) {
      const code = new RegExp(
        `\`${file.replace('.', '\\.')}\`[^\`]*(?:\`[^\`]+\`[^\`]*)*?\`\`\`${language}\\n(.*?)\`\`\``,
        's',
      ).exec(page)?.[1];
      writeFileSync(join(template, file), code ?? '');
    }
    const project = openProject({}, folder)!;
    expect(createPublication(project.host, project.content, 'bulletin', 'bus').file).toBe(
      join(folder, 'content/bulletin/bus.md'),
    );
    const { publications, diagnostics } = await build(project, { language: 'fr', draft: false, deadline: 60 });
    const told = [...diagnostics, ...publications.flatMap((one) => one.diagnostics)];
    // Blank pages of the booklet come and go with the length of the guide.
    expect(told.filter(({ rule }) => rule !== 'blank-pages')).toEqual([]);
    expect(publications[0]?.papers).toMatchObject([{ file: 'bulletin/bus.pdf', pages: 1 }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the guide prints as a booklet, with the facts of the example commune', async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const out = mkdtempSync(join(tmpdir(), 'tambour-'));
  try {
    const project = openProject({ out }, root, ['docs/guide.md'])!;
    const options = { language: 'fr', draft: false, deadline: 60, only: ['docs/guide.md'] } as const;
    const { publications, diagnostics } = await build(project, options);
    const told = [...diagnostics, ...publications.flatMap((one) => one.diagnostics)];
    // Blank pages of the booklet come and go with the length of the guide.
    expect(told.filter(({ rule }) => rule !== 'blank-pages')).toEqual([]);
    expect(publications[0]?.papers.map(({ file }) => file)).toEqual([
      'docs/guide.pdf',
      'docs/guide.livret.pdf',
      'docs/guide.livret.notice.pdf',
    ]);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
