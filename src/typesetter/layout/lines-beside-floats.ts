// In: a paragraph beside floats. Out: its lines, each as wide as the room at its height (CSS 2.1, 9.5).
import { resolveLength } from '../../base/length.ts';
import type { Box, ParagraphBox } from '../boxes/types.ts';
import { layoutAtomics, outerAtomics } from './atomic-inlines.ts';
import { breakParagraph, type Point } from './breaking.ts';
import { isPageFloat } from './breaks.ts';
import { bandAt, clearedTo, layoutFloat } from './floats.ts';
import { moved, placed } from './fragment.ts';
import { initialOf } from './initial-letter.ts';
import type { Items } from './inline-items.ts';
import { itemsOf } from './itemize.ts';
import { measureLine, openAt } from './line.ts';
import { buildLine } from './line-fragment.ts';
import { chooseLines, finish, type SetLine } from './paragraph-fragment.ts';
import type { CarriedFloat, Context, Exclusion, Fragment, Placed, Resume, Space } from './types.ts';

/** Items broken at once beside floats: some thirty lines. */
const AHEAD = 600;

/** Lines beside floats: each as wide as the room at its height; floats inside take their place as their lines come. */
export function besideFloats(
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
  const takeFloat = (written: Box, item: number, at: number) => {
    const float = initialOf(written, items.root, cx);
    if (isPageFloat(float.style)) return;
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
    // The first line is broken in its own style, and the rest from where it ends.
    const opens = point.item === 0 && point.offset === 0 && box.firstLine !== undefined;
    const shown = opens ? itemsOf(box.firstLine!, cx) : items;
    const all = breakParagraph(
      shown,
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
    const ranges = opens
      ? all.slice(0, 1)
      : until < items.items.length
        ? all.slice(0, Math.max(1, all.length - 2))
        : all;
    let accepted = 0;
    let restart = false;
    for (const range of ranges) {
      const line = measureLine(
        shown,
        range,
        opens ? openAt(shown, point).spans(range) : opening.spans(range),
        atomics,
        box,
      );
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
        items: shown,
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
    children.push(moved(buildLine(set.items, set.line, box, set.width, set.indent, atomics, cx), set.x, tops[i]!));
    notes.push(...set.line.notes);
  }
  const height = to === 0 ? 0 : tops[to - 1]! + lines[to - 1]!.line.height;
  const later = carried.filter(({ item }) => item < end).map(({ float }) => float);
  return finish(box, lines, 0, to, children, height, notes, appeal, space, resume, cx, {
    ...(own.length > 0 && { exclusions: own }),
    ...(later.length > 0 && { floats: later }),
  });
}
