// In: the @counter-style rules. Out: numbers as text in any counter style, predefined or the author's (CSS Counter Styles 3).
import type { Descriptors } from './fontface.ts';
import type { CounterRule } from './sheets.ts';
import { onlyIdent, parseValues, split, type Value } from './tokens.ts';
import type { CounterStyles } from './types.ts';

interface CounterStyle {
  readonly prefix: string;
  readonly suffix: string;
  readonly negative: readonly [string, string];
  readonly pad: { readonly length: number; readonly symbol: string };
  readonly fallback: string;
  readonly range: (value: number) => boolean;
  readonly signed: boolean;
  /** Undefined where the system has no word for the number. */
  readonly write: (value: number) => string | undefined;
}

const LONGEST = 60;
const letters = (text: string) => [...text];

const cyclic = (symbols: readonly string[]) => (value: number) =>
  symbols[(((value - 1) % symbols.length) + symbols.length) % symbols.length];

const numeric = (symbols: readonly string[]) => (value: number) => {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / symbols.length))
    text = symbols[rest % symbols.length]! + text;
  return text === '' ? symbols[0] : text;
};

const alphabetic = (symbols: readonly string[]) => (value: number) => {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / symbols.length))
    text = symbols[(rest - 1) % symbols.length]! + text;
  return text === '' ? undefined : text;
};

const symbolic = (symbols: readonly string[]) => (value: number) => {
  const count = Math.ceil(value / symbols.length);
  return value < 1 || count > LONGEST ? undefined : symbols[(value - 1) % symbols.length]!.repeat(count);
};

const additive = (weights: readonly (readonly [number, string])[]) => (value: number) => {
  if (value === 0) return weights.find(([weight]) => weight === 0)?.[1];
  let text = '';
  let rest = value;
  for (const [weight, symbol] of weights) {
    if (weight === 0) continue;
    const times = Math.floor(rest / weight);
    if (times > LONGEST) return undefined;
    text += symbol.repeat(times);
    rest -= times * weight;
  }
  return rest === 0 ? text : undefined;
};

const fixedFrom = (first: number, symbols: readonly string[]) => (value: number) => symbols[value - first];

const always = () => true;
const positive = (value: number) => value >= 1;
const style = (write: CounterStyle['write'], more: Partial<CounterStyle> = {}): CounterStyle => ({
  prefix: '',
  suffix: '. ',
  negative: ['-', ''],
  pad: { length: 0, symbol: '' },
  fallback: 'decimal',
  range: always,
  signed: true,
  write,
  ...more,
});

const bullet = (symbol: string) => style(() => symbol, { suffix: ' ', signed: false });
const alphabet = (symbols: string) => style(alphabetic(letters(symbols)), { range: positive });
const digits = (symbols: string) => style(numeric(letters(symbols)));
const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;
const inRoman = (value: number) => value >= 1 && value <= 3999;
const LATIN = 'abcdefghijklmnopqrstuvwxyz';

const PREDEFINED: Readonly<Record<string, CounterStyle>> = {
  decimal: digits('0123456789'),
  'decimal-leading-zero': style(numeric(letters('0123456789')), { pad: { length: 2, symbol: '0' } }),
  'arabic-indic': digits('٠١٢٣٤٥٦٧٨٩'),
  persian: digits('۰۱۲۳۴۵۶۷۸۹'),
  devanagari: digits('०१२३४५६७८९'),
  'lower-roman': style(additive(ROMAN), { range: inRoman }),
  'upper-roman': style(additive(ROMAN.map(([weight, text]) => [weight, text.toUpperCase()] as const)), {
    range: inRoman,
  }),
  'lower-alpha': alphabet(LATIN),
  'lower-latin': alphabet(LATIN),
  'upper-alpha': alphabet(LATIN.toUpperCase()),
  'upper-latin': alphabet(LATIN.toUpperCase()),
  'lower-greek': alphabet('αβγδεζηθικλμνξοπρστυφχψω'),
  disc: bullet('•'),
  circle: bullet('◦'),
  square: bullet('▪'),
  'disclosure-open': bullet('▾'),
  'disclosure-closed': bullet('▸'),
  none: style(() => '', { suffix: '', signed: false }),
};

