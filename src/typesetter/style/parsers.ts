// In: nothing. Out: parsers that the table of properties is made of: words, lengths, extents, corners, lists.
import type { LengthPercentage } from '../../base/length.ts';
import { type Computable, constant, type Parser } from './context.ts';
import { positionOf } from './images.ts';
import { JUSTIFY_AUTO } from './initial.ts';
import { integerOf, lengthOf, lengthPercentageOf, numberOf, percentageOf } from './lengths.ts';
import { onlyIdent, split, type Value } from './tokens.ts';
import type { Alignment, Corner, Display, Position, Style } from './types.ts';

/** One of these words, as it is. */
export function words<const Word extends string>(...allowed: readonly Word[]): Parser<Word> {
  const made = new Map(allowed.map((word) => [word as string, constant(word)]));
  return (values) => made.get(onlyIdent(values) ?? '');
}

/** Words that stand for other words or values. */
export function mapped<T>(table: Readonly<Record<string, T>>): Parser<T> {
  const made = new Map(Object.entries(table).map(([word, value]) => [word, constant(value)]));
  return (values) => made.get(onlyIdent(values) ?? '');
}

/** The first parser that takes the values. */
export function either<T>(...parsers: readonly Parser<T>[]): Parser<T> {
  return (values, base) => {
    for (const parser of parsers) {
      const value = parser(values, base);
      if (value) return value;
    }
    return undefined;
  };
}

/** A parser of a single component value. */
export function one<T>(read: (value: Value) => Computable<T> | undefined): Parser<T> {
  return (values) => (values.length === 1 ? read(values[0]!) : undefined);
}

/** A list between commas, each part by `parser`. */
export function list<T>(parser: Parser<T>): Parser<readonly T[]> {
  return (values, base) => {
    const parts: Computable<T>[] = [];
    for (const part of split(values, ',')) {
      const made = parser(part, base);
      if (made === undefined) return undefined;
      parts.push(made);
    }
    return (cx) => parts.map((part) => part(cx));
  };
}

export const length = one((value) => lengthOf(value));
export const positiveLength = one((value) => lengthOf(value, 0));
export const lengthPercentage = one((value) => lengthPercentageOf(value));
export const positiveLengthPercentage = one((value) => lengthPercentageOf(value, 0));
export const positiveNumber = one((value) => numberOf(value, 0));
export const integer = one((value) => integerOf(value));
export const count = one((value) => integerOf(value, 1));
export const or = <T, const Word extends string>(parser: Parser<T>, ...allowed: readonly Word[]): Parser<T | Word> =>
  either<T | Word>(words(...allowed), parser);

export const extent = or(positiveLengthPercentage, 'auto', 'min-content', 'max-content', 'fit-content');
export const limit = or(positiveLengthPercentage, 'none', 'min-content', 'max-content', 'fit-content');
export const inset = or(lengthPercentage, 'auto');

/** A line's thickness; the words are CSS's usual pixels. */
export const lineWidth = either<number>(mapped({ thin: 0.75, medium: 2.25, thick: 3.75 }), positiveLength);
export const lineStyle = words(
  'none',
  'hidden',
  'solid',
  'dashed',
  'dotted',
  'double',
  'groove',
  'ridge',
  'inset',
  'outset',
);

export const corner: Parser<Corner> = (values) => {
  if (values.length === 0 || values.length > 2) return undefined;
  const x = lengthPercentageOf(values[0], 0);
  const y = values.length === 2 ? lengthPercentageOf(values[1], 0) : x;
  return x && y && ((cx) => ({ x: x(cx), y: y(cx) }));
};

/** A share of the font size, or a length, in points. */
export const emLength = one<number>((value) => {
  const percent = percentageOf(value);
  return percent ? (cx) => (percent(cx) / 100) * cx.em : lengthOf(value);
});

export const opacity = one<number>((value) => {
  const percent = percentageOf(value, true);
  return percent && ((cx) => Math.min(1, Math.max(0, percent(cx) / 100)));
});

