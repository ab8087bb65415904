// In: rows of a table that have been laid. Out: the rows as they stand in one fragment of it, spanning cells over all of theirs.
import type { Box, TableCell } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import type { StandingRow } from './collapsed-borders.ts';
import { asArtifact, moved } from './fragment.ts';
import { cellsOf, type Grid } from './table-grid.ts';
import {
  type breakRow,
  type Columns,
  emptyCell,
  extent,
  fillCell,
  hidesEmpty,
  type LaidCell,
  type LaidRow,
  layRow,
  rowFragment,
  settleSpans,
  stretchCell,
} from './table-rows.ts';
import type { Context, Fragment } from './types.ts';

/** What stands in this fragment so far. Coordinates from the corner of the grid's border box. */
export interface Sheet {
  y: number;
  /** Rows of the body, without head and foot. */
  count: number;
  readonly standing: StandingRow[];
  readonly rows: Fragment[];
  readonly groups: { readonly style: Style; readonly group: number; readonly from: number; to: number }[];
  readonly footnotes: Box[];
  first: number | undefined;
  /** Cells of rows laid one by one that span rows below: as children of `rows`. */
  readonly spanning: { readonly row: number; readonly child: number; readonly cell: TableCell }[];
}

export interface Setting {
  readonly grid: Grid;
  readonly columns: Columns;
  readonly gap: number;
  /** From the grid's left edge: the rows. */
  readonly x: number;
  readonly width: number;
  readonly pageName: string;
  readonly cx: Context;
  /** By row of the body, what is added where the table's height is more than its rows ask. */
  readonly more: ReadonlyMap<number, number>;
}

export function layRows(setting: Setting, from: number, to: number): LaidRow[] {
  const rows: LaidRow[] = [];
  for (let i = from; i < to; i += 1)
    rows.push(layRow(setting.grid, i, setting.columns, false, setting.pageName, setting.cx));
  settleSpans(setting.grid, rows, setting.gap);
  return rows;
}

export function totalHeight(rows: readonly LaidRow[], gap: number): number {
  let sum = 0;
  for (const row of rows) sum += row.height + gap;
  return sum;
}

/** Rows one below the other; `copy`: they have been read on an earlier page. */
export function placeRows(setting: Setting, rows: readonly LaidRow[], sheet: Sheet, copy: boolean): void {
  const { grid, gap } = setting;
  if (rows.length === 0) return;
  const first = rows[0]!.index;
  // A spanning cell stands in the last of its rows, over the backgrounds of all.
  const waiting: {
    readonly laid: LaidCell;
    readonly row: number;
    readonly y: number;
    readonly last: number;
    readonly baseline: number | undefined;
  }[] = [];
  for (const row of rows) {
    const y = sheet.y;
    const cells: Fragment[] = [];
    for (const laid of row.cells) {
      const last = Math.min(row.index + laid.cell.rowSpan, first + rows.length) - 1;
      if (last > row.index) waiting.push({ laid, row: row.index, y, last, baseline: row.baseline });
      else {
        if (laid.cell.rowSpan > 1 && row.index + laid.cell.rowSpan - 1 > last)
          sheet.spanning.push({ row: sheet.rows.length, child: cells.length, cell: laid.cell });
        cells.push(place(setting, row.index, laid, row.height, row.baseline, 0));
      }
      if (!copy && laid.footnotes.length > 0) sheet.footnotes.push(...laid.footnotes);
    }
    for (const one of waiting)
      if (one.last === row.index)
        cells.push(place(setting, one.row, one.laid, y + row.height - one.y, one.baseline, one.y - y));
    stand(setting, row.index, row.height, cells, sheet, copy);
    if (row.baseline !== undefined) sheet.first ??= y + row.baseline;
    sheet.y = y + row.height + gap;
    if (row.index >= grid.bodyFrom && row.index < grid.bodyTo) sheet.count += 1;
  }
}

