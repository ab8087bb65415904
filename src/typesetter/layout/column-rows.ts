// In: one flow, the room for a row of columns, where to resume. Out: the columns side by side, as low as can be when all of it fits (CSS Multi-column 1, section 7).
import type { BlockBox, Box } from '../boxes/types.ts';
import { INITIAL } from '../style/initial.ts';
import type { Geometry } from './column-geometry.ts';
import { EPSILON, moved, NO_STRUT, NONE } from './fragment.ts';
import { fillFragmentainer, NOTHING_OWED, owes } from './fragmentainer.ts';
import { lowered } from './line-grid.ts';
import type { BreakAppeal, Context, Fragment, Placed, Resume, Space } from './types.ts';

/** Heights tried for one balanced row of columns. */
const TRIES = 8;
/** Columns inside columns multiply the tries of those around them: they get fewer. */
const NESTED_TRIES = 2;

/** What stands in one column. */
interface Column {
  /** Text, floats at head and foot, notes: from the column's top left corner. */
  readonly fragments: readonly Fragment[];
  /** How far down something stands, without the margin at its end. */
  readonly bare: number;
}

/** One row of columns. */
export interface Row {
  readonly columns: readonly Column[];
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

/** Columns of one flow in `room`; balanced when all of it fits. undefined: nothing could be placed. */
export function layoutRow(
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
    if (full.columns.length === 0 || geometry.count === 1) return full;
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
  for (const column of known.columns) total += column.bare;
  let low = total / geometry.count;
  let high = Math.min(room, Math.max(known.used, low));
  let best: Row | undefined = known.columns.length <= geometry.count ? known : undefined;
  const first = attempt(low, false);
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

/** The flow has ended; what its columns owe has not. */
const FINISHED = Number.MAX_SAFE_INTEGER;
const START: Resume = { at: 0, consumed: 0, parts: NONE };

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
  const { pageName, goesOn, notes = INITIAL } = space.fragmentainer;
  const { width } = geometry;
  const columns: Column[] = [];
  const footnotes: Box[] = [];
  let part = resume;
  let owed = resume?.owed ?? NOTHING_OWED;
  let finished = resume?.at === FINISHED;
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
    const more = i < geometry.count - 1 || goesOn === true;
    const layout = (remaining: number, must: boolean, above: number) =>
      cx.layout(
        flow,
        {
          inline: width,
          block: undefined,
          fragmentainer: { kind, remaining, height: page, pageName, notes, ...(more && { goesOn: true as const }) },
          marginStrut: NO_STRUT,
          exclusions: NONE,
          mustPlace: must,
          root: true,
          ...(space.grid && { grid: lowered(space.grid, above) }),
        },
        part,
      );
    // Where nothing breaks there is no foot: what is called goes to the page.
    const filled =
      kind === 'none'
        ? undefined
        : fillFragmentainer({ kind, width, height, notes, mustPlace }, owed, finished ? undefined : layout, cx);
    const text = filled ? filled.text : layout(height, mustPlace, 0);
    const { head = 0, foot = 0, edges = NONE } = filled ?? {};
    if (text?.fragment === undefined && edges.length === 0) {
      if (i === 0) return undefined;
      break;
    }
    if (filled) {
      owed = filled.owed;
      footnotes.push(...filled.beyond);
    } else footnotes.push(...text!.footnotes);
    const fragments = [...edges];
    let [deep, bottom] = [head, head];
    if (text?.fragment) {
      const { fragment, baselines } = text;
      fragments.unshift(head === 0 ? fragment : moved(fragment, fragment.x, fragment.y + head));
      bottom = head + usedHeight(fragment);
      deep = text.resume ? bottom : head + fragment.height;
      if (text.resume === undefined && deep > height - foot + EPSILON) overflows = true;
      if (baselines.first !== undefined) first = Math.min(first ?? Number.POSITIVE_INFINITY, head + baselines.first);
      if (baselines.last !== undefined) last = Math.max(last ?? 0, head + baselines.last);
      part = text.resume;
      forced = text.forced;
      if (part && !forced) appeal = Math.max(appeal, text.breakAppeal) as BreakAppeal;
      finished = part === undefined;
    }
    // Notes and floats at the foot stand at the row's end.
    if (foot > 0) [deep, bottom] = [height, height];
    columns.push({ fragments, bare: bottom });
    used = Math.max(used, deep);
    bare = Math.max(bare, bottom);
    if (finished && !owes(owed)) break;
    if (forced && forced !== 'column' && paged) break;
  }
  const again = finished && !owes(owed) ? undefined : resumeOf(part, finished, owed);
  return {
    columns,
    height: Math.min(height, used),
    resume: again,
    forced: again && paged && forced !== 'column' ? forced : undefined,
    footnotes,
    appeal,
    first,
    last,
    used,
    bare,
    overflows,
  };
}

function resumeOf(part: Resume | undefined, finished: boolean, owed: NonNullable<Resume['owed']>): Resume {
  const { owed: _, ...bare } = finished ? { ...START, at: FINISHED } : (part ?? START);
  return owes(owed) ? { ...bare, owed } : bare;
}
