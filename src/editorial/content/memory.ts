// In: texts that were read before. Out: what became of them, for the same words: in an issue of twenty articles one is being written.
import type { Report } from '../../base/diagnostic.ts';
import type { Optional } from './optional.ts';
import type { Slot, TextBlock } from './signs.ts';
import type { Entry, Fields, Places } from './types.ts';

/** A text as HTML, and what rendering it left to the texts after it. */
export interface Rendered {
  readonly body: string;
  readonly bodyLine: number;
  /** How many texts and which ids came before it, and how many parts could be left out. */
  readonly idsBefore: string;
  readonly optionalBefore: number;
  readonly html: string;
  readonly ids: readonly string[];
  readonly slots: readonly Slot[];
  readonly optional: readonly Optional[];
  readonly blocks: readonly TextBlock[];
}

export interface Facts {
  readonly data: Fields;
  readonly places: Places;
}

/** By path; texts in which something was wrong are not kept, so that it is told again. */
export interface TextMemory {
  readonly entries: Map<string, { readonly text: string; readonly entry: Entry }>;
  readonly rendered: Map<string, Rendered>;
  /** Files of facts alone. */
  readonly facts: Map<string, { readonly text: string; readonly read: Facts }>;
}

/** A commune writes some hundred texts a year. */
const MOST_TEXTS = 500;

export function createTextMemory(): TextMemory {
  return { entries: new Map(), rendered: new Map(), facts: new Map() };
}

/** Keeps `value`, and lets all others go when there are too many. */
export function keep<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= MOST_TEXTS && !map.has(key)) map.clear();
  map.set(key, value);
}

/** A report, and whether anything was told through it. */
export function listening(report: Report): { readonly report: Report; readonly told: () => boolean } {
  let told = false;
  return {
    report: (...one) => {
      told = true;
      report(...one);
    },
    told: () => told,
  };
}
