// In: French text with straight quotes. Out: « » around what they hold, “ ” where that lies inside « ».
import { applyEdits, type Tracked } from './tracked.ts';

const BEFORE_OPENING = /[\s([{«“—–’'/\ufffc-]/;
const BEFORE_CLOSING = /[\s([{«“—–]/;
const AFTER_CLOSING = /[\s.,;:!?…)\]}»”—–/\ufffc-]/;

/** Turns the pairs of a line; a quote without a partner stays: it may be inches. */
export function turnQuotes(tracked: Tracked): void {
  const { text, guards } = tracked;
  const pairs: { at: number; mark: string }[] = [];
  let open: { at: number; inside: boolean }[] = [];
  let guillemets = 0;
  let guard = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\n') {
      open = [];
      guillemets = 0;
    } else if (sign === '«') guillemets++;
    else if (sign === '»') guillemets = Math.max(0, guillemets - 1);
    if (sign !== '"') continue;
    while (guard < guards.length && guards[guard + 1]! <= at) guard += 2;
    if (guard < guards.length && guards[guard]! <= at) continue;
    const before = text[at - 1];
    const after = text[at + 1];
    const opens = (before === undefined || BEFORE_OPENING.test(before)) && after !== undefined && !/[\s"]/.test(after);
    const closes =
      before !== undefined && !BEFORE_CLOSING.test(before) && (after === undefined || AFTER_CLOSING.test(after));
    if (closes && open.length > 0) {
      const opening = open.pop()!;
      pairs.push({ at: opening.at, mark: opening.inside ? '“' : '«' }, { at, mark: opening.inside ? '”' : '»' });
    } else if (opens) open.push({ at, inside: guillemets > 0 || open.length > 0 });
  }
  pairs.sort((one, other) => one.at - other.at);
  applyEdits(
    tracked,
    pairs.map(({ at, mark }) => ({ at, length: 1, insert: mark })),
  );
}
