// In: a table and the width it has. Out: the widths of its columns (CSS 2.1 17.5.2), and what the whole grid wants.
import { type LengthPercentage, resolveLength } from '../../base/length.ts';
import type { Box, TableBox } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { type Contents, definite, type Frame, frameOf } from './box-sizes.ts';
import { tableBorders } from './collapsed-borders.ts';
import { cellBox, cellsOf, gridOf, hiddenColumns } from './table-grid.ts';
import type { Context } from './types.ts';

/** Automatic widths look at this many rows at each end: the hundred thousandth row seldom holds the longest word. */
const MEASURED = 400;

interface Column {
  min: number;
  max: number;
  /** A width that the author gave, border box. */
  fixed: number | undefined;
  percent: number | undefined;
}

/** Widths between the columns and at both ends; none where borders collapse. */
export function spacingOf({ style }: TableBox): { readonly x: number; readonly y: number } {
  return style.borderCollapse === 'collapse' ? NO_SPACING : style.borderSpacing;
}
/** Borders and padding of the grid: halves of the outer borders, and no padding, where borders collapse. */
export function tableFrame(box: TableBox, basis: number, cx: Context): Frame {
  if (box.style.borderCollapse !== 'collapse') return frameOf(box.style, basis);
  const borders = tableBorders(gridOf(box, cx));
  const padding = { top: 0, right: 0, bottom: 0, left: 0 };
  return { borders, padding, inline: borders.left + borders.right, block: borders.top + borders.bottom };
}
const NO_SPACING = { x: 0, y: 0 };

/** What the grid wants inside the table's borders and padding, spacing included. */
export function tableContents(box: TableBox, cx: Context): Contents {
  const columns = measure(box, cx);
  const gaps = gapsOf(box);
  let [min, max] = [gaps, gaps];
  let shares = 0;
  for (const column of columns) {
    min += column.min;
    max += column.percent === undefined ? Math.max(column.min, column.fixed ?? column.max) : column.min;
    shares += column.percent ?? 0;
  }
  // A column of p % wants a table of which it is p %; the others share what is left.
  for (const { percent, max: own } of columns)
    if (percent !== undefined && percent > 0) max = Math.max(max, Math.min(own / (percent / 100), 1e5));
  if (shares > 0 && shares < 100) {
    const others = columns.reduce(
      (sum, c) => sum + (c.percent === undefined ? Math.max(c.min, c.fixed ?? c.max) : 0),
      0,
    );
    max = Math.max(max, Math.min(others / (1 - shares / 100), 1e5));
  }
  return { min, max: Math.max(min, max) };
}

/** All that stands between the columns that show, and at both ends. */
export function gapsOf(box: TableBox): number {
  const shown = box.columnCount - hiddenColumns(box).size;
  return spacingOf(box).x * (shown === 0 ? 0 : shown + 1);
}

/** Column widths that fill `inner` (the grid inside borders and padding), or as much as min-content asks. */
export function columnWidths(box: TableBox, inner: number, cx: Context): readonly number[] {
  const available = Math.max(0, inner - gapsOf(box));
  if (box.columnCount === 0) return [];
  const isFixed = box.style.tableLayout === 'fixed' && box.style.width !== 'auto';
  const widths = isFixed ? fixedWidths(box, available) : distribute(measure(box, cx), available);
  const hidden = hiddenColumns(box);
  return hidden.size === 0 ? widths : widths.map((width, column) => (hidden.has(column) ? 0 : width));
}

/** CSS 2.1 17.5.2.1: columns and the first row decide; the others share the rest evenly. */
function fixedWidths(box: TableBox, available: number): readonly number[] {
  const widths: (number | undefined)[] = new Array(box.columnCount).fill(undefined);
  eachColumn(box, (index, style) => {
    widths[index] ??= definite(style.width, available);
  });
  const first = box.head[0] ?? box.bodies.find((rows) => rows.length > 0)?.[0] ?? box.foot[0];
  for (const cell of first?.cells ?? []) {
    const frame = cell.box.type === 'paragraph' ? 0 : frameOf(cell.box.style, available).inline;
    const own = definite(cell.box.style.width, available);
    if (own === undefined) continue;
    const outer = cell.box.style.boxSizing === 'border-box' ? Math.max(own, frame) : own + frame;
    for (let i = cell.column; i < cell.column + cell.columnSpan && i < widths.length; i += 1)
      widths[i] ??= outer / cell.columnSpan;
  }
  const given = widths.reduce<number>((sum, w) => sum + (w ?? 0), 0);
  const open = widths.filter((w) => w === undefined).length;
  if (open > 0) return widths.map((w) => w ?? Math.max(0, available - given) / open);
  const scale = given > 0 && given < available ? available / given : 1;
  return widths.map((w) => w! * scale);
}

function eachColumn(box: TableBox, visit: (index: number, style: Style) => void): void {
  let index = 0;
  for (const column of box.columns)
    for (let i = 0; i < column.span && index < box.columnCount; i += 1, index += 1) visit(index, column.style);
}

/** Indexes of the rows that are measured: those at both ends of a long group. */
function* measuredRows(from: number, to: number): Iterable<number> {
  for (let i = from; i < to; i += 1) {
    if (i - from === MEASURED && to - from > 2 * MEASURED) i = to - MEASURED;
    yield i;
  }
}

function measure(box: TableBox, cx: Context): readonly Column[] {
  // Page references grow from pass to pass, and their columns with them.
  const memory = cx.memory('table columns') as WeakMap<
    Box,
    { readonly pass: unknown; readonly columns: readonly Column[] }
  >;
  let known = memory.get(box);
  if (known?.pass !== cx.pageReference) {
    known = { pass: cx.pageReference, columns: measureColumns(box, cx) };
    memory.set(box, known);
  }
  return known.columns;
}

