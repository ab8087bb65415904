// In: a multi-column container, room, where to resume. Out: its columns side by side, balanced at the end (CSS Multi-column 1).
import { resolveLength } from '../../base/length.ts';
import type { BlockBox, Box, ColumnsBox } from '../boxes/types.ts';
import { blockWidth } from './block.ts';
import {
  addMargin,
  frameOf,
  inlineOffset,
  limitHeight,
  marginsOf,
  NO_EDGES,
  specifiedHeight,
  strutSize,
} from './box-sizes.ts';
import { appealBetween, type Edges, edgesOf, inFlow, isForced } from './breaks.ts';
import { boxFragment, EPSILON, moved, NO_STRUT, placed } from './fragment.ts';
import { gridInside, lowered } from './line-grid.ts';
import { join, topStrut } from './margins.ts';
import { nestedColumns } from './rules.ts';
import { textDoesNotFit } from './rules-boxes.ts';
import type {
  BreakAppeal,
  CarriedFloat,
  Context,
  Fragment,
  MarginStrut,
  Placed,
  Resume,
  RuleLine,
  Space,
} from './types.ts';

const NONE: readonly never[] = [];
/** Heights tried for one balanced row of columns. */
const TRIES = 8;
/** Columns inside columns multiply the tries of those around them: they get fewer, and none where a column holds no word. */
const NESTED_TRIES = 2;
const NARROWEST = 20;

/** Runs of children between the boxes that span all columns. */
type Segment = { readonly type: 'flow'; readonly box: BlockBox } | { readonly type: 'span'; readonly box: Box };

/** The children as segments, each flow an anonymous block; made once for each container. */
function segmentsOf(box: ColumnsBox, cx: Context): readonly Segment[] {
  const memory = cx.memory('segments') as WeakMap<Box, readonly Segment[]>;
  let segments = memory.get(box);
  if (segments === undefined) {
    const made: Segment[] = [];
    let run: Box[] = [];
    const flush = () => {
      if (run.some((child) => inFlow(child)) || (run.length > 0 && made.length === 0))
        made.push({ type: 'flow', box: anonymous(box, run) });
      else if (run.length > 0) {
        const last = made.at(-1)!;
        made.push({ type: 'flow', box: anonymous(last.box, run) });
      }
      run = [];
    };
    for (const child of box.children) {
      if (child.style.columnSpan === 'all' && inFlow(child) && child.type !== 'paragraph') {
        flush();
        made.push({ type: 'span', box: child });
      } else run.push(child);
    }
    flush();
    segments = made;
    memory.set(box, segments);
  }
  return segments;
}

function anonymous(parent: Box, children: readonly Box[]): BlockBox {
  const { style } = parent;
  return {
    type: 'block',
    style: {
      ...style,
      display: 'flow-root',
      position: 'static',
      float: 'none',
      width: 'auto',
      height: 'auto',
      minWidth: 'auto',
      minHeight: 'auto',
      maxWidth: 'none',
      maxHeight: 'none',
      aspectRatio: 'auto',
      overflow: 'visible',
      transform: NONE,
      opacity: 1,
      ...NO_EDGES,
      outlineWidth: 0,
      backgroundColor: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 },
      backgroundLayers: NONE,
      breakBefore: 'auto',
      breakAfter: 'auto',
      breakInside: 'auto',
      page: 'auto',
    },
    mark: { type: 'artifact', kind: 'layout' },
    place: parent.place,
    ids: NONE,
    effects: NONE,
    origin: '::columns',
    children,
  };
}

interface Geometry {
  readonly count: number;
  readonly width: number;
  readonly gap: number;
}

function geometryOf(box: ColumnsBox, inner: number): Geometry {
  const { style } = box;
  const gap = style.columnGap === 'normal' ? style.fontSize : Math.max(0, resolveLength(style.columnGap, inner));
  let count = style.columnCount === 'auto' ? 1 : style.columnCount;
  if (style.columnWidth !== 'auto') {
    const most = Math.max(1, Math.floor((inner + gap) / Math.max(0.1, style.columnWidth + gap)));
    count = style.columnCount === 'auto' ? most : Math.min(count, most);
  }
  count = Math.max(1, Math.min(count, 100));
  return { count, gap, width: Math.max(0, (inner - gap * (count - 1)) / count) };
}

