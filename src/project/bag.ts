// In: files to keep, or a folder kept long ago. Out: a bag (BagIt, RFC 8493) whose manifests tell what is in it; or what no longer agrees with them.
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

export interface BagFile {
  /** From the bag's folder, with `/`: what is kept lies under `data/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All files of a bag: `payload` under `data/`, and the tag files that describe it. `info` gives lines of bag-info.txt. */
export function makeBag(
  payload: readonly BagFile[],
  info: readonly (readonly [label: string, value: string])[],
): readonly BagFile[] {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const facts = [...info, ['Payload-Oxum', `${octets}.${payload.length}`] as const];
  const tags = [
    textFile('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    textFile('bag-info.txt', facts.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`).join('')),
    manifest('manifest-sha256.txt', payload),
  ];
  return [...payload, ...tags, manifest('tagmanifest-sha256.txt', tags)];
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textFile(path: string, text: string): BagFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

function manifest(path: string, files: readonly BagFile[]): BagFile {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return textFile(path, sorted.map((file) => `${sha256(file.bytes)}  ${escapePath(file.path)}\n`).join(''));
}

/** Line ends and per cent signs, as the standard writes them. */
function escapePath(path: string): string {
  return path.replace(/[%\r\n]/g, (sign) => (sign === '%' ? '%25' : sign === '\r' ? '%0D' : '%0A'));
}

function unescapePath(path: string): string {
  return path.replace(/%(25|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export interface Verified {
  /** Files whose bytes are those of the manifest. */
  readonly whole: number;
  readonly altered: readonly string[];
  readonly missing: readonly string[];
  /** Under `data/`, and in no manifest. */
  readonly added: readonly string[];
  /** Lines of a manifest that say nothing, or lead out of the bag. */
  readonly unreadable: readonly { readonly manifest: string; readonly line: number }[];
}

const MANIFESTS = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'] as const;

/** Reads the bag alone: neither the program that made it nor its templates. undefined where there is no manifest. */
export function verifyBag(folder: string): Verified | undefined {
  const found = new Map<string, string>();
  const unreadable: { manifest: string; line: number }[] = [];
  let manifests = 0;
  for (const name of MANIFESTS) {
    const text = readText(join(folder, name));
    if (text === undefined) continue;
    manifests += name === MANIFESTS[0] ? 1 : 0;
    for (const [at, line] of text
      .replace(/^\ufeff/, '')
      .split(/\r\n|\n|\r/)
      .entries()) {
      if (line.trim() === '') continue;
      const [, digest, path] = /^([0-9a-f]{64})[ \t]+\*?(.+)$/i.exec(line) ?? [];
      const name_ = path === undefined ? '' : unescapePath(path);
      if (digest === undefined || leavesFolder(name_)) unreadable.push({ manifest: name, line: at + 1 });
      else found.set(name_.normalize('NFC'), digest.toLowerCase());
    }
  }
  if (manifests === 0) return undefined;

  const there = new Map(filesBelow(folder).map((path) => [path.normalize('NFC'), path]));
  const altered: string[] = [];
  const missing: string[] = [];
  let whole = 0;
  for (const [path, digest] of found) {
    const real = there.get(path);
    if (real === undefined) missing.push(path);
    else if (digestOf(join(folder, real)) === digest) whole++;
    else altered.push(path);
  }
  const added = [...there.keys()].filter((path) => path.startsWith('data/') && !found.has(path));
  return { whole, altered, missing, added: added.sort(), unreadable };
}

function leavesFolder(path: string): boolean {
  return path === '' || /^([/\\~]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes('..');
}

/** Paths with `/`; links are neither followed nor counted. */
function filesBelow(folder: string, at = '', depth = 0): readonly string[] {
  if (depth > 64) return [];
  return readdirSync(join(folder, at), { withFileTypes: true }).flatMap((entry) => {
    const path = at === '' ? entry.name : `${at}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(folder, path, depth + 1);
    return entry.isFile() ? [path] : [];
  });
}

/** By pieces, whatever the size of the file; undefined when it cannot be read. */
function digestOf(file: string): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const hash = createHash('sha256');
    const piece = Buffer.alloc(1 << 20);
    for (let read = 1; read > 0; ) {
      read = readSync(handle, piece);
      hash.update(piece.subarray(0, read));
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function readText(file: string): string | undefined {
  try {
    return lstatSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
