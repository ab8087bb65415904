// In: the words typed after `tambour`. Out: the command run, its exit code; never a stack trace.
import process from 'node:process';
import yargs from 'yargs';
import { nearest } from '../editorial/content/nearest.ts';
import { packageVersion } from '../project/package.ts';
import { languageOf } from './language.ts';
import { strings, YARGS_FR } from './strings.ts';
import type { ExitCode } from './types.ts';

export async function main(args: readonly string[], cwd = process.cwd()): Promise<ExitCode> {
  const language = languageOf(args);
  const words = strings(language);
  const { keys } = words;
  let code: ExitCode = 0;
  const complaints: string[] = [];
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
      [`build [${keys.files}..]`, 'imprimer'],
      words.build,
      (y) =>
        y.positional(keys.files, { type: 'string', array: true, describe: words.files }).options({
          ...folders,
          draft: { type: 'boolean', describe: words.draft },
          json: { type: 'boolean', describe: words.json },
          force: { alias: 'forcer', type: 'boolean', describe: words.force },
          savings: { alias: 'economies', type: 'boolean', describe: words.savings },
        }),
      (argv) =>
        run(async () =>
          (await import('./build.ts')).buildCommand({ ...argv, files: list(argv[keys.files]) }, { cwd, language }),
        )(),
    )
    .command(
      [`watch [${keys.files}..]`, 'surveiller'],
      words.watch,
      (y) => y.positional(keys.files, { type: 'string', array: true, describe: words.files }).options(folders),
      (argv) =>
        run(async () =>
          (await import('./watch.ts')).watchCommand({ ...argv, files: list(argv[keys.files]) }, { cwd, language }),
        )(),
    )
    .command(
      [`new <${keys.template}> <${keys.name}>`, 'nouveau'],
      words.new,
      (y) =>
        y
          .positional(keys.template, { type: 'string', describe: words.template })
          .positional(keys.name, { type: 'string', describe: words.name })
          .options({
            model: { alias: 'modele', type: 'string', requiresArg: true, describe: words.model },
            content: folders.content,
            templates: folders.templates,
          }),
      (argv) =>
        run(async () => {
          const [template, name] = [String(argv[keys.template]), String(argv[keys.name])];
          return (await import('./new.ts')).newCommand({ ...argv, template, name }, { cwd, language });
        })(),
    )
    .command(
      [`init [${keys.folder}]`, 'initier'],
      words.init,
      (y) => y.positional(keys.folder, { type: 'string', default: '.', describe: words.folder }),
      (argv) =>
        run(async () =>
          (await import('./init.ts')).initCommand({ folder: String(argv[keys.folder]) }, { cwd, language }),
        )(),
    )
    .command(
      [`archive [${keys.files}..]`, 'archiver'],
      words.archive,
      (y) =>
        y.positional(keys.files, { type: 'string', array: true, describe: words.archiveFiles }).options({
          verify: { alias: 'verifier', type: 'boolean', describe: words.verify },
          content: folders.content,
          out: folders.out,
          templates: folders.templates,
          deadline: folders.deadline,
          force: { alias: 'forcer', type: 'boolean', describe: words.forceArchive },
        }),
      (argv) =>
        run(async () =>
          (await import('./archive.ts')).archiveCommand({ ...argv, files: list(argv[keys.files]) }, { cwd, language }),
        )(),
    )
    .command(
      ['size-chart', 'tailles'],
      words.sizeChart,
      (y) =>
        y.options({
          content: folders.content,
          out: folders.out,
          templates: folders.templates,
          deadline: folders.deadline,
        }),
      (argv) => run(async () => (await import('./size-chart.ts')).sizeChartCommand(argv, { cwd, language }))(),
    )
    .command(
      `print <${keys.file}>`,
      words.print,
      (y) =>
        y.positional(keys.file, { type: 'string', describe: words.html }).options({
          output: { alias: 'o', type: 'string', requiresArg: true, describe: words.output },
          root: { type: 'string', requiresArg: true, describe: words.root },
          style: { type: 'string', array: true, requiresArg: true, describe: words.style },
          size: folders.size,
          json: { type: 'boolean', describe: words.json },
          debug: { alias: 'deboguer', type: 'boolean', describe: words.debug },
        }),
      (argv) =>
        run(async () =>
          (await import('./print.ts')).printCommand({ ...argv, file: String(argv[keys.file]) }, { cwd, language }),
        )(),
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
      complaints.push(message);
      code = 2;
    });
  if (language === 'fr') parser.updateStrings(YARGS_FR as Record<string, string>);
  await parser.parseAsync();
  if (complaints.includes(words.usage)) process.stderr.write(`${await parser.getHelp()}\n`);
  else if (complaints.length > 0) {
    const near = misspelt(
      args,
      Object.keys({
        ...folders,
        draft: 0,
        force: 0,
        savings: 0,
        verify: 0,
        json: 0,
        model: 0,
        output: 0,
        root: 0,
        style: 0,
        lang: 0,
      }),
    );
    const advice = near === undefined ? [] : [words.didYouMean(`--${near}`)];
    const end = args.findIndex((arg) => arg.startsWith('-'));
    const typed = end < 0 ? args : args.slice(0, end);
    if (/^(new|nouveau)$/.test(args[0] ?? '') && typed.length > 3)
      advice.push(words.quoteName(typed.slice(2).join(' ')));
    // yargs guesses first and says what is wrong after.
    process.stderr.write(`${[...complaints.reverse(), ...advice, words.seeHelp].join('\n')}\n`);
  }
  return code;
}

/** The option that a writer of an unknown one may have meant. */
function misspelt(args: readonly string[], options: readonly string[]): string | undefined {
  const names = args.flatMap((arg) => /^--([^=]+)/.exec(arg)?.[1] ?? []);
  const unknown = names.find((name) => !options.includes(name));
  return unknown === undefined ? undefined : nearest(unknown, options);
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
