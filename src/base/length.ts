// In: lengths as CSS writes them. Out: points.

/** Points in one of each absolute unit of CSS. */
export const POINTS_PER_UNIT = {
  pt: 1,
  px: 0.75,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
  pc: 12,
} as const;

/** Points in a millimetre. */
export const MM = POINTS_PER_UNIT.mm;

/** A share of a basis plus a fixed part: `calc(50% - 3pt)` is { percent: 50, points: -3 }. */
export interface Percentage {
  readonly percent: number;
  readonly points: number;
  /** What `min()`, `max()` and `clamp()` hold it between, where one of them has another share of the basis. `least` wins. */
  readonly most?: LengthPercentage;
  readonly least?: LengthPercentage;
}
/** Points, or a share of something that layout knows. */
export type LengthPercentage = number | Percentage;

/** In points, against a `basis` in points. */
export function resolveLength(length: LengthPercentage, basis: number): number {
  if (typeof length === 'number') return length;
  const own = (length.percent / 100) * basis + length.points;
  const { most, least } = length;
  if (most === undefined && least === undefined) return own;
  const held = most === undefined ? own : Math.min(own, resolveLength(most, basis));
  return least === undefined ? held : Math.max(held, resolveLength(least, basis));
}
