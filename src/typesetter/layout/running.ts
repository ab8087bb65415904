// In: the fragments of each page. Out: where ids are, what named strings, running elements and bookmarks the page sets.
import type { Box, Effect } from '../boxes/types.ts';
import { type CounterStep, changesCounters, counterSteps } from './running-counters.ts';
import type { Fragment } from './types.ts';

export interface Target {
  readonly id: string;
  readonly y: number;
  readonly counters: Readonly<Record<string, readonly number[]>> | undefined;
}

/** What one page holds, in document order. */
export interface PageContent {
  readonly targets: readonly Target[];
  readonly strings: readonly { readonly name: string; readonly text: string; readonly y: number }[];
  readonly elements: readonly { readonly name: string; readonly box: Box; readonly y: number }[];
  /** Calls of notes that are numbered on their page. */
  readonly notes: readonly string[];
  readonly bookmarks: readonly { readonly level: number; readonly label: string; readonly y: number }[];
  /** What boxes that begin on this page do to the counters that margin boxes may ask for. */
  readonly counters: readonly CounterStep[];
  /** What a box on this page sets counter `page` to. */
  readonly folio: number | undefined;
}

export function contentOf(fragments: readonly Fragment[]): PageContent {
  const targets: Target[] = [];
  const strings: { name: string; text: string; y: number }[] = [];
  const elements: { name: string; box: Box; y: number }[] = [];
  const bookmarks: { level: number; label: string; y: number }[] = [];
  const notes: string[] = [];
  const steps: CounterStep[] = [];
  let folio: number | undefined;
  const visit = (fragment: Fragment, top: number): void => {
    const y = top + fragment.y;
    if (fragment.type === 'text') return;
    if (fragment.effects.length > 0) for (const effect of fragment.effects) take(effect, y);
    if (fragment.ids.length > 0) {
      const counters = fragment.effects.find((effect) => effect.type === 'counters')?.values;
      for (const id of fragment.ids) targets.push({ id, y, counters });
    }
    if (changesCounters(fragment.style) && begins(fragment)) {
      for (const reset of fragment.style.counterReset) if (reset.name === 'page') folio ??= reset.value;
      counterSteps(fragment.style, steps);
    }
    for (const child of fragment.children) visit(child, y);
  };
  const take = (effect: Effect, y: number): void => {
    if (effect.type === 'string') strings.push({ name: effect.name, text: effect.text, y });
    else if (effect.type === 'running') elements.push({ name: effect.name, box: effect.box, y });
    else if (effect.type === 'note') notes.push(effect.id);
    else if (effect.type === 'bookmark') bookmarks.push({ level: effect.level, label: effect.label, y });
  };
  for (const fragment of fragments) visit(fragment, 0);
  return { targets, strings, elements, bookmarks, notes, counters: steps, folio };
}

/** Whether it is the first piece of the box whose style it bears. */
function begins({ box, type, edges }: Fragment): boolean {
  return type !== 'line' && box?.type !== 'paragraph' && edges.top && (box !== undefined || edges.left);
}

/** Values that change from page to page: entering a page, first and last set on it (CSS GCPM 3, 1.1.2). */
export class Running<T> {
  readonly #current = new Map<string, T>();
  #first = new Map<string, { readonly value: T; readonly y: number }>();
  #entering = new Map<string, T>();
  #top = 0;

  /** `top`: where the page's content begins. */
  page(set: readonly { readonly name: string; readonly value: T; readonly y: number }[], top: number): void {
    this.#entering = new Map(this.#current);
    this.#first = new Map();
    this.#top = top;
    for (const { name, value, y } of set) {
      if (!this.#first.has(name)) this.#first.set(name, { value, y });
      this.#current.set(name, value);
    }
  }

  get(name: string, which: string): T | undefined {
    const first = this.#first.get(name);
    const entering = this.#entering.get(name);
    switch (which) {
      case 'last':
        return this.#current.get(name);
      case 'start':
        return first && first.y <= this.#top + 1 ? first.value : entering;
      case 'first-except':
        return first ? undefined : entering;
      default:
        return first ? first.value : entering;
    }
  }
}
