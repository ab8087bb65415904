// In: pages. Out: one larger sheet each, with the bleed that backgrounds reach, and the marks where it is cut.
import { translation } from '../../base/geometry.ts';
import type { Page } from '../layout/types.ts';
import { extendIntoBleed } from './bleed.ts';
import { cropMarks, MARK_LENGTH, registrationMarks } from './marks.ts';
import type { Sheet } from './types.ts';

export interface PrinterOptions {
  readonly bleed: number;
  /** From the trim to the nearer end of a mark; never within the bleed. */
  readonly offset: number;
  readonly marks: readonly ('crop' | 'cross')[];
}

export function printer(pages: readonly Page[], { bleed, offset, marks }: PrinterOptions): readonly Sheet[] {
  const clear = Math.max(offset, bleed);
  const margin = marks.length === 0 ? bleed : clear + MARK_LENGTH;
  return pages.map((page) => {
    const { width, height } = page.trim;
    const trim = { x: margin, y: margin, width, height };
    const bleedBox = { x: margin - bleed, y: margin - bleed, width: width + 2 * bleed, height: height + 2 * bleed };
    return {
      width: width + 2 * margin,
      height: height + 2 * margin,
      trim,
      bleed: bleedBox,
      pages: [
        {
          page: { ...page, items: extendIntoBleed(page.items, page.trim, bleed) },
          at: translation(margin, margin),
          clip: bleedBox,
        },
      ],
      marks: [
        ...(marks.includes('crop') ? cropMarks(trim, clear) : []),
        ...(marks.includes('cross') ? registrationMarks(trim, clear) : []),
      ],
      face: 'single',
    };
  });
}
