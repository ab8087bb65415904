// Under watch, what a saved file touches is printed again, and nothing else; errors, renames and removals are survived.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openProject } from '../../src/project/project.ts';
import { watch } from '../../src/project/watch.ts';

test('edit, save by renaming, break, mend, rename, remove', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  cpSync(fileURLToPath(new URL('./commune', import.meta.url)), folder, { recursive: true });
  const events: string[] = [];
  const options = { language: 'fr', draft: true, deadline: 60 } as const;
  const watching = await watch(openProject({}, folder)!, options, {
    printed: ({ path, diagnostics, papers }) =>
      events.push(
        `${path.slice('content/'.length)} ${papers.length} ${diagnostics.map(({ rule }) => rule).join()}`.trim(),
      ),
    removed: (path) => events.push(`removed ${path.slice('content/'.length)}`),
    told: ({ rule }) => events.push(rule),
    ready: () => events.push('ready'),
  });
  const since = async (change: () => void): Promise<string[]> => {
    events.length = 0;
    change();
    const end = performance.now() + 20_000;
    while (events.length === 0 && performance.now() < end) await new Promise((wait) => setTimeout(wait, 20));
    // Nothing else may follow.
    await new Promise((wait) => setTimeout(wait, 400));
    return [...events].sort();
  };
  try {
    expect([...events].sort()).toEqual(['guides/carte.md 1', 'journal/2026-12/index.md 1', 'ready']);
    const guide = join(folder, 'content/guides/carte.md');
    const text = readFileSync(guide, 'utf8');
    expect(await since(() => writeFileSync(guide, `${text}\nUn mot.\n`))).toEqual(['guides/carte.md 1']);
    const byRenaming = () => {
      writeFileSync(`${guide}.tmp`, `${text}\nAutre mot.\n`);
      renameSync(`${guide}.tmp`, guide);
    };
    expect(await since(byRenaming)).toEqual(['guides/carte.md 1']);
    expect(await since(() => writeFileSync(guide, text.replace('titre:', 'titer:')))).toEqual([
      'guides/carte.md 1 unknown-key,missing-key,empty-heading',
    ]);
    expect(await since(() => writeFileSync(guide, text))).toEqual(['guides/carte.md 1']);
    const part = join(folder, 'content/journal/2026-12/03-ecole.md');
    expect(await since(() => writeFileSync(part, '---\ntitre: École\n---\nx\n'))).toEqual([
      'journal/2026-12/index.md 1',
    ]);
    expect(await since(() => rmSync(part))).toEqual(['journal/2026-12/index.md 1']);
    const style = join(folder, 'templates/fiche/style.css');
    expect(await since(() => writeFileSync(style, 'body { color: #000 }'))).toEqual(['guides/carte.md 1']);
    expect(await since(() => renameSync(guide, join(folder, 'content/guides/papiers.md')))).toEqual([
      'guides/papiers.md 1',
      'removed guides/carte.md',
    ]);
  } finally {
    await watching.close();
  }
});
