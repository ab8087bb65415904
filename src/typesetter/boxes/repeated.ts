// In: a caption, head or foot of a table. Out: the same for the first part and for the parts that a break makes (-tambour-show).
import type { Style } from '../style/types.ts';
import type { Builder } from './builder.ts';

/** Above the rows: the first part, or one that goes on. Below them: the last part, or one that is cut. */
export type TablePart = 'first' | 'continued' | 'last' | 'not-last';

const NOT_IN: Readonly<Record<TablePart, Style['show']>> = {
  first: 'continued',
  continued: 'first',
  last: 'not-last',
  'not-last': 'last',
};

/** Whether what is made now stands a second time, for the eye alone: its ids and effects were given before. */
export const repeats = ({ repeated }: Builder): boolean =>
  repeated?.part === 'continued' || repeated?.part === 'not-last';

/** Whether something of this style stands in the part that is being made. */
export function showsHere({ repeated }: Builder, show: Style['show']): boolean {
  if (show === 'auto' || repeated === undefined) return true;
  repeated.varies = true;
  return show !== NOT_IN[repeated.part];
}

/**
 * Calls `make` for the part that is read, and again for the others where `auto` repeats or the author asks for it and
 * something differs. Counters go on from the first.
 */
export function makeRepeated(
  b: Builder,
  show: Style['show'],
  edge: { readonly side: 'top' | 'bottom'; readonly auto: boolean },
  make: (again: boolean) => void,
): void {
  const [own, other] = edge.side === 'top' ? (['first', 'continued'] as const) : (['last', 'not-last'] as const);
  const outer = b.repeated;
  const restart = b.counters.save();
  const first = { part: own as TablePart, varies: show !== 'auto' };
  b.repeated = first;
  if (show !== NOT_IN[own]) make(false);
  if (show === 'auto' ? edge.auto && first.varies : show !== NOT_IN[other]) {
    const goOn = b.counters.save();
    restart();
    b.repeated = { part: other, varies: true };
    b.tags.asPagination(() => make(true));
    goOn();
  }
  b.repeated = outer;
}
