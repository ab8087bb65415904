// In: paths as the user wrote them. Out: the one door to files and to the date.

/** Why a file could not be read; `outside` is a path (symlinks resolved) that leaves every root. */
export type Refusal = 'missing' | 'outside' | 'folder' | 'too-large' | 'unreadable';

export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusal: Refusal };

export interface HostEntry {
  readonly name: string;
  readonly folder: boolean;
}

/**
 * The one door to files and to the clock. Paths are relative to the root, written with `/`, without `..`
 * (`content/journal/2026-12/index.md`, `templates/base/style.css`): make them with `resolvePath`.
 */
export interface Host {
  /** Synchronous; refuses files over `maxBytes` (64 MiB unless said). */
  read(path: string, maxBytes?: number): ReadResult;
  /** The entries of a folder in order of name; empty when there is none. */
  list(folder: string): readonly HostEntry[];
  /** The day as `YYYY-MM-DD`; only rules and `new` may ask, never what decides bytes of a PDF. */
  today(): string;
}

export type ResolvedPath =
  | { readonly ok: true; readonly path: string; readonly fragment: string }
  | { readonly ok: false; readonly reason: 'remote' | 'outside' | 'empty' };

/**
 * A URL as written in a file, resolved against the Host's path of that file.
 * `/x` counts from the root; a scheme or `//` is `remote`; `..` beyond the root is `outside`. Query and fragment are cut off.
 */
export function resolvePath(url: string, baseFile: string): ResolvedPath {
  const trimmed = url.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || trimmed.startsWith('//') || trimmed.startsWith('\\\\'))
    return { ok: false, reason: 'remote' };
  const hash = trimmed.indexOf('#');
  const fragment = hash < 0 ? '' : trimmed.slice(hash + 1);
  const bare = (hash < 0 ? trimmed : trimmed.slice(0, hash)).split('?')[0]!;
  if (bare === '') return { ok: false, reason: 'empty' };
  const parts = bare.startsWith('/') ? [] : baseFile.split('/').slice(0, -1);
  for (const part of decode(bare).replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return { ok: false, reason: 'outside' };
  }
  return { ok: true, path: parts.join('/'), fragment };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
