#!/usr/bin/env node
// In: the process. Out: its exit code; a fault of ours is one plain sentence.
import module from 'node:module';
import process from 'node:process';
import { tuneEngine } from './engine.ts';
import { languageOf } from './language.ts';
import { plainPrint } from './plain-print.ts';
import { strings } from './strings.ts';

// Half of a short run is compiling: Node 22 keeps the result for the next.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
// A reader of our output that closes early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
tuneEngine();
const args = process.argv.slice(2);
try {
  const plain = plainPrint(args);
  process.exitCode = plain
    ? await (await import('./print.ts')).printCommand(plain, { cwd: process.cwd(), language: languageOf(args) })
    : await (await import('./main.ts')).main(args);
} catch (error) {
  if (process.env.TAMBOUR_TRACE) console.error(error);
  process.stderr.write(`${strings(languageOf(args)).crash((error as Error).message)}\n`);
  process.exitCode = 1;
}
