// In: nothing. Out: what is kept of style sheets from one print to the next, within bounds.
import type { CssNode, ParseError } from 'css-tree/parser';
import type { compileDeclaration } from './declarations.ts';

/** What a document, or a long-lived process, keeps of the style sheets it has read. */
export interface StyleMemory {
  /** By the sheet's text. */
  readonly parsed: Map<string, { readonly tree: CssNode; readonly errors: readonly ParseError[] }>;
  /** Declarations that were read before, by name, text and base. */
  readonly declarations: Map<string, ReturnType<typeof compileDeclaration>>;
  /** Computed styles of the last documents, for the next with the same sheets: style.ts knows what they are. */
  outfits: readonly unknown[];
}

export function createStyleMemory(): StyleMemory {
  return { parsed: new Map(), declarations: new Map(), outfits: [] };
}

/** Far more than one commune's sheets hold. */
const MOST = { parsed: 100, declarations: 20_000 };

export function trimStyleMemory({ parsed, declarations }: StyleMemory): void {
  if (parsed.size > MOST.parsed) parsed.clear();
  if (declarations.size > MOST.declarations) declarations.clear();
}
