// In: `tambour init [folder]`. Out: a commune's folder, and what to do next.
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { createCommune } from '../project/init.ts';
import { programFrom } from './program.ts';
import { strings } from './strings.ts';
import type { ExitCode, Invocation } from './types.ts';

export async function initCommand(argv: { readonly folder: string }, { cwd, language }: Invocation): Promise<ExitCode> {
  const words = strings(language);
  const folder = resolve(cwd, argv.folder);
  const made = createCommune(folder);
  if (!made) {
    process.stderr.write(`${words.exists(relative(cwd, join(folder, 'content')) || 'content')}\n`);
    return 2;
  }
  const lines = made.map((file) => words.created(relative(cwd, file)));
  lines.push(words.fill(relative(cwd, join(folder, 'content', 'commune.yaml'))));
  // A line each: not every shell of Windows knows `&&`.
  if (folder !== cwd) lines.push(words.next(`cd "${argv.folder}"`));
  lines.push(words.next(`${programFrom(folder)} build`));
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
