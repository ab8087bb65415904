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
  const all = new Set(names.map(({ name }) => name));
  return names.filter(({ name }) => !all.has(variantOf(name)?.of ?? '')).map(({ name }) => `${folder}/${name}`);
}

/** `x.falc.md`, `x.ar.md`, `x.pt-BR.md`: another text of `x.md`, which stands beside it. */
export interface Variant {
  /** The path of the standard text. */
  readonly of: string;
  /** `falc`, or the code of a language. */
  readonly kind: string;
}

/** By the name alone: whether the standard text is there is for the caller to see. */
export function variantOf(path: string): Variant | undefined {
  const [, stem, kind] = /^(.*[^/.])\.(falc|[a-z]{2,3}(?:-[a-z0-9]{2,8})*)\.md$/i.exec(path) ?? [];
  return stem === undefined || kind === undefined ? undefined : { of: `${stem}.md`, kind };
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
