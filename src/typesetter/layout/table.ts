// In: a table and a space. Out: its captions and rows until the room ends; head and foot again on each page (CSS 2.1 17; CSS Tables 3).
import type { TableBox } from '../boxes/types.ts';
import {
  addMargin,
  type Frame,
  frameOf,
  limitWidth,
  marginsOf,
  shrinkToFit,
  specifiedHeight,
  specifiedWidth,
} from './box-sizes.ts';
import type { StandingRow } from './collapsed-borders.ts';
import { boxFragment, EPSILON, NO_STRUT, NONE, placed } from './fragment.ts';
import { tableTooWide } from './rules-boxes.ts';
import { layBody } from './table-body.ts';
import { type Caption, captionsHeight, layCaptions, wrap } from './table-captions.ts';
import { type Grid, gridOf, type RowRange } from './table-grid.ts';
import { assemble, unbordered } from './table-layers.ts';
import { type Columns, type LaidRow, shareHeight } from './table-rows.ts';
import { extendSpans, layRows, placeRows, type Setting, type Sheet, totalHeight } from './table-sheet.ts';
import { columnWidths, gapsOf, spacingOf, tableContents, tableFrame } from './table-widths.ts';
import type { Context, Fragment, Placed, Resume, Space } from './types.ts';

/** Head, foot and captions that take more than this share of a page are not repeated. */
const REPEATED = 0.5;
/** And only where its rows have this share of a page left. */
const LEFT = 0.25;

const NO_MORE: ReadonlyMap<number, number> = new Map();

export function layoutTable(box: TableBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const first = layoutOnce(box, space, resume, NO_MORE, cx);
  if (resume !== undefined || first.resume !== undefined || first.fragment === undefined) return first;
  const { grid, height, standing } = first;
  const asked =
    space.fixed?.block ?? specifiedHeight(box.style, box.style.height, space.block, frameOf(box.style, space.inline));
  const rows = standing.filter(({ index }) => index >= grid.bodyFrom && index < grid.bodyTo);
  if (asked === undefined || rows.length === 0 || asked <= height + EPSILON) return first;
  if (space.fragmentainer.kind !== 'none' && first.fragment.height + asked - height > space.fragmentainer.remaining)
    return first;
  return layoutOnce(box, space, resume, shareHeight(grid, rows, asked - height, asked), cx);
}

/** The used width of the grid's border box, as wide as its words at least. */
function gridWidth(box: TableBox, space: Space, frame: Frame, cx: Context): number {
  const { style } = box;
  const contents = () => {
    const { min, max } = tableContents(box, cx);
    return { min: min + frame.inline, max: max + frame.inline };
  };
  const margins = marginsOf(style, space.inline);
  const available = space.inline - margins.left - margins.right;
  let width = space.fixed?.inline ?? specifiedWidth(style, style.width, space.inline, frame, contents);
  width ??= shrinkToFit(contents(), available);
  if (space.fixed?.inline === undefined) width = limitWidth(style, width, space.inline, frame, contents);
  if (style.tableLayout === 'fixed' && style.width !== 'auto') return width;
  let least = contents().min;
  for (const caption of [...box.captions, ...(box.again?.captions ?? NONE)]) {
    const { left, right } = marginsOf(caption.style, 0);
    least = Math.max(least, cx.intrinsic(caption).min + left + right);
  }
  return Math.max(width, least);
}