const DISPLAYS: Readonly<Record<string, Display>> = {
  none: 'none',
  contents: 'contents',
  block: 'block',
  'block flow': 'block',
  flow: 'block',
  'flow-root': 'flow-root',
  'block flow-root': 'flow-root',
  'list-item': 'list-item',
  'block list-item': 'list-item',
  'block flow list-item': 'list-item',
  inline: 'inline',
  'inline flow': 'inline',
  'inline-block': 'inline-block',
  'inline flow-root': 'inline-block',
  flex: 'flex',
  'block flex': 'flex',
  'inline-flex': 'inline-flex',
  'inline flex': 'inline-flex',
  grid: 'grid',
  'block grid': 'grid',
  'inline-grid': 'inline-grid',
  'inline grid': 'inline-grid',
  table: 'table',
  'block table': 'table',
  'inline-table': 'inline-table',
  'inline table': 'inline-table',
  'table-row-group': 'table-row-group',
  'table-header-group': 'table-header-group',
  'table-footer-group': 'table-footer-group',
  'table-row': 'table-row',
  'table-cell': 'table-cell',
  'table-column': 'table-column',
  'table-column-group': 'table-column-group',
  'table-caption': 'table-caption',
};
export const display: Parser<Display> = (values) => {
  const name = values.map((value) => (value.type === 'ident' ? value.name : '?')).join(' ');
  return DISPLAYS[name] && constant(DISPLAYS[name]);
};

const DISTRIBUTIONS = ['normal', 'stretch', 'space-between', 'space-around', 'space-evenly'] as const;
const POSITIONS = ['start', 'end', 'center', 'flex-start', 'flex-end'] as const;
const SELF_POSITIONS = [...POSITIONS, 'self-start', 'self-end'] as const;
const SIDES = ['left', 'right'] as const;

/** `positions` may be `safe` or `unsafe`; the latter is what a position is by itself. */
function alignmentOf(others: readonly Alignment[], positions: readonly Position[]): Parser<Alignment> {
  const table: Record<string, Alignment> = {};
  for (const other of others) table[other] = other;
  for (const position of positions) {
    table[position] = table[`unsafe ${position}`] = position;
    table[`safe ${position}`] = `safe ${position}`;
  }
  if (others.includes('baseline')) table['first baseline'] = 'baseline';
  return (values) => {
    const found = table[values.map((value) => (value.type === 'ident' ? value.name : '?')).join(' ')];
    return found && constant(found);
  };
}

export const alignContent = alignmentOf([...DISTRIBUTIONS, 'baseline', 'last baseline'], POSITIONS);
export const justifyContent = alignmentOf(DISTRIBUTIONS, [...POSITIONS, ...SIDES]);
const ITEMS = ['normal', 'stretch', 'baseline', 'last baseline'] as const;
export const alignItems = alignmentOf(ITEMS, SELF_POSITIONS);
export const alignSelf = alignmentOf([...ITEMS, 'auto'], SELF_POSITIONS);
export const justifySelf = alignmentOf([...ITEMS, 'auto'], [...SELF_POSITIONS, ...SIDES]);
const justified = alignmentOf(ITEMS, [...SELF_POSITIONS, ...SIDES]);

/** `legacy` says something of nested tables in old HTML only. */
export const justifyItems: Parser<Alignment> = (values) => {
  const names = values.map((value) => (value.type === 'ident' ? value.name : '?'));
  if (!names.includes('legacy')) return justified(values, '');
  const [word, ...more] = names.filter((name) => name !== 'legacy');
  if (more.length > 0 || (word !== undefined && word !== 'left' && word !== 'right' && word !== 'center'))
    return undefined;
  return constant(word ?? 'normal');
};

/** Several words in any order; `none` is the empty list. */
export function anyOf<const Word extends string>(...allowed: readonly Word[]): Parser<readonly Word[]> {
  const set = new Set<string>(allowed);
  return (values) => {
    if (onlyIdent(values) === 'none') return constant([]);
    const found = values.map((value) => (value.type === 'ident' ? value.name : ''));
    return found.length > 0 && found.every((word) => set.has(word)) && new Set(found).size === found.length
      ? constant(found as Word[])
      : undefined;
  };
}

export const identifier = one<string>((value) => (value.type === 'ident' ? constant(value.text) : undefined));
export const text = one<string>((value) => (value.type === 'string' ? constant(value.value) : undefined));

export const position: Parser<Style['position']> = (values) => {
  const [value] = values;
  if (value?.type === 'function' && value.name === 'running' && values.length === 1) {
    const [name] = value.values;
    return name?.type === 'ident' ? constant({ running: name.text }) : undefined;
  }
  // Paper does not scroll: what would stick stays where it is.
  return mapped({
    static: 'static',
    relative: 'relative',
    absolute: 'absolute',
    fixed: 'fixed',
    sticky: 'static',
  } as const)(values, '');
};

