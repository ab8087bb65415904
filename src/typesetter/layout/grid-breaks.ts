// In: a planned grid, room, where to resume. Out: the items that stand here; those of a broken row go on side by side (CSS Grid Layout 1, section 13).
import { frameOf } from './box-sizes.ts';
import { EPSILON, NO_STRUT } from './fragment.ts';
import { type GridItem, layInArea, stretchedHeight, topIn } from './grid-items.ts';
import type { Plan } from './grid-plan.ts';
import { appealBefore, type Begin, fitRows, highest, type Rows, SHORT } from './grid-rows.ts';
import { stretched } from './items.ts';
import { tooTall } from './rules.ts';
import type { BreakAppeal, Context, Fragment, Placed, Resume, Space } from './types.ts';

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

const NO_LIMITS = { least: Number.NEGATIVE_INFINITY, room: Number.POSITIVE_INFINITY };

const lastRow = ({ area }: GridItem) => area.row + area.rows - 1;

function areaHeight({ rows }: Plan, item: GridItem): number {
  const last = lastRow(item);
  return rows.starts[last]! + rows.sizes[last]! - rows.starts[item.area.row]!;
}

/** All rows where they were planned: nothing breaks. */
export function placeAll(plan: Plan, pageName: string, standing: Standing, cx: Context): void {
  for (const item of plan.items)
    placeInArea(item, plan.rows.starts[item.area.row]!, areaHeight(plan, item), pageName, NO_LIMITS, standing, cx);
  standing.y = plan.height;
}

/** The item whole in its area, no higher than `least`; false when it would go over the area and past `room`. */
function placeInArea(
  item: GridItem,
  top: number,
  block: number,
  pageName: string,
  limits: { readonly least: number; readonly room: number },
  standing: Standing,
  cx: Context,
): boolean {
  const result = layInArea(item, block, pageName, cx);
  const { fragment } = result;
  if (fragment === undefined) return true;
  const y = Math.max(top + topIn(item, fragment.height, block), limits.least);
  if (y + reach(fragment) > Math.max(top + block, limits.room) + EPSILON) return false;
  standing.placed.push({ item, result, fragment, y });
  return true;
}

/** An item laid out in what is left of the page: `at` in the plan; `part`: where it goes on; `top` of its area, `y` its own. */
interface Tried {
  readonly item: GridItem;
  readonly at: number;
  readonly part: Resume | undefined;
  readonly top: number;
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
  const { items, firstIn } = plan;
  const { fragmentainer, mustPlace } = space;
  const going = (resume?.parts ?? []).map((entry) => {
    const part = entry!.parts[0];
    return tryItem(plan, entry!.at, part, 0, room, mustPlace, space, cx);
  });
  const begin = beginOf(going, resume, room);
  const late = begin.above > room;
  const rows = late
    ? { tops: [], ends: [], next: begin.row, tall: undefined, forced: undefined, good: undefined }
    : fitRows(plan, space, room, begin, cx);
  const { row, inside, appeal } = late
    ? { row: begin.row, inside: undefined, appeal: 0 as const }
    : whereToBreak(plan, rows, begin, space, room, cx);
  const alone = row === begin.row && inside === undefined;
  if (alone && resume === undefined && row < plan.rows.sizes.length) return 'nothing';

  const least = resume === undefined ? highest(space) : 0;
  const end = (last: number) => rows.ends[last - begin.row]!;
  const rest: { readonly at: number; readonly part: Resume | undefined }[] = [];
  for (const one of going) {
    const last = lastRow(one.item);
    if (one.result?.fragment && one.result.resume === undefined && last >= begin.row && last < row) {
      const fragment = filled(one.item, one.result.fragment, end(last) - one.y);
      standing.placed.push({ item: one.item, result: one.result, fragment, y: one.y });
    } else placeTried(one, last >= row);
  }
  for (let at = firstIn[begin.row]!; at < firstIn[row]!; at += 1) {
    const item = items[at]!;
    const { area } = item;
    if (area.row === begin.row && begin.within !== undefined) continue;
    const top = rows.tops[area.row - begin.row]!;
    const last = lastRow(item);
    const must = mustPlace && area.row === begin.row && begin.above <= EPSILON;
    const whole =
      last < row && placeInArea(item, top, end(last) - top, fragmentainer.pageName, { least, room }, standing, cx);
    if (!whole) placeTried(tryItem(plan, at, undefined, top, room, must, space, cx), last >= row);
  }
  for (const one of inside ?? []) placeTried(one, true);

