// In: a grid as it was planned, and room. Out: the items that stand here, row after row, and where the rest goes on (CSS Grid Layout 1, section 13; CSS Fragmentation 3).
import { frameOf } from './box-sizes.ts';
import { appealBetween, type Edges, edgesOf, forcedBetween, isForced } from './breaks.ts';
import { EPSILON, NO_STRUT } from './fragment.ts';
import { type GridItem, layInArea, naturalOf, stretchedHeight, topIn } from './grid-items.ts';
import type { Plan } from './grid-plan.ts';
import { stretched } from './items.ts';
import { tooTall } from './rules.ts';
import type { BreakAppeal, Context, Fragment, Placed, Resume, Space } from './types.ts';

/** A row no higher than this share of a page goes to the next one whole. */
const SHORT = 0.25;
/** A box this little taller than its page loses nothing. */
const HAIR = 1;

/** What stands in one fragment of the container; coordinates from its content corner. */
export interface Standing {
  readonly placed: {
    readonly item: GridItem;
    readonly result: Placed;
    readonly fragment: Fragment;
    readonly y: number;
  }[];
  /** The end of the last row here. */
  y: number;
}

export interface Stop {
  readonly resume: Resume;
  readonly appeal: BreakAppeal;
  readonly forced?: Placed['forced'];
}

/** All rows where they were planned: nothing breaks. */
export function placeAll(plan: Plan, pageName: string, standing: Standing, cx: Context): void {
  const { rows } = plan;
  for (const item of plan.items) {
    const { row, rows: span } = item.area;
    const top = rows.starts[row]!;
    const end = rows.starts[row + span - 1]! + rows.sizes[row + span - 1]!;
    placeInArea(item, top, end - top, pageName, standing, cx);
  }
  standing.y = rows.total;
}

function placeInArea(
  item: GridItem,
  top: number,
  block: number,
  pageName: string,
  standing: Standing,
  cx: Context,
): void {
  const result = layInArea(item, block, pageName, cx);
  const { fragment } = result;
  if (fragment) standing.placed.push({ item, result, fragment, y: top + topIn(item, fragment.height, block) });
}

/** What the items that begin and end in each row say of the breaks before and after it. */
function rowEdges(plan: Plan, cx: Context): readonly { readonly above: Edges; readonly below: Edges }[] {
  const none: Edges = { before: 'auto', after: 'auto', firstPage: undefined, lastPage: undefined };
  const edges = plan.rows.sizes.map(() => ({ above: none, below: none }));
  const stronger = (one: Edges['before'], other: Edges['before']) =>
    isForced(one) || other === 'auto' || (!isForced(other) && one !== 'auto') ? one : other;
  for (const { box, area } of plan.items) {
    const own = edgesOf(box, cx);
    if (own.before !== 'auto' || own.firstPage !== undefined) {
      const at = edges[area.row]!;
      at.above = {
        ...at.above,
        before: stronger(at.above.before, own.before),
        firstPage: at.above.firstPage ?? own.firstPage,
      };
    }
    if (own.after !== 'auto' || own.lastPage !== undefined) {
      const at = edges[area.row + area.rows - 1]!;
      at.below = {
        ...at.below,
        after: stronger(at.below.after, own.after),
        lastPage: at.below.lastPage ?? own.lastPage,
      };
    }
  }
  return edges;
}

/** An item that this fragment broke, or that was broken before. */
interface Open {
  readonly item: GridItem;
  readonly at: number;
  readonly part: Resume | undefined;
  readonly y: number;
  readonly result: Placed | undefined;
}

