// In: text in another language than French. Out: numbers written by groups kept whole, and in order between letters that run from right to left.
import { replaceTracked, type Tracked } from './tracked.ts';

const NBSP = '\u00a0';
const LEFT_TO_RIGHT_MARK = '\u200e';

/** Telephone numbers, thousands, and four groups or more: 03 53 01 24 10, 12 000, FR76 1234 1234 1234 1234. */
const GROUPS =
  /(?<![\p{L}\d.,+])(?:(?:\+\d{1,3} [1-9]\d{0,2}|0\d{0,3})(?: \d{2,4}){2,5}|[1-9]\d{0,2}(?: \d{3})+|\d{1,5}(?: \d{1,5}){3,8})(?![ \u00a0]?\d)/gu;

/** A plus before digits: between right-to-left letters it would change sides. */
const PLUS = /(?<![\d\u200e])\+(?=\d)/g;

/**
 * A no-break space is a common separator of numbers (UAX #9, W4), which a plain space is not: with plain spaces the groups
 * of a number among Arabic words would be read from the last to the first.
 */
export function keepGroups(tracked: Tracked, rightToLeft: boolean): void {
  replaceTracked(tracked, GROUPS, ([whole]) => whole.replaceAll(' ', NBSP));
  if (rightToLeft) replaceTracked(tracked, PLUS, () => `${LEFT_TO_RIGHT_MARK}+`);
}