function layoutOnce(
  box: TableBox,
  space: Space,
  resume: Resume | undefined,
  more: ReadonlyMap<number, number>,
  cx: Context,
): Placed & { readonly grid: Grid; readonly height: number; readonly standing: readonly StandingRow[] } {
  const { style } = box;
  const { fragmentainer } = space;
  let grid = gridOf(box, cx);
  const frame = tableFrame(box, space.inline, cx);
  const { borders, padding } = frame;
  const asked = gridWidth(box, space, frame, cx);
  const widths = columnWidths(box, asked - frame.inline, cx);
  const gaps = spacingOf(box);
  const columns = edgesOfColumns(widths, grid.hidden, gaps.x, borders.left + padding.left, style.direction === 'rtl');
  const total = widths.reduce((sum, w) => sum + w, 0) + gapsOf(box);
  const width = Math.max(asked, total + frame.inline);
  if (
    space.inline > 0 &&
    Number.isFinite(space.inline) &&
    width > Math.max(space.inline, space.fixed?.inline ?? 0) + 0.5
  )
    cx.report(tableTooWide, {}, { place: box.place });

  const pageName = style.page === 'auto' ? fragmentainer.pageName : style.page;
  const inner = borders.left + padding.left + gaps.x;
  const breaks = fragmentainer.kind !== 'none';
  const continuing = resume !== undefined;
  const clone = style.boxDecorationBreak === 'clone';
  const top = continuing && !clone ? 0 : borders.top + padding.top;
  const bottom = borders.bottom + padding.bottom;
  const { again } = box;

  let setting: Setting = {
    grid,
    columns,
    gap: gaps.y,
    x: inner,
    width: Math.max(0, width - frame.inline - 2 * gaps.x),
    pageName,
    cx,
    more,
  };
  const captionsOf = (part: 'read' | 'again', side: 'top' | 'bottom') =>
    layCaptions(
      part === 'read' ? box.captions : (again?.captions ?? NONE),
      side,
      width,
      part === 'again',
      pageName,
      cx,
    );
  const heads = edgesAgain(setting, { from: 0, to: grid.bodyFrom }, grid.headAgain, breaks);
  const feet = edgesAgain(setting, { from: grid.bodyTo, to: grid.end }, grid.footAgain, breaks);
  let above = breaks && again ? captionsOf('again', 'top') : NONE;
  let belowCut = breaks && again ? captionsOf('again', 'bottom') : NONE;
  const below = captionsOf('read', 'bottom');
  const captionsAgain = captionsHeight(above) + captionsHeight(belowCut);
  let edge = totalHeight(heads.again, gaps.y) + totalHeight(feet.again, gaps.y) + captionsAgain;
  const begun = resume !== undefined && resume.at < grid.bodyFrom;
  const around = borders.top + padding.top + bottom + gaps.y;
  const repeat =
    breaks &&
    !begun &&
    grid.bodyTo > grid.bodyFrom &&
    edge <= fragmentainer.height * REPEATED &&
    fragmentainer.height - around - edge >= fragmentainer.height * LEFT;
  let [head, foot, footCut] = [continuing ? heads.again : heads.read, feet.read, feet.again];
  if (breaks && !repeat) {
    // A head or foot that cannot stand on every page is broken like other rows.
    grid = { ...grid, bodyFrom: 0, bodyTo: grid.end };
    setting = { ...setting, grid };
    [head, foot, footCut, above, belowCut, edge] = [[], [], [], NONE, NONE, 0];
  }
  if (!continuing) above = captionsOf('read', 'top');
  const gridTop = captionsHeight(above);
  const sheet: Sheet = {
    y: top,
    count: 0,
    standing: [],
    rows: [],
    groups: [],
    footnotes: [],
    first: undefined,
    spanning: [],
  };
  if (grid.rows.length > 0) sheet.y += gaps.y;
  placeRows(setting, head, sheet, continuing);

  const floor = fragmentainer.remaining - gridTop - bottom;
  const room = floor - totalHeight(footCut, gaps.y) - captionsHeight(belowCut);
  const lastRoom = floor - totalHeight(foot, gaps.y) - captionsHeight(below);
  const capacity = fragmentainer.height - around - edge;
  const stop = layBody(setting, resume, space, room, lastRoom, capacity, breaks, sheet);
  const nothing = { ...placed(undefined), grid, height: 0, standing: NONE };
  // A head without a row, or a caption alone: the whole table goes on the next page.
  if (stop !== undefined && sheet.count === 0 && !continuing) return nothing;
  placeRows(setting, stop === undefined ? foot : footCut, sheet, stop !== undefined);

  if (sheet.spanning.length > 0 || continuing) extendSpans(setting, sheet);

  const broken = stop !== undefined;
  const height = sheet.y + (broken && !clone ? 0 : bottom);
  const children = assemble(
    setting,
    sheet,
    box,
    { top: continuing, bottom: broken },
    xsOf(columns, widths.length, style.direction === 'rtl'),
  );
  const gridFragment: Fragment = {
    ...boxFragment(box, cx, { width, height, children, first: !continuing, last: !broken, borders, padding }),
    ...(grid.collapsed && { style: unbordered(style, grid) }),
  };
  const under = broken ? belowCut : below;
  const fragment = above.length + under.length === 0 ? gridFragment : wrap(box, gridFragment, gridTop, above, under);
  const baseline = sheet.first === undefined ? undefined : sheet.first + gridTop;
  return {
    ...placed(fragment, {
      resume: stop && { ...stop.resume, consumed: (resume?.consumed ?? 0) + fragment.height },
      endMargin: broken ? NO_STRUT : addMargin(NO_STRUT, marginsOf(style, space.inline).bottom),
      baselines: { first: baseline, last: baseline },
      breakAppeal: stop === undefined ? 0 : stop.appeal,
      footnotes: [...above.flatMap(notesOf), ...sheet.footnotes, ...under.flatMap(notesOf)],
      pageName,
      ...(stop?.forced && { forced: stop.forced }),
    }),
    grid,
    height,
    standing: sheet.standing,
  };
}

const notesOf = ({ footnotes }: Caption) => footnotes;

/** Head or foot laid as it is read and as it is repeated, which mostly are one. */
function edgesAgain(
  setting: Setting,
  read: RowRange,
  again: RowRange,
  breaks: boolean,
): { readonly read: readonly LaidRow[]; readonly again: readonly LaidRow[] } {
  const own = layRows(setting, read.from, read.to);
  return {
    read: own,
    again: !breaks || (again.from === read.from && again.to === read.to) ? own : layRows(setting, again.from, again.to),
  };
}

function edgesOfColumns(
  widths: readonly number[],
  hidden: ReadonlySet<number>,
  gap: number,
  from: number,
  rtl: boolean,
): Columns {
  const left: number[] = [];
  const right: number[] = [];
  let x = from + gap;
  const order = widths.map((_, i) => (rtl ? widths.length - 1 - i : i));
  for (const column of order) {
    left[column] = x;
    right[column] = hidden.has(column) ? x - gap : x + widths[column]!;
    if (!hidden.has(column)) x += widths[column]! + gap;
  }
  return { left, right, spacing: gap };
}

/** The edges between columns where borders collapse. */
function xsOf({ left, right }: Columns, count: number, rtl: boolean): readonly number[] {
  if (count === 0) return [0];
  return rtl ? [...right, left[count - 1]!] : [...left, right[count - 1]!];
}