export function breakRows(
  plan: Plan,
  space: Space,
  room: number,
  resume: Resume | undefined,
  standing: Standing,
  cx: Context,
): Stop | 'nothing' | undefined {
  const { rows, items, firstIn } = plan;
  const { fragmentainer } = space;
  const count = rows.sizes.length;
  const at = resume?.at ?? 0;
  const within = resume?.offset;
  const edges = edgesIn(plan, cx);

  // What was broken before goes on at the top; the row it ends in must hold it.
  const going: Open[] = (resume?.parts ?? []).map((entry) => {
    const item = items[entry!.at]!;
    const part = entry!.parts[0];
    const y = part === undefined ? item.margins.top : 0;
    return { item, at: entry!.at, part, y, result: layBroken(item, plan, room - y, space.mustPlace, part, space, cx) };
  });
  const needs = new Map<number, number>();
  const unfinished = new Set<number>();
  let y = 0;
  let late = false;
  for (const { item, y: top, result } of going) {
    const end = item.area.row + item.area.rows - 1;
    const open = result?.fragment === undefined || result.resume !== undefined;
    const low = open ? room : top + result.fragment!.height + item.margins.bottom;
    // Of a row that ended before: it stands above all that follows.
    if (end < at) {
      y = Math.max(y, low);
      late ||= open;
    } else if (open) unfinished.add(end);
    else needs.set(end, Math.max(needs.get(end) ?? 0, low));
  }

  const tops: number[] = [];
  const ends: number[] = [];
  const stands = (row: number) => row - at;
  let row = at;
  let stop: { readonly appeal: BreakAppeal; readonly forced?: Placed['forced'] } | undefined;
  /** The last boundary that nothing speaks against. */
  let good: number | undefined;
  let height = 0;
  for (; row < count && !late; row += 1) {
    const gap = row === at ? 0 : rows.starts[row]! - rows.starts[row - 1]! - rows.sizes[row - 1]!;
    const lead = row === 0 && resume === undefined ? rows.starts[0]! : gap;
    const top = y + (row === at && y === 0 ? (row === 0 ? lead : 0) : row === at ? 0 : gap);
    height = Math.max(0, rows.sizes[row]! - (row === at ? (within ?? 0) : 0), (needs.get(row) ?? 0) - top);
    if (row > at) {
      const forced = forcedBetween(edges[row - 1]!.below, edges[row]!.above, fragmentainer, fragmentainer.pageName);
      if (forced) {
        stop = { appeal: 0, forced };
        break;
      }
      if (boundaryAppeal(edges, row, fragmentainer.kind) === 0) good = row;
    }
    tops.push(top);
    if (unfinished.has(row) || top + height > room + EPSILON) break;
    ends.push(top + height);
    y = top + height;
  }

  let inside: readonly Open[] | undefined;
  if (row < count && stop === undefined && !late) {
    const top = tops[stands(row)]!;
    const alone = row === at && y <= EPSILON;
    const must = space.mustPlace && alone;
    const begun = row === at && within !== undefined;
    const short = !begun && !must && !unfinished.has(row) && height <= fragmentainer.height * SHORT;
    const tried = short ? undefined : breakInside(plan, row, top, begun, must, room, space, cx);
    const poor =
      tried === undefined ||
      (!must &&
        !begun &&
        !unfinished.has(row) &&
        !tried.good &&
        (!tried.some || !alone || height <= fragmentainer.height + EPSILON));
    if (!poor) {
      inside = tried.items;
      stop = { appeal: tried.appeal };
    } else if (row === at) {
      if (resume === undefined) return 'nothing';
      if (!begun && going.length === 0) return { resume, appeal: 0 };
      stop = { appeal: 0 };
      if (begun) inside = [];
    } else {
      const appeal = boundaryAppeal(edges, row, fragmentainer.kind);
      if (appeal > 0 && good !== undefined) {
        row = good;
        stop = { appeal: 0 };
      } else stop = { appeal };
    }
  }

  // Now it is known which rows stand here.
  const rest: { readonly at: number; readonly part: Resume | undefined }[] = [];
  const cut = row < count || late;
  for (const open of going) placeGoing(open);
  for (let i = firstIn[at]!; i < firstIn[row]!; i += 1) {
    const item = items[i]!;
    if (item.area.row === at && within !== undefined) continue;
    const top = tops[stands(item.area.row)]!;
    const last = item.area.row + item.area.rows - 1;
    if (last < row) {
      const end = ends[stands(last)]!;
      const natural =
        item.box.style.overflow === 'visible' ? naturalOf(item, fragmentainer.pageName, cx).fragment : undefined;
      const low = top + item.margins.top + item.shim + (natural?.height ?? 0);
      // What is too high for its area may go over it, but not over the edge of the paper.
      if (natural === undefined || low <= Math.max(end, room) + EPSILON) {
        placeInArea(item, top, end - top, fragmentainer.pageName, standing, cx);
        continue;
      }
    }
    const y = top + item.margins.top + item.shim;
    const must = space.mustPlace && top <= EPSILON;
    placeOpen(
      { item, at: i, part: undefined, y, result: layBroken(item, plan, room - y, must, undefined, space, cx) },
      top,
    );
  }
  for (const open of inside ?? []) placeOpen(open, tops[stands(row)]!);
  standing.y = inside ? room : (ends[stands(row) - 1] ?? y);
  if (!cut && rest.length === 0) return undefined;
  if (!cut) standing.y = Math.max(standing.y, room);
  const used = inside ? (row === at ? (within ?? 0) : 0) + Math.max(0, room - tops[stands(row)]!) : undefined;
  return {
    resume: {
      at: row,
      consumed: 0,
      parts: rest.map(({ at: index, part }) => ({ at: index, consumed: 0, parts: [part] })),
      ...(used !== undefined && { offset: used }),
    },
    appeal: stop?.appeal ?? 0,
    ...(stop?.forced && { forced: stop.forced }),
  };

  /** Something that continues: to the end of its area, if that is here. */
  function placeGoing(open: Open): void {
    const { item, result } = open;
    const last = item.area.row + item.area.rows - 1;
    const fragment = result?.fragment;
    if (fragment === undefined || result!.resume !== undefined || last < at) {
      placeOpen(open, 0);
      return;
    }
    const end = last < row ? ends[stands(last)]! : room;
    standing.placed.push({ item, result: result!, fragment: filled(item, fragment, end - open.y), y: open.y });
  }

  function placeOpen({ item, at: index, part, y: top, result }: Open, areaTop: number): void {
    const fragment = result?.fragment;
    if (result === undefined || fragment === undefined) {
      rest.push({ at: index, part });
      return;
    }
    if (result.resume !== undefined) rest.push({ at: index, part: result.resume });
    const whole = result.resume === undefined && part === undefined;
    const planned = plannedHeight(plan, item);
    const wished = whole ? areaTop + topIn(item, fragment.height, planned) : top;
    const y = wished + fragment.height <= room + EPSILON ? Math.max(top, wished) : top;
    const own = whole
      ? filled(
          item,
          fragment,
          Math.min(room - areaTop, planned) - item.margins.top - item.margins.bottom + item.margins.bottom,
        )
      : fragment;
    standing.placed.push({ item, result, fragment: own, y });
  }

  function filled(item: GridItem, fragment: Fragment, end: number): Fragment {
    const height = stretchedHeight(item, frameOf(item.box.style, item.inline), end + item.margins.top);
    return height === undefined || height <= fragment.height
      ? fragment
      : (stretched(item.box, fragment, height) ?? { ...fragment, height });
  }
}

