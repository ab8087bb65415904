// In: folders of this machine, mounted under the paths that files name. Out: the Host on real files; nothing outside its roots is read.
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Host, HostEntry, ReadResult } from '../base/host.ts';

/** `at` is '' or a first folder such as `templates`; when two mounts have a file, the first in the list gives it. */
export interface Mount {
  readonly at: string;
  readonly folder: string;
}

export interface ProjectHost extends Host {
  /** The real file behind a Host path, for messages and for watching. */
  locate(path: string): string | undefined;
}

const MOST_BYTES = 64 * 1024 * 1024;

export function createHost(mounts: readonly Mount[]): ProjectHost {
  const roots = mounts.map(({ at, folder }) => ({ at, folder, real: realPath(folder) ?? folder }));

  /** Where `path` would be, in order of preference. */
  function* candidates(path: string): Generator<{ readonly file: string; readonly real: string }> {
    for (const { at, folder, real } of roots) {
      if (at === '') yield { file: join(folder, path), real };
      else if (path === at || path.startsWith(`${at}/`)) yield { file: join(folder, path.slice(at.length + 1)), real };
    }
  }

  function find(
    path: string,
  ): { readonly file: string; readonly inside: boolean; readonly written: string } | undefined {
    for (const { file, real } of candidates(path)) {
      const found = realPath(file) ?? realPath(otherForm(file, real));
      if (found !== undefined) return { file: found, inside: isInside(found, real), written: file };
    }
    return undefined;
  }

  return {
    read(path, maxBytes = MOST_BYTES): ReadResult {
      const found = find(path);
      if (!found) return { ok: false, refusal: 'missing' };
      if (!found.inside) return { ok: false, refusal: 'outside' };
      return readBounded(found.file, maxBytes);
    },
    list(folder): readonly HostEntry[] {
      const entries = new Map<string, HostEntry>();
      for (const { file, real } of candidates(folder)) {
        const found = realPath(file);
        if (found === undefined || !isInside(found, real)) continue;
        for (const entry of readFolder(found)) if (!entries.has(entry.name)) entries.set(entry.name, entry);
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    },
    today() {
      const now = new Date();
      const two = (n: number) => String(n).padStart(2, '0');
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },
    locate(path) {
      const found = find(path);
      return found && (found.inside ? found.file : found.written);
    },
  };
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}

function isInside(file: string, root: string): boolean {
  const path = relative(root, file);
  return path === '' || (!path.startsWith(`..${sep}`) && path !== '..' && !isAbsolute(path));
}

function readBounded(file: string, maxBytes: number): ReadResult {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const stat = fstatSync(handle);
    if (stat.isDirectory()) return { ok: false, refusal: 'folder' };
    // A pipe or a device has no end.
    if (!stat.isFile()) return { ok: false, refusal: 'unreadable' };
    if (stat.size > maxBytes) return { ok: false, refusal: 'too-large' };
    return { ok: true, bytes: readFileSync(handle) };
  } catch {
    // Windows refuses to open a folder.
    return { ok: false, refusal: isFolder(file) ? 'folder' : 'unreadable' };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

export function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function readFolder(folder: string): HostEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const isFile = entry.isFile();
      const linked = entry.isSymbolicLink() ? linkKind(join(folder, entry.name)) : undefined;
      const isFolder = entry.isDirectory() || linked === 'folder';
      return isFile || isFolder || linked ? [{ name: entry.name.normalize('NFC'), folder: isFolder }] : [];
    });
  } catch {
    return [];
  }
}

function linkKind(file: string): 'file' | 'folder' | undefined {
  try {
    const stat = statSync(file);
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : undefined;
  } catch {
    // A link to nowhere is there; who reads it is told that the file is not.
    return 'file';
  }
}

/** A name whose accents are written the other way (a Mac's, or a file that came by one), found by looking. */
function otherForm(file: string, root: string): string {
  let at = root;
  for (const step of relative(root, file).split(sep)) {
    if (step === '' || step === '..') continue;
    const wanted = step.normalize('NFC');
    let names: string[] = [];
    try {
      names = /[^\x20-\x7e]/.test(step) ? readdirSync(at) : [];
    } catch {
      // Not a folder: the name is then simply not found.
    }
    at = join(at, names.find((name) => name.normalize('NFC') === wanted) ?? step);
  }
  return at;
}

/** The folder that holds `content/`: this one, or the nearest above. */
export function findRoot(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isFolder(join(folder, 'content'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
