// In: pages. Out: one sheet each, trimmed: to read on a screen, or to print as they are.
import { IDENTITY } from '../../base/geometry.ts';
import type { Page } from '../layout/types.ts';
import type { Sheet } from './types.ts';

export function reading(pages: readonly Page[]): readonly Sheet[] {
  return pages.map((page) => {
    const trim = { x: 0, y: 0, ...page.trim };
    const { orientation } = page.style;
    return {
      ...page.trim,
      trim,
      bleed: trim,
      pages: [{ page, at: IDENTITY, clip: trim }],
      marks: [],
      face: 'single',
      ...(orientation === 'rotate-right' && { turn: 90 }),
      ...(orientation === 'rotate-left' && { turn: 270 }),
    };
  });
}
