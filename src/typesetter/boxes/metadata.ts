// In: a document. Out: what its PDF says of itself: title, author, subject, keywords, date.
import { findFirst, textContent } from '../html/tree.ts';
import type { Element } from '../html/types.ts';
import type { Style } from '../style/types.ts';
import { clean, punctuated } from './roles.ts';
import type { DocumentFacts } from './types.ts';

export function metadata(root: Element, style: Style, path: string): Omit<DocumentFacts, 'lang'> {
  const head = root.children.find((child): child is Element => child.type === 'element' && child.name === 'head');
  const metas = new Map<string, string>();
  let title: string | undefined;
  for (const child of head?.children ?? []) {
    if (child.type !== 'element') continue;
    if (child.name === 'title') title ??= clean(textContent(child));
    const name = child.attributes.name?.toLowerCase();
    const content = clean(child.attributes.content);
    if (child.name === 'meta' && name !== undefined && content !== undefined && !metas.has(name))
      metas.set(name, content);
  }
  const heading = () => {
    const found = findFirst(root, (one) => /^h[1-6]$/.test(one.name) && clean(textContent(one)) !== undefined);
    return found && clean(textContent(found));
  };
  const said = (text: string | undefined) => text && punctuated(text, style);
  const date = metas.get('date') ?? metas.get('dcterms.date') ?? metas.get('dcterms.created') ?? '';
  return {
    title: said(title ?? heading()) ?? titleFromPath(path),
    author: said(metas.get('author')) ?? '',
    subject: said(metas.get('description')) ?? '',
    keywords: metas.get('keywords') ?? '',
    date: /^\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.test(date) ? date : '',
  };
}

/** What stands in for a title: the name of the file, without its extension. */
export const titleFromPath = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
