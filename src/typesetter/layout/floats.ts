// In: floats already placed and one more. Out: where it goes, what room lines have beside them, how far `clear` goes down (CSS 2.1, 9.5).
import type { Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { frameOf, marginsOf, shrinkToFit } from './box-sizes.ts';
import { EPSILON, unbroken } from './fragment.ts';
import type { Context, Exclusion, Fragment, Placed, Resume, Space } from './types.ts';

/** Free room from `left` to `right`. */
export interface Band {
  readonly left: number;
  readonly right: number;
}

/** The room between the floats over a stretch of height. */
export function bandAt(exclusions: readonly Exclusion[], y: number, height: number, width: number): Band {
  let left = 0;
  let right = width;
  for (const { side, rect } of exclusions) {
    if (rect.y >= y + Math.max(height, 0.001) || rect.y + rect.height <= y + 0.001 || rect.width <= 0) continue;
    if (side === 'left') left = Math.max(left, rect.x + rect.width);
    else right = Math.min(right, rect.x);
  }
  return { left, right };
}

/** The next height below `y` where a float ends, or undefined. */
export function nextEnd(exclusions: readonly Exclusion[], y: number): number | undefined {
  let next: number | undefined;
  for (const { rect } of exclusions) {
    const end = rect.y + rect.height;
    if (end > y + 0.001 && (next === undefined || end < next)) next = end;
  }
  return next;
}

/** The lowest end of the floats that `clear` names. */
export function clearedTo(exclusions: readonly Exclusion[], clear: Style['clear']): number {
  let bottom = Number.NEGATIVE_INFINITY;
  if (clear === 'none') return bottom;
  for (const { side, rect } of exclusions)
    if (clear === 'both' || clear === side) bottom = Math.max(bottom, rect.y + rect.height);
  return bottom;
}

/** The first height from `y` down where a box of this size fits between the floats. */
export function fitBeside(
  exclusions: readonly Exclusion[],
  y: number,
  size: { readonly width: number; readonly height: number },
  width: number,
): { readonly y: number; readonly band: Band } {
  let at = y;
  for (;;) {
    const band = bandAt(exclusions, at, size.height, width);
    if (band.right - band.left >= size.width - 0.01) return { y: at, band };
    const next = nextEnd(exclusions, at);
    if (next === undefined) return { y: at, band };
    at = next;
  }
}

/** A float with the rectangle of its margin box. */
export interface PlacedFloat {
  readonly fragment: Fragment;
  readonly exclusion: Exclusion;
  readonly result: Placed;
}

/**
 * Lays out a float at height `y` or below, in a container `width` wide. 'later': it fits on the next page or column, not here.
 * Coordinates are those of `exclusions`.
 */
export function layoutFloat(
  box: Box,
  resume: Resume | undefined,
  y: number,
  width: number,
  exclusions: readonly Exclusion[],
  space: Space,
  remaining: number,
  alone: boolean,
  cx: Context,
): PlacedFloat | 'later' {
  const { style } = box;
  const side = style.float === 'right' ? 'right' : 'left';
  const margins = marginsOf(style, width);
  const free = width - margins.left - margins.right;
  const shrinks = style.width === 'auto' && box.type !== 'replaced' && box.type !== 'table' && box.type !== 'paragraph';
  const fixed = shrinks
    ? { inline: shrinkToFit(cx.intrinsic(box), Math.max(free, frameOf(style, width).inline)) }
    : undefined;
  const whole =
    resume === undefined
      ? cx.layout(box, unbroken(width, space.block, space.fragmentainer.pageName, fixed), undefined)
      : undefined;
  let from = y;
  // A float never stands higher than one before it (9.5.1, rule 5), nor beside one that it must clear.
  for (const { rect } of exclusions) from = Math.max(from, rect.y);
  from = Math.max(from, clearedTo(exclusions, style.clear));
  let result = whole;
  const outer = (fragment: Fragment) => ({
    width: fragment.width + margins.left + margins.right,
    height: Math.max(0, fragment.height + margins.top + margins.bottom),
  });
  let spot = whole?.fragment
    ? fitBeside(exclusions, from, outer(whole.fragment), width)
    : { y: from, band: bandAt(exclusions, from, 0, width) };
  const room = remaining - spot.y;
  if (
    whole?.fragment === undefined ||
    (whole.fragment.height + margins.top > room + 0.01 && space.fragmentainer.kind !== 'none')
  ) {
    // Whole on the next page if a page can hold it; else it is broken like any block.
    if (whole?.fragment && !alone && whole.fragment.height <= space.fragmentainer.height) return 'later';
    result = cx.layout(
      box,
      {
        ...unbroken(width, space.block, space.fragmentainer.pageName, fixed),
        fragmentainer: { ...space.fragmentainer, remaining: room - margins.top },
        mustPlace: alone,
      },
      resume,
    );
    if (result.fragment === undefined) return 'later';
    // Too tall for any page, and against its wish: it begins on a page of its own all the same.
    const lower = room < space.fragmentainer.height - EPSILON;
    if (lower && !alone && resume === undefined && result.resume && !result.forced && result.breakAppeal > 1)
      return 'later';
    spot = fitBeside(exclusions, from, outer(result.fragment), width);
  }
  const fragment = result!.fragment!;
  const size = outer(fragment);
  const x =
    side === 'left'
      ? spot.band.left
      : Math.max(spot.band.right - size.width, Math.min(0, spot.band.right - size.width));
  return {
    fragment: { ...fragment, x: x + margins.left, y: spot.y + margins.top },
    exclusion: { side, rect: { x, y: spot.y, width: size.width, height: size.height } },
    result: result!,
  };
}