  const cut = row < plan.rows.sizes.length || late;
  standing.y = inside || rest.length > 0 ? room : alone ? begin.above : end(row - 1);
  if (!cut && rest.length === 0) {
    if (resume === undefined) standing.y = plan.height;
    return undefined;
  }
  return {
    resume: {
      at: row,
      consumed: 0,
      parts: rest.map(({ at, part }) => ({ at, consumed: 0, parts: [part] })),
      ...withinOf(),
    },
    appeal,
    ...(rows.forced && row === rows.next && { forced: rows.forced }),
  };

  /** How much of the row that is cut stands by the end of this fragment. */
  function withinOf(): { readonly offset?: number } {
    const before = row === begin.row ? begin.within : undefined;
    if (!inside) return before === undefined ? {} : { offset: before };
    // Something at least, so that a row without end comes to one.
    return { offset: (before ?? 0) + Math.max(mustPlace ? 1 : 0, room - rows.tops[row - begin.row]!) };
  }

  /** `cutHere`: its area goes on in the next fragment. */
  function placeTried({ item, at, part, top, y, result }: Tried, cutHere: boolean): void {
    const fragment = result?.fragment;
    if (result === undefined || fragment === undefined) {
      rest.push({ at, part });
      return;
    }
    if (result.resume !== undefined) {
      rest.push({ at, part: result.resume });
      standing.placed.push({ item, result, fragment, y });
      return;
    }
    const planned = areaHeight(plan, item);
    const wished = part === undefined ? top + topIn(item, fragment.height, planned) : y;
    const own = Math.max(y, wished + reach(fragment) <= room + EPSILON ? wished : y);
    const grown = cutHere
      ? filled(item, fragment, Math.min(room, part === undefined ? top + planned : room) - own)
      : fragment;
    // A frame or a background goes on beside what its neighbours still have to say.
    const goesOn = cutHere && item.box.type === 'block' && isPainted(item) && grown.height > fragment.height;
    const cutOff = goesOn ? { ...grown, edges: { ...grown.edges, bottom: false } } : grown;
    if (goesOn) rest.push({ at, part: { at: item.box.children.length, consumed: grown.height, parts: [] } });
    standing.placed.push({ item, result, fragment: cutOff, y: own });
  }
}

/** How far down a fragment and what leaves it go. */
function reach(fragment: Fragment): number {
  let low = fragment.height;
  if (fragment.type === 'box' && fragment.style.overflow === 'visible')
    for (const child of fragment.children) low = Math.max(low, child.y + reach(child));
  return low;
}

function isPainted({ box: { style } }: GridItem): boolean {
  return (
    style.backgroundColor.alpha > 0 ||
    style.backgroundLayers.length > 0 ||
    style.borderLeftWidth > 0 ||
    style.borderRightWidth > 0 ||
    style.borderBottomWidth > 0
  );
}

/** An item that fills its area, down to `height` below its top. */
function filled(item: GridItem, fragment: Fragment, height: number): Fragment {
  const { box, margins } = item;
  const own = stretchedHeight(item, frameOf(box.style, item.inline), height + margins.top);
  if (own === undefined || own <= fragment.height) return fragment;
  return stretched(box, fragment, own) ?? { ...fragment, height: own };
}

