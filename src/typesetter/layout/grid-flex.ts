// In: tracks sized by their contents. Out: flexible ones grown to their shares (CSS Grid Layout 1, section 12.7).
import type { Sizing, Spanning, Track } from './grid-track.ts';

export function flexTracks(
  tracks: readonly Track[],
  items: readonly Spanning[],
  sizing: Sizing,
  total: () => number,
  gaps: number,
): void {
  const { available, least, most } = sizing;
  const flexible = tracks.filter(({ max }) => max === 'flex');
  if (flexible.length === 0 || available === 'min-content') return;
  const apply = (fraction: number) => {
    for (const track of flexible) track.base = Math.max(track.base, fraction * track.factor);
  };
  if (typeof available === 'number') {
    if (available > total()) apply(flexFraction(tracks, available - gaps));
    return;
  }
  let fraction = 0;
  for (const { base, factor } of flexible) fraction = Math.max(fraction, factor > 1 ? base / factor : base);
  for (const item of items) {
    const own = tracks.slice(item.start, item.start + item.span);
    if (!own.some(({ max }) => max === 'flex')) continue;
    const open = own.filter(({ collapsed }) => !collapsed).length;
    fraction = Math.max(fraction, flexFraction(own, item.maxContent() - Math.max(0, open - 1) * sizing.gap));
  }
  // The container's own limits decide where this would leave them.
  const wanted = tracks.reduce(
    (sum, { base, factor, max }) => sum + (max === 'flex' ? Math.max(base, fraction * factor) : base),
    gaps,
  );
  if (wanted < least) fraction = flexFraction(tracks, least - gaps);
  else if (wanted > most) fraction = flexFraction(tracks, most - gaps);
  apply(fraction);
}

/** A track without a factor that has a size is content with no share. */
function greed({ base, factor }: Track): number {
  if (factor > 0) return base / factor;
  return base > 0 ? Number.MAX_VALUE : -1;
}

/** The size of one fr: tracks whose base is more than their share are as if they were not flexible. */
function flexFraction(tracks: readonly Track[], space: number): number {
  let left = space;
  let factors = 0;
  const flexible: Track[] = [];
  for (const track of tracks)
    if (track.max === 'flex') {
      flexible.push(track);
      factors += track.factor;
    } else left -= track.base;
  // The greediest for its factor first: once one is content with its share, all after it are.
  flexible.sort((one, other) => greed(other) - greed(one) || 0);
  for (const track of flexible) {
    const share = left / Math.max(1, factors);
    if (share * track.factor >= track.base) return Math.max(0, share);
    left -= track.base;
    factors -= track.factor;
  }
  return 0;
}
