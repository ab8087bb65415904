// In: a template's syntax tree. Out: the same tree whose tags know their place (`data-src`), that of the front matter where they print it.
import type { AST } from './ast.ts';

/** The helper that looks a value's place up when the template is filled in; no user helper can have this name. */
export const PLACE_HELPER = '@lieu';

const TAG = /<!--[\s\S]*?(?:-->|$)|<(style|script)\b[\s\S]*?(?:<\/\1>|$)|<([a-z][a-z0-9-]*)(?=[\s/>]|$)/gi;

/** Writes into the tree, which is ours: it was parsed for this. */
export function addPlaces(program: AST.Program, path: string): void {
  program.body = program.body.flatMap((statement, i) => {
    const block = statement as AST.BlockStatement;
    if (block.program) addPlaces(block.program, path);
    if (block.inverse) addPlaces(block.inverse, path);
    if (statement.type !== 'ContentStatement') return [statement];
    return placeContent(statement as AST.ContentStatement, program.body[i + 1], path);
  });
}

function placeContent(content: AST.ContentStatement, next: AST.Statement | undefined, path: string): AST.Statement[] {
  const { value, original } = content;
  const offset = Math.max(0, original.indexOf(value));
  const lineAt = lineFinder(original, content.loc.start);
  const out: AST.Statement[] = [];
  let text = '';
  let from = 0;
  for (const match of value.matchAll(TAG)) {
    if (!match[2] || /^(html|head|meta|link|title|br|body)$/i.test(match[2])) continue;
    const end = match.index + match[0].length;
    const fallback = `${path}:${lineAt(offset + match.index)}`;
    text += value.slice(from, end);
    from = end;
    const shown = /^[^<>]*>\s*$/.test(value.slice(end)) ? shownValue(next) : undefined;
    if (!shown) text += ` data-src="${fallback}"`;
    else {
      out.push({ ...content, value: `${text} data-src="` } as AST.ContentStatement, lookup(shown, fallback));
      text = '"';
    }
  }
  if (out.length === 0 && from === 0) return [content];
  out.push({ ...content, value: text + value.slice(from) } as AST.ContentStatement);
  return out;
}

/** Line and column of an offset; asked in rising order, so that one pass suffices. */
function lineFinder(text: string, start: { line: number; column: number }): (offset: number) => string {
  let { line } = start;
  let lineStart = -start.column;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line++;
      at = lineStart = next + 1;
    }
    return `${line}:${offset - lineStart + 1}`;
  };
}

/** The path of what stands alone in an element: `{{titre}}`, `{{texte chapo}}`, `{{{../titre}}}`. */
function shownValue(statement: AST.Statement | undefined): AST.PathExpression | undefined {
  if (statement?.type !== 'MustacheStatement') return undefined;
  const { path, params } = statement as AST.MustacheStatement;
  const shown = (params[0] ?? path) as AST.PathExpression;
  return shown.type === 'PathExpression' && shown.parts.length > 0 && !(shown.data && shown.parts.length < 3)
    ? shown
    : undefined;
}

function lookup(shown: AST.PathExpression, fallback: string): AST.MustacheStatement {
  const { loc } = shown;
  const parts = shown.parts.slice(0, -1);
  // A name that `as |ligne|` gave is found by Handlebars only where the path does not begin with `this`.
  const bare = parts.length > 0 && !/^(?:\.|this\b)/.test(shown.original);
  const owner = { ...shown, parts, original: bare ? parts.join('.') : 'this' };
  const literal = (value: string) => ({ type: 'StringLiteral', value, original: value, loc });
  return {
    type: 'MustacheStatement',
    path: { type: 'PathExpression', data: false, depth: 0, parts: [PLACE_HELPER], original: PLACE_HELPER, loc },
    params: [owner, literal(shown.parts.at(-1)!), literal(fallback)],
    hash: undefined as unknown as AST.Hash,
    escaped: true,
    strip: { open: false, close: false },
    loc,
  } as unknown as AST.MustacheStatement;
}
