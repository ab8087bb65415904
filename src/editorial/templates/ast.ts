// In: nothing. Out: the part of Handlebars' syntax tree in use (its own types forbid writing, and lack block parameters).

export declare namespace AST {
  interface Position {
    readonly line: number;
    /** From 0. */
    readonly column: number;
  }
  interface Node {
    readonly type: string;
    readonly loc: { readonly start: Position; readonly end: Position };
  }
  interface Program extends Node {
    body: Statement[];
    readonly blockParams?: readonly string[];
  }
  type Statement = Node;
  interface ContentStatement extends Node {
    readonly value: string;
    readonly original: string;
  }
  interface Hash {
    readonly pairs: readonly { readonly key: string; readonly value: Expression }[];
  }
  type Expression = Node;
  interface Call extends Node {
    readonly path: PathExpression;
    readonly params: readonly Expression[];
    readonly hash?: Hash;
  }
  type MustacheStatement = Call;
  type SubExpression = Call;
  interface BlockStatement extends Call {
    readonly program?: Program;
    readonly inverse?: Program;
  }
  interface PartialStatement extends Node {
    readonly name: PathExpression | SubExpression;
    readonly params: readonly Expression[];
    readonly hash?: Hash;
    readonly program?: Program;
  }
  interface PathExpression extends Node {
    readonly data: boolean;
    readonly depth: number;
    readonly parts: readonly string[];
    readonly original: string;
  }
}
