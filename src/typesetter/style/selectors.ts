// In: css-tree's selectors. Out: compiled selectors: does this element match, how specific, under which key to look (Selectors 4).
import type { CssNode } from 'css-tree/parser';
import type { Element } from '../html/types.ts';
import { type Compound, matchCompound, memoOf, type Test } from './matching.ts';
import { dirOf, langOf, matchesLang, NEVER, PLAIN } from './pseudo-classes.ts';
import type { Siblings } from './siblings.ts';
import { A, B, compileAttribute, decode, type Simple } from './simple-selectors.ts';

const PSEUDO_ELEMENTS = [
  'before',
  'after',
  'marker',
  'first-line',
  'first-letter',
  'footnote-call',
  'footnote-marker',
] as const;

export type PseudoElement = (typeof PSEUDO_ELEMENTS)[number];

export interface Selector {
  readonly pseudo: PseudoElement | undefined;
  readonly specificity: number;
  /** `#id`, `.class`, `[attribute`, `name` or `*`: the last compound asks for one of these at least. */
  readonly keys: readonly string[];
  matches(element: Element, tree: Siblings): boolean;
}

/** The selectors of a list; one that is not understood gives undefined, and takes its rule with it (Selectors 4, section 3.9). */
export function compileSelectorList(list: CssNode, nesting?: readonly Selector[]): readonly Selector[] | undefined {
  const selectors: Selector[] = [];
  for (const node of list.children ?? []) {
    const selector = compileSelector(node, nesting);
    if (selector === undefined) return undefined;
    selectors.push(selector);
  }
  return selectors;
}

const EVERY: readonly string[] = ['*'];

/** How few elements a set of keys is likely to name: that of its vaguest. */
const precision = (keys: readonly string[]) =>
  keys.reduce((least, key) => Math.min(least, { '*': 0, '[': 2, '.': 3, '#': 4 }[key[0]!] ?? 1), 4);

function compileSelector(node: CssNode, nesting?: readonly Selector[], relative = false): Selector | undefined {
  let nodes = [...(node.children ?? [])];
  const nests = nodes.some(({ type }) => type === 'NestingSelector');
  // A nested rule without `&` stands below its parent; so does what begins with a combinator.
  if (nesting && !nests && !relative)
    nodes = [
      { type: 'NestingSelector' } as CssNode,
      ...(nodes[0]?.type === 'Combinator' ? [] : [{ type: 'Combinator', name: ' ' } as CssNode]),
      ...nodes,
    ];
  let left: Compound | undefined;
  let tests: Test[] = [];
  let combinator = '';
  let specificity = 0;
  let keys = EVERY;
  let pseudo: PseudoElement | undefined;
  for (const part of nodes) {
    if (part.type === 'Combinator') {
      left = { tests, combinator, left };
      tests = [];
      keys = EVERY;
      combinator = part.name;
      if (pseudo !== undefined || !/^[ >+~]$/.test(combinator)) return undefined;
      continue;
    }
    const pseudoName = pseudoElementOf(part);
    if (pseudoName !== undefined) {
      if (pseudo !== undefined || !(PSEUDO_ELEMENTS as readonly string[]).includes(pseudoName)) return undefined;
      pseudo = pseudoName as PseudoElement;
      specificity += 1;
      continue;
    }
    const simple = compileSimple(part, nesting);
    if (simple === undefined) return undefined;
    tests.push(simple.test);
    specificity += simple.specificity;
    if (simple.keys !== undefined && precision(simple.keys) > precision(keys)) keys = simple.keys;
  }
  if (nodes.length === 0) return undefined;
  const last: Compound = { tests, combinator, left };
  return {
    pseudo,
    specificity,
    keys,
    matches: (element, tree) => matchCompound(last, element, tree) === 'match',
  };
}

const LEGACY = new Set(['before', 'after', 'first-line', 'first-letter']);

