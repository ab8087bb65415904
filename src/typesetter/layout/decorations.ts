// In: a fragment and its corner on the page. Out: what its box draws: background, borders, rules, outline, picture (CSS Backgrounds 3).
import type { Colour } from '../../base/colour.ts';
import type { Path, Rect, Sides } from '../../base/geometry.ts';
import { rectPath } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { Slot } from '../boxes/types.ts';
import type { BorderStyle, Style } from '../style/types.ts';
import { type Area, BACKGROUND, type Pictures, paintBackground } from './background.ts';
import {
  insetRadii,
  insetRect,
  type Radii,
  radiiOf,
  ring,
  roundedRect,
  SIDES,
  type Side,
  scaleSides,
  sidePath,
} from './border-paths.ts';
import type { DisplayItem, Fragment } from './types.ts';

const NONE: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

/** Widths of the borders that a fragment really has. */
function bordersOf({ borders, edges }: Fragment): Sides {
  if (borders === undefined) return NONE;
  if (edges.top && edges.right && edges.bottom && edges.left) return borders;
  return {
    top: edges.top ? borders.top : 0,
    right: edges.right ? borders.right : 0,
    bottom: edges.bottom ? borders.bottom : 0,
    left: edges.left ? borders.left : 0,
  };
}

/** Background, then borders, then rules, at `x`, `y`. `bare` leaves the background out: the page has taken it. */
export function paintBox(
  out: DisplayItem[],
  fragment: Fragment,
  x: number,
  y: number,
  pictures: Pictures,
  bare = false,
): void {
  const { style, mark, box } = fragment;
  const before = out.length;
  const background = !bare && (style.backgroundColor.alpha > 0 || style.backgroundLayers.length > 0);
  const widths = bordersOf(fragment);
  const bordered = widths.top > 0 || widths.right > 0 || widths.bottom > 0 || widths.left > 0;
  if (background || bordered) {
    const border = { x, y, width: fragment.width, height: fragment.height };
    const radii = radiiOf(style, border, fragment.edges);
    if (background) paintBackground(out, style, backgroundArea(fragment, border, widths, radii), pictures);
    if (bordered) paintBorder(out, border, radii, widths, stylesOf(style), coloursOf(style));
  }
  if (fragment.rules !== undefined)
    for (const rule of fragment.rules)
      paintLine(
        out,
        { x: x + rule.x, y: y + rule.y, width: rule.width, height: rule.height },
        rule.style,
        rule.colour,
        rule.side,
      );
  if (box?.type === 'replaced' && box.picture === undefined) paintMissing(out, fragment, x, y);
  else if (mark.type === 'slot' && box !== undefined && box.type !== 'replaced') claim(out, before, mark);
}

/** What the boxes of a figure draw is the figure. */
function claim(out: DisplayItem[], from: number, mark: Slot): void {
  for (let i = from; i < out.length; i++) {
    const item = out[i]!;
    if ('mark' in item) out[i] = { ...item, mark };
  }
}

function backgroundArea(fragment: Fragment, border: Rect, borders: Sides, radii: Radii | undefined): Area {
  const { paints, padding = NONE, place } = fragment;
  if (paints === undefined) return { border, borders, padding, radii, place };
  const clip = { x: border.x + paints.x, y: border.y + paints.y, width: paints.width, height: paints.height };
  return { border, borders, padding, radii: undefined, place, clip };
}

export function paintOutline(out: DisplayItem[], { style, width, height }: Fragment, x: number, y: number): void {
  const { outlineWidth: w, outlineStyle, outlineColor, outlineOffset } = style;
  if (w <= 0 || outlineStyle === 'none' || outlineStyle === 'hidden') return;
  const by = -(w + outlineOffset);
  const rect = insetRect({ x, y, width, height }, { top: by, right: by, bottom: by, left: by });
  const same = <T>(value: T) => ({ top: value, right: value, bottom: value, left: value });
  paintBorder(out, rect, undefined, same(w), same(outlineStyle), same(outlineColor));
}

