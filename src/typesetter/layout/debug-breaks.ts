// In: pages laid out. Out: why each break is where it is, in words, read from the two pieces that it made (CSS Fragmentation 3, section 4).
import type { Box } from '../boxes/types.ts';
import type { Break } from '../style/types.ts';
import { marginsOf } from './box-sizes.ts';
import { avoids, isForced } from './breaks.ts';
import type { DebugWords } from './debug-words.ts';
import { EPSILON } from './fragment.ts';
import { pageArea } from './pages.ts';
import type { Fragment, Page } from './types.ts';

/** A piece of a box on a page; `floor`: how far down its page or column goes. */
interface Piece {
  readonly fragment: Fragment;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly floor: number;
  /** Its column is one of several that were made equal here. */
  readonly balanced: boolean;
  /** The box that it stands right in. */
  readonly container: Box | undefined;
}

export interface BreakNote {
  /** From 0. */
  readonly page: number;
  /** Where the text ends, and where its room would. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly floor: number;
  readonly words: string;
}

export function breakNotes(
  pages: readonly Page[],
  words: DebugWords,
  nameOf: (box: Box) => string,
): readonly BreakNote[] {
  const pieces = new Map<Box, Piece[]>();
  for (const [index, page] of pages.entries()) {
    const { area } = pageArea(page.style);
    for (const fragment of page.content)
      collect(
        fragment,
        { page: index, x: 0, y: 0, floor: area.y + area.height, balanced: false, container: undefined },
        pieces,
      );
  }
  const notes: BreakNote[] = [];
  for (const list of pieces.values())
    for (let i = 1; i < list.length; i += 1) {
      const [before, after] = [list[i - 1]!, list[i]!];
      const said = reason(before, after, words, nameOf, pages);
      if (said === undefined) continue;
      const { page, x, fragment, floor } = before;
      const y = Math.min(floor, lastBottom(before));
      notes.push({ page, x, y, width: fragment.width, floor, words: said });
    }
  return notes;
}

function collect(fragment: Fragment, at: Omit<Piece, 'fragment'>, pieces: Map<Box, Piece[]>): void {
  const { box } = fragment;
  if (fragment.type === 'line' || fragment.type === 'text') return;
  const [x, y] = [at.x + fragment.x, at.y + fragment.y];
  let { floor, balanced } = at;
  if (box) {
    // Columns are pieces of their container, and stand in a piece of it.
    const holds = box.type === 'columns' && fragment.children.some((child) => child.box === box);
    if (holds) balanced = box.style.columnFill !== 'auto' && fragment.edges.bottom;
    else if (box === at.container) floor = y + fragment.height;
    if (!holds) {
      const list = pieces.get(box);
      const piece = { ...at, fragment, x, y, floor, balanced };
      if (list) list.push(piece);
      else pieces.set(box, [piece]);
    }
  }
  for (const child of fragment.children)
    collect(child, { page: at.page, x, y, floor, balanced, container: box }, pieces);
}

const inFlow = ({ stacking, pending }: Fragment) => !stacking?.float && pending === undefined;
const firstOf = ({ children }: Fragment) => children.find((child) => child.box !== undefined && inFlow(child));
const lastOf = ({ children }: Fragment) => children.findLast((child) => child.box !== undefined && inFlow(child));

function lastBottom({ fragment, y }: Piece): number {
  const last = fragment.children.findLast(inFlow);
  return y + (last ? last.y + last.height : fragment.height);
}

function reason(
  before: Piece,
  after: Piece,
  words: DebugWords,
  nameOf: (box: Box) => string,
  pages: readonly Page[],
): string | undefined {
  const box = before.fragment.box!;
  const free = Math.max(0, before.floor - lastBottom(before));
  const left = points(free);
  const column = before.page === after.page;
  if (box.type === 'paragraph') {
    const next = after.fragment.children[0]?.height ?? 0;
    if (column && before.balanced) return words.balance;
    if (free < next - EPSILON) return words.lines(before.fragment.children.length, left);
    return words.widows(left, box.style.orphans, box.style.widows);
  }
  const [one, other] = [lastOf(before.fragment), firstOf(after.fragment)];
  if (box.type === 'table') {
    const inside = (piece: Piece) => piece.fragment.children.flatMap((row) => row.children.map((cell) => cell.box));
    const cells = new Set(inside(before));
    const cut = inside(after).some((cell) => cell && cells.has(cell) && cell.type === 'block');
    return cut ? undefined : column && before.balanced ? words.balance : words.rows(left);
  }
  if (one?.box === undefined || other?.box === undefined) return undefined;
  const shared = new Set(before.fragment.children.map((child) => child.box));
  if (after.fragment.children.some((child) => child.box && shared.has(child.box))) return undefined;
  const asked = forcedBy(other, 'breakBefore', firstOf) ?? forcedBy(one, 'breakAfter', lastOf);
  if (asked) return words.forced(asked.which, nameOf(asked.box));
  const [from, to] = [pages[before.page]!.name, pages[after.page]!.name];
  if (from !== to) return words.pageName(from, to);
  if (column && before.balanced) return words.balance;
  const name = nameOf(other.box);
  const kind = column ? 'column' : 'page';
  const apart = between(one, other);
  const room = free - apart;
  const need = firstNeed(other);
  if (room < need - EPSILON) return words.noRoom(left, points(need + apart), name);
  if (other.height > room + EPSILON) {
    if (avoids(other.box.style.breakInside, kind)) return words.avoidInside(name, left, points(other.height));
    if (other.box.type !== 'block') return words.whole(name, left, points(other.height));
    return words.widows(left, other.box.style.orphans, other.box.style.widows);
  }
  if (avoids(other.box.style.breakAfter, kind)) return words.avoidAfter(name);
  const following = after.fragment.children.find((child) => child.y > other.y && child.box !== undefined);
  if (following?.box && avoids(following.box.style.breakBefore, kind)) return words.avoidBefore(name);
  return words.better(left);
}

/** The margins between two siblings, collapsed where both are positive. */
function between(one: Fragment, other: Fragment): number {
  const of = ({ box }: Fragment) => (box && box.type !== 'paragraph' ? marginsOf(box.style, 0) : { top: 0, bottom: 0 });
  return Math.max(of(one).bottom, of(other).top);
}

function forcedBy(
  start: Fragment,
  which: 'breakBefore' | 'breakAfter',
  next: (fragment: Fragment) => Fragment | undefined,
): { readonly box: Box; readonly which: string } | undefined {
  for (let at: Fragment | undefined = start; at?.box !== undefined; at = next(at)) {
    const value: Break = at.box.style[which];
    if (at.box.type !== 'paragraph' && isForced(value))
      return { box: at.box, which: `${which === 'breakBefore' ? 'break-before' : 'break-after'}: ${value}` };
  }
  return undefined;
}

/** The height down to the end of the first line, or of all where there is no line. */
function firstNeed(fragment: Fragment): number {
  if (fragment.type === 'line') return fragment.height;
  const first = fragment.children.find(inFlow);
  return first === undefined || fragment.box?.type === 'replaced' ? fragment.height : first.y + firstNeed(first);
}

function points(value: number): string {
  return String(Math.round(value));
}
