// In: a multi-column container, room, where to resume. Out: its rows of columns, and the boxes that span them, one below the other (CSS Multi-column 1).
import type { Box, ColumnsBox } from '../boxes/types.ts';
import { blockWidth } from './block.ts';
import { addMargin, frameOf, inlineOffset, limitHeight, marginsOf, specifiedHeight, strutSize } from './box-sizes.ts';
import { appealBetween, type Edges, edgesOf, isForced } from './breaks.ts';
import { addRules, columnX, geometryOf } from './column-geometry.ts';
import { layoutRow } from './column-rows.ts';
import { segmentsOf } from './column-segments.ts';
import { boxFragment, EPSILON, moved, NO_STRUT, NONE, placed } from './fragment.ts';
import { gridInside, lowered } from './line-grid.ts';
import { join, topStrut } from './margins.ts';
import { nestedColumns } from './rules.ts';
import { textDoesNotFit } from './rules-boxes.ts';
import type { BreakAppeal, Context, Fragment, MarginStrut, Placed, Resume, RuleLine, Space } from './types.ts';

/** Where a column holds no word, columns inside columns are one. */
const NARROWEST = 20;

export function layoutColumns(box: ColumnsBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { style } = box;
  const { fragmentainer } = space;
  const frame = frameOf(style, space.inline);
  const { borders, padding } = frame;
  const continuing = resume !== undefined;
  const clone = style.boxDecorationBreak === 'clone';
  const width = blockWidth(box, space, cx);
  const inner = Math.max(0, width - frame.inline);
  const nested = fragmentainer.kind === 'column';
  let geometry = geometryOf(box, inner);
  if (nested) cx.report(nestedColumns, {}, { place: box.place });
  if (nested && geometry.width < NARROWEST) geometry = { count: 1, width: inner, gap: 0 };
  const top = continuing && !clone ? 0 : borders.top + padding.top;
  const bottom = borders.bottom + padding.bottom;
  const consumed = resume?.consumed ?? 0;
  const given = space.fixed?.block ?? specifiedHeight(style, style.height, space.block, frame);
  const used = given === undefined ? undefined : (space.fixed?.block ?? limitHeight(style, given, space.block, frame));
  const most =
    used ?? (style.maxHeight === 'none' ? undefined : limitHeight(style, Number.POSITIVE_INFINITY, space.block, frame));
  const page = fragmentainer.remaining - top - bottom;
  const limit = Math.min(
    page,
    most === undefined || !Number.isFinite(most)
      ? Number.POSITIVE_INFINITY
      : Math.max(0, most - consumed - top - bottom),
  );
  const segments = segmentsOf(box, cx);
  const pageName = style.page === 'auto' ? fragmentainer.pageName : style.page;
  const left = borders.left + padding.left;
  const grid = gridInside(style, space.grid, top, cx);

  const children: Fragment[] = [];
  const rules: RuleLine[] = [];
  const footnotes: Box[] = [];
  let y = 0;
  let strut: MarginStrut = NO_STRUT;
  let at = resume?.at ?? 0;
  let again: Resume | undefined;
  let forced: Placed['forced'];
  let appeal: BreakAppeal = 0;
  let first: number | undefined;
  let last: number | undefined;
  let previous: Edges | undefined;
  /** What stands above the last break between segments that nothing forbids. */
  let good:
    | { readonly at: number; readonly lengths: readonly [number, number, number]; readonly y: number }
    | undefined;
  const between = (edges: Edges, at: number): BreakAppeal => {
    const found = previous ? appealBetween(previous, edges, fragmentainer.kind) : 0;
    if (found === 0 && children.length > 0)
      good = { at, lengths: [children.length, rules.length, footnotes.length], y };
    return found;
  };
  for (const start = at; at < segments.length; at++) {
    const segment = segments[at]!;
    const part = continuing && at === start ? resume.parts[0] : undefined;
    const empty = space.mustPlace && children.length === 0;
    const against = between(edgesOf(segment.box, cx), at);
    if (segment.type === 'span') {
      const { box: child } = segment;
      const edges = edgesOf(child, cx);
      if (previous && isForced(edges.before) && edges.before !== 'column' && fragmentainer.kind !== 'none') {
        again = { at, consumed: 0, forced: true, parts: NONE };
        forced = edges.before;
        break;
      }
      const above =
        part || (continuing && at === start && !resume.forced) ? 0 : strutSize(join(strut, topStrut(child, inner, cx)));
      const result = cx.layout(
        child,
        {
          inline: inner,
          block: undefined,
          fragmentainer: { ...fragmentainer, remaining: page - y - above, pageName },
          marginStrut: NO_STRUT,
          exclusions: NONE,
          mustPlace: empty,
          ...(grid && { grid: lowered(grid, y + above) }),
        },
        part,
      );
      if (
        result.fragment === undefined ||
        (!empty &&
          result.resume === undefined &&
          result.fragment.height > page - y - above + EPSILON &&
          fragmentainer.kind !== 'none')
      ) {
        again = { at, consumed: 0, parts: NONE };
        appeal = against;
        break;
      }
      y += above;
      children.push(
        moved(
          result.fragment,
          left + inlineOffset(child.style, box.style.direction, result.fragment.width, inner),
          top + y,
        ),
      );
      footnotes.push(...result.footnotes);
      if (result.baselines.first !== undefined) first ??= y + result.baselines.first;
      if (result.baselines.last !== undefined) last = y + result.baselines.last;
      y += result.fragment.height;
      strut = result.endMargin;
      previous = edges;
      if (result.resume) {
        again = { at, consumed: 0, parts: [result.resume] };
        appeal = result.breakAppeal;
        forced = result.forced;
        break;
      }
      continue;
    }
    y += strutSize(strut);
    strut = NO_STRUT;
    const room = limit - y;
    // Its own height holds less than its content, and no other page follows: the content grows out of the box.
    const own = most !== undefined && limit < page - EPSILON;
    if (room <= EPSILON && !empty && !own && Number.isFinite(room)) {
      again = { at, consumed: 0, parts: part ? [part] : NONE };
      appeal = against;
      break;
    }
    const fill = style.columnFill === 'auto' && at === segments.length - 1 && used !== undefined;
    const before = children.length === 0 ? (space.before ?? 0) : against;
    const offered = {
      ...space,
      before,
      fragmentainer: { ...fragmentainer, pageName },
      ...(grid && { grid: lowered(grid, y) }),
    };
    let row = layoutRow(segment.box, part, geometry, room, offered, empty, fill, cx);
    if (own && (row === undefined || (row.resume && !row.forced))) {
      const open = { ...offered, fragmentainer: { ...offered.fragmentainer, kind: 'none' as const } };
      // What columns before owe stands in columns: then the page's end is the end.
      row = part?.owed
        ? layoutRow(segment.box, part, geometry, page - y, offered, empty, false, cx)
        : layoutRow(segment.box, part, geometry, Number.POSITIVE_INFINITY, open, true, false, cx);
      cx.report(textDoesNotFit, { lines: 0 }, { place: box.place });
    }
    if (row === undefined) {
      again = { at, consumed: 0, parts: part ? [part] : NONE };
      appeal = against;
      break;
    }
    for (const [i, { fragments }] of row.columns.entries()) {
      const x = columnX(i, geometry, left, inner, box.style.direction);
      for (const fragment of fragments) children.push(moved(fragment, x + fragment.x, top + y + fragment.y));
    }
    addRules(box, rules, row, geometry, left, inner, top + y);
    footnotes.push(...row.footnotes);
    if (row.first !== undefined) first ??= y + row.first;
    if (row.last !== undefined) last = y + row.last;
    y += row.height;
    previous = edgesOf(segment.box, cx);
    if (row.resume) {
      again = { at, consumed: 0, parts: [row.resume] };
      forced = row.forced;
      appeal = row.appeal;
      break;
    }
  }
  if (again && !forced && appeal > 1 && good !== undefined && good.at < again.at) {
    [children.length, rules.length, footnotes.length] = good.lengths;
    y = good.y;
    again = { at: good.at, consumed: 0, parts: NONE };
    appeal = 0;
  }
  if (again && children.length === 0 && !continuing && !space.mustPlace) return placed(undefined);
  // Its own height ended before its content: what is left overflows, and is shown in columns further right.
  const total =
    used ?? limitHeight(style, consumed + top + y + (again ? 0 : strutSize(strut)) + bottom, space.block, frame);
  let height = Math.max(0, total - consumed);
  if (again && Number.isFinite(fragmentainer.remaining))
    height =
      used === undefined ? Math.max(fragmentainer.remaining, top + y) : Math.min(height, fragmentainer.remaining);
  const fragment = boxFragment(box, cx, {
    width,
    height,
    children,
    first: !continuing,
    last: again === undefined,
    borders,
    padding,
  });
  return placed(rules.length > 0 ? { ...fragment, rules } : fragment, {
    resume: again && { ...again, consumed: consumed + height },
    endMargin: again ? NO_STRUT : addMargin(NO_STRUT, marginsOf(style, space.inline).bottom),
    baselines: {
      first: first === undefined ? undefined : first + top,
      last: last === undefined ? undefined : last + top,
    },
    breakAppeal: again ? appeal : 0,
    footnotes,
    pageName,
    ...(forced && { forced }),
  });
}