/** The picture in the content box, as `object-fit` and `object-position` say. Gives the rectangle it fills. */
export function paintPicture(out: DisplayItem[], fragment: Fragment, x: number, y: number): Rect | undefined {
  const { picture, style, mark, place } = fragment;
  if (picture === undefined) return undefined;
  const borders = bordersOf(fragment);
  const border = { x, y, width: fragment.width, height: fragment.height };
  const inner = insetRect(insetRect(border, borders), fragment.padding ?? NONE);
  if (inner.width <= 0 || inner.height <= 0) return undefined;
  const { width: w, height: h } = picture.size;
  const scale = { contain: Math.min, cover: Math.max };
  let by: number | undefined;
  if (style.objectFit === 'contain' || style.objectFit === 'cover')
    by = scale[style.objectFit](inner.width / w, inner.height / h);
  else if (style.objectFit === 'scale-down') by = Math.min(1, inner.width / w, inner.height / h);
  else if (style.objectFit === 'none') by = 1;
  let rect: Rect = inner;
  if (by !== undefined && Number.isFinite(by) && picture.ratio !== undefined) {
    const [width, height] = [w * by, h * by];
    rect = {
      x: inner.x + resolveLength(style.objectPosition.x, inner.width - width),
      y: inner.y + resolveLength(style.objectPosition.y, inner.height - height),
      width,
      height,
    };
  }
  const radii = radiiOf(style, border, fragment.edges);
  const over = rect.width > inner.width + 0.01 || rect.height > inner.height + 0.01;
  const clipped = over || radii !== undefined || !within(rect, inner);
  if (clipped)
    out.push({
      type: 'begin',
      clip: roundedRect(inner, insetRadii(insetRadii(radii, borders), fragment.padding ?? NONE)),
    });
  out.push({ type: 'picture', rect, picture, mark, place });
  if (clipped) out.push({ type: 'end' });
  return rect;
}

function within(rect: Rect, outer: Rect): boolean {
  const e = 0.01;
  return (
    rect.x >= outer.x - e &&
    rect.y >= outer.y - e &&
    rect.x + rect.width <= outer.x + outer.width + e &&
    rect.y + rect.height <= outer.y + outer.height + e
  );
}

/** The padding box, rounded: what `overflow: hidden` lets through. */
export function overflowClip(fragment: Fragment, x: number, y: number): Path {
  const border = { x, y, width: fragment.width, height: fragment.height };
  const widths = bordersOf(fragment);
  return roundedRect(insetRect(border, widths), insetRadii(radiiOf(fragment.style, border, fragment.edges), widths));
}

type Each<T> = { readonly [side in Side]: T };

function stylesOf(style: Style): Each<BorderStyle> {
  return {
    top: style.borderTopStyle,
    right: style.borderRightStyle,
    bottom: style.borderBottomStyle,
    left: style.borderLeftStyle,
  };
}
function coloursOf(style: Style): Each<Colour> {
  return {
    top: style.borderTopColor,
    right: style.borderRightColor,
    bottom: style.borderBottomColor,
    left: style.borderLeftColor,
  };
}

export function sameColour(one: Colour, other: Colour): boolean {
  if (one === other) return true;
  if (one.alpha !== other.alpha || one.space !== other.space) return false;
  if (one.space === 'rgb' && other.space === 'rgb') return one.r === other.r && one.g === other.g && one.b === other.b;
  if (one.space === 'cmyk' && other.space === 'cmyk')
    return one.c === other.c && one.m === other.m && one.y === other.y && one.k === other.k;
  return false;
}

function fill(out: DisplayItem[], path: Path, paint: Colour, rule: 'nonzero' | 'evenodd' = 'nonzero'): void {
  if (paint.alpha > 0) out.push({ type: 'fill', path, paint, rule, mark: BACKGROUND });
}

