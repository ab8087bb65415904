// In: bytes of a finished PDF. Out: the file, whole or not at all: written beside, then renamed over yesterday's.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFolder } from './host.ts';

const LEFTOVER = /^\.tambour-(\d+)-.*\.tmp$/;

export type Written = { readonly ok: true } | { readonly ok: false; readonly busy: boolean; readonly detail: string };

export function writeWhole(file: string, bytes: Uint8Array): Written {
  const beside = join(dirname(file), `.tambour-${process.pid}-${basename(file)}.tmp`);
  try {
    makeFolder(dirname(file));
    const handle = openSync(beside, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      // Without it a power cut after the rename may leave an empty file under the final name.
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    discard(beside);
    return { ok: false, busy: false, detail: codeOf(error) };
  }
  for (let wait = 20; ; wait *= 2) {
    try {
      renameSync(beside, file);
      return { ok: true };
    } catch (error) {
      const busy = LOCKED.has(codeOf(error)) && !isFolder(file);
      // Windows: an antivirus or an indexer holds a fresh file for a moment; a reader that shows it, until it is closed.
      if (busy && wait <= 320) {
        sleep(wait);
        continue;
      }
      discard(beside);
      return { ok: false, busy, detail: codeOf(error) };
    }
  }
}

const LOCKED = new Set(['EBUSY', 'EPERM', 'EACCES']);

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Node's own `recursive` never ends where a folder can neither be found nor made: `/proc/x/y`, a lost drive. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A file in the way is told by who writes into it.
    if (code === 'EEXIST' || (code !== 'ENOENT' && existsSync(folder))) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder);
  }
}

/** Removes what killed runs left in `folder` and below; never what a run still alive is writing. */
export function removeLeftovers(folder: string, depth = 0): void {
  let entries: import('node:fs').Dirent[] = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const owner = LEFTOVER.exec(entry.name)?.[1];
    if (entry.isDirectory() && depth < 12) removeLeftovers(path, depth + 1);
    else if (owner !== undefined && !isAlive(Number(owner))) discard(path);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is no folder, or is locked: there is nothing more to do.
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
