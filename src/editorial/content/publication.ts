// In: the path of a Markdown file, or of a folder with index.md. Out: a publication: its own entry, then its parts in order of name.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import { readEntry } from './entry.ts';
import type { TextMemory } from './memory.ts';
import { otherLanguage, untranslatedPart } from './rules.ts';
import { type Entry, placeOf } from './types.ts';
import { translationOf, variantOf, withFacts } from './variants.ts';

export { variantOf } from './variants.ts';

export interface Publication {
  readonly entry: Entry;
  readonly parts: readonly Entry[];
  /** `journal/2026-12`: the path under content/ without its extension; what it prints to is named after it. */
  readonly name: string;
  /** Of a translation: the text that it translates, and its own front matter before it took over the facts of that. */
  readonly translates?: { readonly original: Entry; readonly own: Entry; readonly language: string };
}

/** `path` is the .md file; `index.md` stands for its folder. */
export function readPublication(
  host: Host,
  path: string,
  report: Report,
  memory?: TextMemory,
): Publication | undefined {
  const entry = readEntry(host, path, report, memory);
  const found = entry && translationOf(host, path);
  const parts: Entry[] = [];
  for (const part of partPaths(host, found?.of ?? path)) {
    const read = found
      ? translatedPart(host, part, found.kind, path, report, memory)
      : readEntry(host, part, report, memory);
    if (read) parts.push(read);
  }
  const name = publicationName(path);
  // What is wrong with the original is told when it is printed itself.
  const original = found && readEntry(host, found.of, () => {}, memory);
  if (!entry || !found || !original) return entry && { entry, parts, name };
  const language = found.kind;
  const written = entry.data.langue;
  if (typeof written === 'string' && written !== language)
    report(otherLanguage, { written, named: language }, { place: placeOf(entry.places, '/langue', path) });
  return {
    entry: withFacts(entry, original, language),
    parts,
    name,
    translates: { original, own: entry, language },
  };
}

/** `01-edito.ar.md` with the facts of `01-edito.md`; a part that nobody has translated is left out, and told. */
function translatedPart(
  host: Host,
  part: string,
  language: string,
  index: string,
  report: Report,
  memory: TextMemory | undefined,
): Entry | undefined {
  const path = part.replace(/\.md$/i, `.${language}.md`);
  const cut = path.lastIndexOf('/');
  if (!host.list(path.slice(0, cut)).some(({ name, folder }) => !folder && name === path.slice(cut + 1))) {
    report(untranslatedPart, { part, path }, { place: { file: index, line: 1, column: 1 } });
    return undefined;
  }
  const own = readEntry(host, path, report, memory);
  const original = own && readEntry(host, part, () => {}, memory);
  if (!own || !original) return own;
  // The language is the publication's.
  const whole = withFacts(own, original, language);
  const { langue: _, ...data } = whole.data;
  return { ...whole, data };
}

/** The other Markdown files of a folder publication, without their translations and those of its index. */
function partPaths(host: Host, path: string): readonly string[] {
  if (!isIndex(path)) return [];
  const folder = path.slice(0, path.lastIndexOf('/'));
  const names = host.list(folder).filter(({ name, folder }) => !folder && isMarkdown(name) && name !== 'index.md');
  const all = new Set([...names.map(({ name }) => name), 'index.md']);
  return names.filter(({ name }) => !all.has(variantOf(name)?.of ?? '')).map(({ name }) => `${folder}/${name}`);
}

export function publicationName(path: string): string {
  const below = path.replace(/^content\//, '');
  // The name of a folder is its own, whatever it ends in.
  const [, folder, variant] = /^(.*)\/index((?:\.[a-z0-9-]+)?)\.md$/i.exec(below) ?? [];
  return folder === undefined ? below.replace(/\.md$/i, '') : `${folder}${variant}`;
}

export function isIndex(path: string): boolean {
  return /(^|\/)index\.md$/i.test(path);
}

/** The index of a folder publication, or a translation of it: `index.ar.md`. */
export function leadsFolder(path: string): boolean {
  return isIndex(variantOf(path)?.of ?? path);
}

/** Not those that an editor or a system leaves beside (`.x.md`, `~x.md`), nor drafts kept apart with `_`. */
export function isMarkdown(name: string): boolean {
  return /\.md$/i.test(name) && !/^[._~]/.test(name);
}
