// In: floats that go to the head or foot of a page or column. Out: those that have room there, stacked, and those that wait (CSS Page Floats 3).
import type { Box } from '../boxes/types.ts';
import { inlineOffset, marginsOf } from './box-sizes.ts';
import { EPSILON, unbroken } from './fragment.ts';
import { tooTall } from './rules.ts';
import type { CarriedFloat, Context, Fragment, Placed, Resume } from './types.ts';

/** The page or column that floats go to. */
export interface FloatReference {
  readonly kind: 'page' | 'column' | 'none';
  readonly width: number;
  readonly height: number;
  /** Nothing follows in the text: whoever waits has waited long enough. */
  readonly last: boolean;
}

/** A page float laid out. */
export interface EdgeFloat {
  readonly box: Box;
  readonly fragment: Fragment;
  /** Where its border box begins, from the reference's left edge and from its own margin edge. */
  readonly x: number;
  readonly y: number;
  /** Of its margin box. */
  readonly height: number;
  readonly rest: Resume | undefined;
  readonly called: readonly Box[];
}

/** Floats with their place: `head` and `foot` are the heights they take. */
export interface Stack {
  readonly floats: readonly EdgeFloat[];
  readonly head: number;
  readonly foot: number;
}
export const NO_STACK: Stack = { floats: [], head: 0, foot: 0 };

export const carry = (box: Box): CarriedFloat => {
  const { floatDefer } = box.style;
  const wait = floatDefer === 'none' ? 0 : floatDefer === 'last' ? Number.POSITIVE_INFINITY : floatDefer;
  return { box, resume: undefined, ...(wait > 0 && { wait }) };
};

/**
 * As many as have room after those of `stack`, in order: one without room holds back all that follow. `alone`: nothing else is
 * there, so the first is placed however tall it is.
 */
export function stackFloats(
  queue: readonly CarriedFloat[],
  stack: Stack,
  room: number,
  alone: boolean,
  reference: FloatReference,
  cx: Context,
): { readonly stack: Stack; readonly later: readonly CarriedFloat[] } {
  const floats = [...stack.floats];
  const later: CarriedFloat[] = [];
  let { head, foot } = stack;
  let held = false;
  for (const one of queue) {
    const { box, wait = 0 } = one;
    if (wait > 0 && !reference.last) {
      later.push(one);
      continue;
    }
    const first = alone && floats.length === 0;
    const float =
      held || !mayStand(box, floats) ? undefined : layoutEdgeFloat(one, room - head - foot, first, reference, cx);
    if (float === undefined) {
      held = true;
      later.push(one);
      continue;
    }
    floats.push(float);
    if (box.style.float === 'top') head += float.height;
    else foot += float.height;
    if (float.rest) {
      held = true;
      later.push({ ...one, resume: float.rest });
    }
  }
  return { stack: { floats, head, foot }, later };
}

/** `clear` keeps a float from the page or column where one stands before it at that edge. */
function mayStand({ style: { clear } }: Box, floats: readonly EdgeFloat[]): boolean {
  if (clear === 'none' || floats.length === 0) return true;
  return clear === 'both' ? false : !floats.some(({ box }) => box.style.float === clear);
}

function layoutEdgeFloat(
  { box, resume }: CarriedFloat,
  room: number,
  alone: boolean,
  { kind, width, height }: FloatReference,
  cx: Context,
): EdgeFloat | undefined {
  const { style } = box;
  const margins = marginsOf(style, width);
  const edges = margins.top + margins.bottom;
  let placed = resume ? undefined : wholeFloat(box, width, cx);
  const fits = (one: Placed | undefined) =>
    one?.fragment !== undefined && one.fragment.height + edges <= room + EPSILON;
  if (!fits(placed)) {
    if (!alone && !resume) return undefined;
    // Taller than any page: it goes on on the next, or runs out of this one when it cannot be broken.
    const inside = { kind, remaining: room - edges, height: height - edges, pageName: '' };
    placed = cx.layout(box, { ...unbroken(width, undefined, ''), fragmentainer: inside, mustPlace: alone }, resume);
    if (!placed.fragment || (!alone && !fits(placed))) return undefined;
    if (placed.resume === undefined && placed.fragment.height > height + EPSILON)
      cx.report(tooTall, { height: placed.fragment.height, room: height }, { place: box.place });
  }
  const fragment = placed!.fragment!;
  return {
    box,
    fragment,
    x: inlineOffset(style, style.direction, fragment.width, width),
    y: margins.top,
    height: Math.max(0, fragment.height + edges),
    rest: placed!.resume,
    called: placed!.footnotes,
  };
}

/** A float is tried at several heights of the text: it is laid out once. */
function wholeFloat(box: Box, width: number, cx: Context): Placed {
  const memory = cx.memory('page floats') as WeakMap<Box, { readonly width: number; readonly placed: Placed }>;
  let known = memory.get(box);
  if (known?.width !== width) {
    known = { width, placed: cx.layout(box, unbroken(width, undefined, ''), undefined) };
    memory.set(box, known);
  }
  return known.placed;
}
