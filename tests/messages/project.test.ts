// Bad folders: links that lead back or out, two texts for one paper, papers that cannot be written; the others are printed.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from '../../src/project/build.ts';
import { openProject } from '../../src/project/project.ts';
import { writeWhole } from '../../src/project/write.ts';

const OPTIONS = { language: 'fr', draft: false, deadline: 60 } as const;
const FICHE = '---\ngabarit: fiche\ntitre: Essai\n---\nUn texte.\n';

function commune() {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  cpSync(fileURLToPath(new URL('../project/commune', import.meta.url)), folder, { recursive: true });
  return {
    folder,
    put: (path: string, text: string) => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
  };
}

async function print(folder: string, only?: readonly string[]) {
  const summary = await build(openProject({}, folder)!, { ...OPTIONS, only });
  const diagnostics = [...summary.diagnostics, ...summary.publications.flatMap((one) => one.diagnostics)];
  return {
    told: diagnostics.map(({ rule, place }) => `${rule} ${place?.file}:${place?.line}`),
    papers: summary.publications.flatMap(({ papers }) => papers.map(({ file }) => file.split('\\').join('/'))),
  };
}

test('two texts for one paper: the first is printed, the other told, and only when it was asked for', async () => {
  const { folder, put } = commune();
  put('content/guides/a.md', FICHE);
  put('content/guides/a/index.md', FICHE);
  const { told, papers } = await print(folder);
  expect(told).toEqual([expect.stringContaining('same-output content/guides/a')]);
  expect(papers).toEqual(['guides/a.pdf', 'guides/carte.pdf', 'journal/2026-12.pdf']);
  expect((await print(folder, ['content/guides/carte.md'])).told).toEqual([]);
});

test.skipIf(process.platform === 'win32')('links: back up, out of the folder, to nowhere', async () => {
  const { folder } = commune();
  const outside = join(mkdtempSync(join(tmpdir(), 'tambour-')), 'secret.md');
  writeFileSync(outside, FICHE);
  symlinkSync('..', join(folder, 'content/guides/boucle'));
  symlinkSync(outside, join(folder, 'content/guides/dehors.md'));
  symlinkSync('/nulle/part', join(folder, 'content/guides/mort.md'));
  const { told, papers } = await print(folder);
  expect(told).toEqual(['file-unreadable content/guides/dehors.md:1', 'file-unreadable content/guides/mort.md:1']);
  expect(papers).toEqual(['guides/carte.pdf', 'journal/2026-12.pdf']);
});

test('a paper that cannot be written', async () => {
  const { folder } = commune();
  mkdirSync(join(folder, 'out/guides/carte.pdf'), { recursive: true });
  const { told, papers } = await print(folder);
  expect(told).toEqual(['cannot-write content/guides/carte.md:1']);
  expect(papers).toEqual(['journal/2026-12.pdf']);
  expect(readdirSync(join(folder, 'out/guides'))).toEqual(['carte.pdf']);
  if (existsSync('/proc/self')) expect(writeWhole('/proc/nulle/part/a.pdf', new Uint8Array(1)).ok).toBe(false);
});

test('a folder whose name ends in .md; no commune.yaml; no text at all', async () => {
  const { folder, put } = commune();
  put('content/guides/b.md/index.md', FICHE);
  expect((await print(folder, ['content/guides/b.md/index.md'])).papers).toEqual(['guides/b.md.pdf']);
  const bare = mkdtempSync(join(tmpdir(), 'tambour-'));
  mkdirSync(join(bare, 'content'));
  expect((await print(bare)).told).toEqual([expect.stringContaining('nothing-to-print')]);
  writeFileSync(join(bare, 'content/a.md'), '---\ngabarit: guide\ntitre: Essai\n---\nUn texte.\n');
  expect((await print(bare)).told).toContain('file-unreadable content/commune.yaml:1');
});
