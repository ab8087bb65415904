// In: pages. Out: one larger sheet each, with the bleed that backgrounds reach, the marks where it is cut, and what is said beside them.
import { type Rect, translation } from '../../base/geometry.ts';
import type { Page } from '../layout/types.ts';
import { extendIntoBleed } from './bleed.ts';
import { colourBars, cropMarks, foldMarks, MARK_LENGTH, registrationMarks } from './marks.ts';
import type { Sheet } from './types.ts';

export interface PrinterOptions {
  readonly bleed: number;
  /** From the trim to the nearer end of a mark; never within the bleed. */
  readonly offset: number;
  readonly marks: readonly PrinterMark[];
  /** A line of text for each page, on a page of its own as wide as the trim: it stands under the foot, outside the bleed. */
  readonly slugs?: readonly Page[];
  /** Where the paper is folded, from the left of the trim. */
  readonly folds?: readonly number[];
}

export type PrinterMark = 'crop' | 'cross' | 'bars';

/** The number of no page: bookmarks never lead to a slug. */
const NOWHERE = -1;

export function printer(
  pages: readonly Page[],
  { bleed, offset, marks, slugs, folds = [] }: PrinterOptions,
): readonly Sheet[] {
  const clear = Math.max(offset, bleed);
  const margin = marks.length === 0 && slugs === undefined && folds.length === 0 ? bleed : clear + MARK_LENGTH;
  return pages.map((page, index) => {
    const { width, height } = page.trim;
    const trim = { x: margin, y: margin, width, height };
    const bleedBox = { x: margin - bleed, y: margin - bleed, width: width + 2 * bleed, height: height + 2 * bleed };
    const slug = slugs?.[index];
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
        ...(slug === undefined ? [] : [slugOn(slug, trim, clear)]),
      ],
      marks: [
        ...(marks.includes('crop') ? cropMarks(trim, clear) : []),
        ...(marks.includes('cross') ? registrationMarks(trim, clear) : []),
        ...(marks.includes('bars') ? colourBars(trim, clear) : []),
        ...folds.flatMap((at) => foldMarks(margin + at, height + 2 * margin, MARK_LENGTH)),
      ],
      face: 'single',
    };
  });
}

function slugOn(slug: Page, trim: Rect, clear: number): Sheet['pages'][number] {
  const [x, y] = [trim.x, trim.y + trim.height + clear];
  const clip = { x, y, width: trim.width, height: MARK_LENGTH };
  return { page: { ...slug, number: NOWHERE }, at: translation(x, y), clip };
}
