// In: a job and the mounts. Out: what the press made of it and what it read; a fault of ours becomes a diagnostic.

import { type Job, type Pressed, type PressMemory, press } from '../press/press.ts';
import { notingHost } from './asked.ts';
import { type Done, failed } from './done.ts';
import { createHost, type Mount } from './host.ts';
import { internalFault } from './rules.ts';

export interface PressingOptions {
  readonly mounts: readonly Mount[];
  /** Take fingerprints of all that is read. */
  readonly fingerprints: boolean;
}

export async function pressNoting(
  job: Job,
  { mounts, fingerprints }: PressingOptions,
  memory: PressMemory,
): Promise<Done> {
  const { host, notes } = notingHost(createHost(mounts), fingerprints);
  const start = performance.now();
  const html: Pressed['html'][number][] = [];
  const done = (pressed: Pressed): Done => ({
    pressed,
    read: [...new Set([job.path, ...notes.read()])],
    asked: notes.asked(),
    ms: performance.now() - start,
  });
  try {
    return done(await press(job, host, (one) => html.push(one), memory));
  } catch (error) {
    if (process.env.TAMBOUR_TRACE) console.error(error);
    return done(failed(job, (sink) => sink(internalFault, { detail: (error as Error).message }), html));
  }
}