function paintBorder(
  out: DisplayItem[],
  rect: Rect,
  radii: Radii | undefined,
  widths: Sides,
  styles: Each<BorderStyle>,
  colours: Each<Colour>,
): void {
  const sides = SIDES.filter((side) => widths[side] > 0 && styles[side] !== 'none' && styles[side] !== 'hidden');
  const first = sides[0];
  if (first === undefined) return;
  const [style, colour] = [styles[first], colours[first]];
  if (sides.every((side) => styles[side] === style && sameColour(colours[side], colour))) {
    // One path for all sides: two that meet would show a hairline between them.
    if (style === 'solid') {
      // A ring that is closed on a side without a border would leave a hairline there.
      if (sides.length < 4 && radii === undefined)
        fill(
          out,
          sides.flatMap((side) => rectPath(straight(rect, widths, side))),
          colour,
        );
      else fill(out, ring(rect, radii, widths), colour, 'evenodd');
      return;
    }
    if (style === 'double') {
      const third = scaleSides(widths, 1 / 3);
      const two = scaleSides(widths, 2 / 3);
      fill(out, ring(rect, radii, third), colour, 'evenodd');
      fill(out, ring(insetRect(rect, two), insetRadii(radii, two), third), colour, 'evenodd');
      return;
    }
    const even = sides.length === 4 && SIDES.every((side) => widths[side] === widths.top);
    if (even && radii !== undefined && (style === 'dashed' || style === 'dotted')) {
      const half = scaleSides(widths, 0.5);
      const path = roundedRect(insetRect(rect, half), insetRadii(radii, half));
      const around =
        2 * (rect.width + rect.height - 2 * widths.top) - 1.7168 * radii.reduce((r, c) => r + (c.x + c.y) / 4, 0);
      out.push(dashes(path, Math.max(1, around), widths.top, style, colour, true));
      return;
    }
  }
  for (const side of sides) paintSide(out, rect, radii, widths, side, styles[side], colours[side]);
}

/** The rectangle of one side, corners included. */
function straight({ x, y, width, height }: Rect, widths: Sides, side: Side): Rect {
  if (side === 'top') return { x, y, width, height: widths.top };
  if (side === 'bottom') return { x, y: y + height - widths.bottom, width, height: widths.bottom };
  if (side === 'left') return { x, y, width: widths.left, height };
  return { x: x + width - widths.right, y, width: widths.right, height };
}

function paintSide(
  out: DisplayItem[],
  rect: Rect,
  radii: Radii | undefined,
  widths: Sides,
  side: Side,
  style: BorderStyle,
  colour: Colour,
): void {
  if (style === 'dashed' || style === 'dotted') {
    paintLine(out, straight(rect, widths, side), style, colour, side);
    return;
  }
  const part = sidePath(rect, widths, side);
  if (style === 'solid' && radii === undefined) {
    fill(out, part, colour);
    return;
  }
  const half = scaleSides(widths, 0.5);
  out.push({ type: 'begin', clip: part });
  if (style === 'double') {
    const third = scaleSides(widths, 1 / 3);
    const two = scaleSides(widths, 2 / 3);
    fill(out, ring(rect, radii, third), colour, 'evenodd');
    fill(out, ring(insetRect(rect, two), insetRadii(radii, two), third), colour, 'evenodd');
  } else if (style === 'groove' || style === 'ridge') {
    const [outer, inner] = shades(style === 'groove' ? 'inset' : 'outset', colour, side);
    fill(out, ring(rect, radii, half), outer, 'evenodd');
    fill(out, ring(insetRect(rect, half), insetRadii(radii, half), half), inner, 'evenodd');
  } else fill(out, ring(rect, radii, widths), style === 'solid' ? colour : shades(style, colour, side)[0], 'evenodd');
  out.push({ type: 'end' });
}

/** Light falls from the top left: [this side, the opposite]. */
function shades(style: BorderStyle, colour: Colour, side: Side): readonly [Colour, Colour] {
  const dark = (style === 'inset') === (side === 'top' || side === 'left');
  const shaded = darker(colour);
  return dark ? [shaded, colour] : [colour, shaded];
}

function darker(colour: Colour): Colour {
  if (colour.space === 'cmyk') return { ...colour, k: Math.min(1, colour.k + 0.4) };
  return { ...colour, r: colour.r * 0.6, g: colour.g * 0.6, b: colour.b * 0.6 };
}

