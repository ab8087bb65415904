// In: nothing. Out: how Tambour stands against Typst on the same journal: whole cold processes in turn, medians and ratios.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchOneWord } from './watch.mjs';
import { writeWorkload } from './workload.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const project = dirname(here);
const tambour = join(project, 'dist', 'tambour.js');
const RUNS = Number(process.env.RUNS ?? 5);

if (!existsSync(join(here, 'node_modules'))) {
  console.log('Installing the peer named in bench/package.json …');
  const done = spawnSync('npm', ['install', '--no-package-lock', '--prefix', here], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) process.exit(1);
}

/** Runs a command to its end: { seconds, megabytes } (peak resident memory where the system tells it). */
function run(args) {
  const watched = process.platform === 'linux' && existsSync('/usr/bin/time');
  const start = process.hrtime.bigint();
  const result = watched
    ? spawnSync('/usr/bin/time', ['-f', 'PEAK %M', process.execPath, ...args], { encoding: 'utf8' })
    : spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status !== 0) throw new Error(`${args.join(' ')}\n${result.stderr}`);
  const peak = /PEAK (\d+)/.exec(result.stderr ?? '');
  return { seconds, megabytes: peak ? Number(peak[1]) / 1024 : Number.NaN };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const pages = (file) =>
  Math.max(...[...readFileSync(file, 'latin1').matchAll(/\/Count (\d+)/g)].map((m) => Number(m[1])), 0);

/** Both commands in turn, A B A B …, after one uncounted turn. */
function pair(name, ours, theirs) {
  const figures = { ours: [], theirs: [] };
  for (let turn = 0; turn <= RUNS; turn++) {
    const [a, b] = [run(ours), run(theirs)];
    if (turn === 0) continue;
    figures.ours.push(a);
    figures.theirs.push(b);
  }
  const [a, b] = [median(figures.ours.map((f) => f.seconds)), median(figures.theirs.map((f) => f.seconds))];
  const memory = median(figures.ours.map((f) => f.megabytes));
  const ratio = median(figures.ours.map((f, n) => f.seconds / figures.theirs[n].seconds));
  console.log(
    `${name.padEnd(28)} Tambour ${a.toFixed(2)} s, ${memory.toFixed(0)} MB   Typst ${b.toFixed(2)} s   ratio ${ratio.toFixed(2)}`,
  );
  return { a, b };
}

const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'));
const fonts = join(project, 'templates', 'base', 'fonts');
await writeWorkload(folder, fonts);
const ours = (name) => [tambour, 'print', join(folder, `${name}.html`), '-o', join(folder, `${name}.pdf`)];
const theirs = (name) => [
  join(here, 'typst.mjs'),
  join(folder, `${name}.typ`),
  join(folder, `${name}-typst.pdf`),
  fonts,
];

const one = pair('journal, cold', ours('journal'), theirs('journal'));
const sixteen = pair('sixteen journals, cold', ours('sixteen'), theirs('sixteen'));
const [first, all] = [pages(join(folder, 'journal.pdf')), pages(join(folder, 'sixteen.pdf'))];
console.log(
  `${first} pages, ${all} pages: ${(((sixteen.a - one.a) * 1000) / (all - first)).toFixed(2)} ms for each added page`,
);
await watchOneWord({ tambour, folder: mkdtempSync(join(tmpdir(), 'tambour-watch-')), project, spawn, median });
rmSync(folder, { recursive: true, force: true });
