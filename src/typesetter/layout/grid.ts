// In: a grid container and a space. Out: its items in their areas, row after row until the room ends (CSS Grid Layout 1; section 13 for breaks).
import type { Size } from '../../base/geometry.ts';
import type { Box, GridBox } from '../boxes/types.ts';
import { shareBefore } from './alignment.ts';
import { addMargin, limitHeight, marginsOf } from './box-sizes.ts';
import { closedHeight, type Opened, openContainer, withAbsolute } from './container.ts';
import { boxFragment, moved, NO_STRUT, placed } from './fragment.ts';
import { breakRows, placeAll, type Standing, type Stop } from './grid-breaks.ts';
import { alignIn, justifyIn } from './grid-items.ts';
import { edgesOfArea } from './grid-lines.ts';
import { type Axis, type Plan, planGrid } from './grid-plan.ts';
import type { Context, Fragment, Placed, Resume, Space } from './types.ts';

export function layoutGrid(box: GridBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { style } = box;
  const opened = openContainer(box, space, resume, cx);
  const { frame, inner, room, top, pageName } = opened;
  const { borders, padding } = frame;
  const most = limitHeight(style, Number.MAX_VALUE, space.block, frame) - frame.block;
  const plan = planGrid(
    box,
    { inline: opened.inline, block: opened.block, leastBlock: opened.least, mostBlock: most, pageName },
    cx,
  );
  const standing: Standing = { placed: [], y: 0 };
  let stop: Stop | 'nothing' | undefined;
  if (inner.fragmentainer.kind === 'none') placeAll(plan, pageName, standing, cx);
  else stop = breakRows(plan, inner, room, resume, standing, cx);
  if (stop === 'nothing') return placed(undefined);

  const broken = stop !== undefined;
  const height = closedHeight(box, opened, space, standing.y, broken);
  if (height === undefined) return placed(undefined);
  // What is painted later is what comes later in the document.
  const inOrder = [...standing.placed].sort((one, other) => one.item.index - other.item.index);
  let children: readonly Fragment[] = inOrder.map(({ item, fragment, y }) =>
    moved(fragment, item.left + borders.left + padding.left, y + top),
  );
  if (!opened.continuing)
    children = withAbsolute(box, opened, height, children, (child, content) =>
      anchorOf(child, box, plan, opened, content),
    );
  const baselines = baselinesOf(standing, top);
  return placed(
    boxFragment(box, cx, {
      width: opened.width,
      height,
      children,
      first: !opened.continuing,
      last: !broken,
      borders,
      padding,
    }),
    {
      resume: stop && { ...stop.resume, consumed: opened.consumed + height },
      endMargin: broken ? NO_STRUT : addMargin(NO_STRUT, marginsOf(style, space.inline).bottom),
      baselines,
      breakAppeal: stop?.appeal ?? 0,
      footnotes: inOrder.flatMap(({ result }) => result.footnotes),
      pageName,
      ...(stop?.forced && { forced: stop.forced }),
    },
  );
}

/** Of the first row: that of an item which takes part in it, else of the first item (section 10.6). */
function baselinesOf({ placed: all }: Standing, top: number): Placed['baselines'] {
  let first: number | undefined;
  let last: number | undefined;
  const lowest = Math.min(...all.map(({ item }) => item.area.row));
  const highest = Math.max(...all.map(({ item }) => item.area.row + item.area.rows));
  const own = (end: boolean) => {
    const row = all.filter(({ item: { area } }) => (end ? area.row + area.rows === highest : area.row === lowest));
    const one = row.find(({ item }) => item.align === 'baseline') ?? row[0];
    if (one === undefined) return undefined;
    const { baselines } = one.result;
    return top + one.y + ((end ? baselines.last : baselines.first) ?? one.fragment.height);
  };
  if (all.length > 0) [first, last] = [own(false), own(true)];
  return { first, last };
}

/**
 * Where an absolutely positioned child would stand. A grid that is its containing block gives it the area that it asks
 * for, to the edges of the padding where it asks for none (section 9).
 */
function anchorOf(child: Box, { style }: GridBox, plan: Plan, opened: Opened, content: Size): Fragment['anchor'] {
  const rtl = style.direction === 'rtl';
  const share = shareBefore(justifyIn(child, style), 1);
  const x = rtl ? 1 - share : share;
  const y = shareBefore(alignIn(child, style), 1);
  const contains = child.style.position === 'absolute' && (style.position !== 'static' || style.transform.length > 0);
  if (!contains) return { ...content, x, y };
  const { lines, columns, rows } = plan;
  const { padding } = opened.frame;
  const across = spanOf(
    edgesOfArea(child.style.gridColumnStart, child.style.gridColumnEnd, lines.columns),
    lines.placement.columnsBefore,
    columns,
    rtl ? padding.right : padding.left,
    content.width + (rtl ? padding.left : padding.right),
  );
  const down = spanOf(
    edgesOfArea(child.style.gridRowStart, child.style.gridRowEnd, lines.rows),
    lines.placement.rowsBefore,
    rows,
    padding.top,
    content.height + padding.bottom,
  );
  const area = {
    x: rtl ? content.width - across.end : across.start,
    y: down.start,
    width: across.end - across.start,
    height: down.end - down.start,
  };
  return { width: area.width, height: area.height, x, y, area };
}

/** Between two lines, or from the padding's edge to its other edge: counted from the start of the content box. */
function spanOf(
  { start, end }: { readonly start: number | undefined; readonly end: number | undefined },
  before: number,
  { starts, sizes }: Axis,
  leading: number,
  trailing: number,
): { readonly start: number; readonly end: number } {
  const track = (line: number | undefined) =>
    line === undefined || line + before < 0 || line + before > sizes.length ? undefined : line + before;
  const [first, last] = [track(start), track(end)];
  const from =
    first === undefined
      ? -leading
      : first < sizes.length
        ? starts[first]!
        : sizes.length === 0
          ? 0
          : starts[first - 1]! + sizes[first - 1]!;
  const to = last === undefined ? trailing : last > 0 ? starts[last - 1]! + sizes[last - 1]! : (starts[0] ?? 0);
  return { start: from, end: Math.max(from, to) };
}
