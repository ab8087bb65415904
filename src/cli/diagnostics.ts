// In: a diagnostic and the files it speaks of. Out: lines of text: where, what, the line itself with a caret, what to do.
import { relative } from 'node:path';
import pc from 'picocolors';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import type { Place } from '../base/place.ts';
import { decodeText } from '../editorial/content/decode.ts';
import type { Strings } from './strings.ts';

export interface Sources {
  readonly host: Host & { readonly locate: (path: string) => string | undefined };
  readonly cwd: string;
}

const MOST_COLUMNS = 100;
/** Of one rule, in one publication: who has forty pictures to mend has seen enough after ten. */
const MOST_ALIKE = 10;

/** File by file in order of first mention, each from top to bottom; of many alike the first, and how many more. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], sources: Sources, words: Strings): string[] {
  const files = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const file = one.place?.file ?? '';
    const known = files.get(file);
    if (known) known.push(one);
    else files.set(file, [one]);
  }
  const alike = new Map<string, number>();
  const lines: string[] = [];
  for (const group of files.values()) {
    group.sort(
      (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
    );
    for (const one of group) {
      const count = (alike.get(one.rule) ?? 0) + 1;
      alike.set(one.rule, count);
      if (count <= MOST_ALIKE) lines.push(formatDiagnostic(one, sources, words));
    }
  }
  for (const [rule, count] of alike) if (count > MOST_ALIKE) lines.push(words.moreAlike(count - MOST_ALIKE, rule));
  return lines;
}

function formatDiagnostic(diagnostic: Diagnostic, { host, cwd }: Sources, words: Strings): string {
  const { place, page, severity, message, rule, hints } = diagnostic;
  const real = place && host.locate(place.file);
  const file = place && (real === undefined ? place.file : relative(cwd, real) || place.file);
  const where = place ? `${file}:${place.line}:${place.column}` : 'tambour';
  const onPage = page === undefined || message.includes(`page ${page}`) ? '' : ` (${words.page} ${page})`;
  const colour = severity === 'error' ? pc.red : severity === 'warning' ? pc.yellow : pc.cyan;
  const head = `${pc.bold(where)}  ${colour(words.severities[severity])}  ${message}${onPage}  ${pc.dim(`[${rule}]`)}`;
  const quoted = place ? quote(host, place) : [];
  return [head, ...quoted.map((line) => pc.dim(line)), ...hints.map((hint) => `    → ${hint}`)].join('\n');
}

/** The line and a caret; a long line is cut around its column. Nothing when the file is not text. */
function quote(host: Host, { file, line, column }: Place): string[] {
  const result = host.read(file);
  const text = result.ok ? decodeText(result.bytes)?.text : undefined;
  const full = text?.split('\n', line)[line - 1];
  if (full === undefined || full.trim() === '') return [];
  const start = column > MOST_COLUMNS - 20 ? column - 41 : 0;
  const shown =
    (start > 0 ? '…' : '') + full.slice(start, start + MOST_COLUMNS) + (full.length > start + MOST_COLUMNS ? '…' : '');
  // Tabs are kept, so that the caret stands under its sign.
  const before = shown.slice(0, column - 1 - start + (start > 0 ? 1 : 0)).replace(/[^\t]/g, ' ');
  const caret = column <= full.length + 1 ? [`    ${before}^`] : [];
  return [`    ${printable(shown)}`, ...caret];
}

/** Text of a file must not drive the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\uFFFD');
}
