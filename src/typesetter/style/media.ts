// In: the prelude of @media or @supports. Out: whether it holds on paper (Media Queries 4, CSS Conditional 3).

import { BLACK } from '../../base/colour.ts';
import type { Context } from './context.ts';
import { compileDeclaration } from './declarations.ts';
import { type MeasureFace, unknownFace } from './face-units.ts';
import { INITIAL } from './initial.ts';
import { lengthOf } from './lengths.ts';
import { parseValues, split, type Value, type Values } from './tokens.ts';

/** A4, portrait: what relative units and media queries stand on, before any @page is read. */
export const DEFAULT_PAGE = { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 } as const;

const CONTEXT: Context = {
  em: 12,
  rem: 12,
  font: INITIAL,
  line: INITIAL,
  root: INITIAL,
  measure: unknownFace,
  pageWidth: DEFAULT_PAGE.width,
  pageHeight: DEFAULT_PAGE.height,
  color: BLACK,
  parent: INITIAL,
};

const word = (value: Value | undefined) => (value?.type === 'ident' ? value.name : undefined);

/** An empty list holds; a query that is not understood does not. `measure` knows the initial face. */
export function mediaMatches(text: string, measure: MeasureFace = unknownFace): boolean {
  const values = parseValues(text);
  if (values === undefined) return false;
  return values.length === 0 || split(values, ',').some((each) => query(each, { ...CONTEXT, measure }));
}

function query(values: Values, cx: Context): boolean {
  const ask: Ask = (value) => feature(value, cx);
  let rest = values;
  let negated = false;
  const first = word(rest[0]);
  if ((first === 'not' || first === 'only') && rest[1]?.type === 'ident') {
    negated = first === 'not';
    rest = rest.slice(1);
  }
  const medium = word(rest[0]);
  if (medium === undefined || medium === 'not') return condition(rest, ask) ?? false;
  const fits = medium === 'all' || medium === 'print';
  if (rest.length === 1) return fits !== negated;
  if (word(rest[1]) !== 'and') return false;
  const rests = condition(rest.slice(2), ask);
  return rests !== undefined && (fits && rests) !== negated;
}

type Ask = (value: Value) => boolean | undefined;

/** `a and b and c`, `a or b`, `not a`, brackets; undefined when it is not understood. */
function condition(values: Values, ask: Ask): boolean | undefined {
  if (word(values[0]) === 'not') {
    const inner = values.length === 2 ? term(values[1]!, ask) : undefined;
    return inner === undefined ? undefined : !inner;
  }
  if (values.length % 2 === 0) return undefined;
  const joins = new Set(values.filter((_, at) => at % 2 === 1).map(word));
  const [join] = joins;
  if (joins.size > 1 || (joins.size === 1 && join !== 'and' && join !== 'or')) return undefined;
  const terms = values.filter((_, at) => at % 2 === 0).map((value) => term(value, ask));
  if (terms.includes(undefined)) return undefined;
  return join === 'or' ? terms.includes(true) : !terms.includes(false);
}

function term(value: Value, ask: Ask): boolean | undefined {
  const answer = ask(value);
  if (answer !== undefined) return answer;
  return value.type === 'block' && value.open === '(' ? condition(value.values, ask) : undefined;
}

const LENGTHS: Readonly<Record<string, number>> = {
  width: DEFAULT_PAGE.width,
  height: DEFAULT_PAGE.height,
  'device-width': DEFAULT_PAGE.width,
  'device-height': DEFAULT_PAGE.height,
};
const NUMBERS: Readonly<Record<string, number>> = { color: 8, 'color-index': 0, monochrome: 0, grid: 0 };
const WORDS: Readonly<Record<string, string>> = {
  orientation: 'portrait',
  update: 'none',
  scan: 'progressive',
  hover: 'none',
  'any-hover': 'none',
  pointer: 'none',
  'any-pointer': 'none',
  scripting: 'none',
  'color-gamut': 'srgb',
  'prefers-color-scheme': 'light',
  'prefers-contrast': 'no-preference',
  'prefers-reduced-motion': 'reduce',
  'overflow-block': 'paged',
  'overflow-inline': 'none',
  'display-mode': 'browser',
  'forced-colors': 'none',
  'inverted-colors': 'none',
};

