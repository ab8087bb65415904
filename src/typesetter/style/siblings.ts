// In: a tree of elements. Out: where each stands among its siblings, counted once, so that no selector is quadratic.
import type { Element } from '../html/types.ts';

/** Where elements stand among their siblings: each parent is counted once. */
export interface Siblings {
  readonly of: (element: Element) => readonly Element[];
  readonly index: (element: Element) => number;
  readonly typeIndex: (element: Element) => number;
  readonly typeCount: (element: Element) => number;
  /** The classes of an element, split once for each text of the attribute. */
  readonly classes: (element: Element) => readonly string[];
  /** Kept answers of tests that look at many elements. */
  readonly memo: Map<object, Map<Element | null, unknown>>;
  /** The element that `:scope` and `:has()` count from. */
  readonly root: Element;
}

interface Family {
  readonly elements: readonly Element[];
  readonly at: Map<Element, number>;
  readonly typeAt: Map<Element, number>;
  readonly types: Map<string, number>;
}

const NONE: readonly string[] = [];

export function siblingsOf(root: Element): Siblings {
  const classes = new Map<string, readonly string[]>();
  const families = new Map<Element | null, Family>();
  const family = (element: Element): Family => {
    const kept = families.get(element.parent);
    if (kept) return kept;
    const elements = element.parent ? element.parent.children.filter((node) => node.type === 'element') : [element];
    const at = new Map<Element, number>();
    const typeAt = new Map<Element, number>();
    const types = new Map<string, number>();
    for (const [index, each] of elements.entries()) {
      const count = types.get(each.name) ?? 0;
      at.set(each, index);
      typeAt.set(each, count);
      types.set(each.name, count + 1);
    }
    const made = { elements, at, typeAt, types };
    families.set(element.parent, made);
    return made;
  };
  return {
    of: (element) => family(element).elements,
    index: (element) => family(element).at.get(element) ?? 0,
    typeIndex: (element) => family(element).typeAt.get(element) ?? 0,
    typeCount: (element) => family(element).types.get(element.name) ?? 1,
    classes: (element) => {
      const attribute = element.attributes.class;
      if (attribute === undefined) return NONE;
      let list = classes.get(attribute);
      if (list === undefined) {
        list = attribute.split(/[ \t\n\f\r]+/).filter((name) => name !== '');
        classes.set(attribute, list);
      }
      return list;
    },
    memo: new Map(),
    root,
  };
}
