// In: text with var() and env(), and the variables that hold here. Out: the text with their values (CSS Variables 1).

export type Variables = ReadonlyMap<string, string>;

/** More than this is an attack by doubling, not a style. */
const LONGEST = 65_536;
const DEEPEST = 64;

/** undefined when a variable is missing and has no fallback: invalid at computed-value time. */
export function substitute(
  text: string,
  variables: (name: string) => string | undefined,
  depth = 0,
): string | undefined {
  if (depth > DEEPEST) return undefined;
  let out = '';
  let at = 0;
  const call = /\b(var|env)\(/gi;
  for (let found = call.exec(text); found !== null; found = call.exec(text)) {
    const open = found.index + found[0].length - 1;
    if (insideString(text, at, found.index)) continue;
    const close = closing(text, open);
    if (close < 0) return undefined;
    const inside = text.slice(open + 1, close);
    const comma = topComma(inside);
    const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
    const isVariable = found[1]!.toLowerCase() === 'var';
    let value = isVariable ? variables(name) : undefined;
    if (value === undefined && comma >= 0) value = substitute(inside.slice(comma + 1).trim(), variables, depth + 1);
    if (value === undefined) return undefined;
    // A space on either side keeps neighbouring tokens apart, as the specification's empty comments do.
    out += `${text.slice(at, found.index)}${spaced(out, text, found.index)}${value}${/^[\w%-]/.test(text.slice(close + 1, close + 2)) ? ' ' : ''}`;
    if (out.length > LONGEST) return undefined;
    at = close + 1;
    call.lastIndex = at;
  }
  return out + text.slice(at);
}

const spaced = (out: string, text: string, at: number) => (/[\w%)]$/.test(at > 0 ? text[at - 1]! : out) ? ' ' : '');

function insideString(text: string, from: number, to: number): boolean {
  let quote = '';
  for (let at = from; at < to; at++) {
    const letter = text[at]!;
    if (letter === '\\') at++;
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === quote) quote = '';
  }
  return quote !== '';
}

/** The place of the bracket that closes the one at `open`; -1 when it is missing. */
function closing(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '\\') at++;
    else if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(') depth++;
    else if (letter === ')' && --depth === 0) return at;
  }
  return -1;
}

function topComma(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '(' || letter === '[' || letter === '{') depth++;
    else if (letter === ')' || letter === ']' || letter === '}') depth--;
    else if (letter === ',' && depth === 0) return at;
  }
  return -1;
}

const EMPTY: Variables = new Map();
export const NO_VARIABLES = EMPTY;

/**
 * The variables of a box: the parent's, then its own declarations, with what they refer to put in.
 * A variable that refers to itself, in whatever roundabout way, is as if missing; `cycle` is told its name.
 */
export function resolveVariables(
  parent: Variables,
  own: ReadonlyMap<string, string>,
  cycle: (name: string) => void,
): Variables {
  const done = new Map(parent);
  const open = new Set<string>();
  const cyclic = new Set<string>();
  const settled = new Set<string>();
  const resolve = (name: string, depth: number): string | undefined => {
    const text = own.get(name);
    if (text === undefined) return parent.get(name);
    if (open.has(name)) {
      // Everything opened since is part of the circle.
      let inCircle = false;
      for (const each of open) {
        inCircle ||= each === name;
        if (inCircle) cyclic.add(each);
      }
      return undefined;
    }
    if (settled.has(name)) return done.get(name);
    open.add(name);
    let value: string | undefined;
    const word = text.toLowerCase();
    if (word === 'initial') value = undefined;
    else if (word === 'inherit' || word === 'unset' || word === 'revert' || word === 'revert-layer')
      value = parent.get(name);
    else if (!/\b(?:var|env)\(/i.test(text)) value = text;
    else value = depth < DEEPEST ? substitute(text, (other) => resolve(other, depth + 1)) : undefined;
    open.delete(name);
    if (cyclic.has(name)) {
      value = undefined;
      cycle(name);
    }
    settled.add(name);
    if (value === undefined) done.delete(name);
    else done.set(name, value);
    return value;
  };
  for (const name of own.keys()) resolve(name, 0);
  return done;
}
