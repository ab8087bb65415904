// What has not changed is not printed again; whatever a publication is made of counts as a change.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createComparison, notingHost } from '../../src/project/asked.ts';
import { type BuildOptions, build } from '../../src/project/build.ts';
import { openProject } from '../../src/project/project.ts';

const OPTIONS: BuildOptions = { language: 'fr', draft: false, deadline: 60 };

function commune() {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  cpSync(fileURLToPath(new URL('./commune', import.meta.url)), folder, { recursive: true });
  const file = (path: string) => join(folder, path);
  return {
    file,
    edit: (path: string, from: string, to: string) =>
      writeFileSync(file(path), readFileSync(file(path), 'utf8').replace(from, to)),
    /** The publications printed; the others were not. */
    print: async (options: Partial<BuildOptions> = {}) => {
      const summary = await build(openProject({}, folder)!, { ...OPTIONS, ...options });
      return summary.publications.flatMap(({ path, unchanged }) => (unchanged ? [] : [path.split('/')[1]!]));
    },
  };
}

test('a second build prints nothing, and leaves each PDF as it is', async () => {
  const { print, file } = commune();
  expect(await print()).toEqual(['guides', 'journal']);
  const pdf = file('out/guides/carte.pdf');
  const before = statSync(pdf).mtimeMs;
  // A copy or a checkout changes the hour of a file, not what is in it.
  utimesSync(file('content/guides/carte.md'), new Date(), new Date());
  expect(await print()).toEqual([]);
  expect(statSync(pdf).mtimeMs).toBe(before);
  expect(await print({ force: true })).toEqual(['guides', 'journal']);
});

test('what a publication is made of prints it again, and it alone', async () => {
  const { print, file, edit } = commune();
  await print();
  edit('content/guides/carte.md', 'Venez avec', 'Apportez');
  expect(await print()).toEqual(['guides']);
  edit('content/guides/plan.svg', '</svg>', '<desc>x</desc></svg>');
  expect(await print()).toEqual(['guides']);
  edit('templates/fiche/style.css', '{', ' {');
  expect(await print()).toEqual(['guides']);
  edit('content/commune.yaml', 'Claire', 'Clara');
  expect(await print()).toEqual(['guides', 'journal']);
  writeFileSync(file('content/journal/2026-12/03-fin.md'), '---\ntitre: Fin\n---\nFin.\n');
  expect(await print()).toEqual(['journal']);
  expect(await print()).toEqual([]);
});

test('a file that appears and overrides a shipped one is a change for who uses it', async () => {
  const { print, file } = commune();
  await print();
  mkdirSync(file('templates/base/fonts'), { recursive: true });
  const shipped = fileURLToPath(new URL('../../templates/base/fonts/', import.meta.url));
  const face = 'AtkinsonHyperlegibleNext_400Regular.ttf';
  cpSync(join(shipped, 'SourceSerif4_400Regular.ttf'), file(`templates/base/fonts/${face}`));
  expect(await print()).toEqual(['guides']);
  rmSync(file(`templates/base/fonts/${face}`));
  expect(await print()).toEqual(['guides']);
});

test('options, the program, and papers that are gone or not ours', async () => {
  const { print, file } = commune();
  await print();
  expect(await print({ size: 24 })).toEqual(['guides', 'journal']);
  expect(await print({ language: 'en' })).toEqual(['guides', 'journal']);
  expect(await print()).toEqual([]);
  rmSync(file('out/guides/carte.pdf'));
  expect(await print()).toEqual(['guides']);
  writeFileSync(file('out/journal/2026-12.pdf'), '%PDF-1.4');
  expect(await print()).toEqual(['journal']);
  for (const name of readdirSync(file('out/.tambour'))) {
    const entry = file(`out/.tambour/${name}`);
    writeFileSync(entry, readFileSync(entry, 'utf8').replace(/"program":"./, '"program":"~'));
  }
  expect(await print()).toEqual(['guides', 'journal']);
  for (const name of readdirSync(file('out/.tambour'))) writeFileSync(file(`out/.tambour/${name}`), '{"asked":');
  expect(await print()).toEqual(['guides', 'journal']);
});

test('warnings are told again; a failure is never kept', async () => {
  const { print, file, edit } = commune();
  edit('content/guides/carte.md', 'Pour **tous**.', 'Pour <b>tous.');
  const told = async () =>
    (await build(openProject({}, file('.'))!, OPTIONS)).publications[0]!.diagnostics.map(({ message }) => message);
  const first = await told();
  expect(first.length).toBeGreaterThan(0);
  expect(await told()).toEqual(first);
  expect(await print()).toEqual([]);
  edit('content/guides/carte.md', 'chapo:', 'chappo:');
  expect(await print()).toEqual(['guides']);
  expect(await print()).toEqual(['guides']);
  edit('content/guides/carte.md', 'chappo:', 'chapo:');
  expect(await print()).toEqual(['guides']);
  expect(await print()).toEqual([]);
});

test('the day counts where it was asked; a file that changed while it was read never counts as the same', () => {
  let day = '2026-12-01';
  let text = 'a';
  const host = {
    read: () => ({ ok: true as const, bytes: new TextEncoder().encode(text) }),
    list: () => [],
    today: () => day,
  };
  const steady = notingHost(host, true);
  steady.host.today();
  steady.host.read('content/a.md');
  expect(steady.notes.asked().every(createComparison(host))).toBe(true);
  day = '2026-12-02';
  expect(steady.notes.asked().map(createComparison(host))).toEqual([false, true]);
  const moving = notingHost(host, true);
  moving.host.read('content/a.md');
  text = 'b';
  moving.host.read('content/a.md');
  expect(moving.notes.asked().map(createComparison(host))).toEqual([false]);
});