export function makeCounterStyles(rules: readonly CounterRule[]): CounterStyles {
  const own = new Map(rules.map(({ name, descriptors }) => [name, descriptors]));
  const made = new Map<string, CounterStyle>();
  const find = (name: string, depth = 0): CounterStyle => {
    const kept = made.get(name);
    if (kept) return kept;
    const descriptors = own.get(name);
    const found =
      descriptors && depth < 16
        ? (authorStyle(descriptors, (other) => find(other, depth + 1)) ?? PREDEFINED.decimal!)
        : ((Object.hasOwn(PREDEFINED, name) ? PREDEFINED[name]! : undefined) ??
          (Object.hasOwn(PREDEFINED, name.toLowerCase()) ? PREDEFINED[name.toLowerCase()]! : PREDEFINED.decimal!));
    if (depth === 0) made.set(name, found);
    return found;
  };
  const format = (name: string, value: number, depth = 0): string => {
    const counter = find(name);
    const size = counter.signed ? Math.abs(value) : value;
    const text = counter.range(value) ? counter.write(size) : undefined;
    if (text === undefined)
      return depth > 8 ? String(value) : format(depth === 8 ? 'decimal' : counter.fallback, value, depth + 1);
    const signed = value < 0 && counter.signed;
    const [before, after] = signed ? counter.negative : ['', ''];
    const length = [...text].length + (signed ? [...before].length + [...after].length : 0);
    const padding = counter.pad.symbol.repeat(Math.min(LONGEST, Math.max(0, counter.pad.length - length)));
    return before + padding + text + after;
  };
  return {
    written: JSON.stringify(rules.map(({ name, descriptors }) => [name, [...descriptors]])),
    format: (name, value) => format(name, value),
    marker: (name, value) => {
      const { prefix, suffix } = find(name);
      return prefix + format(name, value) + suffix;
    },
  };
}

const textOf = (value: Value | undefined): string | undefined =>
  value?.type === 'string' ? value.value : value?.type === 'ident' ? value.text : undefined;

/** Undefined when the rule makes no style. */
function authorStyle(descriptors: Descriptors, find: (name: string) => CounterStyle): CounterStyle | undefined {
  const read = (name: string): readonly Value[] => parseValues(descriptors.get(name) ?? '') ?? [];
  const system = read('system');
  const kind = system[0]?.type === 'ident' ? system[0].name : 'symbolic';
  const symbols = read('symbols').flatMap((value) => textOf(value) ?? []);
  const base = kind === 'extends' ? find(textOf(system[1]) ?? 'decimal') : undefined;
  const first = system[1]?.type === 'number' ? system[1].value : 1;
  const weights = split(read('additive-symbols'), ',').flatMap((pair) => {
    const number = pair.find((value) => value.type === 'number');
    const symbol = textOf(pair.find((value) => value !== number));
    return number?.type === 'number' && symbol !== undefined ? [[number.value, symbol] as const] : [];
  });
  weights.sort((a, b) => b[0] - a[0]);
  const enough = { numeric: 2, alphabetic: 2, cyclic: 1, symbolic: 1, fixed: 1 }[kind] ?? 0;
  if (!base && (kind === 'additive' ? weights.length === 0 : symbols.length < enough || enough === 0)) return undefined;
  const systems: Readonly<Record<string, () => CounterStyle>> = {
    cyclic: () => style(cyclic(symbols), { signed: false }),
    numeric: () => style(numeric(symbols)),
    alphabetic: () => style(alphabetic(symbols), { range: positive }),
    symbolic: () => style(symbolic(symbols), { range: positive }),
    additive: () => style(additive(weights), { range: (value) => value >= 0 }),
    fixed: () => style(fixedFrom(first, symbols), { signed: false }),
  };
  const start = base ?? systems[kind]!();
  const [negative, negativeAfter] = read('negative').map(textOf);
  const pad = read('pad');
  const padding = pad.find((value) => value.type === 'number');
  return {
    ...start,
    prefix: textOf(read('prefix')[0]) ?? start.prefix,
    suffix: textOf(read('suffix')[0]) ?? start.suffix,
    negative: negative === undefined ? start.negative : [negative, negativeAfter ?? ''],
    pad:
      padding?.type === 'number'
        ? { length: padding.value, symbol: textOf(pad.find((value) => value !== padding)) ?? '' }
        : start.pad,
    fallback: textOf(read('fallback')[0]) ?? start.fallback,
    range: rangeOf(descriptors.get('range')) ?? start.range,
  };
}

function rangeOf(text: string | undefined): ((value: number) => boolean) | undefined {
  const values = parseValues(text ?? '') ?? [];
  if (values.length === 0 || onlyIdent(values) === 'auto') return undefined;
  const bounds = split(values, ',').map(([low, high]) => {
    const number = (value: Value | undefined, infinite: number) => (value?.type === 'number' ? value.value : infinite);
    return [number(low, Number.NEGATIVE_INFINITY), number(high, Number.POSITIVE_INFINITY)] as const;
  });
  return (value) => bounds.some(([low, high]) => value >= low && value <= high);
}
