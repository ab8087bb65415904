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
    renameSync(beside, file);
    return { ok: true };
  } catch (error) {
    discard(beside);
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { ok: false, busy: code === 'EBUSY' || code === 'EPERM' || code === 'EACCES', detail: code };
  }
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
