// In: a project and what to print of it. Out: PDFs in out/, each whole or yesterday's, and a summary.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, type Language, type Report, reporter } from '../base/diagnostic.ts';
import { publicationName } from '../editorial/content/publication.ts';
import type { Job, Paper } from '../press/press.ts';
import { discover } from './discover.ts';
import type { Done } from './done.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { createPool, type Pool } from './pool.ts';
import type { Project } from './project.ts';
import { cannotWrite, nothingToPrint } from './rules.ts';
import { removeLeftovers, writeWhole } from './write.ts';

export interface BuildOptions {
  readonly language: Language;
  readonly draft: boolean;
  readonly edition?: string | undefined;
  readonly size?: number | undefined;
  readonly jobs?: number | undefined;
  /** Seconds for one publication. */
  readonly deadline: number;
  /** A folder to write the composed HTML to, for a look in a browser. */
  readonly html?: string | undefined;
  /** Print what has not changed as well. */
  readonly force?: boolean | undefined;
  /** Try slightly smaller type as well, and say what it would save. */
  readonly savings?: boolean | undefined;
  /** Host paths of publications; all when undefined. */
  readonly only?: readonly string[] | undefined;
}

export interface PrintedPaper extends Omit<Paper, 'bytes'> {
  readonly publication: string;
  readonly bytes: number;
}

export interface PrintedPublication {
  readonly path: string;
  readonly papers: readonly PrintedPaper[];
  readonly diagnostics: readonly Diagnostic[];
  readonly ms: number;
  readonly read: readonly string[];
  /** Nothing that it is made of has changed: its papers of last time are still good. */
  readonly unchanged?: true;
}

export interface Summary {
  readonly publications: readonly PrintedPublication[];
  /** Those of no publication: two that print to one file, nothing to print. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Progress = (done: PrintedPublication, count: number, total: number) => void;

/** Prints; results come in order of path, `progress` is told of each as it ends. */
export async function build(project: Project, options: BuildOptions, progress?: Progress): Promise<Summary> {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(options.language, (diagnostic) => diagnostics.push(diagnostic));
  removeLeftovers(project.out);
  const paths = publicationsOf(project, options.only, report);
  if (paths.length === 0 && diagnostics.length === 0) report(nothingToPrint, { folder: project.content });

  const ledger = openLedger(project.out, project.host);
  if (options.only === undefined) ledger.sweep(paths);
  let count = 0;
  const tell = (printed: PrintedPublication): PrintedPublication => {
    progress?.(printed, ++count, paths.length);
    return printed;
  };
  // HTML that is asked for is not among what is kept.
  const fresh = options.force || options.savings || options.html !== undefined;
  const kept = paths.map((path) => (fresh ? undefined : ledger.unchanged(jobOf(path, options))));
  const changed = kept.filter((printed) => printed === undefined).length;
  const pool = createPool(
    { mounts: project.mounts, fingerprints: true },
    threadCount(changed, options.jobs),
    options.deadline,
  );
  try {
    const publications = await Promise.all(
      paths.map(async (path, i) => tell(kept[i] ?? (await printAndKeep(project, pool, path, options, ledger)))),
    );
    return { publications, diagnostics };
  } finally {
    await pool.close();
  }
}

/** Those asked for, wherever they lie, and what is wrong with their names. */
export function publicationsOf(
  { host }: Project,
  only: readonly string[] | undefined,
  report: Report,
): readonly string[] {
  if (only === undefined) return discover(host, report);
  const outside = [...new Set(only)].filter((path) => !path.startsWith('content/') && host.locate(path) !== undefined);
  const all = discover(host, report, { outside, wanted: (path) => only.includes(path) });
  return all.filter((path) => only.includes(path));
}

/** A thread costs as much to start as a small publication to print: two publications a thread at least. */
export function threadCount(publications: number, asked: number | undefined): number {
  return Math.max(1, Math.min(asked ?? availableParallelism(), Math.ceil(publications / 2), 16));
}

async function printAndKeep(project: Project, pool: Pool, path: string, options: BuildOptions, ledger: Ledger) {
  const job = jobOf(path, options);
  // Whatever happens on the way, the entry of last time no longer counts.
  ledger.forget(job);
  const done = await pool.run(job);
  const printed = written(project, job, done, options);
  if (!printed.diagnostics.some(({ severity }) => severity === 'error')) ledger.keep(job, printed, done.asked);
  return printed;
}

export async function printOne(
  project: Project,
  pool: Pool,
  path: string,
  options: BuildOptions,
): Promise<PrintedPublication> {
  const job = jobOf(path, options);
  return written(project, job, await pool.run(job), options);
}

function written(project: Project, job: Job, done: Done, options: BuildOptions): PrintedPublication {
  const { papers, diagnostics } = writePapers(project, done, job, options);
  return { path: job.path, papers, diagnostics, ms: done.ms, read: done.read };
}

export function jobOf(path: string, { language, draft, edition, size, html, savings }: BuildOptions): Job {
  return { path, draft, edition, size, language, html: html !== undefined, ...(savings && { savings }) };
}

function writePapers({ out, host }: Project, { pressed }: Done, job: Job, options: BuildOptions) {
  const diagnostics = [...pressed.diagnostics];
  const report = reporter(job.language, (diagnostic) => diagnostics.push(diagnostic));
  const write = (file: string, bytes: Uint8Array): boolean => {
    const written = writeWhole(file, bytes);
    const place = { file: job.path, line: 1, column: 1 };
    if (!written.ok) report(cannotWrite, { file, busy: written.busy, detail: written.detail }, { place });
    return written.ok;
  };
  const papers = pressed.papers.flatMap(({ bytes, ...paper }) =>
    write(join(out, paper.file), bytes)
      ? [{ ...paper, bytes: bytes.length, publication: publicationName(job.path) }]
      : [],
  );
  if (options.html !== undefined) {
    for (const { file, text, base } of pressed.html)
      write(join(options.html, file), new TextEncoder().encode(forBrowser(text, base, (path) => host.locate(path))));
  }
  return { papers, diagnostics };
}

/** The same HTML with the addresses of real files, so that a browser opens it by a double click. */
function forBrowser(html: string, base: string, locate: (path: string) => string | undefined): string {
  const folder = base.slice(0, base.lastIndexOf('/'));
  return html.replace(/(\s(?:src|href)=")([^"#][^":]*)"/g, (whole, start: string, url: string) => {
    const path = url.startsWith('/') ? url.slice(1) : `${folder}/${url}`;
    const parts: string[] = [];
    for (const step of path.split('/')) step === '..' ? parts.pop() : step !== '.' && parts.push(step);
    const file = locate(decodeURIComponent(parts.join('/')));
    return file === undefined ? whole : `${start}${pathToFileURL(file).href}"`;
  });
}
