// In: the name of a pseudo-class. Out: its test of an element alone or among its siblings (Selectors 4, chapters 7 to 14).
import type { Element } from '../html/types.ts';
import type { Test } from './matching.ts';

const has = (name: string) => (element: Element) => element.attributes[name] !== undefined;

const isLink = (element: Element) => (element.name === 'a' || element.name === 'area') && has('href')(element);

const FIELDS = new Set(['input', 'select', 'textarea', 'button', 'option', 'optgroup', 'fieldset']);

/** Pseudo-classes that ask the element alone. What needs a hand on a mouse never matches. */
export const PLAIN: Readonly<Record<string, Test>> = {
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

export const NEVER = new Set(
  (
    'hover active focus focus-visible focus-within visited target target-within autofill invalid valid user-invalid ' +
    'user-valid in-range out-of-range placeholder-shown indeterminate default fullscreen modal popover-open playing ' +
    'paused current past future blank host picture-in-picture'
  ).split(' '),
);

export function langOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    const lang = at.attributes.lang ?? at.attributes['xml:lang'];
    if (lang !== undefined) return lang.toLowerCase();
  }
  return '';
}

export const matchesLang = (lang: string, wanted: string) =>
  wanted !== '' && (lang === wanted || lang.startsWith(`${wanted}-`) || (wanted === '*' && lang !== ''));

export function dirOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    const dir = at.attributes.dir?.toLowerCase();
    if (dir === 'ltr' || dir === 'rtl') return dir;
  }
  return 'ltr';
}
