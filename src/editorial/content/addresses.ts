// In: the tokens of a text. Out: the same, with the address of each link that leads away after its words: paper cannot be clicked.
import { attribute, closeTag, htmlToken, openTag, type Token, textToken } from './tokens.ts';

/** `Service-public (service-public.fr/particuliers)`; nothing when the words are the address already. */
export function withAddresses(children: readonly Token[]): Token[] {
  const out: Token[] = [];
  let href = '';
  let words = '';
  for (const child of children) {
    if (child.type === 'link_open') [href, words] = [attribute(child, 'href'), ''];
    else if (child.type !== 'link_close') words += child.content;
    out.push(child);
    if (child.type !== 'link_close') continue;
    const address = shown(href);
    if (address !== '' && !bare(words).includes(bare(address)))
      out.push(
        textToken(' ('),
        openTag('span', [['class', 'adresse']]),
        ...breakable(address),
        closeTag('span'),
        textToken(')'),
      );
    href = '';
  }
  return out;
}

/** What a reader copies by hand: no scheme, no `www.` that every browser adds, no last stroke. */
function shown(href: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/|mailto:)(.*)$/i.exec(href) ?? [];
  if (scheme === '') return '';
  return decode(rest.replace(/\?.*$/, scheme.toLowerCase() === 'mailto:' ? '' : '$&')).replace(/\/$/, '');
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, '')
    .replace(/\/$/, '')
    .trim();
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** A long address may be cut after each stroke. */
function breakable(address: string): Token[] {
  const parts = address.split(/(?<=[/?&=-])(?=.)/);
  return parts.flatMap((part, i) => (i === 0 ? [textToken(part)] : [htmlToken('<wbr>'), textToken(part)]));
}
