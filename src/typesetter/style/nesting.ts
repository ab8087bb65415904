// In: a block with rules among its declarations. Out: its children, the nested rules parsed as what they are (CSS Nesting 1).
import parseCss, { type CssNode } from 'css-tree/parser';
import { placeAt, type Scope } from './blocks.ts';
import * as rules from './rules.ts';

/** Values and preludes stay text: most sheets hold far more rules than a document uses. */
export const PARSING = {
  positions: true,
  parseValue: false,
  parseAtrulePrelude: false,
  parseCustomProperty: false,
} as const;

export const sourceOf = (scope: Scope, node: CssNode) =>
  node.loc ? scope.source.text.slice(node.loc.start.offset, node.loc.end.offset) : '';

/**
 * The children of a block. css-tree takes a nested rule for a broken declaration unless it begins with `&`:
 * what holds a brace is cut again, and each piece parsed as what it is.
 */
export function withNested(scope: Scope, block: CssNode): readonly CssNode[] {
  return [...(block.children ?? [])].flatMap((node) => {
    if (node.type !== 'Raw' && (node.type !== 'Declaration' || node.property.startsWith('--'))) return [node];
    const text = sourceOf(scope, node);
    if (node.loc === null || !text.includes('{')) return [node];
    const { offset, line, column } = node.loc.start;
    scope.rescued.push([offset, node.loc.end.offset]);
    return cutBlock(text).flatMap(({ context, from, to }) => {
      const before = text.slice(0, from).split('\n');
      const rule = context === 'rule';
      // Only between braces does css-tree take an at-rule's block for declarations.
      const wrap = rule ? 0 : 1;
      const malformed = (at: number, across: number) =>
        scope.report(rules.cssSyntax, { text: text.slice(from, to) }, { place: placeAt(scope.source, at, across) });
      const parsed = parsePiece(rule ? text.slice(from, to) : `{${text.slice(from, to)}}`, {
        ...PARSING,
        context: rule ? 'rule' : 'block',
        offset: offset + from - wrap,
        line: line + before.length - 1,
        column: (before.length === 1 ? column + from : before.at(-1)!.length + 1) - wrap,
        onParseError: ({ line: at, column: across }) => malformed(at, across),
      });
      if (parsed === undefined) malformed(line, column);
      return parsed === undefined ? [] : rule ? [parsed] : [...(parsed.children ?? [])];
    });
  });
}

/** undefined when css-tree gives up: asked for one rule, it throws where a whole sheet would go on. */
function parsePiece(text: string, options: Parameters<typeof parseCss>[1]): CssNode | undefined {
  try {
    return parseCss(text, options);
  } catch {
    return undefined;
  }
}

interface Piece {
  readonly context: 'declaration' | 'rule' | 'atrule';
  readonly from: number;
  readonly to: number;
}

/** Where the declarations, rules and at-rules of a block stand (CSS Syntax 3, 5.4.4). */
function cutBlock(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let depth = 0;
  /** A brace that is no sign of a string stands in the piece. */
  let braced = false;
  const close = (to: number, context: Piece['context']): void => {
    const lead = /^(?:\s|\/\*[\s\S]*?\*\/)*/.exec(text.slice(from, to))![0].length;
    const start = from + lead;
    if (start < to) pieces.push({ context: text[start] === '@' ? 'atrule' : context, from: start, to });
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '\\') at++;
    else if (letter === '"' || letter === "'") at = endOf(text, letter, at + 1);
    else if (letter === '/' && text[at + 1] === '*') at = endOf(text, '*/', at + 2) + 1;
    else if (letter === '(' || letter === '[' || letter === '{') {
      depth++;
      braced ||= letter === '{';
    } else if (letter === ')' || letter === ']') depth = Math.max(0, depth - 1);
    else if (letter === '}') {
      depth = Math.max(0, depth - 1);
      // A custom property may hold braces of its own.
      if (depth === 0 && !/^\s*--[^:{]*:/.test(text.slice(from, from + 200))) {
        close(at + 1, 'rule');
        from = at + 1;
        braced = false;
      }
    } else if (letter === ';' && depth === 0) {
      close(at, 'declaration');
      from = at + 1;
      braced = false;
    }
  }
  close(text.length, braced ? 'rule' : 'declaration');
  return pieces;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}
