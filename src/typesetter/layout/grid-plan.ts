// In: a grid and its sizes. Out: its tracks and items as they stand while nothing is broken (CSS Grid Layout 1, section 12.1).
import { resolveLength } from '../../base/length.ts';
import type { Box, GridBox } from '../boxes/types.ts';
import type { TrackSize } from '../style/grid-types.ts';
import type { Alignment, Style } from '../style/types.ts';
import { distribute, onAxis } from './alignment.ts';
import { acrossColumns, downRows, type GridItem, gridItem, naturalOf, settleWidth } from './grid-items.ts';
import { type Explicit, explicitAxis } from './grid-lines.ts';
import { type Placement, placeItems } from './grid-placement.ts';
import { collapsedTrack, gapsWithin, makeTrack, type Sizing, type Track } from './grid-track.ts';
import { sizeTracks } from './grid-tracks.ts';
import { isItem } from './items.ts';
import { gridCut } from './rules-boxes.ts';
import type { Context } from './types.ts';

/** The tracks of one axis: where each begins in the content box, and its size. */
export interface Axis {
  readonly starts: readonly number[];
  readonly sizes: readonly number[];
  /** To the end of the last track. */
  readonly total: number;
}

export interface Plan {
  /** By the row they begin in. */
  readonly items: readonly GridItem[];
  /** Index of the first item that begins in each row or after it; one more than rows. */
  readonly firstIn: readonly number[];
  readonly columns: Axis;
  readonly rows: Axis;
  /** Of the content, while nothing is broken. */
  readonly height: number;
  readonly lines: Lines;
}

/** The explicit lines, and how many implicit tracks come before them: for absolutely positioned children. */
export interface Lines {
  readonly columns: Explicit;
  readonly rows: Explicit;
  readonly placement: Placement;
}

/** The content box of a grid container; `block` where it is definite. */
export interface GridSpace {
  readonly inline: number;
  readonly block: number | undefined;
  readonly leastBlock: number;
  readonly mostBlock: number;
  readonly pageName: string;
}

interface Known extends GridSpace {
  readonly pass: unknown;
  readonly plan: Plan;
}

/** Kept for as long as page references stand still: each page that a grid goes on over asks for it again. */
export function planGrid(box: GridBox, space: GridSpace, cx: Context): Plan {
  const memory = cx.memory('grids') as WeakMap<Box, readonly Known[]>;
  const known = memory.get(box) ?? [];
  for (const one of known)
    if (
      one.inline === space.inline &&
      one.block === space.block &&
      one.leastBlock === space.leastBlock &&
      one.mostBlock === space.mostBlock &&
      one.pageName === space.pageName &&
      one.pass === cx.pageReference
    )
      return one.plan;
  const plan = makePlan(box, space, cx);
  memory.set(box, [{ ...space, pass: cx.pageReference, plan }, ...known.slice(0, 3)]);
  return plan;
}

export function gapOf(gap: Style['rowGap'], basis: number): number {
  return gap === 'normal' ? 0 : Math.max(0, resolveLength(gap, basis));
}

/** Where each item stands, in tracks; `inline` undefined while the grid's own width is being asked for. */
export function placedItems(
  box: GridBox,
  inline: number | undefined,
  block: number | undefined,
  leastBlock: number,
  cx: Context,
): { readonly items: readonly GridItem[]; readonly lines: Lines } {
  const { style } = box;
  const boxes = box.children.filter(isItem);
  const columns = explicitAxis(style.gridTemplateColumns, style.gridTemplateAreas, 'column', {
    size: inline,
    gap: gapOf(style.columnGap, inline ?? 0),
  });
  const rows = explicitAxis(style.gridTemplateRows, style.gridTemplateAreas, 'row', {
    size: block,
    gap: gapOf(style.rowGap, block ?? 0),
    ...(leastBlock > 0 && { least: leastBlock }),
  });
  const placement = placeItems(
    boxes.map((item) => item.style),
    columns,
    rows,
    style.gridAutoFlow,
  );
  if (placement.cut) cx.report(gridCut, {}, { place: box.place });
  return {
    items: boxes.map((item, index) => gridItem(item, index, placement.areas[index]!, box)),
    lines: { columns, rows, placement },
  };
}

/** The tracks of one axis, explicit and implicit, before they have sizes. */
export function tracksOf(
  items: readonly GridItem[],
  lines: Lines,
  axis: 'column' | 'row',
  automatic: readonly TrackSize[],
  basis: number | undefined,
): Track[] {
  const { placement } = lines;
  const { sizes, fit } = axis === 'column' ? lines.columns : lines.rows;
  const [count, before] =
    axis === 'column' ? [placement.columns, placement.columnsBefore] : [placement.rows, placement.rowsBefore];
  const held = fit && heldTracks(items, axis);
  const turn = automatic.length;
  return Array.from({ length: count }, (_, at) => {
    const index = at - before;
    if (fit && index >= fit.from && index < fit.to && !held!.has(at)) return collapsedTrack();
    const own = index < 0 ? undefined : sizes[index];
    // Implicit sizes follow the explicit tracks, and end right before them.
    const implicit = index < 0 ? ((index % turn) + turn) % turn : (index - sizes.length) % turn;
    return makeTrack(own ?? automatic[implicit]!, basis);
  });
}

