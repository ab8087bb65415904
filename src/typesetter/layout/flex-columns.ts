// In: the items of a flex container down a column, and room. Out: one below the other, broken like blocks; side by side where a known height wraps (CSS Flexbox 1, sections 9.3 and 12).
import type { Box, FlexBox } from '../boxes/types.ts';
import { distribute, onAxis } from './alignment.ts';
import { appealBetween, edgesOf, forcedBetween } from './breaks.ts';
import { type Axes, crossPosition, type Item, itemOf, type Line, mainSizes, spreadAlong } from './flex-lines.ts';
import { addItem, alignOf, alongLine, type Stack, type Stop } from './flex-stack.ts';
import { EPSILON, NO_STRUT } from './fragment.ts';
import { layWhole } from './items.ts';
import type { BreakAppeal, Context, Resume, Space } from './types.ts';

/** One column: items one below the other, broken like blocks; free height is shared when it is definite and all of it is here. */
export function layColumn(
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
      const forced = forcedBetween(above, below, space.fragmentainer);
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
          : layWhole(
              item.box,
              axes,
              { inline: width, ...(item.specified !== undefined && { block: item.specified }) },
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
    addItem(stack, item, fragment, crossPosition(item, alignOf(item, box), axes.inline, width, axes, 0), y);
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
    return layColumn(items, { ...axes, block: axes.least }, box, space, room, consumed, resume, stack, cx);
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
    item.placed = layWhole(item.box, axes, { inline: item.cross }, pageName, cx);
    item.settleMain(item.placed.fragment?.height ?? 0);
  }
  mainSizes(line, axes);
  const positions = spreadAlong(line, axes, block, alongLine(box.style));
  line.items.forEach((item, i) => {
    let fragment = item.placed?.fragment;
    if (fragment === undefined) return;
    if (Math.abs(fragment.height - item.main) > EPSILON) {
      item.placed = layWhole(item.box, axes, { inline: item.cross, block: item.main }, pageName, cx);
      fragment = item.placed.fragment ?? fragment;
    }
    const x = crossPosition(item, alignOf(item, box), width, item.cross, axes, 0);
    addItem(stack, item, fragment, left + x, positions[i]!);
  });
}

/** A wrapping column of known height: several columns side by side, never broken. */
export function layColumns(items: readonly Box[], axes: Axes, box: FlexBox, stack: Stack, cx: Context): undefined {
  const block = axes.block!;
  const lines: Line[] = [];
  const pageName = '';
  let filled = 0;
  for (const one of items) {
    const item = itemOf(one, axes, cx);
    item.cross = item.widthIn(axes.inline, false, cx);
    item.placed = layWhole(item.box, axes, { inline: item.cross }, pageName, cx);
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
  const align = onAxis(box.style.alignContent, { fromRight: axes.fromRight });
  const more = stretched && lines.length > 0 ? Math.max(0, free) / lines.length : 0;
  const turns = axes.fromRight !== (box.style.flexWrap === 'wrap-reverse');
  const { before, between } = stretched ? { before: 0, between: 0 } : distribute(align, free, lines.length);
  let x = before;
  for (const line of lines) {
    const width = line.cross + more;
    wholeColumn(line, axes, box, turns ? axes.inline - x - width : x, width, pageName, stack, cx);
    x += width + axes.lineGap + between;
  }
  stack.y = block;
  return undefined;
}