function place(
  setting: Setting,
  row: number,
  laid: LaidCell,
  height: number,
  baseline: number | undefined,
  y: number,
): Fragment {
  const full = fillCell(setting.grid, row, laid, height, setting.pageName, setting.cx);
  const fragment = moved(stretchCell(full, height, baseline), laid.x - setting.x, y);
  if (!hidesEmpty(setting.grid, laid.cell)) return fragment;
  return { ...fragment, style: { ...fragment.style, visibility: 'hidden' } };
}

export function standPart(
  setting: Setting,
  index: number,
  part: NonNullable<ReturnType<typeof breakRow>>,
  sheet: Sheet,
): void {
  const cells = part.fragments.map((cell) => moved(cell, cell.x - setting.x, 0));
  for (const [child, cell] of cellsOf(setting.grid, index).entries())
    if (cell.rowSpan > 1 && part.parts === undefined) sheet.spanning.push({ row: sheet.rows.length, child, cell });
  stand(setting, index, part.height, cells, sheet, false);
  sheet.footnotes.push(...part.footnotes);
  if (part.baseline !== undefined) sheet.first ??= sheet.y + part.baseline;
  sheet.y += part.height + setting.gap;
  sheet.count += 1;
}

function stand(
  setting: Setting,
  index: number,
  height: number,
  cells: readonly Fragment[],
  sheet: Sheet,
  copy: boolean,
): void {
  const { grid } = setting;
  const row = grid.rows[index]!;
  const fragment = rowFragment(grid, index, sheet.y, setting.width, setting.x, height, cells);
  sheet.rows.push(copy ? asArtifact(fragment) : fragment);
  sheet.standing.push({ index, row, y: sheet.y, height });
  const last = sheet.groups.at(-1);
  if (last !== undefined && last.group === row.group) last.to = sheet.rows.length;
  else
    sheet.groups.push({ style: row.row.group, group: row.group, from: sheet.rows.length - 1, to: sheet.rows.length });
}

/** Cells that span rows laid one by one reach to the last of them here; those begun on an earlier page go on empty. */
export function extendSpans(setting: Setting, sheet: Sheet): void {
  const { grid, columns } = setting;
  const { rows, standing } = sheet;
  const lastOf = (k: number, end: number) => {
    let last = k;
    for (let at = standing[k]!.index + 1; at < end && standing[last + 1]?.index === at; at += 1) last += 1;
    return last;
  };
  const bottomOf = (k: number) => standing[k]!.y + standing[k]!.height;
  const more = new Map<number, Fragment[]>();
  const gone = new Map<number, Set<number>>();
  for (const { row, child, cell } of sheet.spanning) {
    const last = lastOf(row, standing[row]!.index + cell.rowSpan);
    const fragment = rows[row]!.children[child];
    if (last === row || fragment === undefined) continue;
    const y = standing[row]!.y;
    // It stands in the last of its rows, over the backgrounds of all.
    const tall = { ...moved(fragment, fragment.x, y - standing[last]!.y), height: bottomOf(last) - y };
    more.set(last, [...(more.get(last) ?? []), tall]);
    gone.set(row, (gone.get(row) ?? new Set()).add(child));
  }
  const top = standing.findIndex(({ index }) => index >= grid.bodyFrom && index < grid.bodyTo);
  const first = standing[top]?.index ?? grid.bodyFrom;
  if (first > grid.bodyFrom)
    for (const slot of new Set(grid.rows[first]!.slots)) {
      if (slot === undefined || slot.from >= first || slot.from < grid.bodyFrom) continue;
      const last = lastOf(top, slot.from + slot.cell.rowSpan);
      const { x, width } = extent(slot.cell, columns);
      const y = standing[top]!.y;
      const empty = moved(
        emptyCell(grid, slot.from, slot.cell, width, setting.cx),
        x - setting.x,
        y - standing[last]!.y,
      );
      more.set(last, [...(more.get(last) ?? []), { ...empty, height: bottomOf(last) - y }]);
    }
  for (const k of new Set([...more.keys(), ...gone.keys()])) {
    const left = rows[k]!.children.filter((_, child) => !gone.get(k)?.has(child));
    rows[k] = { ...rows[k]!, children: [...left, ...(more.get(k) ?? [])] };
  }
}
