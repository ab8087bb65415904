// In: the tracks of one axis and what the items in them ask for. Out: the tracks' sizes (CSS Grid Layout 1, section 12: the track sizing algorithm).
import { growBases, growLimits, spread } from './grid-distribution.ts';
import { flexTracks } from './grid-flex.ts';
import { type Available, gapsWithin, type Sizing, type Spanning, type Track } from './grid-track.ts';

/** Sizes all tracks, in place. */
export function sizeTracks(tracks: readonly Track[], items: readonly Spanning[], sizing: Sizing): void {
  const { available, gap, least, most } = sizing;
  const first = tracks.map(({ base, limit }) => ({ base, limit }));
  const gaps = gapsWithin(tracks, 0, tracks.length, gap);
  const total = () => tracks.reduce((sum, { base }) => sum + base, gaps);
  intrinsicSizes(tracks, items, sizing);
  maximize(tracks, available, total());
  if (typeof available === 'string' && total() > most && tracks.some(({ limit, base }) => limit > 0 || base > 0)) {
    // More than the container may be: as if that were the room (section 12.6).
    for (const [index, one] of tracks.entries()) Object.assign(one, first[index]);
    intrinsicSizes(tracks, items, sizing);
    maximize(tracks, most, total());
  }
  flexTracks(tracks, items, sizing, total, gaps);
  if (!sizing.stretches) return;
  const free = (typeof available === 'number' ? available : least) - total();
  const open = tracks.filter(({ max }) => max === 'auto');
  if (free > 0) for (const one of open) one.base += free / open.length;
}

/** Section 12.6: up to their limits, in equal shares. */
function maximize(tracks: readonly Track[], available: Available, total: number): void {
  if (available === 'min-content') return;
  if (available === 'max-content') for (const one of tracks) one.base = Math.max(one.base, one.limit);
  else if (available > total) {
    for (const one of tracks) one.incurred = 0;
    const growing = tracks.filter(({ base, limit }) => limit > base);
    spread(growing, available - total, ({ base, limit }) => limit - base);
    for (const one of growing) one.base += one.incurred;
  }
}

// — section 12.5 —

const isContents = (size: Track['min'] | Track['max']) =>
  size === 'auto' || size === 'min-content' || size === 'max-content';

const growsWide = ({ max }: Track) => max === 'max-content' || max === 'auto';

/** The greatest size that needs no contents. */
const fixedMost = ({ max, fit }: Track) => (typeof max === 'number' ? max : fit);

function intrinsicSizes(tracks: readonly Track[], items: readonly Spanning[], sizing: Sizing): void {
  const spans = new Map<number, Spanning[]>();
  const flexed: Spanning[] = [];
  for (const item of items) {
    let contents = false;
    let flexible = false;
    for (let i = item.start; i < item.start + item.span; i += 1) {
      const { min, max } = tracks[i]!;
      contents ||= isContents(min) || isContents(max);
      flexible ||= max === 'flex';
    }
    if (!contents) continue;
    if (flexible) flexed.push(item);
    else if (item.span === 1) sizeSingle(tracks[item.start]!, item, sizing.available);
    else {
      const same = spans.get(item.span);
      if (same) same.push(item);
      else spans.set(item.span, [item]);
    }
  }
  for (const one of tracks) if (one.limit < one.base) one.limit = one.base;
  for (const span of [...spans.keys()].sort((one, other) => one - other))
    sizeSpanned(tracks, spans.get(span)!, sizing, false);
  if (flexed.length > 0) sizeSpanned(tracks, flexed, sizing, true);
  for (const one of tracks) if (one.limit === Number.POSITIVE_INFINITY) one.limit = one.base;
}

/** Under a content constraint an automatic minimum is the contents, but no more than a fixed maximum. */
function limited(contribution: number, minimum: () => number, most: number): number {
  return most < contribution ? Math.max(most, minimum()) : contribution;
}

function sizeSingle(one: Track, item: Spanning, available: Available): void {
  const { min, max } = one;
  if (min === 'min-content') one.base = Math.max(one.base, item.minContent());
  else if (min === 'max-content') one.base = Math.max(one.base, item.maxContent());
  else if (min === 'auto') {
    const own =
      typeof available === 'number'
        ? item.minimum()
        : limited(available === 'min-content' ? item.minContent() : item.maxContent(), item.minimum, fixedMost(one));
    one.base = Math.max(one.base, own);
  }
  if (!isContents(max)) return;
  const wanted = max === 'min-content' ? item.minContent() : Math.min(item.maxContent(), one.fit);
  one.limit = one.limit === Number.POSITIVE_INFINITY ? wanted : Math.max(one.limit, wanted);
}

/** Items of one span count, or all that cross flexible tracks: in each phase all are heard before tracks grow. */
function sizeSpanned(tracks: readonly Track[], items: readonly Spanning[], sizing: Sizing, flexible: boolean): void {
  const { available, gap } = sizing;
  const group = { tracks, items, gap, flexible };
  const most = (item: Spanning) => {
    let sum = gapsWithin(tracks, item.start, item.span, gap);
    for (let i = item.start; i < item.start + item.span; i += 1) sum += fixedMost(tracks[i]!);
    return sum;
  };
  const contents = ({ max }: Track) => isContents(max);
  growBases(
    group,
    ({ min }) => isContents(min),
    (item) => (available === 'min-content' ? limited(item.minContent(), item.minimum, most(item)) : item.minimum()),
    contents,
  );
  growBases(
    group,
    ({ min }) => min === 'min-content' || min === 'max-content',
    (item) => item.minContent(),
    contents,
  );
  if (available === 'max-content')
    growBases(
      group,
      ({ min }) => min === 'auto' || min === 'max-content',
      (item) => limited(item.maxContent(), item.minimum, most(item)),
      growsWide,
    );
  growBases(
    group,
    ({ min }) => min === 'max-content',
    (item) => item.maxContent(),
    growsWide,
  );
  for (const item of items)
    for (let i = item.start; i < item.start + item.span; i += 1) {
      const one = tracks[i]!;
      if (one.limit < one.base) one.limit = one.base;
    }
  if (flexible) return;
  growLimits(group, contents, (item) => item.minContent(), true);
  growLimits(group, growsWide, (item) => item.maxContent(), false);
}
