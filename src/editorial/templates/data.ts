// In: a publication and its template's schema. Out: the data its template is filled in with: typed, completed, with its parts, rows and commune.
import type { Report } from '../../base/diagnostic.ts';
import { type Host, resolvePath } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { type CsvTable, readCsv } from '../content/csv.ts';
import { rootUrl } from '../content/markdown.ts';
import { nearest } from '../content/nearest.ts';
import { isIndex, isMarkdown, type Publication, readPublication } from '../content/publication.ts';
import { fileRefused } from '../content/rules.ts';
import { type Entry, placeOf } from '../content/types.ts';
import type { SchemaCache } from './cache.ts';
import { compareFrench } from './directory.ts';
import { loadTemplate } from './load.ts';
import type { Pictos } from './pictos.ts';
import { missingColumn, publicationCycle, unknownColumn, unknownPicto, unknownPublication } from './rules.ts';
import { COMMON_KEYS, PART_KEYS, writtenSchema } from './schema.ts';
import { type Finish, type Owners, typeValue } from './typed.ts';
import type { Schema } from './types.ts';

export type Data = Record<string, unknown>;

export interface DataOptions {
  readonly host: Host;
  readonly report: Report;
  readonly owners: Owners;
  readonly cache: SchemaCache;
  readonly pictos: Pictos;
  /** Publications that are being read: one of them named again is a circle. */
  readonly within: readonly string[];
  /** Markdown of an entry as the template gets it; undefined where nobody prints it. */
  readonly body: (entry: Entry) => unknown;
}

const ANYTHING: Schema = { type: 'object', additionalProperties: true };

/** The front matter of a publication, typed, with `parties` and `lignes`. */
export function publicationData(publication: Publication, schema: Schema, options: DataOptions): Data {
  const { entry, parts, name } = publication;
  const written = writtenSchema(schema, COMMON_KEYS, options.cache);
  const data = typeValue(
    entry.data,
    written,
    originOf(entry, options),
    finisher(entry, options),
    options.owners,
  ) as Data;
  data.contenu = options.body(entry);
  data.chemin = name;
  data.nom = name.split('/').at(-1);
  data.langue ??= 'fr';
  const ofParts = writtenSchema(schema.properties?.parties?.items ?? ANYTHING, PART_KEYS, options.cache);
  data.parties = parts.map((part) => partData(part, ofParts, options));
  const asked = placeOf(entry.places, '/donnees', entry.path);
  data.lignes =
    typeof data.donnees === 'string'
      ? sorted(rows(data.donnees, schema, asked, options), data, entry, options.report)
      : [];
  return data;
}

