// In: a track's size as it is written. Out: a track that can be sized, and what it is sized by (CSS Grid Layout 1, section 12.4).
import { resolveLength } from '../../base/length.ts';
import type { TrackBreadth, TrackSize } from '../style/grid-types.ts';
import { fixed } from './grid-lines.ts';

type Contents = 'auto' | 'min-content' | 'max-content';

/** A track while it is sized; in the end `base` is its used size. */
export interface Track {
  readonly min: number | Contents;
  readonly max: number | Contents | 'flex';
  /** Of a flexible track. */
  readonly factor: number;
  /** What `fit-content()` allows; Infinity for any other. */
  readonly fit: number;
  /** An empty track of an `auto-fit` repetition: without size and without a gap. */
  readonly collapsed: boolean;
  base: number;
  limit: number;
  /** A limit that was infinite a step before may grow once more. */
  growable: boolean;
  /** Of the space that is being distributed: to this item, to the greediest item. */
  incurred: number;
  planned: number;
}

/** An item along this axis; contributions are outer sizes, asked for only when needed. */
export interface Spanning {
  readonly start: number;
  readonly span: number;
  /** The least size: the automatic minimum of section 6.6 unless it has another. */
  readonly minimum: () => number;
  readonly minContent: () => number;
  readonly maxContent: () => number;
}

/** The room there is: a definite size, or whatever the contents ask for at least or at most. */
export type Available = number | 'min-content' | 'max-content';

export interface Sizing {
  readonly available: Available;
  /** Least and greatest size of the container's content box, where `available` is no number. */
  readonly least: number;
  readonly most: number;
  readonly gap: number;
  /** Automatic tracks take what is left (`normal` or `stretch`). */
  readonly stretches: boolean;
}

/** `basis`: what percentages count from; undefined while it is not known: then they are `auto`. */
export function makeTrack(size: TrackSize, basis: number | undefined): Track {
  const { max: breadth } = size;
  const factor = typeof breadth === 'object' && 'fr' in breadth ? breadth.fr : undefined;
  const fit = typeof breadth === 'object' && 'fit' in breadth ? breadth.fit : undefined;
  const unlimited = fit === undefined || (typeof fit === 'object' && basis === undefined);
  const max = factor !== undefined ? 'flex' : fit !== undefined ? 'max-content' : breadthOf(breadth, basis);
  return track(
    breadthOf(size.min, basis),
    max,
    factor ?? 0,
    unlimited ? Number.POSITIVE_INFINITY : resolveLength(fit, basis ?? 0),
    false,
  );
}

export const collapsedTrack = (): Track => track(0, 0, 0, Number.POSITIVE_INFINITY, true);

function track(min: Track['min'], max: Track['max'], factor: number, fit: number, collapsed: boolean): Track {
  const base = typeof min === 'number' ? min : 0;
  const limit = typeof max === 'number' ? Math.max(max, base) : Number.POSITIVE_INFINITY;
  return { min, max, factor, fit, collapsed, base, limit, growable: false, incurred: 0, planned: 0 };
}

function breadthOf(breadth: TrackBreadth, basis: number | undefined): number | Contents {
  if (breadth === 'auto' || breadth === 'min-content' || breadth === 'max-content') return breadth;
  return fixed(breadth, basis) ?? 'auto';
}

/** The gaps between `count` tracks from `from` on. */
export function gapsWithin(tracks: readonly Track[], from: number, count: number, gap: number): number {
  if (gap === 0 || count < 2) return 0;
  let open = 0;
  for (let i = from; i < from + count; i += 1) if (!tracks[i]!.collapsed) open += 1;
  return Math.max(0, open - 1) * gap;
}