function heldTracks(items: readonly GridItem[], axis: 'column' | 'row'): ReadonlySet<number> {
  const held = new Set<number>();
  for (const { area } of items) {
    const [start, span] = axis === 'column' ? [area.column, area.columns] : [area.row, area.rows];
    for (let i = start; i < start + span; i += 1) held.add(i);
  }
  return held;
}

function makePlan(box: GridBox, space: GridSpace, cx: Context): Plan {
  const { style } = box;
  const { inline, block, pageName } = space;
  const { items, lines } = placedItems(box, inline, block, space.leastBlock, cx);
  const columnTracks = tracksOf(items, lines, 'column', style.gridAutoColumns, inline);
  const columnGap = gapOf(style.columnGap, inline);
  sizeTracks(
    columnTracks,
    items.map((item) => acrossColumns(item, columnTracks, cx)),
    {
      available: inline,
      least: 0,
      most: Number.POSITIVE_INFINITY,
      gap: columnGap,
      stretches: stretches(style.justifyContent),
    },
  );
  const rtl = style.direction === 'rtl';
  const columns = along(columnTracks, columnGap, inline, onAxis(style.justifyContent, { fromRight: rtl }));
  for (const item of items) {
    const { column, columns: span } = item.area;
    const start = columns.starts[column]!;
    const end = columns.starts[column + span - 1]! + columns.sizes[column + span - 1]!;
    settleWidth(item, rtl ? inline - end : start, end - start, rtl, cx);
  }
  alignBaselines(items, pageName, cx);

  let rows = sizeRows(box, items, lines, space, block, cx);
  const height = rows.total;
  // Shares of a height that the rows themselves make are known only now.
  if (block === undefined && countsFromHeight(style))
    rows = sizeRows(box, items, lines, space, Math.min(Math.max(rows.total, space.leastBlock), space.mostBlock), cx);

  const sorted = items.some(({ area }, i) => i > 0 && area.row < items[i - 1]!.area.row)
    ? [...items].sort((one, other) => one.area.row - other.area.row || one.index - other.index)
    : items;
  const firstIn: number[] = [];
  let next = 0;
  for (let row = 0; row <= rows.sizes.length; row += 1) {
    while (next < sorted.length && sorted[next]!.area.row < row) next += 1;
    firstIn.push(next);
  }
  return { items: sorted, firstIn, columns, rows, height, lines };
}

const stretches = (align: Alignment) => align === 'normal' || align === 'stretch';

function countsFromHeight({ gridTemplateRows: { before, repeat, after }, gridAutoRows, rowGap }: Style): boolean {
  const leans = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    ('percent' in value ||
      ('fit' in value && typeof value.fit === 'object') ||
      ('fr' in value && (value.fr as number) < 1));
  const sizes = [...before.sizes, ...(repeat?.sizes ?? []), ...after.sizes, ...gridAutoRows];
  return leans(rowGap) || sizes.some(({ min, max }) => leans(min) || leans(max));
}

function sizeRows(
  box: GridBox,
  items: readonly GridItem[],
  lines: Lines,
  { leastBlock, mostBlock, pageName }: GridSpace,
  block: number | undefined,
  cx: Context,
): Axis {
  const { style } = box;
  const tracks = tracksOf(items, lines, 'row', style.gridAutoRows, block);
  const gap = gapOf(style.rowGap, block ?? 0);
  const sizing: Sizing = {
    available: block ?? 'max-content',
    least: leastBlock,
    most: mostBlock,
    gap,
    stretches: stretches(style.alignContent),
  };
  sizeTracks(
    tracks,
    items.map((item) => downRows(item, tracks, pageName, cx)),
    sizing,
  );
  const total = tracks.reduce((sum, { base }) => sum + base, gapsWithin(tracks, 0, tracks.length, gap));
  return along(tracks, gap, block ?? Math.max(total, leastBlock), onAxis(style.alignContent, { fromRight: false }));
}

/** Tracks one after the other, as `justify-content` and `align-content` say. */
function along(tracks: readonly Track[], gap: number, room: number, align: Alignment): Axis {
  const used = tracks.reduce((sum, { base }) => sum + base, gapsWithin(tracks, 0, tracks.length, gap));
  const open = tracks.filter(({ collapsed }) => !collapsed).length;
  const { before, between } = distribute(align, room - used, open);
  const starts: number[] = [];
  let at = before;
  let end = before;
  let first = true;
  for (const { base, collapsed } of tracks) {
    // The gaps on both sides of a track that vanishes are one.
    if (!collapsed && !first) at = end + gap + between;
    starts.push(collapsed ? end : at);
    if (collapsed) continue;
    first = false;
    end = at + base;
  }
  return { starts, sizes: tracks.map(({ base }) => base), total: end };
}

/** Items of one row that stand on a common baseline are moved down to the lowest of theirs (section 12.5, step 1). */
function alignBaselines(items: readonly GridItem[], pageName: string, cx: Context): void {
  const groups = new Map<number, GridItem[]>();
  for (const item of items) {
    const { style } = item.box;
    if (item.align !== 'baseline' || style.marginTop === 'auto' || style.marginBottom === 'auto') continue;
    const group = groups.get(item.area.row);
    if (group) group.push(item);
    else groups.set(item.area.row, [item]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const baselines = group.map((item) => {
      const { baselines: own, fragment } = naturalOf(item, pageName, cx);
      return item.margins.top + (own.first ?? fragment?.height ?? 0);
    });
    const lowest = Math.max(...baselines);
    group.forEach((item, index) => {
      item.shim = lowest - baselines[index]!;
    });
  }
}