const mark = (value: Value | undefined) => (value?.type === 'mark' ? value.value : '');

function feature(value: Value, cx: Context): boolean | undefined {
  if (value.type !== 'block' || value.open !== '(') return undefined;
  const { values } = value;
  const name = word(values[0]);
  if (values.length === 1 && name !== undefined) {
    if (LENGTHS[name] !== undefined) return true;
    if (NUMBERS[name] !== undefined) return NUMBERS[name] > 0;
    return WORDS[name] === undefined ? undefined : WORDS[name] !== 'none';
  }
  if (name !== undefined && mark(values[1]) === ':' && values.length >= 3) {
    const bound = /^(min|max)-(.+)$/.exec(name);
    const plain = bound ? bound[2]! : name;
    if (WORDS[plain] !== undefined && !bound) return word(values[2]) === WORDS[plain];
    const ours = LENGTHS[plain] ?? NUMBERS[plain];
    const theirs = LENGTHS[plain] === undefined ? plainNumber(values[2]) : lengthOf(values[2])?.(cx);
    if (ours === undefined || theirs === undefined) return bound || WORDS[plain] !== undefined ? false : undefined;
    return bound === null ? Math.abs(ours - theirs) < 0.01 : bound[1] === 'min' ? ours >= theirs : ours <= theirs;
  }
  return range(values, cx);
}

const plainNumber = (value: Value | undefined) => (value?.type === 'number' ? value.value : undefined);

/** `width >= 30em`, `10cm < width <= 30cm`. */
function range(values: Values, cx: Context): boolean | undefined {
  const operands: (number | undefined)[] = [];
  const operators: string[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    const sign = mark(value);
    if (sign === '') operands.push(LENGTHS[word(value) ?? ''] ?? lengthOf(value)?.(cx));
    else if (mark(values[at + 1]) === '=') {
      operators.push(`${sign}=`);
      at++;
    } else operators.push(sign);
  }
  if (operators.length === 0 || operands.length !== operators.length + 1 || operands.includes(undefined))
    return undefined;
  return operators.every((operator, at) => {
    const [x, y] = [operands[at]!, operands[at + 1]!];
    if (operator === '<') return x < y;
    if (operator === '<=') return x <= y;
    if (operator === '>') return x > y;
    return operator === '>=' ? x >= y : operator === '=' && Math.abs(x - y) < 0.01;
  });
}

/** Whether @supports holds: what the table of properties takes. `text` is the prelude, and declarations are read from it as written. */
export function supportsMatches(text: string): boolean {
  const declarations: string[] = [];
  // Each `(name: value)` becomes a number, so that values of any shape pass through the grammar of conditions.
  let depth = 0;
  let start = -1;
  let flat = '';
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (!inside && letter === '(' && /^\(\s*-{0,2}[a-z][\w-]*\s*:/i.test(text.slice(at, at + 80))) {
      inside = true;
      depth = 0;
      start = at + 1;
    }
    if (!inside) flat += letter;
    else if (letter === '(') depth++;
    else if (letter === ')' && --depth === 0) {
      flat += ` ${declarations.length} `;
      declarations.push(text.slice(start, at));
      inside = false;
    }
  }
  const values = parseValues(flat);
  if (values === undefined) return false;
  const ask: Ask = (value) => {
    if (value.type === 'function') return value.name === 'selector';
    if (value.type !== 'number') return undefined;
    const declaration = declarations[value.value];
    if (declaration === undefined) return undefined;
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, colon).trim();
    const compiled = compileDeclaration(name.toLowerCase(), declaration.slice(colon + 1).trim(), '');
    return 'declared' in compiled && compiled.declared.length > 0;
  };
  return condition(values, ask) ?? false;
}
