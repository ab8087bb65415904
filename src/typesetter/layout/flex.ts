// In: a flex container and a space. Out: its items along two axes, line by line until the room ends (CSS Flexbox 1; section 12 for breaks).
import type { Size } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { Box, FlexBox } from '../boxes/types.ts';
import type { Alignment } from '../style/types.ts';
import { blockWidth } from './block.ts';
import { addMargin, frameOf, limitHeight, marginsOf, specifiedHeight } from './box-sizes.ts';
import { appealBetween, edgesOf, forcedBetween } from './breaks.ts';
import {
  type Axes,
  collectLine,
  crossPosition,
  type Item,
  itemOf,
  type Line,
  layItem,
  mainSizes,
  spreadAlong,
} from './flex-lines.ts';
import { boxFragment, EPSILON, moved, NO_STRUT, placed } from './fragment.ts';
import { isAbsolute, pendingFragment } from './positioned.ts';
import type { BreakAppeal, Context, Fragment, Placed, Resume, Space } from './types.ts';

/** In `Resume.parts`: an item of a line that has not begun. */
const UNBEGUN: Resume = { at: -1, consumed: 0, parts: [] };

/** A line no higher than this share of a page goes to the next one whole: an icon stays beside its words. */
const SHORT = 0.25;

/** What stands in this fragment so far. Coordinates from the content corner. */
interface Stack {
  readonly children: Fragment[];
  /** Lines with the index of their first fragment, to be moved together by align-content. */
  readonly lines: { readonly from: number; readonly to: number; readonly y: number; readonly height: number }[];
  y: number;
  first: number | undefined;
  last: number | undefined;
  readonly footnotes: Box[];
}

