// In: a paragraph, room, where to resume. Out: its lines, as many as fit, orphans and widows kept together.
import { resolveLength } from '../../base/length.ts';
import type { Box, ParagraphBox } from '../boxes/types.ts';
import { marginsOf, shrinkToFit } from './box-sizes.ts';
import { type BreakWidths, breakParagraph, type LineRange, type Point, paragraphUnits } from './breaking.ts';
import { bandAt, clearedTo, layoutFloat } from './floats.ts';
import { boxFragment, EPSILON, moved, placed, unbroken } from './fragment.ts';
import { type EdgeItem, type Items, itemsOf } from './inline-items.ts';
import { atomicWidth, buildLine, type Line, measureLine } from './line.ts';
import type { BreakAppeal, CarriedFloat, Context, Exclusion, Fragment, Placed, Resume, Space } from './types.ts';

const NONE: readonly never[] = [];
/** Items broken at once beside floats: some thirty lines. */
const AHEAD = 600;
const START: Point = { item: 0, offset: 0 };

/** A line with its place in the paragraph. */
interface SetLine {
  readonly line: Line;
  readonly x: number;
  readonly width: number;
  readonly indent: number;
  fragment: Fragment | undefined;
}

/** A paragraph broken from one point at one width, kept for the next page and for measuring again. */
interface Broken {
  readonly lines: readonly SetLine[];
  readonly starts: ReadonlyMap<number, number>;
  readonly atomics: ReadonlyMap<number, Placed>;
}

export function layoutParagraph(box: ParagraphBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const items = itemsOf(box, cx);
  const start: Point = resume ? { item: resume.at, offset: resume.offset ?? 0 } : START;
  if (space.exclusions.length > 0 || items.hasFloats) return besideFloats(box, items, start, space, resume, cx);
  const broken = brokenLines(box, items, start, space, cx);
  const from = broken.starts.get(keyOf(start)) ?? 0;
  const choice = chooseLines(broken.lines, from, box, space, resume);
  if (choice === undefined) return placed(undefined);
  const { to, appeal } = choice;
  const children: Fragment[] = [];
  const notes: Box[] = [];
  let y = 0;
  for (let i = from; i < to; i++) {
    const set = broken.lines[i]!;
    set.fragment ??= buildLine(items, set.line, box, set.width, set.indent, broken.atomics, cx);
    children.push(moved(set.fragment, set.x, y));
    y += set.line.height;
    if (set.line.notes.length > 0) notes.push(...set.line.notes);
  }
  return finish(box, broken.lines, from, to, children, y, notes, appeal, space, resume, cx);
}

function keyOf({ item, offset }: Point): number {
  return item * 65536 + offset;
}

function brokenLines(box: ParagraphBox, items: Items, start: Point, space: Space, cx: Context): Broken {
  const memory = cx.memory('broken') as WeakMap<Items, Map<number, Broken[]>>;
  let byWidth = memory.get(items);
  if (byWidth === undefined) {
    byWidth = new Map();
    memory.set(items, byWidth);
  }
  const width = space.inline;
  const known = byWidth.get(width);
  if (known) for (const broken of known) if (broken.starts.has(keyOf(start))) return broken;
  const atomics = layoutAtomics(items, space, cx);
  const indent =
    start.item === 0 && start.offset === 0
      ? resolveLength(box.style.textIndent, Number.isFinite(width) ? width : 0)
      : 0;
  const widths: BreakWidths = {
    width: indent === 0 ? () => width : (line) => (line === 0 ? width - indent : width),
    constantFrom: indent === 0 ? 0 : 1,
    widest: width,
  };
  const lines: SetLine[] = [];
  const starts = new Map<number, number>();
  const opening = openAt(items, start);
  for (const range of breakParagraph(items, start, box.style, outerAtomics(items, atomics), widths, cx)) {
    const line = measureLine(items, range, opening.spans(range), atomics, box);
    starts.set(keyOf(range.start), lines.length);
    lines.push({ line, x: 0, width, indent: lines.length === 0 ? indent : 0, fragment: undefined });
  }
  if (!starts.has(keyOf(start))) starts.set(keyOf(start), 0);
  const broken = { lines, starts, atomics };
  if (known) known.push(broken);
  else byWidth.set(width, [broken]);
  return broken;
}

/** The spans that are open at the start of each line, in order. */
function openAt({ items }: Items, start: Point): { readonly spans: (range: LineRange) => readonly EdgeItem[] } {
  let stack: readonly EdgeItem[] = NONE;
  let at = 0;
  const advance = (to: number) => {
    for (; at < to; at++) {
      const item = items[at]!;
      if (item.type === 'open') stack = [...stack, item];
      else if (item.type === 'close') stack = stack.slice(0, -1);
    }
  };
  advance(start.item);
  return {
    spans: (range) => {
      advance(range.start.item);
      return stack;
    },
  };
}

