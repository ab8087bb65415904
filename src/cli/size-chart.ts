// In: `tambour size-chart`. Out: the test page to print and keep at the counter.
import { relative } from 'node:path';
import process from 'node:process';
import { type Folders, openProject } from '../project/project.ts';
import { sizeChart } from '../project/size-chart.ts';
import { tell } from './build.ts';
import { strings } from './strings.ts';
import type { ExitCode, Invocation } from './types.ts';

export interface SizeChartArguments extends Folders {
  readonly deadline: number;
}

export async function sizeChartCommand(argv: SizeChartArguments, invocation: Invocation): Promise<ExitCode> {
  const words = strings(invocation.language);
  const project = openProject(argv, invocation.cwd);
  if (!project) {
    process.stderr.write(`${words.noContent}\n`);
    return 2;
  }
  const { file, pages, diagnostics } = await sizeChart(project, invocation.language, argv.deadline);
  tell(diagnostics, project, invocation, words);
  if (pages === undefined) return 1;
  const name = relative(invocation.cwd, file) || file;
  process.stdout.write(`${name}  ${words.pages(pages)}\n${words.sizeChartNext}\n`);
  return 0;
}
