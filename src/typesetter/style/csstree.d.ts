// In: nothing. Out: the part of css-tree in use: parser, tokenizer and the decoding of names, strings and URLs.
declare module 'css-tree/parser' {
  export interface Location {
    readonly start: { readonly offset: number; readonly line: number; readonly column: number };
    readonly end: { readonly offset: number; readonly line: number; readonly column: number };
  }
  /** The nodes of a sheet parsed with raw values and raw preludes of at-rules. */
  export interface CssNode {
    readonly type: string;
    readonly loc: Location | null;
    readonly name: string;
    readonly value: unknown;
    readonly property: string;
    readonly important: boolean | string;
    readonly prelude: CssNode | null;
    readonly block: CssNode | null;
    readonly children: Iterable<CssNode> | null;
    readonly matcher: string | null;
    readonly flags: string | null;
    readonly nth: CssNode;
    readonly selector: CssNode | null;
    readonly a: string | null;
    readonly b: string | null;
  }
  export interface ParseError extends Error {
    readonly offset: number;
    readonly line: number;
    readonly column: number;
  }
  export default function parse(
    text: string,
    options: {
      readonly context?: string;
      /** Where the text begins in the file. */
      readonly offset?: number;
      readonly line?: number;
      readonly column?: number;
      readonly positions?: boolean;
      readonly parseValue?: boolean;
      readonly parseAtrulePrelude?: boolean;
      readonly parseCustomProperty?: boolean;
      readonly onParseError?: (error: ParseError) => void;
    },
  ): CssNode;
}

declare module 'css-tree/tokenizer' {
  export function tokenize(text: string, onToken: (type: number, start: number, end: number) => void): void;
}

declare module 'css-tree/utils' {
  export const ident: { decode(text: string): string };
  export const string: { decode(text: string): string };
  export const url: { decode(text: string): string };
}
