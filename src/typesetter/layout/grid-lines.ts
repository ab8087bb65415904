// In: a grid's templates and the grid lines that an item names. Out: explicit tracks, and lines as numbers (CSS Grid Layout 1, sections 7 and 8.3).
import { resolveLength } from '../../base/length.ts';
import {
  type GridAreas,
  type GridLine,
  MOST_TRACKS,
  type TrackBreadth,
  type TrackSize,
  type Tracks,
  type TrackTemplate,
} from '../style/grid-types.ts';

/** One axis of the explicit grid. Lines count from 0; the last is `count`. */
export interface Explicit {
  readonly count: number;
  /** Of the template's tracks; those that only areas make are implicit in size. */
  readonly sizes: readonly TrackSize[];
  readonly names: ReadonlyMap<string, readonly number[]>;
  /** Tracks from an `auto-fit` repetition, which vanish when empty. */
  readonly fit: { readonly from: number; readonly to: number } | undefined;
  readonly cut: boolean;
}

/** What an automatic repetition has to fill: `least` when only a minimum is known. */
export interface Room {
  readonly size: number | undefined;
  readonly least?: number;
  readonly gap: number;
}

export function explicitAxis(
  template: TrackTemplate,
  areas: GridAreas | 'none',
  axis: 'row' | 'column',
  room: Room,
): Explicit {
  const { before, repeat, after } = template;
  const sizes: TrackSize[] = [...before.sizes];
  const names = new Map<string, number[]>();
  const name = (from: number, given: Tracks['names']) => {
    for (const [index, line] of given.entries())
      for (const one of line) {
        const lines = names.get(one);
        if (lines === undefined) names.set(one, [from + index]);
        else if (lines.at(-1) !== from + index) lines.push(from + index);
      }
  };
  name(0, before.names);
  let fit: Explicit['fit'];
  if (repeat) {
    const times = repetitions(template, room);
    const from = sizes.length;
    for (let turn = 0; turn < times; turn += 1) {
      name(sizes.length, repeat.names);
      sizes.push(...repeat.sizes);
    }
    if (repeat.kind === 'auto-fit') fit = { from, to: sizes.length };
  }
  name(sizes.length, after.names);
  sizes.push(...after.sizes);
  let count = sizes.length;
  if (areas !== 'none') {
    count = Math.max(count, axis === 'row' ? areas.rows : areas.columns);
    for (const [area, { rowStart, rowEnd, columnStart, columnEnd }] of areas.areas) {
      insert(names, `${area}-start`, axis === 'row' ? rowStart : columnStart);
      insert(names, `${area}-end`, axis === 'row' ? rowEnd : columnEnd);
    }
  }
  return { count, sizes, names, fit, cut: template.cut };
}

/** A name's lines stay in order. */
function insert(names: Map<string, number[]>, name: string, line: number): void {
  const lines = names.get(name);
  if (lines === undefined) names.set(name, [line]);
  else if (!lines.includes(line)) {
    lines.push(line);
    lines.sort((one, other) => one - other);
  }
}

/** How often an automatic repetition stands: as often as it fits, once at least (section 7.2.3.2). */
function repetitions({ before, repeat, after }: TrackTemplate, { size, least, gap }: Room): number {
  const room = size ?? least;
  if (repeat === undefined || room === undefined) return 1;
  const width = (track: TrackSize) => {
    const [min, max] = [fixed(track.min, room), fixed(track.max, room)];
    const own = max === undefined ? (min ?? 0) : Math.max(max, min ?? 0);
    return Math.max(own, 0);
  };
  const sum = (tracks: readonly TrackSize[]) => tracks.reduce((total, track) => total + width(track) + gap, 0);
  // A repetition without width would stand without end: one pixel at least.
  const each = Math.max(0.75, sum(repeat.sizes));
  const free = room + gap - sum(before.sizes) - sum(after.sizes);
  const times = size === undefined ? Math.ceil(free / each - 1e-4) : Math.floor(free / each + 1e-4);
  const most = Math.floor((MOST_TRACKS - before.sizes.length - after.sizes.length) / repeat.sizes.length);
  return Math.max(1, Math.min(most, times));
}