function layoutAtomics({ items, hasAtomics }: Items, space: Space, cx: Context): ReadonlyMap<number, Placed> {
  const atomics = new Map<number, Placed>();
  if (!hasAtomics) return atomics;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (item.type === 'atomic') atomics.set(i, layoutAtomic(item.box, space, cx));
  }
  return atomics;
}

function layoutAtomic(box: Box, space: Space, cx: Context): Placed {
  const { style } = box;
  const margins = marginsOf(style, space.inline);
  const shrinks = style.width === 'auto' && (box.type === 'block' || box.type === 'flex' || box.type === 'columns');
  const fixed = shrinks
    ? { inline: shrinkToFit(cx.intrinsic(box), space.inline - margins.left - margins.right) }
    : undefined;
  return cx.layout(box, unbroken(space.inline, space.block, space.fragmentainer.pageName, fixed), undefined);
}

/** For breaking, an atomic box is as wide as its margin box. */
function outerAtomics({ items }: Items, atomics: ReadonlyMap<number, Placed>): ReadonlyMap<number, Placed> {
  if (atomics.size === 0) return atomics;
  const outer = new Map<number, Placed>();
  for (const [i, one] of atomics) {
    const item = items[i]!;
    if (item.type === 'atomic' && one.fragment)
      outer.set(i, { ...one, fragment: { ...one.fragment, width: atomicWidth(item, one) } });
  }
  return outer;
}

/** How many of the lines from `from` go here. undefined: none, break before. */
function chooseLines(
  lines: readonly SetLine[],
  from: number,
  box: ParagraphBox,
  space: Space,
  resume: Resume | undefined,
): { readonly to: number; readonly appeal: BreakAppeal } | undefined {
  const { stopAt, fragmentainer, mustPlace } = space;
  if (stopAt) {
    for (let i = from + 1; i < lines.length; i++) {
      const { start } = lines[i]!.line;
      if (start.item === stopAt.at && start.offset === (stopAt.offset ?? 0)) return { to: i, appeal: 0 };
    }
  }
  const room = fragmentainer.remaining + EPSILON;
  let fit = from;
  if (room === Number.POSITIVE_INFINITY) fit = lines.length;
  else
    for (let y = 0; fit < lines.length; fit++) {
      y += lines[fit]!.line.height;
      if (y > room) break;
    }
  if (fit >= lines.length) return { to: lines.length, appeal: 0 };
  const { orphans, widows } = box.style;
  const to = Math.min(fit, lines.length - widows);
  if (to > from && (resume !== undefined || to - from >= orphans)) return { to, appeal: 0 };
  if (fit > from && (mustPlace || resume !== undefined)) return { to: fit, appeal: 1 };
  return mustPlace ? { to: from + 1, appeal: 3 } : undefined;
}

function finish(
  box: ParagraphBox,
  lines: readonly SetLine[],
  from: number,
  to: number,
  children: readonly Fragment[],
  height: number,
  notes: readonly Box[],
  appeal: BreakAppeal,
  space: Space,
  resume: Resume | undefined,
  cx: Context,
  more: Partial<Placed> = {},
): Placed {
  const { orphans, widows } = box.style;
  const done = to >= lines.length;
  const consumed = (resume?.consumed ?? 0) + height;
  const at = (index: number): Resume => {
    const { start } = lines[index]!.line;
    return { at: start.item, consumed, parts: NONE, ...(start.offset > 0 && { offset: start.offset }) };
  };
  const good = Math.min(to - (done ? 0 : 1), lines.length - widows);
  const early =
    good - from >= (resume ? 1 : orphans) && good > from && good < lines.length
      ? { appeal: 0 as const, resume: at(good) }
      : undefined;
  const firstLine = children.find((child) => child.type === 'line');
  const lastLine = children.findLast((child) => child.type === 'line');
  const width =
    Number.isFinite(space.inline) && space.inline > 0
      ? space.inline
      : children.reduce((most, line) => Math.max(most, line.width), 0);
  const fragment = boxFragment(box, cx, { width, height, children, first: resume === undefined, last: done });
  return placed(fragment, {
    resume: done ? undefined : at(to),
    breakAppeal: done ? 0 : appeal,
    baselines: {
      first: firstLine && firstLine.y + lines[from]!.line.baseline,
      last: lastLine && lastLine.y + lines[to - 1]!.line.baseline,
    },
    footnotes: notes,
    pageName: space.fragmentainer.pageName,
    ...(early && { early }),
    ...more,
  });
}

