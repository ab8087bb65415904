// In: css-tree's selectors. Out: compiled selectors: does this element match, how specific, under which key to look (Selectors 4).
import type { CssNode } from 'css-tree/parser';
import * as decoding from 'css-tree/utils';
import type { Element } from '../html/types.ts';
import type { Siblings } from './siblings.ts';

export const PSEUDO_ELEMENTS = [
  'before',
  'after',
  'marker',
  'first-line',
  'first-letter',
  'footnote-call',
  'footnote-marker',
] as const;
export type PseudoElement = (typeof PSEUDO_ELEMENTS)[number];

/**
 * `miss`: not this element. `never`: nor any further ancestor could help, so that a chain of descendants
 * is never tried again from higher up, and matching stays linear in the depth.
 */
type Verdict = 'match' | 'miss' | 'never';
type Test = (element: Element, tree: Siblings) => boolean;

export interface Selector {
  readonly pseudo: PseudoElement | undefined;
  readonly specificity: number;
  /** `#id`, `.class`, `[attribute`, `name` or `*`: the last compound asks for one of these at least. */
  readonly keys: readonly string[];
  matches(element: Element, tree: Siblings): boolean;
}

interface Compound {
  readonly tests: readonly Test[];
  /** What joins it to the compound on its left. */
  readonly combinator: string;
  readonly left: Compound | undefined;
}

const A = 1_000_000;
const B = 1_000;

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

function matchCompound(compound: Compound, element: Element, tree: Siblings): Verdict {
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

function memoOf<T>(tree: Siblings, key: object): Map<Element | null, T> {
  let kept = tree.memo.get(key);
  if (kept === undefined) {
    kept = new Map();
    tree.memo.set(key, kept);
  }
  return kept as Map<Element | null, T>;
}

const LEGACY = new Set(['before', 'after', 'first-line', 'first-letter']);
function pseudoElementOf(node: CssNode): string | undefined {
  if (node.type === 'PseudoElementSelector') return node.name.toLowerCase();
  return node.type === 'PseudoClassSelector' && node.children === null && LEGACY.has(node.name.toLowerCase())
    ? node.name.toLowerCase()
    : undefined;
}

interface Simple {
  readonly test: Test;
  readonly specificity: number;
  readonly keys?: readonly string[];
}
const decode = (name: string) => (name.includes('\\') ? decoding.ident.decode(name) : name);

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

/** Attributes of HTML whose values are compared without case (HTML, section 4.16.2), the ones in use. */
const CASELESS = new Set(['type', 'align', 'valign', 'dir', 'lang', 'media', 'rel', 'scope', 'method', 'charset']);

function compileAttribute(node: CssNode): Simple | undefined {
  const nameNode = node.name as unknown as CssNode;
  const full = decode(nameNode.name);
  const name = full.slice(full.lastIndexOf('|') + 1).toLowerCase();
  const specificity = B;
  if (node.matcher === null)
    return { test: ({ attributes }) => attributes[name] !== undefined, specificity, keys: [`[${name}`] };
  const valueNode = node.value as CssNode;
  const raw = valueNode.type === 'String' ? String(valueNode.value) : decode(valueNode.name);
  const flag = node.flags?.toLowerCase();
  const fold = flag === 'i' || (flag !== 's' && CASELESS.has(name));
  const wanted = fold ? raw.toLowerCase() : raw;
  const compare: Readonly<Record<string, (value: string) => boolean>> = {
    '=': (value) => value === wanted,
    '~=': (value) => wanted !== '' && value.split(/[ \t\n\f\r]+/).includes(wanted),
    '|=': (value) => value === wanted || value.startsWith(`${wanted}-`),
    '^=': (value) => wanted !== '' && value.startsWith(wanted),
    '$=': (value) => wanted !== '' && value.endsWith(wanted),
    '*=': (value) => wanted !== '' && value.includes(wanted),
  };
  const test = compare[node.matcher];
  if (test === undefined) return undefined;
  return {
    test: ({ attributes }) => {
      const value = attributes[name];
      return value !== undefined && test(fold ? value.toLowerCase() : value);
    },
    specificity,
    keys: [`[${name}`],
  };
}

const has = (name: string) => (element: Element) => element.attributes[name] !== undefined;
const isLink = (element: Element) => (element.name === 'a' || element.name === 'area') && has('href')(element);
const FIELDS = new Set(['input', 'select', 'textarea', 'button', 'option', 'optgroup', 'fieldset']);

/** Pseudo-classes that ask the element alone. What needs a hand on a mouse never matches. */
const PLAIN: Readonly<Record<string, Test>> = {
  root: (element) => element.parent === null,
  scope: (element, tree) => element === tree.root,
  empty: (element) => element.children.every((node) => node.type === 'text' && node.text === ''),
  'first-child': (element, tree) => tree.index(element) === 0,
  'last-child': (element, tree) => tree.index(element) === tree.of(element).length - 1,
  'only-child': (element, tree) => tree.of(element).length === 1,
  'first-of-type': (element, tree) => tree.typeIndex(element) === 0,
  'last-of-type': (element, tree) => tree.typeIndex(element) === tree.typeCount(element) - 1,
  'only-of-type': (element, tree) => tree.typeCount(element) === 1,
  link: isLink,
  'any-link': isLink,
  checked: (element) => has('checked')(element) || has('selected')(element),
  disabled: (element) => FIELDS.has(element.name) && has('disabled')(element),
  enabled: (element) => FIELDS.has(element.name) && !has('disabled')(element),
  required: has('required'),
  optional: (element) => FIELDS.has(element.name) && !has('required')(element),
  'read-only': (element) => !FIELDS.has(element.name) || has('readonly')(element),
  'read-write': (element) => FIELDS.has(element.name) && !has('readonly')(element),
  open: has('open'),
  defined: () => true,
};
const NEVER = new Set(
  (
    'hover active focus focus-visible focus-within visited target target-within autofill invalid valid user-invalid ' +
    'user-valid in-range out-of-range placeholder-shown indeterminate default fullscreen modal popover-open playing ' +
    'paused current past future blank host picture-in-picture'
  ).split(' '),
);

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

function langOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    const lang = at.attributes.lang ?? at.attributes['xml:lang'];
    if (lang !== undefined) return lang.toLowerCase();
  }
  return '';
}
const matchesLang = (lang: string, wanted: string) =>
  wanted !== '' && (lang === wanted || lang.startsWith(`${wanted}-`) || (wanted === '*' && lang !== ''));

function dirOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    const dir = at.attributes.dir?.toLowerCase();
    if (dir === 'ltr' || dir === 'rtl') return dir;
  }
  return 'ltr';
}

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
