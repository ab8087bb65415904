// In: a job and the mounts. Out: what the press made of it and what it read; a fault of ours becomes a diagnostic.

import { type Job, type Pressed, type PressMemory, press } from '../press/press.ts';
import { type Done, failed } from './done.ts';
import { createHost, type Mount, notingHost } from './host.ts';
import { internalFault } from './rules.ts';

export async function pressNoting(job: Job, mounts: readonly Mount[], memory: PressMemory): Promise<Done> {
  const read = new Set<string>([job.path]);
  const host = notingHost(createHost(mounts), (path) => read.add(path));
  const start = performance.now();
  const html: Pressed['html'][number][] = [];
  try {
    return {
      pressed: await press(job, host, (one) => html.push(one), memory),
      read: [...read],
      ms: performance.now() - start,
    };
  } catch (error) {
    if (process.env.TAMBOUR_TRACE) console.error(error);
    return {
      pressed: failed(job, (sink) => sink(internalFault, { detail: (error as Error).message }), html),
      read: [...read],
      ms: performance.now() - start,
    };
  }
}
