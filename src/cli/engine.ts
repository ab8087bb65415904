// In: the engine we run on. Out: the same, told that most of our runs are short.
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/**
 * A run of half a second is over before what its optimizing compiler makes has paid. Eight times the work before a
 * function is optimized: a cold 32-page journal takes a quarter less time, one of 512 pages no more (Node 20, two cores).
 * Later engines have a quick compiler in between.
 */
export function tuneEngine(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=540672');
}
