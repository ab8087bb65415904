// In: a span on a line. Out: how wide its edges are, and its fragment (CSS 2.1, 10.6.1).
import { type LengthPercentage, resolveLength } from '../../base/length.ts';
import type { Style } from '../style/types.ts';
import { ALL_EDGES, ARTIFACT, makeFragment, moved, NONE } from './fragment.ts';
import type { EdgeItem } from './inline-items.ts';
import { type Line, riseOf } from './line.ts';
import type { Fragment } from './types.ts';

/** Margin, border and padding of a span's edge. */
export function edgeWidth(style: Style, side: 'left' | 'right'): number {
  const points = (value: LengthPercentage | 'auto') => (value === 'auto' ? 0 : resolveLength(value, 0));
  return side === 'left'
    ? points(style.marginLeft) + style.borderLeftWidth + points(style.paddingLeft)
    : points(style.marginRight) + style.borderRightWidth + points(style.paddingRight);
}

/** One span on this line, filling up. `from` is where its border box begins. */
export interface OpenSpan {
  readonly item: EdgeItem;
  readonly from: number;
  readonly children: Fragment[];
  readonly left: boolean;
  /** It draws or leads somewhere: it becomes a fragment. */
  readonly kept: boolean;
}

export function marginLeft(item: EdgeItem): number {
  const { marginLeft: margin } = item.span.style;
  return margin === 'auto' ? 0 : resolveLength(margin, 0);
}

export function marginRight(item: EdgeItem): number {
  const { marginRight: margin } = item.span.style;
  return margin === 'auto' ? 0 : resolveLength(margin, 0);
}

/** A span opened on an earlier line is known by its opening item; its end is as wide as its style says. */
export function closingWidth(item: EdgeItem): number {
  return edgeWidth(item.span.style, 'right');
}

/** Whether a span leaves anything of its own on the page. */
export function keepsSpan({ span }: EdgeItem): boolean {
  const { style } = span;
  return (
    span.link !== undefined ||
    span.ids.length > 0 ||
    span.effects.length > 0 ||
    style.backgroundColor.alpha > 0 ||
    style.backgroundLayers.length > 0 ||
    style.borderTopWidth + style.borderRightWidth + style.borderBottomWidth + style.borderLeftWidth > 0 ||
    (style.outlineWidth > 0 && style.outlineStyle !== 'none') ||
    style.position === 'relative' ||
    style.opacity < 1
  );
}

export function spanFragment(span: OpenSpan, to: number, right: boolean, line: Line, style: Style): Fragment {
  const { kind, level } = span.item;
  const rise = riseOf(level, kind.above, kind.below, line);
  const side = (padding: Style['paddingTop'], border: number) => resolveLength(padding, 0) + border;
  const clone = style.boxDecorationBreak === 'clone';
  const top = line.baseline - rise - kind.ascent - side(style.paddingTop, style.borderTopWidth);
  const height =
    kind.ascent +
    kind.descent +
    side(style.paddingTop, style.borderTopWidth) +
    side(style.paddingBottom, style.borderBottomWidth);
  const { item } = span;
  return makeFragment({
    type: 'box',
    box: undefined,
    style,
    mark: ARTIFACT,
    place: item.span.place,
    x: span.from,
    y: top,
    width: Math.max(0, to - span.from),
    height,
    children: span.children.map((child) => moved(child, child.x - span.from, child.y - top)),
    edges:
      span.left && right ? ALL_EDGES : { top: true, right: right || clone, bottom: true, left: span.left || clone },
    borders: {
      top: style.borderTopWidth,
      right: style.borderRightWidth,
      bottom: style.borderBottomWidth,
      left: style.borderLeftWidth,
    },
    padding: {
      top: resolveLength(style.paddingTop, 0),
      right: resolveLength(style.paddingRight, 0),
      bottom: resolveLength(style.paddingBottom, 0),
      left: resolveLength(style.paddingLeft, 0),
    },
    ids: span.left ? item.span.ids : NONE,
    effects: span.left ? item.span.effects : NONE,
    ...(item.span.link && { link: item.span.link }),
    stacking: { positioned: style.position === 'relative', zIndex: style.zIndex, float: false, inline: true },
  });
}
