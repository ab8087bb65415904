// In: pages in reading order. Out: as many as whole sheets hold, with nothing where a blank stands.
import type { Page } from '../layout/types.ts';

/** Where blanks stand: after all pages; before the last, which stays on the outside; or after the first. */
export type Blanks = 'end' | 'before-last' | 'after-first';

/** `multiple`: faces of paper in the smallest thing that can be folded. At most `multiple - 1` blanks. */
export function withBlanks(pages: readonly Page[], multiple: number, blanks: Blanks): readonly (Page | undefined)[] {
  const missing = Math.ceil(pages.length / multiple) * multiple - pages.length;
  const empty = Array.from({ length: missing }, () => undefined);
  const at = blanks === 'end' ? pages.length : blanks === 'before-last' ? Math.max(1, pages.length - 1) : 1;
  return [...pages.slice(0, at), ...empty, ...pages.slice(at)];
}