/** One row of columns. */
interface Row {
  readonly fragments: readonly Fragment[];
  readonly height: number;
  readonly resume: Resume | undefined;
  readonly forced: Placed['forced'];
  readonly footnotes: readonly Box[];
  /** That of the worst break between its columns or after them. */
  readonly appeal: BreakAppeal;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly used: number;
  /** The same without the margin at its end. */
  readonly bare: number;
  readonly overflows: boolean;
}

export function layoutColumns(box: ColumnsBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { style } = box;
  const { fragmentainer } = space;
  const frame = frameOf(style, space.inline);
  const { borders, padding } = frame;
  const continuing = resume !== undefined;
  const clone = style.boxDecorationBreak === 'clone';
  const width = blockWidth(box, space, cx);
  const inner = Math.max(0, width - frame.inline);
  const nested = fragmentainer.kind === 'column';
  let geometry = geometryOf(box, inner);
  if (nested) cx.report(nestedColumns, {}, { place: box.place });
  if (nested && geometry.width < NARROWEST) geometry = { count: 1, width: inner, gap: 0 };
  const top = continuing && !clone ? 0 : borders.top + padding.top;
  const bottom = borders.bottom + padding.bottom;
  const consumed = resume?.consumed ?? 0;
  const given = space.fixed?.block ?? specifiedHeight(style, style.height, space.block, frame);
  const used = given === undefined ? undefined : (space.fixed?.block ?? limitHeight(style, given, space.block, frame));
  const most =
    used ?? (style.maxHeight === 'none' ? undefined : limitHeight(style, Number.POSITIVE_INFINITY, space.block, frame));
  const page = fragmentainer.remaining - top - bottom;
  const limit = Math.min(
    page,
    most === undefined || !Number.isFinite(most)
      ? Number.POSITIVE_INFINITY
      : Math.max(0, most - consumed - top - bottom),
  );
  const segments = segmentsOf(box, cx);
  const pageName = style.page === 'auto' ? fragmentainer.pageName : style.page;
  const left = borders.left + padding.left;
  const grid = gridInside(style, space.grid, top, cx);

  const children: Fragment[] = [];
  const rules: RuleLine[] = [];
  const footnotes: Box[] = [];
  let y = 0;
  let strut: MarginStrut = NO_STRUT;
  let at = resume?.at ?? 0;
  let again: Resume | undefined;
  let forced: Placed['forced'];
  let appeal: BreakAppeal = 0;
  let first: number | undefined;
  let last: number | undefined;
  let previous: Edges | undefined;
  let carried: readonly CarriedFloat[] | undefined;
  /** What stands above the last break between segments that nothing forbids. */
  let good:
    | { readonly at: number; readonly lengths: readonly [number, number, number]; readonly y: number }
    | undefined;
  const between = (edges: Edges, at: number): BreakAppeal => {
    const found = previous ? appealBetween(previous, edges, fragmentainer.kind) : 0;
    if (found === 0 && children.length > 0)
      good = { at, lengths: [children.length, rules.length, footnotes.length], y };
    return found;
  };
  for (const start = at; at < segments.length; at++) {
    const segment = segments[at]!;
    const part = continuing && at === start ? resume.parts[0] : undefined;
    const empty = space.mustPlace && children.length === 0;
    const against = between(edgesOf(segment.box, cx), at);
    if (segment.type === 'span') {
      const { box: child } = segment;
      const edges = edgesOf(child, cx);
      if (previous && isForced(edges.before) && edges.before !== 'column' && fragmentainer.kind !== 'none') {
        again = { at, consumed: 0, forced: true, parts: NONE };
        forced = edges.before;
        break;
      }
      const above =
        part || (continuing && at === start && !resume.forced) ? 0 : strutSize(join(strut, topStrut(child, inner, cx)));
      const result = cx.layout(
        child,
        {
          inline: inner,
          block: undefined,
          fragmentainer: { ...fragmentainer, remaining: page - y - above, pageName },
          marginStrut: NO_STRUT,
          exclusions: NONE,
          mustPlace: empty,
          ...(grid && { grid: lowered(grid, y + above) }),
        },
        part,
      );
      if (
        result.fragment === undefined ||
        (!empty &&
          result.resume === undefined &&
          result.fragment.height > page - y - above + EPSILON &&
          fragmentainer.kind !== 'none')
      ) {
        again = { at, consumed: 0, parts: NONE };
        appeal = against;
        break;
      }
      y += above;
      children.push(
        moved(
          result.fragment,
          left + inlineOffset(child.style, box.style.direction, result.fragment.width, inner),
          top + y,
        ),
      );
      footnotes.push(...result.footnotes);
      if (result.baselines.first !== undefined) first ??= y + result.baselines.first;
      if (result.baselines.last !== undefined) last = y + result.baselines.last;
      y += result.fragment.height;
      strut = result.endMargin;
      previous = edges;
      if (result.resume) {
        again = { at, consumed: 0, parts: [result.resume] };
        appeal = result.breakAppeal;
        forced = result.forced;
        break;
      }
      continue;
    }
    y += strutSize(strut);
    strut = NO_STRUT;
    const room = limit - y;
    // Its own height holds less than its content, and no other page follows: the content grows out of the box.
    const own = most !== undefined && limit < page - EPSILON;
    if (room <= EPSILON && !empty && !own && Number.isFinite(room)) {
      again = { at, consumed: 0, parts: part ? [part] : NONE };
      appeal = against;
      break;
    }
    const fill = style.columnFill === 'auto' && at === segments.length - 1 && used !== undefined;
    const before = children.length === 0 ? (space.before ?? 0) : against;
    const offered = {
      ...space,
      before,
      fragmentainer: { ...fragmentainer, pageName },
      ...(grid && { grid: lowered(grid, y) }),
    };
    let row = layoutRow(segment.box, part, geometry, room, offered, empty, fill, cx);
    if (own && (row === undefined || (row.resume && !row.forced))) {
      const open = { ...offered, fragmentainer: { ...offered.fragmentainer, kind: 'none' as const } };
      row = layoutRow(segment.box, part, geometry, Number.POSITIVE_INFINITY, open, true, false, cx);
      cx.report(textDoesNotFit, { lines: 0 }, { place: box.place });
    }
    if (row === undefined) {
      again = { at, consumed: 0, parts: part ? [part] : NONE };
      appeal = against;
      break;
    }
    for (const [i, fragment] of row.fragments.entries())
      children.push(moved(fragment, columnX(i, geometry, left, inner, box.style.direction), top + y));
    addRules(box, rules, row, geometry, left, inner, top + y);
    footnotes.push(...row.footnotes);
    if (row.first !== undefined) first ??= y + row.first;
    if (row.last !== undefined) last = y + row.last;
    y += row.height;
    previous = edgesOf(segment.box, cx);
    if (row.resume) {
      again = { at, consumed: 0, parts: [row.resume] };
      forced = row.forced;
      appeal = row.appeal;
      break;
    }
  }
  if (again && !forced && appeal > 1 && good !== undefined && good.at < again.at) {
    [children.length, rules.length, footnotes.length] = good.lengths;
    y = good.y;
    again = { at: good.at, consumed: 0, parts: NONE };
    appeal = 0;
  }
  if (again && children.length === 0 && !continuing && !space.mustPlace) return placed(undefined);
  // Its own height ended before its content: what is left overflows, and is shown in columns further right.
  const total =
    used ?? limitHeight(style, consumed + top + y + (again ? 0 : strutSize(strut)) + bottom, space.block, frame);
  let height = Math.max(0, total - consumed);
  if (again && Number.isFinite(fragmentainer.remaining))
    height =
      used === undefined ? Math.max(fragmentainer.remaining, top + y) : Math.min(height, fragmentainer.remaining);
  const fragment = boxFragment(box, cx, {
    width,
    height,
    children,
    first: !continuing,
    last: again === undefined,
    borders,
    padding,
  });
  return placed(rules.length > 0 ? { ...fragment, rules } : fragment, {
    resume: again && { ...again, consumed: consumed + height },
    endMargin: again ? NO_STRUT : addMargin(NO_STRUT, marginsOf(style, space.inline).bottom),
    baselines: {
      first: first === undefined ? undefined : first + top,
      last: last === undefined ? undefined : last + top,
    },
    breakAppeal: again ? appeal : 0,
    footnotes,
    pageName,
    ...(forced && { forced }),
    ...(carried && { floats: carried }),
  });
}

