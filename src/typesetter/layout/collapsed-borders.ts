// In: a grid whose borders collapse. Out: the border that wins at each edge (CSS 2.1 17.6.2), its half for layout, its line for paint.
import type { Colour } from '../../base/colour.ts';
import type { Sides } from '../../base/geometry.ts';
import type { TableCell } from '../boxes/types.ts';
import type { BorderStyle, Style } from '../style/types.ts';
import { sameColour } from './decorations.ts';
import type { Grid, GridRow } from './table-grid.ts';
import type { RuleLine } from './types.ts';

interface Edge {
  readonly width: number;
  readonly style: BorderStyle;
  readonly colour: Colour;
}

const ORDER: readonly BorderStyle[] = [
  'none',
  'inset',
  'groove',
  'outset',
  'ridge',
  'dotted',
  'dashed',
  'solid',
  'double',
  'hidden',
];
const NONE: Edge = { width: 0, style: 'none', colour: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 } };

const topOf = (s: Style): Edge => ({ width: s.borderTopWidth, style: s.borderTopStyle, colour: s.borderTopColor });
const rightOf = (s: Style): Edge => ({
  width: s.borderRightWidth,
  style: s.borderRightStyle,
  colour: s.borderRightColor,
});
const bottomOf = (s: Style): Edge => ({
  width: s.borderBottomWidth,
  style: s.borderBottomStyle,
  colour: s.borderBottomColor,
});
const leftOf = (s: Style): Edge => ({ width: s.borderLeftWidth, style: s.borderLeftStyle, colour: s.borderLeftColor });

/** Of several, in order of what they belong to (cell, row, group, column, table): `hidden` rules, then width, then style. */
function winner(best: Edge, other: Edge): Edge {
  if (best.style === 'hidden') return best;
  if (other.style === 'hidden') return other;
  if (other.style === 'none') return best;
  if (best.style === 'none') return other;
  if (other.width !== best.width) return other.width > best.width ? other : best;
  return ORDER.indexOf(other.style) > ORDER.indexOf(best.style) ? other : best;
}

/** The edge between two rows at a column; a row that is not there is outside the table. */
function horizontal(grid: Grid, above: GridRow | undefined, below: GridRow | undefined, column: number): Edge {
  const upper = above?.slots[column];
  const lower = below?.slots[column];
  if (upper !== undefined && upper === lower) return NONE;
  let edge = NONE;
  if (upper) edge = winner(edge, bottomOf(upper.cell.box.style));
  if (lower) edge = winner(edge, topOf(lower.cell.box.style));
  if (above) edge = winner(edge, bottomOf(above.row.style));
  if (below) edge = winner(edge, topOf(below.row.style));
  if (above?.group !== below?.group) {
    if (above) edge = winner(edge, bottomOf(above.row.group));
    if (below) edge = winner(edge, topOf(below.row.group));
  }
  if (above === undefined || below === undefined) {
    const of = above === undefined ? topOf : bottomOf;
    const style = grid.columnStyles[column];
    if (style) edge = winner(edge, of(style));
    edge = winner(edge, of(grid.table.style));
  }
  return edge;
}

/** The edge before a column (or after the last) in a row. */
function vertical(grid: Grid, row: GridRow, column: number): Edge {
  const before = column > 0 ? row.slots[column - 1] : undefined;
  const after = row.slots[column];
  if (before !== undefined && before === after) return NONE;
  let edge = NONE;
  if (before) edge = winner(edge, rightOf(before.cell.box.style));
  if (after) edge = winner(edge, leftOf(after.cell.box.style));
  const [first, last] = [column === 0, column === grid.table.columnCount];
  if (first || last) {
    const of = first ? leftOf : rightOf;
    edge = winner(edge, of(row.row.style));
    edge = winner(edge, of(row.row.group));
  }
  const [left, right] = [grid.columnStyles[column - 1], grid.columnStyles[column]];
  if (left) edge = winner(edge, rightOf(left));
  if (right) edge = winner(edge, leftOf(right));
  if (first || last) edge = winner(edge, (first ? leftOf : rightOf)(grid.table.style));
  return edge;
}

const shown = (edge: Edge) => (edge.style === 'hidden' || edge.style === 'none' ? 0 : edge.width);

/** The row that a row of the grid stands under; a repeated one begins its part or follows the body. */
function rowAbove(grid: Grid, index: number): GridRow | undefined {
  const { headAgain, footAgain, bodyTo, end } = grid;
  if (index >= end && index === footAgain.from) return grid.rows[bodyTo - 1];
  return index >= end && index === headAgain.from ? undefined : grid.rows[index - 1];
}

/** The row that stands under those before `to`. */
function rowBelow(grid: Grid, to: number): GridRow | undefined {
  const { headAgain, footAgain, bodyFrom, end } = grid;
  if (to === end || (to > end && to === footAgain.to)) return undefined;
  return to > end && to === headAgain.to ? grid.rows[bodyFrom] : grid.rows[to];
}