function beginOf(going: readonly Tried[], resume: Resume | undefined, room: number): Begin {
  const row = resume?.at ?? 0;
  const needs = new Map<number, number>();
  let above = 0;
  for (const { item, y, result } of going) {
    const open = result?.fragment === undefined || result.resume !== undefined;
    const low = open ? Number.POSITIVE_INFINITY : y + result.fragment!.height + item.margins.bottom;
    const last = lastRow(item);
    if (last < row) above = Math.max(above, low);
    else needs.set(last, Math.max(needs.get(last) ?? 0, low));
  }
  return { row, within: resume?.offset, above: above > room ? Number.POSITIVE_INFINITY : above, needs };
}

/** Before or inside the row that does not fit; or further up, when the author wants that. */
function whereToBreak(
  plan: Plan,
  rows: Rows,
  begin: Begin,
  space: Space,
  room: number,
  cx: Context,
): { readonly row: number; readonly inside: readonly Tried[] | undefined; readonly appeal: BreakAppeal } {
  const { fragmentainer } = space;
  const { next: row, tall, good } = rows;
  if (tall === undefined) return { row, inside: undefined, appeal: 0 };
  if (row === begin.row && begin.within !== undefined) return { row, inside: [], appeal: 0 };
  const top = rows.tops[row - begin.row]!;
  const alone = row === begin.row && begin.above <= EPSILON;
  const must = space.mustPlace && alone;
  if (must || tall > fragmentainer.height * SHORT) {
    const tried = insideRow(plan, row, top, must, room, space, cx);
    // An empty row, one that breaks well, and one that no page holds.
    const long = tall > fragmentainer.height + EPSILON;
    if (must || tried.good || (alone && long && tried.some)) return { row, inside: tried.items, appeal: tried.appeal };
  }
  const appeal = appealBefore(plan, row, fragmentainer.kind, cx);
  if (row > begin.row && appeal > 0 && good !== undefined) return { row: good, inside: undefined, appeal: 0 };
  return { row, inside: undefined, appeal: row === begin.row ? 0 : appeal };
}

/** The items that begin in a row, each broken for itself. `good`: none stays behind whole, and no break is against what is asked. */
function insideRow(
  plan: Plan,
  row: number,
  top: number,
  mustPlace: boolean,
  room: number,
  space: Space,
  cx: Context,
): { readonly items: readonly Tried[]; readonly some: boolean; readonly good: boolean; readonly appeal: BreakAppeal } {
  const items: Tried[] = [];
  let appeal: BreakAppeal = 0;
  let [some, behind, broken] = [false, false, false];
  for (let at = plan.firstIn[row]!; at < plan.firstIn[row + 1]!; at += 1) {
    const one = tryItem(plan, at, undefined, top, room, mustPlace, space, cx);
    items.push(one);
    if (one.result === undefined) behind = true;
    else {
      some = true;
      if (one.result.resume) {
        broken = true;
        appeal = Math.max(appeal, one.result.breakAppeal) as BreakAppeal;
      }
    }
  }
  if (items.length === 0) return { items, some: true, good: true, appeal };
  return { items, some, good: broken && !behind && appeal === 0, appeal };
}

/** Lays an item in the room below `top`; no result when nothing of it finds room. */
function tryItem(
  plan: Plan,
  at: number,
  part: Resume | undefined,
  top: number,
  room: number,
  mustPlace: boolean,
  space: Space,
  cx: Context,
): Tried {
  const item = plan.items[at]!;
  const y = part === undefined ? top + item.margins.top + item.shim : top;
  const remaining = room - y;
  const tried = { item, at, part, top, y };
  if (remaining <= EPSILON && !mustPlace) return { ...tried, result: undefined };
  const result = cx.layout(
    item.box,
    {
      inline: item.inline,
      block: areaHeight(plan, item),
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
  if (fragment === undefined) return { ...tried, result: undefined };
  if (result.resume === undefined && fragment.height > remaining + EPSILON) {
    if (!mustPlace) return { ...tried, result: undefined };
    const { height } = space.fragmentainer;
    if (fragment.height > height + HAIR)
      cx.report(tooTall, { height: fragment.height, room: height }, { place: item.box.place });
  }
  return { ...tried, result };
}
