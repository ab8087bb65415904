// In: component values. Out: numbers, lengths, percentages, angles, calc() and its kin (CSS Values 4).
import { type LengthPercentage, POINTS_PER_UNIT } from '../../base/length.ts';
import { type Computable, type Context, constant } from './context.ts';
import type { Value, Values } from './tokens.ts';
import type { Style } from './types.ts';

/** A sum: a plain number, or points and percent, or radians. `percent` is undefined when no percentage came in. */
type Kind = 'number' | 'length' | 'percentage' | 'mixed' | 'angle' | 'other';
interface Term {
  readonly kind: Kind;
  /** The number, the points or the radians. */
  readonly value: Computable<number>;
  readonly percent: Computable<number>;
}
const ZERO = constant(0);

const RELATIVE: Readonly<Record<string, (cx: Context) => number>> = {
  em: (cx) => cx.em,
  rem: (cx) => cx.rem,
  ex: (cx) => cx.em * cx.measure(cx.font).ex,
  rex: (cx) => cx.rem * cx.measure(cx.root).ex,
  ch: (cx) => cx.em * cx.measure(cx.font).ch,
  rch: (cx) => cx.rem * cx.measure(cx.root).ch,
  cap: (cx) => cx.em * cx.measure(cx.font).cap,
  rcap: (cx) => cx.rem * cx.measure(cx.root).cap,
  ic: (cx) => cx.em * cx.measure(cx.font).ic,
  ric: (cx) => cx.rem * cx.measure(cx.root).ic,
  lh: (cx) => lineOf(cx.line, cx),
  rlh: (cx) => lineOf(cx.root, cx),
  vw: (cx) => cx.pageWidth / 100,
  vi: (cx) => cx.pageWidth / 100,
  vh: (cx) => cx.pageHeight / 100,
  vb: (cx) => cx.pageHeight / 100,
  vmin: (cx) => Math.min(cx.pageWidth, cx.pageHeight) / 100,
  vmax: (cx) => Math.max(cx.pageWidth, cx.pageHeight) / 100,
};

/** The height of a line in points. */
function lineOf(style: Style, { measure }: Context): number {
  return style.lineHeight === 'normal' ? style.fontSize * measure(style).line : style.lineHeight;
}

for (const prefix of ['s', 'l', 'd'])
  for (const unit of ['vw', 'vh', 'vi', 'vb', 'vmin', 'vmax'])
    (RELATIVE as Record<string, unknown>)[prefix + unit] = RELATIVE[unit];

const RADIANS: Readonly<Record<string, number>> = {
  deg: Math.PI / 180,
  grad: Math.PI / 200,
  rad: 1,
  turn: 2 * Math.PI,
};

const MATHS = new Set([
  'calc',
  'min',
  'max',
  'clamp',
  'abs',
  'sign',
  'round',
  'mod',
  'rem',
  '-webkit-calc',
  'sqrt',
  'pow',
]);

function single(value: Value): Term | undefined {
  switch (value.type) {
    case 'number':
      return { kind: 'number', value: constant(value.value), percent: ZERO };
    case 'percentage':
      return { kind: 'percentage', value: ZERO, percent: constant(value.value) };
    case 'dimension': {
      const number = value.value;
      if (Object.hasOwn(POINTS_PER_UNIT, value.unit)) {
        const points = number * POINTS_PER_UNIT[value.unit as keyof typeof POINTS_PER_UNIT];
        return { kind: 'length', value: constant(points), percent: ZERO };
      }
      if (Object.hasOwn(RELATIVE, value.unit)) {
        const unit = RELATIVE[value.unit]!;
        return { kind: 'length', value: (cx) => number * unit(cx), percent: ZERO };
      }
      if (Object.hasOwn(RADIANS, value.unit))
        return { kind: 'angle', value: constant(number * RADIANS[value.unit]!), percent: ZERO };
      return undefined;
    }
    case 'ident': {
      const number = { pi: Math.PI, e: Math.E, infinity: 1e9, '-infinity': -1e9 }[value.name];
      return number === undefined ? undefined : { kind: 'number', value: constant(number), percent: ZERO };
    }
    case 'block':
      return value.open === '(' ? sum(value.values) : undefined;
    case 'function':
      return MATHS.has(value.name) ? maths(value.name, value.values) : undefined;
    default:
      return undefined;
  }
}

const isLength = (kind: Kind) => kind === 'length' || kind === 'percentage' || kind === 'mixed';

function add(one: Term, other: Term, sign: 1 | -1): Term | undefined {
  const kind =
    one.kind === other.kind ? one.kind : isLength(one.kind) && isLength(other.kind) ? ('mixed' as const) : undefined;
  if (kind === undefined) return undefined;
  return {
    kind,
    value: (cx) => one.value(cx) + sign * other.value(cx),
    percent: (cx) => one.percent(cx) + sign * other.percent(cx),
  };
}

