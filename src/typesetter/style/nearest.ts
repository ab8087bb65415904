// In: a name that is not a property. Out: the property that it most resembles.
import { PROPERTIES } from './properties.ts';
import { SHORTHANDS } from './shorthands.ts';

/** The known property within two edits, or a third of the name's length; undefined when none is near. */
export function nearestProperty(name: string): string | undefined {
  if (name.length > 40) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 4)) + 1;
  for (const known of [...SHORTHANDS.keys(), ...PROPERTIES.map((property) => property.name)]) {
    if (Math.abs(known.length - name.length) >= least) continue;
    const distance = editDistance(name, known);
    if (distance < least) {
      least = distance;
      best = known;
    }
  }
  return best;
}

/** Damerau and Levenshtein: letters changed, added, left out, or two neighbours exchanged. */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length]!;
}
