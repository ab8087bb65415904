// In: flex items and the axes of their container. Out: lines, main sizes and positions (CSS Flexbox 1, sections 9.2 to 9.5).
import type { Sides } from '../../base/geometry.ts';
import type { Box } from '../boxes/types.ts';
import type { Alignment, Style } from '../style/types.ts';
import { distribute, positionIn } from './alignment.ts';
import {
  definite,
  frameOf,
  limitHeight,
  limitWidth,
  marginsOf,
  shrinkToFit,
  specifiedHeight,
  specifiedWidth,
} from './box-sizes.ts';
import { intrinsicWidths } from './intrinsic.ts';
import { pictureSize } from './picture-size.ts';
import type { Context, Placed } from './types.ts';

/** The container: `inline` and `block` of its content; `gap` between items of a line, `lineGap` between lines. */
export interface Axes {
  readonly row: boolean;
  /** Across columns: text, and so the columns, begin at the right. */
  readonly fromRight: boolean;
  readonly reverse: boolean;
  readonly wrap: boolean;
  readonly inline: number;
  readonly block: number | undefined;
  /** `min-height` of the content, 0 for none. */
  readonly least: number;
  readonly gap: number;
  readonly lineGap: number;
}

/** One item while its line is worked out; border-box sizes. */
export interface Item {
  readonly box: Box;
  readonly margins: Sides;
  /** Flex base size, and its hypothetical size between `least` and `most`. */
  base: number;
  hypothetical: number;
  least: () => number;
  most: number;
  readonly frame: number;
  main: number;
  cross: number;
  placed: Placed | undefined;
  /** Column: a height that the author gave. */
  readonly specified: number | undefined;
  /** Column: the width across. */
  readonly widthIn: (inline: number, stretched: boolean, cx: Context) => number;
  /** Column: the base size, now that the content's height is known. */
  readonly settleMain: (height: number) => void;
}

export interface Line {
  readonly items: Item[];
  cross: number;
  baseline: number;
  /** Its cross size before the container's height decides. */
  natural: number;
}

export function itemOf(box: Box, axes: Axes, cx: Context): Item {
  const { style } = box;
  const margins = marginsOf(style, axes.inline);
  const frame = frameOf(style, axes.inline);
  const contents = () => cx.intrinsic(box);
  const specified = basisHeight(box, axes);
  const item: Item = {
    box,
    margins,
    base: 0,
    hypothetical: 0,
    least: () => 0,
    most: Number.POSITIVE_INFINITY,
    frame: axes.row ? frame.inline : frame.block,
    main: 0,
    cross: 0,
    placed: undefined,
    specified,
    widthIn: (inline, stretched) => {
      if (box.type === 'replaced' && style.width === 'auto' && !stretched)
        return pictureSize(box, inline, axes.block).width;
      const room = inline - margins.left - margins.right;
      const auto = style.marginLeft === 'auto' || style.marginRight === 'auto';
      const width =
        specifiedWidth(style, style.width, inline, frame, contents) ??
        (stretched && !auto ? Math.max(0, room) : shrinkToFit(contents(), room));
      return limitWidth(style, width, inline, frame, contents);
    },
    settleMain: (height) => {
      const natural = style.height === 'auto' || specified === undefined ? height : Math.min(height, specified);
      item.base = specified ?? height;
      item.most = specifiedHeight(style, style.maxHeight, axes.block, frame) ?? Number.POSITIVE_INFINITY;
      const least = specifiedHeight(style, style.minHeight, axes.block, frame);
      item.least = () =>
        least ??
        (style.minHeight === 'auto' && style.overflow === 'visible' ? Math.min(natural, item.most) : item.frame);
      item.hypothetical = Math.max(item.least(), Math.min(item.most, item.base), item.frame);
    },
  };
  if (!axes.row) return item;

  item.most = specifiedWidth(style, style.maxWidth, axes.inline, frame, contents) ?? Number.POSITIVE_INFINITY;
  const width = box.type === 'replaced' ? undefined : specifiedWidth(style, style.width, axes.inline, frame, contents);
  const picture = box.type === 'replaced' ? pictureSize(box, axes.inline, axes.block).width : undefined;
  const { flexBasis } = style;
  const basis =
    flexBasis === 'auto'
      ? width
      : flexBasis === 'content'
        ? undefined
        : specifiedWidth(style, flexBasis, axes.inline, frame, contents);
  item.base = Math.max(
    basis ?? picture ?? (flexBasis === 'content' ? contentWidths(box, cx) : contents()).max,
    frame.inline,
  );
  const given = specifiedWidth(style, style.minWidth, axes.inline, frame, contents);
  let floor: number | undefined;
  // The automatic minimum (section 4.5): no smaller than its content, asked for only when something must shrink.
  item.least = () => {
    if (given !== undefined) return given;
    if (floor === undefined) {
      const content = picture ?? contentWidths(box, cx).min;
      floor = style.overflow !== 'visible' ? 0 : Math.min(content, width ?? Number.POSITIVE_INFINITY, item.most);
    }
    return floor;
  };
  const under = given ?? (basis === 0 || flexBasis !== 'auto' ? item.least() : 0);
  item.hypothetical = Math.max(under, Math.min(item.most, item.base), frame.inline);
  return item;
}