function times(one: Term, other: Term, divide: boolean): Term | undefined {
  if (divide) {
    if (other.kind !== 'number') return undefined;
    const by = (cx: Context) => 1 / (other.value(cx) || Number.POSITIVE_INFINITY);
    return { kind: one.kind, value: (cx) => one.value(cx) * by(cx), percent: (cx) => one.percent(cx) * by(cx) };
  }
  if (one.kind !== 'number') return other.kind === 'number' ? times(other, one, false) : undefined;
  return {
    kind: other.kind,
    value: (cx) => one.value(cx) * other.value(cx),
    percent: (cx) => one.value(cx) * other.percent(cx),
  };
}

const operator = (value: Value | undefined) => (value?.type === 'mark' ? value.value : undefined);

function sum(values: Values): Term | undefined {
  let at = 0;
  const product = (): Term | undefined => {
    let term = at < values.length ? single(values[at++]!) : undefined;
    for (let mark = operator(values[at]); mark === '*' || mark === '/'; mark = operator(values[at])) {
      at++;
      const next = at < values.length ? single(values[at++]!) : undefined;
      term = term && next && times(term, next, mark === '/');
    }
    return term;
  };
  let total = product();
  while (total !== undefined && at < values.length) {
    const mark = operator(values[at++]);
    if (mark !== '+' && mark !== '-') return undefined;
    const next = product();
    total = next && add(total, next, mark === '+' ? 1 : -1);
  }
  return total;
}

function argumentsOf(values: Values): Value[][] {
  const parts: Value[][] = [[]];
  for (const value of values)
    if (operator(value) === ',') parts.push([]);
    else parts.at(-1)!.push(value);
  return parts;
}

function maths(name: string, values: Values): Term | undefined {
  const parts = argumentsOf(values);
  if (name === 'calc' || name === '-webkit-calc') return parts.length === 1 ? sum(values) : undefined;
  const down = name === 'round' && onlyKeyword(parts[0]!);
  if (down) parts.shift();
  const terms = parts.map(sum);
  if (terms.length === 0 || terms.some((term) => term === undefined)) return undefined;
  const [first] = terms as Term[];
  const kind = first!.kind;
  // A share of an unknown basis cannot be compared with a length: only terms of one kind can be ordered.
  if (kind === 'mixed' || terms.some((term) => term!.kind !== kind)) return undefined;
  const part = kind === 'percentage' ? 'percent' : 'value';
  const operands = terms.map((term) => term![part]);
  const wrap = (value: Computable<number>, as: Kind = kind): Term =>
    part === 'percent' && as === kind ? { kind: as, value: ZERO, percent: value } : { kind: as, value, percent: ZERO };
  const on = (f: (...numbers: number[]) => number) =>
    wrap((cx) => finite(f(...operands.map((operand) => operand(cx)))));
  const count = operands.length;
  switch (name) {
    case 'min':
      return on(Math.min);
    case 'max':
      return on(Math.max);
    case 'clamp':
      return count === 3 ? on((low, value, high) => Math.max(low!, Math.min(value!, high!))) : undefined;
    case 'abs':
      return count === 1 ? on((x) => Math.abs(x!)) : undefined;
    case 'sign':
      return count === 1 ? wrap((cx) => Math.sign(operands[0]!(cx)), 'number') : undefined;
    case 'mod':
      return count === 2 ? on((a, b) => a! - b! * Math.floor(a! / b!)) : undefined;
    case 'rem':
      return count === 2 ? on((a, b) => a! % b!) : undefined;
    case 'sqrt':
      return count === 1 && kind === 'number' ? on((x) => Math.sqrt(x!)) : undefined;
    case 'pow':
      return count === 2 && kind === 'number' ? on((x, y) => x! ** y!) : undefined;
    case 'round': {
      const by = { up: Math.ceil, down: Math.floor, 'to-zero': Math.trunc, nearest: Math.round }[down || 'nearest']!;
      return on((x, step = 1) => by(x! / step) * step);
    }
    default:
      return undefined;
  }
}

function onlyKeyword(values: Values): 'up' | 'down' | 'to-zero' | 'nearest' | undefined {
  const [value] = values;
  const name = value?.type === 'ident' ? value.name : undefined;
  return name === 'up' || name === 'down' || name === 'to-zero' || name === 'nearest' ? name : undefined;
}

const finite = (x: number) => (Number.isFinite(x) ? x : 0);

