// In: the items of a flex container along rows, and room. Out: line below line; what does not fit goes on, its items side by side (CSS Flexbox 1, sections 9.4 and 12).
import type { Box, FlexBox } from '../boxes/types.ts';
import { frameOf, limitHeight } from './box-sizes.ts';
import { asksForBreaks, edgesOf, forcedBetween } from './breaks.ts';
import { type Axes, collectLine, crossPosition, type Item, type Line, mainSizes, spreadAlong } from './flex-lines.ts';
import { addItem, alignOf, alongLine, type Stack, type Stop } from './flex-stack.ts';
import { EPSILON, NO_STRUT } from './fragment.ts';
import { layWhole, stretched } from './items.ts';
import type { BreakAppeal, Context, Placed, Resume, Space } from './types.ts';

/** In `Resume.parts`: an item of a line that has not begun. */
const UNBEGUN: Resume = { at: -1, consumed: 0, parts: [] };

/** A line no higher than this share of a page goes to the next one whole: an icon stays beside its words. */
const SHORT = 0.25;

/** Row lines one below the other; the line that reaches the end of the room is broken inside its items, or before. */
export function layRows(
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
      const forced = forcedBetween(edgesOf(items[at - 1]!, cx), edgesOf(items[at]!, cx), space.fragmentainer);
      if (forced) return { resume: { at, consumed: 0, forced: true, parts: [] }, appeal: 0, forced };
    }
    if (!continued) {
      measureCross(line, axes, single, box, space, cx);
      const fits =
        !breaks ||
        (stack.y + Math.max(line.cross, line.natural) <= room + EPSILON &&
          !line.items.some((item) => asksForBreaks(item.box, false, cx)));
      if (fits) {
        placeLine(line, axes, box, stack);
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
    item.placed = layWhole(item.box, axes, { inline: item.main }, space.fragmentainer.pageName, cx);
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
  const taller = stretched(item.box, fragment, height);
  if (taller) item.placed = { ...item.placed!, fragment: taller };
  else item.placed = layWhole(item.box, axes, { inline: item.main, block: height }, pageName, cx);
}

function placeLine(line: Line, axes: Axes, box: FlexBox, stack: Stack): void {
  const from = stack.children.length;
  const positions = spreadAlong(line, axes, axes.inline, alongLine(box.style));
  line.items.forEach((item, i) => {
    const fragment = item.placed?.fragment;
    if (fragment === undefined) return;
    const align = alignOf(item, box);
    const baseline = item.placed!.baselines.first ?? item.cross;
    let y = crossPosition(item, align, line.cross, item.cross, axes, line.baseline - baseline);
    if (box.style.flexWrap === 'wrap-reverse' && align === 'stretch') y = line.cross - item.cross - item.margins.bottom;
    addItem(stack, item, fragment, positions[i]!, stack.y + y);
  });
  stack.lines.push({ from, to: stack.children.length, y: stack.y, height: line.cross });
  stack.y += line.cross;
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
  const positions = spreadAlong(line, axes, axes.inline, alongLine(box.style));
  let height = 0;
  line.items.forEach((item, i) => {
    const result = results[i];
    if (result?.fragment === undefined) return;
    const begun = parts[i] !== undefined && parts[i]!.at !== -1;
    const above = begun ? 0 : item.margins.top;
    item.placed = result;
    addItem(stack, item, result.fragment, positions[i]!, stack.y + above);
    height = Math.max(height, above + result.fragment.height + (result.resume ? 0 : item.margins.bottom));
  });
  stack.lines.push({ from, to: stack.children.length, y: stack.y, height });
  stack.y += height;
  return { parts: unfinished ? rest : undefined, appeal };
}
