// In: the rows of a grid as they were planned, and room. Out: which of them stand here, and where the rest goes on (CSS Grid Layout 1, section 13; CSS Fragmentation 3, section 4).
import { appealBetween, avoids, type Edges, edgesOf, forcedBetween, isForced } from './breaks.ts';
import { EPSILON } from './fragment.ts';
import type { Plan } from './grid-plan.ts';
import type { BreakAppeal, Context, Placed, Space } from './types.ts';

/** A row no higher than this share of a page goes to the next one whole. */
export const SHORT = 0.25;

/** What the items that begin and end in a row say of the breaks around it; `crossed`: what no break may divide goes on from the row above. */
interface RowEdges {
  above: Edges;
  below: Edges;
  crossed: boolean;
}

const SILENT: Edges = { before: 'auto', after: 'auto', firstPage: undefined, lastPage: undefined };

/** Of a plan, once. */
function edgesOfRows(plan: Plan, cx: Context): readonly RowEdges[] {
  const memory = cx.memory('row edges') as WeakMap<Plan, readonly RowEdges[]>;
  let edges = memory.get(plan);
  if (edges === undefined) {
    edges = measureEdges(plan, cx);
    memory.set(plan, edges);
  }
  return edges;
}

function measureEdges(plan: Plan, cx: Context): readonly RowEdges[] {
  const rows: RowEdges[] = plan.rows.sizes.map(() => ({ above: SILENT, below: SILENT, crossed: false }));
  for (const { box, area } of plan.items) {
    const own = edgesOf(box, cx);
    const [first, last] = [rows[area.row]!, rows[area.row + area.rows - 1]!];
    if (own.before !== 'auto' || own.firstPage !== undefined) {
      const { before, firstPage } = first.above;
      first.above = { ...SILENT, before: stronger(before, own.before), firstPage: firstPage ?? own.firstPage };
    }
    if (own.after !== 'auto' || own.lastPage !== undefined) {
      const { after, lastPage } = last.below;
      last.below = { ...SILENT, after: stronger(after, own.after), lastPage: own.lastPage ?? lastPage };
    }
    if (area.rows > 1 && box.style.breakInside !== 'auto')
      for (let row = area.row + 1; row < area.row + area.rows; row += 1)
        rows[row]!.crossed ||= avoids(box.style.breakInside, 'page') || avoids(box.style.breakInside, 'column');
  }
  return rows;
}

/** Of what two items of a row ask: a forced break, then an avoided one. */
function stronger(one: Edges['before'], other: Edges['before']): Edges['before'] {
  if (isForced(one) || other === 'auto') return one;
  return isForced(other) || one === 'auto' ? other : one;
}

/** Where a fragment of a grid begins: at a row, of which so much stands in fragments before. */
export interface Begin {
  readonly row: number;
  /** undefined: the row has not begun. */
  readonly within: number | undefined;
  /** What must stand above everything, left over from rows that ended before. */
  readonly above: number;
  /** By the row that they end in: how far down the items that go on reach, Infinity beyond the room. */
  readonly needs: ReadonlyMap<number, number>;
}

export interface Rows {
  /** From the fragment's first row on: tops and ends in this fragment. */
  readonly tops: readonly number[];
  readonly ends: readonly number[];
  /** The row after the last whole one; it may begin here. */
  readonly next: number;
  /** The height of the row that does not fit; undefined when all fit, or a break is forced. */
  readonly tall: number | undefined;
  readonly forced: Placed['forced'];
  /** The last boundary here that nothing speaks against. */
  readonly good: number | undefined;
}

/** Where the page begins, from the content of a box on it: what alignment sends above it would not be printed. */
export function highest({ fragmentainer: { height, remaining } }: Space): number {
  return Number.isFinite(height - remaining) ? Math.min(0, remaining - height) : Number.NEGATIVE_INFINITY;
}

/** Rows one below the other until one does not fit or a break is asked for. */
export function fitRows(plan: Plan, space: Space, room: number, begin: Begin, cx: Context): Rows {
  const { starts, sizes } = plan.rows;
  const { fragmentainer } = space;
  const edges = edgesOfRows(plan, cx);
  const first = begin.row;
  const tops: number[] = [];
  const ends: number[] = [];
  let good: number | undefined;
  let y = begin.above;
  // Gaps and free space are lost at a break.
  if (first === 0 && begin.within === undefined && sizes.length > 0) {
    const lead = Math.max(starts[0]!, highest(space));
    y += lead > 0 ? Math.max(0, Math.min(lead, room - y - sizes[0]!)) : lead;
  }
  for (let row = first; row < sizes.length; row += 1) {
    if (row > first) {
      const forced = forcedBetween(edges[row - 1]!.below, edges[row]!.above, fragmentainer);
      if (forced) return { tops, ends, next: row, tall: undefined, forced, good };
      if (boundaryAppeal(edges, row, fragmentainer.kind) === 0) good = row;
      y += starts[row]! - starts[row - 1]! - sizes[row - 1]!;
    }
    const planned = sizes[row]! - (row === first ? (begin.within ?? 0) : 0);
    const height = Math.max(0, planned, (begin.needs.get(row) ?? 0) - y);
    tops.push(y);
    if (y + height > room + EPSILON) return { tops, ends, next: row, tall: height, forced: undefined, good };
    y += height;
    ends.push(y);
  }
  return { tops, ends, next: sizes.length, tall: undefined, forced: undefined, good };
}

function boundaryAppeal(edges: readonly RowEdges[], row: number, kind: Space['fragmentainer']['kind']): BreakAppeal {
  return edges[row]!.crossed ? 2 : appealBetween(edges[row - 1]!.below, edges[row]!.above, kind);
}

/** How good a break before a row is. */
export function appealBefore(plan: Plan, row: number, kind: Space['fragmentainer']['kind'], cx: Context): BreakAppeal {
  return row === 0 ? 0 : boundaryAppeal(edgesOfRows(plan, cx), row, kind);
}
