// In: `tambour watch`. Out: drafts printed, then again at each save, with the time each took; until Ctrl+C.
import process from 'node:process';
import pc from 'picocolors';
import { watch } from '../project/watch.ts';
import { type BuildArguments, openBuild, tell } from './build.ts';
import { strings } from './strings.ts';
import type { ExitCode, Invocation } from './types.ts';

export async function watchCommand(argv: BuildArguments, invocation: Invocation): Promise<ExitCode> {
  const words = strings(invocation.language);
  const opened = openBuild({ ...argv, draft: true }, invocation, words);
  if (typeof opened === 'string') {
    process.stderr.write(`${opened}\n`);
    return 2;
  }
  const { project, options } = opened;
  const watching = await watch(project, options, {
    printed: ({ papers, diagnostics, ms }) => {
      tell(diagnostics, project, invocation, words);
      const list = papers.map(({ file, pages }) => `${file} (${words.pages(pages)})`).join(', ');
      if (list) process.stdout.write(`${pc.green('✓')} ${list}  ${words.seconds(ms)}\n`);
    },
    removed: (path) => process.stdout.write(`${words.removed(path)}\n`),
    told: (diagnostic) => tell([diagnostic], project, invocation, words),
    ready: () => process.stdout.write(`${words.watching}\n`),
  });
  return new Promise((resolve) => {
    const stop = () => void watching.close().then(() => resolve(0));
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}
