// In: an absolutely positioned box in its place on a page. Out: what of it stands there, and what goes on over the next pages (CSS Fragmentation 3, 2; CSS 2.1, 13.2).
import type { Rect } from '../../base/geometry.ts';
import type { Box } from '../boxes/types.ts';
import { asksForBreaks } from './breaks.ts';
import { EPSILON, unbroken } from './fragment.ts';
import type { Context, Fragment, Resume, Space } from './types.ts';

/** A positioned box, or what is left of it, for a later page. */
export interface CarriedBox {
  readonly box: Box;
  /** From the corner of the page area. */
  readonly x: number;
  readonly y: number;
  readonly space: Pick<Space, 'inline' | 'block' | 'fixed'>;
  readonly resume: Resume | undefined;
}

/** What placing the boxes of one page finds out, for other pages. */
export interface PageRoom {
  readonly area: Rect;
  /** Height of the sheet. */
  readonly sheet: number;
  readonly carried: CarriedBox[];
  /** Fixed boxes that were met. */
  readonly fixed: Box[];
}

/**
 * `whole` is the box laid out as if the page had no end, its coordinates the page's. Gives what stands on this page; a box
 * that begins below it has gone to a later one: undefined. Only what holds something goes on: a band that is drawn over
 * the page's edge stays where it is.
 */
export function breakOver(
  box: Box,
  whole: Fragment,
  space: CarriedBox['space'],
  room: PageRoom,
  cx: Context,
): Fragment | undefined {
  const { area } = room;
  const bottom = area.y + area.height;
  const carry = (y: number, resume: Resume | undefined) =>
    room.carried.push({ box, x: whole.x - area.x, y, space, resume });
  if (whole.y >= bottom - EPSILON) {
    if (whole.height <= 0) return whole;
    carry(whole.y - bottom, undefined);
    return undefined;
  }
  const { style } = box;
  const hangsFromEnd = style.bottom !== 'auto' && style.top === 'auto';
  if (box.type === 'replaced' || hangsFromEnd) return whole;
  const end = whole.y + whole.height;
  // A box that was given its place on the page stays on it, whatever the names of pages inside.
  const placed = style.top !== 'auto' || style.left !== 'auto' || style.right !== 'auto';
  if (end <= bottom + EPSILON && !asksForBreaks(box, placed, cx)) return whole;
  const first = layoutPiece({ box, x: 0, y: whole.y - area.y, space, resume: undefined }, area, cx);
  if (first.fragment === undefined) {
    carry(0, undefined);
    return undefined;
  }
  if (first.resume === undefined) return whole;
  if (isRestEmpty(box, first.resume) && end <= room.sheet + OVERHANG) return whole;
  carry(0, first.resume);
  return { ...first.fragment, x: whole.x, y: whole.y };
}

/** The next piece of a box on another page, in the page's coordinates; undefined when it begins still later. */
export function continueBox(carried: CarriedBox, room: PageRoom, cx: Context): Fragment | undefined {
  const { area } = room;
  const { x, y, resume } = carried;
  if (y >= area.height - EPSILON && area.height > EPSILON) {
    room.carried.push({ ...carried, y: y - area.height });
    return undefined;
  }
  const { fragment, resume: rest } = layoutPiece(carried, area, cx);
  if (fragment === undefined) {
    room.carried.push({ ...carried, y: 0 });
    return undefined;
  }
  // A piece that took nothing would be followed by the same again, without end.
  const stands = rest !== undefined && JSON.stringify(rest, noBoxes) === JSON.stringify(resume, noBoxes);
  if (rest !== undefined && !stands) room.carried.push({ ...carried, y: 0, resume: rest });
  return { ...fragment, x: area.x + x, y: area.y + y };
}

/** A band that is drawn over the edge of the sheet, into the bleed, reaches no further: 20 mm. */
const OVERHANG = 56.7;

const noBoxes = (name: string, value: unknown) => (name === 'box' ? undefined : value);

function layoutPiece({ box, y, space, resume }: CarriedBox, area: Rect, cx: Context) {
  return cx.layout(
    box,
    {
      ...unbroken(space.inline, space.block, '', space.fixed),
      fragmentainer: { kind: 'page', remaining: area.height - y, height: area.height, pageName: '' },
      mustPlace: y <= EPSILON,
    },
    resume,
  );
}

/** Whether only the box's own height is left, without anything in it. */
function isRestEmpty(box: Box, resume: Resume): boolean {
  const children = box.type === 'block' ? box.children.length : undefined;
  return children !== undefined && resume.at >= children && resume.floats === undefined && resume.parts.length === 0;
}