export function layoutFlex(box: FlexBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { style } = box;
  const { fragmentainer } = space;
  const frame = frameOf(style, space.inline);
  const { borders, padding } = frame;
  const width = blockWidth(box, space, cx);
  const inline = Math.max(0, width - frame.inline);
  const asked = space.fixed?.block ?? specifiedHeight(style, style.height, space.block, frame);
  const used = asked === undefined ? undefined : (space.fixed?.block ?? limitHeight(style, asked, space.block, frame));
  const block = used === undefined ? undefined : Math.max(0, used - frame.block);
  const row = style.flexDirection === 'row' || style.flexDirection === 'row-reverse';
  const gap = (length: typeof style.rowGap, of: number) => (length === 'normal' ? 0 : resolveLength(length, of));
  const axes: Axes = {
    row,
    reverse:
      (style.flexDirection === 'row-reverse') !== (row && style.direction === 'rtl') ||
      style.flexDirection === 'column-reverse',
    wrap: style.flexWrap !== 'nowrap',
    inline,
    block,
    least: Math.max(0, limitHeight(style, 0, space.block, frame) - frame.block),
    gap: row ? gap(style.columnGap, inline) : gap(style.rowGap, block ?? 0),
    lineGap: row ? gap(style.rowGap, block ?? 0) : gap(style.columnGap, inline),
  };
  const items = box.children.filter((child) => !isAbsolute(child.style) && typeof child.style.position !== 'object');
  const continuing = resume !== undefined;
  const clone = style.boxDecorationBreak === 'clone';
  const top = continuing && !clone ? 0 : borders.top + padding.top;
  const bottom = borders.bottom + padding.bottom;
  const consumed = resume?.consumed ?? 0;
  const pageName = style.page === 'auto' ? fragmentainer.pageName : style.page;
  // Content that is cut off at a given height cannot go on elsewhere.
  const whole = used !== undefined && style.overflow !== 'visible';
  const room = whole ? Number.POSITIVE_INFINITY : fragmentainer.remaining - top - bottom;
  const stack: Stack = { children: [], lines: [], y: 0, first: undefined, last: undefined, footnotes: [] };
  const inner: Space = {
    ...space,
    fragmentainer: { ...fragmentainer, pageName, ...(whole && { kind: 'none', remaining: Number.POSITIVE_INFINITY }) },
  };

  const stop = row
    ? rows(items, axes, box, inner, room, resume, stack, cx)
    : axes.wrap && block !== undefined
      ? columnsOf(items, axes, box, stack, cx)
      : column(items, axes, box, inner, room, consumed, resume, stack, cx);
  if (stop === 'nothing') return placed(undefined);

  const broken = stop !== undefined;
  const content = stack.y;
  let height = used ?? limitHeight(style, consumed + top + content + bottom, space.block, frame);
  height = Math.max(0, height - consumed, continuing ? top + content + bottom : 0);
  if (broken) {
    const fill = Number.isFinite(fragmentainer.remaining) ? fragmentainer.remaining : top + content;
    height = used === undefined ? fill : Math.max(Math.min(height, fill), Math.min(fill, top + content));
  } else if (fragmentainer.kind !== 'none' && !space.mustPlace && height > fragmentainer.remaining + EPSILON) {
    // All items stand here, but the height asked for does not: whole on the next page, if it is not longer than one.
    if (height <= fragmentainer.height + EPSILON || fragmentainer.remaining < top + content + bottom)
      return placed(undefined);
    height = fragmentainer.remaining;
  }
  if (row && !broken && !continuing && axes.wrap && block !== undefined)
    alignLines(stack, style.alignContent, block, axes, style.flexWrap);
  else if (row && !broken && !continuing && style.flexWrap === 'wrap-reverse') mirror(stack, stack.y);
  const children = stack.children.map((child) => moved(child, child.x + borders.left + padding.left, child.y + top));
  if (!continuing) {
    // Where it stands among the items is where it is painted: under those that come after it.
    const absolute = box.children.filter((child) => isAbsolute(child.style));
    const order = absolute.length === 0 ? undefined : new Map(box.children.map((child, index) => [child, index]));
    for (const child of absolute) {
      const index = order?.get(child) ?? 0;
      const after = children.findIndex(({ box: item }) => item !== undefined && (order?.get(item) ?? -1) > index);
      const area = { width: inline, height: Math.max(0, height - top - bottom) };
      const pending = pendingFragment(child, borders.left + padding.left, top, anchorOf(child, box, axes, area));
      children.splice(after < 0 ? children.length : after, 0, pending);
    }
  }
  const shift = (y: number | undefined) => (y === undefined ? undefined : y + top);
  return placed(
    boxFragment(box, cx, { width, height, children, first: !continuing, last: !broken, borders, padding }),
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
  const along = axes.reverse ? 1 - shareOf(style.justifyContent) : shareOf(style.justifyContent);
  const across = shareOf(child.style.alignSelf === 'auto' ? style.alignItems : child.style.alignSelf);
  return { ...area, x: axes.row ? along : across, y: axes.row ? across : along };
}

function shareOf(align: Alignment): number {
  if (align === 'end') return 1;
  return align === 'center' || align === 'space-around' || align === 'space-evenly' ? 0.5 : 0;
}

interface Stop {
  readonly resume: Resume;
  readonly appeal: BreakAppeal;
  readonly forced?: Placed['forced'];
}

/** Row lines one below the other; the line that reaches the end of the room is broken inside its items, or before. */
function rows(
  items: readonly Box[],
  axes: Axes,
  box: FlexBox,
  space: Space,
  room: number,
  resume: Resume | undefined,
  stack: Stack,
  cx: Context,
): Stop | 'nothing' | undefined {
  let at = resume?.at ?? 0;
  let parts = resume?.parts ?? [];
  const breaks = space.fragmentainer.kind !== 'none';
  const single = !axes.wrap;
  while (at < items.length) {
    const continued = parts.length > 0;
    const line = collectLine(items, at, axes, continued ? parts.length : undefined, cx);
    mainSizes(line, axes);
    const next = at + line.items.length;
    if (stack.lines.length > 0) stack.y += axes.lineGap;
    if (breaks && stack.lines.length > 0) {
      const forced = forcedBetween(
        edgesOf(items[at - 1]!, cx),
        edgesOf(items[at]!, cx),
        space.fragmentainer,
        space.fragmentainer.pageName,
      );
      if (forced) return { resume: { at, consumed: 0, forced: true, parts: [] }, appeal: 0, forced };
    }
    if (!continued) {
      measureCross(line, axes, single, box, space, cx);
      const fits = !breaks || stack.y + Math.max(line.cross, line.natural) <= room + EPSILON;
      if (fits) {
        placeLine(line, axes, box, stack, cx);
        at = next;
        continue;
      }
    }
    const alone = stack.lines.length === 0;
    const short =
      !continued &&
      Math.max(line.cross, line.natural) <= space.fragmentainer.height * SHORT &&
      !(alone && space.mustPlace);
    const broken = short ? 'nothing' : breakLine(line, parts, axes, box, space, room, alone, stack, cx);
    if (broken === 'nothing') {
      if (alone && resume === undefined) return 'nothing';
      return { resume: { at, consumed: 0, parts }, appeal: 0 };
    }
    if (broken.parts !== undefined) return { resume: { at, consumed: 0, parts: broken.parts }, appeal: broken.appeal };
    at = next;
    parts = [];
  }
  return undefined;
}

/** Lays each item at its main size and finds the line's cross size. */
function measureCross(line: Line, axes: Axes, single: boolean, box: FlexBox, space: Space, cx: Context): void {
  let above = 0;
  let below = 0;
  let most = 0;
  for (const item of line.items) {
    item.placed = layItem(item, { inline: item.main }, axes, space.fragmentainer.pageName, cx);
    item.cross = item.placed.fragment?.height ?? 0;
    const outer = item.cross + item.margins.top + item.margins.bottom;
    most = Math.max(most, outer);
    if (alignOf(item, box) === 'baseline') {
      const baseline = (item.placed.baselines.first ?? item.cross) + item.margins.top;
      above = Math.max(above, baseline);
      below = Math.max(below, outer - baseline);
    }
  }
  line.baseline = above;
  line.cross = Math.max(most, above + below);
  line.natural = line.cross;
  if (single) line.cross = axes.block ?? Math.max(line.cross, axes.least);
  for (const item of line.items) stretch(item, line.cross, box, axes, space.fragmentainer.pageName, cx);
}

function alignOf(item: Item, box: FlexBox): Alignment {
  const { alignSelf } = item.box.style;
  const align = alignSelf === 'auto' ? box.style.alignItems : alignSelf;
  return align === 'normal' || align === 'auto' ? 'stretch' : align;
}

/** A stretched item is laid again only when its inside could tell the difference. */
function stretch(item: Item, cross: number, box: FlexBox, axes: Axes, pageName: string, cx: Context): void {
  const { style } = item.box;
  if (
    alignOf(item, box) !== 'stretch' ||
    style.height !== 'auto' ||
    style.marginTop === 'auto' ||
    style.marginBottom === 'auto'
  )
    return;
  const frame = frameOf(style, axes.inline);
  const height = limitHeight(style, cross - item.margins.top - item.margins.bottom, axes.block, frame);
  const fragment = item.placed?.fragment;
  if (fragment === undefined || Math.abs(height - fragment.height) <= EPSILON) return;
  item.cross = height;
  const plain =
    item.box.type === 'block' &&
    item.box.style.overflow === 'visible' &&
    item.box.children.every((child) => child.type === 'paragraph' || typeof child.style.height !== 'object');
  if (plain) item.placed = { ...item.placed!, fragment: { ...fragment, height } };
  else item.placed = layItem(item, { inline: item.main, block: height }, axes, pageName, cx);
}

function placeLine(line: Line, axes: Axes, box: FlexBox, stack: Stack, cx: Context): void {
  const from = stack.children.length;
  const positions = spreadAlong(line, axes, axes.inline, box.style.justifyContent);
  line.items.forEach((item, i) => {
    const fragment = item.placed?.fragment;
    if (fragment === undefined) return;
    const align = alignOf(item, box);
    const baseline = item.placed!.baselines.first ?? item.cross;
    let y = crossPosition(item, align, line.cross, item.cross, true, line.baseline - baseline);
    if (box.style.flexWrap === 'wrap-reverse' && align === 'start') y = line.cross - item.cross - item.margins.bottom;
    add(stack, item, fragment, positions[i]!, stack.y + y, cx);
  });
  stack.lines.push({ from, to: stack.children.length, y: stack.y, height: line.cross });
  stack.y += line.cross;
}

function add(stack: Stack, item: Item, fragment: Fragment, x: number, y: number, _cx: Context): void {
  stack.children.push(moved(fragment, x, y));
  const { baselines, footnotes } = item.placed!;
  if (baselines.first !== undefined) stack.first ??= y + baselines.first;
  if (baselines.last !== undefined) stack.last = y + baselines.last;
  if (footnotes.length > 0) stack.footnotes.push(...footnotes);
}

/** Items of one line, each broken for itself and resumed together. */
function breakLine(
  line: Line,
  parts: readonly (Resume | undefined)[],
  axes: Axes,
  box: FlexBox,
  space: Space,
  room: number,
  alone: boolean,
  stack: Stack,
  cx: Context,
): 'nothing' | { readonly parts: readonly (Resume | undefined)[] | undefined; readonly appeal: BreakAppeal } {
  const continued = parts.length > 0;
  const mustPlace = space.mustPlace && alone;
  const results: (Placed | undefined)[] = [];
  const rest: (Resume | undefined)[] = [];
  let appeal: BreakAppeal = 0;
  let some = false;
  let unfinished = false;
  line.items.forEach((item, i) => {
    const part = parts[i];
    if (continued && part === undefined) {
      results.push(undefined);
      rest.push(undefined);
      return;
    }
    const begun = part !== undefined && part !== UNBEGUN && part.at !== -1;
    const above = begun ? 0 : item.margins.top;
    const result = cx.layout(
      item.box,
      {
        inline: axes.inline,
        block: axes.block,
        fragmentainer: { ...space.fragmentainer, remaining: room - stack.y - above },
        marginStrut: NO_STRUT,
        exclusions: [],
        mustPlace,
        root: true,
        fixed: { inline: item.main },
      },
      begun ? part : undefined,
    );
    results.push(result);
    const over =
      result.fragment !== undefined &&
      result.resume === undefined &&
      result.fragment.height > room - stack.y - above + EPSILON;
    if (result.fragment === undefined || (over && !mustPlace)) {
      results[i] = undefined;
      rest.push(part ?? UNBEGUN);
      unfinished = true;
      return;
    }
    some = true;
    rest.push(result.resume);
    if (result.resume !== undefined) {
      unfinished = true;
      appeal = Math.max(appeal, result.breakAppeal) as BreakAppeal;
    }
  });
  // Nothing begun, or a poor break, or an item left behind whole: the line goes to the next page in one piece.
  const begins = !continued;
  const behind = rest.some((part) => part === UNBEGUN);
  if (!mustPlace && begins && (!some || appeal > 0 || behind)) {
    const fitsNext = Math.max(line.cross, line.natural) <= space.fragmentainer.height + EPSILON;
    if (!some || fitsNext || !alone) return 'nothing';
  }
  if (!some) return 'nothing';
  const from = stack.children.length;
  const positions = spreadAlong(line, axes, axes.inline, box.style.justifyContent);
  let height = 0;
  line.items.forEach((item, i) => {
    const result = results[i];
    if (result?.fragment === undefined) return;
    const begun = parts[i] !== undefined && parts[i]!.at !== -1;
    const above = begun ? 0 : item.margins.top;
    item.placed = result;
    add(stack, item, result.fragment, positions[i]!, stack.y + above, cx);
    height = Math.max(height, above + result.fragment.height + (result.resume ? 0 : item.margins.bottom));
  });
  stack.lines.push({ from, to: stack.children.length, y: stack.y, height });
  stack.y += height;
  return { parts: unfinished ? rest : undefined, appeal };
}

/** One column: items one below the other, broken like blocks; free height is shared when it is definite and all of it is here. */
function column(
  items: readonly Box[],
  axes: Axes,
  box: FlexBox,
  space: Space,
  room: number,
  consumed: number,
  resume: Resume | undefined,
  stack: Stack,
  cx: Context,
): Stop | 'nothing' | undefined {
  const breaks = space.fragmentainer.kind !== 'none';
  const { block } = axes;
  const pageName = space.fragmentainer.pageName;
  if (block !== undefined && resume === undefined && (!breaks || block <= room + EPSILON)) {
    const line: Line = {
      items: items.map((item) => itemOf(item, axes, cx)),
      cross: axes.inline,
      baseline: 0,
      natural: 0,
    };
    wholeColumn(line, axes, box, 0, axes.inline, pageName, stack, cx);
    const lowest = stack.children.reduce((most, child) => Math.max(most, child.y + child.height), 0);
    if (!breaks || lowest <= Math.max(block, 0) + EPSILON || lowest <= room + EPSILON) {
      stack.y = block;
      return undefined;
    }
    // What leaves the box would leave the page: the items go on over pages, at their own heights.
    for (const list of [stack.children, stack.footnotes]) list.length = 0;
    stack.first = undefined;
  }
  const own: Axes = breaks ? { ...axes, block: undefined } : axes;
  /** What stands above the last break that nothing forbids. */
  let good: { readonly at: number; readonly count: number; readonly notes: number; readonly y: number } | undefined;
  const order = axes.reverse && !breaks ? [...items].reverse() : items;
  for (let at = resume?.at ?? 0; at < order.length; at += 1) {
    const item = itemOf(order[at]!, own, cx);
    const part = at === resume?.at ? resume.parts[0] : undefined;
    const filled = stack.children.length > 0;
    let appeal: BreakAppeal = 0;
    if (filled && breaks) {
      const [above, below] = [edgesOf(order[at - 1]!, cx), edgesOf(order[at]!, cx)];
      const forced = forcedBetween(above, below, space.fragmentainer, pageName);
      if (forced) return { resume: { at, consumed: 0, forced: true, parts: [] }, appeal: 0, forced };
      appeal = appealBetween(above, below, space.fragmentainer.kind);
      if (appeal === 0) good = { at, count: stack.children.length, notes: stack.footnotes.length, y: stack.y };
    }
    const y = stack.y + (filled ? axes.gap : 0) + (part === undefined ? item.margins.top : 0);
    const mustPlace = space.mustPlace && !filled;
    const width = crossWidth(item, box, axes, cx);
    const remaining = room - y;
    const result =
      breaks && (mustPlace || remaining > EPSILON)
        ? cx.layout(
            item.box,
            {
              inline: axes.inline,
              block: axes.block,
              fragmentainer: { ...space.fragmentainer, remaining },
              marginStrut: NO_STRUT,
              exclusions: [],
              mustPlace,
              root: true,
              fixed: { inline: width, ...(item.specified !== undefined && { block: item.specified }) },
            },
            part,
          )
        : breaks
          ? undefined
          : layItem(
              item,
              { inline: width, ...(item.specified !== undefined && { block: item.specified }) },
              axes,
              pageName,
              cx,
            );
    const fragment = result?.fragment;
    const over =
      fragment !== undefined && result!.resume === undefined && breaks && fragment.height > remaining + EPSILON;
    const best = good ? 0 : appeal;
    const poor = result?.resume !== undefined && result.breakAppeal > best && filled && part === undefined;
    if (result === undefined || fragment === undefined || (over && !mustPlace) || poor) {
      if (!filled && resume === undefined) return 'nothing';
      if (appeal > 0 && good !== undefined) {
        // Against what the author asks: back to the last break that is not.
        stack.children.length = good.count;
        stack.footnotes.length = good.notes;
        stack.y = good.y;
        return { resume: { at: good.at, consumed: 0, parts: [] }, appeal: 0 };
      }
      return { resume: { at, consumed: 0, parts: part ? [part] : [] }, appeal };
    }
    item.placed = result;
    add(stack, item, fragment, crossPosition(item, alignOf(item, box), axes.inline, width, false, 0), y, cx);
    stack.y = y + fragment.height;
    if (result.resume !== undefined)
      return {
        resume: { at, consumed: 0, parts: [result.resume] },
        appeal: result.breakAppeal,
        ...(result.forced && { forced: result.forced }),
      };
    stack.y += item.margins.bottom;
  }
  if (block !== undefined) stack.y = Math.max(stack.y, block - consumed);
  else if (resume === undefined && stack.y < axes.least - EPSILON && (!breaks || axes.least <= room + EPSILON)) {
    // `min-height` is more than the content: the column has that height, and shares it.
    for (const list of [stack.children, stack.footnotes]) list.length = 0;
    stack.y = 0;
    stack.first = undefined;
    return column(items, { ...axes, block: axes.least }, box, space, room, consumed, resume, stack, cx);
  }
  return undefined;
}

function crossWidth(item: Item, box: FlexBox, axes: Axes, cx: Context): number {
  const stretched = alignOf(item, box) === 'stretch';
  return item.widthIn(axes.inline, stretched, cx);
}

/** Items of a column whose height is known: flexed along it. */
function wholeColumn(
  line: Line,
  axes: Axes,
  box: FlexBox,
  left: number,
  width: number,
  pageName: string,
  stack: Stack,
  cx: Context,
): void {
  const block = axes.block!;
  for (const item of line.items) {
    item.cross = item.widthIn(width, alignOf(item, box) === 'stretch', cx);
    item.placed = layItem(item, { inline: item.cross }, axes, pageName, cx);
    item.settleMain(item.placed.fragment?.height ?? 0);
  }
  mainSizes(line, axes);
  const positions = spreadAlong(line, axes, block, box.style.justifyContent);
  line.items.forEach((item, i) => {
    let fragment = item.placed?.fragment;
    if (fragment === undefined) return;
    if (Math.abs(fragment.height - item.main) > EPSILON) {
      item.placed = layItem(item, { inline: item.cross, block: item.main }, axes, pageName, cx);
      fragment = item.placed.fragment ?? fragment;
    }
    const x = crossPosition(item, alignOf(item, box), width, item.cross, false, 0);
    add(stack, item, fragment, left + x, positions[i]!, cx);
  });
}

/** A wrapping column of known height: several columns side by side, never broken. */
function columnsOf(items: readonly Box[], axes: Axes, box: FlexBox, stack: Stack, cx: Context): undefined {
  const block = axes.block!;
  const lines: Line[] = [];
  const pageName = '';
  let filled = 0;
  for (const one of items) {
    const item = itemOf(one, axes, cx);
    item.cross = item.widthIn(axes.inline, false, cx);
    item.placed = layItem(item, { inline: item.cross }, axes, pageName, cx);
    const outer = (item.specified ?? item.placed.fragment?.height ?? 0) + item.margins.top + item.margins.bottom;
    let line = lines.at(-1);
    if (line === undefined || filled + axes.gap + outer > block + EPSILON) {
      line = { items: [], cross: 0, baseline: 0, natural: 0 };
      lines.push(line);
      filled = outer;
    } else filled += axes.gap + outer;
    line.items.push(item);
    line.cross = Math.max(line.cross, item.cross + item.margins.left + item.margins.right);
  }
  const free =
    axes.inline - lines.reduce((sum, line) => sum + line.cross, 0) - axes.lineGap * Math.max(0, lines.length - 1);
  const stretched = box.style.alignContent === 'normal' || box.style.alignContent === 'stretch';
  const more = stretched && lines.length > 0 ? Math.max(0, free) / lines.length : 0;
  let x = 0;
  for (const line of lines) {
    wholeColumn(line, axes, box, x, line.cross + more, pageName, stack, cx);
    x += line.cross + more + axes.lineGap;
  }
  stack.y = block;
  return undefined;
}

/** `align-content` of row lines in a container of definite height. */
function alignLines(
  stack: Stack,
  align: Alignment,
  block: number,
  axes: Axes,
  wrap: FlexBox['style']['flexWrap'],
): void {
  const { lines } = stack;
  const count = lines.length;
  const free = block - lines.reduce((sum, line) => sum + line.height, 0) - axes.lineGap * Math.max(0, count - 1);
  if (count > 0) {
    let before = 0;
    let between = 0;
    if (align === 'end') before = free;
    else if (align === 'center') before = free / 2;
    else if (free > 0 && align === 'space-between' && count > 1) between = free / (count - 1);
    else if (free > 0 && align === 'space-around') {
      between = free / count;
      before = between / 2;
    } else if (free > 0 && align === 'space-evenly') {
      between = free / (count + 1);
      before = between;
    } else if (free > 0 && (align === 'normal' || align === 'stretch')) between = free / count;
    lines.forEach((line, i) => {
      for (let j = line.from; j < line.to; j += 1) {
        const child = stack.children[j]!;
        stack.children[j] = moved(child, child.x, child.y + before + between * i);
      }
    });
  }
  if (wrap === 'wrap-reverse') mirror(stack, block);
}

/** `wrap-reverse`: the first line is the lowest. */
function mirror(stack: Stack, height: number): void {
  for (const line of stack.lines)
    for (let j = line.from; j < line.to; j += 1) {
      const child = stack.children[j]!;
      const top = height - line.y - line.height;
      stack.children[j] = moved(child, child.x, top + (child.y - line.y));
    }
}