/** A breadth that needs no contents; percentages of `basis`. */
export function fixed(breadth: TrackBreadth, basis: number | undefined): number | undefined {
  if (typeof breadth === 'number') return breadth;
  if (typeof breadth !== 'object' || !('percent' in breadth) || basis === undefined) return undefined;
  return Math.max(0, resolveLength(breadth, basis));
}

/** The nth line of a name (section 8.3); implicit lines bear every name. */
function nthLine(axis: Explicit, name: string | undefined, n: number): number {
  if (name === undefined) return n > 0 ? n - 1 : axis.count + 1 + n;
  const lines = axis.names.get(name) ?? [];
  if (n > 0) return lines[n - 1] ?? axis.count + n - lines.length;
  return lines[lines.length + n] ?? n + lines.length;
}

function lineOf(line: GridLine, axis: Explicit, edge: 'start' | 'end'): number | undefined {
  if (line === 'auto' || 'span' in line) return undefined;
  if ('line' in line) return nthLine(axis, line.name, line.line);
  return axis.names.get(`${line.name}-${edge}`)?.[0] ?? nthLine(axis, line.name, 1);
}

/** From a line on, `span` lines further of a name, or tracks. */
function spanned(
  from: number,
  { span, name }: { readonly span: number; readonly name?: string },
  axis: Explicit,
  to: 1 | -1,
) {
  if (name === undefined) return from + to * span;
  const lines = axis.names.get(name) ?? [];
  const beyond = to === 1 ? lines.filter((line) => line > from) : lines.filter((line) => line < from).reverse();
  const found = beyond[span - 1];
  if (found !== undefined) return found;
  const rest = span - beyond.length;
  return to === 1 ? Math.max(from, axis.count) + rest : Math.min(from, 0) - rest;
}

/** Where an item stands along one axis: from a line on, or wherever there is room. */
export interface Stretch {
  readonly start: number | undefined;
  readonly span: number;
  /** Its numbers were out of reach. */
  readonly cut: boolean;
}

/** An item may span this many tracks. */
const MOST_SPAN = 1000;

export function stretchOf(start: GridLine, end: GridLine, axis: Explicit): Stretch {
  let from = lineOf(start, axis, 'start');
  let to = lineOf(end, axis, 'end');
  const asSpan = (line: GridLine) => (line !== 'auto' && 'span' in line ? line : undefined);
  if (from === undefined && to === undefined) {
    const span = asSpan(start) ?? asSpan(end);
    // Lines of a name cannot be counted from nowhere (section 8.3.1).
    return limited(undefined, span === undefined || span.name !== undefined ? 1 : span.span);
  }
  if (from === undefined) from = spanned(to!, asSpan(start) ?? { span: 1 }, axis, -1);
  else if (to === undefined) to = spanned(from, asSpan(end) ?? { span: 1 }, axis, 1);
  const [first, last] = [Math.min(from, to!), Math.max(from, to!)];
  return limited(first, first === last ? 1 : last - first);
}

function limited(start: number | undefined, span: number): Stretch {
  const least = Math.max(-MOST_TRACKS, Math.min(MOST_TRACKS - 1, start ?? 0));
  const own = Math.min(span, MOST_SPAN);
  return {
    start: start === undefined ? undefined : least,
    span: own,
    cut: own !== span || (start !== undefined && least !== start),
  };
}

/** The lines of an absolutely positioned child: `auto`, and lines that are not there, are the padding's edges (section 9). */
export function edgesOfArea(
  start: GridLine,
  end: GridLine,
  axis: Explicit,
): { readonly start: number | undefined; readonly end: number | undefined } {
  let from = lineOf(start, axis, 'start');
  let to = lineOf(end, axis, 'end');
  if (from === undefined && to !== undefined && start !== 'auto' && 'span' in start)
    from = spanned(to, start, axis, -1);
  if (to === undefined && from !== undefined && end !== 'auto' && 'span' in end) to = spanned(from, end, axis, 1);
  if (from !== undefined && to !== undefined && from >= to) [from, to] = from === to ? [from, from + 1] : [to, from];
  return { start: from, end: to };
}
