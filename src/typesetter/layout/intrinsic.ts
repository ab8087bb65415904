// In: a box. Out: its min-content and max-content widths (CSS Sizing 3, section 5), border box, margins excluded; each measured once.
import { resolveLength } from '../../base/length.ts';
import type { Box, ParagraphBox, TableBox } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { type Contents, definite, frameOf, marginsOf } from './box-sizes.ts';
import { isPageFloat } from './breaks.ts';
import { unbroken } from './fragment.ts';
import { gridContents } from './grid-intrinsic.ts';
import { pictureSize } from './picture-size.ts';
import { tableContents, tableFrame } from './table-widths.ts';
import type { Context, Fragment } from './types.ts';

/**
 * `Context.intrinsic` for one document: `const cx = { …, intrinsic: createIntrinsic(() => cx) }`.
 * The memory lives and dies with the document.
 */
export function createIntrinsic(context: () => Context): (box: Box) => Contents {
  const known = new WeakMap<Box, Contents>();
  return (box) => {
    let found = known.get(box);
    if (found === undefined) {
      found = intrinsicWidths(box, context());
      known.set(box, found);
    }
    return found;
  };
}

/** Without memory; children are asked through `cx.intrinsic`, which remembers. */
export function intrinsicWidths(box: Box, cx: Context): Contents {
  if (box.type === 'paragraph') return paragraph(box, cx);
  const { style } = box;
  const frame = box.type === 'table' ? tableFrame(box, 0, cx) : frameOf(style, 0);
  if (box.type === 'replaced') {
    const { width } = pictureSize(box, undefined, undefined);
    const shrinks = typeof style.width === 'object' || typeof style.maxWidth === 'object';
    return { min: shrinks ? frame.inline : width, max: width };
  }
  const fixed = definite(style.width, undefined);
  const border = style.boxSizing === 'border-box' ? 0 : frame.inline;
  let min: number;
  let max: number;
  if (fixed !== undefined && box.type !== 'table') {
    min = max = Math.max(fixed + border, frame.inline);
  } else {
    const inner = contents(box, cx);
    min = inner.min + frame.inline;
    max = inner.max + frame.inline;
    if (fixed !== undefined) min = max = Math.max(min, fixed + border);
    else if (style.width === 'min-content') max = min;
    else if (style.width === 'max-content') min = max;
  }
  const most = definite(style.maxWidth, undefined);
  const least = definite(style.minWidth, undefined);
  if (most !== undefined) {
    min = Math.min(min, most + border);
    max = Math.min(max, most + border);
  }
  if (least !== undefined) {
    min = Math.max(min, least + border);
    max = Math.max(max, least + border);
  }
  return { min, max: Math.max(min, max) };
}

function contents(box: Exclude<Box, { type: 'paragraph' | 'replaced' }>, cx: Context): Contents {
  switch (box.type) {
    case 'block':
      return widest(box.children, cx);
    case 'columns':
      return columns(box.children, box.style, cx);
    case 'flex':
      return flex(box.children, box.style, cx);
    case 'grid':
      return gridContents(box, cx);
    case 'table':
      return withCaptions(box, cx);
  }
}

/** Whether a box takes no room in the flow. */
function outOfFlow({ type, style }: Box): boolean {
  // A paragraph carries its container's style: it is always in the container's flow.
  if (type === 'paragraph') return false;
  return style.position === 'absolute' || style.position === 'fixed' || typeof style.position === 'object';
}

function widest(children: readonly Box[], cx: Context): Contents {
  let min = 0;
  let max = 0;
  // Floats stand side by side as long as no block ends the row (CSS 2.1 10.3.5 leaves it open; browsers do this).
  let floats = 0;
  for (const child of children) {
    if (outOfFlow(child)) continue;
    const own = outer(child, cx);
    if (child.type === 'paragraph') {
      min = Math.max(min, own.min);
      max = Math.max(max, floats + own.max);
      continue;
    }
    if (child.style.float === 'footnote' || isPageFloat(child.style)) continue;
    min = Math.max(min, own.min);
    if (child.style.float === 'left' || child.style.float === 'right') {
      floats += own.max;
      max = Math.max(max, floats);
      continue;
    }
    max = Math.max(max, floats + own.max);
    if (child.style.clear !== 'none') floats = 0;
  }
  return { min, max };
}

