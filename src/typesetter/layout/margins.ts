// In: boxes. Out: the margins that collapse at their edges, before any is laid out (CSS 2.1, 8.3.1).
import type { BlockBox, Box, ParagraphBox } from '../boxes/types.ts';
import { addMargin, frameOf, marginsOf } from './box-sizes.ts';
import { inFlow, isPageFloat } from './breaks.ts';
import { NO_STRUT } from './fragment.ts';
import type { Context, MarginStrut } from './types.ts';

/** Whether a box keeps its children's margins and floats to itself. */
export function isRoot(box: Box): boolean {
  if (box.type === 'paragraph') return false;
  if (box.type !== 'block') return true;
  const { style } = box;
  return (
    style.overflow !== 'visible' ||
    style.float === 'left' ||
    style.float === 'right' ||
    isPageFloat(style) ||
    style.position === 'absolute' ||
    style.position === 'fixed' ||
    style.display === 'flow-root' ||
    style.display === 'inline-block' ||
    style.columnSpan === 'all' ||
    style.display === 'table-cell' ||
    style.display === 'table-caption'
  );
}

export function join(one: MarginStrut, other: MarginStrut): MarginStrut {
  if (one === NO_STRUT) return other;
  if (other === NO_STRUT) return one;
  return { positive: Math.max(one.positive, other.positive), negative: Math.min(one.negative, other.negative) };
}

/** Whether nothing stands between a block's top margin and its first child's. */
export function opensAtTop(box: Box): boolean {
  return box.type === 'block' && !isRoot(box) && box.style.borderTopWidth === 0 && isZero(box.style.paddingTop);
}

export function opensAtBottom(box: Box): boolean {
  const { style } = box;
  return (
    box.type === 'block' &&
    !isRoot(box) &&
    style.borderBottomWidth === 0 &&
    isZero(style.paddingBottom) &&
    style.height === 'auto' &&
    isZero(style.minHeight)
  );
}

function isZero(value: unknown): boolean {
  return (
    value === 0 ||
    value === 'auto' ||
    (typeof value === 'object' &&
      value !== null &&
      'percent' in value &&
      value.percent === 0 &&
      'points' in value &&
      value.points === 0)
  );
}

interface Top {
  readonly basis: number;
  readonly strut: MarginStrut;
}

/** The margins that collapse into one above a box: its own, its first child's, and through empty boxes. */
export function topStrut(box: Box, basis: number, cx: Context): MarginStrut {
  if (box.type === 'paragraph') return NO_STRUT;
  const memory = cx.memory('top margins') as WeakMap<Box, Top>;
  const known = memory.get(box);
  if (known && known.basis === basis) return known.strut;
  const margins = marginsOf(box.style, basis);
  let strut = addMargin(NO_STRUT, margins.top);
  if (box.type === 'block') {
    if (opensAtTop(box)) strut = join(strut, firstMargins(box, basis, cx));
    if (collapsesThrough(box, cx)) strut = addMargin(strut, margins.bottom);
  }
  memory.set(box, { basis, strut });
  return strut;
}

function firstMargins(box: BlockBox, basis: number, cx: Context): MarginStrut {
  let strut = NO_STRUT;
  const inside = Number.isFinite(basis) ? basis - frameOf(box.style, basis).inline : basis;
  for (const child of box.children) {
    if (!inFlow(child)) continue;
    // Clearance separates margins; whether there is any is known only with the floats.
    if (child.style.clear !== 'none' && child.type !== 'paragraph') break;
    strut = join(strut, topStrut(child, inside, cx));
    if (!collapsesThrough(child, cx)) break;
  }
  return strut;
}

/** Whether a box has no height and nothing to keep its top and bottom margins apart. */
export function collapsesThrough(box: Box, cx: Context): boolean {
  if (box.type === 'paragraph') return !hasLines(box);
  if (box.type !== 'block') return false;
  const memory = cx.memory('collapses through') as WeakMap<Box, boolean>;
  let known = memory.get(box);
  if (known === undefined) {
    const { style } = box;
    known =
      opensAtTop(box) &&
      style.borderBottomWidth === 0 &&
      isZero(style.paddingBottom) &&
      (style.height === 'auto' || style.height === 0) &&
      isZero(style.minHeight) &&
      box.marker === undefined &&
      style.aspectRatio === 'auto' &&
      box.children.every((child) => !inFlow(child) || collapsesThrough(child, cx));
    memory.set(box, known);
  }
  return known;
}

/** Whether a paragraph makes any line (CSS 2.1, 9.4.2: lines that hold nothing count as if they were not there). */
export function hasLines(box: ParagraphBox): boolean {
  return box.inlines.some((inline) => {
    switch (inline.type) {
      case 'float':
      case 'positioned':
        return false;
      case 'start':
      case 'end': {
        const { style } = inline.span;
        return (
          style.borderLeftWidth + style.borderRightWidth > 0 ||
          !isZero(style.paddingLeft) ||
          !isZero(style.paddingRight) ||
          !isZero(style.marginLeft) ||
          !isZero(style.marginRight)
        );
      }
      case 'text':
        return inline.style.whiteSpaceCollapse === 'collapse' ? /[^ \t\n]/.test(inline.text) : inline.text !== '';
      default:
        return true;
    }
  });
}
