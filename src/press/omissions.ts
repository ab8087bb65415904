// In: what may be left out, and a layout that is too long. Out: what to leave out so that it fits, the least of the text first.
import type { Optional } from '../editorial/content/optional.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';
import { bodyLine, heightOf, pageOf, sectionsOf } from './sections.ts';

/** All sets of so many are weighed; of more, only those that end the publication. */
const WEIGHED = 8;
/** Of a line: a layout says in the end whether it fits. */
const NEARLY = 0.5;

/** Sets of keys that seem to save `excess` pages, by the height that they take from the text; at last all of them. */
export function omissionsOf(
  optional: readonly Optional[],
  tightest: LaidOut,
  excess: number,
): readonly (readonly string[])[] {
  if (optional.length === 0) return [];
  const line = bodyLine(tightest);
  const sections = sectionsOf(tightest, line, () => false);
  const pieces = optional.map(({ key, file, from, to }) => {
    const page = pageOf(tightest, file, from, to) ?? 0;
    const section = sections.findIndex(({ first, last }) => first <= page && page <= last);
    return { key, section, lines: heightOf(tightest, file, from, to) / line };
  });
  const weighed = pieces.slice(-WEIGHED);
  const sets: { readonly keys: readonly string[]; readonly lines: number }[] = [];
  for (let bits = 1; bits < 1 << weighed.length; bits += 1) {
    const set = weighed.filter((_, i) => bits & (1 << i));
    let saved = 0;
    for (const index of new Set(set.map(({ section }) => section))) {
      const one = sections[index];
      if (one === undefined) continue;
      const cut = set.filter(({ section }) => section === index).reduce((sum, { lines }) => sum + lines, 0);
      if (cut + NEARLY >= one.lines) saved += 1 + Math.floor((cut + NEARLY - one.lines) / one.full);
    }
    if (saved >= excess)
      sets.push({ keys: set.map(({ key }) => key), lines: set.reduce((sum, { lines }) => sum + lines, 0) });
  }
  const best = sets.sort((a, b) => a.lines - b.lines || a.keys.length - b.keys.length).slice(0, 2);
  const all = optional.map(({ key }) => key);
  const found = best.map(({ keys }) => keys);
  return found.some((keys) => keys.length === all.length) ? found : [...found, all];
}
