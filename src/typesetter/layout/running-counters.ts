// In: what the boxes and the rules of each page do to counters. Out: the values that its margin boxes see (CSS Page 3, section 7; CSS Lists 3, section 4).
import type { CounterChange, Style } from '../style/types.ts';

/** A change that an element makes, in document order. `page` and `list-item` are counted elsewhere. */
export interface CounterStep extends CounterChange {
  readonly does: 'reset' | 'increment' | 'set';
}

type Changing = Pick<Style, 'counterReset' | 'counterIncrement' | 'counterSet'>;

const LISTS = [
  ['reset', 'counterReset'],
  ['increment', 'counterIncrement'],
  ['set', 'counterSet'],
] as const;

/** Whether a style changes any counter; most do not. */
export function changesCounters({ counterReset, counterIncrement, counterSet }: Changing): boolean {
  return counterReset.length > 0 || counterIncrement.length > 0 || counterSet.length > 0;
}

export function counterSteps(style: Changing, out: CounterStep[]): void {
  for (const [does, list] of LISTS)
    for (const { name, value } of style[list])
      if (name !== 'page' && name !== 'pages' && name !== 'list-item') out.push({ does, name, value });
}

/** A value after the changes that a page's or a margin box's own style asks for. */
export function changed(before: number, name: string, style: Changing): number {
  let value = style.counterReset.findLast((change) => change.name === name)?.value ?? before;
  for (const change of style.counterIncrement) if (change.name === name) value += change.value;
  return style.counterSet.findLast((change) => change.name === name)?.value ?? value;
}

/** Goes from page to page. */
export interface RunningCounters {
  /** `steps`: of the boxes that begin on the page; `style`: of its page context. */
  page(steps: readonly CounterStep[], style: Changing): void;
  value(name: string): number;
}

/**
 * A page sees the counters as its last box leaves them. What it adds to them goes on over the next pages; what it resets is a
 * counter of its own, that hides the document's on that page alone.
 */
export function createRunningCounters(): RunningCounters {
  const document = new Map<string, number>();
  let page: Changing | undefined;
  return {
    page(steps, style) {
      for (const { does, name, value } of steps)
        document.set(name, does === 'increment' ? (document.get(name) ?? 0) + value : value);
      page = changesCounters(style) ? style : undefined;
      if (page === undefined) return;
      for (const { name, value } of style.counterIncrement)
        if (!style.counterReset.some((change) => change.name === name))
          document.set(name, (document.get(name) ?? 0) + value);
    },
    value(name) {
      const value = document.get(name) ?? 0;
      if (page === undefined) return value;
      const hidden = page.counterReset.some((change) => change.name === name);
      return hidden
        ? changed(value, name, page)
        : (page.counterSet.findLast((change) => change.name === name)?.value ?? value);
    },
  };
}
