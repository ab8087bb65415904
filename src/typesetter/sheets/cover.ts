// In: the four pages of a cover, and the thickness of the block that is glued into it. Out: the cover in one piece, outside and inside.
import { type Rect, translation } from '../../base/geometry.ts';
import type { Page } from '../layout/types.ts';
import { extendIntoBleed } from './bleed.ts';
import { cropMarks, foldMarks, MARK_LENGTH, registrationMarks } from './marks.ts';
import type { PrinterOptions } from './printer.ts';
import type { Sheet } from './types.ts';

/** Points. Fewer than four pages have no cover. What reaches the edge of a page goes on over its half of the spine. */
export function cover(
  pages: readonly Page[],
  spine: number,
  { bleed, offset, marks }: Omit<PrinterOptions, 'slugs' | 'folds'>,
): readonly Sheet[] {
  const [first, second] = pages;
  const [last, beforeLast] = [pages.at(-1), pages.at(-2)];
  if (pages.length < 4 || !first || !second || !last || !beforeLast) return [];
  const clear = Math.max(offset, bleed);
  const margin = marks.length === 0 ? bleed : clear + MARK_LENGTH;
  const side = (left: Page, right: Page, face: 'recto' | 'verso'): Sheet => {
    const height = Math.max(left.trim.height, right.trim.height);
    const width = left.trim.width + spine + right.trim.width;
    const trim = { x: margin, y: margin, width, height };
    const outer = { x: margin - bleed, y: margin - bleed, width: width + 2 * bleed, height: height + 2 * bleed };
    const middle = margin + left.trim.width + spine / 2;
    const placed = (page: Page, x: number, clip: Rect) => {
      const items = extendIntoBleed(page.items, page.trim, Math.max(bleed, spine / 2));
      return { page: { ...page, items }, at: translation(x, margin), clip };
    };
    const sheetHeight = height + 2 * margin;
    const folds = [margin + left.trim.width, margin + left.trim.width + spine];
    return {
      width: width + 2 * margin,
      height: sheetHeight,
      trim,
      bleed: outer,
      pages: [
        placed(left, margin, { ...outer, width: middle - outer.x }),
        placed(right, folds[1]!, { ...outer, x: middle, width: outer.x + outer.width - middle }),
      ],
      marks: [
        ...(marks.includes('crop') ? cropMarks(trim, clear) : []),
        ...(marks.includes('cross') ? registrationMarks(trim, clear) : []),
        ...(marks.length > 0 ? folds.flatMap((at) => foldMarks(at, sheetHeight, MARK_LENGTH)) : []),
      ],
      face,
    };
  };
  return [side(last, first, 'recto'), side(second, beforeLast, 'verso')];
}
