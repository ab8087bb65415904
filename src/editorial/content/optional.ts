// In: the tokens of a `facultatif` container. Out: the same, each of its blocks with the class by which it can be left out.
import type { Token } from './tokens.ts';

/** What may be left out when the pages are counted: a block of a text, or a whole part of a folder. */
export interface Optional {
  /** A block: the class of its elements. A part: its name in `parties`. */
  readonly key: string;
  readonly type: 'block' | 'part';
  /** As people call it. */
  readonly title: string;
  readonly file: string;
  /** First line and the line after the last; a part is its whole file. */
  readonly from: number;
  readonly to: number;
}

const VOID = /^(br|hr|img|wbr)$/;

/**
 * Marks the outermost elements between the container's lines. There is no element around them, so that a stylesheet's
 * child and sibling selectors see what they would see without the container.
 */
export function markOptional(tokens: Token[], name: string): Token[] {
  let depth = 0;
  for (const token of tokens) {
    const outermost = depth === 0;
    if (token.type === 'html_made') {
      const before = depth;
      for (const [, close, tag, self] of token.content.matchAll(/<(\/?)([a-z][\w-]*)\b[^>]*?(\/?)>/g))
        if (!VOID.test(tag!) && self === '') depth += close === '' ? 1 : -1;
      if (outermost && depth >= before) token.content = withClass(token.content, name);
    } else {
      if (outermost && token.nesting >= 0 && token.type !== 'inline' && !token.hidden) token.attrJoin('class', name);
      depth += token.nesting;
    }
  }
  return tokens;
}

/** The first element of `html` with one more class. */
function withClass(html: string, name: string): string {
  return html.replace(/<([a-z][\w-]*)([^>]*)>/, (_all, tag: string, attributes: string) =>
    /\sclass="/.test(attributes)
      ? `<${tag}${attributes.replace(/\sclass="/, ` class="${name} `)}>`
      : `<${tag} class="${name}"${attributes}>`,
  );
}
