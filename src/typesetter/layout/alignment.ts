// In: a keyword of alignment and free space. Out: where things begin, and what stands between them (CSS Box Alignment 3, sections 4 and 5).
import type { Alignment, Position } from '../style/types.ts';

/** An axis that things are aligned along, from its start to its end. */
export interface Line {
  /** It begins at the right. */
  readonly fromRight: boolean;
  /** The item's own direction is the other one. */
  readonly against?: boolean;
  /** `flex-start` is where this axis ends. */
  readonly flexReversed?: boolean;
}

const OPPOSITE = { start: 'end', end: 'start' } as const;

/** What positions come to on an axis: `start`, `end` or `center`, safe or not; any other keyword is left as it is. */
export function onAxis(align: Alignment, { fromRight, against = false, flexReversed = false }: Line): Alignment {
  if (align === 'last baseline') return 'safe end';
  const safe = align.startsWith('safe ');
  const position = (safe ? align.slice(5) : align) as Position;
  let edge: 'start' | 'end';
  let turned = false;
  switch (position) {
    case 'left':
    case 'right':
      edge = position === 'left' ? 'start' : 'end';
      turned = fromRight;
      break;
    case 'self-start':
    case 'self-end':
      edge = position === 'self-start' ? 'start' : 'end';
      turned = against;
      break;
    case 'flex-start':
    case 'flex-end':
      edge = position === 'flex-start' ? 'start' : 'end';
      turned = flexReversed;
      break;
    default:
      return align;
  }
  const own = turned ? OPPOSITE[edge] : edge;
  return safe ? `safe ${own}` : own;
}

/** An axis the other way round. */
export function turned(align: Alignment): Alignment {
  if (align === 'start' || align === 'end') return OPPOSITE[align];
  if (align === 'safe start') return 'safe end';
  return align === 'safe end' ? 'safe start' : align;
}

/** Free space before the first of `count` things and between two of them. What overflows is not spread apart. */
export function distribute(
  align: Alignment,
  free: number,
  count: number,
): { readonly before: number; readonly between: number } {
  if (free > 0 && count > 0) {
    if (align === 'space-between' && count > 1) return { before: 0, between: free / (count - 1) };
    if (align === 'space-around') return { before: free / count / 2, between: free / count };
    if (align === 'space-evenly') return { before: free / (count + 1), between: free / (count + 1) };
  }
  return align.startsWith('space-') ? NOWHERE : { before: free * shareBefore(align, free), between: 0 };
}
const NOWHERE = { before: 0, between: 0 };

/** The share of free space that stands before one thing alone. */
export function shareBefore(align: Alignment, free: number): number {
  switch (align) {
    case 'end':
    case 'flex-end':
      return 1;
    case 'center':
    case 'space-around':
    case 'space-evenly':
      return 0.5;
    case 'safe end':
    case 'safe flex-end':
      return free < 0 ? 0 : 1;
    case 'safe center':
      return free < 0 ? 0 : 0.5;
    default:
      return 0;
  }
}

/** What `align-self` or `justify-self` comes to, with what the container says of its items; `normal` is left. */
export function selfOr(self: Alignment, items: Alignment): Alignment {
  return self === 'auto' ? items : self;
}

/** Where a box begins in its room: auto margins take what is free (CSS Flexbox 1, section 8.1), then `align`. */
export function positionIn(
  room: number,
  size: number,
  before: number,
  after: number,
  autoBefore: boolean,
  autoAfter: boolean,
  align: Alignment,
): number {
  const free = room - size - before - after;
  if (autoBefore || autoAfter) return before + (autoBefore ? Math.max(0, autoAfter ? free / 2 : free) : 0);
  return before + free * shareBefore(align, free);
}