/** A straight line that fills `rect`: a column rule, a collapsed border, one dashed side. */
function paintLine(out: DisplayItem[], rect: Rect, style: BorderStyle, colour: Colour, side: Side): void {
  const level = side === 'top' || side === 'bottom';
  const width = level ? rect.height : rect.width;
  if (width <= 0 || colour.alpha === 0 || style === 'none' || style === 'hidden') return;
  if (style === 'dashed' || style === 'dotted') {
    const { x, y } = rect;
    const path: Path = level
      ? [
          ['M', x, y + width / 2],
          ['L', x + rect.width, y + width / 2],
        ]
      : [
          ['M', x + width / 2, y],
          ['L', x + width / 2, y + rect.height],
        ];
    out.push(dashes(path, level ? rect.width : rect.height, width, style, colour, false));
    return;
  }
  const cut = (from: number, to: number): Path =>
    rectPath(
      level
        ? { ...rect, y: rect.y + width * from, height: width * (to - from) }
        : { ...rect, x: rect.x + width * from, width: width * (to - from) },
    );
  if (style === 'double') {
    fill(out, cut(0, 1 / 3), colour);
    fill(out, cut(2 / 3, 1), colour);
  } else if (style === 'groove' || style === 'ridge') {
    const [outer, inner] = shades(style === 'groove' ? 'inset' : 'outset', colour, 'top');
    fill(out, cut(0, 0.5), outer);
    fill(out, cut(0.5, 1), inner);
  } else fill(out, rectPath(rect), style === 'solid' ? colour : shades(style, colour, side)[0]);
}

/** A stroke whose dashes come out even: a whole one at each end of a line, no seam in a closed path. */
function dashes(
  path: Path,
  length: number,
  width: number,
  style: 'dashed' | 'dotted',
  colour: Colour,
  closed: boolean,
): DisplayItem {
  const common = { type: 'stroke' as const, colour, width, join: 'miter' as const, mark: BACKGROUND };
  if (style === 'dotted') {
    // Round dots of the line's own width; the first and last stand inside the ends.
    const run = closed ? length : Math.max(0, length - width);
    const gaps = Math.max(1, Math.round(run / (2 * width)));
    const inner = closed ? path : shorten(path, width / 2);
    return { ...common, path: inner, cap: 'round', dash: [0, run / gaps] };
  }
  const dash = 3 * width;
  const gap = 2 * width;
  const count = Math.max(1, Math.round(closed ? length / (dash + gap) : (length + gap) / (dash + gap)));
  const scale = closed ? length / (count * (dash + gap)) : length / (count * (dash + gap) - gap);
  return { ...common, path, cap: 'butt', dash: count === 1 && !closed ? [] : [dash * scale, gap * scale] };
}

function shorten(path: Path, by: number): Path {
  const [from, to] = path;
  if (from?.[0] !== 'M' || to?.[0] !== 'L') return path;
  return from[2] === to[2]
    ? [
        ['M', from[1] + by, from[2]],
        ['L', to[1] - by, to[2]],
      ]
    : [
        ['M', from[1], from[2] + by],
        ['L', to[1], to[2] - by],
      ];
}

const FRAME: Colour = { space: 'rgb', r: 0.75, g: 0.1, b: 0.1, alpha: 1 };
const PALE: Colour = { space: 'rgb', r: 0.98, g: 0.92, b: 0.92, alpha: 1 };

/** The frame where a picture is missing: it must be seen on a draft. */
function paintMissing(out: DisplayItem[], fragment: Fragment, x: number, y: number): void {
  const outer = { x, y, width: fragment.width, height: fragment.height };
  const rect = insetRect(insetRect(outer, bordersOf(fragment)), fragment.padding ?? NONE);
  if (rect.width <= 0 || rect.height <= 0) return;
  fill(out, rectPath(rect), PALE);
  fill(out, ring(rect, undefined, { top: 1, right: 1, bottom: 1, left: 1 }), FRAME, 'evenodd');
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height];
  const cross: Path = [
    ['M', rect.x, rect.y],
    ['L', right, bottom],
    ['M', right, rect.y],
    ['L', rect.x, bottom],
  ];
  out.push({
    type: 'stroke',
    path: cross,
    colour: FRAME,
    width: 1,
    dash: [],
    cap: 'butt',
    join: 'miter',
    mark: BACKGROUND,
  });
}
