// In: what was printed. Out: a table of text: each PDF, its pages, sheets, size and time.
import { relative } from 'node:path';
import pc from 'picocolors';
import type { Summary } from '../project/build.ts';
import type { Strings } from './strings.ts';

export function summaryTable(summary: Summary, out: string, cwd: string, ms: number, words: Strings): string {
  const folder = relative(cwd, out) || '.';
  const rows = summary.publications.flatMap(({ papers, ms: time, unchanged }) =>
    papers.map(({ file, pages, sheets, bytes }, i) => [
      `${folder}/${file}`.replaceAll('\\', '/'),
      String(pages),
      String(sheets),
      words.bytes(bytes),
      i > 0 ? '' : unchanged ? words.unchanged : words.seconds(time),
    ]),
  );
  const all = [[...words.table], ...rows];
  const widths = words.table.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  const pages = summary.publications.reduce(
    (sum, { papers }) => sum + papers.reduce((n, paper) => n + paper.pages, 0),
    0,
  );
  const failures = summary.publications.filter(failed).length;
  return [
    ...(rows.length > 0 ? [pc.bold(line(words.table)), ...rows.map(line), ''] : []),
    ...costLines(summary, words),
    words.total(rows.length, pages, words.seconds(ms)),
    ...(failures > 0 ? [pc.red(words.failures(failures))] : []),
  ].join('\n');
}

/** A line for each edition that has a run or prices. */
function costLines({ publications }: Summary, words: Strings): readonly string[] {
  const lines = publications.flatMap(({ papers }) =>
    papers.flatMap(({ file, sheets, cost }) => (cost ? [words.cost(file.replace(/\.pdf$/, ''), sheets, cost)] : [])),
  );
  return lines.length > 0 ? [...lines, ''] : [];
}

export function failed({ diagnostics }: Summary['publications'][number]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
