// In: items that span several tracks, and the room that these lack for them. Out: the tracks grown (CSS Grid Layout 1, section 12.5.1).
import { gapsWithin, type Spanning, type Track } from './grid-track.ts';

export interface Group {
  readonly tracks: readonly Track[];
  readonly items: readonly Spanning[];
  readonly gap: number;
  /** The items cross flexible tracks: these alone grow, by their factors. */
  readonly flexible: boolean;
}

/**
 * Shares space among tracks, by weight, to no more than the room of each: what each gets is added to `incurred`.
 * Gives what is left. Those with the least room are served first, so that one turn is enough.
 */
export function spread(
  tracks: readonly Track[],
  space: number,
  room: (track: Track) => number,
  weight: (track: Track) => number = () => 1,
): number {
  let weights = tracks.reduce((sum, track) => sum + weight(track), 0);
  if (weights <= 0) return space;
  const rooms = tracks.map((track) => ({ track, room: Math.max(0, room(track)), weight: weight(track) }));
  rooms.sort((one, other) => one.room * other.weight - other.room * one.weight || 0);
  let left = space;
  for (const { track, room: most, weight: own } of rooms) {
    if (own <= 0) continue;
    const given = Math.min(most, weights <= own ? left : (left * own) / weights);
    track.incurred += given;
    left -= given;
    weights -= own;
  }
  return left;
}

const NO_END = () => Number.POSITIVE_INFINITY;

/** One phase for base sizes: `affected` tracks grow to hold each item's contribution; beyond their limits, those that `beyond` names. */
export function growBases(
  group: Group,
  affected: (track: Track) => boolean,
  contribution: (item: Spanning) => number,
  beyond: (track: Track) => boolean,
): void {
  const { items, flexible } = group;
  const touched = new Set<Track>();
  for (const item of items) {
    const { open, spanned } = select(group, item, affected);
    if (open.length === 0) continue;
    let space = contribution(item) - spanned((track) => track.base);
    if (space <= 0) continue;
    for (const track of open) {
      track.incurred = 0;
      touched.add(track);
    }
    const factors = flexible && open.some(({ factor }) => factor > 0) ? (track: Track) => track.factor : undefined;
    space = spread(open, space, ({ limit, fit, base }) => Math.min(limit, fit) - base, factors);
    if (space > 0) {
      const wider = open.filter((track) => beyond(track) && track.base + track.incurred < track.fit);
      spread(wider.length > 0 ? wider : open, space, NO_END, factors);
    }
    for (const track of open) track.planned = Math.max(track.planned, track.incurred);
  }
  for (const track of touched) {
    track.base += track.planned;
    track.planned = 0;
  }
}

/** One phase for growth limits. `opens`: limits that were infinite may grow again in the next phase. */
export function growLimits(
  group: Group,
  affected: (track: Track) => boolean,
  contribution: (item: Spanning) => number,
  opens: boolean,
): void {
  const touched = new Set<Track>();
  const size = ({ limit, base }: Track) => (limit === Number.POSITIVE_INFINITY ? base : limit);
  for (const item of group.items) {
    const { open, spanned } = select(group, item, affected);
    if (open.length === 0) continue;
    let space = contribution(item) - spanned(size);
    for (const track of open) {
      track.incurred = 0;
      touched.add(track);
    }
    if (space <= 0) continue;
    const room = (track: Track) =>
      track.limit === Number.POSITIVE_INFINITY || (track.growable && !opens) ? track.fit - size(track) : 0;
    space = spread(open, space, room);
    if (space > 0)
      spread(
        open.filter((track) => size(track) + track.incurred < track.fit),
        space,
        NO_END,
      );
    for (const track of open) track.planned = Math.max(track.planned, track.incurred);
  }
  for (const track of touched) {
    const infinite = track.limit === Number.POSITIVE_INFINITY;
    track.limit = size(track) + track.planned;
    track.planned = 0;
    track.growable = opens && infinite;
  }
}

/** The tracks of an item that a phase is about, and the sum of all its tracks, gaps included. */
function select(
  { tracks, gap, flexible }: Group,
  { start, span }: Spanning,
  affected: (track: Track) => boolean,
): { readonly open: Track[]; readonly spanned: (size: (track: Track) => number) => number } {
  const open: Track[] = [];
  for (let i = start; i < start + span; i += 1) {
    const track = tracks[i]!;
    if (affected(track) && (!flexible || track.max === 'flex')) open.push(track);
  }
  return {
    open,
    spanned: (size) => {
      let sum = gapsWithin(tracks, start, span, gap);
      for (let i = start; i < start + span; i += 1) sum += size(tracks[i]!);
      return sum;
    },
  };
}
