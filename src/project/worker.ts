// In: jobs by message, in a thread of their own. Out: what the press made of each. A job that runs wild dies with its thread.
import { parentPort, workerData } from 'node:worker_threads';
import { createPressMemory, type Job } from '../press/press.ts';
import { type PressingOptions, pressNoting } from './pressing.ts';

const options = workerData as PressingOptions;

const memory = createPressMemory();

parentPort?.on('message', async (job: Job) => {
  const done = await pressNoting(job, options, memory);
  const buffers = done.pressed.papers.flatMap(({ bytes }) => (ownBuffer(bytes) ? [bytes.buffer as ArrayBuffer] : []));
  parentPort?.postMessage(done, [...new Set(buffers)]);
});

/** A small Buffer may share its memory with others: only memory of its own is handed over, the rest is copied. */
function ownBuffer(bytes: Uint8Array): boolean {
  return bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
}
