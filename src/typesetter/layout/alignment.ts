// In: a keyword of alignment and free space. Out: where things begin, and what stands between them (CSS Box Alignment 3, sections 4 and 5).
import type { Alignment } from '../style/types.ts';

/** Free space before the first of `count` things and between two of them. What overflows is not spread apart. */
export function distribute(
  align: Alignment,
  free: number,
  count: number,
): { readonly before: number; readonly between: number } {
  if (align === 'end') return { before: free, between: 0 };
  if (align === 'center') return { before: free / 2, between: 0 };
  if (free > 0 && count > 0) {
    if (align === 'space-between' && count > 1) return { before: 0, between: free / (count - 1) };
    if (align === 'space-around') return { before: free / count / 2, between: free / count };
    if (align === 'space-evenly') return { before: free / (count + 1), between: free / (count + 1) };
  }
  return NOWHERE;
}
const NOWHERE = { before: 0, between: 0 };

/** The share of free space that stands before one thing alone. */
export function shareBefore(align: Alignment): number {
  if (align === 'end') return 1;
  return align === 'center' || align === 'space-around' || align === 'space-evenly' ? 0.5 : 0;
}

/** What `align-self` or `justify-self` comes to, with what the container says of its items; `normal` is left. */
export function selfOr(self: Alignment, items: Alignment): Alignment {
  const own = self === 'auto' ? items : self;
  return own === 'auto' ? 'normal' : own;
}

/**
 * Where a box with margins begins in its room: auto margins take what is free, and only what is free (section 5.3 of
 * CSS Flexbox 1's like), then `align`.
 */
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
  return before + free * shareBefore(align);
}