interface Wide extends Column {
  readonly at: number;
  readonly span: number;
}

function measureColumns(box: TableBox, cx: Context): readonly Column[] {
  const columns: Column[] = Array.from({ length: box.columnCount }, () => ({
    min: 0,
    max: 0,
    fixed: undefined,
    percent: undefined,
  }));
  eachColumn(box, (index, style) => {
    if (style.visibility !== 'collapse') wish(columns[index]!, style.width, 0);
  });
  const wide = new Map<string, Wide>();
  const grid = gridOf(box, cx);
  for (const index of measuredRows(0, grid.rows.length))
    for (const one of cellsOf(grid, index)) {
      const { column, columnSpan } = one;
      const cell = cellBox(grid, index, one);
      const own = cx.intrinsic(cell);
      if (columnSpan === 1) {
        const at = columns[column];
        if (at === undefined) continue;
        if (own.min > at.min) at.min = own.min;
        if (own.max > at.max) at.max = own.max;
        if (cell.type !== 'paragraph' && cell.style.width !== 'auto') wishOf(at, cell);
        continue;
      }
      const key = `${column}|${columnSpan}`;
      let span = wide.get(key);
      if (span === undefined) {
        span = { at: column, span: columnSpan, min: 0, max: 0, fixed: undefined, percent: undefined };
        wide.set(key, span);
      }
      span.min = Math.max(span.min, own.min);
      span.max = Math.max(span.max, own.max);
      if (cell.type !== 'paragraph' && cell.style.width !== 'auto') wishOf(span, cell);
    }
  // Narrow spans first: wider ones then share out only what is still missing.
  const gap = spacingOf(box).x;
  for (const span of [...wide.values()].sort((a, b) => a.span - b.span || a.at - b.at)) spread(columns, span, gap);
  for (const column of columns) {
    column.max = Math.max(column.min, column.max);
    if (column.fixed !== undefined) column.fixed = Math.max(column.min, column.fixed);
  }
  return columns;
}

function wishOf(column: Column, cell: Box): void {
  const frame = cell.style.boxSizing === 'border-box' ? 0 : frameOf(cell.style, 0).inline;
  wish(column, cell.style.width, frame);
}

function wish(column: Column, width: Style['width'], frame: number): void {
  if (typeof width === 'number') column.fixed = Math.max(column.fixed ?? 0, width + frame);
  else if (isPercent(width)) column.percent = Math.max(column.percent ?? 0, width.percent);
}

function isPercent(width: Style['width']): width is Exclude<LengthPercentage, number> {
  return typeof width === 'object' && width.percent > 0;
}

function spread(columns: readonly Column[], span: Wide, gap: number): void {
  const inside = columns.slice(span.at, span.at + span.span);
  if (inside.length === 0) return;
  const gaps = gap * (inside.length - 1);
  const open = inside.filter((c) => c.fixed === undefined && c.percent === undefined);
  const to = open.length > 0 ? open : inside;
  const share = (want: number, key: 'min' | 'max') => {
    const missing = want - gaps - inside.reduce((sum, c) => sum + c[key], 0);
    if (missing <= 0) return;
    const weight = to.reduce((sum, c) => sum + c.max, 0);
    for (const c of to) c[key] += weight > 0 ? (missing * c.max) / weight : missing / to.length;
  };
  const most = Math.max(span.max, span.fixed ?? 0);
  share(span.min, 'min');
  share(most, 'max');
  for (const c of inside) c.max = Math.max(c.max, c.min);
  if (span.percent !== undefined) {
    const rest = span.percent - inside.reduce((sum, c) => sum + (c.percent ?? 0), 0);
    const without = inside.filter((c) => c.percent === undefined);
    const weight = without.reduce((sum, c) => sum + c.max, 0);
    if (rest > 0) for (const c of without) c.percent = weight > 0 ? (rest * c.max) / weight : rest / without.length;
  }
}

/**
 * Between four guesses (CSS Tables 3, section 4.4.1): all min-content; percentages met; fixed widths met; all max-content.
 * What is more than the last goes to the columns that the author left open, in proportion to their content.
 */
function distribute(columns: readonly Column[], available: number): readonly number[] {
  const min = columns.map((c) => c.min);
  const percent = columns.map((c) =>
    c.percent === undefined
      ? c.min
      : Math.max(c.min, resolveLength({ percent: Math.min(100, c.percent), points: 0 }, available)),
  );
  const fixed = columns.map((c, i) => (c.percent !== undefined ? percent[i]! : (c.fixed ?? c.min)));
  const max = columns.map((c, i) => (c.percent !== undefined ? percent[i]! : (c.fixed ?? c.max)));
  const guesses = [min, percent, fixed, max];
  let low = min;
  if (sum(min) >= available) return min;
  for (const high of guesses.slice(1)) {
    const [from, to] = [sum(low), sum(high)];
    if (to >= available) {
      const t = to > from ? (available - from) / (to - from) : 0;
      const base = low;
      return high.map((h, i) => base[i]! + (h - base[i]!) * t);
    }
    low = high;
  }
  const extra = available - sum(max);
  const open = columns.map((c) => c.fixed === undefined && c.percent === undefined);
  const to = open.some(Boolean)
    ? open
    : columns.some((c) => c.percent === undefined)
      ? columns.map((c) => c.percent === undefined)
      : columns.map(() => true);
  const weight = max.reduce((total, w, i) => total + (to[i] ? w : 0), 0);
  const count = to.filter(Boolean).length;
  return max.map((w, i) => (to[i] ? w + (weight > 0 ? (extra * w) / weight : extra / count) : w));
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
