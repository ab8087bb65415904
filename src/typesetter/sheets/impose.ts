// In: pages in order, and the paper they are meant for. Out: sheets, each a side of paper with pages placed on it.
import type { Page } from '../layout/types.ts';
import { booklet } from './booklet.ts';
import { printer } from './printer.ts';
import { reading } from './reading.ts';
import type { Imposition, Sheet } from './types.ts';

/** Never scales: `at` moves a page, and no more. */
export function impose(pages: readonly Page[], imposition: Imposition): readonly Sheet[] {
  switch (imposition.type) {
    case 'reading':
      return reading(pages);
    case 'printer':
      return printer(pages, imposition);
    case 'booklet':
      return booklet(pages, imposition);
  }
}
