// In: a compiled selector, an element among its siblings. Out: whether they match, in a time that grows with the depth alone.
import type { Element } from '../html/types.ts';
import type { Siblings } from './siblings.ts';

/**
 * `miss`: not this element. `never`: nor any further ancestor could help, so that a chain of descendants
 * is never tried again from higher up, and matching stays linear in the depth.
 */
type Verdict = 'match' | 'miss' | 'never';

export type Test = (element: Element, tree: Siblings) => boolean;

export interface Compound {
  readonly tests: readonly Test[];
  /** What joins it to the compound on its left. */
  readonly combinator: string;
  readonly left: Compound | undefined;
}

export function matchCompound(compound: Compound, element: Element, tree: Siblings): Verdict {
  for (const test of compound.tests) if (!test(element, tree)) return 'miss';
  const { left } = compound;
  if (left === undefined) return 'match';
  switch (compound.combinator) {
    case ' ': {
      for (let above = element.parent; above !== null; above = above.parent) {
        const verdict = matchCompound(left, above, tree);
        if (verdict !== 'miss') return verdict;
      }
      return 'never';
    }
    case '>':
      return element.parent === null ? 'never' : matchCompound(left, element.parent, tree);
    case '+': {
      const before = tree.of(element)[tree.index(element) - 1];
      return before !== undefined && matchCompound(left, before, tree) === 'match' ? 'match' : 'miss';
    }
    default:
      return firstMatch(left, element, tree) < tree.index(element) ? 'match' : 'miss';
  }
}

/** The index of the first of an element's siblings that matches: asked once for each parent. */
function firstMatch(compound: Compound, element: Element, tree: Siblings): number {
  const kept = memoOf<number>(tree, compound);
  let first = kept.get(element.parent);
  if (first === undefined) {
    const found = tree.of(element).findIndex((each) => matchCompound(compound, each, tree) === 'match');
    first = found < 0 ? Number.POSITIVE_INFINITY : found;
    kept.set(element.parent, first);
  }
  return first;
}

export function memoOf<T>(tree: Siblings, key: object): Map<Element | null, T> {
  let kept = tree.memo.get(key);
  if (kept === undefined) {
    kept = new Map();
    tree.memo.set(key, kept);
  }
  return kept as Map<Element | null, T>;
}
