// In: a style and the width of its containing block. Out: margins, borders, padding and used extents of a border box (CSS 2.1 8 and 10).
import type { Sides } from '../../base/geometry.ts';
import { type LengthPercentage, resolveLength } from '../../base/length.ts';
import type { Extent, Limit, Style } from '../style/types.ts';
import type { MarginStrut } from './types.ts';

/** The style of a box that has no edge of its own: an anonymous one, or one whose edges are drawn elsewhere. */
export const NO_EDGES = {
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  borderTopWidth: 0,
  borderRightWidth: 0,
  borderBottomWidth: 0,
  borderLeftWidth: 0,
} as const;

/** Borders and padding of a box, and their sums along each axis. */
export interface Frame {
  readonly borders: Sides;
  readonly padding: Sides;
  readonly inline: number;
  readonly block: number;
}

const NONE: Sides = { top: 0, right: 0, bottom: 0, left: 0 };
const NO_FRAME: Frame = { borders: NONE, padding: NONE, inline: 0, block: 0 };

/** Percentages count from `basis`; while measuring (a basis without end) from 0. */
export function frameOf(style: Style, basis: number): Frame {
  if (
    style.paddingTop === 0 &&
    style.paddingBottom === 0 &&
    style.paddingLeft === 0 &&
    style.paddingRight === 0 &&
    style.borderTopWidth === 0 &&
    style.borderBottomWidth === 0 &&
    style.borderLeftWidth === 0 &&
    style.borderRightWidth === 0
  )
    return NO_FRAME;
  const of = Number.isFinite(basis) ? basis : 0;
  const padding = {
    top: Math.max(0, resolveLength(style.paddingTop, of)),
    right: Math.max(0, resolveLength(style.paddingRight, of)),
    bottom: Math.max(0, resolveLength(style.paddingBottom, of)),
    left: Math.max(0, resolveLength(style.paddingLeft, of)),
  };
  const borders = {
    top: style.borderTopWidth,
    right: style.borderRightWidth,
    bottom: style.borderBottomWidth,
    left: style.borderLeftWidth,
  };
  const inline = padding.left + padding.right + borders.left + borders.right;
  const block = padding.top + padding.bottom + borders.top + borders.bottom;
  return inline === 0 && block === 0 ? NO_FRAME : { borders, padding, inline, block };
}

/** Used margins; `auto` counts as 0. */
export function marginsOf(style: Style, basis: number): Sides {
  if (style.marginTop === 0 && style.marginRight === 0 && style.marginBottom === 0 && style.marginLeft === 0)
    return NONE;
  const of = Number.isFinite(basis) ? basis : 0;
  const one = (m: LengthPercentage | 'auto') => (m === 'auto' ? 0 : resolveLength(m, of));
  return {
    top: one(style.marginTop),
    right: one(style.marginRight),
    bottom: one(style.marginBottom),
    left: one(style.marginLeft),
  };
}

/** A length or percentage in points, or undefined where it is a keyword or has nothing to count from. */
export function definite(extent: Extent | Limit, basis: number | undefined): number | undefined {
  if (typeof extent === 'number') return extent;
  if (typeof extent !== 'object' || basis === undefined || !Number.isFinite(basis)) return undefined;
  return resolveLength(extent, basis);
}

/** The border-box extent of a specified length, as `box-sizing` says. */
function borderBox(style: Style, length: number, frame: number): number {
  return style.boxSizing === 'border-box' ? Math.max(length, frame) : Math.max(0, length) + frame;
}

/** What the keywords of `width` mean: min-content and max-content of the border box, and the room there is. */
export interface Contents {
  readonly min: number;
  readonly max: number;
}

/** A width as specified, as a border box; undefined for `auto` and for a percentage of nothing. `available`: for `fit-content`. */
export function specifiedWidth(
  style: Style,
  extent: Extent | Limit,
  basis: number,
  frame: Frame,
  contents: () => Contents,
  available = basis,
): number | undefined {
  if (extent === 'auto' || extent === 'none') return undefined;
  if (extent === 'min-content') return contents().min;
  if (extent === 'max-content') return contents().max;
  if (extent === 'fit-content') {
    const { min, max } = contents();
    return Math.min(max, Math.max(min, available));
  }
  const length = definite(extent, basis);
  return length === undefined ? undefined : borderBox(style, length, frame.inline);
}

/** A border-box width held between `min-width` and `max-width`. */
export function limitWidth(style: Style, width: number, basis: number, frame: Frame, contents: () => Contents): number {
  const most = specifiedWidth(style, style.maxWidth, basis, frame, contents) ?? Number.POSITIVE_INFINITY;
  const least = specifiedWidth(style, style.minWidth, basis, frame, contents) ?? 0;
  return Math.max(least, Math.min(most, width), frame.inline);
}

/** A height as specified, as a border box; undefined where the content decides. */
export function specifiedHeight(
  style: Style,
  extent: Extent | Limit,
  basis: number | undefined,
  frame: Frame,
): number | undefined {
  const length = definite(extent, basis);
  return length === undefined ? undefined : borderBox(style, length, frame.block);
}

/** A border-box height held between `min-height` and `max-height`. */
export function limitHeight(style: Style, height: number, basis: number | undefined, frame: Frame): number {
  const most = specifiedHeight(style, style.maxHeight, basis, frame) ?? Number.POSITIVE_INFINITY;
  const least = specifiedHeight(style, style.minHeight, basis, frame) ?? 0;
  return Math.max(least, Math.min(most, height), frame.block);
}

/** Shrink-to-fit (CSS 2.1 10.3.5), of the border box. */
export function shrinkToFit(contents: Contents, available: number): number {
  return Math.min(contents.max, Math.max(contents.min, available));
}

/** Where a block-level box of known width stands in its containing block of this `direction` (CSS 2.1 10.3.3: auto margins take what is left). */
export function inlineOffset(style: Style, direction: Style['direction'], width: number, basis: number): number {
  const { left, right } = marginsOf(style, basis);
  if (!Number.isFinite(basis)) return left;
  const free = basis - left - right - width;
  if (style.marginLeft === 'auto' && free > 0) return style.marginRight === 'auto' ? free / 2 : free;
  if (direction === 'rtl' && style.marginRight !== 'auto' && style.marginLeft !== 'auto') return basis - right - width;
  return left;
}

/** Margins that meet, with one more. */
export function addMargin(strut: MarginStrut, margin: number): MarginStrut {
  if (margin === 0) return strut;
  return margin > 0
    ? { positive: Math.max(strut.positive, margin), negative: strut.negative }
    : { positive: strut.positive, negative: Math.min(strut.negative, margin) };
}

/** The space that margins which meet leave. */
export function strutSize(strut: MarginStrut): number {
  return strut.positive + strut.negative;
}
