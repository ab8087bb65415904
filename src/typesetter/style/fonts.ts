// In: component values. Out: what the font properties say (CSS Fonts 4): family, size, weight, features.

import { resolveLength } from '../../base/length.ts';
import { type Computable, constant } from './context.ts';
import { angleOf, lengthPercentageOf, numberOf, percentageOf } from './lengths.ts';
import { onlyIdent, split, type Values } from './tokens.ts';
import type { Style } from './types.ts';

export type Features = Style['fontFeatures'];

export function fontFamilyOf(values: Values): Computable<readonly string[]> | undefined {
  const families: string[] = [];
  for (const part of split(values, ',')) {
    const [first] = part;
    if (part.length === 1 && first?.type === 'string') families.push(first.value);
    else if (part.length > 0 && part.every((value) => value.type === 'ident'))
      families.push(part.map((value) => (value.type === 'ident' ? value.text : '')).join(' '));
    else return undefined;
  }
  return constant(families);
}

/** Points of the keywords, as shares of the medium size. */
const SIZES: Readonly<Record<string, number>> = {
  'xx-small': 9 / 16,
  'x-small': 10 / 16,
  small: 13 / 16,
  medium: 1,
  large: 18 / 16,
  'x-large': 24 / 16,
  'xx-large': 2,
  'xxx-large': 3,
};
const MEDIUM = 12;

export function fontSizeOf(values: Values): Computable<number> | undefined {
  const word = onlyIdent(values);
  if (word !== undefined) {
    if (word === 'larger') return (cx) => cx.em * 1.2;
    if (word === 'smaller') return (cx) => cx.em / 1.2;
    return SIZES[word] === undefined ? undefined : constant(SIZES[word] * MEDIUM);
  }
  const length = values.length === 1 ? lengthPercentageOf(values[0], 0) : undefined;
  return length && ((cx) => resolveLength(length(cx), cx.em));
}

export function fontWeightOf(values: Values): Computable<number> | undefined {
  const word = onlyIdent(values);
  if (word === 'normal') return constant(400);
  if (word === 'bold') return constant(700);
  if (word === 'bolder') return ({ parent: { fontWeight: w } }) => (w < 350 ? 400 : w < 550 ? 700 : Math.max(w, 900));
  if (word === 'lighter') return ({ parent: { fontWeight: w } }) => (w < 100 ? w : w < 550 ? 100 : w < 750 ? 400 : 700);
  const number = values.length === 1 ? numberOf(values[0], 1) : undefined;
  return number && ((cx) => Math.min(1000, number(cx)));
}

export function fontStyleOf(values: Values): Computable<Style['fontStyle']> | undefined {
  const [first, second, ...more] = values;
  const word = first?.type === 'ident' ? first.name : '';
  if (more.length > 0 || (second !== undefined && (word !== 'oblique' || !angleOf(second)))) return undefined;
  return word === 'normal' || word === 'italic' || word === 'oblique' ? constant(word) : undefined;
}

const STRETCHES: Readonly<Record<string, number>> = {
  'ultra-condensed': 50,
  'extra-condensed': 62.5,
  condensed: 75,
  'semi-condensed': 87.5,
  normal: 100,
  'semi-expanded': 112.5,
  expanded: 125,
  'extra-expanded': 150,
  'ultra-expanded': 200,
};
export function fontStretchOf(values: Values): Computable<number> | undefined {
  const word = onlyIdent(values);
  if (word !== undefined) return STRETCHES[word] === undefined ? undefined : constant(STRETCHES[word]);
  return values.length === 1 ? percentageOf(values[0]) : undefined;
}

/** A factor of the font size, or a length in points, or the face's own. */
export type LineHeight = 'normal' | { readonly factor: number } | { readonly points: number };
export function lineHeightOf(values: Values): Computable<LineHeight> | undefined {
  if (onlyIdent(values) === 'normal') return constant('normal');
  if (values.length !== 1) return undefined;
  const number = numberOf(values[0], 0);
  if (number) return (cx) => ({ factor: number(cx) });
  const length = lengthPercentageOf(values[0], 0);
  return length && ((cx) => ({ points: resolveLength(length(cx), cx.em) }));
}

export function featureSettingsOf(values: Values): Computable<Features> | undefined {
  if (onlyIdent(values) === 'normal') return constant({});
  const features: Record<string, number> = {};
  for (const [tag, value, ...more] of split(values, ',')) {
    if (tag?.type !== 'string' || !/^[ -~]{4}$/.test(tag.value) || more.length > 0) return undefined;
    if (value === undefined) features[tag.value] = 1;
    else if (value.type === 'number' && value.value >= 0) features[tag.value] = value.value;
    else if (value.type === 'ident' && (value.name === 'on' || value.name === 'off'))
      features[tag.value] = value.name === 'on' ? 1 : 0;
    else return undefined;
  }
  return constant(features);
}

/** What each word of the font-variant-* properties does to OpenType features. */
export const VARIANTS: Readonly<Record<string, Readonly<Record<string, Features>>>> = {
  'font-variant-ligatures': {
    none: { liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0 },
    'common-ligatures': { liga: 1, clig: 1 },
    'no-common-ligatures': { liga: 0, clig: 0 },
    'discretionary-ligatures': { dlig: 1 },
    'no-discretionary-ligatures': { dlig: 0 },
    'historical-ligatures': { hlig: 1 },
    'no-historical-ligatures': { hlig: 0 },
    contextual: { calt: 1 },
    'no-contextual': { calt: 0 },
  },
  'font-variant-caps': {
    'small-caps': { smcp: 1 },
    'all-small-caps': { smcp: 1, c2sc: 1 },
    'petite-caps': { pcap: 1 },
    'all-petite-caps': { pcap: 1, c2pc: 1 },
    unicase: { unic: 1 },
    'titling-caps': { titl: 1 },
  },
  'font-variant-numeric': {
    'lining-nums': { lnum: 1 },
    'oldstyle-nums': { onum: 1 },
    'proportional-nums': { pnum: 1 },
    'tabular-nums': { tnum: 1 },
    'diagonal-fractions': { frac: 1 },
    'stacked-fractions': { afrc: 1 },
    ordinal: { ordn: 1 },
    'slashed-zero': { zero: 1 },
  },
  'font-variant-position': { sub: { subs: 1 }, super: { sups: 1 } },
  'font-variant-alternates': { 'historical-forms': { hist: 1 } },
};

export function variantOf(name: string): (values: Values) => Computable<Features> | undefined {
  const words = VARIANTS[name]!;
  return (values) => {
    if (onlyIdent(values) === 'normal') return constant({});
    const features = {};
    for (const value of values) {
      if (value.type !== 'ident' || !Object.hasOwn(words, value.name)) return undefined;
      Object.assign(features, words[value.name]);
    }
    return values.length > 0 ? constant(features) : undefined;
  };
}
