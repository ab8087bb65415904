// In: rectangles and radii. Out: paths: rounded rectangles, rings, the four sides of a border (CSS Backgrounds 3, section 5).
import type { Path, PathSegment, Rect, Sides } from '../../base/geometry.ts';
import { KAPPA, rectPath } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { Corner, Style } from '../style/types.ts';
import type { Fragment } from './types.ts';

/** Horizontal and vertical radius of each corner, clockwise from top left. */
export type Radii = readonly [Radius, Radius, Radius, Radius];
export interface Radius {
  readonly x: number;
  readonly y: number;
}
export type Side = 'top' | 'right' | 'bottom' | 'left';
export const SIDES: readonly Side[] = ['top', 'right', 'bottom', 'left'];

const SHARP: Radius = { x: 0, y: 0 };

/** undefined when all corners are sharp. Corners at an edge that a break has cut are sharp; curves that would meet are scaled down. */
export function radiiOf(style: Style, { width, height }: Rect, edges: Fragment['edges']): Radii | undefined {
  const of = ({ x, y }: Corner, real: boolean): Radius => {
    if (!real) return SHARP;
    const radius = { x: resolveLength(x, width), y: resolveLength(y, height) };
    return radius.x > 0 && radius.y > 0 ? radius : SHARP;
  };
  const topLeft = of(style.borderTopLeftRadius, edges.top && edges.left);
  const topRight = of(style.borderTopRightRadius, edges.top && edges.right);
  const bottomRight = of(style.borderBottomRightRadius, edges.bottom && edges.right);
  const bottomLeft = of(style.borderBottomLeftRadius, edges.bottom && edges.left);
  if (topLeft === SHARP && topRight === SHARP && bottomRight === SHARP && bottomLeft === SHARP) return undefined;
  const scale = Math.min(
    1,
    width / Math.max(topLeft.x + topRight.x, bottomLeft.x + bottomRight.x, 1e-9),
    height / Math.max(topLeft.y + bottomLeft.y, topRight.y + bottomRight.y, 1e-9),
  );
  const scaled = (r: Radius) => (scale === 1 ? r : { x: r.x * scale, y: r.y * scale });
  return [scaled(topLeft), scaled(topRight), scaled(bottomRight), scaled(bottomLeft)];
}

/** The radii of the same corners `sides` further in (negative: further out, sharp corners stay sharp). */
export function insetRadii(radii: Radii | undefined, sides: Sides): Radii | undefined {
  if (radii === undefined) return undefined;
  const less = (r: Radius, x: number, y: number): Radius =>
    r === SHARP || r.x <= x || r.y <= y ? SHARP : { x: r.x - x, y: r.y - y };
  return [
    less(radii[0], sides.left, sides.top),
    less(radii[1], sides.right, sides.top),
    less(radii[2], sides.right, sides.bottom),
    less(radii[3], sides.left, sides.bottom),
  ];
}

export function insetRect({ x, y, width, height }: Rect, sides: Sides): Rect {
  return {
    x: x + sides.left,
    y: y + sides.top,
    width: Math.max(0, width - sides.left - sides.right),
    height: Math.max(0, height - sides.top - sides.bottom),
  };
}

export function scaleSides({ top, right, bottom, left }: Sides, by: number): Sides {
  return { top: top * by, right: right * by, bottom: bottom * by, left: left * by };
}

export function roundedRect(rect: Rect, radii: Radii | undefined): Path {
  if (radii === undefined) return rectPath(rect);
  const { x, y } = rect;
  const [right, bottom] = [x + rect.width, y + rect.height];
  const [tl, tr, br, bl] = radii;
  const k = 1 - KAPPA;
  const path: PathSegment[] = [
    ['M', x + tl.x, y],
    ['L', right - tr.x, y],
  ];
  if (tr !== SHARP) path.push(['C', right - tr.x * k, y, right, y + tr.y * k, right, y + tr.y]);
  path.push(['L', right, bottom - br.y]);
  if (br !== SHARP) path.push(['C', right, bottom - br.y * k, right - br.x * k, bottom, right - br.x, bottom]);
  path.push(['L', x + bl.x, bottom]);
  if (bl !== SHARP) path.push(['C', x + bl.x * k, bottom, x, bottom - bl.y * k, x, bottom - bl.y]);
  path.push(['L', x, y + tl.y]);
  if (tl !== SHARP) path.push(['C', x, y + tl.y * k, x + tl.x * k, y, x + tl.x, y]);
  path.push(['Z']);
  return path;
}

/** Between two rounded rectangles: to be filled even-odd. */
export function ring(outer: Rect, outerRadii: Radii | undefined, sides: Sides): Path {
  return [...roundedRect(outer, outerRadii), ...roundedRect(insetRect(outer, sides), insetRadii(outerRadii, sides))];
}

/** The part of a border that belongs to one side: mitred where two sides meet. */
export function sidePath({ x, y, width, height }: Rect, widths: Sides, side: Side): Path {
  const [right, bottom] = [x + width, y + height];
  const inner = [x + widths.left, y + widths.top, right - widths.right, bottom - widths.bottom] as const;
  const corners = {
    top: [x, y, right, y, inner[2], inner[1], inner[0], inner[1]],
    right: [right, y, right, bottom, inner[2], inner[3], inner[2], inner[1]],
    bottom: [right, bottom, x, bottom, inner[0], inner[3], inner[2], inner[3]],
    left: [x, bottom, x, y, inner[0], inner[1], inner[0], inner[3]],
  }[side] as [number, number, number, number, number, number, number, number];
  return [
    ['M', corners[0], corners[1]],
    ['L', corners[2], corners[3]],
    ['L', corners[4], corners[5]],
    ['L', corners[6], corners[7]],
    ['Z'],
  ];
}
