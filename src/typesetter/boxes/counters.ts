// In: elements entered and left in document order. Out: the values of their counters (CSS Lists 3, section 4).
import type { CounterChange, Style } from '../style/types.ts';

export interface Counters {
  /** An element or pseudo-element begins: its resets, increments and sets take effect. */
  enter(changes: Changes): void;
  leave(): void;
  /** The innermost value; 0 when nothing set it. */
  value(name: string): number;
  /** All values in scope, outermost first. */
  values(name: string): readonly number[];
  /** What brings all counters back to where they are now. */
  save(): () => void;
  /** Where all counters are now, for `restore` in another walk that stands at the same place. */
  now(): CountersNow;
  restore(now: CountersNow): void;
  /** Says all that `now` holds. */
  state(): string;
  /** How many elements are open. */
  depth(): number;
  snapshot(): Readonly<Record<string, readonly number[]>>;
}

export interface Changes {
  readonly reset: readonly CounterChange[];
  readonly increment: readonly CounterChange[];
  readonly set: readonly CounterChange[];
}

/** Counters by name, and the names made at each depth. */
export interface CountersNow {
  readonly scopes: readonly (readonly [string, readonly Instance[]])[];
  readonly made: readonly (readonly string[])[];
}

interface Instance {
  value: number;
  /** Depth of the element that made it: it lives until that element's parent ends. */
  readonly depth: number;
}

const NONE: readonly CounterChange[] = [];
const NO_CHANGES: Changes = { reset: NONE, increment: NONE, set: NONE };

/** Counters that only layout knows. */
export const isPageCounter = (name: string): boolean => name === 'page' || name === 'pages';

export function createCounters(): Counters {
  // Notes are counted through the document wherever they stand (CSS GCPM 3, 2.6).
  const footnotes: Instance = { value: 0, depth: -1 };
  const scopes = new Map<string, Instance[]>([['footnote', [footnotes]]]);
  /** Names made at each depth, so that leaving costs what was made. */
  const made: string[][] = [[]];

  const instances = (name: string): Instance[] => {
    const found = scopes.get(name);
    if (found) return found;
    const fresh: Instance[] = [];
    scopes.set(name, fresh);
    return fresh;
  };
  function instantiate(name: string, value: number): Instance {
    const list = instances(name);
    const depth = made.length - 2;
    const last = list.at(-1);
    // A sibling's counter of the same name is replaced, an ancestor's is nested.
    if (last && last.depth === depth) {
      last.value = value;
      return last;
    }
    const instance = { value, depth };
    list.push(instance);
    made[made.length - 2]!.push(name);
    return instance;
  }
  const now = (): CountersNow => ({
    scopes: [...scopes].map(([name, list]) => [name, list.map((instance) => ({ ...instance }))]),
    made: made.map((list) => [...list]),
  });
  const restore = (to: CountersNow): void => {
    scopes.clear();
    for (const [name, list] of to.scopes)
      scopes.set(
        name,
        list.map((instance) => ({ ...instance })),
      );
    made.splice(0, made.length, ...to.made.map((list) => [...list]));
  };
  return {
    now,
    restore,
    state() {
      let text = `${made.length}`;
      for (const [name, list] of scopes)
        if (list.length > 0) text += ` ${name} ${list.map(({ value, depth }) => `${value}@${depth}`).join()}`;
      return text;
    },
    depth: () => made.length - 1,
    enter({ reset, increment, set }) {
      made.push([]);
      for (const { name, value } of reset) if (!isPageCounter(name)) instantiate(name, value);
      for (const { name, value } of increment) {
        if (isPageCounter(name)) continue;
        const instance = instances(name).at(-1) ?? instantiate(name, 0);
        instance.value += value;
      }
      for (const { name, value } of set) {
        if (isPageCounter(name)) continue;
        const instance = instances(name).at(-1) ?? instantiate(name, 0);
        instance.value = value;
      }
    },
    leave() {
      for (const name of made.pop()!) scopes.get(name)!.pop();
    },
    value: (name) => scopes.get(name)?.at(-1)?.value ?? 0,
    values: (name) => {
      const list = scopes.get(name) ?? [];
      return list.length > 0 ? list.map(({ value }) => value) : [0];
    },
    save() {
      const saved = now();
      return () => restore(saved);
    },
    snapshot() {
      const values: Record<string, readonly number[]> = {};
      for (const [name, list] of scopes)
        if (list.length > 0 && (name !== 'footnote' || list.at(-1)!.value !== 0))
          values[name] = list.map(({ value }) => value);
      return values;
    },
  };
}

/** What a style alone asks for. */
export function styleChanges(style: Style): Changes {
  const { counterReset: reset, counterIncrement: increment, counterSet: set } = style;
  return reset.length + increment.length + set.length === 0 ? NO_CHANGES : { reset, increment, set };
}
