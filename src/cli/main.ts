// In: the words typed after `tambour`. Out: the command run, its exit code; never a stack trace.
import process from 'node:process';
import yargs from 'yargs';
import { packageVersion } from '../project/package.ts';
import { languageOf } from './language.ts';
import { strings, YARGS_FR } from './strings.ts';

/** 0 all printed; 1 something could not be; 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export async function main(args: readonly string[], cwd = process.cwd()): Promise<ExitCode> {
  const language = languageOf(args);
  const words = strings(language);
  let code: ExitCode = 0;
  /** A command is loaded when it is asked for: `--help` need not wait for the press. */
  const run = (command: () => Promise<ExitCode>) => async () => {
    // A wrong option is told, and yargs goes on to the command all the same.
    if (code !== 2) code = await command();
  };
  const folders = {
    content: { type: 'string', requiresArg: true, describe: words.content },
    out: { type: 'string', requiresArg: true, describe: words.out },
    templates: { type: 'string', requiresArg: true, describe: words.templates },
    edition: { type: 'string', requiresArg: true, describe: words.edition },
    size: { type: 'number', requiresArg: true, describe: words.size },
    jobs: { type: 'number', requiresArg: true, describe: words.jobs },
    deadline: { type: 'number', requiresArg: true, default: 60, describe: words.deadline },
    html: { type: 'string', requiresArg: true, describe: words.htmlFolder },
  } as const;

  const parser = yargs([...args], cwd)
    .scriptName('tambour')
    .locale(language)
    .usage(words.usage)
    .command(
      ['build [files..]', 'imprimer'],
      words.build,
      (y) =>
        y.positional('files', { type: 'string', array: true, describe: words.files }).options({
          ...folders,
          draft: { type: 'boolean', describe: words.draft },
          json: { type: 'boolean', describe: words.json },
        }),
      (argv) => run(async () => (await import('./build.ts')).buildCommand(argv, { cwd, language }))(),
    )
    .command(
      ['watch [files..]', 'surveiller'],
      words.watch,
      (y) => y.positional('files', { type: 'string', array: true, describe: words.files }).options(folders),
      (argv) => run(async () => (await import('./watch.ts')).watchCommand(argv, { cwd, language }))(),
    )
    .command(
      ['new <template> <name>', 'nouveau'],
      words.new,
      (y) =>
        y
          .positional('template', { type: 'string', demandOption: true, describe: words.template })
          .positional('name', { type: 'string', demandOption: true, describe: words.name })
          .options({
            model: { alias: 'modele', type: 'string', requiresArg: true, describe: words.model },
            content: folders.content,
            templates: folders.templates,
          }),
      (argv) => run(async () => (await import('./new.ts')).newCommand(argv, { cwd, language }))(),
    )
    .command(
      ['init [folder]', 'initier'],
      words.init,
      (y) => y.positional('folder', { type: 'string', default: '.', describe: words.folder }),
      (argv) => run(async () => (await import('./init.ts')).initCommand(argv, { cwd, language }))(),
    )
    .command(
      'print <file>',
      words.print,
      (y) =>
        y.positional('file', { type: 'string', demandOption: true, describe: words.html }).options({
          output: { alias: 'o', type: 'string', requiresArg: true, describe: words.output },
          root: { type: 'string', requiresArg: true, describe: words.root },
          style: { type: 'string', array: true, requiresArg: true, describe: words.style },
          size: folders.size,
          json: { type: 'boolean', describe: words.json },
        }),
      (argv) => run(async () => (await import('./print.ts')).printCommand(argv, { cwd, language }))(),
    )
    .option('lang', { type: 'string', choices: ['fr', 'en'] as const, describe: words.lang })
    .demandCommand(1, 1, words.usage, words.usage)
    .strict()
    .recommendCommands()
    .help('help', words.help)
    .alias('help', 'h')
    .version('version', words.version, packageVersion())
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .showHelpOnFail(false)
    .exitProcess(false)
    .fail((message, error) => {
      if (error && !message) throw error;
      process.stderr.write(`${message}\n`);
      code = 2;
    });
  if (language === 'fr') parser.updateStrings(YARGS_FR as Record<string, string>);
  await parser.parseAsync();
  return code;
}