/** Columns of one flow in `room`; balanced when all of it fits. undefined: nothing could be placed. */
function layoutRow(
  flow: BlockBox,
  resume: Resume | undefined,
  geometry: Geometry,
  room: number,
  space: Space,
  mustPlace: boolean,
  fill: boolean,
  cx: Context,
): Row | undefined {
  const tries = space.fragmentainer.kind === 'column' ? NESTED_TRIES : TRIES;
  const attempt = (height: number, must: boolean) => fillColumns(flow, resume, geometry, height, space, must, cx);
  if (Number.isFinite(room)) {
    const tried = attempt(room, mustPlace);
    if (tried === undefined) return undefined;
    const full = withoutEndMargin(tried, room);
    if (full.resume) return { ...full, height: room };
    // It fits by poor breaks from column to column; on a page of its own it could do better.
    const { height } = space.fragmentainer;
    if (!mustPlace && full.appeal > Math.max(1, space.before ?? 0) && height > room + EPSILON) {
      const next = attempt(height, true);
      if (next && next.resume === undefined && next.appeal < full.appeal) return undefined;
    }
    if (fill) return full;
    if (full.fragments.length === 0 || geometry.count === 1) return full;
    return balance(attempt, full, room, geometry, tries);
  }
  // Without end: one column in which nothing breaks tells how much there is, and holds it if the columns cannot.
  const single = fillColumns(
    flow,
    resume,
    { ...geometry, count: 1 },
    Number.POSITIVE_INFINITY,
    space,
    true,
    cx,
    'none',
  );
  if (single === undefined) return undefined;
  if (geometry.count === 1) return single;
  return balance(attempt, single, single.used, geometry, tries);
}

