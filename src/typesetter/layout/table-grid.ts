// In: a table. Out: its rows in one list, and which cell stands in each slot of the grid (CSS 2.1 17.5), made once.
import type { Box, TableBox, TableCell, TableRow } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { collapsedWidths } from './collapsed-borders.ts';
import type { Context } from './types.ts';

export interface GridRow {
  readonly row: TableRow;
  /** Which group of the table: 0 head, then each body, then the foot. */
  readonly group: number;
  /** The cell of each column: one that spans from a row above stands here again. */
  readonly slots: readonly (Slot | undefined)[];
}
export interface Slot {
  readonly cell: TableCell;
  /** Index of the row where it begins, in `Grid.rows`. */
  readonly from: number;
}
export interface Grid {
  readonly table: TableBox;
  /** Head, bodies, foot; then head and foot as they are repeated, where these differ. */
  readonly rows: readonly GridRow[];
  readonly bodyFrom: number;
  readonly bodyTo: number;
  /** The end of the table: what stands after it in `rows` is for repeating. */
  readonly end: number;
  /** The rows that stand above those of a part that goes on, and below those of one that is cut. */
  readonly headAgain: RowRange;
  readonly footAgain: RowRange;
  readonly columnStyles: readonly (Style | undefined)[];
  /** Columns that `visibility: collapse` takes away, with the cells that stand in no other. */
  readonly hidden: ReadonlySet<number>;
  readonly collapsed: boolean;
  /** Cells as they are laid out: borders halved where they collapse, a height that is only a least one. */
  readonly boxes: Map<TableCell, Box>;
  /** Where the rows of a long table are laid, a few hundred at a time. */
  readonly chunks: Chunks;
  readonly styles: Map<string, Style>;
  readonly styleNumbers: Map<Style, number>;
}

interface Chunks {
  of: Context | undefined;
  readonly contexts: Map<number, Context>;
}

/** Rows that share what is remembered of them, and how many such chunks are kept: more than any page shows. */
const CHUNK = 256;
const KEPT = 6;
/** Cells of long tables are let go when there are so many. */
const MOST_BOXES = 20_000;

export interface RowRange {
  readonly from: number;
  readonly to: number;
}

export function gridOf(table: TableBox, cx: Context): Grid {
  const memory = cx.memory('table grid') as WeakMap<TableBox, Grid>;
  let grid = memory.get(table);
  if (grid === undefined) {
    grid = makeGrid(table);
    memory.set(table, grid);
  }
  return grid;
}

export function hiddenColumns({ columns, columnCount }: TableBox): ReadonlySet<number> {
  if (columns.length === 0) return NO_COLUMNS;
  const hidden = new Set<number>();
  let at = 0;
  for (const { style, span } of columns) {
    if (style.visibility === 'collapse') for (let i = at; i < Math.min(at + span, columnCount); i += 1) hidden.add(i);
    at += span;
  }
  return hidden;
}
const NO_COLUMNS: ReadonlySet<number> = new Set();

function isHidden({ column, columnSpan }: TableCell, hidden: ReadonlySet<number>): boolean {
  for (let i = column; i < column + columnSpan; i += 1) if (!hidden.has(i)) return false;
  return true;
}

