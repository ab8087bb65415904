// In: an item of a grid. Out: what it asks of its tracks (CSS Grid Layout 1, sections 6.2, 6.6 and 12.5), and its size in its area.
import type { Sides } from '../../base/geometry.ts';
import type { Box, GridBox } from '../boxes/types.ts';
import type { Alignment, Style } from '../style/types.ts';
import { onAxis, positionIn, selfOr } from './alignment.ts';
import {
  type Frame,
  frameOf,
  limitHeight,
  limitWidth,
  marginsOf,
  shrinkToFit,
  specifiedHeight,
  specifiedWidth,
} from './box-sizes.ts';
import type { Area } from './grid-placement.ts';
import type { Spanning, Track } from './grid-track.ts';
import { type Around, layWhole, stretched } from './items.ts';
import { pictureSize } from './picture-size.ts';
import type { Context, Placed } from './types.ts';

/** An item with its area in tracks; sizes in points as they become known, of the border box. */
export interface GridItem {
  readonly box: Box;
  /** Its place in the order of the document: the order of painting. */
  readonly index: number;
  readonly area: Area;
  readonly justify: Alignment;
  readonly align: Alignment;
  /** Of the area: where it begins along the row, and how wide it is. */
  left: number;
  inline: number;
  margins: Sides;
  width: number;
  /** Laid out at this width, its height left to it. */
  natural: Placed | undefined;
  /** Added above it to bring its baseline to that of its row. */
  shim: number;
}

export function gridItem(box: Box, index: number, area: Area, container: GridBox): GridItem {
  return {
    box,
    index,
    area,
    justify: justifyIn(box, container.style),
    align: alignIn(box, container.style),
    left: 0,
    inline: 0,
    margins: marginsOf(box.style, 0),
    width: 0,
    natural: undefined,
    shim: 0,
  };
}

/** How a box stands in its area, from the start of the container's lines on. */
export function justifyIn({ style }: Box, container: Style): Alignment {
  const fromRight = container.direction === 'rtl';
  const against = style.direction !== container.direction;
  return onAxis(selfOr(style.justifySelf, container.justifyItems), { fromRight, against });
}

export function alignIn({ style }: Box, container: Style): Alignment {
  return onAxis(selfOr(style.alignSelf, container.alignItems), { fromRight: false });
}

const isAuto = (extent: Style['width']) => extent === 'auto' || typeof extent === 'object';

/** Whether the automatic minimum of an item is its contents' (section 6.6): not of what is cut, nor across flexible tracks. */
function hasContentMinimum(style: Style, tracks: readonly Track[], start: number, span: number): boolean {
  if (style.overflow !== 'visible') return false;
  let automatic = false;
  for (let i = start; i < start + span; i += 1) {
    if (tracks[i]!.max === 'flex' && span > 1) return false;
    automatic ||= tracks[i]!.min === 'auto';
  }
  return automatic;
}

/** The sum of greatest sizes where all are fixed: no automatic minimum is more. */
function fixedMost(tracks: readonly Track[], start: number, span: number): number {
  let sum = 0;
  for (let i = start; i < start + span; i += 1) {
    const { max, fit } = tracks[i]!;
    sum += typeof max === 'number' ? max : fit;
  }
  return sum;
}

/** What an item asks of its columns. */
export function acrossColumns(item: GridItem, columns: readonly Track[], cx: Context): Spanning {
  const { box, area } = item;
  const { style } = box;
  const { left, right } = marginsOf(style, 0);
  const around = left + right;
  const { column: start, columns: span } = area;
  return {
    start,
    span,
    minContent: () => cx.intrinsic(box).min + around,
    maxContent: () => cx.intrinsic(box).max + around,
    minimum: () => {
      if (!isAuto(style.width)) return cx.intrinsic(box).min + around;
      const frame = frameOf(style, 0);
      const given = specifiedWidth(style, style.minWidth, Number.NaN, frame, () => cx.intrinsic(box));
      if (given !== undefined) return given + around;
      if (!hasContentMinimum(style, columns, start, span)) return frame.inline + around;
      const most = Math.max(frame.inline, fixedMost(columns, start, span) - around);
      return Math.min(cx.intrinsic(box).min, most) + around;
    },
  };
}