/** What stands to the end of the page or column lets its last margin go (CSS Fragmentation 3, 5.2). */
function withoutEndMargin(row: Row, room: number): Row {
  if (!row.overflows || row.bare > room + EPSILON) return row;
  return { ...row, used: Math.max(row.bare, Math.min(row.used, room)), overflows: false };
}

/** The lowest height, to a point, at which all fits: between an even share and what is known to do. */
function balance(
  attempt: (height: number, must: boolean) => Row | undefined,
  known: Row,
  room: number,
  geometry: Geometry,
  tries: number,
): Row {
  let total = 0;
  for (const fragment of known.fragments) total += usedHeight(fragment);
  let low = total / geometry.count;
  let high = Math.min(room, Math.max(known.used, low));
  let best: Row | undefined = known.fragments.length <= geometry.count ? known : undefined;
  const first = attempt(low + EPSILON, false);
  if (first && fits(first, known.appeal)) return { ...first, height: first.used };
  for (let i = 0; i < tries && (high - low > 0.5 || best === undefined); i++) {
    // Short of an even share by little, mostly: look near the bottom first.
    const middle = i === 0 ? Math.min(high, low + (high - low) / 4) : (low + high) / 2;
    const row = attempt(middle, false);
    if (row && fits(row, known.appeal)) {
      best = row;
      high = Math.min(middle, Math.max(row.used, low));
    } else low = middle;
  }
  if (best === undefined) {
    const last = attempt(room, true);
    best = last && (last.resume === undefined || known.resume !== undefined) ? last : known;
  }
  return { ...best, height: best.used };
}