function makeGrid(table: TableBox): Grid {
  const hidden = hiddenColumns(table);
  const rows: GridRow[] = [];
  const add = (list: readonly TableRow[], group: number) => {
    const last = rows.length + list.length;
    for (const row of list) {
      if (row.style.visibility === 'collapse') continue;
      const index = rows.length;
      const slots: (Slot | undefined)[] = new Array(table.columnCount).fill(undefined);
      const above = rows[index - 1];
      if (above?.group === group)
        for (let column = 0; column < slots.length; column += 1) {
          const slot = above.slots[column];
          if (slot !== undefined && slot.from + slot.cell.rowSpan > index) slots[column] = slot;
        }
      for (const cell of row.cells) {
        if (hidden.size > 0 && isHidden(cell, hidden)) continue;
        const slot = { cell: clip(cell, last - index), from: index };
        for (let i = cell.column; i < Math.min(cell.column + cell.columnSpan, slots.length); i += 1) slots[i] ??= slot;
      }
      rows.push({ row, group, slots });
    }
  };
  add(table.head, 0);
  const bodyFrom = rows.length;
  for (const [i, body] of table.bodies.entries()) add(body, i + 1);
  const bodyTo = rows.length;
  add(table.foot, table.bodies.length + 1);
  const end = rows.length;
  let headAgain: RowRange = { from: 0, to: bodyFrom };
  let footAgain: RowRange = { from: bodyTo, to: end };
  const { again } = table;
  if (again?.head) {
    add(again.head, table.bodies.length + 2);
    headAgain = { from: end, to: rows.length };
  }
  if (again?.foot) {
    const from = rows.length;
    add(again.foot, table.bodies.length + 3);
    footAgain = { from, to: rows.length };
  }
  const columnStyles: Style[] = [];
  for (const { style, span } of table.columns)
    for (let i = 0; i < span && columnStyles.length < table.columnCount; i += 1) columnStyles.push(style);
  return {
    table,
    rows,
    bodyFrom,
    bodyTo,
    end,
    headAgain,
    footAgain,
    columnStyles,
    hidden,
    collapsed: table.style.borderCollapse === 'collapse',
    boxes: new Map(),
    chunks: { of: undefined, contexts: new Map() },
    styles: new Map(),
    styleNumbers: new Map(),
  };
}

function clip(cell: TableCell, most: number): TableCell {
  return cell.rowSpan > most ? { ...cell, rowSpan: Math.max(1, most) } : cell;
}

/** The cells that begin in a row, in order of columns. */
export function cellsOf(grid: Grid, index: number): readonly TableCell[] {
  const { slots } = grid.rows[index]!;
  const cells: TableCell[] = [];
  let last: Slot | undefined;
  for (const slot of slots) {
    if (slot !== undefined && slot !== last && slot.from === index) cells.push(slot.cell);
    last = slot;
  }
  return cells;
}

/** Where row `index` is laid: in a long table, what is remembered of rows far above is dropped. */
export function rowContext(grid: Grid, index: number, cx: Context): Context {
  const { rows, chunks } = grid;
  if (rows.length <= CHUNK * KEPT) return cx;
  if (chunks.of !== cx) {
    chunks.of = cx;
    chunks.contexts.clear();
  }
  const number = Math.floor(index / CHUNK);
  let chunk = chunks.contexts.get(number);
  if (chunk === undefined) {
    chunk = cx.apart();
    chunks.contexts.set(number, chunk);
    for (const old of chunks.contexts.keys()) if (chunks.contexts.size > KEPT) chunks.contexts.delete(old);
  }
  return chunk;
}

/** The box of a cell as it is laid out; the same object each time. */
export function cellBox(grid: Grid, index: number, cell: TableCell): Box {
  const { box } = cell;
  if (box.type === 'paragraph') return box;
  if (!grid.collapsed && box.style.height === 'auto') return box;
  let known = grid.boxes.get(cell);
  if (known === undefined) {
    known = { ...box, style: cellStyle(grid, index, cell, box.style) } as Box;
    if (grid.boxes.size >= MOST_BOXES) grid.boxes.clear();
    grid.boxes.set(cell, known);
  }
  return known;
}

function cellStyle(grid: Grid, index: number, cell: TableCell, style: Style): Style {
  const widths = grid.collapsed ? collapsedWidths(grid, index, cell) : undefined;
  // Cells of one look share one style, as they did before.
  let number = grid.styleNumbers.get(style);
  if (number === undefined) {
    number = grid.styleNumbers.size;
    grid.styleNumbers.set(style, number);
  }
  const key = widths ? `${number}|${widths.top}|${widths.right}|${widths.bottom}|${widths.left}` : `${number}`;
  let known = grid.styles.get(key);
  if (known === undefined) {
    known = {
      ...style,
      height: 'auto',
      minHeight: style.height === 'auto' ? style.minHeight : style.height,
      ...(widths && {
        borderTopWidth: widths.top,
        borderRightWidth: widths.right,
        borderBottomWidth: widths.bottom,
        borderLeftWidth: widths.left,
        borderTopStyle: 'none',
        borderRightStyle: 'none',
        borderBottomStyle: 'none',
        borderLeftStyle: 'none',
      }),
    };
    grid.styles.set(key, known);
  }
  return known;
}
