// In: the tokens of a text. Out: each cell of a table knows the words of its column's head, so that a page too narrow for columns can say them.
import type { Token } from './tokens.ts';

/** Writes `data-entete` on cells; a head that spans columns names the first alone. */
export function nameCells(tokens: readonly Token[]): void {
  let heads: string[] = [];
  let column = 0;
  tokens.forEach((token, i) => {
    if (token.type === 'table_open') heads = [];
    else if (token.type === 'tr_open') column = 0;
    else if (token.type === 'th_open') heads.push(wordsOf(tokens[i + 1]));
    else if (token.type === 'td_open') {
      const head = heads[column] ?? '';
      if (head !== '') token.attrSet('data-entete', head);
      column += 1;
    }
  });
}

const wordsOf = (token: Token | undefined) =>
  (token?.children ?? [])
    .map(({ content }) => content)
    .join('')
    .trim();
