// In: the lines of a paragraph and the room. Out: how many stand here, orphans and widows kept together, and their fragment.
import type { Box, ParagraphBox } from '../boxes/types.ts';
import { boxFragment, EPSILON, NONE, placed } from './fragment.ts';
import type { Items } from './inline-items.ts';
import type { Line } from './line.ts';
import type { BreakAppeal, Context, Fragment, Placed, Resume, Space } from './types.ts';

/** A line with its place in the paragraph. */
export interface SetLine {
  /** Of the paragraph, or of its first line in a style of its own. */
  readonly items: Items;
  readonly line: Line;
  readonly x: number;
  readonly width: number;
  readonly indent: number;
  fragment: Fragment | undefined;
}

/** How many of the lines from `from` go here. undefined: none, break before. */
export function chooseLines(
  lines: readonly SetLine[],
  from: number,
  box: ParagraphBox,
  space: Space,
  resume: Resume | undefined,
  snap?: (line: Line, y: number) => number,
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
      const { line } = lines[fit]!;
      y += line.height + (snap ? snap(line, y) : 0);
      if (y > room) break;
    }
  if (fit >= lines.length) return { to: lines.length, appeal: 0 };
  const { orphans, widows } = box.style;
  let to = Math.min(fit, lines.length - widows);
  const least = resume === undefined ? Math.max(1, orphans) : 1;
  // No word is divided between two columns or pages, where CSS says so and a line can be spared.
  const limit = box.style.hyphenateLimitLast;
  if (limit === 'always' || limit === 'column' || (limit !== 'none' && !fragmentainer.goesOn))
    while (to - 1 >= from + least && lines[to - 1]!.line.hyphenated) to--;
  if (to > from && (resume !== undefined || to - from >= orphans)) return { to, appeal: 0 };
  if (fit > from && (mustPlace || resume !== undefined)) return { to: fit, appeal: 1 };
  return mustPlace ? { to: from + 1, appeal: 3 } : undefined;
}

export function finish(
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
