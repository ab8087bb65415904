// In: a CSV file as a spreadsheet saves it. Out: rows by column name, as strings, each with its line (RFC 4180, and `;` or tabs).
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { readText } from './decode.ts';
import { longRow, noRows, openQuote, repeatedColumn, shortRow } from './rules.ts';

export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}
export interface CsvTable {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Where the line of names has this one. */
  readonly columnPlace: (name: string) => Place;
}

/** `asked` is where a text names the file: a file that is not there is told there. */
export function readCsv(host: Host, path: string, report: Report, asked?: Place): CsvTable | undefined {
  const text = readText(host, path, report, asked);
  return text === undefined ? undefined : parseCsv(text, path, report);
}

/** Empty lines are left out; an empty cell is a key left out. Rows that are too short or too long are told and left out. */
export function parseCsv(text: string, path: string, report: Report): CsvTable | undefined {
  const place = (line: number) => ({ place: { file: path, line, column: 1 } });
  const separator = detectSeparator(text);
  const records = splitRecords(text, separator, (line) => report(openQuote, {}, place(line)));
  const [header, ...body] = records;
  if (!header) return undefined;
  const columns = header.cells.map((name) => name.trim());
  // A spreadsheet saves the empty columns at its right.
  while (columns.length > 1 && columns.at(-1) === '') columns.pop();
  for (const [i, name] of columns.entries())
    if (columns.indexOf(name) < i) report(repeatedColumn, { name }, place(header.line));

  const rows: CsvRow[] = [];
  for (const { line, cells } of body) {
    while (cells.length > columns.length && cells.at(-1)!.trim() === '') cells.pop();
    if (cells.length < columns.length) {
      const missing = columns.slice(cells.length);
      report(shortRow, { found: cells.length, wanted: columns.length, missing }, place(line));
    } else if (cells.length > columns.length) {
      report(longRow, { found: cells.length, wanted: columns.length }, place(line));
    } else {
      const filled = columns.map((name, i) => [name, cells[i]!.trim()] as const).filter(([, value]) => value !== '');
      if (filled.length > 0) rows.push({ line, cells: Object.fromEntries(filled) });
    }
  }
  if (body.length === 0) report(noRows, {}, place(header.line));
  const columnPlace = (name: string) => {
    const line = text.split('\n', header.line)[header.line - 1] ?? '';
    return { file: path, line: header.line, column: Math.max(0, line.indexOf(name)) + 1 };
  };
  return { path, columns, rows, columnPlace };
}

/** The sign that the header holds most, outside quotes; Excel's own `sep=` line is not needed. */
function detectSeparator(text: string): string {
  const end = text.indexOf('\n');
  const header = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const count = (sign: string) => header.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function splitRecords(text: string, separator: string, unclosed: (line: number) => void) {
  const records: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  const endRecord = () => {
    if (cells.length > 1 || cells[0]?.trim()) records.push({ line: start, cells });
    cells = [];
  };
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) {
          unclosed(opened);
          return records;
        }
        const piece = text.slice(at + 1, close);
        for (let n = piece.indexOf('\n'); n >= 0; n = piece.indexOf('\n', n + 1)) line++;
        cell += piece;
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
    }
    let end = at;
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
    cells.push(cell + text.slice(at, end));
    at = end + 1;
    if (text[end] === separator && at >= text.length) cells.push('');
    if (text[end] === separator) continue;
    endRecord();
    line++;
    start = line;
  }
  if (cells.length > 0) endRecord();
  return records;
}
