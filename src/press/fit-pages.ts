// In: a way to lay a publication out tighter, looser, with less or with filler pages. Out: the layout that has a right number of pages, or the nearest.
import type { LaidOut } from '../typesetter/layout/types.ts';
import type { Wanted } from './page-count.ts';

/** One way to lay out. */
export interface Choice {
  /** From -STEPS, the loosest that the template allows, over 0, as it is drawn, to STEPS, the tightest. */
  readonly step: number;
  /** Keys of what is left out. */
  readonly without: readonly string[];
  /** Filler pages shown. */
  readonly fillers: number;
}

export interface Fitted {
  readonly laidOut: LaidOut;
  readonly choice: Choice;
  /** Pages too many (above 0) or missing (below), when nothing helped. */
  readonly excess: number;
}

export interface Means {
  readonly lay: (choice: Choice) => LaidOut;
  /** The template has a tightness to change. */
  readonly elastic: boolean;
  /** Filler pages that the template has. */
  readonly fillers: number;
  /** Sets of keys to leave out, the best fit first, for a layout that is too long by so many pages. */
  readonly omissions: (tightest: LaidOut, excess: number) => readonly (readonly string[])[];
}

/** A step is an eighth of what the template allows: three halvings find it. */
export const STEPS = 8;
/** Ways to leave out that are tried. */
const OMISSIONS = 3;

const AS_DRAWN: Choice = { step: 0, without: [], fillers: 0 };
const withStep = (choice: Choice, step: number): Choice => ({ ...choice, step, fillers: 0 });

/**
 * Text as drawn comes first, then the least tightening, then the least left out; for what is too short, filler pages,
 * then the most loosening. A publication that is right as it is costs one layout, and about five else. `likely`, the
 * choice of the last time, is kept if it is right and one step less is not: what a cold search finds too.
 */
export function fitPages(wanted: Wanted, means: Means, likely: Choice | undefined): Fitted {
  const known = new Map<string, Map<number, LaidOut>>();
  /** The layouts there are of a text, by their filler pages; at least one. */
  const layouts = ({ step, without, fillers }: Choice, exactly: boolean): Map<number, LaidOut> => {
    const key = JSON.stringify([step, without]);
    const made = known.get(key) ?? new Map<number, LaidOut>();
    known.set(key, made);
    if (made.size === 0 || (exactly && !made.has(fillers))) made.set(fillers, means.lay({ step, without, fillers }));
    return made;
  };
  /** Pages of the text alone: filler pages stand on their own, so they are as many as are shown. */
  const pagesOf = (choice: Choice): number => {
    const [[fillers, laidOut]] = layouts(choice, false) as unknown as [[number, LaidOut]];
    return laidOut.pages.length - fillers;
  };
  const fitted = (choice: Choice, fillers: number, excess = 0): Fitted => {
    const chosen = { ...choice, fillers };
    return { laidOut: layouts(chosen, true).get(fillers)!, choice: chosen, excess };
  };
  const fillersFor = (pages: number): number | undefined => {
    const right = wanted.up(pages);
    return right !== undefined && right - pages <= means.fillers ? right - pages : undefined;
  };
  const filled = (choice: Choice): Fitted => fitted(choice, fillersFor(pagesOf(choice)) ?? 0);
  /** Above 0: pages too many for `limit`; below: pages that even fillers do not make. */
  const misses = (choice: Choice, limit: number): number => {
    const pages = pagesOf(choice);
    if (pages > limit) return pages - limit;
    const fillers = fillersFor(pages);
    return fillers !== undefined && pages + fillers <= limit ? 0 : pages + means.fillers - limit;
  };
  /** Of the steps between one that is too long and one that is not, the right one that is nearest to the first. */
  const between = (long: number, short: number, limit: number, base: Choice): number | undefined => {
    let found: number | undefined;
    let [a, b] = [long, short];
    while (Math.abs(b - a) > 1) {
      const middle = Math.trunc((a + b) / 2);
      const miss = misses(withStep(base, middle), limit);
      if (miss === 0) found = middle;
      if (miss > 0) a = middle;
      else b = middle;
    }
    return found;
  };
  /** The least tightening that brings `base`, too long as it is, to `limit` pages. */
  const tightened = (limit: number, base: Choice): Fitted | undefined => {
    if (!means.elastic) return undefined;
    const miss = misses(withStep(base, STEPS), limit);
    if (miss > 0) return undefined;
    const step = between(0, STEPS, limit, base) ?? (miss === 0 ? STEPS : undefined);
    return step === undefined ? undefined : filled(withStep(base, step));
  };
  /** The most loosening that does not go beyond `limit` pages. */
  const loosened = (limit: number): Fitted | undefined => {
    if (!means.elastic) return undefined;
    const miss = misses(withStep(AS_DRAWN, -STEPS), limit);
    const step = miss === 0 ? -STEPS : miss > 0 ? between(-STEPS, 0, limit, AS_DRAWN) : undefined;
    return step === undefined ? undefined : filled(withStep(AS_DRAWN, step));
  };

  if (likely && likely.step > 0) {
    const pages = pagesOf(likely);
    const fillers = fillersFor(pages);
    const nearer = withStep(likely, likely.step - 1);
    if (fillers !== undefined && misses(nearer, pages + fillers) > 0) return fitted(likely, fillers);
  }
  const natural = pagesOf({ ...AS_DRAWN, fillers: likely?.fillers ?? 0 });
  const fillers = fillersFor(natural);
  const [down, up] = [wanted.down(natural), wanted.up(natural)];
  if (fillers !== undefined) {
    // A sheet that carries one page of text and three of notes is worth some tightening.
    const wasteful = wanted.asked && !wanted.exact && fillers > 0 && down === natural - 1;
    return (wasteful ? tightened(down, AS_DRAWN) : undefined) ?? fitted(AS_DRAWN, fillers);
  }
  // Without a word in the front matter nothing is changed: the pages stay as they come.
  if (!wanted.asked) return fitted(AS_DRAWN, 0);

  const tooLong = down === undefined ? Number.POSITIVE_INFINITY : natural - down;
  const tooShort = up === undefined ? Number.POSITIVE_INFINITY : up - means.fillers - natural;
  const shorter = () => (down === undefined ? undefined : tightened(down, AS_DRAWN));
  const longer = () => (up === undefined ? undefined : loosened(up));
  const right = tooLong <= tooShort ? (shorter() ?? longer()) : (longer() ?? shorter());
  if (right) return right;

  const tightest = withStep(AS_DRAWN, means.elastic ? STEPS : 0);
  let shortest = tightest;
  if (down !== undefined && misses(tightest, down) > 0) {
    const sets = means.omissions(fitted(tightest, 0).laidOut, pagesOf(tightest) - down);
    for (const without of sets.slice(0, OMISSIONS)) {
      shortest = { ...tightest, without };
      if (misses(shortest, down) !== 0) continue;
      const less = { ...AS_DRAWN, without };
      return misses(less, down) === 0 ? filled(less) : (tightened(down, less) ?? filled(shortest));
    }
  }
  if (down !== undefined && tooLong <= tooShort) {
    const excess = misses(shortest, down);
    return fitted(shortest, excess < 0 ? means.fillers : 0, excess);
  }
  const limit = up ?? natural;
  const loosest = withStep(AS_DRAWN, means.elastic ? -STEPS : 0);
  const longest = misses(loosest, limit) < 0 ? loosest : AS_DRAWN;
  return fitted(longest, means.fillers, misses(longest, limit));
}
