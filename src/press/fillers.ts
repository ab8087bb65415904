// In: a way to lay a publication out with some of its filler pages. Out: pages in the multiple that folding asks for.
import type { LaidOut } from '../typesetter/layout/types.ts';

/** Shows the first `count` of the template's `.remplissage` sections, which its own stylesheet hides. */
export function fillerSheets(count: number): readonly { readonly path: string; readonly text: string }[] {
  const selectors = Array.from({ length: count }, (_, index) => `.remplissage-${index}`);
  if (selectors.length === 0) return [];
  return [{ path: 'templates/remplissage.css', text: `${selectors.join(', ')} { display: block !important }` }];
}

/**
 * Lays out with as many filler pages as `likely`, the last time's number, and once more when that makes no multiple:
 * fewer than `multiple` of them are right as soon as the pages come out even.
 */
export function layInMultiple(
  lay: (fillers: number) => LaidOut,
  multiple: number,
  likely: number,
): { readonly laidOut: LaidOut; readonly fillers: number } {
  const first = lay(likely);
  const fillers = (likely + multiple - (first.pages.length % multiple)) % multiple;
  return fillers === likely ? { laidOut: first, fillers } : { laidOut: lay(fillers), fillers };
}