/** With its margins; `auto` and percentages count as 0. */
function outer(box: Box, cx: Context): Contents {
  const own = cx.intrinsic(box);
  if (box.type === 'paragraph') return own;
  const { left, right } = marginsOf(box.style, 0);
  return { min: Math.max(0, own.min + left + right), max: Math.max(0, own.max + left + right) };
}

function columns(children: readonly Box[], style: Style, cx: Context): Contents {
  const inner = widest(children, cx);
  const gap = style.columnGap === 'normal' ? style.fontSize : resolveLength(style.columnGap, 0);
  const count = style.columnCount === 'auto' ? 1 : style.columnCount;
  const width = style.columnWidth === 'auto' ? 0 : style.columnWidth;
  const gaps = (count - 1) * gap;
  return {
    min: style.columnWidth === 'auto' ? inner.min * count + gaps : Math.min(width, inner.min),
    max: Math.max(width, inner.max) * count + gaps,
  };
}

function flex(children: readonly Box[], style: Style, cx: Context): Contents {
  const items = children.filter((child) => !outOfFlow(child));
  const row = style.flexDirection === 'row' || style.flexDirection === 'row-reverse';
  const gap = style.columnGap === 'normal' ? 0 : resolveLength(style.columnGap, 0);
  let [minSum, minMost, maxSum, maxMost] = [0, 0, 0, 0];
  for (const item of items) {
    const own = flexItem(item, row, cx);
    minSum += own.min;
    maxSum += own.max;
    minMost = Math.max(minMost, own.min);
    maxMost = Math.max(maxMost, own.max);
  }
  if (!row) return { min: minMost, max: maxMost };
  const gaps = Math.max(0, items.length - 1) * gap;
  return { min: style.flexWrap === 'nowrap' ? minSum + gaps : minMost, max: maxSum + gaps };
}

/** An item that cannot shrink is at least as wide as its basis; one that cannot grow at most. */
function flexItem(item: Box, row: boolean, cx: Context): Contents {
  const own = outer(item, cx);
  const { flexBasis, flexGrow, flexShrink, boxSizing } = item.style;
  const basis = row && flexBasis !== 'auto' && flexBasis !== 'content' ? definite(flexBasis, undefined) : undefined;
  if (basis === undefined)
    return row && flexShrink === 0 && item.style.width === 'auto' ? { min: own.max, max: own.max } : own;
  const { left, right } = marginsOf(item.style, 0);
  const flexed = basis + left + right + (boxSizing === 'border-box' ? 0 : frameOf(item.style, 0).inline);
  return {
    min: flexShrink === 0 ? Math.max(own.min, flexed) : own.min,
    max: flexGrow === 0 ? Math.max(own.min, flexed) : Math.max(own.max, flexed),
  };
}

function withCaptions(box: TableBox, cx: Context): Contents {
  const grid = tableContents(box, cx);
  let min = grid.min;
  for (const caption of [...box.captions, ...(box.again?.captions ?? [])])
    min = Math.max(min, outer(caption, cx).min - tableFrame(box, 0, cx).inline);
  return { min, max: Math.max(min, grid.max) };
}

function paragraph(box: ParagraphBox, cx: Context): Contents {
  const min = laidWidth(box, 0, cx);
  return { min, max: Math.max(min, laidWidth(box, Number.POSITIVE_INFINITY, cx)) };
}

/** How wide the widest line is when the text is laid in `inline`: what the lines hold counts, not where alignment puts it. */
function laidWidth(box: ParagraphBox, inline: number, cx: Context): number {
  const { fragment } = cx.layout(box, unbroken(inline, undefined, ''), undefined);
  if (fragment === undefined) return 0;
  let width = 0;
  for (const line of fragment.children) width = Math.max(width, line.type === 'line' ? extent(line) : outerWidth(line));
  return width;
}

function outerWidth(fragment: Fragment): number {
  return fragment.stacking?.float === true ? fragment.width : 0;
}

function extent(line: Fragment): number {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const child of line.children) {
    if (child.pending !== undefined) continue;
    from = Math.min(from, child.x);
    to = Math.max(to, child.x + child.width);
  }
  return to > from && Number.isFinite(to - from) ? to - from : 0;
}