/** All of it, by no poorer breaks than where there is room enough. */
function fits(row: Row, appeal: BreakAppeal): boolean {
  return row.resume === undefined && !row.overflows && row.appeal <= appeal;
}

function usedHeight(fragment: Fragment): number {
  let used = 0;
  for (const child of fragment.children) if (child.pending === undefined) used = Math.max(used, child.y + child.height);
  return used;
}

function fillColumns(
  flow: BlockBox,
  resume: Resume | undefined,
  geometry: Geometry,
  height: number,
  space: Space,
  mustPlace: boolean,
  cx: Context,
  kind: 'column' | 'none' = 'column',
): Row | undefined {
  const fragments: Fragment[] = [];
  const footnotes: Box[] = [];
  let part = resume;
  let forced: Placed['forced'];
  let appeal: BreakAppeal = 0;
  let used = 0;
  let bare = 0;
  let overflows = false;
  let first: number | undefined;
  let last: number | undefined;
  const paged = space.fragmentainer.kind !== 'none';
  const page = Number.isFinite(space.fragmentainer.height) ? space.fragmentainer.height : height;
  for (let i = 0; i < geometry.count; i++) {
    const result = cx.layout(
      flow,
      {
        inline: geometry.width,
        block: undefined,
        fragmentainer: {
          kind,
          remaining: height,
          height: page,
          pageName: space.fragmentainer.pageName,
          ...((i < geometry.count - 1 || space.fragmentainer.goesOn) && { goesOn: true as const }),
        },
        marginStrut: NO_STRUT,
        exclusions: NONE,
        mustPlace,
        root: true,
        ...(space.grid && { grid: space.grid }),
      },
      part,
    );
    if (result.fragment === undefined) {
      if (i === 0) return undefined;
      break;
    }
    fragments.push(result.fragment);
    footnotes.push(...result.footnotes);
    used = Math.max(used, result.resume ? usedHeight(result.fragment) : result.fragment.height);
    bare = Math.max(bare, usedHeight(result.fragment));
    if (result.resume === undefined && result.fragment.height > height + EPSILON) overflows = true;
    if (result.baselines.first !== undefined)
      first = Math.min(first ?? Number.POSITIVE_INFINITY, result.baselines.first);
    if (result.baselines.last !== undefined) last = Math.max(last ?? 0, result.baselines.last);
    part = result.resume;
    forced = result.forced;
    if (part && !forced) appeal = Math.max(appeal, result.breakAppeal) as BreakAppeal;
    if (part === undefined) break;
    if (forced && forced !== 'column' && paged) break;
  }
  return {
    fragments,
    height: Math.min(height, used),
    resume: part,
    forced: part && paged && forced !== 'column' ? forced : undefined,
    footnotes,
    appeal,
    first,
    last,
    used,
    bare,
    overflows,
  };
}

/** Columns follow one another in the direction of writing. */
function columnX(
  i: number,
  { width, gap }: Geometry,
  left: number,
  inner: number,
  direction: ColumnsBox['style']['direction'],
): number {
  return direction === 'rtl' ? left + inner - width - i * (width + gap) : left + i * (width + gap);
}

function addRules(
  box: ColumnsBox,
  rules: RuleLine[],
  row: Row,
  geometry: Geometry,
  left: number,
  inner: number,
  top: number,
): void {
  const { columnRuleStyle, columnRuleWidth, columnRuleColor } = box.style;
  if (columnRuleWidth <= 0 || columnRuleStyle === 'none' || columnRuleStyle === 'hidden') return;
  for (let i = 1; i < row.fragments.length; i++)
    rules.push({
      x:
        columnX(i, geometry, left, inner, box.style.direction) +
        (box.style.direction === 'rtl' ? geometry.width + geometry.gap / 2 : -geometry.gap / 2) -
        columnRuleWidth / 2,
      y: top,
      width: columnRuleWidth,
      height: row.height,
      style: columnRuleStyle,
      colour: columnRuleColor,
      side: 'left',
    });
}
