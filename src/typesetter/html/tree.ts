// In: an element tree. Out: what one asks of it: texts, the first that fits, ancestors.
import type { Element, Node } from './types.ts';

/** All the text inside, as written. */
export function textContent(node: Node): string {
  if (node.type === 'text') return node.text;
  let text = '';
  for (const child of node.children) text += textContent(child);
  return text;
}

/** The first element, in document order and itself included, that fits. */
export function findFirst(root: Element, fits: (element: Element) => boolean): Element | undefined {
  if (fits(root)) return root;
  for (const child of root.children) {
    const found = child.type === 'element' ? findFirst(child, fits) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The parent, its parent, and so on up to the root. */
export function* ancestors(node: Node): Generator<Element> {
  for (let parent = node.parent; parent; parent = parent.parent) yield parent;
}
