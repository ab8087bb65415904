// In: `tambour archive` with publications, or `--verify` with folders archived long ago. Out: what was kept, or what is no longer whole.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import pc from 'picocolors';
import { archive } from '../project/archive.ts';
import { type Verified, verifyBag } from '../project/bag.ts';
import { openProject } from '../project/project.ts';
import { type BuildArguments, openBuild, tell } from './build.ts';
import { type Strings, strings } from './strings.ts';
import type { ExitCode, Invocation } from './types.ts';

export interface ArchiveArguments extends BuildArguments {
  readonly verify?: boolean | undefined;
}

export async function archiveCommand(argv: ArchiveArguments, invocation: Invocation): Promise<ExitCode> {
  const words = strings(invocation.language);
  if (argv.verify) return verify(argv, invocation, words);
  const opened = (argv.files?.length ?? 0) === 0 ? words.archiveWhat : openBuild(argv, invocation, words);
  if (typeof opened === 'string') return refuse(opened);
  const { project, options } = opened;
  let code: ExitCode = 0;
  for (const path of options.only ?? []) {
    const { folder, files, diagnostics } = await archive(project, path, {
      language: invocation.language,
      deadline: argv.deadline,
      force: argv.force ?? false,
    });
    tell(diagnostics, project, invocation, words);
    if (folder === undefined) code = 1;
    else process.stdout.write(`${words.archived(relative(invocation.cwd, folder) || folder, files.length)}\n`);
  }
  return code;
}

function verify(argv: ArchiveArguments, { cwd }: Invocation, words: Strings): ExitCode {
  const named = (argv.files ?? []).map((file) => resolve(cwd, file));
  const folders = named.length > 0 ? named : archivesOf(openProject(argv, cwd)?.out ?? join(cwd, 'out'));
  if (folders.length === 0) return refuse(words.noArchive);
  let code: ExitCode = 0;
  for (const folder of folders) {
    const name = relative(cwd, folder) || folder;
    const verified = existsSync(folder) ? verifyBag(folder) : undefined;
    if (!verified) {
      process.stderr.write(`${words.notAnArchive(name)}\n`);
      code = 1;
      continue;
    }
    const faults = faultsOf(verified, words);
    if (faults.length === 0) process.stdout.write(`${pc.green('✓')} ${words.whole(name, verified.whole)}\n`);
    else {
      process.stderr.write(`${pc.red('✗')} ${words.notWhole(name)}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
      code = 1;
    }
  }
  return code;
}

function faultsOf({ altered, missing, added, unreadable }: Verified, words: Strings): readonly string[] {
  return [
    ...altered.map(words.altered),
    ...missing.map(words.missing),
    ...added.map(words.added),
    ...unreadable.map(({ manifest, line }) => words.unreadableLine(manifest, line)),
  ];
}

/** Every bag under out/archives. */
function archivesOf(out: string): readonly string[] {
  const visit = (folder: string, depth: number): readonly string[] => {
    if (existsSync(join(folder, 'bagit.txt'))) return [folder];
    if (depth > 12 || !existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => visit(join(folder, name), depth + 1));
  };
  return visit(join(out, 'archives'), 0);
}

function refuse(sentence: string): ExitCode {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