/** A length in points; a percentage is refused. */
export function lengthOf(value: Value | undefined, least = Number.NEGATIVE_INFINITY): Computable<number> | undefined {
  if (value === undefined) return undefined;
  if (value.type === 'number') return value.value === 0 ? ZERO : undefined;
  const term = single(value);
  if (term?.kind !== 'length') return undefined;
  if (value.type === 'dimension') return value.value < least ? undefined : term.value;
  return least > Number.NEGATIVE_INFINITY ? (cx) => Math.max(least, term.value(cx)) : term.value;
}

/** A length or a percentage. `least` of 0 refuses negative ones, and clamps what calc() gives. */
export function lengthPercentageOf(
  value: Value | undefined,
  least = Number.NEGATIVE_INFINITY,
): Computable<LengthPercentage> | undefined {
  const length = lengthOf(value, least);
  if (length !== undefined || value === undefined) return length;
  const term = single(value);
  if (term === undefined) return comparedOf(value, least);
  if (term.kind !== 'percentage' && term.kind !== 'mixed') return undefined;
  if (value.type === 'percentage') {
    if (value.value < least) return undefined;
    return constant({ percent: value.value, points: 0 });
  }
  return (cx) => {
    const sum = lengthOfTerm(term, cx);
    return typeof sum === 'number' ? Math.max(least, sum) : sum;
  };
}

function lengthOfTerm(term: Term, cx: Context): LengthPercentage {
  const percent = term.percent(cx);
  const points = term.value(cx);
  return percent === 0 ? points : { percent, points };
}

/** `min()`, `max()` and `clamp()` of lengths and shares of what only layout knows: kept as limits of the first. */
function comparedOf(value: Value, least: number): Computable<LengthPercentage> | undefined {
  if (value.type !== 'function') return undefined;
  const { name } = value;
  if (name === 'calc') return value.values.length === 1 ? lengthPercentageOf(value.values[0], least) : undefined;
  if (name !== 'min' && name !== 'max' && name !== 'clamp') return undefined;
  const parts = argumentsOf(value.values).map((part): Computable<LengthPercentage> | undefined => {
    const term = sum(part);
    if (term !== undefined) return isLength(term.kind) ? (cx) => lengthOfTerm(term, cx) : undefined;
    return part.length === 1 ? comparedOf(part[0]!, Number.NEGATIVE_INFINITY) : undefined;
  });
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  const lengths = parts as Computable<LengthPercentage>[];
  if (name === 'clamp') {
    const [low, middle, high] = lengths;
    if (lengths.length !== 3) return undefined;
    return (cx) => limited(limited(middle!(cx), 'most', high!(cx)), 'least', low!(cx));
  }
  const limit = name === 'min' ? 'most' : 'least';
  return (cx) =>
    lengths.slice(1).reduce<LengthPercentage>((whole, part) => limited(whole, limit, part(cx)), lengths[0]!(cx));
}

/** A length with one more limit. */
function limited(length: LengthPercentage, limit: 'most' | 'least', by: LengthPercentage): LengthPercentage {
  const wide = typeof length === 'number' ? { percent: 0, points: length } : length;
  const free = wide[limit] === undefined && (limit === 'least' || wide.least === undefined);
  if (free) return { ...wide, [limit]: by };
  // What has this limit already becomes the limit of the other; of two that both are limited, the first is kept.
  const other = typeof by === 'number' ? { percent: 0, points: by } : by;
  return other.most === undefined && other.least === undefined ? { ...other, [limit]: wide } : wide;
}

/** A number, calc() of numbers included. */
export function numberOf(value: Value | undefined, least = Number.NEGATIVE_INFINITY): Computable<number> | undefined {
  if (value === undefined) return undefined;
  const term = single(value);
  if (term?.kind !== 'number' || value.type === 'ident' || value.type === 'block') return undefined;
  if (value.type === 'number') return value.value < least ? undefined : term.value;
  return (cx) => Math.max(least, term.value(cx));
}

export function integerOf(value: Value | undefined, least = Number.NEGATIVE_INFINITY): Computable<number> | undefined {
  if (value?.type === 'number' && !Number.isInteger(value.value)) return undefined;
  const number = numberOf(value, least);
  return number && ((cx) => Math.max(least, Math.round(number(cx))));
}

/** Per cent; a plain number counts as a share of one where `numbers` is given. */
export function percentageOf(value: Value | undefined, numbers = false): Computable<number> | undefined {
  if (value === undefined || value.type === 'ident') return undefined;
  const term = single(value);
  if (term?.kind === 'percentage') return term.percent;
  return numbers && term?.kind === 'number' ? (cx) => term.value(cx) * 100 : undefined;
}

/** Radians. */
export function angleOf(value: Value | undefined): Computable<number> | undefined {
  if (value === undefined) return undefined;
  if (value.type === 'number') return value.value === 0 ? ZERO : undefined;
  const term = single(value);
  return term?.kind === 'angle' ? term.value : undefined;
}
