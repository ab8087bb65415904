// In: content/. Out: its publications in order of path, and those that would print to one and the same file, told.
import type { Report } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import { isMarkdown, leadsFolder, publicationName, variantOf } from '../editorial/content/publication.ts';
import { sameOutput } from './rules.ts';

export interface Search {
  /** The folder to look through; content/ unless said. */
  readonly top?: string;
  /** Files that lie elsewhere, and print beside the rest. */
  readonly outside?: readonly string[];
  /** Only mistakes of those that it names are told. */
  readonly wanted?: (path: string) => boolean;
}

/** Paths of the .md files: for a folder publication, its index.md and the translations of it. */
export function discover(
  host: Host & { readonly locate?: (path: string) => string | undefined },
  report: Report,
  { top = 'content', outside = [], wanted = () => true }: Search = {},
): readonly string[] {
  const found: string[] = [];
  /** A symbolic link may lead back up: a folder is visited once. */
  const visited = new Set<string>();
  const visit = (folder: string, depth: number): void => {
    const real = host.locate?.(folder) ?? folder;
    if (visited.has(real)) return;
    visited.add(real);
    const entries = host.list(folder).filter(({ name }) => !/^[._~]/.test(name));
    const index = entries.find(({ name, folder: isFolder }) => !isFolder && /^index\.md$/i.test(name));
    if (index && folder !== 'content') {
      for (const { name, folder: isFolder } of entries)
        if (!isFolder && isMarkdown(name) && leadsFolder(name)) found.push(`${folder}/${name}`);
      return;
    }
    for (const { name, folder: isFolder } of entries) {
      const path = `${folder}/${name}`;
      // No real commune nests folders this deep.
      if (isFolder && depth < 12) visit(path, depth + 1);
      else if (!isFolder && isMarkdown(name) && !/^(readme|lisezmoi)\.md$/i.test(name)) found.push(path);
    }
  };
  visit(top, 0);
  found.push(...outside);

  const owners = new Map<string, string>();
  return withVariants(found).filter((path) => {
    // Windows and macOS hold `Carte.pdf` and `carte.pdf` for one file.
    const key = publicationName(path).normalize('NFC').toLowerCase();
    const other = owners.get(key);
    if (other === undefined) {
      owners.set(key, path);
      return true;
    }
    if (!wanted(path) && !wanted(other)) return false;
    report(
      sameOutput,
      { other, output: `${publicationName(other)}.pdf` },
      { place: { file: path, line: 1, column: 1 } },
    );
    return false;
  });
}

/** Each text, then its other texts: in easy language, in other languages. */
function withVariants(paths: readonly string[]): readonly string[] {
  const all = new Set(paths);
  const others = new Map<string, string[]>();
  const standard = paths.filter((path) => {
    const variant = variantOf(path);
    if (variant === undefined || !all.has(variant.of)) return true;
    others.set(variant.of, [...(others.get(variant.of) ?? []), path]);
    return false;
  });
  return others.size === 0 ? paths : standard.flatMap((path) => [path, ...(others.get(path) ?? [])]);
}
