// In: a table and a space. Out: its captions and rows until the room ends; head and foot again on each page (CSS 2.1 17; CSS Tables 3).
import type { Box, TableBox, TableCell } from '../boxes/types.ts';
import { INITIAL } from '../style/initial.ts';
import type { Break, Style } from '../style/types.ts';
import {
  addMargin,
  type Frame,
  frameOf,
  limitWidth,
  marginsOf,
  shrinkToFit,
  specifiedHeight,
  specifiedWidth,
} from './box-sizes.ts';
import { avoids, isForced } from './breaks.ts';
import { borderLines, type StandingRow } from './collapsed-borders.ts';
import {
  ALL_EDGES,
  ARTIFACT,
  asArtifact,
  boxFragment,
  EPSILON,
  moved,
  NO_STRUT,
  placed,
  unbroken,
} from './fragment.ts';
import { tableTooWide } from './rules-boxes.ts';
import { cellsOf, type Grid, gridOf } from './table-grid.ts';
import {
  breakRow,
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
import { columnWidths, spacingOf, tableContents, tableFrame } from './table-widths.ts';
import type { BreakAppeal, Context, Fragment, Placed, Resume, Space } from './types.ts';

/** In `Resume.offset`: the break is inside the row, not before it. */
const INSIDE = 1;
/** A row taller than a page begins where at least this share of a page is left. */
const WORTH = 0.25;

/** What stands in this fragment so far. Coordinates from the corner of the grid's border box. */
interface Sheet {
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

interface Setting {
  readonly grid: Grid;
  readonly columns: Columns;
  readonly gap: number;
  /** From the grid's left edge: the rows. */
  readonly x: number;
  readonly width: number;
  readonly pageName: string;
  readonly cx: Context;
  /** Added to each row of the body, where the table's height is more than its rows ask. */
  readonly more: number;
}

interface Stop {
  readonly resume: Resume;
  readonly appeal: BreakAppeal;
  readonly forced?: Break;
}

export function layoutTable(box: TableBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const first = layoutOnce(box, space, resume, 0, cx);
  if (resume !== undefined || first.resume !== undefined || first.fragment === undefined) return first;
  const { grid, height } = first;
  const asked =
    space.fixed?.block ?? specifiedHeight(box.style, box.style.height, space.block, frameOf(box.style, space.inline));
  const rows = grid.bodyTo - grid.bodyFrom;
  if (asked === undefined || rows === 0 || asked <= height + EPSILON) return first;
  if (space.fragmentainer.kind !== 'none' && first.fragment.height + asked - height > space.fragmentainer.remaining)
    return first;
  return layoutOnce(box, space, resume, (asked - height) / rows, cx);
}

/** The used width of the grid's border box, as wide as its words at least. */
function gridWidth(box: TableBox, space: Space, frame: Frame, cx: Context): number {
  const { style } = box;
  const contents = () => {
    const { min, max } = tableContents(box, cx);
    return { min: min + frame.inline, max: max + frame.inline };
  };
  const margins = marginsOf(style, space.inline);
  const available = space.inline - margins.left - margins.right;
  let width = space.fixed?.inline ?? specifiedWidth(style, style.width, space.inline, frame, contents);
  width ??= shrinkToFit(contents(), available);
  if (space.fixed?.inline === undefined) width = limitWidth(style, width, space.inline, frame, contents);
  if (style.tableLayout === 'fixed' && style.width !== 'auto') return width;
  let least = contents().min;
  for (const caption of box.captions) {
    const { left, right } = marginsOf(caption.style, 0);
    least = Math.max(least, cx.intrinsic(caption).min + left + right);
  }
  return Math.max(width, least);
}

function layoutOnce(
  box: TableBox,
  space: Space,
  resume: Resume | undefined,
  more: number,
  cx: Context,
): Placed & { readonly grid: Grid; readonly height: number } {
  const { style } = box;
  const { fragmentainer } = space;
  let grid = gridOf(box, cx);
  const frame = tableFrame(box, space.inline, cx);
  const { borders, padding } = frame;
  const asked = gridWidth(box, space, frame, cx);
  const widths = columnWidths(box, asked - frame.inline, cx);
  const gaps = spacingOf(box);
  const columns = edgesOfColumns(widths, gaps.x, borders.left + padding.left, style.direction === 'rtl');
  const total = widths.reduce((sum, w) => sum + w, 0) + (widths.length > 0 ? gaps.x * (widths.length + 1) : 0);
  const width = Math.max(asked, total + frame.inline);
  if (
    space.inline > 0 &&
    Number.isFinite(space.inline) &&
    width > Math.max(space.inline, space.fixed?.inline ?? 0) + 0.5
  )
    cx.report(tableTooWide, {}, { place: box.place });

  const pageName = style.page === 'auto' ? fragmentainer.pageName : style.page;
  const inner = borders.left + padding.left + gaps.x;
  const breaks = fragmentainer.kind !== 'none';
  const continuing = resume !== undefined;
  const clone = style.boxDecorationBreak === 'clone';
  const captions = layCaptions(box, width, pageName, cx);
  const above = continuing ? [] : captions.filter(({ side }) => side === 'top');
  const below = captions.filter(({ side }) => side === 'bottom');
  const heightOf = (list: readonly Caption[]) => list.reduce((sum, caption) => sum + caption.height, 0);
  const gridTop = heightOf(above);
  const top = continuing && !clone ? 0 : borders.top + padding.top;
  const bottom = borders.bottom + padding.bottom;

  let setting: Setting = {
    grid,
    columns,
    gap: gaps.y,
    x: inner,
    width: Math.max(0, width - frame.inline - 2 * gaps.x),
    pageName,
    cx,
    more,
  };
  let head = layRows(setting, 0, grid.bodyFrom);
  let foot = layRows(setting, grid.bodyTo, grid.rows.length);
  let edge = totalHeight(head, gaps.y) + totalHeight(foot, gaps.y);
  const begun = resume !== undefined && resume.at < grid.bodyFrom;
  const repeat = breaks && !begun && grid.bodyTo > grid.bodyFrom && edge <= fragmentainer.height / 2;
  if (breaks && !repeat && edge > 0) {
    // A head or foot that cannot stand on every page is broken like other rows.
    grid = { ...grid, bodyFrom: 0, bodyTo: grid.rows.length };
    setting = { ...setting, grid };
    [head, foot, edge] = [[], [], 0];
  }
  const footHeight = !breaks || repeat ? totalHeight(foot, gaps.y) : 0;
  const sheet: Sheet = {
    y: top,
    count: 0,
    standing: [],
    rows: [],
    groups: [],
    footnotes: [],
    first: undefined,
    spanning: [],
  };
  if (grid.rows.length > 0) sheet.y += gaps.y;
  if (!continuing || repeat) placeRows(setting, head, sheet, continuing);

  const room = fragmentainer.remaining - gridTop - bottom - footHeight;
  const capacity = fragmentainer.height - borders.top - padding.top - bottom - (repeat ? edge : 0) - gaps.y;
  const stop = body(setting, resume, space, room, heightOf(below), capacity, breaks, sheet);
  const nothing = { ...placed(undefined), grid, height: 0 };
  // A head without a row, or a caption alone: the whole table goes on the next page.
  if (stop !== undefined && sheet.count === 0 && !continuing) return nothing;
  if (stop === undefined || repeat) placeRows(setting, foot, sheet, stop !== undefined);

  if (sheet.spanning.length > 0 || continuing) extendSpans(setting, sheet);

  const broken = stop !== undefined;
  let height = sheet.y + (broken && !clone ? 0 : bottom);
  if (broken && Number.isFinite(fragmentainer.remaining) && !stop?.forced)
    height = Math.max(height, Math.min(height, fragmentainer.remaining - gridTop));
  const children = assemble(
    setting,
    sheet,
    box,
    { top: continuing, bottom: broken },
    xsOf(columns, widths.length, style.direction === 'rtl'),
  );
  const gridFragment: Fragment = {
    ...boxFragment(box, cx, { width, height, children, first: !continuing, last: !broken, borders, padding }),
    ...(grid.collapsed && { style: unbordered(style, grid) }),
  };
  const fragment = captions.length === 0 ? gridFragment : wrap(box, gridFragment, gridTop, above, broken ? [] : below);
  const baseline = sheet.first === undefined ? undefined : sheet.first + gridTop;
  return {
    ...placed(fragment, {
      resume: stop && { ...stop.resume, consumed: (resume?.consumed ?? 0) + fragment.height },
      endMargin: broken ? NO_STRUT : addMargin(NO_STRUT, marginsOf(style, space.inline).bottom),
      baselines: { first: baseline, last: baseline },
      breakAppeal: stop === undefined ? 0 : stop.appeal,
      footnotes: sheet.footnotes,
      pageName,
      ...(stop?.forced && { forced: stop.forced }),
    }),
    grid,
    height,
  };
}

function edgesOfColumns(widths: readonly number[], gap: number, from: number, rtl: boolean): Columns {
  const left: number[] = [];
  const right: number[] = [];
  let x = from + gap;
  const order = widths.map((_, i) => (rtl ? widths.length - 1 - i : i));
  for (const column of order) {
    left[column] = x;
    right[column] = x + widths[column]!;
    x += widths[column]! + gap;
  }
  return { left, right, spacing: gap };
}

/** The edges between columns where borders collapse. */
function xsOf({ left, right }: Columns, count: number, rtl: boolean): readonly number[] {
  if (count === 0) return [0];
  return rtl ? [...right, left[count - 1]!] : [...left, right[count - 1]!];
}

function layRows(setting: Setting, from: number, to: number): LaidRow[] {
  const rows: LaidRow[] = [];
  for (let i = from; i < to; i += 1)
    rows.push(layRow(setting.grid, i, setting.columns, false, setting.pageName, setting.cx));
  settleSpans(rows, setting.gap);
  return rows;
}

function totalHeight(rows: readonly LaidRow[], gap: number): number {
  let sum = 0;
  for (const row of rows) sum += row.height + gap;
  return sum;
}

/** Rows of the body until the room ends. */
function body(
  setting: Setting,
  resume: Resume | undefined,
  space: Space,
  room: number,
  captions: number,
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
      const part = breakRow(grid, at, setting.columns, parts, space, room - sheet.y - gap, true, cx);
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
    for (const row of rows) row.height += setting.more;
    let height = totalHeight(rows, gap);
    const tail = (next: number) => (next === end ? captions : 0);
    if (!breaks || sheet.y + height + tail(to) <= room + EPSILON) {
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

/** Rows one below the other; `copy`: they have been read on an earlier page. */
function placeRows(setting: Setting, rows: readonly LaidRow[], sheet: Sheet, copy: boolean): void {
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

function standPart(
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
function extendSpans(setting: Setting, sheet: Sheet): void {
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
  const top = standing.findIndex(({ index }) => index >= grid.bodyFrom);
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

/** Layers of a table (CSS 2.1 17.5.1): columns, groups, rows with their cells; collapsed borders over all. */
function assemble(
  setting: Setting,
  sheet: Sheet,
  box: TableBox,
  cut: { readonly top: boolean; readonly bottom: boolean },
  xs: readonly number[],
): readonly Fragment[] {
  const { grid, columns } = setting;
  const children: Fragment[] = [];
  const [first, last] = [sheet.standing[0], sheet.standing.at(-1)];
  const plain = { box: undefined, mark: ARTIFACT, place: box.place, edges: ALL_EDGES, ids: [], effects: [] } as const;
  const from = first?.y ?? 0;
  const height = last === undefined ? 0 : last.y + last.height - from;
  grid.columnStyles.forEach((style, i) => {
    if (style === undefined || !paints(style)) return;
    const x = columns.left[i]!;
    children.push({
      ...plain,
      type: 'box',
      style: background(style),
      x,
      y: from,
      width: columns.right[i]! - x,
      height,
      children: [],
    });
  });
  for (const group of sheet.groups) {
    if (!paints(group.style)) continue;
    const [top, end] = [sheet.standing[group.from]!, sheet.standing[group.to - 1]!];
    const rect = { x: setting.x, y: top.y, width: setting.width, height: end.y + end.height - top.y };
    children.push({ ...plain, type: 'box', style: background(group.style), ...rect, children: [] });
  }
  for (const row of sheet.rows) children.push(row);
  if (grid.collapsed && sheet.standing.length > 0)
    children.push({
      ...plain,
      type: 'box',
      style: unbordered(box.style, grid),
      x: 0,
      y: 0,
      width: 0,
      height: 0,
      children: [],
      rules: borderLines(grid, sheet.standing, xs, cut),
    });
  return children;
}

function paints(style: Style): boolean {
  return style.backgroundColor.alpha > 0 || style.backgroundLayers.length > 0;
}

/** A group or column draws its background and nothing else. */
function background(style: Style): Style {
  if (style.position === 'static' && style.float === 'none') return style;
  return { ...style, position: 'static', float: 'none' };
}

/** The table's style where its borders are drawn by the grid's lines. */
function unbordered(style: Style, grid: Grid): Style {
  const key = 'table';
  let known = grid.styles.get(key);
  if (known === undefined) {
    known = {
      ...style,
      borderTopStyle: 'none',
      borderRightStyle: 'none',
      borderBottomStyle: 'none',
      borderLeftStyle: 'none',
    };
    grid.styles.set(key, known);
  }
  return known;
}

interface Caption {
  readonly side: 'top' | 'bottom';
  readonly fragment: Fragment;
  readonly height: number;
  readonly x: number;
  readonly top: number;
}

function layCaptions(box: TableBox, width: number, pageName: string, cx: Context): readonly Caption[] {
  return box.captions.flatMap((caption) => {
    const margins = marginsOf(caption.style, width);
    const inline = Math.max(0, width - margins.left - margins.right);
    const { fragment } = cx.layout(caption, unbroken(width, undefined, pageName, { inline }), undefined);
    if (fragment === undefined) return [];
    const height = fragment.height + margins.top + margins.bottom;
    return [{ side: caption.style.captionSide, fragment, height, x: margins.left, top: margins.top }];
  });
}

/** Captions stand outside the grid's borders, in a wrapper that draws nothing. */
function wrap(
  box: TableBox,
  grid: Fragment,
  y: number,
  above: readonly Caption[],
  below: readonly Caption[],
): Fragment {
  const children: Fragment[] = [];
  let at = 0;
  for (const caption of above) {
    children.push(moved(caption.fragment, caption.x, at + caption.top));
    at += caption.height;
  }
  children.push(moved(grid, 0, y));
  at = y + grid.height;
  for (const caption of below) {
    children.push(moved(caption.fragment, caption.x, at + caption.top));
    at += caption.height;
  }
  return {
    ...grid,
    box: undefined,
    mark: ARTIFACT,
    place: box.place,
    x: 0,
    y: 0,
    height: at,
    children,
    ids: [],
    effects: [],
    style: INITIAL,
  };
}
