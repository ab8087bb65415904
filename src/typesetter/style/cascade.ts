// In: the rules of all sheets. Out: for an element, the declarations that hold for it, weakest first (CSS Cascade 5).
import type { Element } from '../html/types.ts';
import type { Step } from './compute.ts';
import type { Declared } from './declarations.ts';
import type { PseudoElement, Selector } from './selectors.ts';
import type { Block, Layer, Origin, Sheets } from './sheets.ts';
import type { Siblings } from './siblings.ts';

/** One selector of one rule, in its place in the order of strength. */
interface Entry {
  readonly selector: Selector;
  readonly block: Block;
  /** Strength of the normal declarations, and of the important ones. */
  readonly rank: number;
  readonly importantRank: number;
  readonly origin: number;
  readonly layer: number;
}

export interface Cascade {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Rank of the first author rule: presentational attributes stand just before it. */
  readonly firstAuthor: number;
}

export const ORIGINS: Readonly<Record<Origin, number>> = { 'user-agent': 0, user: 1, author: 2 };

/** Layers in order of strength: a layer's own rules beat those of the layers inside it, later layers beat earlier ones. */
export function layerOrder(sheets: Sheets): ReadonlyMap<Layer, number> {
  const order = new Map<Layer, number>();
  const visit = (layer: Layer): void => {
    for (const child of layer.children) visit(child);
    order.set(layer, order.size);
  };
  for (const origin of ['user-agent', 'user', 'author'] as const) visit(sheets.layers[origin]);
  return order;
}

export function makeCascade(sheets: Sheets): Cascade {
  const layers = layerOrder(sheets);
  const raw = sheets.rules.flatMap((rule, order) =>
    rule.selectors.map((selector) => ({
      selector,
      block: rule.block,
      origin: ORIGINS[rule.origin],
      layer: layers.get(rule.layer)!,
      order,
    })),
  );
  const weaker = (a: (typeof raw)[number], b: (typeof raw)[number]) =>
    a.selector.specificity - b.selector.specificity || a.order - b.order;
  raw.sort((a, b) => a.origin - b.origin || a.layer - b.layer || weaker(a, b));
  const important = raw.filter(({ block }) => block.important.length > 0);
  important.sort((a, b) => b.origin - a.origin || b.layer - a.layer || weaker(a, b));
  const importantRanks = new Map(important.map((entry, rank) => [entry, rank]));
  const entries = new Map<string, Entry[]>();
  for (const [rank, entry] of raw.entries()) {
    const { selector, block, origin, layer } = entry;
    const made = { selector, block, rank, importantRank: importantRanks.get(entry) ?? -1, origin, layer };
    for (const key of selector.keys) {
      const bucket = entries.get(key);
      if (bucket) bucket.push(made);
      else entries.set(key, [made]);
    }
  }
  const first = raw.findIndex(({ origin }) => origin === ORIGINS.author);
  return { entries, firstAuthor: first < 0 ? raw.length : first };
}

export interface Matched {
  /** Weakest first, those for pseudo-elements among them. */
  readonly entries: readonly Entry[];
  /** Equal for elements that the same rules match. */
  readonly key: string;
}

export function matchElement({ entries }: Cascade, element: Element, tree: Siblings): Matched {
  const found: Entry[] = [];
  collect(entries.get('*'), element, tree, found);
  collect(entries.get(element.name), element, tree, found);
  for (const name in element.attributes) {
    if (name === 'class')
      for (const each of tree.classes(element)) collect(entries.get(`.${each}`), element, tree, found);
    else if (name === 'id') collect(entries.get(`#${element.attributes[name]}`), element, tree, found);
    collect(entries.get(`[${name}`), element, tree, found);
  }
  if (found.length > 1) found.sort((a, b) => a.rank - b.rank);
  // A selector with several keys may have been found by two of them.
  let key = '';
  let count = 0;
  let last = -1;
  for (const entry of found) {
    if (entry.rank === last) continue;
    last = entry.rank;
    found[count++] = entry;
    key += `${last},`;
  }
  found.length = count;
  return { entries: found, key };
}

function collect(bucket: readonly Entry[] | undefined, element: Element, tree: Siblings, found: Entry[]): void {
  if (bucket === undefined) return;
  for (const entry of bucket) if (entry.selector.matches(element, tree)) found.push(entry);
}

/** What matched, by the pseudo-element it is for; '' is the element itself. */
export function byPseudoElement(entries: readonly Entry[]): ReadonlyMap<PseudoElement | '', readonly Entry[]> {
  const parts = new Map<PseudoElement | '', Entry[]>();
  for (const entry of entries) {
    const pseudo = entry.selector.pseudo ?? '';
    const list = parts.get(pseudo);
    if (list) list.push(entry);
    else parts.set(pseudo, [entry]);
  }
  return parts;
}

const NOTHING: readonly Declared[] = [];

/** The declarations in order: user agent, user, attributes, author, `style`; then the important ones, the other way round. */
export function stepsOf(
  cascade: Cascade,
  matched: readonly Entry[] | undefined,
  hints: readonly Declared[] = NOTHING,
  inline?: Block,
): readonly Step[] {
  const steps: Step[] = [];
  let hinted = hints.length === 0;
  const addHints = () => {
    if (!hinted) steps.push({ declared: hints, origin: ORIGINS.author, layer: -1 });
    hinted = true;
  };
  for (const { block, rank, origin, layer } of matched ?? []) {
    if (rank >= cascade.firstAuthor) addHints();
    if (block.normal.length > 0) steps.push({ declared: block.normal, origin, layer });
  }
  addHints();
  const last = Number.MAX_SAFE_INTEGER;
  if (inline && inline.normal.length > 0) steps.push({ declared: inline.normal, origin: ORIGINS.author, layer: last });
  const important = (matched ?? []).filter(({ importantRank }) => importantRank >= 0);
  important.sort((a, b) => a.importantRank - b.importantRank);
  let inlined = inline === undefined || inline.important.length === 0;
  const addInline = () => {
    if (!inlined) steps.push({ declared: inline!.important, origin: ORIGINS.author, layer: last });
    inlined = true;
  };
  for (const { block, origin, layer } of important) {
    if (origin < ORIGINS.author) addInline();
    steps.push({ declared: block.important, origin, layer });
  }
  addInline();
  return steps;
}
