// In: the typed front matter of a text (`signes`, `signes-par-groupe`) and its blocks. Out: the slots whose signs are counted.
import { groupsOf, type Slot, type TextBlock } from '../content/signs.ts';
import { type Entry, placeOf } from '../content/types.ts';
import type { Data } from './data.ts';

/** One slot for the whole text, one for each of its groups, or both. */
export function slotsOf(entry: Entry, data: Data, blocks: readonly TextBlock[]): readonly Slot[] {
  const slot = (key: string, limit: number, name: string, some: readonly TextBlock[]): Slot => ({
    limit,
    name,
    file: entry.path,
    place: placeOf(entry.places, `/${key}`, entry.path),
    blocks: some,
  });
  const { signes, 'signes-par-groupe': each } = data;
  return [
    ...(typeof signes === 'number' ? [slot('signes', signes, '', blocks)] : []),
    ...(typeof each === 'number'
      ? groupsOf(blocks).map((group) => slot('signes-par-groupe', each, group.name, group.blocks))
      : []),
  ];
}