/** The same of its rows, once its width is known. */
export function downRows(item: GridItem, rows: readonly Track[], pageName: string, cx: Context): Spanning {
  const { box, area } = item;
  const { style } = box;
  const { row: start, rows: span } = area;
  const content = () => {
    const { top, bottom } = item.margins;
    return heightOf(item, pageName, cx) + top + bottom + item.shim;
  };
  return {
    start,
    span,
    minContent: content,
    maxContent: content,
    minimum: () => {
      if (!isAuto(style.height)) return content();
      const { top, bottom } = item.margins;
      const around = top + bottom + item.shim;
      const frame = frameOf(style, item.inline);
      const given = specifiedHeight(style, style.minHeight, undefined, frame);
      if (given !== undefined) return given + around;
      if (!hasContentMinimum(style, rows, start, span)) return frame.block + around;
      const most = Math.max(frame.block, fixedMost(rows, start, span) - around);
      return Math.min(heightOf(item, pageName, cx), most) + around;
    },
  };
}

function heightOf(item: GridItem, pageName: string, cx: Context): number {
  return naturalOf(item, pageName, cx).fragment?.height ?? 0;
}

/** The item laid out at its width, before rows have heights. */
export function naturalOf(item: GridItem, pageName: string, cx: Context): Placed {
  item.natural ??= layWhole(item.box, { inline: item.inline, block: undefined }, { inline: item.width }, pageName, cx);
  return item.natural;
}

/** Whether it fills its area: pictures and boxes of a ratio keep their own size unless told (section 6.2). */
const fills = (align: Alignment, { type, style }: Box) =>
  align === 'stretch' || (align === 'normal' && type !== 'replaced' && style.aspectRatio === 'auto');

/** Gives an item its width in an area of this extent, and its place in it. */
export function settleWidth(item: GridItem, left: number, inline: number, rtl: boolean, cx: Context): void {
  const { box, justify } = item;
  const { style } = box;
  const margins = marginsOf(style, inline);
  item.inline = inline;
  item.margins = margins;
  item.width = widthIn(item, inline, cx);
  const [autoLeft, autoRight] = [style.marginLeft === 'auto', style.marginRight === 'auto'];
  const at = rtl
    ? inline - item.width - positionIn(inline, item.width, margins.right, margins.left, autoRight, autoLeft, justify)
    : positionIn(inline, item.width, margins.left, margins.right, autoLeft, autoRight, justify);
  item.left = left + at;
}

function widthIn({ box, justify, margins }: GridItem, inline: number, cx: Context): number {
  const { style } = box;
  const frame = frameOf(style, inline);
  const contents = () => cx.intrinsic(box);
  const room = Math.max(0, inline - margins.left - margins.right);
  const autoMargin = style.marginLeft === 'auto' || style.marginRight === 'auto';
  if (style.width === 'auto' && !autoMargin && fills(justify, box))
    return limitWidth(style, room, inline, frame, contents);
  if (box.type === 'replaced') return pictureSize(box, inline, undefined).width;
  const height = typeof style.height === 'number' ? specifiedHeight(style, style.height, undefined, frame) : undefined;
  const ratio = style.aspectRatio === 'auto' || height === undefined ? undefined : height * style.aspectRatio;
  const width = specifiedWidth(style, style.width, inline, frame, contents) ?? ratio ?? shrinkToFit(contents(), room);
  return limitWidth(style, width, inline, frame, contents);
}

/** The height that it is stretched to in an area of height `block`; undefined where its own holds. */
export function stretchedHeight({ box, align, margins }: GridItem, frame: Frame, block: number): number | undefined {
  const { style } = box;
  if (style.height !== 'auto' || style.marginTop === 'auto' || style.marginBottom === 'auto' || !fills(align, box))
    return undefined;
  return limitHeight(style, Math.max(0, block - margins.top - margins.bottom), block, frame);
}

/** The item laid out whole in its area. */
export function layInArea(item: GridItem, block: number, pageName: string, cx: Context): Placed {
  const { box } = item;
  const { style } = box;
  const frame = frameOf(style, item.inline);
  const height = stretchedHeight(item, frame, block);
  const natural = naturalOf(item, pageName, cx);
  const own = [style.height, style.minHeight, style.maxHeight].some((extent) => typeof extent === 'object');
  if (!own && natural.fragment) {
    const fragment = height === undefined ? natural.fragment : stretched(box, natural.fragment, height);
    if (fragment) return fragment === natural.fragment ? natural : { ...natural, fragment };
  }
  const around: Around = { inline: item.inline, block };
  return layWhole(box, around, { inline: item.width, ...(height !== undefined && { block: height }) }, pageName, cx);
}

/** Where its border box begins in an area of height `block`. */
export function topIn({ box, align, margins, shim }: GridItem, height: number, block: number): number {
  const { style } = box;
  const [autoTop, autoBottom] = [style.marginTop === 'auto', style.marginBottom === 'auto'];
  return shim + positionIn(block - shim, height, margins.top, margins.bottom, autoTop, autoBottom, align);
}