/** An article of an issue, a sheet of a directory: its own front matter, its text, its name without number. */
function partData(part: Entry, written: Schema, options: DataOptions): Data {
  const data = typeValue(part.data, written, originOf(part, options), finisher(part, options), options.owners) as Data;
  data.contenu = options.body(part);
  data.nom = part.path
    .replace(/^.*\//, '')
    .replace(/\.md$/i, '')
    .replace(/^\d+[-_ ]+/, '');
  return data;
}

function rows(path: string, schema: Schema, asked: Place, options: DataOptions): readonly Data[] {
  const table = readCsv(options.host, path, options.report, asked);
  const items = writtenSchema(schema.properties?.lignes?.items ?? ANYTHING, {}, options.cache);
  const list = listOf(items, options.cache);
  if (!table || !columnsFit(table, items, options.report)) return [];
  // One value for the whole table: it is checked in one go, and each row keeps its line.
  const places = new Map(table.rows.map(({ line }, i) => [`/${i}`, { file: path, line, column: 1 }]));
  const finish: Finish = (format, value) => (format === 'image' ? rootUrl(value, path) : value);
  const cells = table.rows.map((row) => row.cells);
  return typeValue(
    cells,
    list,
    { file: path, places, report: options.report, cache: options.cache },
    finish,
    options.owners,
  ) as Data[];
}

/** By the columns that `trier` names, numbers as numbers; rows that are alike stay in the order of the file. */
function sorted(list: readonly Data[], { trier }: Data, entry: Entry, report: Report): readonly Data[] {
  if (!Array.isArray(trier) || list.length === 0) return list;
  const all = Object.keys(list[0]!);
  const keys = trier.map(String).filter((name, i) => {
    if (all.includes(name)) return true;
    const place = placeOf(entry.places, `/trier/${i}`, entry.path);
    report(unknownColumn, { name, near: nearest(name, all), all }, { place });
    return false;
  });
  const text = (row: Data, key: string) => String(row[key] ?? '');
  return [...list].sort((a, b) => {
    for (const key of keys) {
      const order = compareFrench(text(a, key), text(b, key));
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** A column that no row may have, or that every row needs, is told once, at the line of names. */
function columnsFit({ path, columns, columnPlace }: CsvTable, items: Schema, report: Report): boolean {
  const all = Object.keys(items.properties ?? {});
  if (all.length === 0) return true;
  const strange = columns.filter((name) => name !== '' && !all.includes(name));
  for (const name of strange)
    report(unknownColumn, { name, near: nearest(name, all), all }, { place: columnPlace(name) });
  const missing = (items.required ?? []).filter((name) => !columns.includes(name));
  for (const name of missing) report(missingColumn, { name }, { place: { file: path, line: 1, column: 1 } });
  return strange.length === 0 && missing.length === 0;
}

/** One schema for one kind of row, so that it is compiled once. */
function listOf(items: Schema, cache: SchemaCache): Schema {
  const list = cache.written.get(items) ?? { type: 'array', items };
  cache.written.set(items, list);
  return list;
}

function originOf(entry: Entry, { report, cache }: DataOptions) {
  return { file: entry.path, places: entry.places, report, cache };
}

/** What the formats of an entry's keys become. */
function finisher(entry: Entry, options: DataOptions): Finish {
  return (format, value, pointer) => {
    if (format === 'image') return rootUrl(value, entry.path);
    if (format === 'csv') {
      const resolved = resolvePath(value, entry.path);
      if (resolved.ok) return resolved.path;
      const place = placeOf(entry.places, pointer, entry.path);
      options.report(fileRefused, { path: value, refusal: 'outside' }, { place });
      return undefined;
    }
    if (format === 'picto' && options.pictos.draw(value, '', '') === undefined) {
      const all = options.pictos.names();
      const place = placeOf(entry.places, pointer, entry.path);
      options.pictos.told.add(value);
      options.report(unknownPicto, { name: value, near: nearest(value, all), all }, { place });
    }
    return format === 'publication' ? otherPublication(value, pointer, entry, options) : value;
  };
}

/** A poster that announces an issue takes its number, date and headlines from the issue's own front matter. */
function otherPublication(value: string, pointer: string, entry: Entry, options: DataOptions): Data | undefined {
  const { host, report, within } = options;
  const place = placeOf(entry.places, pointer, entry.path);
  const path = findPublication(host, value, entry.path);
  if (path === undefined) {
    const folder = value.replace(/\/?[^/]*$/, '');
    const resolved = resolvePath(folder === '' ? '.' : folder, entry.path);
    const siblings = resolved.ok
      ? host.list(resolved.path).map(({ name }) => (folder ? `${folder}/${name}` : name))
      : [];
    report(unknownPublication, { path: value, near: nearest(value, siblings) }, { place });
    return undefined;
  }
  if (within.includes(path)) {
    report(publicationCycle, { path: value }, { place });
    return undefined;
  }
  // Its own mistakes are told when it is printed itself.
  const silent: DataOptions = { ...options, report: () => {}, within: [...within, path], body: () => undefined };
  const other = readPublication(host, path, silent.report, silent.cache.texts);
  const template = other && loadTemplate(host, other.entry.template, place, silent.report, silent.cache);
  return other && template ? publicationData(other, template.schema, silent) : undefined;
}

function findPublication(host: Host, value: string, from: string): string | undefined {
  for (const url of [value, `${value}.md`, `${value}/index.md`]) {
    const resolved = resolvePath(url, from);
    if (!resolved.ok || !isMarkdown(resolved.path.split('/').at(-1)!)) continue;
    const folder = resolved.path.split('/').slice(0, -1).join('/');
    const name = resolved.path.slice(folder.length + 1);
    const there = host.list(folder).some((entry) => entry.name === name && !entry.folder);
    if (there) return isIndex(resolved.path) ? `${folder}/index.md` : resolved.path;
  }
  return undefined;
}
