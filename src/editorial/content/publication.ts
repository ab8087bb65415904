// In: the path of a Markdown file, or of a folder with index.md. Out: a publication: its own entry, then its parts in order of name.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import { readEntry } from './entry.ts';
import type { TextMemory } from './memory.ts';
import type { Entry } from './types.ts';

export interface Publication {
  readonly entry: Entry;
  readonly parts: readonly Entry[];
  /** `journal/2026-12`: the path under content/ without its extension; what it prints to is named after it. */
  readonly name: string;
}

/** `path` is the .md file; `index.md` stands for its folder. */
export function readPublication(
  host: Host,
  path: string,
  report: Report,
  memory?: TextMemory,
): Publication | undefined {
  const entry = readEntry(host, path, report, memory);
  const parts: Entry[] = [];
  for (const part of partPaths(host, path)) {
    const read = readEntry(host, part, report, memory);
    if (read) parts.push(read);
  }
  return entry && { entry, parts, name: publicationName(path) };
}

/** The other Markdown files of a folder publication. */
function partPaths(host: Host, path: string): readonly string[] {
  if (!isIndex(path)) return [];
  const folder = path.slice(0, path.lastIndexOf('/'));
  const names = host.list(folder).filter(({ name, folder }) => !folder && isMarkdown(name) && name !== 'index.md');
  return names.map(({ name }) => `${folder}/${name}`);
}

export function publicationName(path: string): string {
  return path.replace(/^content\//, '').replace(/(\/index)?\.md$/i, '');
}

export function isIndex(path: string): boolean {
  return /(^|\/)index\.md$/i.test(path);
}

/** Not those that an editor or a system leaves beside (`.x.md`, `~x.md`), nor drafts kept apart with `_`. */
export function isMarkdown(name: string): boolean {
  return /\.md$/i.test(name) && !/^[._~]/.test(name);
}
