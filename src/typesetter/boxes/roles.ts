// In: an element. Out: what it means to a reader who hears: a standard structure type with its attributes, an artifact, or nothing.
import { findFirst, textContent } from '../html/tree.ts';
import type { Element } from '../html/types.ts';
import type { Style, Styled } from '../style/types.ts';
import { applyTypography } from '../text/typography.ts';
import type { Tag } from './types.ts';

export interface Meaning {
  readonly role: string | undefined;
  readonly attributes: Tag['attributes'];
  readonly alt?: string;
  readonly lang?: string;
  readonly expansion?: string;
  readonly title?: string;
  readonly elementId?: string;
}

const ROLES: ReadonlyMap<string, string> = new Map([
  ['section', 'Sect'],
  ['nav', 'Sect'],
  ['article', 'Art'],
  ['aside', 'Div'],
  ['figure', 'Div'],
  ['figcaption', 'Caption'],
  ['p', 'P'],
  ['pre', 'P'],
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, `H${level}`] as const),
  ['blockquote', 'BlockQuote'],
  ['ul', 'L'],
  ['ol', 'L'],
  ['menu', 'L'],
  ['dl', 'L'],
  ['li', 'LI'],
  ['table', 'Table'],
  ['caption', 'Caption'],
  ['thead', 'THead'],
  ['tbody', 'TBody'],
  ['tfoot', 'TFoot'],
  ['tr', 'TR'],
  ['td', 'TD'],
  ['th', 'TH'],
  ['img', 'Figure'],
  ['svg', 'Figure'],
  ['math', 'Formula'],
  ['q', 'Quote'],
  ['code', 'Code'],
]);
const STRUCTURAL = new Set(['L', 'LI', 'TOC', 'TOCI', 'Table', 'THead', 'TBody', 'TFoot', 'TR', 'TD', 'TH']);
const NUMBERING: ReadonlyMap<string, string> = new Map([
  ['disc', '/Disc'],
  ['circle', '/Circle'],
  ['square', '/Square'],
  ['decimal', '/Decimal'],
  ['decimal-leading-zero', '/Decimal'],
  ['lower-roman', '/LowerRoman'],
  ['upper-roman', '/UpperRoman'],
  ['lower-alpha', '/LowerAlpha'],
  ['lower-latin', '/LowerAlpha'],
  ['upper-alpha', '/UpperAlpha'],
  ['upper-latin', '/UpperAlpha'],
]);

/** `around`: the language and role of the tag above, and whether the element stands in a line. */
export function meaningOf(
  styled: Styled,
  around: { readonly lang: string; readonly parent: string; readonly inline: boolean },
): Meaning | 'artifact' {
  const { element, style } = styled;
  const { attributes: html, name } = element;
  if (html['aria-hidden'] === 'true') return 'artifact';
  const aria = html.role?.trim();
  const unnamed = aria === 'presentation' || aria === 'none';
  const label = clean(html['aria-label']);
  let role = ROLES.get(name);
  let alt: string | undefined;
  let expansion: string | undefined;
  const attributes: Tag['attributes'][number][] = [];

  if (role === 'L' && name !== 'dl' && isContents(element)) role = 'TOC';
  else if (role === 'LI' && around.parent === 'TOC') role = 'TOCI';

  if (role === 'Figure' || aria === 'img') {
    alt = label ?? (name === 'svg' ? svgTitle(element) : clean(html.alt)) ?? clean(html.title);
    if (unnamed || (alt === undefined && (name === 'svg' || html.alt !== undefined))) return 'artifact';
    role = 'Figure';
    alt ??= '';
  } else if (aria === 'heading') role = `H${Math.min(6, Math.max(1, Number(html['aria-level']) || 2))}`;
  else if (name === 'a' && html.href !== undefined) role = 'Link';
  else if (name === 'abbr' && clean(html.title) !== undefined) {
    role = 'Span';
    expansion = clean(html.title);
  } else if (role === 'Formula') alt = label ?? clean(html.alttext) ?? clean(textContent(element));
  else if (unnamed && role && STRUCTURAL.has(role)) role = undefined;

  if (role === 'L' && name !== 'dl') {
    const type = style.listStyleType;
    attributes.push(['List', 'ListNumbering', (typeof type === 'string' && NUMBERING.get(type)) || '/None']);
  } else if (role === 'TH' || role === 'TD') attributes.push(...cellAttributes(element, role));

  const lang = style.lang !== '' && style.lang !== around.lang ? style.lang : undefined;
  if (lang !== undefined) role ??= around.inline ? 'Span' : 'Div';
  const elementId = role === 'TH' || role === 'TD' ? clean(html.id) : undefined;
  const title =
    role === 'Sect' || role === 'Art' || role === 'L' || role === 'TOC' || role === 'Table' ? label : undefined;
  return {
    role,
    attributes,
    ...(alt !== undefined && { alt: punctuated(alt, style) }),
    ...(lang !== undefined && { lang }),
    ...(expansion !== undefined && { expansion: punctuated(expansion, style) }),
    ...(title !== undefined && { title: punctuated(title, style) }),
    ...(elementId !== undefined && { elementId }),
  };
}

