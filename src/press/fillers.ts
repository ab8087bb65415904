// In: a way to lay a publication out with some of its filler pages. Out: pages in the multiple that folding asks for.
import type { LaidOut } from '../typesetter/layout/types.ts';

/** Shows the first `count` of the template's `.remplissage` sections, which its own stylesheet hides. */
export function fillerSheets(count: number): readonly { readonly path: string; readonly text: string }[] {
  const selectors = Array.from({ length: count }, (_, index) => `.remplissage-${index}`);
  if (selectors.length === 0) return [];
  return [{ path: 'templates/remplissage.css', text: `${selectors.join(', ')} { display: block !important }` }];
}

/** Lays out once, and once more when filler pages are missing to a multiple of `multiple`. */
export function layInMultiple(lay: (fillers: number) => LaidOut, multiple: number): LaidOut {
  const plain = lay(0);
  const missing = (multiple - (plain.pages.length % multiple)) % multiple;
  return missing === 0 ? plain : lay(missing);
}
