// In: the fragments of a full page. Out: the same with absolutely positioned boxes in their places and relative ones moved (CSS 2.1 9.3, 10.3.7, 10.6.4).
import type { Rect } from '../../base/geometry.ts';
import type { Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import {
  definite,
  frameOf,
  limitHeight,
  limitWidth,
  marginsOf,
  shrinkToFit,
  specifiedHeight,
  specifiedWidth,
} from './box-sizes.ts';
import { unbroken } from './fragment.ts';
import { pictureSize } from './picture-size.ts';
import { breakOver, type PageRoom } from './positioned-breaks.ts';
import type { Context, Fragment } from './types.ts';

/** Whether a box leaves the flow for its containing block. */
export function isAbsolute(style: Style): boolean {
  return style.position === 'absolute' || style.position === 'fixed';
}

/**
 * The empty fragment that keeps the static place of an absolutely positioned or fixed box: what flow layout (block,
 * paragraph, flex) leaves among its fragments at the place where the box would have stood.
 */
export function pendingFragment(box: Box, x: number, y: number, anchor?: Fragment['anchor']): Fragment {
  return {
    type: 'box',
    box: undefined,
    style: box.style,
    mark: { type: 'artifact', kind: 'layout' },
    place: box.place,
    x,
    y,
    width: 0,
    height: 0,
    children: [],
    edges: { top: true, right: true, bottom: true, left: true },
    ids: [],
    effects: [],
    pending: box,
    ...(anchor && { anchor }),
  };
}

/** What `position: relative` moves a box by; percentages of `inline` and `block` of the containing block. Added by `placePositioned` alone. */
function relativeOffset(
  style: Style,
  inline: number,
  block: number | undefined,
): { readonly x: number; readonly y: number } {
  if (style.position !== 'relative') return NOT_MOVED;
  const left = definite(style.left, inline);
  const right = definite(style.right, inline);
  const top = definite(style.top, block);
  const bottom = definite(style.bottom, block);
  return { x: left ?? -(right ?? 0), y: top ?? -(bottom ?? 0) };
}
const NOT_MOVED = { x: 0, y: 0 };

/** A containing block in absolute coordinates: a padding box. */
interface Containing {
  readonly absolute: Rect;
  readonly fixed: Rect;
  /** Nothing but the page, or positioned boxes on it: then boxes go on from page to page. */
  readonly flows: boolean;
}

/**
 * Called once for the fragments of a finished page, whose coordinates count from the page's corner: `area` is the initial
 * containing block there. Boxes stay at their place in the tree, so that paint order is tree order. Linear.
 */
export function placePositioned(
  fragments: readonly Fragment[],
  area: Rect,
  cx: Context,
  page?: PageRoom,
): readonly Fragment[] {
  const containing = { absolute: area, fixed: area, flows: page !== undefined };
  return visitAll(fragments, 0, 0, area.width, area.height, containing, page, cx);
}

function visitAll(
  fragments: readonly Fragment[],
  x: number,
  y: number,
  inline: number,
  block: number,
  containing: Containing,
  page: PageRoom | undefined,
  cx: Context,
): readonly Fragment[] {
  let changed: Fragment[] | undefined;
  for (let i = 0; i < fragments.length; i += 1) {
    const before = fragments[i]!;
    const after = visit(before, x, y, inline, block, containing, page, cx);
    if (after !== before && changed === undefined) changed = fragments.slice(0, i);
    changed?.push(after);
  }
  return changed ?? fragments;
}

/** `x`, `y`: the corner of the parent; `inline`, `block`: the content of its containing block, for percentages. */
function visit(
  fragment: Fragment,
  x: number,
  y: number,
  inline: number,
  block: number,
  containing: Containing,
  page: PageRoom | undefined,
  cx: Context,
): Fragment {
  if (fragment.type === 'text') return fragment;
  if (fragment.pending !== undefined) {
    const [left, top] = [x + fragment.x, y + fragment.y];
    const area = fragment.anchor?.area;
    const around = area ? { ...containing, absolute: { ...area, x: left, y: top }, flows: false } : containing;
    if (fragment.pending.style.position === 'fixed') page?.fixed.push(fragment.pending);
    const placed = place(fragment.pending, left, top, fragment.anchor, around, page, cx);
    if (placed === undefined) return fragment;
    return visit({ ...placed, x: placed.x - x, y: placed.y - y }, x, y, inline, block, containing, page, cx);
  }
  const owned = fragment.type !== 'line' && fragment.box?.type !== 'paragraph';
  const { style } = fragment;
  let moved = fragment;
  if (owned && style.position === 'relative') {
    const offset = relativeOffset(style, inline, block);
    if (offset.x !== 0 || offset.y !== 0) moved = { ...fragment, x: fragment.x + offset.x, y: fragment.y + offset.y };
  }
  if (moved.children.length === 0) return moved;
  const [left, top] = [x + moved.x, y + moved.y];
  const { borders, padding } = moved;
  let inner = containing;
  if (owned && (style.position !== 'static' || style.transform.length > 0)) {
    const box = {
      x: left + (borders?.left ?? 0),
      y: top + (borders?.top ?? 0),
      width: moved.width - (borders?.left ?? 0) - (borders?.right ?? 0),
      height: moved.height - (borders?.top ?? 0) - (borders?.bottom ?? 0),
    };
    const transformed = style.transform.length > 0;
    const flows = containing.flows && style.position === 'absolute' && !transformed && style.overflow === 'visible';
    inner = { absolute: box, fixed: transformed ? box : containing.fixed, flows };
  }
  // Percentages count from the containing block: an inline element or a line is none.
  const contains = owned && fragment.box !== undefined;
  const width = contains ? moved.width - sum(borders?.left, borders?.right, padding?.left, padding?.right) : inline;
  const height = contains ? moved.height - sum(borders?.top, borders?.bottom, padding?.top, padding?.bottom) : block;
  const children = visitAll(moved.children, left, top, width, height, inner, page, cx);
  return children === moved.children ? moved : { ...moved, children };
}

function sum(a = 0, b = 0, c = 0, d = 0): number {
  return a + b + c + d;
}

/** Lays one box out; its fragment in absolute coordinates. */
function place(
  box: Box,
  staticX: number,
  staticY: number,
  anchor: Fragment['anchor'],
  containing: Containing,
  page: PageRoom | undefined,
  cx: Context,
): Fragment | undefined {
  const { style } = box;
  const block = style.position === 'fixed' ? containing.fixed : containing.absolute;
  const margins = marginsOf(style, block.width);
  const frame = frameOf(style, block.width);
  const left = definite(style.left, block.width);
  const right = definite(style.right, block.width);
  const top = definite(style.top, block.height);
  const bottom = definite(style.bottom, block.height);
  const contents = () => cx.intrinsic(box);
  const rtl = style.direction === 'rtl';

  let width: number;
  let height = specifiedHeight(style, style.height, block.height, frame);
  if (box.type === 'replaced') {
    const size = pictureSize(box, block.width, block.height);
    width = size.width;
    height = size.height;
  } else {
    const from = left ?? (right === undefined && !rtl ? staticX - block.x : 0);
    const room = block.width - from - (right ?? 0) - margins.left - margins.right;
    const stretched = left !== undefined && right !== undefined && box.type !== 'table' ? room : undefined;
    width =
      specifiedWidth(style, style.width, block.width, frame, contents) ?? stretched ?? shrinkToFit(contents(), room);
    width = limitWidth(style, width, block.width, frame, contents);
    if (
      height === undefined &&
      style.height === 'auto' &&
      top !== undefined &&
      bottom !== undefined &&
      box.type !== 'table'
    )
      height = block.height - top - bottom - margins.top - margins.bottom;
    if (height === undefined && style.aspectRatio !== 'auto') height = width / style.aspectRatio;
    if (height !== undefined) height = limitHeight(style, height, block.height, frame);
  }
  const space = unbroken(block.width, block.height, '', {
    inline: width,
    ...(height !== undefined && { block: height }),
  });
  const { fragment } = cx.layout(box, space, undefined);
  if (fragment === undefined) return undefined;
  const free = (share: number, length: number, size: number, before: number, after: number) =>
    share * (length - size - before - after);
  const across = anchor ? free(anchor.x, anchor.width, fragment.width, margins.left, margins.right) : 0;
  const down = anchor ? free(anchor.y, anchor.height, fragment.height, margins.top, margins.bottom) : 0;
  const x = axis(
    { from: block.x, length: block.width, start: left, end: right, static: staticX + across, size: fragment.width },
    margins.left,
    margins.right,
    style.marginLeft === 'auto',
    style.marginRight === 'auto',
    rtl,
  );
  const y = axis(
    { from: block.y, length: block.height, start: top, end: bottom, static: staticY + down, size: fragment.height },
    margins.top,
    margins.bottom,
    style.marginTop === 'auto',
    style.marginBottom === 'auto',
    false,
  );
  const whole = { ...fragment, x, y };
  if (page === undefined || !containing.flows || style.position === 'fixed') return whole;
  return breakOver(box, whole, space, page, cx);
}

interface Axis {
  readonly from: number;
  readonly length: number;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly static: number;
  readonly size: number;
}

/** Where the border box begins along one axis. */
function axis(
  { from, length, start, end, static: at, size }: Axis,
  before: number,
  after: number,
  autoBefore: boolean,
  autoAfter: boolean,
  fromEnd: boolean,
): number {
  if (start === undefined && end === undefined) return at + before;
  if (start === undefined) return from + length - end! - after - size;
  if (end === undefined) return from + start + before;
  const free = length - start - end - size - before - after;
  if (autoBefore && autoAfter) return from + start + Math.max(0, free / 2);
  if (autoBefore) return from + start + free;
  if (!autoAfter && fromEnd) return from + length - end - after - size;
  return from + start + before;
}
