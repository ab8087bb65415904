// In: the size that pages side by side need. Out: the paper that is sold in that size.

import type { Size } from '../../base/geometry.ts';
import { MM } from '../../base/length.ts';

/** ISO 216, upright, in millimetres: halves of a sheet are rounded down, so two A5 are 1 mm less than an A4. */
const PAPERS: Readonly<Record<string, readonly [number, number]>> = {
  A5: [148, 210],
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
};
const SHORT_OF = 2;

/** The ISO size that `size` falls short of by 2 mm at most, either way round; else `size` itself. Points. */
export function paperFor(size: Size): Size {
  for (const [short, long] of Object.values(PAPERS)) {
    for (const [width, height] of [
      [long, short],
      [short, long],
    ] as const) {
      if (fits(size.width, width) && fits(size.height, height)) return { width: width * MM, height: height * MM };
    }
  }
  return size;
}

/** « A3 », or « 300 × 200 mm ». */
export function paperName({ width, height }: Size): string {
  const [short, long] = [Math.min(width, height), Math.max(width, height)].map((side) => Math.round(side / MM));
  const found = Object.entries(PAPERS).find(([, [a, b]]) => a === short && b === long);
  return found?.[0] ?? `${Math.round(width / MM)} × ${Math.round(height / MM)} mm`;
}

const fits = (points: number, millimetres: number) => {
  const short = millimetres - points / MM;
  return short > -0.05 && short < SHORT_OF;
};
