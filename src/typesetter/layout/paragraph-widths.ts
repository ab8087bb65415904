// In: a paragraph. Out: its min-content and max-content widths (CSS Sizing 3, 5).
import { resolveLength } from '../../base/length.ts';
import type { Box, ParagraphBox } from '../boxes/types.ts';
import { marginsOf } from './box-sizes.ts';
import { paragraphUnits } from './breaking.ts';
import { isPageFloat } from './breaks.ts';
import type { Items } from './inline-items.ts';
import { itemsOf } from './itemize.ts';
import type { Context } from './types.ts';

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
      if (item.type === 'float' && !isPageFloat(item.box.style)) {
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
