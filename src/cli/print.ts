// In: `tambour print page.html`. Out: its PDF: the typesetter alone, on any HTML with its CSS.
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { type Diagnostic, reporter } from '../base/diagnostic.ts';
import { checkAccess, conforms, tellNotConforming } from '../check/check.ts';
import { decodeWindows1252 } from '../editorial/content/decode.ts';
import { PACKAGED_FACES } from '../press/faces.ts';
import { createHost } from '../project/host.ts';
import { packageFolder } from '../project/package.ts';
import { cannotWrite } from '../project/rules.ts';
import { writeWhole } from '../project/write.ts';
import { printPdf, typeset } from '../typesetter/typeset.ts';
import { formatDiagnostics } from './diagnostics.ts';
import { strings } from './strings.ts';
import type { ExitCode, Invocation } from './types.ts';

export interface PrintArguments {
  readonly file: string;
  readonly output?: string | undefined;
  readonly root?: string | undefined;
  readonly style?: readonly string[] | undefined;
  readonly size?: number | undefined;
  readonly json?: boolean | undefined;
  readonly debug?: boolean | undefined;
}

export async function printCommand(argv: PrintArguments, { cwd, language }: Invocation): Promise<ExitCode> {
  const words = strings(language);
  const start = performance.now();
  const file = resolve(cwd, argv.file);
  const root = argv.root === undefined ? dirname(file) : resolve(cwd, argv.root);
  const output = argv.output === undefined ? `${file.replace(/\.x?html?$/i, '')}.pdf` : resolve(cwd, argv.output);
  // Shipped faces keep their path, behind the root's own files of the same name.
  const host = createHost([
    { at: '', folder: root },
    { at: 'templates', folder: join(packageFolder(), 'templates') },
  ]);
  const text = readWhole(file);
  const sheets = (argv.style ?? []).map((style) => ({ style, text: readWhole(resolve(cwd, style)) }));
  const unread = text === undefined ? argv.file : sheets.find((sheet) => sheet.text === undefined)?.style;
  if (text === undefined || unread !== undefined) {
    process.stderr.write(`${words.noHtml(unread ?? argv.file)}\n`);
    return 2;
  }

  const diagnostics: Diagnostic[] = [];
  const report = reporter(language, (diagnostic) => diagnostics.push(diagnostic));
  const path = relative(root, file).split(sep).join('/');
  const inRoot = path.startsWith('..') ? basename(file) : path;
  const laidOut = typeset(text, inRoot, {
    host,
    report,
    packagedFaces: PACKAGED_FACES,
    userSheets: sheets.map(({ style, text: css }) => ({
      text: css ?? '',
      path: relative(root, resolve(cwd, style)).split(sep).join('/'),
    })),
    ...(argv.debug && { debug: language }),
    ...(argv.size !== undefined && { rootFontSize: argv.size }),
  });
  checkAccess(laidOut, report);
  const claims = conforms(diagnostics);
  if (!claims) tellNotConforming(relative(cwd, output) || output, report);
  const profile = { tagged: true, conforms: claims, colour: 'screen', ppi: 200, date: '2000-01-01T00:00:00Z' } as const;
  const { bytes } = await printPdf(laidOut, { imposition: { type: 'reading' }, profile }, { host, report });
  const written = writeWhole(output, bytes);
  if (!written.ok) report(cannotWrite, { file: output, busy: written.busy, detail: written.detail });

  const ms = performance.now() - start;
  const result = {
    file: relative(cwd, output) || output,
    pages: laidOut.pages.length,
    bytes: bytes.length,
    conforms: claims,
  };
  if (argv.json) process.stdout.write(`${JSON.stringify({ ...result, diagnostics, ms: Math.round(ms) }, null, 2)}\n`);
  else {
    for (const line of formatDiagnostics(diagnostics, { host, cwd }, words)) process.stderr.write(`${line}\n\n`);
    if (written.ok)
      process.stdout.write(
        `${result.file}  ${words.pages(result.pages)}  ${words.bytes(result.bytes)}  ${words.seconds(ms)}\n`,
      );
  }
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** HTML written by others may be in any encoding that a browser guesses: UTF-8, else Windows-1252. */
function readWhole(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return decodeWindows1252(bytes);
    }
  } catch {
    return undefined;
  }
}