/** The halves of the borders around a cell that belong to it. */
export function collapsedWidths(grid: Grid, index: number, cell: TableCell): Sides {
  const row = grid.rows[index]!;
  const end = index + cell.rowSpan;
  const [above, below] = [rowAbove(grid, index), rowBelow(grid, end)];
  let [top, bottom] = [0, 0];
  const to = Math.min(cell.column + cell.columnSpan, grid.table.columnCount);
  for (let column = cell.column; column < to; column += 1) {
    top = Math.max(top, shown(horizontal(grid, above, row, column)));
    bottom = Math.max(bottom, shown(horizontal(grid, grid.rows[end - 1], below, column)));
  }
  return {
    top: top / 2,
    right: shown(vertical(grid, row, to)) / 2,
    bottom: bottom / 2,
    left: shown(vertical(grid, row, cell.column)) / 2,
  };
}

/** The halves that belong to the table itself: the first row decides for the sides. */
export function tableBorders(grid: Grid): Sides {
  const [first, last] = [grid.rows[0], grid.rows[grid.end - 1]];
  if (first === undefined || last === undefined) return { top: 0, right: 0, bottom: 0, left: 0 };
  let [top, bottom] = [0, 0];
  for (let column = 0; column < grid.table.columnCount; column += 1) {
    top = Math.max(top, shown(horizontal(grid, undefined, first, column)));
    bottom = Math.max(bottom, shown(horizontal(grid, last, undefined, column)));
  }
  return {
    top: top / 2,
    right: shown(vertical(grid, first, grid.table.columnCount)) / 2,
    bottom: bottom / 2,
    left: shown(vertical(grid, first, 0)) / 2,
  };
}

/** A row as it stands on a page. */
export interface StandingRow {
  /** In `Grid.rows`. */
  readonly index: number;
  readonly row: GridRow;
  readonly y: number;
  readonly height: number;
}

/**
 * The lines of the rows that stand on one page; `xs` are the edges of the columns, one more than there are columns.
 * Neighbours are those on the page: a repeated head meets the row it stands on. `cut`: a break, not the table's end.
 */
export function borderLines(
  grid: Grid,
  rows: readonly StandingRow[],
  xs: readonly number[],
  cut: { readonly top: boolean; readonly bottom: boolean },
): readonly RuleLine[] {
  const lines: RuleLine[] = [];
  const count = grid.table.columnCount;
  const open: (Mutable | undefined)[] = new Array(count + 1).fill(undefined);
  for (let i = 0; i <= rows.length; i += 1) {
    const [above, below] = [rows[i - 1], rows[i]];
    const y = below?.y ?? (above === undefined ? 0 : above.y + above.height);
    let run: Mutable | undefined;
    let edgeBefore: Edge = NONE;
    for (let column = 0; column < count; column += 1) {
      let edge = horizontal(grid, above?.row, below?.row, column);
      // At a break the table has no border of its own; what cells and rows ask for closes the page.
      if ((i === 0 && cut.top) || (i === rows.length && cut.bottom)) edge = rowsOnly(above?.row, below?.row, column);
      const [from, to] = [Math.min(xs[column]!, xs[column + 1]!), Math.max(xs[column]!, xs[column + 1]!)];
      const joint = Math.max(meeting(grid, above?.row, column), meeting(grid, below?.row, column)) / 2;
      const end = Math.max(meeting(grid, above?.row, column + 1), meeting(grid, below?.row, column + 1)) / 2;
      const width = shown(edge);
      if (width === 0) run = undefined;
      else if (run !== undefined && same(edge, edgeBefore)) {
        const right = Math.max(run.x + run.width, to + end);
        run.x = Math.min(run.x, from - joint);
        run.width = right - run.x;
      } else {
        run = {
          x: from - joint,
          y: y - width / 2,
          width: to + end - from + joint,
          height: width,
          style: edge.style,
          colour: edge.colour,
          side: 'top',
        };
        lines.push(run);
      }
      edgeBefore = edge;
    }
    if (below === undefined) continue;
    for (let column = 0; column <= count; column += 1) {
      const edge = vertical(grid, below.row, column);
      const width = shown(edge);
      const line = open[column];
      if (width === 0) open[column] = undefined;
      else if (
        line !== undefined &&
        line.width === width &&
        line.style === edge.style &&
        sameColour(line.colour, edge.colour)
      )
        line.height = below.y + below.height - line.y;
      else {
        const made: Mutable = {
          x: xs[column]! - width / 2,
          y: below.y,
          width,
          height: below.height,
          style: edge.style,
          colour: edge.colour,
          side: 'left',
        };
        open[column] = made;
        lines.push(made);
      }
    }
  }
  return lines;
}

type Mutable = { -readonly [key in keyof RuleLine]: RuleLine[key] };

function meeting(grid: Grid, row: GridRow | undefined, column: number): number {
  return row === undefined ? 0 : shown(vertical(grid, row, column));
}

function rowsOnly(above: GridRow | undefined, below: GridRow | undefined, column: number): Edge {
  let edge = NONE;
  const [upper, lower] = [above?.slots[column], below?.slots[column]];
  if (upper) edge = winner(edge, bottomOf(upper.cell.box.style));
  if (lower) edge = winner(edge, topOf(lower.cell.box.style));
  if (above) edge = winner(edge, bottomOf(above.row.style));
  if (below) edge = winner(edge, topOf(below.row.style));
  return edge;
}

function same(one: Edge, other: Edge): boolean {
  return one.width === other.width && one.style === other.style && sameColour(one.colour, other.colour);
}