/** What the content asks for, whatever `width` says. */
function contentWidths(box: Box, cx: Context): { readonly min: number; readonly max: number } {
  if (box.type === 'paragraph' || typeof box.style.width !== 'number') return cx.intrinsic(box);
  type Known = { readonly pass: unknown; readonly widths: ReturnType<Context['intrinsic']> };
  const memory = cx.memory('content widths') as WeakMap<Box, Known>;
  let known = memory.get(box);
  if (known?.pass !== cx.pageReference) {
    const style: Style = { ...box.style, width: 'auto', minWidth: 'auto', maxWidth: 'none' };
    known = { pass: cx.pageReference, widths: intrinsicWidths({ ...box, style } as Box, cx) };
    memory.set(box, known);
  }
  return known.widths;
}

/** The height of a column's item that basis or height give. */
function basisHeight(box: Box, axes: Axes): number | undefined {
  if (axes.row) return undefined;
  const { style } = box;
  const frame = frameOf(style, axes.inline);
  const { flexBasis } = style;
  const asked = flexBasis === 'auto' ? style.height : flexBasis === 'content' ? 'auto' : flexBasis;
  // A basis of 0 in a column without height is its content: there is nothing to share.
  if (
    flexBasis !== 'auto' &&
    axes.block === undefined &&
    definite(flexBasis === 'content' ? 'auto' : flexBasis, undefined) === 0
  )
    return undefined;
  const height = specifiedHeight(style, asked, axes.block, frame);
  return height === undefined
    ? undefined
    : axes.block === undefined
      ? limitHeight(style, height, undefined, frame)
      : height;
}

/** Items from `from` on that stand in one line; `count` of them when a break has fixed it. */
export function collectLine(
  items: readonly Box[],
  from: number,
  axes: Axes,
  count: number | undefined,
  cx: Context,
): Line {
  const line: Line = { items: [], cross: 0, baseline: 0, natural: 0 };
  let filled = 0;
  for (let i = from; i < items.length && (count === undefined || i < from + count); i += 1) {
    const item = itemOf(items[i]!, axes, cx);
    const outer = item.hypothetical + item.margins.left + item.margins.right;
    const gap = line.items.length > 0 ? axes.gap : 0;
    if (axes.wrap && count === undefined && line.items.length > 0 && filled + gap + outer > axes.inline + 0.01) break;
    line.items.push(item);
    filled += gap + outer;
  }
  return line;
}

