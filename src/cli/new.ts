// In: `tambour new guide ma-fiche`. Out: the file made, ready to fill; nothing that exists is ever written over.
import { relative } from 'node:path';
import process from 'node:process';
import { templateNames } from '../editorial/templates/load.ts';
import { createPublication, models } from '../project/create.ts';
import { type Folders, openProject } from '../project/project.ts';
import { programFrom } from './program.ts';
import { strings } from './strings.ts';
import type { ExitCode, Invocation } from './types.ts';

export interface NewArguments extends Folders {
  readonly template: string;
  readonly name: string;
  readonly model?: string | undefined;
}

export async function newCommand(argv: NewArguments, { cwd, language }: Invocation): Promise<ExitCode> {
  const words = strings(language);
  const refuse = (sentence: string): ExitCode => {
    process.stderr.write(`${sentence}\n`);
    return 2;
  };
  const project = openProject(argv, cwd);
  if (!project) return refuse(words.noContent);
  const all = templateNames(project.host);
  if (!all.includes(argv.template)) return refuse(words.unknownTemplate(argv.template, all.join(', ')));
  const offered = models(project.host, argv.template);
  if (argv.model !== undefined && !offered.includes(argv.model))
    return refuse(words.unknownModel(argv.template, argv.model, offered.join(', ')));
  const made = createPublication(project.host, project.content, argv.template, argv.name, argv.model);
  const file = relative(cwd, made.file) || made.file;
  if (made.ok) {
    const lines = [made.file, ...made.others].map((one) => words.created(relative(cwd, one) || one));
    if (argv.model === undefined && offered.length > 0) lines.push(words.otherModels(offered.join(', ')));
    process.stdout.write(`${[...lines, words.next(`${programFrom(cwd)} build "${file}"`)].join('\n')}\n`);
    return 0;
  }
  if (made.why === 'exists') return refuse(words.exists(file));
  return refuse(made.why === 'no-sample' ? words.noSample(argv.template) : words.wrongName(argv.name));
}
