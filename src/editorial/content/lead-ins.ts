// In: the tokens of a text. Out: the same, where a paragraph that ends with a colon is marked as the lead-in of the list or table it announces.
import { attribute, type Token } from './tokens.ts';

const ANNOUNCED = new Set(['bullet_list_open', 'ordered_list_open', 'dl_open', 'table_open', 'fence', 'code_block']);

/** The base stylesheet keeps `.amorce` on the page of what follows it. */
export function markLeadIns(tokens: readonly Token[]): void {
  for (let i = 0; i + 3 < tokens.length; i++) {
    const [open, text, close, next] = [tokens[i]!, tokens[i + 1]!, tokens[i + 2]!, tokens[i + 3]!];
    if (open.type !== 'paragraph_open' || close.type !== 'paragraph_close' || open.hidden) continue;
    if (!ANNOUNCED.has(next.type) || !/:[\s*_]*$/.test(text.content)) continue;
    open.attrSet('class', [attribute(open, 'class'), 'amorce'].filter(Boolean).join(' '));
  }
}