/** Lines beside floats: each as wide as the room at its height; floats inside take their place as their lines come. */
function besideFloats(
  box: ParagraphBox,
  items: Items,
  start: Point,
  space: Space,
  resume: Resume | undefined,
  cx: Context,
): Placed {
  const width = space.inline;
  const atomics = layoutAtomics(items, space, cx);
  const outer = outerAtomics(items, atomics);
  const breaks = space.fragmentainer.kind !== 'none';
  const room = space.fragmentainer.remaining;
  const lines: SetLine[] = [];
  const tops: number[] = [];
  /** Each with its item: it stands here if the page ends after that. */
  const floats: {
    readonly item: number;
    readonly fragment: Fragment;
    readonly exclusion: Exclusion;
    readonly result: Placed;
  }[] = [];
  const carried: { readonly item: number; readonly float: CarriedFloat }[] = [];
  let exclusions = space.exclusions;
  let y = 0;
  let point = start;
  let seen = start.item;
  let apart = false;
  const takeFloat = (float: Box, item: number, at: number) => {
    const result =
      carried.length > 0
        ? 'later'
        : layoutFloat(
            float,
            undefined,
            at,
            Number.isFinite(width) ? width : 1e6,
            exclusions,
            space,
            room,
            space.mustPlace && lines.length === 0,
            cx,
          );
    if (result === 'later') {
      // A dropped initial takes its text with it.
      if (float.origin === '::first-letter' && !space.mustPlace) apart = true;
      carried.push({ item, float: { box: float, resume: undefined } });
      return;
    }
    floats.push({ item, ...result });
    exclusions = [...exclusions, result.exclusion];
    if (result.result.resume) carried.push({ item, float: { box: float, resume: result.result.resume } });
  };
  const opening = openAt(items, start);
  let ahead = AHEAD;
  const line0 = Math.max(1, items.root.lineHeight);
  while (point.item < items.items.length) {
    // Floats that stand before the line's first word go beside that line.
    for (let i = Math.max(seen, point.item); i < items.items.length; i++) {
      const item = items.items[i]!;
      if (item.type === 'float') takeFloat(item.box, i, y);
      else if (item.type === 'word' || item.type === 'atomic' || item.type === 'break' || item.type === 'leader') break;
      seen = i + 1;
    }
    const top = y;
    const indent = point.item === 0 && point.offset === 0 ? resolveLength(box.style.textIndent, width) : 0;
    const bands = exclusions.filter(({ rect }) => rect.y + rect.height > top);
    const rooms: number[] = [];
    const roomAt = (index: number) => {
      let free = rooms[index];
      if (free === undefined) {
        const band = bandAt(bands, top + index * line0, line0, width);
        free = Math.max(0, band.right - band.left - (index === 0 ? indent : 0));
        rooms[index] = free;
      }
      return free;
    };
    let lowest = top;
    for (const { rect } of bands) lowest = Math.max(lowest, rect.y + rect.height);
    const constantFrom = Math.max(indent === 0 ? 0 : 1, Math.ceil((lowest - top) / line0) + 1);
    // Each float begins the breaking anew: not of all the text that follows, or a long text with many floats would not end.
    const until = Math.min(items.items.length, point.item + ahead);
    const began = point.item;
    const all = breakParagraph(
      items,
      point,
      box.style,
      outer,
      {
        width: Number.isFinite(width) ? roomAt : () => width,
        constantFrom: Number.isFinite(width) ? constantFrom : 0,
        widest: width,
      },
      cx,
      until,
    );
    const ranges = until < items.items.length ? all.slice(0, Math.max(1, all.length - 2)) : all;
    let accepted = 0;
    let restart = false;
    for (const range of ranges) {
      const line = measureLine(items, range, opening.spans(range), atomics, box);
      let band = bandAt(exclusions, y, line.height, width);
      const expected = roomAt(accepted) + (accepted === 0 ? indent : 0);
      // The lines above were higher or lower than thought: the rest is broken again from here.
      if (accepted > 0 && Math.abs(band.right - band.left - expected) > 0.5) {
        restart = true;
        break;
      }
      // A line that does not fit beside a float goes below it.
      if (range.overfull && band.right - band.left < width - 0.5) {
        const below = clearedTo(exclusions, 'both');
        if (below > y) {
          y = below;
          if (accepted > 0) {
            restart = true;
            break;
          }
          if (lines.length === 0 || tops.at(-1)! < below) {
            restart = true;
            break;
          }
          band = bandAt(exclusions, y, line.height, width);
        }
      }
      lines.push({
        line,
        x: band.left,
        width: Number.isFinite(width) ? band.right - band.left : width,
        indent: accepted === 0 ? indent : 0,
        fragment: undefined,
      });
      tops.push(y);
      y += line.height;
      point = range.end;
      accepted++;
      const before = exclusions;
      if (items.hasFloats)
        for (let i = Math.max(seen, range.start.item); i < range.end.item; i++) {
          const item = items.items[i]!;
          if (item.type === 'float') takeFloat(item.box, i, y);
          seen = i + 1;
        }
      const last = items.items[range.end.item - 1];
      if (last?.type === 'break' && last.clear !== 'none') {
        const cleared = clearedTo(exclusions, last.clear);
        if (cleared > y) {
          y = cleared;
          restart = true;
        }
      }
      if (exclusions !== before || restart) {
        restart = true;
        break;
      }
      // What lies far below this page will be broken there.
      if (breaks && y > room + 20 * line0) break;
    }
    // Where floats come often, little of what is broken ahead is kept.
    ahead = restart ? Math.max(80, Math.min(AHEAD, 4 * (point.item - began))) : AHEAD;
    if (ranges.length === 0 || (!restart && breaks && y > room + 20 * line0)) break;
  }
  if (apart) return placed(undefined);
  const choice = chooseLines(
    lines.map((set, i) => ({ ...set, line: { ...set.line, height: (tops[i + 1] ?? y) - tops[i]! } })),
    0,
    box,
    tops.length > 0 ? { ...space, fragmentainer: { ...space.fragmentainer, remaining: room - tops[0]! } } : space,
    resume,
  );
  if (choice === undefined) return placed(undefined);
  const { to, appeal } = choice;
  const children: Fragment[] = [];
  const notes: Box[] = [];
  const own: Exclusion[] = [];
  const end = to >= lines.length ? Number.POSITIVE_INFINITY : lines[to]!.line.start.item;
  for (const float of floats) {
    if (float.item >= end) continue;
    children.push(float.fragment);
    own.push(float.exclusion);
    notes.push(...float.result.footnotes);
  }
  for (let i = 0; i < to; i++) {
    const set = lines[i]!;
    children.push(moved(buildLine(items, set.line, box, set.width, set.indent, atomics, cx), set.x, tops[i]!));
    notes.push(...set.line.notes);
  }
  const height = to === 0 ? 0 : tops[to - 1]! + lines[to - 1]!.line.height;
  const later = carried.filter(({ item }) => item < end).map(({ float }) => float);
  return finish(box, lines, 0, to, children, height, notes, appeal, space, resume, cx, {
    ...(own.length > 0 && { exclusions: own }),
    ...(later.length > 0 && { floats: later }),
  });
}

