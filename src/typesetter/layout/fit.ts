// In: a box that asks for `-tambour-fit`, or a finished box that hides its overflow. Out: the box with text as large as it holds; an error where text is lost.

import type { Report } from '../../base/diagnostic.ts';
import { MM } from '../../base/length.ts';
import type { Place } from '../../base/place.ts';
import type { Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { blockWidth } from './block.ts';
import { frameOf, limitHeight, specifiedHeight } from './box-sizes.ts';
import { EPSILON, unbroken } from './fragment.ts';
import { brokenAnyway, cellTooTall } from './rules.ts';
import { textDoesNotFit, textTooSmall } from './rules-boxes.ts';
import { type ScaledStyles, scaleBox } from './scale-box.ts';
import { typeOf } from './type-metrics.ts';
import type { Context, Fragment, Placed, Resume, Space } from './types.ts';

/** Halvings of the range, and the difference that nobody sees: where they end. */
const STEPS = 12;
const UNSEEN = 0.001;
/** A line counts as lost when more than this share of it is hidden: half-leading may hang out. */
const SEEN = 0.75;

/**
 * For a box whose style has `fit`: the dispatcher calls this in place of the box's own layout. The largest factor of
 * font-size within the limits at which every line stays inside the box; without a definite height only its width counts.
 */
export function layoutFit(box: Box, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { fit } = box.style;
  if (fit === 'none' || box.type === 'paragraph') return cx.layout(box, space, resume);
  const memory = cx.memory('fit') as WeakMap<Box, Map<string, Box>>;
  let known = memory.get(box);
  if (known === undefined) {
    known = new Map();
    memory.set(box, known);
  }
  const frame = frameOf(box.style, space.inline);
  const width = blockWidth(box, space, cx);
  const height =
    space.fixed?.block ??
    specifiedHeight(box.style, box.style.height, space.block, frame) ??
    specifiedHeight(box.style, box.style.maxHeight, space.block, frame);
  const limit = height === undefined ? undefined : limitHeight(box.style, height, space.block, frame);
  const key = `${width.toFixed(2)}|${limit?.toFixed(2)}`;
  let fitted = known.get(key);
  if (fitted === undefined) {
    // What is tried and given up is forgotten: of 10,000 labels only the sizes that stand are kept.
    fitted = largest(box, fit, { width, limit, space }, cx.apart());
    known.set(key, fitted);
  }
  return cx.layout(fitted, space, resume);
}

const scaled = (box: Box, factor: number, cx: Context): Box =>
  scaleBox(box, factor, cx.memory('scaled styles') as ScaledStyles);

/** The room that a text may fill. */
interface Room {
  readonly width: number;
  readonly limit: number | undefined;
  readonly space: Space;
}

function largest(box: Box, { min, max, capitals }: Exclude<Style['fit'], 'none'>, room: Room, cx: Context): Box {
  // A size that cannot be read from where people stand is no size.
  const lowest = capitals > 0 ? capitals / capitalsOf(box, cx) : 0;
  const least = Math.max(min, lowest);
  const most = Math.max(least, max);
  const grown = scaled(box, most, cx);
  if (excess(grown, room, cx) === 0) return grown;
  const readable = scaled(box, least, cx);
  const lines = excess(readable, room, cx);
  if (lines === 0) return between(box, least, most, room, cx).box;
  const smallest = scaled(box, min, cx);
  const over = excess(smallest, room, cx);
  if (over > 0) {
    cx.report(textDoesNotFit, { lines: over }, { place: placeOf(box) });
    return smallest;
  }
  // All of it stands on the page, for the writer to see; but the paper is withheld.
  const small = between(box, min, least, room, cx);
  const all = Math.max(lines, excess(readable, { ...room, limit: 0 }, cx));
  const words = Math.max(1, Math.round((lines * wordsOf(box)) / all));
  const metres = Math.floor((small.factor / least) * metresOf(capitals) * 10) / 10;
  const distance = Math.round(metresOf(capitals) * 10) / 10;
  cx.report(textTooSmall, { lines, words, metres, distance }, { place: placeOf(box) });
  return small.box;
}

/** Between a factor at which all lines stay inside and one at which they do not. */
function between(box: Box, fits: number, beyond: number, room: Room, cx: Context) {
  let [low, high] = [fits, beyond];
  let best = scaled(box, low, cx);
  for (let i = 0; i < STEPS && high - low > UNSEEN; i += 1) {
    const middle = (low + high) / 2;
    const candidate = scaled(box, middle, cx);
    if (excess(candidate, room, cx) === 0) {
      low = middle;
      best = candidate;
    } else high = middle;
  }
  return { box: best, factor: low };
}

/** Capitals are read from two hundred times their height. */
const metresOf = (capitals: number) => (capitals * 200) / (MM * 1000);

/** Height of the lowest capitals among the words of a box, in points. */
function capitalsOf(box: Box, cx: Context): number {
  let lowest = Number.POSITIVE_INFINITY;
  eachText(box, (text, style) => {
    if (text.trim() === '') return;
    const { face, size } = typeOf(style, cx);
    lowest = Math.min(lowest, (face.capHeight / face.unitsPerEm) * size);
  });
  return lowest > 0 ? lowest : Number.POSITIVE_INFINITY;
}

function wordsOf(box: Box): number {
  let words = 0;
  eachText(box, (text) => {
    words += text.split(/[\s\u00a0\u202f]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  });
  return words;
}

/** Where the longest of its texts is written. */
function placeOf(box: Box): Place {
  let longest = { length: 0, place: box.place };
  eachText(box, ({ length }, _style, place) => {
    if (length > longest.length) longest = { length, place };
  });
  return longest.place;
}

function eachText(box: Box, visit: (text: string, style: Style, place: Place) => void): void {
  if (box.type === 'paragraph') {
    for (const one of box.inlines) {
      if (one.type === 'text') visit(one.text, one.style, one.place);
      else if (one.type === 'atomic') eachText(one.box, visit);
    }
  } else if ('children' in box) for (const child of box.children) eachText(child, visit);
}

/** How many lines leave the box when nothing holds its height. */
function excess(box: Box, { width, limit, space }: Room, cx: Context): number {
  const style: Style = {
    ...box.style,
    width: 'auto',
    height: 'auto',
    minWidth: 'auto',
    minHeight: 0,
    maxHeight: 'none',
  };
  const open = { ...box, style } as Box;
  // A word that would have to be cut does not fit; asked first, so that no trial complains of it.
  if (cx.intrinsic(open).min > width + EPSILON) return 1;
  const { fragment } = cx.layout(open, unbroken(space.inline, undefined, '', { inline: width }), undefined);
  if (fragment === undefined) return 0;
  const { borders, padding } = fragment;
  const right = width - (borders?.right ?? 0) - (padding?.right ?? 0);
  const bottom =
    limit === undefined ? Number.POSITIVE_INFINITY : limit - (borders?.bottom ?? 0) - (padding?.bottom ?? 0);
  const lost = lostLines(fragment, 0, 0, right + EPSILON, bottom + EPSILON, 1);
  return lost === 0 && limit !== undefined && fragment.height > limit + EPSILON ? 1 : lost;
}

/** Called for each painted box that hides its overflow: an error when lines of text cannot be seen. */
export function checkOverflow(fragment: Fragment, report: Report, page: number | undefined): void {
  const { borders, width, height } = fragment;
  if (!fragment.edges.bottom) return;
  const lines = lostLines(fragment, 0, 0, width - (borders?.right ?? 0) + 1, height - (borders?.bottom ?? 0), SEEN);
  if (lines > 0) report(textDoesNotFit, { lines }, { place: fragment.place, page });
}

/** Called for the first part of each box that a break cuts. */
export function checkBroken({ style, place }: Fragment, report: Report, page: number | undefined): void {
  if (style.breakInside === 'avoid' || style.breakInside === 'avoid-page') report(brokenAnyway, {}, { place, page });
  else if (style.display === 'table-cell') report(cellTooTall, {}, { place, page });
}

/** Lines with text below `bottom` or beyond `right`; `share` of a line's height must be above `bottom`. */
function lostLines(parent: Fragment, x: number, y: number, right: number, bottom: number, share: number): number {
  let count = 0;
  for (const child of parent.children) {
    if (child.pending !== undefined || child.type === 'text' || child.type === 'picture') continue;
    const [left, top] = [x + child.x, y + child.y];
    if (child.type === 'line') {
      const last = child.children.findLast((one) => one.type === 'text' || one.children.length > 0);
      if (last === undefined) continue;
      if (top + child.height * share > bottom || left + last.x + last.width > right) count += 1;
    } else if (
      child.box?.type === 'paragraph' ||
      (child.style.position !== 'absolute' && child.style.position !== 'fixed')
    ) {
      count += lostLines(child, left, top, right, bottom, share);
    }
  }
  return count;
}
