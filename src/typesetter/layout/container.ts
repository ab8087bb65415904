// In: a flex or grid container and a space. Out: its sizes and the room for its items, and its height once they stand (CSS Fragmentation 3).
import type { Size } from '../../base/geometry.ts';
import type { Box, FlexBox, GridBox } from '../boxes/types.ts';
import { blockWidth } from './block.ts';
import { type Frame, frameOf, limitHeight, specifiedHeight } from './box-sizes.ts';
import { EPSILON } from './fragment.ts';
import { isAbsolute, pendingFragment } from './positioned.ts';
import type { Context, Fragment, Resume, Space } from './types.ts';

export interface Opened {
  readonly frame: Frame;
  /** Border box. */
  readonly width: number;
  /** Content box; `block` when it is definite. */
  readonly inline: number;
  readonly block: number | undefined;
  /** `min-height` of the content box, 0 for none. */
  readonly least: number;
  /** Definite border-box height. */
  readonly used: number | undefined;
  /** Edges above and below the content of this fragment. */
  readonly top: number;
  readonly bottom: number;
  readonly consumed: number;
  readonly continuing: boolean;
  /** For content; Infinity where nothing breaks. */
  readonly room: number;
  /** The container's space as its items see it. */
  readonly inner: Space;
  readonly pageName: string;
}

export function openContainer(box: FlexBox | GridBox, space: Space, resume: Resume | undefined, cx: Context): Opened {
  const { style } = box;
  const { fragmentainer } = space;
  const frame = frameOf(style, space.inline);
  const { borders, padding } = frame;
  const width = blockWidth(box, space, cx);
  const asked = space.fixed?.block ?? specifiedHeight(style, style.height, space.block, frame);
  const used = asked === undefined ? undefined : (space.fixed?.block ?? limitHeight(style, asked, space.block, frame));
  const continuing = resume !== undefined;
  const top = continuing && style.boxDecorationBreak !== 'clone' ? 0 : borders.top + padding.top;
  const bottom = borders.bottom + padding.bottom;
  const pageName = style.page === 'auto' ? fragmentainer.pageName : style.page;
  // Content that is cut off at a given height cannot go on elsewhere.
  const whole = used !== undefined && style.overflow !== 'visible';
  return {
    frame,
    width,
    inline: Math.max(0, width - frame.inline),
    block: used === undefined ? undefined : Math.max(0, used - frame.block),
    least: Math.max(0, limitHeight(style, 0, space.block, frame) - frame.block),
    used,
    top,
    bottom,
    consumed: resume?.consumed ?? 0,
    continuing,
    room: whole ? Number.POSITIVE_INFINITY : fragmentainer.remaining - top - bottom,
    inner: {
      ...space,
      fragmentainer: {
        ...fragmentainer,
        pageName,
        ...(whole && { kind: 'none', remaining: Number.POSITIVE_INFINITY }),
      },
    },
    pageName,
  };
}

/** The border-box height of this fragment, its content being `content` high; undefined: it goes to the next page whole. */
export function closedHeight(
  box: FlexBox | GridBox,
  opened: Opened,
  space: Space,
  content: number,
  broken: boolean,
): number | undefined {
  const { used, consumed, continuing, top, bottom, frame } = opened;
  const { fragmentainer } = space;
  const own = top + content + bottom;
  const total = used ?? limitHeight(box.style, consumed + own, space.block, frame);
  const height = Math.max(0, total - consumed, continuing ? own : 0);
  if (broken) {
    const fill = Number.isFinite(fragmentainer.remaining) ? fragmentainer.remaining : top + content;
    return used === undefined ? fill : Math.max(Math.min(height, fill), Math.min(fill, top + content));
  }
  if (fragmentainer.kind !== 'none' && !space.mustPlace && height > fragmentainer.remaining + EPSILON) {
    // All items stand here, but the height asked for does not: whole on the next page, if it is not longer than one.
    if (height <= fragmentainer.height + EPSILON || fragmentainer.remaining < own) return undefined;
    return fragmentainer.remaining;
  }
  return height;
}

/**
 * Absolutely positioned children among the items, each where its place in the document says: that is the order of
 * painting. `anchor` says where in the content box it would stand.
 */
export function withAbsolute(
  box: FlexBox | GridBox,
  { frame, inline, top, bottom }: Opened,
  height: number,
  children: readonly Fragment[],
  anchor: (child: Box, content: Size) => Fragment['anchor'],
): readonly Fragment[] {
  const absolute = box.children.filter((child) => isAbsolute(child.style));
  if (absolute.length === 0) return children;
  const order = new Map(box.children.map((child, index) => [child, index]));
  const content = { width: inline, height: Math.max(0, height - top - bottom) };
  const merged: Fragment[] = [];
  let next = 0;
  const left = frame.borders.left + frame.padding.left;
  const add = (child: Box) => {
    const made = anchor(child, content);
    const area = made?.area;
    merged.push(pendingFragment(child, left + (area?.x ?? 0), top + (area?.y ?? 0), made));
  };
  for (const child of children) {
    const index = (child.box && order.get(child.box)) ?? -1;
    while (next < absolute.length && order.get(absolute[next]!)! < index) add(absolute[next++]!);
    merged.push(child);
  }
  while (next < absolute.length) add(absolute[next++]!);
  return merged;
}
