// In: rows of a table and the edges of its columns. Out: rows with their cells laid, aligned and stretched (CSS 2.1 17.5.3).
import type { Box, TableCell } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { definite, frameOf } from './box-sizes.ts';
import { ALL_EDGES, ARTIFACT, boxFragment, moved, NO_STRUT, unbroken } from './fragment.ts';
import { cellBox, cellsOf, type Grid, rowContext } from './table-grid.ts';
import type { BreakAppeal, Context, Fragment, Placed, Resume, Space } from './types.ts';

/** Left and right edge of each column, from the grid's border-box corner. */
export interface Columns {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly spacing: number;
}

export interface LaidCell {
  readonly cell: TableCell;
  readonly x: number;
  readonly width: number;
  readonly fragment: Fragment;
  readonly baseline: number;
  readonly footnotes: readonly Box[];
  readonly last: boolean;
}
export interface LaidRow {
  readonly index: number;
  height: number;
  readonly baseline: number | undefined;
  readonly cells: readonly LaidCell[];
}

export function extent(cell: TableCell, columns: Columns): { readonly x: number; readonly width: number } {
  const end = Math.min(cell.column + cell.columnSpan, columns.left.length) - 1;
  const x = Math.min(columns.left[cell.column] ?? 0, columns.left[end] ?? 0);
  const right = Math.max(columns.right[cell.column] ?? 0, columns.right[end] ?? 0);
  return { x, width: Math.max(0, right - x) };
}

/** `flat`: cells that span rows count for their first row, because the group must be broken. */
export function layRow(
  grid: Grid,
  index: number,
  columns: Columns,
  flat: boolean,
  pageName: string,
  cx: Context,
): LaidRow {
  const cells: LaidCell[] = [];
  const own = rowContext(grid, index, cx);
  for (const cell of cellsOf(grid, index)) {
    const { x, width } = extent(cell, columns);
    const box = cellBox(grid, index, cell);
    const placed = own.layout(box, unbroken(width, undefined, pageName, { inline: width }), undefined);
    if (placed.fragment !== undefined) cells.push(laid(cell, x, width, placed, placed.fragment));
  }
  let [above, below, most] = [0, 0, 0];
  let aligned = false;
  for (const { cell, fragment, baseline } of cells) {
    if (alignOf(cell.box.style) === 'baseline') {
      aligned = true;
      above = Math.max(above, baseline);
      if (flat || cell.rowSpan === 1) below = Math.max(below, fragment.height - baseline);
    }
    if (flat || cell.rowSpan === 1) most = Math.max(most, fragment.height);
  }
  const { row } = grid.rows[index]!;
  const height = Math.max(most, aligned ? above + below : 0, definite(row.style.height, undefined) ?? 0);
  return { index, height, baseline: aligned ? above : cells[0]?.baseline, cells };
}

function laid(cell: TableCell, x: number, width: number, placed: Placed, fragment: Fragment): LaidCell {
  const { borders, padding } = fragment;
  // A cell without a line has its baseline at the bottom of its content.
  const bottom = fragment.height - (borders?.bottom ?? 0) - (padding?.bottom ?? 0);
  return {
    cell,
    x,
    width,
    fragment,
    baseline: placed.baselines.first ?? bottom,
    footnotes: placed.footnotes,
    last: placed.resume === undefined,
  };
}

function alignOf({ verticalAlign }: Style): 'top' | 'middle' | 'bottom' | 'baseline' {
  return verticalAlign === 'top' || verticalAlign === 'middle' || verticalAlign === 'bottom'
    ? verticalAlign
    : 'baseline';
}

/** Rows that cells tie together grow when they are lower than the cell; narrow spans first, wider ones find what is missing. */
export function settleSpans(grid: Grid, rows: readonly LaidRow[], spacing: number): void {
  const first = rows[0]?.index ?? 0;
  const spans: { readonly from: number; readonly to: number; readonly height: number }[] = [];
  for (const row of rows)
    for (const { cell, fragment } of row.cells) {
      if (cell.rowSpan === 1) continue;
      const from = row.index - first;
      spans.push({ from, to: Math.min(from + cell.rowSpan, rows.length), height: fragment.height });
    }
  if (spans.length > 1)
    spans.sort((one, other) => one.to - one.from - (other.to - other.from) || one.from - other.from);
  for (const { from, to, height } of spans) {
    const inside = rows.slice(from, to);
    const sum = inside.reduce((total, row) => total + row.height, (to - from - 1) * spacing);
    if (height <= sum) continue;
    const shares = shareHeight(grid, inside, height - sum, height);
    for (const row of inside) row.height += shares.get(row.index) ?? 0;
  }
}

/**
 * Who of some rows gets how much of a height that is free: rows that ask for a share of `whole`, then those whose height is
 * open, in proportion to their heights; when there is none, all of them (CSS Tables 3, section 5.1).
 */
export function shareHeight(
  grid: Grid,
  rows: readonly { readonly index: number; readonly height: number }[],
  free: number,
  whole: number,
): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  let left = free;
  const open: (typeof rows)[number][] = [];
  for (const row of rows) {
    const { height } = grid.rows[row.index]!.row.style;
    if (typeof height === 'object' && height.percent > 0) {
      const more = Math.min(left, Math.max(0, (whole * height.percent) / 100 - row.height));
      shares.set(row.index, more);
      left -= more;
    } else if (height === 'auto' && cellsOf(grid, row.index).every(isOpen)) open.push(row);
  }
  const takers = open.length > 0 ? open : rows;
  const sum = takers.reduce((total, { height }) => total + height, 0);
  for (const { index, height } of takers) {
    const more = sum > 0 ? (left * height) / sum : left / takers.length;
    shares.set(index, (shares.get(index) ?? 0) + more);
  }
  return shares;
}

