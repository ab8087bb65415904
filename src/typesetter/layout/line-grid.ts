// In: a box that makes a line grid, or lines that stand on one. Out: the grid, and how far each line goes down to meet it (CSS Line Grid 1).
import type { Style } from '../style/types.ts';
import { EPSILON } from './fragment.ts';
import type { Line } from './line.ts';
import { typeOf } from './type-metrics.ts';
import type { Context, LineGrid, Space } from './types.ts';

/** The grid for what stands inside a box, `top` points below its border edge: its own, or the one around it. */
export function gridInside(style: Style, grid: LineGrid | undefined, top: number, cx: Context): LineGrid | undefined {
  if (style.lineGrid !== 'create') return lowered(grid, top);
  const { lineHeight, above } = typeOf(style, cx);
  // Without height there are no steps to stand on.
  return lineHeight < 1 ? undefined : { pitch: lineHeight, baseline: above, y: 0 };
}

export function lowered(grid: LineGrid | undefined, by: number): LineGrid | undefined {
  return grid === undefined || by === 0 ? grid : { ...grid, y: grid.y + by };
}

/** For a paragraph whose lines stand on a grid: how far the line that would begin at `y` goes down. */
export function snapping(style: Style, { grid }: Space): ((line: Line, y: number) => number) | undefined {
  if (grid === undefined || style.lineSnap === 'none') return undefined;
  const { pitch, baseline } = grid;
  if (style.lineSnap === 'baseline') return (line, y) => toNext(grid.y + y + line.baseline - baseline, pitch);
  // A line that is higher than one step stands in the middle of as many as hold it.
  return (line, y) => {
    const steps = Math.max(1, Math.ceil((line.height - EPSILON) / pitch));
    return toNext(grid.y + y, pitch) + (steps * pitch - line.height) / 2;
  };
}

function toNext(at: number, pitch: number): number {
  const rest = at - Math.floor(at / pitch) * pitch;
  return rest <= EPSILON || pitch - rest <= EPSILON ? 0 : pitch - rest;
}