function plannedHeight({ rows }: Plan, { area }: GridItem): number {
  const last = area.row + area.rows - 1;
  return rows.starts[last]! + rows.sizes[last]! - rows.starts[area.row]!;
}

function edgesIn(plan: Plan, cx: Context): ReturnType<typeof rowEdges> {
  const memory = cx.memory('row edges') as WeakMap<Plan, ReturnType<typeof rowEdges>>;
  let edges = memory.get(plan);
  if (edges === undefined) {
    edges = rowEdges(plan, cx);
    memory.set(plan, edges);
  }
  return edges;
}

function boundaryAppeal(
  edges: ReturnType<typeof rowEdges>,
  row: number,
  kind: Space['fragmentainer']['kind'],
): BreakAppeal {
  return appealBetween(edges[row - 1]!.below, edges[row]!.above, kind);
}

/** Lays an item in what is left of the page; undefined when nothing of it finds room. */
function layBroken(
  item: GridItem,
  plan: Plan,
  remaining: number,
  mustPlace: boolean,
  part: Resume | undefined,
  space: Space,
  cx: Context,
): Placed | undefined {
  if (remaining <= EPSILON && !mustPlace) return undefined;
  const result = cx.layout(
    item.box,
    {
      inline: item.inline,
      block: plannedHeight(plan, item),
      fragmentainer: { ...space.fragmentainer, remaining },
      marginStrut: NO_STRUT,
      exclusions: [],
      mustPlace,
      root: true,
      fixed: { inline: item.width },
    },
    part,
  );
  const { fragment } = result;
  if (fragment === undefined) return undefined;
  if (result.resume === undefined && fragment.height > remaining + EPSILON) {
    if (!mustPlace) return undefined;
    const { height } = space.fragmentainer;
    if (fragment.height > height + HAIR)
      cx.report(tooTall, { height: fragment.height, room: height }, { place: item.box.place });
  }
  return result;
}

/** The items that begin in a row, each broken for itself. `good`: none is left behind, and no break is against what is asked. */
function breakInside(
  plan: Plan,
  row: number,
  top: number,
  begun: boolean,
  mustPlace: boolean,
  room: number,
  space: Space,
  cx: Context,
): { readonly items: readonly Open[]; readonly some: boolean; readonly good: boolean; readonly appeal: BreakAppeal } {
  const items: Open[] = [];
  let appeal: BreakAppeal = 0;
  let some = begun;
  let behind = false;
  let breaks = false;
  if (!begun)
    for (let i = plan.firstIn[row]!; i < plan.firstIn[row + 1]!; i += 1) {
      const item = plan.items[i]!;
      const y = top + item.margins.top + item.shim;
      const result = layBroken(item, plan, room - y, mustPlace, undefined, space, cx);
      items.push({ item, at: i, part: undefined, y, result });
      if (result === undefined) behind = true;
      else {
        some = true;
        if (result.resume) {
          breaks = true;
          appeal = Math.max(appeal, result.breakAppeal) as BreakAppeal;
        }
      }
    }
  // An empty row has nothing to lose.
  if (items.length === 0) some = true;
  return { items, some, good: breaks && !behind && appeal === 0, appeal };
}