function pseudoElementOf(node: CssNode): string | undefined {
  if (node.type === 'PseudoElementSelector') return node.name.toLowerCase();
  return node.type === 'PseudoClassSelector' && node.children === null && LEGACY.has(node.name.toLowerCase())
    ? node.name.toLowerCase()
    : undefined;
}

function compileSimple(node: CssNode, nesting: readonly Selector[] | undefined): Simple | undefined {
  switch (node.type) {
    case 'TypeSelector': {
      // Namespaces make no difference to HTML: `svg|a` and `*|a` are `a`.
      const name = decode(node.name.slice(node.name.lastIndexOf('|') + 1)).toLowerCase();
      if (name === '*') return { test: () => true, specificity: 0 };
      return { test: (element) => element.name === name, specificity: 1, keys: [name] };
    }
    case 'ClassSelector': {
      const name = decode(node.name);
      return { test: (element, tree) => tree.classes(element).includes(name), specificity: B, keys: [`.${name}`] };
    }
    case 'IdSelector': {
      const name = decode(node.name);
      return { test: (element) => element.attributes.id === name, specificity: A, keys: [`#${name}`] };
    }
    case 'AttributeSelector':
      return compileAttribute(node);
    case 'PseudoClassSelector':
      return compilePseudoClass(node, nesting);
    case 'NestingSelector': {
      if (nesting === undefined) return { test: (element, tree) => element === tree.root, specificity: B };
      return {
        // Kept for each element: `& &` at each of many levels would ask twice as often at each.
        test: (element, tree) => {
          const kept = memoOf<boolean>(tree, nesting);
          let answer = kept.get(element);
          if (answer === undefined) {
            answer = nesting.some((selector) => selector.matches(element, tree));
            kept.set(element, answer);
          }
          return answer;
        },
        specificity: highest(nesting),
        keys: [...new Set(nesting.flatMap((selector) => selector.keys))],
      };
    }
    default:
      return undefined;
  }
}

const highest = (selectors: readonly Selector[]) =>
  selectors.reduce((most, selector) => Math.max(most, selector.specificity), 0);