/** min-content and max-content of a paragraph: from its items alone, no line is built. */
export function paragraphWidths(box: ParagraphBox, cx: Context): { readonly min: number; readonly max: number } {
  const items = itemsOf(box, cx);
  const indent = resolveLength(box.style.textIndent, 0);
  let min = 0;
  let max = 0;
  const narrow = contentSpans(items, indent, (one) => outerWidth(one, cx).min, 0, cx, box);
  for (const width of narrow.pieces) min = Math.max(min, width);
  const wide = items.hasAtomics ? contentSpans(items, indent, (one) => outerWidth(one, cx).max, 0, cx, box) : narrow;
  for (const width of wide.lines) max = Math.max(max, width);
  if (items.hasFloats) {
    let floats = 0;
    for (const item of items.items)
      if (item.type === 'float') {
        const own = outerWidth(item.box, cx);
        min = Math.max(min, own.min);
        floats += own.max;
      }
    max += floats;
  }
  return { min, max: Math.max(min, max) };
}

function outerWidth(box: Box, cx: Context): { readonly min: number; readonly max: number } {
  const { min, max } = cx.intrinsic(box);
  const { left, right } = marginsOf(box.style, 0);
  return { min: min + left + right, max: max + left + right };
}

/** Widths between places where a line may end, and between those where it must. */
function contentSpans(
  items: Items,
  indent: number,
  widthOf: (box: Box) => number,
  widest: number,
  cx: Context,
  box: ParagraphBox,
): { readonly pieces: readonly number[]; readonly lines: readonly number[] } {
  const pieces: number[] = [];
  const lines: number[] = [];
  const units = paragraphUnits(items, box.style, widthOf, widest, cx);
  let piece = indent;
  let line = indent;
  let before = false;
  for (const unit of units) {
    if (unit.type === 'penalty') {
      if (unit.cost === Number.POSITIVE_INFINITY) {
        before = false;
        continue;
      }
      pieces.push(piece + unit.width);
      piece = 0;
      if (unit.cost === Number.NEGATIVE_INFINITY) {
        lines.push(line);
        line = 0;
      }
      before = false;
    } else if (unit.type === 'glue') {
      line += unit.width;
      if (before) {
        pieces.push(piece);
        piece = 0;
      } else if (piece > 0) piece += unit.width;
      before = false;
    } else {
      piece += unit.width;
      line += unit.width;
      before = true;
    }
  }
  pieces.push(piece);
  lines.push(line);
  return { pieces, lines };
}
