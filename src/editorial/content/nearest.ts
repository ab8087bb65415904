// In: a word someone wrote and the words that exist. Out: the one they most likely meant, for "vouliez-vous dire".
import { editDistance } from '../../base/edit-distance.ts';

/** The candidate at the least distance, accents and case apart; undefined when none is near enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const bare = plain(word);
  // A third of the word may be wrong: beyond that a suggestion misleads.
  let best = Math.max(1, Math.floor(bare.length / 3)) + 1;
  let found: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(bare, plain(candidate), best);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_ ]/g, '-');
}
