// In: a block container, room, where to resume. Out: its children one below the other, until the room ends (CSS 2.1, 9.4.1 and 10; CSS Fragmentation 3).
import type { BlockBox, Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import {
  addMargin,
  definite,
  frameOf,
  inlineOffset,
  limitHeight,
  limitWidth,
  marginsOf,
  shrinkToFit,
  specifiedHeight,
  specifiedWidth,
  strutSize,
} from './box-sizes.ts';
import {
  appealBetween,
  type Edges,
  edgesOf,
  forcedBetween,
  inFlow,
  isForced,
  isPageFloat,
  namedBetween,
} from './breaks.ts';
import { bandAt, clearedTo, fitBeside, layoutFloat } from './floats.ts';
import { boxFragment, EPSILON, moved, NO_STRUT, placed, shiftExclusions } from './fragment.ts';
import { gridInside, lowered } from './line-grid.ts';
import { collapsesThrough, isRoot, join, opensAtBottom, opensAtTop, topStrut } from './margins.ts';
import { pendingFragment } from './positioned.ts';
import { tooTall } from './rules.ts';
import type {
  BreakAppeal,
  CarriedFloat,
  Context,
  Exclusion,
  Fragment,
  MarginStrut,
  Placed,
  Resume,
  Space,
} from './types.ts';

const NONE: readonly never[] = [];
/** A box this little taller than its page loses nothing. */
const HAIR = 1;

export function layoutBlock(box: BlockBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const whole = isMonolithic(box, space);
  const inside: Space = whole ? { ...space, fragmentainer: endless(space) } : space;
  const first = layoutOnce(box, inside, resume, cx);
  const { early } = first;
  // Second try, once: a poor break is taken back to the best one before it.
  if (first.resume && !first.forced && early && early.appeal < first.breakAppeal && space.stopAt === undefined) {
    const second = layoutOnce(box, { ...inside, stopAt: early.resume }, resume, cx);
    if (second.fragment) return { ...second, breakAppeal: early.appeal };
  }
  return first;
}

function endless(space: Space): Space['fragmentainer'] {
  return { ...space.fragmentainer, kind: 'none', remaining: Number.POSITIVE_INFINITY };
}

/** Content that is cut off at a fixed height cannot go on elsewhere (CSS Fragmentation 3, section 2: monolithic). */
export function isMonolithic(box: Box, space: Space): boolean {
  const { style } = box;
  if (box.type === 'replaced') return true;
  return (
    style.overflow !== 'visible' &&
    (space.fixed?.block !== undefined || definite(style.height, space.block) !== undefined)
  );
}

/** The border-box width of a block-level box in normal flow. */
export function blockWidth(box: Box, space: Space, cx: Context): number {
  if (space.fixed?.inline !== undefined) return space.fixed.inline;
  const { style } = box;
  const frame = frameOf(style, space.inline);
  const contents = () => cx.intrinsic(box);
  const margins = marginsOf(style, space.inline);
  const offered = Number.isFinite(space.inline)
    ? Math.max(frame.inline, space.inline - margins.left - margins.right)
    : space.inline;
  let width = specifiedWidth(style, style.width, space.inline, frame, contents, offered);
  if (width === undefined) width = Number.isFinite(offered) ? offered : shrinkToFit(contents(), offered);
  return limitWidth(style, width, space.inline, frame, contents);
}

/** Everything that grows while children are placed. Coordinates from the content corner. */
interface Flow {
  /** Of the container: it says on which side a child stands that does not fill it (CSS 2.1 10.3.3). */
  readonly direction: Style['direction'];
  y: number;
  strut: MarginStrut;
  /** Nothing but empty boxes so far: the next margin has been used by the parent. */
  atTop: boolean;
  filled: boolean;
  previous: Edges | undefined;
  first: number | undefined;
  last: number | undefined;
  readonly children: Fragment[];
  exclusions: readonly Exclusion[];
  own: Exclusion[];
  carried: CarriedFloat[];
  footnotes: Box[];
  early: { readonly appeal: BreakAppeal; readonly resume: Resume } | undefined;
}

function layoutOnce(box: BlockBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { style } = box;
  const { fragmentainer } = space;
  const frame = frameOf(style, space.inline);
  const { borders, padding } = frame;
  const clone = style.boxDecorationBreak === 'clone';
  const continuing = resume !== undefined;
  const width = blockWidth(box, space, cx);
  const inner = Math.max(0, width - frame.inline);
  const topEdge = continuing && !clone ? 0 : borders.top + padding.top;
  const bottomEdge = borders.bottom + padding.bottom;
  const consumed = resume?.consumed ?? 0;
  const root = space.root === true || isRoot(box);
  const height =
    space.fixed?.block ??
    specifiedHeight(style, style.height, space.block, frame) ??
    (style.aspectRatio !== 'auto' && style.width !== 'auto' ? width / style.aspectRatio : undefined);
  const used =
    height === undefined ? undefined : (space.fixed?.block ?? limitHeight(style, height, space.block, frame));
  const limit = fragmentainer.remaining - topEdge - bottomEdge;
  const contentX = borders.left + padding.left;
  const pageName = style.page === 'auto' ? fragmentainer.pageName : style.page;
  const innerSpace: Space = {
    inline: inner,
    // Percentages look through anonymous blocks (CSS 2.1, 9.2.1.1).
    block:
      used === undefined
        ? box.origin === 'anonymous' && !root
          ? space.block
          : undefined
        : Math.max(0, used - frame.block),
    fragmentainer: { ...fragmentainer, pageName },
    marginStrut: NO_STRUT,
    exclusions: NONE,
    mustPlace: space.mustPlace,
    ...(space.before && { before: space.before }),
    ...((space.grid || style.lineGrid === 'create') && { grid: gridInside(style, space.grid, topEdge, cx) }),
  };
  const flow: Flow = {
    direction: style.direction,
    y: 0,
    strut: NO_STRUT,
    atTop: continuing ? resume.forced !== true : !root && opensAtTop(box),
    filled: false,
    previous: undefined,
    first: undefined,
    last: undefined,
    children: [],
    exclusions: root ? NONE : shiftExclusions(space.exclusions, -contentX, -topEdge),
    own: [],
    carried: [],
    footnotes: [],
    early: undefined,
  };
  const { children } = box;
  let at = resume?.at ?? 0;
  let stop: { readonly at: Resume; readonly appeal: BreakAppeal; readonly forced?: Placed['forced'] } | undefined;

  for (const float of resume?.floats ?? NONE)
    placeFloat(float, flow, innerSpace, limit, space.mustPlace && !flow.filled, cx);

  for (const start = at; at < children.length; at++) {
    const child = children[at]!;
    const part = continuing && at === start ? resume.parts[0] : undefined;
    const target = space.stopAt?.at === at ? space.stopAt : undefined;
    if (!inFlow(child)) {
      if (flow.children.length > 0 && asksBefore(child, fragmentainer)) {
        stop = { at: { at, consumed: 0, forced: true, parts: NONE }, appeal: 0, forced: child.style.breakBefore };
        break;
      }
      placeOutOfFlow(child, flow, innerSpace, limit, space.mustPlace && !flow.filled, cx);
      continue;
    }
    const edges = edgesOf(child, cx);
    if (flow.previous !== undefined) {
      // At the head of a page, boxes without any height have taken nothing that another page's name could part.
      const untouched = space.mustPlace && flow.filled && flow.y === 0;
      const forced =
        forcedBetween(flow.previous, edges, fragmentainer) ??
        (untouched ? undefined : namedBetween(flow.previous, edges, fragmentainer, pageName));
      if (forced) {
        stop = { at: { at, consumed: 0, forced: true, parts: NONE }, appeal: 0, forced };
        break;
      }
      if (flow.filled && fragmentainer.kind !== 'none') {
        const appeal = appealBetween(flow.previous, edges, fragmentainer.kind);
        if (target && target.parts[0] === undefined) {
          stop = { at: { at, consumed: 0, parts: NONE }, appeal };
          break;
        }
        if (flow.early === undefined || appeal <= flow.early.appeal)
          flow.early = { appeal, resume: { at, consumed: 0, parts: NONE } };
      }
    }
    const outcome = placeChild(child, part, target?.parts[0], at, flow, innerSpace, limit, cx);
    if (outcome.type === 'before') {
      if (!flow.filled && !continuing && flow.children.length === 0 && flow.carried.length === 0)
        return placed(undefined, { breakAppeal: 0 });
      const appeal = flow.previous === undefined ? 0 : appealBetween(flow.previous, edges, fragmentainer.kind);
      // A child that was begun and finds no room here goes on where it was.
      stop = { at: { at, consumed: 0, parts: part ? [part] : NONE }, appeal };
      if (flow.previous === undefined && !flow.filled && !space.mustPlace && !continuing) return placed(undefined);
      break;
    }
    if (outcome.type === 'inside') {
      stop = {
        at: { at, consumed: 0, parts: [outcome.resume] },
        appeal: outcome.appeal,
        ...(outcome.forced && { forced: outcome.forced }),
      };
      break;
    }
    flow.previous = edges;
  }

  if (box.marker && !continuing) placeMarker(box, flow, inner, cx);
  // Content height, and what is left to the parent.
  const closes = !root && opensAtBottom(box) && used === undefined;
  let content = flow.y;
  if (!stop && !closes && used === undefined) content = Math.max(content, flow.y + strutSize(flow.strut));
  if (root && !stop) for (const { rect } of flow.exclusions) content = Math.max(content, rect.y + rect.height);
  const contentEnd = content;
  let total = used;
  if (total === undefined) total = limitHeight(style, consumed + topEdge + content + bottomEdge, space.block, frame);
  let rest = Math.max(0, total - consumed);
  const room = fragmentainer.remaining;
  let broken = stop !== undefined;
  let again: Resume | undefined;
  let ends = false;
  if (stop) {
    // A broken box reaches down to the end of its page or column, unless its own height ends before.
    const fill = Number.isFinite(room) ? Math.max(0, room) : topEdge + contentEnd + bottomEdge;
    const own = used === undefined ? fill : Math.min(rest, fill);
    rest = Math.max(own, used === undefined ? Math.min(fill, topEdge + contentEnd) : 0);
    // Content that is taller than its box goes on alone: the box has ended, and been closed, before.
    ends = used !== undefined && consumed + rest >= used - EPSILON;
    again = { ...stop.at, consumed: consumed + rest, ...(flow.carried.length > 0 && { floats: flow.carried }) };
  } else if (flow.carried.length > 0 && root) {
    again = { at: children.length, consumed: consumed + rest, floats: flow.carried, parts: NONE };
    broken = true;
  } else if (
    rest > room + EPSILON &&
    (topEdge + contentEnd + bottomEdge <= room + EPSILON ||
      (space.mustPlace && topEdge + contentEnd + bottomEdge === 0)) &&
    fragmentainer.kind !== 'none'
  ) {
    // A height longer than the page goes on without content.
    if (room <= EPSILON && !space.mustPlace) return placed(undefined);
    const given = space.mustPlace ? Math.max(room, Math.min(rest, 1)) : room;
    again = { at: children.length, consumed: consumed + given, parts: NONE };
    rest = given;
    broken = true;
  }

  const fragment = boxFragment(box, cx, {
    width,
    height: rest,
    children: flow.children.map((child) => moved(child, child.x + contentX, child.y + topEdge)),
    first: !continuing,
    last: (!broken || ends) && (!continuing || used === undefined || consumed < used - EPSILON),
    borders,
    padding,
  });
  const through = !broken && !continuing && !root && collapsesThrough(box, cx);
  const bottom = marginsOf(style, space.inline).bottom;
  return placed(fragment, {
    resume: again,
    endMargin: through
      ? topStrut(box, space.inline, cx)
      : broken
        ? NO_STRUT
        : addMargin(closes ? flow.strut : NO_STRUT, bottom),
    baselines: { first: offset(flow.first, topEdge), last: offset(flow.last, topEdge) },
    breakAppeal: again ? (stop?.appeal ?? 0) : 0,
    footnotes: flow.footnotes,
    pageName,
    ...(!root && flow.own.length > 0 && { exclusions: shiftExclusions(flow.own, contentX, topEdge) }),
    ...(!root && !stop && flow.carried.length > 0 && { floats: carriedFrom(flow.carried, contentX, innerSpace) }),
    ...(stop?.forced && { forced: stop.forced }),
    ...(flow.early && { early: flow.early }),
  });
}

/** A float begins a new page where it asks to. */
function asksBefore({ style }: Box, { kind }: Space['fragmentainer']): boolean {
  const { breakBefore, float } = style;
  if (breakBefore === 'auto' || kind === 'none' || (float !== 'left' && float !== 'right')) return false;
  return isForced(breakBefore) && (breakBefore !== 'column' || kind === 'column');
}

function offset(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value + by;
}

type Outcome =
  | { readonly type: 'whole' }
  | { readonly type: 'before' }
  | {
      readonly type: 'inside';
      readonly resume: Resume;
      readonly appeal: BreakAppeal;
      readonly forced?: Placed['forced'];
    };

function placeChild(
  child: Box,
  part: Resume | undefined,
  stopAt: Resume | undefined,
  at: number,
  flow: Flow,
  inner: Space,
  limit: number,
  cx: Context,
): Outcome {
  const { style } = child;
  const through = part === undefined && collapsesThrough(child, cx);
  let strut = flow.strut;
  let y = flow.y;
  // The child's top margins: used by an ancestor already, cut off by a break, or collapsed with those above.
  if (part !== undefined) strut = NO_STRUT;
  else if (!flow.atTop) strut = join(strut, topStrut(child, inner.inline, cx));
  y += strutSize(strut);
  if (style.clear !== 'none' && child.type !== 'paragraph' && flow.exclusions.length > 0) {
    const cleared = clearedTo(flow.exclusions, style.clear);
    if (cleared > y) y = cleared;
  }
  const beside = flow.exclusions.length > 0 && isRoot(child);
  const margins = marginsOf(style, inner.inline);
  let fixed: Space['fixed'];
  let band = { left: 0, right: inner.inline };
  if (beside) {
    const free = bandAt(flow.exclusions, y, 1, inner.inline);
    if (free.left > 0 || free.right < inner.inline) {
      const least =
        style.width === 'auto' && child.type !== 'replaced' ? cx.intrinsic(child).min : widthOf(child, inner, cx);
      const spot = fitBeside(
        flow.exclusions,
        y,
        { width: least + margins.left + margins.right, height: 1 },
        inner.inline,
      );
      y = spot.y;
      band = spot.band;
      if (style.width === 'auto' && child.type !== 'replaced' && child.type !== 'table' && child.type !== 'paragraph') {
        const left = Math.max(band.left, margins.left);
        const right = Math.min(band.right, inner.inline - margins.right);
        band = { left, right };
        fixed = { inline: Math.max(right - left, 0) };
      }
    }
  }
  const mustPlace = inner.mustPlace && !flow.filled;
  // A margin taller than the page would take its box off the paper.
  if (mustPlace && flow.children.length === 0 && y >= limit && limit > 0 && inner.fragmentainer.kind !== 'none')
    y = flow.y;
  const remaining = limit - y;
  const offsetX = fixed ? band.left : 0;
  const breaks = inner.fragmentainer.kind !== 'none';
  const before =
    flow.previous === undefined
      ? (inner.before ?? 0)
      : appealBetween(flow.previous, edgesOf(child, cx), inner.fragmentainer.kind);
  const space: Space = {
    inline: inner.inline,
    block: inner.block,
    fragmentainer: { ...inner.fragmentainer, remaining },
    marginStrut: NO_STRUT,
    exclusions:
      flow.exclusions.length > 0 && !isRoot(child)
        ? shiftExclusions(flow.exclusions, -childX(child, flow.direction, inner, cx), -y)
        : NONE,
    mustPlace,
    ...(fixed && { fixed }),
    ...(before > 0 && { before }),
    ...(inner.grid && { grid: lowered(inner.grid, y) }),
    ...(stopAt && { stopAt }),
  };
  if (breaks && !mustPlace && remaining <= EPSILON && !through) return { type: 'before' };
  const result = cx.layout(child, space, part);
  const { fragment } = result;
  if (fragment === undefined) return { type: 'before' };
  if (breaks && result.resume === undefined && fragment.height > remaining + EPSILON) {
    if (!mustPlace) return { type: 'before' };
    if (fragment.height > inner.fragmentainer.height + HAIR)
      cx.report(tooTall, { height: fragment.height, room: inner.fragmentainer.height }, { place: child.place });
  }
  // Better before than inside, when inside is against what the author or the lines ask.
  if (
    result.resume &&
    result.breakAppeal > 0 &&
    !mustPlace &&
    part === undefined &&
    stopAt === undefined &&
    !result.forced &&
    before < result.breakAppeal
  )
    return { type: 'before' };
  const x =
    beside && !fixed && child.type !== 'paragraph'
      ? besideX(child, flow.direction, fragment.width, band, inner.inline)
      : offsetX !== 0 || fixed
        ? offsetX
        : childX(child, flow.direction, inner, cx, fragment.width);
  flow.children.push(moved(fragment, x, y));
  if (result.exclusions && result.exclusions.length > 0) {
    const reached = shiftExclusions(result.exclusions, x, y);
    flow.exclusions = [...flow.exclusions, ...reached];
    flow.own.push(...reached);
  }
  if (result.floats) flow.carried.push(...carriedFrom(result.floats, x, inner));
  if (result.footnotes.length > 0) flow.footnotes.push(...result.footnotes);
  if (result.baselines.first !== undefined) flow.first ??= y + result.baselines.first;
  if (result.baselines.last !== undefined) flow.last = y + result.baselines.last;
  if (result.early && (flow.early === undefined || result.early.appeal <= flow.early.appeal) && breaks)
    flow.early = { appeal: result.early.appeal, resume: { at, consumed: 0, parts: [result.early.resume] } };
  if (result.resume) {
    flow.y = y + fragment.height;
    return {
      type: 'inside',
      resume: result.resume,
      appeal: result.breakAppeal,
      ...(result.forced && { forced: result.forced }),
    };
  }
  if (through && fragment.height === 0) {
    if (!flow.atTop) flow.strut = strut;
    return { type: 'whole' };
  }
  flow.y = y + fragment.height;
  flow.strut = result.endMargin;
  flow.atTop = false;
  flow.filled = true;
  return { type: 'whole' };
}

function widthOf(child: Box, inner: Space, cx: Context): number {
  return child.type === 'replaced' ? cx.intrinsic(child).max : blockWidth(child, inner, cx);
}

/** Where the border box of a child in normal flow begins. */
function childX(child: Box, direction: Style['direction'], inner: Space, cx: Context, width?: number): number {
  if (child.type === 'paragraph') return 0;
  const { style } = child;
  if (width === undefined && style.marginLeft !== 'auto' && direction === 'ltr')
    return marginsOf(style, inner.inline).left;
  return inlineOffset(style, direction, width ?? blockWidth(child, inner, cx), inner.inline);
}

function besideX(
  child: Box,
  direction: Style['direction'],
  width: number,
  band: { readonly left: number; readonly right: number },
  inline: number,
): number {
  const natural = inlineOffset(child.style, direction, width, inline);
  return Math.max(
    band.left + Math.min(0, natural),
    Math.min(Math.max(natural, band.left), Math.max(band.left, band.right - width)),
  );
}

function placeOutOfFlow(child: Box, flow: Flow, inner: Space, limit: number, alone: boolean, cx: Context): void {
  const { style } = child;
  if (style.position === 'absolute' || style.position === 'fixed') {
    const margin = flow.atTop ? 0 : strutSize(flow.strut);
    flow.children.push(pendingFragment(child, 0, flow.y + margin));
  } else if (style.float === 'left' || style.float === 'right')
    placeFloat({ box: child, resume: undefined }, flow, inner, limit, alone, cx);
  else if (isPageFloat(style)) flow.footnotes.push(child);
}

function carriedFrom(floats: readonly CarriedFloat[], x: number, { inline, block }: Space): readonly CarriedFloat[] {
  return floats.map((float) =>
    float.width === undefined
      ? { ...float, left: (float.left ?? 0) + x, width: inline, block }
      : { ...float, left: (float.left ?? 0) + x },
  );
}

function placeFloat(carried: CarriedFloat, flow: Flow, inner: Space, limit: number, alone: boolean, cx: Context): void {
  const { box, resume, left = 0, width = inner.inline } = carried;
  const y = flow.y + (flow.atTop ? 0 : strutSize(flow.strut));
  const others = shiftExclusions(flow.exclusions, -left, 0);
  const space = carried.width === undefined ? inner : { ...inner, block: carried.block };
  const float =
    flow.carried.length > 0
      ? 'later'
      : layoutFloat(box, resume, y, width, others, space, limit, alone && flow.own.length === 0, cx);
  if (float === 'later') {
    flow.carried.push(carried);
    return;
  }
  const exclusion = shiftExclusions([float.exclusion], left, 0)[0]!;
  flow.children.push(moved(float.fragment, float.fragment.x + left, float.fragment.y));
  flow.exclusions = [...flow.exclusions, exclusion];
  flow.own.push(exclusion);
  flow.footnotes.push(...float.result.footnotes);
  if (float.result.resume) flow.carried.push({ ...carried, resume: float.result.resume });
}

/** The marker of a list item hangs before its first line, or stands alone in an empty item. */
function placeMarker(box: BlockBox, flow: Flow, inner: number, cx: Context): void {
  const marker = box.marker!;
  const { fragment, baselines } = cx.layout(
    marker,
    {
      inline: Number.POSITIVE_INFINITY,
      block: undefined,
      fragmentainer: {
        kind: 'none',
        remaining: Number.POSITIVE_INFINITY,
        height: Number.POSITIVE_INFINITY,
        pageName: '',
      },
      marginStrut: NO_STRUT,
      exclusions: NONE,
      mustPlace: true,
    },
    undefined,
  );
  if (!fragment) return;
  const y = flow.first === undefined ? 0 : flow.first - (baselines.first ?? 0);
  const x = box.style.direction === 'rtl' ? inner : -fragment.width;
  flow.children.unshift(moved(fragment, x, y));
  if (flow.first === undefined) {
    flow.y = Math.max(flow.y, fragment.height);
    flow.first = baselines.first;
  }
}
