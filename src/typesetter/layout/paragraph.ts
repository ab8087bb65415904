// In: a paragraph, room, where to resume. Out: its lines, as many as fit, orphans and widows kept together.
import { resolveLength } from '../../base/length.ts';
import type { Box, ParagraphBox } from '../boxes/types.ts';
import { layoutAtomics, outerAtomics } from './atomic-inlines.ts';
import { type BreakWidths, breakParagraph, type Point } from './breaking.ts';
import { moved, NONE, placed } from './fragment.ts';
import type { Items } from './inline-items.ts';
import { itemsOf } from './itemize.ts';
import { measureLine, openAt } from './line.ts';
import { buildLine } from './line-fragment.ts';
import { snapping } from './line-grid.ts';
import { besideFloats } from './lines-beside-floats.ts';
import { chooseLines, finish, type SetLine } from './paragraph-fragment.ts';
import type { Context, Fragment, Placed, Resume, Space } from './types.ts';

const START: Point = { item: 0, offset: 0 };

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
  const snap = snapping(box.style, space);
  const choice = chooseLines(broken.lines, from, box, space, resume, snap);
  if (choice === undefined) return placed(undefined);
  const { to, appeal } = choice;
  const children: Fragment[] = [];
  const notes: Box[] = [];
  let y = 0;
  for (let i = from; i < to; i++) {
    const set = broken.lines[i]!;
    if (snap) y += snap(set.line, y);
    set.fragment ??= buildLine(set.items, set.line, box, set.width, set.indent, broken.atomics, cx);
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
  const outer = outerAtomics(items, atomics);
  let from = start;
  if (box.firstLine && start.item === 0 && start.offset === 0) {
    // The first line is broken in its own style, and the rest from where it ends.
    const own = itemsOf(box.firstLine, cx);
    const [range] = breakParagraph(own, start, box.style, outer, widths, cx);
    if (range) {
      const line = measureLine(own, range, openAt(own, start).spans(range), atomics, box);
      starts.set(keyOf(range.start), 0);
      lines.push({ items: own, line, x: 0, width, indent, fragment: undefined });
      from = range.end;
    }
  }
  const rest: BreakWidths = lines.length === 0 ? widths : { width: () => width, constantFrom: 0, widest: width };
  const opening = openAt(items, from);
  const ranges = from.item < items.items.length ? breakParagraph(items, from, box.style, outer, rest, cx) : NONE;
  for (const range of ranges) {
    const line = measureLine(items, range, opening.spans(range), atomics, box);
    starts.set(keyOf(range.start), lines.length);
    lines.push({ items, line, x: 0, width, indent: lines.length === 0 ? indent : 0, fragment: undefined });
  }
  if (!starts.has(keyOf(start))) starts.set(keyOf(start), 0);
  const broken = { lines, starts, atomics };
  if (known) known.push(broken);
  else byWidth.set(width, [broken]);
  return broken;
}
