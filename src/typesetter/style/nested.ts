// In: the text inside a block. Out: where its declarations, rules and at-rules stand (CSS Syntax 3, section 5.4.4).

export interface Piece {
  readonly context: 'declaration' | 'rule' | 'atrule';
  readonly from: number;
  readonly to: number;
}

export function cutBlock(text: string): readonly Piece[] {
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
