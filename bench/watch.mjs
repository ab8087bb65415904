// In: the built program. Out: the time from saving one edited word of a 32-page journal under `watch` to its new PDF.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A commune of one journal, of about 32 pages, made from the example's own articles. */
function writeCommune(folder, project) {
  const from = join(project, 'content');
  mkdirSync(join(folder, 'content', 'journal'), { recursive: true });
  for (const name of ['commune.yaml', 'images'])
    if (existsSync(join(from, name))) cpSync(join(from, name), join(folder, 'content', name), { recursive: true });
  cpSync(join(from, 'journal', '2026-12'), join(folder, 'content', 'journal', '2026-12'), { recursive: true });
  const journal = join(folder, 'content', 'journal', '2026-12');
  const index = readFileSync(join(journal, 'index.md'), 'utf8')
    .replace(/^editions:\n(?: {2}.*\n)+/m, '')
    .replace(/^pages: .*\n/m, '');
  writeFileSync(join(journal, 'index.md'), index);
  for (const name of ['03-valise.md', '09-bibliotheque.md', '13-coupure.md', '19-tribune.md'])
    rmSync(join(journal, name), { force: true });
  return join(journal, '10-fraude.md');
}

const WORD = 'toujours';

/** Prints the median time over ten edits. */
export async function watchOneWord({ tambour, folder, project, spawn, median }) {
  const edited = writeCommune(folder, project);
  const pdf = join(folder, 'out', 'journal', '2026-12.pdf');
  const watcher = spawn(
    process.execPath,
    [tambour, 'watch', '--content', join(folder, 'content'), '--out', join(folder, 'out')],
    { stdio: 'ignore' },
  );
  try {
    const stamp = () => (existsSync(pdf) ? statSync(pdf, { bigint: true }).mtimeNs : 0n);
    const until = async (before) => {
      for (let turn = 0; turn < 20_000; turn++) {
        if (stamp() !== before) return;
        await sleep(1);
      }
      throw new Error('watch printed nothing');
    };
    await until(0n);
    await sleep(1500);
    const times = [];
    const text = readFileSync(edited, 'utf8');
    if (!text.includes(WORD)) throw new Error(`${edited} has no “${WORD}” to edit`);
    for (let turn = 0; turn < 11; turn++) {
      const before = stamp();
      const start = process.hrtime.bigint();
      writeFileSync(edited, text.replace(WORD, turn % 2 ? 'jamais' : 'souvent'));
      await until(before);
      if (turn > 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
      await sleep(400);
    }
    const pages = Math.max(...[...readFileSync(pdf, 'latin1').matchAll(/\/Count (\d+)/g)].map((m) => Number(m[1])));
    console.log(`watch, one word edited: ${median(times).toFixed(0)} ms to the new PDF (${pages} pages)`);
  } finally {
    watcher.kill();
    await sleep(300);
    rmSync(folder, { recursive: true, force: true });
  }
}
