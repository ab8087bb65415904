// In: `tambour build` and its options. Out: papers in out/, mistakes on stderr, the table on stdout.
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import pc from 'picocolors';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import { isMarkdown, leadsFolder } from '../editorial/content/publication.ts';
import { EDITION_NAMES, isEditionName } from '../press/editions/choose.ts';
import { type BuildOptions, build } from '../project/build.ts';
import { discover } from '../project/discover.ts';
import { type Folders, openProject, type Project } from '../project/project.ts';
import { formatDiagnostics } from './diagnostics.ts';
import { type Strings, strings } from './strings.ts';
import { failed, summaryTable } from './table.ts';
import type { ExitCode, Invocation } from './types.ts';

export interface BuildArguments extends Folders {
  readonly files?: readonly string[] | undefined;
  readonly edition?: string | undefined;
  readonly size?: number | undefined;
  readonly jobs?: number | undefined;
  readonly deadline: number;
  readonly html?: string | undefined;
  readonly draft?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly savings?: boolean | undefined;
}

/** As the schemas have it for `taille`. */
const SIZES = { least: 12, most: 36 } as const;

export async function buildCommand(argv: BuildArguments, invocation: Invocation): Promise<ExitCode> {
  const words = strings(invocation.language);
  const opened = openBuild(argv, invocation, words);
  if (typeof opened === 'string') {
    process.stderr.write(`${opened}\n`);
    return 2;
  }
  const { project, options } = opened;
  const start = performance.now();
  const bar = argv.json ? undefined : progressBar();
  const summary = await build(project, options, ({ path, diagnostics }, done, total) => {
    bar?.clear();
    if (!argv.json) tell(diagnostics, project, invocation, words);
    bar?.draw(done, total, path);
  });
  bar?.clear();
  const ms = performance.now() - start;
  if (argv.json) {
    const diagnostics = [...summary.diagnostics, ...summary.publications.flatMap((one) => one.diagnostics)];
    const publications = summary.publications.map(({ path, papers, ms: time, unchanged }) => ({
      path,
      papers,
      ms: Math.round(time),
      ...(unchanged && { unchanged }),
    }));
    process.stdout.write(`${JSON.stringify({ publications, diagnostics, ms: Math.round(ms) }, null, 2)}\n`);
  } else {
    tell(summary.diagnostics, project, invocation, words);
    process.stdout.write(`${summaryTable(summary, project.out, invocation.cwd, ms, words)}\n`);
  }
  const wrong = summary.publications.some(failed) || summary.diagnostics.some(({ severity }) => severity === 'error');
  return wrong ? 1 : 0;
}

/** The project and the options, or the sentence that says what is wrong with the command. */
export function openBuild(
  argv: BuildArguments,
  { cwd, language }: Invocation,
  words: Strings,
): { readonly project: Project; readonly options: BuildOptions } | string {
  for (const option of ['size', 'jobs', 'deadline'] as const) {
    const value = argv[option];
    if (value !== undefined && !(value > 0)) return words.wrongNumber(option);
  }
  if (argv.edition !== undefined && !isEditionName(argv.edition))
    return words.unknownEdition(argv.edition, EDITION_NAMES.join(', '));
  const size = argv.size ?? Number(/-(\d+)(?:\.|$)/.exec(argv.edition ?? '')?.[1] ?? SIZES.least);
  if (size < SIZES.least || size > SIZES.most) return words.wrongSize(SIZES.least, SIZES.most);
  const project = openProject(argv, cwd, argv.files);
  if (!project) return words.noContent;
  const only: string[] = [];
  for (const file of argv.files ?? []) {
    const found = publicationsAt(project, file, cwd);
    if (found.length === 0) return words.notInContent(file);
    only.push(...found);
  }
  const html = argv.html === undefined ? undefined : resolve(cwd, argv.html);
  const { edition, jobs, deadline } = argv;
  const draft = argv.draft ?? false;
  return {
    project,
    options: {
      language,
      draft,
      edition,
      size: argv.size,
      jobs,
      deadline,
      html,
      force: argv.force,
      savings: argv.savings,
      only: only.length > 0 ? only : undefined,
    },
  };
}

/** A file, a part of a folder publication, or a folder of publications. */
function publicationsAt(project: Project, file: string, cwd: string): readonly string[] {
  const { host } = project;
  const real = resolve(cwd, file);
  if (real === resolve(project.content) || real === dirname(resolve(project.content))) return discover(host, () => {});
  const path = project.hostPath(file);
  if (path === undefined) return [];
  const all = path.startsWith('content/')
    ? discover(host, () => {})
    : isMarkdown(path)
      ? alone(host, path)
      : discover(host, () => {}, { top: path });
  const at = (wanted: string, key: (path: string) => string) => {
    const holds = (index: string) =>
      leadsFolder(index) && wanted.startsWith(index.slice(0, index.lastIndexOf('/') + 1));
    return all.filter((one) => key(one) === wanted || key(one).startsWith(`${wanted}/`) || holds(key(one)));
  };
  const exact = at(path, (one) => one);
  // Windows and macOS find a file by any capitals.
  const found = exact.length > 0 ? exact : at(path.toLowerCase(), (one) => one.toLowerCase());
  if (found.length > 0) return found;
  // One that may not be printed, because another prints to the same file: the build says so.
  const [folder, name] = [path.slice(0, Math.max(0, path.lastIndexOf('/'))), path.slice(path.lastIndexOf('/') + 1)];
  const there = host.list(folder).some((entry) => entry.name === name && !entry.folder);
  return there && isMarkdown(name) ? [path] : [];
}

/** Outside content/, only the file named is looked at, and the folder that it is a part of. */
function alone(host: Host, path: string): readonly string[] {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder !== '' && host.list(folder).some(({ name }) => name === 'index.md') ? [`${folder}/index.md`] : [];
}

export function tell(diagnostics: readonly Diagnostic[], { host }: Project, { cwd }: Invocation, words: Strings): void {
  for (const text of formatDiagnostics(diagnostics, { host, cwd }, words)) process.stderr.write(`${text}\n\n`);
}

/** One line on a terminal, redrawn; a line for each publication elsewhere. */
function progressBar() {
  const { stderr } = process;
  if (!stderr.isTTY) {
    const draw = (done: number, total: number, path: string) => stderr.write(`${done}/${total}  ${path}\n`);
    return { clear: () => true, draw };
  }
  const width = 24;
  return {
    clear: () => stderr.write('\r\u001b[K'),
    draw: (done: number, total: number, path: string) => {
      const full = Math.round((done / total) * width);
      const bar = pc.green('█'.repeat(full)) + pc.dim('░'.repeat(width - full));
      stderr.write(
        `\r\u001b[K${bar} ${done}/${total}  ${pc.dim(path.slice(0, Math.max(10, (stderr.columns ?? 80) - 40)))}`,
      );
    },
  };
}
