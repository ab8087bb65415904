// In: the box trees of a document and of the same document printed before. Out: the new one, made of the old one's boxes wherever they are equal.
import { same } from '../../base/same.ts';
import type { Made } from './remember.ts';
import type { Box, BoxTree, Slot, Tag } from './types.ts';

type Plain = Record<string, unknown>;

interface Pairs {
  /** Tags and slots of the new tree, by themselves: those of the old one. */
  readonly tags: ReadonlyMap<object, Tag | Slot>;
  /** What a new object has become, and beside which old one. */
  readonly known: Map<object, { readonly old: unknown; readonly result: unknown }>;
}

/**
 * undefined when the two say different things to a screen reader: then nothing is taken over. `now` is changed in place.
 * `kept`: a box of the old tree means the same in the new one.
 */
export function reconcile(
  old: BoxTree,
  now: BoxTree,
  made: readonly Made[] = [],
): { readonly tree: BoxTree; readonly kept: boolean } | undefined {
  const tags = new Map<object, Tag | Slot>();
  if (!pairTags(old.tags, now.tags, tags)) return undefined;
  const pairs: Pairs = { tags, known: new Map() };
  const root = merge(old.root, now.root, pairs) as BoxTree['root'];
  const links = new Map(now.links);
  let kept = true;
  for (const [box, link] of now.links) {
    if (old.links.get(box) === link) continue;
    const paired = pairs.known.get(box);
    const before = paired && paired.result !== box ? old.links.get(paired.result as BoxTree['root']) : undefined;
    const merged = merge(before, link, pairs) as typeof link;
    // A box like the old one that leads elsewhere would be laid out as before.
    if (paired && paired.result !== box && merged !== before) kept = false;
    if (paired) links.delete(box);
    links.set((paired?.result ?? box) as BoxTree['root'], merged);
  }
  const results = new Set([...pairs.known.values()].map(({ result }) => result));
  for (const box of old.links.keys()) if (!links.has(box) && results.has(box)) kept = false;
  for (const one of made) {
    const canonical = (box: Box) => (pairs.known.get(box)?.result ?? box) as Box;
    one.box = canonical(one.box);
    one.tags = one.tags.map((tag) => (tags.get(tag) ?? tag) as Tag);
    one.links = one.links.map(([box]) => [canonical(box), links.get(canonical(box))!]);
  }
  return { tree: { ...now, root, tags: old.tags, links }, kept };
}

function pairTags(old: Tag | Slot, now: Tag | Slot, pairs: Map<object, Tag | Slot>): boolean {
  pairs.set(now, old);
  if (old === now) {
    if (old.type === 'tag') for (const child of old.children) pairTags(child, child, pairs);
    return true;
  }
  if (old.type === 'slot' || now.type === 'slot') return old.type === now.type;
  const { children: before, ...own } = old;
  const { children, ...wanted } = now;
  return (
    before.length === children.length &&
    same(own, wanted) &&
    children.every((child, index) => pairTags(before[index]!, child, pairs))
  );
}

function isContainer(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** `old` itself where the two are equal; else `now`, with all that is equal inside it taken from `old`. */
function merge(old: unknown, now: unknown, pairs: Pairs): unknown {
  if (Object.is(old, now) || !isContainer(now)) {
    if (old instanceof Uint8Array && now instanceof Uint8Array && Buffer.compare(old, now) === 0) return old;
    return now;
  }
  const tag = pairs.tags.get(now);
  if (tag) return tag;
  const known = pairs.known.get(now);
  if (known && (known.old === old || old === undefined)) return known.result;
  const beside = isContainer(old) && Array.isArray(old) === Array.isArray(now) ? old : undefined;
  let equal = beside !== undefined;
  let count = 0;
  for (const key in now) {
    count++;
    const before = beside?.[key];
    const value = now[key];
    if (typeof value !== 'object' || value === null) {
      if (!Object.is(before, value) || (value === undefined && beside !== undefined && !(key in beside))) equal = false;
      continue;
    }
    const merged = merge(before, value, pairs);
    if (merged !== before) equal = false;
    if (merged !== value) now[key] = merged;
  }
  if (equal) for (const _ in beside) count--;
  const result = equal && count === 0 ? beside : now;
  pairs.known.set(now, { old, result });
  return result;
}
