// In: the rules of all sheets. Out: for an element, the declarations that hold for it, weakest first (CSS Cascade 5).
import type { Element } from '../html/types.ts';
import type { Step } from './compute.ts';
import type { Declared } from './declarations.ts';
import type { PseudoElement, Selector, Siblings } from './selectors.ts';
import type { Block, Layer, Origin, Sheets } from './stylesheet.ts';

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
    const bucket = entries.get(selector.key);
    if (bucket) bucket.push(made);
    else entries.set(selector.key, [made]);
  }
  const first = raw.findIndex(({ origin }) => origin === ORIGINS.author);
  return { entries, firstAuthor: first < 0 ? raw.length : first };
}

/** What matches one element, by the pseudo-element it is for; '' is the element itself. */
export type Matches = ReadonlyMap<PseudoElement | '', readonly Entry[]>;

export interface Matched {
  readonly matches: Matches;
  /** Equal for elements that the same rules match. */
  readonly key: string;
}

export function matchElement({ entries }: Cascade, element: Element, tree: Siblings): Matched {
  const found: Entry[] = [];
  const look = (key: string): void => {
    const bucket = entries.get(key);
    if (bucket) for (const entry of bucket) if (entry.selector.matches(element, tree)) found.push(entry);
  };
  look('*');
  look(element.name);
  const id = element.attributes.id;
  if (id !== undefined) look(`#${id}`);
  const names = tree.classes(element);
  for (let at = 0; at < names.length; at++) if (names.indexOf(names[at]!) === at) look(`.${names[at]}`);
  found.sort((a, b) => a.rank - b.rank);
  let key = '';
  const matches = new Map<PseudoElement | '', Entry[]>();
  for (const entry of found) {
    key += `${entry.rank},`;
    const pseudo = entry.selector.pseudo ?? '';
    const list = matches.get(pseudo);
    if (list) list.push(entry);
    else matches.set(pseudo, [entry]);
  }
  return { matches, key };
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
