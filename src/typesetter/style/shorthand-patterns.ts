// In: names of longhands. Out: shorthands of the usual patterns: four sides, two axes, values in any order, another name.
import { INDEX, PROPERTIES } from './properties.ts';
import { onlyIdent, type Value, type Values } from './tokens.ts';

/** What each longhand gets; `initial` where the shorthand leaves it out. */
export type Longhands = readonly (readonly [name: string, values: Values | 'initial'])[];

export type Shorthand = (values: Values, base: string) => Longhands | undefined;

export const ident = (name: string): Values => [{ type: 'ident', name, text: name }];

export const accepts = (name: string, values: Values, base = '') =>
  PROPERTIES[INDEX.get(name)!]!.parse(values, base) !== undefined;

/** One to four values, clockwise from the top. */
const around =
  (...names: readonly [string, string, string, string]): Shorthand =>
  (values) => {
    const [top, right = top, bottom = top, left = right] = values;
    if (top === undefined || values.length > 4) return undefined;
    return [top, right, bottom, left].map((value, at) => [names[at]!, [value!]] as const);
  };

export const SIDES = ['top', 'right', 'bottom', 'left'] as const;

export const aroundSides = (prefix: string, suffix = '') =>
  around(...(SIDES.map((side) => `${prefix}${side}${suffix}`) as [string, string, string, string]));

/** One or two values, the second for the second name. */
export const both =
  (one: string, other: string): Shorthand =>
  (values) => {
    const [first, second = first] = values;
    if (first === undefined || values.length > 2) return undefined;
    return [
      [one, [first]],
      [other, [second!]],
    ];
  };

/** Values in any order, each taken by the first longhand still free that accepts it. */
export const anyOrder =
  (...names: readonly string[]): Shorthand =>
  (values, base) => {
    const found = new Map<string, Values>();
    for (const value of values) {
      const name = names.find((free) => !found.has(free) && accepts(free, [value], base));
      if (name === undefined) return undefined;
      found.set(name, [value]);
    }
    return values.length === 0 ? undefined : names.map((name) => [name, found.get(name) ?? 'initial'] as const);
  };

export const line = (prefix: string): Shorthand => anyOrder(`${prefix}-width`, `${prefix}-style`, `${prefix}-color`);

/** The same line on several sides. */
export const lines =
  (...sides: readonly string[]): Shorthand =>
  (values, base) => {
    const all = sides.map((side) => line(`border-${side}`)(values, base));
    return all.includes(undefined) ? undefined : all.flatMap((longhands) => longhands!);
  };

export const alias =
  (name: string, words: Readonly<Record<string, string>> = {}): Shorthand =>
  (values) => {
    const word = onlyIdent(values);
    return [[name, word !== undefined && Object.hasOwn(words, word) ? ident(words[word]!) : values]];
  };

export const wordOf = (value: Value) => (value.type === 'ident' ? value.name : '');
