// In: a piece of a word. Out: the whole word that elements cut into pieces, so that it is divided as one.
import type { Item } from './inline-items.ts';

export interface WordAround {
  /** What stands before and after the piece. */
  readonly before: string;
  readonly after: string;
  /** The item of the first piece. */
  readonly first: number;
}

/** Longer than any word that is hyphenated, and edges enough for each of its letters: no text makes this slow. */
const MOST = { letters: 60, items: 60 };

/** Undefined where the piece is the whole word, as nearly always. */
export function wordAround(items: readonly Item[], at: number): WordAround | undefined {
  const before = gather(items, at, -1);
  const after = gather(items, at, 1);
  return before.text === '' && after.text === ''
    ? undefined
    : { before: before.text, after: after.text, first: before.last };
}

function gather(items: readonly Item[], at: number, step: 1 | -1): { readonly text: string; readonly last: number } {
  let text = '';
  let last = at;
  for (let i = at + step, left = MOST.items; left > 0; i += step, left--) {
    const item = items[i];
    // A break before an item stands between it and the one before.
    const later = step === 1 ? item : items[i + 1];
    if (item === undefined || later!.breakBefore) break;
    if ((item.type === 'open' || item.type === 'close') && item.width === 0) continue;
    if (item.type !== 'word' || !item.hyphenate || item.soft || text.length > MOST.letters) break;
    text = step === 1 ? text + item.text : item.text + text;
    last = i;
  }
  return { text, last };
}
