// In: what was printed, from which answers of the Host. Out: whether it would be printed alike today: then it need not be.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import type { Job } from '../press/press.ts';
import { type Asked, createComparison, fingerprint } from './asked.ts';
import type { PrintedPublication } from './build.ts';
import { programFingerprint } from './program.ts';
import { writeWhole } from './write.ts';

/** One publication of one job, as the file of that name in `out/.tambour/` has it. */
interface Entry {
  readonly program: string;
  readonly job: Job;
  readonly asked: readonly Asked[];
  readonly papers: readonly (PrintedPublication['papers'][number] & { readonly fingerprint: string })[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Ledger {
  /** What was printed last, if nothing that it was made of has changed and its papers are still there. */
  readonly unchanged: (job: Job) => PrintedPublication | undefined;
  /** Only for what was printed and written without an error. */
  readonly keep: (job: Job, printed: PrintedPublication, asked: readonly Asked[]) => void;
  readonly forget: (job: Job) => void;
  /** Drops entries of publications that are no longer there. */
  readonly sweep: (paths: readonly string[]) => void;
}

const FOLDER = '.tambour';

export function openLedger(out: string, host: Host): Ledger {
  const folder = join(out, FOLDER);
  const same = createComparison(host);
  let program: string | undefined;
  const fileOf = (job: Job): string => join(folder, `${nameOf(job)}.json`);

  return {
    unchanged(job) {
      const entry = readEntry(fileOf(job));
      if (!entry) return undefined;
      program ??= programFingerprint();
      const start = performance.now();
      const unchanged =
        entry.program === program && entry.asked.every(same) && entry.papers.every((paper) => isThere(out, paper));
      if (!unchanged) return undefined;
      return {
        path: job.path,
        papers: entry.papers.map(({ fingerprint: _, ...paper }) => paper),
        diagnostics: entry.diagnostics,
        ms: performance.now() - start,
        read: entry.asked.map(([door, path]) => (door === 'list' ? `${path}/` : path)),
        unchanged: true,
      };
    },
    keep(job, { papers, diagnostics }, asked) {
      program ??= programFingerprint();
      const printed = papers.map((paper) => ({ ...paper, fingerprint: paperFingerprint(out, paper.file) ?? '' }));
      const entry: Entry = { program, job, asked, papers: printed, diagnostics };
      try {
        mkdirSync(folder, { recursive: true });
        writeWhole(fileOf(job), new TextEncoder().encode(JSON.stringify(entry)));
      } catch {
        // Without its entry it is printed again the next time.
      }
    },
    forget: (job) => rmSync(fileOf(job), { force: true }),
    sweep(paths) {
      const there = new Set(paths);
      for (const file of entriesIn(folder)) {
        const entry = readEntry(file);
        if (!entry || !there.has(entry.job.path)) rmSync(file, { force: true });
      }
    },
  };
}

/** The same for the same job: what a job asks for is all that its options may change. */
function nameOf(job: Job): string {
  const parts = Object.entries(job).sort(([a], [b]) => (a < b ? -1 : 1));
  return fingerprint(JSON.stringify(parts))
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 24);
}

function readEntry(file: string): Entry | undefined {
  try {
    const entry = JSON.parse(readFileSync(file, 'utf8')) as Entry;
    const whole =
      typeof entry.program === 'string' && [entry.asked, entry.papers, entry.diagnostics].every(Array.isArray);
    return whole && typeof entry.job?.path === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}

function entriesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function isThere(out: string, { file, fingerprint: kept }: Entry['papers'][number]): boolean {
  return kept !== '' && paperFingerprint(out, file) === kept;
}

function paperFingerprint(out: string, file: string): string | undefined {
  try {
    return fingerprint(readFileSync(join(out, file)));
  } catch {
    return undefined;
  }
}