function compilePseudoClass(node: CssNode, nesting: readonly Selector[] | undefined): Simple | undefined {
  const name = node.name.toLowerCase();
  const specificity = B;
  const [argument] = node.children ?? [];
  if (node.children === null) {
    const test = Object.hasOwn(PLAIN, name) ? PLAIN[name] : NEVER.has(name) ? () => false : undefined;
    return test && { test, specificity };
  }
  if (argument === undefined) return undefined;
  switch (name) {
    case 'not':
    case 'is':
    case 'where':
    case 'matches':
    case '-webkit-any':
    case '-moz-any': {
      // :is() and :where() forgive what they do not understand; :not() does not.
      const inner: Selector[] = [];
      for (const each of argument.children ?? []) {
        const selector = compileSelector(each, nesting, true);
        if (selector !== undefined && selector.pseudo === undefined) inner.push(selector);
        else if (name === 'not') return undefined;
      }
      const any: Test = (element, tree) => inner.some((selector) => selector.matches(element, tree));
      return {
        test: name === 'not' ? (element, tree) => !any(element, tree) : any,
        specificity: name === 'where' ? 0 : highest(inner),
        ...(name !== 'not' && inner.length > 0 && { keys: [...new Set(inner.flatMap(({ keys }) => keys))] }),
      };
    }
    case 'has':
      return compileHas(argument, nesting);
    case 'lang': {
      const wanted = [...node.children]
        .flatMap((each) => rawText(each).split(','))
        .map((tag) =>
          tag
            .trim()
            .replace(/^["']|["']$/g, '')
            .toLowerCase(),
        );
      return { test: (element) => wanted.some((tag) => matchesLang(langOf(element), tag)), specificity };
    }
    case 'dir': {
      const wanted = rawText(argument).trim().toLowerCase();
      return { test: (element) => dirOf(element) === wanted, specificity };
    }
    case 'nth-child':
    case 'nth-last-child':
    case 'nth-of-type':
    case 'nth-last-of-type':
      return compileNth(name, argument, nesting);
    default:
      return undefined;
  }
}

const rawText = (node: CssNode) => (node.type === 'Raw' || node.type === 'String' ? String(node.value) : node.name);

function compileHas(list: CssNode, nesting: readonly Selector[] | undefined): Simple | undefined {
  const relatives: { readonly combinator: string; readonly selector: Selector; readonly deep: boolean }[] = [];
  for (const each of list.children ?? []) {
    const nodes = [...(each.children ?? [])];
    const combinator = nodes[0]?.type === 'Combinator' ? nodes.shift()!.name : ' ';
    const selector = compileSelector({ ...each, children: nodes } as CssNode, nesting, true);
    if (selector === undefined || selector.pseudo !== undefined) return undefined;
    relatives.push({ combinator, selector, deep: nodes.some(({ type }) => type === 'Combinator') });
  }
  const self = {};
  const below = (element: Element, test: (element: Element) => boolean): boolean =>
    element.children.some((node) => node.type === 'element' && (test(node) || below(node, test)));
  const ask: Test = (element, tree) =>
    relatives.some(({ combinator, selector, deep }) => {
      const test = (other: Element) => selector.matches(other, tree);
      if (combinator === ' ') return below(element, test);
      if (combinator === '>')
        return deep ? below(element, test) : element.children.some((node) => node.type === 'element' && test(node));
      const later = tree
        .of(element)
        .slice(tree.index(element) + 1, combinator === '+' ? tree.index(element) + 2 : undefined);
      return later.some((other) => test(other) || (deep && below(other, test)));
    });
  return {
    test: (element, tree) => {
      const kept = memoOf<boolean>(tree, self);
      let answer = kept.get(element);
      if (answer === undefined) {
        answer = ask(element, tree);
        kept.set(element, answer);
      }
      return answer;
    },
    specificity: highest(relatives.map(({ selector }) => selector)),
  };
}

function compileNth(name: string, node: CssNode, nesting: readonly Selector[] | undefined): Simple | undefined {
  if (node.type !== 'Nth') return undefined;
  const { nth } = node;
  const [a, b] =
    nth.type === 'Identifier'
      ? [2, nth.name.toLowerCase() === 'odd' ? 1 : 0]
      : [nth.a === null ? 0 : nth.a === '-' ? -1 : nth.a === '+' ? 1 : Number(nth.a), Number(nth.b ?? 0)];
  // The place p, from 1, is taken when p = a·n + b for some n of 0 or more.
  const taken = (place: number) => (a === 0 ? place === b : (place - b) / a >= 0 && (place - b) % a === 0);
  const last = name.includes('last');
  if (node.selector !== null && node.selector !== undefined) {
    const selectors = compileSelectorList(node.selector, nesting);
    if (selectors === undefined) return undefined;
    const self = {};
    const test: Test = (element, tree) => {
      const kept = memoOf<ReadonlyMap<Element, number>>(tree, self);
      let places = kept.get(element.parent);
      if (places === undefined) {
        const chosen = tree.of(element).filter((each) => selectors.some((selector) => selector.matches(each, tree)));
        places = new Map(chosen.map((each, at) => [each, last ? chosen.length - at : at + 1]));
        kept.set(element.parent, places);
      }
      const place = places.get(element);
      return place !== undefined && taken(place);
    };
    return { test, specificity: B + highest(selectors) };
  }
  const test: Test = name.endsWith('type')
    ? (element, tree) => taken(last ? tree.typeCount(element) - tree.typeIndex(element) : tree.typeIndex(element) + 1)
    : (element, tree) => taken(last ? tree.of(element).length - tree.index(element) : tree.index(element) + 1);
  return { test, specificity: B };
}
