// In: names and attributes. Out: markdown-it tokens, made by hand.
import MarkdownIt, { type Token } from 'markdown-it';

export type { Token };

/** markdown-it exports its Token only through a parser's state. */
const { core } = new MarkdownIt();
const TokenOf = new core.State('', new MarkdownIt(), {}).Token;

export function openTag(tag: string, attributes: readonly (readonly [string, string])[] = []): Token {
  const token = new TokenOf(`${tag}_made_open`, tag, 1);
  for (const [name, value] of attributes) token.attrJoin(name, value);
  return token;
}

export function closeTag(tag: string): Token {
  return new TokenOf(`${tag}_made_close`, tag, -1);
}

export function textToken(content: string): Token {
  const token = new TokenOf('text', '', 0);
  token.content = content;
  return token;
}

/** HTML that we wrote ourselves. */
export function htmlToken(content: string): Token {
  const token = new TokenOf('html_made', '', 0);
  token.content = content;
  return token;
}

/** An attribute as text; '' when there is none. */
export function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}

/** A place to write by hand, as the writer marked it: `info` between the brackets, `markup` with them. */
export function fieldToken(info: string, markup: string): Token {
  const token = new TokenOf('champ', 'span', 0);
  token.info = info;
  token.markup = markup;
  return token;
}

/** `into.push(...more)` for however many: a line may be as long as its writer likes. */
export function append(into: Token[], more: readonly Token[]): void {
  for (const token of more) into.push(token);
}