const isOpen = ({ box, rowSpan }: TableCell) => rowSpan > 1 || box.type === 'paragraph' || box.style.height === 'auto';

/** A cell whose content takes a share of its height is laid again when that is known (CSS Tables 3, 3.10.5). */
export function fillCell(
  grid: Grid,
  index: number,
  cell: LaidCell,
  height: number,
  pageName: string,
  cx: Context,
): LaidCell {
  const box = cellBox(grid, index, cell.cell);
  if (height <= cell.fragment.height || !('children' in box) || !box.children.some(takesShare)) return cell;
  const space = unbroken(cell.width, undefined, pageName, { inline: cell.width, block: height });
  const placed = rowContext(grid, index, cx).layout(box, space, undefined);
  return placed.fragment ? laid(cell.cell, cell.x, cell.width, placed, placed.fragment) : cell;
}

function takesShare({ style, type }: Box): boolean {
  return type !== 'paragraph' && typeof style.height === 'object' && style.height.percent > 0;
}

/** The cell at its final height, its content moved as `vertical-align` says. */
export function stretchCell(
  { cell, fragment, baseline }: LaidCell,
  height: number,
  rowBaseline: number | undefined,
): Fragment {
  const free = height - fragment.height;
  const align = alignOf(cell.box.style);
  let down = 0;
  if (align === 'middle') down = free / 2;
  else if (align === 'bottom') down = free;
  else if (align === 'baseline' && rowBaseline !== undefined) down = Math.max(0, rowBaseline - baseline);
  if (free === 0 && down === 0) return fragment;
  const children =
    down === 0 ? fragment.children : fragment.children.map((child) => moved(child, child.x, child.y + down));
  return { ...fragment, height, children };
}

/** A row's own fragment: its background, its ids, its cells. */
export function rowFragment(
  grid: Grid,
  index: number,
  y: number,
  width: number,
  x: number,
  height: number,
  cells: readonly Fragment[],
): Fragment {
  const { row } = grid.rows[index]!;
  return {
    type: 'box',
    box: undefined,
    style: row.style,
    mark: ARTIFACT,
    place: row.place,
    x,
    y,
    width,
    height,
    children: cells,
    edges: ALL_EDGES,
    ids: row.ids,
    effects: row.effects,
  };
}

/** Cells that have nothing to show, where `empty-cells: hide` asks for it. */
export function hidesEmpty(grid: Grid, cell: TableCell): boolean {
  const { box } = cell;
  if (grid.collapsed || box.style.emptyCells !== 'hide') return false;
  return (
    box.type === 'block' && box.children.every((child) => child.type === 'paragraph' && child.inlines.length === 0)
  );
}

export interface RowPart {
  readonly fragments: readonly Fragment[];
  readonly height: number;
  readonly parts: readonly (Resume | undefined)[] | undefined;
  readonly appeal: BreakAppeal;
  readonly footnotes: readonly Box[];
  readonly baseline: number | undefined;
}

/** One row broken inside: each cell goes on for itself. undefined: a cell cannot begin here. */
export function breakRow(
  grid: Grid,
  index: number,
  columns: Columns,
  parts: readonly (Resume | undefined)[] | undefined,
  space: Space,
  room: number,
  mustPlace: boolean,
  cx: Context,
): RowPart | undefined {
  const results: {
    readonly cell: TableCell;
    readonly x: number;
    readonly width: number;
    readonly placed: Placed | undefined;
  }[] = [];
  let unfinished = false;
  let appeal: BreakAppeal = 0;
  let height = 0;
  let baseline: number | undefined;
  const footnotes: Box[] = [];
  const cells = cellsOf(grid, index);
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]!;
    const { x, width } = extent(cell, columns);
    const part = parts?.[i];
    if (parts !== undefined && part === undefined) {
      results.push({ cell, x, width, placed: undefined });
      continue;
    }
    const placed = rowContext(grid, index, cx).layout(
      cellBox(grid, index, cell),
      {
        inline: width,
        block: undefined,
        fragmentainer: { ...space.fragmentainer, remaining: room },
        marginStrut: NO_STRUT,
        exclusions: [],
        mustPlace,
        root: true,
        fixed: { inline: width },
      },
      part,
    );
    if (placed.fragment === undefined) return undefined;
    results.push({ cell, x, width, placed });
    footnotes.push(...placed.footnotes);
    height = Math.max(height, placed.fragment.height);
    baseline ??= placed.baselines.first;
    if (placed.resume !== undefined) {
      unfinished = true;
      appeal = Math.max(appeal, placed.breakAppeal) as BreakAppeal;
    }
  }
  if (unfinished && Number.isFinite(room)) height = Math.max(height, room);
  const fragments = results.map(({ cell, x, width, placed }) => {
    const fragment = placed?.fragment ?? emptyCell(grid, index, cell, width, cx);
    return { ...fragment, x, height };
  });
  return {
    fragments,
    height,
    parts: unfinished ? results.map(({ placed }) => placed?.resume) : undefined,
    appeal,
    footnotes,
    baseline,
  };
}

/** What is left of a cell whose content is finished, beside one that goes on. */
export function emptyCell(grid: Grid, index: number, cell: TableCell, width: number, cx: Context): Fragment {
  const box = cellBox(grid, index, cell);
  const { borders, padding } = frameOf(box.style, width);
  return boxFragment(box, cx, { width, height: 0, children: [], first: false, last: true, borders, padding });
}
