// In: the items of one line. Out: the line box: its height, its baseline, the notes and page floats it calls (CSS 2.1, 10.8).
import type { Box, ParagraphBox } from '../boxes/types.ts';
import { atomicExtent } from './atomic-inlines.ts';
import type { LineRange, Point } from './breaking.ts';
import { isPageFloat } from './breaks.ts';
import { NONE } from './fragment.ts';
import type { EdgeItem, Items } from './inline-items.ts';
import type { Placed } from './types.ts';
import type { Level } from './vertical-align.ts';

/** A line before it is drawn: its height is known, its glyphs are not yet gathered. */
export interface Line extends LineRange {
  /** Spans open where the line begins. */
  readonly open: readonly EdgeItem[];
  readonly height: number;
  readonly baseline: number;
  /** What it calls to the edges of the page or column: notes and page floats. */
  readonly notes: readonly Box[];
}

/** Height, baseline and notes of a line: what breaking pages needs. */
export function measureLine(
  { items, root }: Items,
  range: LineRange,
  open: readonly EdgeItem[],
  atomics: ReadonlyMap<number, Placed>,
  box: ParagraphBox,
): Line {
  let { above, below } = root;
  let edges: { readonly above: number; readonly below: number; readonly edge: 'top' | 'bottom' }[] | undefined;
  let notes: Box[] | undefined;
  const include = (up: number, down: number, level: Level) => {
    if (level.edge) {
      edges ??= [];
      edges.push({ above: up, below: down, edge: level.edge });
      return;
    }
    if (up + level.rise > above) above = up + level.rise;
    if (down - level.rise > below) below = down - level.rise;
  };
  for (const span of open) if (span.kind !== root) include(span.kind.above, span.kind.below, span.level);
  const end = range.end.offset > 0 ? range.end.item + 1 : range.end.item;
  for (let i = range.start.item; i < end; i++) {
    const item = items[i]!;
    switch (item.type) {
      case 'word':
        if (item.note && (i > range.start.item || range.start.offset === 0)) {
          notes ??= [];
          notes.push(item.note);
        }
        if (item.kind !== root || item.level.rise !== 0 || item.level.edge)
          include(item.kind.above, item.kind.below, item.level);
        break;
      case 'open':
      case 'leader':
        if (item.kind !== root) include(item.kind.above, item.kind.below, item.level);
        break;
      case 'atomic': {
        const { up, down, level } = atomicExtent(item, atomics.get(i), box);
        include(up, down, level);
        break;
      }
      case 'float':
        if (isPageFloat(item.box.style)) {
          notes ??= [];
          notes.push(item.box);
        }
        break;
    }
  }
  if (edges)
    for (const one of edges) {
      const height = one.above + one.below;
      if (height <= above + below) continue;
      if (one.edge === 'top') below = height - above;
      else above = height - below;
    }
  return {
    start: range.start,
    end: range.end,
    hyphenated: range.hyphenated,
    last: range.last,
    overfull: range.overfull,
    tightened: range.tightened,
    open,
    height: Math.max(0, above + below),
    baseline: above,
    notes: notes ?? NONE,
  };
}

export function riseOf(level: Level, above: number, below: number, line: Line): number {
  if (!level.edge) return level.rise;
  return level.edge === 'top' ? line.baseline - above : below - (line.height - line.baseline);
}

/** The spans that are open at the start of each line, in order. */
export function openAt({ items }: Items, start: Point): { readonly spans: (range: LineRange) => readonly EdgeItem[] } {
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
