// In: a Host. Out: the same, with a note of all that was asked of it and of what it answered; and whether it would answer so again.
import { createHash } from 'node:crypto';
import type { Host, HostEntry, ReadResult } from '../base/host.ts';

/** One question to a Host and the fingerprint of its answer. */
export type Asked = readonly [door: 'read' | 'list' | 'today', path: string, maxBytes: number, answer: string];

/** A file that changed between two looks of one publication: no answer is ever equal to it. */
const UNSTEADY = '';

export interface Notes {
  readonly asked: () => readonly Asked[];
  /** Paths asked for, there or not; a folder ends with `/`. */
  readonly read: () => readonly string[];
}

/** `fingerprints` costs a pass over the bytes of each file: only for who keeps them. */
export function notingHost(host: Host, fingerprints: boolean): { readonly host: Host; readonly notes: Notes } {
  const read = new Set<string>();
  const asked = new Map<string, Asked>();
  const note = (door: Asked[0], path: string, maxBytes: number, answer: () => string): void => {
    if (!fingerprints) return;
    const key = `${door} ${maxBytes} ${path}`;
    const before = asked.get(key)?.[3];
    const now = before === UNSTEADY ? UNSTEADY : answer();
    asked.set(key, [door, path, maxBytes, before === undefined || before === now ? now : UNSTEADY]);
  };
  return {
    host: {
      read(path, maxBytes) {
        read.add(path);
        const result = host.read(path, maxBytes);
        note('read', path, maxBytes ?? 0, () => fingerprintOf(result));
        return result;
      },
      list(folder) {
        read.add(`${folder}/`);
        const entries = host.list(folder);
        note('list', folder, 0, () => listing(entries));
        return entries;
      },
      today() {
        const day = host.today();
        note('today', '', 0, () => day);
        return day;
      },
    },
    notes: { asked: () => [...asked.values()], read: () => [...read] },
  };
}

/** Answers are looked up once: what many publications share, fonts above all, is read once. */
export function createComparison(host: Host): (asked: Asked) => boolean {
  const answers = new Map<string, string>();
  return ([door, path, maxBytes, answer]) => {
    const key = `${door} ${maxBytes} ${path}`;
    let now = answers.get(key);
    if (now === undefined) {
      now =
        door === 'read'
          ? fingerprintOf(host.read(path, maxBytes || undefined))
          : door === 'list'
            ? listing(host.list(path))
            : host.today();
      answers.set(key, now);
    }
    return now === answer && answer !== UNSTEADY;
  };
}

/** SHA-256 of the bytes, or why there are none. */
function fingerprintOf(result: ReadResult): string {
  return result.ok ? fingerprint(result.bytes) : result.refusal;
}

function listing(entries: readonly HostEntry[]): string {
  return fingerprint(JSON.stringify(entries.map(({ name, folder }) => [name, folder])));
}

export function fingerprint(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64');
}
