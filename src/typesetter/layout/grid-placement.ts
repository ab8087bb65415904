// In: the items of a grid and its explicit lines. Out: the area of each item, no two automatic ones over another (CSS Grid Layout 1, section 8.5).
import type { GridFlow } from '../style/grid-types.ts';
import type { Style } from '../style/types.ts';
import { type Explicit, type Stretch, stretchOf } from './grid-lines.ts';

/** In tracks, from 0 at the first track there is, implicit or not. */
export interface Area {
  row: number;
  rows: number;
  column: number;
  columns: number;
}

export interface Placement {
  readonly areas: readonly Area[];
  readonly rows: number;
  readonly columns: number;
  /** Implicit tracks before the explicit ones. */
  readonly rowsBefore: number;
  readonly columnsBefore: number;
  /** Lines or spans were out of reach and have been drawn in. */
  readonly cut: boolean;
}

/** Cells that items may cover, and steps in search of room: a bound on time and memory, far above any printed grid. */
const MOST_CELLS = 1_000_000;
const MOST_STEPS = 20_000_000;

/** Along the flow (`main`: columns, where rows are filled) and across it. */
interface Wish {
  readonly index: number;
  readonly main: Stretch;
  readonly cross: Stretch;
  mainSpan: number;
  crossSpan: number;
}

export function placeItems(
  styles: readonly Style[],
  columns: Explicit,
  rows: Explicit,
  { axis, dense }: GridFlow,
): Placement {
  const byRow = axis === 'row';
  let cut = columns.cut || rows.cut;
  let [mainLeast, crossLeast] = [0, 0];
  let cells = 0;
  const wishes = styles.map((style, index): Wish => {
    const column = stretchOf(style.gridColumnStart, style.gridColumnEnd, columns);
    const row = stretchOf(style.gridRowStart, style.gridRowEnd, rows);
    const [main, cross] = byRow ? [column, row] : [row, column];
    cut ||= main.cut || cross.cut;
    if (main.start !== undefined) mainLeast = Math.min(mainLeast, main.start);
    if (cross.start !== undefined) crossLeast = Math.min(crossLeast, cross.start);
    const wish: Wish = { index, main, cross, mainSpan: main.span, crossSpan: cross.span };
    cells += main.span * cross.span;
    if (cells > MOST_CELLS && main.span * cross.span > 1) {
      wish.mainSpan = wish.crossSpan = 1;
      cut = true;
    }
    return wish;
  });

  const occupied = takenCells();
  const areas = new Array<Area>(styles.length);
  let mainCount = (byRow ? columns : rows).count - mainLeast;
  let crossCount = (byRow ? rows : columns).count - crossLeast;
  const put = (wish: Wish, main: number, cross: number): void => {
    occupied.fill(main, cross, wish.mainSpan, wish.crossSpan);
    mainCount = Math.max(mainCount, main + wish.mainSpan);
    crossCount = Math.max(crossCount, cross + wish.crossSpan);
    areas[wish.index] = byRow
      ? { row: cross, rows: wish.crossSpan, column: main, columns: wish.mainSpan }
      : { row: main, rows: wish.mainSpan, column: cross, columns: wish.crossSpan };
  };

  // What says both, then what says across (its row), then all the others in order.
  const others: Wish[] = [];
  const locked: Wish[] = [];
  for (const wish of wishes) {
    const { main, cross } = wish;
    if (main.start !== undefined && cross.start !== undefined)
      put(wish, main.start - mainLeast, cross.start - crossLeast);
    else if (cross.start !== undefined) locked.push(wish);
    else others.push(wish);
  }
  const next = new Map<string | number, number>();
  for (const wish of locked) {
    const cross = wish.cross.start! - crossLeast;
    const key = dense ? `${cross} ${wish.mainSpan} ${wish.crossSpan}` : cross;
    let main = next.get(key) ?? 0;
    while (!occupied.free(main, cross, wish.mainSpan, wish.crossSpan)) main += 1;
    put(wish, main, cross);
    next.set(key, main + (dense ? 0 : wish.mainSpan));
  }
  for (const { main, mainSpan } of others)
    mainCount = Math.max(mainCount, (main.start === undefined ? 0 : main.start - mainLeast) + mainSpan);

  // Sparse: one cursor that only goes on. Dense: one for each size, since what was full before is full still.
  const cursors = new Map<string, { main: number; cross: number }>();
  let shared = { main: 0, cross: 0 };
  for (const wish of others) {
    const { mainSpan, crossSpan } = wish;
    const given = wish.main.start === undefined ? undefined : wish.main.start - mainLeast;
    const packs = dense && occupied.steps() < MOST_STEPS;
    const key = packs ? `${given ?? ''} ${mainSpan} ${crossSpan}` : '';
    let { main, cross } = packs ? (cursors.get(key) ?? { main: 0, cross: 0 }) : shared;
    if (given !== undefined) {
      if (given < main) cross += 1;
      main = given;
      while (!occupied.free(main, cross, mainSpan, crossSpan)) cross += 1;
    } else
      for (;;) {
        if (main + mainSpan > mainCount) {
          main = 0;
          cross += 1;
        } else if (occupied.free(main, cross, mainSpan, crossSpan)) break;
        else main += 1;
      }
    put(wish, main, cross);
    if (packs) cursors.set(key, { main, cross });
    else shared = { main, cross };
  }
  return {
    areas,
    rows: byRow ? crossCount : mainCount,
    columns: byRow ? mainCount : crossCount,
    rowsBefore: byRow ? -crossLeast : -mainLeast,
    columnsBefore: byRow ? -mainLeast : -crossLeast,
    cut,
  };
}

/** Which cells are taken; `steps` counts what was looked at. */
function takenCells() {
  const lines = new Map<number, Set<number>>();
  let steps = 0;
  return {
    steps: () => steps,
    free: (main: number, cross: number, mainSpan: number, crossSpan: number): boolean => {
      for (let j = cross; j < cross + crossSpan; j += 1) {
        const line = lines.get(j);
        steps += 1;
        if (line === undefined) continue;
        for (let i = main; i < main + mainSpan; i += 1) {
          steps += 1;
          if (line.has(i)) return false;
        }
      }
      return true;
    },
    fill: (main: number, cross: number, mainSpan: number, crossSpan: number): void => {
      for (let j = cross; j < cross + crossSpan; j += 1) {
        let line = lines.get(j);
        if (line === undefined) {
          line = new Set();
          lines.set(j, line);
        }
        for (let i = main; i < main + mainSpan; i += 1) line.add(i);
      }
    },
  };
}
