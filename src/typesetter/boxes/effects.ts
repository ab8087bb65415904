// In: a styled element. Out: the ids, the link and the effects on the page that its box carries.
import type { Style, Styled } from '../style/types.ts';
import type { Builder } from './builder.ts';
import { plainText } from './changes.ts';
import { contentText, fragmentId } from './content.ts';
import { isPageCounter } from './counters.ts';
import { repeats } from './repeated.ts';
import { clean, punctuated } from './roles.ts';
import type { Effect, Link, Tag } from './types.ts';

/** The ids and effects of an element, after those that waited for a box. */
export function ownOf(
  b: Builder,
  styled: Styled,
): { readonly ids: readonly string[]; readonly effects: readonly Effect[] } {
  if (repeats(b)) return { ids: NO_EFFECTS, effects: NO_EFFECTS };
  const { style, element } = styled;
  const { attributes, place } = element;
  const ids: string[] = [];
  const id = attributes.id || (element.name === 'a' ? attributes.name : undefined);
  if (id && b.claim(id, place)) ids.push(id);
  if (b.waiting.ids.length > 0) ids.push(...b.waiting.ids.splice(0));
  const effects: Effect[] = b.waiting.effects.length > 0 ? b.waiting.effects.splice(0) : [];
  for (const { name, value } of style.stringSet)
    effects.push({ type: 'string', name, value, text: contentText(b, value, styled) });
  if (style.bookmarkLevel !== 'none') {
    const label = contentText(b, style.bookmarkLabel, styled) || plainText(styled);
    if (ids.length === 0) ids.push(b.fresh('bookmark'));
    if (label !== '') effects.push({ type: 'bookmark', level: style.bookmarkLevel, label, id: ids[0]! });
  }
  effects.push(...countersEffect(b, style));
  return { ids: ids.length > 0 ? ids : NO_EFFECTS, effects: effects.length > 0 ? effects : NO_EFFECTS };
}

/** Margin boxes may show counters of the document: they learn of each change. */
export function countersEffect(b: Builder, style: Style): readonly Effect[] {
  if (repeats(b)) return NO_EFFECTS;
  const { counterReset, counterIncrement, counterSet } = style;
  const own = ({ name }: { readonly name: string }) =>
    !isPageCounter(name) && name !== 'list-item' && name !== 'footnote';
  if (!counterReset.some(own) && !counterIncrement.some(own) && !counterSet.some(own)) return NO_EFFECTS;
  return [{ type: 'counters', values: b.counters.snapshot() }];
}

const NO_EFFECTS: readonly never[] = [];

export function linkOf(b: Builder, styled: Styled, tag: Tag | undefined): Link | undefined {
  const { element } = styled;
  const href = element.name === 'a' ? clean(element.attributes.href) : undefined;
  if (href === undefined || tag?.role !== 'Link') return undefined;
  if (href.startsWith('#') && href.length > 1) b.want(fragmentId(href), element.place);
  const { attributes } = element;
  const contents = clean(attributes['aria-label']) ?? (plainText(styled) || (clean(attributes.title) ?? href));
  return { href, tag, contents: punctuated(contents, styled.style) };
}
