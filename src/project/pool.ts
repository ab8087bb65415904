// In: jobs. Out: their results, from threads that keep what they have loaded; a deadline and a limit of memory for each job.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { createPressMemory, type Job } from '../press/press.ts';
import { type Done, failed } from './done.ts';
import type { PressingOptions } from './pressing.ts';
import { internalFault, tooLong, tooMuchMemory } from './rules.ts';

export interface Pool {
  readonly run: (job: Job) => Promise<Done>;
  readonly close: () => Promise<void>;
}

interface Thread {
  worker: Worker | undefined;
  busy: boolean;
  /** What it printed last: its caches are warm for that. */
  last: string;
}

const MEMORY_MB = 2048;

/** `seconds` is the deadline of a job. From source, where there is no bundled worker, jobs run here and have none. */
export function createPool(options: PressingOptions, threads: number, seconds: number): Pool {
  const file = new URL('./worker.js', import.meta.url);
  if (!existsSync(file)) {
    const here = import('./pressing.ts');
    const memory = createPressMemory();
    return { run: async (job) => (await here).pressNoting(job, options, memory), close: async () => {} };
  }

  const pool: Thread[] = Array.from({ length: Math.max(1, threads) }, () => ({
    worker: undefined,
    busy: false,
    last: '',
  }));
  const waiting: { readonly job: Job; readonly done: (result: Done) => void }[] = [];

  function next(): void {
    while (waiting.length > 0) {
      const free = pool.filter(({ busy }) => !busy);
      // The thread that printed it last has it warm; else the first that is free.
      const thread = free.find(({ last }) => waiting.some(({ job }) => job.path === last)) ?? free[0];
      if (!thread) return;
      const own = waiting.findIndex(({ job }) => job.path === thread.last);
      const [{ job, done }] = waiting.splice(Math.max(0, own), 1) as [(typeof waiting)[number]];
      thread.busy = true;
      thread.last = job.path;
      runIn(thread, job).then((result) => {
        thread.busy = false;
        done(result);
        next();
      });
    }
  }

  function runIn(thread: Thread, job: Job): Promise<Done> {
    thread.worker ??= new Worker(file, {
      workerData: options,
      // A journal is laid out and gone: room for all of it, so that it need not be copied while it is young.
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 96, stackSizeMb: 16 },
    });
    const { worker } = thread;
    const start = performance.now();
    return new Promise((resolve) => {
      const finish = (result: Done, alive: boolean) => {
        clearTimeout(timer);
        worker.off('message', succeed).off('error', fault).off('exit', exit);
        if (!alive) {
          thread.worker = undefined;
          // What a dying thread still says is of no use.
          worker.on('error', () => {});
          void worker.terminate();
        }
        resolve(result);
      };
      const fail = (tell: Parameters<typeof failed>[1]) =>
        finish({ pressed: failed(job, tell), read: [job.path], asked: [], ms: performance.now() - start }, false);
      const succeed = (result: Done) => finish(result, true);
      const fault = (error: NodeJS.ErrnoException) =>
        fail((report) =>
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? report(tooMuchMemory, {})
            : report(internalFault, { detail: error.message }),
        );
      const exit = () => fail((report) => report(internalFault, { detail: 'arrêt inattendu' }));
      const timer = setTimeout(() => fail((report) => report(tooLong, { seconds })), seconds * 1000);
      worker.on('message', succeed).on('error', fault).on('exit', exit);
      worker.postMessage(job);
    });
  }

  return {
    run: (job) =>
      new Promise((done) => {
        waiting.push({ job, done });
        const warm = pool.findIndex((thread) => !thread.busy && thread.last === job.path);
        if (warm > 0) pool.unshift(...pool.splice(warm, 1));
        next();
      }),
    close: async () => {
      await Promise.all(pool.map(({ worker }) => worker?.terminate()));
    },
  };
}
