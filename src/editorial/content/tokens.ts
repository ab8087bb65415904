// In: names and attributes. Out: markdown-it tokens, made by hand.
import MarkdownIt from 'markdown-it';

export type Token = ReturnType<MarkdownIt['parse']>[number];
type TokenClass = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

/** markdown-it exports its Token only through a parser's state. */
const TokenOf = new MarkdownIt().core.State.prototype.Token as unknown as TokenClass;

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