/** A list inside <nav> of which every item leads somewhere in the document. */
function isContents(list: Element): boolean {
  let above = list.parent;
  while (above && above.name !== 'nav') above = above.parent;
  if (!above) return false;
  const items = list.children.filter((child): child is Element => child.type === 'element');
  return items.length > 0 && items.every((item) => findFirst(item, leadsInside) !== undefined);
}

const leadsInside = ({ name, attributes }: Element) => name === 'a' && /^\s*#./.test(attributes.href ?? '');

const TICK_BOX = /^[☐☑☒□■○◉✓✔]$/;

/** What stands first in a list item and is its label: its number, or a box to tick. */
export function isLabel(element: Element, item: Element): boolean {
  if (element.name === 'input') return /^(checkbox|radio)$/i.test(element.attributes.type ?? '');
  if (element.name === 'label' || element.name === 'a') return false;
  const text = startOf(element, 40).trim();
  if (text.length > 6) return false;
  const number = /^\D?(\d{1,4})[.):°]?$/.exec(text)?.[1];
  return TICK_BOX.test(text) || (number !== undefined && Number(number) === ordinal(item));
}

/** The text inside, up to about so many letters. */
function startOf(element: Element, most: number): string {
  let text = '';
  for (const child of element.children) {
    if (text.length > most) break;
    text += child.type === 'text' ? child.text.slice(0, most) : startOf(child, most - text.length);
  }
  return text;
}

/** The number of an item in its list, as HTML counts it. */
function ordinal(item: Element): number {
  const own = Number(item.attributes.value);
  if (item.attributes.value !== undefined && Number.isInteger(own)) return own;
  let before = 0;
  for (const child of item.parent?.children ?? []) {
    if (child === item) break;
    if (child.type === 'element' && child.name === 'li') before += 1;
  }
  return before + (Number(item.parent?.attributes.start) || 1);
}

function cellAttributes(cell: Element, role: 'TH' | 'TD'): Tag['attributes'] {
  const found: Tag['attributes'][number][] = [];
  const { attributes } = cell;
  if (role === 'TH') {
    const asked = attributes.scope?.toLowerCase();
    const row = asked?.startsWith('row') || (!asked?.startsWith('col') && headsItsRow(cell));
    found.push(['Table', 'Scope', row ? '/Row' : '/Column']);
  }
  const columns = spanOf(attributes.colspan, 1000);
  const rows = spanOf(attributes.rowspan, 65534);
  if (columns > 1) found.push(['Table', 'ColSpan', columns]);
  // 0, to the end of the group, is counted when the group is there.
  if (rows !== 1) found.push(['Table', 'RowSpan', rows]);
  const headers = clean(attributes.headers)?.split(/\s+/);
  if (headers) found.push(['Table', 'Headers', headers]);
  return found;
}

/** The first cell of a row that is not all headers, outside <thead>. */
function headsItsRow(cell: Element): boolean {
  const row = cell.parent;
  if (!row || row.parent?.name === 'thead') return false;
  const first = row.children.find((child) => child.type === 'element');
  return first === cell && row.children.some((child) => child.type === 'element' && child.name === 'td');
}

/** A colspan or rowspan as HTML reads it, from 1 to `most`; 0 stays 0 (to the end of the group). */
export function spanOf(written: string | undefined, most: number): number {
  const found = written === undefined ? null : /^\s*\+?(\d{1,9})/.exec(written);
  return found ? Math.min(most, Number(found[1])) : 1;
}

export const svgTitle = (svg: Element): string | undefined => {
  const title = svg.children.find((child) => child.type === 'element' && child.name === 'title');
  return title && clean(textContent(title));
};

/** Words of an attribute with the spaces and signs that the text beside them has. */
export function punctuated(text: string, { typography, lang }: Style): string {
  // Where no line is broken, what keeps a line from breaking is in the way of who searches.
  return typography === 'auto' ? applyTypography(text, lang).replaceAll('\u2060', '') : text;
}

export function clean(text: string | undefined): string | undefined {
  const trimmed = text?.replace(/\s+/g, ' ').trim();
  return trimmed ? trimmed : undefined;
}