/** Resolves flexible lengths (section 9.7): what breaks a limit is frozen, and the rest is shared again. */
export function mainSizes(line: Line, axes: Axes): void {
  const { items } = line;
  const length = axes.row ? axes.inline : (axes.block ?? Number.POSITIVE_INFINITY);
  const around = (item: Item) =>
    axes.row ? item.margins.left + item.margins.right : item.margins.top + item.margins.bottom;
  const gaps = axes.gap * Math.max(0, items.length - 1);
  const wanted = items.reduce((sum, item) => sum + item.hypothetical + around(item), gaps);
  for (const item of items) item.main = item.hypothetical;
  if (!Number.isFinite(length)) return;
  const growing = wanted < length;
  const factor = (item: Item) => (growing ? item.box.style.flexGrow : item.box.style.flexShrink);
  let open = items.filter((item) => {
    if (factor(item) === 0) return false;
    return growing ? item.base <= item.hypothetical : item.base >= item.hypothetical;
  });
  const spaceLeft = () => {
    const flexed = new Set(open);
    return items.reduce((sum, item) => sum - around(item) - (flexed.has(item) ? item.base : item.main), length - gaps);
  };
  const initial = spaceLeft();
  while (open.length > 0) {
    let free = spaceLeft();
    const factors = open.reduce((sum, item) => sum + factor(item), 0);
    if (factors < 1 && Math.abs(initial * factors) < Math.abs(free)) free = initial * factors;
    const weight = growing
      ? factors
      : open.reduce((sum, item) => sum + factor(item) * Math.max(0, item.base - item.frame), 0);
    let violation = 0;
    const sizes = open.map((item) => {
      const share =
        weight === 0 ? 0 : (growing ? factor(item) : factor(item) * Math.max(0, item.base - item.frame)) / weight;
      const size = item.base + (growing ? Math.max(0, free) : Math.min(0, free)) * share;
      const clamped = Math.max(item.least(), Math.min(item.most, size), item.frame);
      violation += clamped - size;
      return { item, size, clamped };
    });
    for (const { item, clamped } of sizes) item.main = clamped;
    if (Math.abs(violation) < 1e-6 && sizes.every(({ size, clamped }) => Math.abs(size - clamped) < 1e-6)) return;
    const before = open.length;
    open = sizes
      .filter(({ size, clamped }) =>
        Math.abs(violation) < 1e-6 ? false : violation > 0 ? clamped <= size + 1e-9 : clamped >= size - 1e-9,
      )
      .map(({ item }) => item);
    if (open.length === before) return;
  }
}

/** Where each item begins along the main axis: auto margins, then `justify-content`. */
export function spreadAlong(line: Line, axes: Axes, length: number, justify: Alignment): readonly number[] {
  const { items } = line;
  const before = (item: Item) => (axes.row ? item.margins.left : item.margins.top);
  const after = (item: Item) => (axes.row ? item.margins.right : item.margins.bottom);
  const used = items.reduce(
    (sum, item) => sum + item.main + before(item) + after(item),
    axes.gap * Math.max(0, items.length - 1),
  );
  let free = Number.isFinite(length) ? length - used : 0;
  const autos = items.map(
    ({ box: { style } }) =>
      (axes.row
        ? [style.marginLeft === 'auto', style.marginRight === 'auto']
        : [style.marginTop === 'auto', style.marginBottom === 'auto']) as [boolean, boolean],
  );
  const count = autos.reduce((sum, [one, other]) => sum + (one ? 1 : 0) + (other ? 1 : 0), 0);
  const auto = count > 0 && free > 0 ? free / count : 0;
  if (auto > 0) free = 0;
  const { before: lead, between } = distribute(justify, free, items.length);
  let at = lead;
  const starts: number[] = [];
  items.forEach((item, i) => {
    const [first, last] = autos[i]!;
    // Reversed, what stands before an item is its far margin.
    at += (axes.reverse ? after(item) : before(item)) + ((axes.reverse ? last : first) ? auto : 0);
    starts.push(axes.reverse ? length - at - item.main : at);
    at +=
      item.main +
      (axes.reverse ? before(item) : after(item)) +
      ((axes.reverse ? first : last) ? auto : 0) +
      axes.gap +
      between;
  });
  return starts;
}

/** Where an item of size `own` begins across a line of size `cross`. `toBaseline` brings its baseline to the line's. */
export function crossPosition(
  item: Item,
  align: Alignment,
  cross: number,
  own: number,
  { row, fromRight }: Axes,
  toBaseline: number,
): number {
  const { style } = item.box;
  const [before, after] = row ? [item.margins.top, item.margins.bottom] : [item.margins.left, item.margins.right];
  const autoBefore = (row ? style.marginTop : style.marginLeft) === 'auto';
  const autoAfter = (row ? style.marginBottom : style.marginRight) === 'auto';
  if (align === 'baseline' && row && !autoBefore && !autoAfter) return toBaseline;
  if (fromRight) return cross - own - positionIn(cross, own, after, before, autoAfter, autoBefore, align);
  return positionIn(cross, own, before, after, autoBefore, autoAfter, align);
}
