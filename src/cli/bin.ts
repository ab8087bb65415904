// In: the process. Out: its exit code; a fault of ours is one plain sentence.
import process from 'node:process';
import { tuneEngine } from './engine.ts';
import { languageOf } from './language.ts';
import { plainPrint } from './plain-print.ts';
import { strings } from './strings.ts';
import type { ExitCode } from './types.ts';

// A reader of our output that closes early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
tuneEngine();
const args = process.argv.slice(2);
const done = async (): Promise<ExitCode> => {
  const plain = plainPrint(args);
  if (plain)
    return (await import('./print.ts')).printCommand(plain, { cwd: process.cwd(), language: languageOf(args) });
  return (await import('./main.ts')).main(args);
};
done().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (process.env.TAMBOUR_TRACE) console.error(error);
    process.stderr.write(`${strings(languageOf(args)).crash((error as Error).message)}\n`);
    process.exitCode = 1;
  },
);
