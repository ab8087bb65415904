// In: a name that is not a property. Out: the property that it most resembles.
import { editDistance } from '../../base/edit-distance.ts';
import { PROPERTIES } from './properties.ts';
import { SHORTHANDS } from './shorthands.ts';

/** The known property within two edits, or a third of the name's length; undefined when none is near. */
export function nearestProperty(name: string): string | undefined {
  if (name.length > 40) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 4)) + 1;
  for (const known of [...SHORTHANDS.keys(), ...PROPERTIES.map((property) => property.name)]) {
    if (Math.abs(known.length - name.length) >= least) continue;
    const distance = editDistance(name, known, least);
    if (distance < least) {
      least = distance;
      best = known;
    }
  }
  return best;
}
