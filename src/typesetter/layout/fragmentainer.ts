// In: a flow, one page or column, what was owed before it. Out: the flow's piece with page floats at head and foot and notes below, and what is owed next (CSS Page Floats 3; CSS GCPM 3, 2).
import type { Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { definite, marginsOf } from './box-sizes.ts';
import { isPageFloat } from './breaks.ts';
import { type FootnoteArea, layoutFootnotes, NO_NOTES, type Notes } from './footnotes.ts';
import { EPSILON, moved, NONE } from './fragment.ts';
import { carry, type FloatReference, NO_STACK, type Stack, stackFloats } from './page-floats.ts';
import type { CarriedFloat, Context, Fragment, Owed, Placed } from './types.ts';

export const NOTHING_OWED: Owed = { floats: [], notes: NO_NOTES };

export const owes = ({ floats, notes }: Owed): boolean => floats.length > 0 || notes.boxes.length > 0;

/** Notes take no more of a page than this, unless the author says so. */
const NOTES_MOST = 0.8;
/** Layouts of one page in search of the height its notes leave. */
const TRIES = 6;
/** Less than this below the text is no gap: half a line of small print. */
const GAP = 4;

export interface Fragmentainer extends Omit<FloatReference, 'last'> {
  /** `@footnote` of its page. */
  readonly notes: Style;
  readonly mustPlace: boolean;
}

/** The flow laid out in so much room, so far below the top; undefined when it is finished. */
export type Flowing = ((room: number, mustPlace: boolean, head: number) => Placed) | undefined;

export interface Filled {
  /** undefined: nothing of the flow stands here, and it goes on as before. */
  readonly text: Placed | undefined;
  /** What stands above the text. */
  readonly head: number;
  /** What stands below it, down to the end. */
  readonly foot: number;
  /** Floats and notes, from the fragmentainer's top left corner. */
  readonly edges: readonly Fragment[];
  readonly owed: Owed;
  /** What was called for the page around this column. */
  readonly beyond: readonly Box[];
}

export function fillFragmentainer(area: Fragmentainer, before: Owed, flow: Flowing, cx: Context): Filled {
  let first: Placed | undefined;
  if (flow && !owes(before)) {
    first = flow(area.height, area.mustPlace, 0);
    if (first.footnotes.length === 0)
      return { text: first, head: 0, foot: 0, edges: NONE, owed: NOTHING_OWED, beyond: NONE };
  }
  const reference = { ...area, last: flow === undefined };
  const due = before.floats.map((one) => (one.wait ? { ...one, wait: one.wait - 1 } : one));
  const carried = stackFloats(due, NO_STACK, area.height, before.notes.boxes.length === 0, reference, cx);
  let filling = fill(area, before.notes, carried.stack, flow, first, cx);
  let later: readonly CarriedFloat[] = carried.later;
  const fresh = floatsOf(filling, area);
  // A float goes where its anchor stands, if that still stands there beside it.
  if (!later.some(({ wait = 0 }) => wait === 0)) {
    const room = area.height - filling.notes.height;
    for (let count = fresh.length; count > 0; ) {
      const queue = fresh.slice(0, count).map(carry);
      const tried = stackFloats(queue, carried.stack, room, false, reference, cx);
      const stood = new Set(tried.stack.floats.map(({ box }) => box));
      if (stood.size === carried.stack.floats.length) break;
      const next = fill(area, before.notes, tried.stack, flow, undefined, cx);
      const still = new Set(floatsOf(next, area));
      const lost = fresh.findIndex((box) => stood.has(box) && !still.has(box));
      // Nor at the price of a heading parted from its text: the next page or column has room for both.
      const poorer = appealOf(next) > Math.max(1, appealOf(filling));
      if (lost < 0 && !poorer) {
        filling = next;
        break;
      }
      count = lost < 0 ? Math.floor(count / 2) : lost;
    }
  }
  const standing = new Set(filling.stack.floats.map(({ box }) => box));
  later = [
    ...later,
    ...floatsOf(filling, area)
      .filter((box) => !standing.has(box))
      .map(carry),
  ];
  return {
    text: filling.text,
    head: filling.stack.head,
    foot: filling.stack.foot + filling.notes.height,
    edges: edgesOf(area, filling),
    owed:
      later.length > 0 || filling.notes.rest.boxes.length > 0
        ? { floats: later, notes: filling.notes.rest }
        : NOTHING_OWED,
    beyond: area.kind === 'page' ? NONE : calledBy(filling).filter((box) => !belongs(box, area)),
  };
}

/** Whether a box called here stands at this fragmentainer's edge, or at that of the page around a column. */
function belongs({ style }: Box, { kind }: Fragmentainer): boolean {
  if (kind === 'page') return true;
  return isPageFloat(style) ? style.floatReference !== 'page' : style.floatReference === 'column';
}

/** The text beside its floats, with the notes that it calls. */
interface Filling {
  readonly text: Placed | undefined;
  readonly stack: Stack;
  readonly notes: FootnoteArea;
}

const appealOf = ({ text }: Filling): number => (text?.resume && !text.forced ? text.breakAppeal : 0);

function calledBy({ text, stack }: Pick<Filling, 'text' | 'stack'>): readonly Box[] {
  const called = text?.footnotes ?? NONE;
  return stack.floats.some((float) => float.called.length > 0)
    ? [...stack.floats.flatMap((float) => float.called), ...called]
    : called;
}

function floatsOf(filling: Filling, area: Fragmentainer): readonly Box[] {
  return calledBy(filling).filter((box) => isPageFloat(box.style) && belongs(box, area));
}

/**
 * Text and notes share the height. The more is kept for notes, the less text there is and the fewer notes it calls: the text is
 * laid out again, to find the least that holds them. A note and its call part only where no page could hold both.
 */
function fill(
  area: Fragmentainer,
  before: Notes,
  stack: Stack,
  flow: Flowing,
  known: Placed | undefined,
  cx: Context,
): Filling {
  const room = area.height - stack.head - stack.foot;
  const own = definite(area.notes.maxHeight, area.height);
  const most = Math.min(own ?? area.height * NOTES_MOST, room);
  const mustPlace = area.mustPlace && stack.floats.length === 0 && before.boxes.length === 0;
  const foot = (notes: Notes, height: number, must = true) =>
    layoutFootnotes(notes, area.notes, area.width, height, must, cx);
  const attempt = (reserved: number, text?: Placed): Filling => {
    const left = room - reserved;
    let piece = text ?? (left > EPSILON ? flow?.(left, mustPlace, stack.head) : undefined);
    if (piece?.fragment === undefined) piece = undefined;
    const called = calledBy({ text: piece, stack }).filter((box) => !isPageFloat(box.style) && belongs(box, area));
    const notes = called.length === 0 ? before : { ...before, boxes: [...before.boxes, ...called] };
    return { text: piece, stack, notes: foot(notes, most) };
  };
  let low = foot(before, most).height;
  let best = attempt(low, low === 0 && stack.floats.length === 0 ? known : undefined);
  if (best.notes.height <= low + EPSILON) return best;
  let high = Math.min(best.notes.height, most);
  best = attempt(high);
  for (let i = 0; i < TRIES && high - Math.max(low, best.notes.height) > GAP; i++) {
    const middle = i === 0 && best.notes.height > low ? best.notes.height : (low + high) / 2;
    const tried = attempt(middle);
    if (tried.notes.height <= middle + EPSILON) {
      best = tried;
      high = middle;
    } else low = middle;
  }
  if (best.notes.height <= high + EPSILON) return best;
  // What must stand here leaves its notes less than they ask: they go on at the next foot.
  return { ...best, notes: foot(best.notes.all, high, false) };
}

function edgesOf({ width, height, notes: style }: Fragmentainer, { stack, notes }: Filling): readonly Fragment[] {
  const out: Fragment[] = [];
  let head = 0;
  let foot = height - notes.height;
  for (const { box, fragment, x, y, height: outer } of stack.floats) {
    const top = box.style.float === 'top';
    if (!top) foot -= outer;
    out.push(moved(fragment, x, (top ? head : foot) + y));
    if (top) head += outer;
  }
  if (notes.fragment) {
    const margins = marginsOf(style, width);
    out.push(moved(notes.fragment, margins.left, height - margins.bottom - notes.fragment.height));
  }
  return out;
}