export const aspectRatio: Parser<number | 'auto'> = (values) => {
  const rest = values.filter((value) => !(value.type === 'ident' && value.name === 'auto'));
  if (rest.length === 0) return values.length === 1 ? constant('auto') : undefined;
  const [width, height] = split(rest, '/');
  const x = width!.length === 1 ? numberOf(width![0], 0) : undefined;
  const y = height === undefined ? constant(1) : height.length === 1 ? numberOf(height[0], 0) : undefined;
  return x && y && ((cx) => (x(cx) > 0 && y(cx) > 0 ? x(cx) / y(cx) : 'auto'));
};

/** The third value is a depth, which paper has not. */
export const origin: Parser<Style['transformOrigin']> = (values) =>
  positionOf(values.length === 3 && lengthOf(values[2]) ? values.slice(0, 2) : values);

export const spacing: Parser<{ readonly x: number; readonly y: number }> = (values) => {
  const x = lengthOf(values[0], 0);
  const y = values.length === 2 ? lengthOf(values[1], 0) : values.length === 1 ? x : undefined;
  return x && y && ((cx) => ({ x: x(cx), y: y(cx) }));
};

/** `auto` is 0: what the language asks for. */
export const limitChars: Parser<Style['hyphenateLimitChars']> = (values) => {
  const read = (value: Value | undefined, missing: Computable<number>) =>
    value === undefined || (value.type === 'ident' && value.name === 'auto') ? missing : integerOf(value, 1);
  if (values.length === 0 || values.length > 3) return undefined;
  const word = read(values[0], constant(0));
  const before = read(values[1], constant(0));
  const after = before && read(values[2], values[1] === undefined ? constant(0) : before);
  return word && before && after && ((cx) => ({ word: word(cx), before: before(cx), after: after(cx) }));
};

export const initialLetter: Parser<Style['initialLetter']> = (values) => {
  if (onlyIdent(values) === 'normal') return constant('normal');
  const size = numberOf(values[0], 1);
  const [, second, third] = values;
  const word = second?.type === 'ident' ? second.name : undefined;
  if (third !== undefined || (second !== undefined && word === undefined && !integerOf(second, 1))) return undefined;
  if (word !== undefined && word !== 'drop' && word !== 'raise') return undefined;
  const sink = word === 'raise' ? constant(1) : word === undefined ? integerOf(second, 1) : undefined;
  return size && ((cx) => ({ size: size(cx), sink: sink ? sink(cx) : Math.floor(size(cx)) }));
};

/** `2% 0.015em`: how much wider or narrower glyphs may be, and how far letters may move apart, in a justified line. */
export const justifyLimits: Parser<Style['justifyLimits']> = (values) => {
  if (onlyIdent(values) === 'auto') return constant(JUSTIFY_AUTO);
  if (onlyIdent(values) === 'none') return constant({ scale: 0, letterSpace: 0 });
  const scale = percentageOf(values[0]);
  const share = percentageOf(values[1]);
  const letter = values[1] === undefined ? constant(0) : share ? undefined : lengthOf(values[1], 0);
  if (values.length > 2 || scale === undefined || !(share ?? letter)) return undefined;
  return (cx) => ({
    scale: Math.max(0, scale(cx) / 100),
    letterSpace: Math.max(0, share ? share(cx) / 100 : letter!(cx) / (cx.em || 1)),
  });
};

/** `none`, or the smallest and the largest factor (`0.8 1.4`, `80% 140%`), and the least height of capitals (`15mm`). */
export const fit: Parser<Style['fit']> = (values) => {
  if (onlyIdent(values) === 'none') return constant('none');
  const [min, max] = [percentageOf(values[0], true), percentageOf(values[1], true)];
  const capitals = values.length === 3 ? lengthOf(values[2], 0) : constant(0);
  if (values.length < 2 || values.length > 3 || !min || !max || !capitals) return undefined;
  return (cx) => ({
    min: Math.max(0.01, min(cx) / 100),
    max: Math.max(min(cx), max(cx)) / 100,
    capitals: capitals(cx),
  });
};

export const verticalAlign: Parser<Style['verticalAlign']> = or(
  lengthPercentage as Parser<LengthPercentage>,
  'baseline',
  'sub',
  'super',
  'top',
  'text-top',
  'middle',
  'bottom',
  'text-bottom',
);
