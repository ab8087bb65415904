// In: an element with its style. Out: the counter changes it makes, with those HTML makes by itself: lists, footnotes.
import { textContent } from '../html/tree.ts';
import type { Element } from '../html/types.ts';
import type { Styled } from '../style/types.ts';
import { type Changes, styleChanges } from './counters.ts';

const LISTS: ReadonlySet<string> = new Set(['ol', 'ul', 'menu']);

/** Style's changes; `ol start reversed`, `li value`, the implicit list-item and footnote counters. */
export function counterChanges({ element, style }: Styled): Changes {
  const asked = styleChanges(style);
  const list = LISTS.has(element.name);
  const item = style.display === 'list-item';
  const footnote = style.float === 'footnote';
  if (!list && !item && !footnote) return asked;
  const has = (changes: Changes['reset'], name: string) => changes.some((change) => change.name === name);
  let { reset, increment, set } = asked;
  if (list && !reset.some(({ name, value }) => name === 'list-item' && value !== 0))
    reset = [...reset.filter(({ name }) => name !== 'list-item'), { name: 'list-item', value: beforeFirst(element) }];
  if (item) {
    const reversed = element.parent?.name === 'ol' && element.parent.attributes.reversed !== undefined;
    if (!has(increment, 'list-item')) increment = [...increment, { name: 'list-item', value: reversed ? -1 : 1 }];
    const value = integer(element.name === 'li' ? element.attributes.value : undefined);
    if (value !== undefined && !has(set, 'list-item')) set = [...set, { name: 'list-item', value }];
  }
  if (footnote && !has(increment, 'footnote')) increment = [...increment, { name: 'footnote', value: 1 }];
  return { reset, increment, set };
}

function beforeFirst({ name, attributes, children }: Element): number {
  if (name !== 'ol') return 0;
  const start = integer(attributes.start);
  if (attributes.reversed === undefined) return (start ?? 1) - 1;
  return (start ?? children.filter((child) => child.type === 'element' && child.name === 'li').length) + 1;
}

function integer(text: string | undefined): number | undefined {
  const found = text === undefined ? null : /^\s*([+-]?\d{1,9})/.exec(text);
  return found ? Number(found[1]) : undefined;
}

/** Text of an element as a heading of a page or a bookmark says it: white space collapsed, notes and hidden parts left out. */
export function plainText(styled: Styled): string {
  return gather(styled)
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim();
}

function gather(styled: Styled): string {
  const { element } = styled;
  if (element.name === 'br') return ' ';
  if (element.name === 'svg') return '';
  if (element.name === 'img') return element.attributes.alt ?? '';
  let text = '';
  for (const child of styled.children) {
    if (child.type === 'text') text += textContent(child);
    else if (
      child.style.display !== 'none' &&
      child.style.float !== 'footnote' &&
      typeof child.style.position === 'string'
    )
      text +=
        child.style.display === 'inline' || child.style.display === 'contents' ? gather(child) : ` ${gather(child)} `;
  }
  return text;
}
