// In: the rows of a table's body and the room. Out: those that stand here, and where the table goes on (CSS Fragmentation 3).
import type { Break } from '../style/types.ts';
import { avoids, isForced } from './breaks.ts';
import { EPSILON } from './fragment.ts';
import type { Grid } from './table-grid.ts';
import { breakRow, layRow } from './table-rows.ts';
import { layRows, placeRows, type Setting, type Sheet, standPart, totalHeight } from './table-sheet.ts';
import type { BreakAppeal, Resume, Space } from './types.ts';

/** In `Resume.offset`: the break is inside the row, not before it. */
const INSIDE = 1;
/** A row taller than a page begins where at least this share of a page is left. */
const WORTH = 0.25;

export interface Stop {
  readonly resume: Resume;
  readonly appeal: BreakAppeal;
  readonly forced?: Break;
}

/**
 * Rows of the body until the room ends: down to `room` where the table is cut, to `lastRoom` where it ends, from the top of
 * the grid. `capacity` is what a page of its own holds.
 */
export function layBody(
  setting: Setting,
  resume: Resume | undefined,
  space: Space,
  room: number,
  lastRoom: number,
  capacity: number,
  breaks: boolean,
  sheet: Sheet,
): Stop | undefined {
  const { grid, gap, cx } = setting;
  const end = grid.bodyTo;
  const kind = space.fragmentainer.kind;
  let at = resume === undefined ? grid.bodyFrom : resume.at;
  let parts = resume?.offset === INSIDE ? resume.parts : undefined;
  while (at < end) {
    const before = grid.rows[at]!;
    if (breaks && sheet.count > 0) {
      const forced = forcedBefore(grid, at, kind);
      if (forced) return { resume: { at, consumed: 0, forced: true, parts: [] }, appeal: 0, forced };
    }
    if (parts !== undefined) {
      const left = (at + 1 === end ? Math.min(room, lastRoom) : room) - sheet.y - gap;
      const part = breakRow(grid, at, setting.columns, parts, space, left, true, cx);
      if (part === undefined) return { resume: { at, consumed: 0, offset: INSIDE, parts }, appeal: 0 };
      standPart(setting, at, part, sheet);
      if (part.parts !== undefined)
        return { resume: { at, consumed: 0, offset: INSIDE, parts: part.parts }, appeal: part.appeal };
      parts = undefined;
      at += 1;
      continue;
    }
    const to = breaks ? unitEnd(grid, at, end, kind, capacity) : spanEnd(grid, at, end);
    const rows = layRows(setting, at, to);
    if (setting.more.size > 0) for (const row of rows) row.height += setting.more.get(row.index) ?? 0;
    let height = totalHeight(rows, gap);
    const fits = sheet.y + height <= (to === end ? lastRoom : room) + EPSILON;
    if (!breaks || fits || (to < end && lastRoom > room && endsBy(setting, to, sheet.y + height, lastRoom))) {
      placeRows(setting, rows, sheet, false);
      at = to;
      continue;
    }
    // Not here. On the next page, if it fits there and something stands here already.
    const alone = sheet.count === 0;
    // What is to be kept whole begins on a new page even when none can hold it.
    const kept = to > spanEnd(grid, at, end);
    if ((kept || height <= capacity + EPSILON) && !(alone && space.mustPlace))
      return { resume: { at, consumed: 0, parts: [] }, appeal: 0 };
    if (to - at > 1) {
      const solo = layRow(grid, at, setting.columns, true, setting.pageName, cx);
      height = solo.height + gap;
      if (sheet.y + height <= room + EPSILON) {
        placeRows(setting, [solo], sheet, false);
        at += 1;
        continue;
      }
      if (height <= capacity + EPSILON && !(alone && space.mustPlace))
        return { resume: { at, consumed: 0, parts: [] }, appeal: 0 };
    }
    const left = room - sheet.y - gap;
    const { style, group } = before.row;
    const begins = at === 0 || grid.rows[at - 1]!.group !== before.group;
    const whole = avoids(style.breakInside, kind) || (begins && avoids(group.breakInside, kind));
    if (!(alone && space.mustPlace) && (whole || left < capacity * WORTH))
      return { resume: { at, consumed: 0, parts: [] }, appeal: 0 };
    const part = breakRow(grid, at, setting.columns, undefined, space, left, alone && space.mustPlace, cx);
    if (part === undefined) return { resume: { at, consumed: 0, parts: [] }, appeal: 0 };
    standPart(setting, at, part, sheet);
    if (part.parts !== undefined) return { resume: { at, consumed: 0, offset: INSIDE, parts: part.parts }, appeal: 0 };
    at += 1;
  }
  return undefined;
}

/** Whether all rows from `at` on find their place by `room`: then the table is not cut, and needs no foot that says so. */
function endsBy(setting: Setting, at: number, from: number, room: number): boolean {
  const { grid, gap } = setting;
  let y = from;
  while (at < grid.bodyTo && y <= room + EPSILON) {
    const to = spanEnd(grid, at, grid.bodyTo);
    y += totalHeight(layRows(setting, at, to), gap);
    at = to;
  }
  return at >= grid.bodyTo && y <= room + EPSILON;
}

function forcedBefore(grid: Grid, at: number, kind: Space['fragmentainer']['kind']): Break | undefined {
  const [above, row] = [grid.rows[at - 1], grid.rows[at]!];
  const asked: Break[] = [row.row.style.breakBefore];
  if (above !== undefined) {
    asked.push(above.row.style.breakAfter);
    if (above.group !== row.group && at > grid.bodyFrom)
      asked.push(row.row.group.breakBefore, above.row.group.breakAfter);
  }
  return asked.find((value) => isForced(value) && (value !== 'column' || kind === 'column'));
}

/** The row after the last that a cell spans from here. */
function spanEnd(grid: Grid, at: number, end: number): number {
  let to = at + 1;
  for (let i = at; i < to && i < end; i += 1)
    for (const slot of grid.rows[i]!.slots)
      if (slot !== undefined && slot.from === i) to = Math.max(to, Math.min(end, i + slot.cell.rowSpan));
  return to;
}

/** Rows that belong together: by spans, and where a break is to be avoided; but no more than may stand on one page. */
function unitEnd(grid: Grid, at: number, end: number, kind: Space['fragmentainer']['kind'], capacity: number): number {
  let to = spanEnd(grid, at, end);
  const most = Math.max(1, Math.floor(capacity / 4));
  while (to < end && to - at < most) {
    const [above, row] = [grid.rows[to - 1]!.row, grid.rows[to]!];
    const together =
      avoids(above.style.breakAfter, kind) ||
      avoids(row.row.style.breakBefore, kind) ||
      (grid.rows[to - 1]!.group === row.group && avoids(row.row.group.breakInside, kind));
    if (!together || forcedBefore(grid, to, kind)) break;
    to = spanEnd(grid, to, end);
  }
  return to;
}
