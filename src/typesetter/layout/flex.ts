// In: a flex container and a space. Out: its items along two axes, line by line until the room ends (CSS Flexbox 1; section 12 for breaks).
import type { Size } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { Box, FlexBox } from '../boxes/types.ts';
import { shareBefore } from './alignment.ts';
import { addMargin, marginsOf } from './box-sizes.ts';
import { closedHeight, openContainer, withAbsolute } from './container.ts';
import { layColumn, layColumns } from './flex-columns.ts';
import type { Axes } from './flex-lines.ts';
import { layRows } from './flex-rows.ts';
import { acrossLine, alignLines, alongLine, mirror, type Stack } from './flex-stack.ts';
import { boxFragment, moved, NO_STRUT, placed } from './fragment.ts';
import { isItem } from './items.ts';
import type { Context, Fragment, Placed, Resume, Space } from './types.ts';

export function layoutFlex(box: FlexBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { style } = box;
  const opened = openContainer(box, space, resume, cx);
  const { frame, inline, block, inner, room, consumed, continuing, top, pageName } = opened;
  const { borders, padding } = frame;
  const row = style.flexDirection === 'row' || style.flexDirection === 'row-reverse';
  const gap = (length: typeof style.rowGap, of: number) => (length === 'normal' ? 0 : resolveLength(length, of));
  const axes: Axes = {
    row,
    reverse:
      (style.flexDirection === 'row-reverse') !== (row && style.direction === 'rtl') ||
      style.flexDirection === 'column-reverse',
    fromRight: !row && style.direction === 'rtl',
    wrap: style.flexWrap !== 'nowrap',
    inline,
    block,
    least: opened.least,
    gap: row ? gap(style.columnGap, inline) : gap(style.rowGap, block ?? 0),
    lineGap: row ? gap(style.rowGap, block ?? 0) : gap(style.columnGap, inline),
  };
  const items = box.children.filter(isItem);
  const stack: Stack = { children: [], lines: [], y: 0, first: undefined, last: undefined, footnotes: [] };
  const stop = row
    ? layRows(items, axes, box, inner, room, resume, stack, cx)
    : axes.wrap && block !== undefined
      ? layColumns(items, axes, box, stack, cx)
      : layColumn(items, axes, box, inner, room, consumed, resume, stack, cx);
  if (stop === 'nothing') return placed(undefined);

  const broken = stop !== undefined;
  const height = closedHeight(box, opened, space, stack.y, broken);
  if (height === undefined) return placed(undefined);
  if (row && !broken && !continuing && axes.wrap && block !== undefined)
    alignLines(stack, style.alignContent, block, axes, style.flexWrap);
  else if (row && !broken && !continuing && style.flexWrap === 'wrap-reverse') mirror(stack, stack.y);
  let children: readonly Fragment[] = stack.children.map((child) =>
    moved(child, child.x + borders.left + padding.left, child.y + top),
  );
  if (!continuing)
    children = withAbsolute(box, opened, height, children, (child, area) => anchorOf(child, box, axes, area));
  const shift = (y: number | undefined) => (y === undefined ? undefined : y + top);
  return placed(
    boxFragment(box, cx, {
      width: opened.width,
      height,
      children,
      first: !continuing,
      last: !broken,
      borders,
      padding,
    }),
    {
      resume: broken ? { ...stop.resume, consumed: consumed + height } : undefined,
      endMargin: broken ? NO_STRUT : addMargin(NO_STRUT, marginsOf(style, space.inline).bottom),
      baselines: { first: shift(stack.first), last: shift(stack.last) },
      breakAppeal: broken ? stop.appeal : 0,
      footnotes: stack.footnotes,
      pageName,
      ...(broken && stop.forced && { forced: stop.forced }),
    },
  );
}

/** An absolutely positioned child stands as if it were the only item (CSS Flexbox 1, 4.1). */
function anchorOf(child: Box, { style }: FlexBox, axes: Axes, area: Size): Fragment['anchor'] {
  const main = shareBefore(alongLine(style), 1);
  const along = axes.reverse ? 1 - main : main;
  const share = shareBefore(acrossLine(child, style), 1);
  const across = axes.fromRight ? 1 - share : share;
  return { ...area, x: axes.row ? along : across, y: axes.row ? across : along };
}
