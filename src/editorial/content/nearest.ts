// In: a word someone wrote and the words that exist. Out: the one they most likely meant, for "vouliez-vous dire".

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

/** Damerau–Levenshtein, adjacent swaps counting one; stops at `limit`. */
function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let value = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        value = Math.min(value, before[j - 2]! + 1);
      row.push(value);
    }
    if (Math.min(...row) >= limit) return limit;
    before = above;
    above = row;
  }
  return above[other.length]!;
}
