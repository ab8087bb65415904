// In: the values of `font`, `font-variant` and `font-synthesis`. Out: their longhands (CSS Fonts 4, 2.7, 6.11 and 9.2).
import { VARIANTS } from './fonts.ts';
import { angleOf } from './lengths.ts';
import { accepts, ident, type Shorthand, wordOf } from './shorthand-patterns.ts';
import { onlyIdent, type Value, type Values } from './tokens.ts';

const VARIANT_NAMES = Object.keys(VARIANTS);

const SYSTEM_FONTS = new Set(['caption', 'icon', 'menu', 'message-box', 'small-caption', 'status-bar']);

export const font: Shorthand = (values) => {
  const found = new Map<string, Values>();
  if (SYSTEM_FONTS.has(onlyIdent(values) ?? '')) return undefined;
  let at = 0;
  for (; at < values.length; at++) {
    const value = values[at]!;
    const word = wordOf(value);
    if (word === 'normal') continue;
    const style = accepts('font-style', [value]);
    if (style) {
      const angle = word === 'oblique' && angleOf(values[at + 1]) ? 1 : 0;
      found.set('font-style', values.slice(at, at + 1 + angle));
      at += angle;
    } else if (word === 'small-caps') found.set('font-variant-caps', [value]);
    else if (accepts('font-weight', [value])) found.set('font-weight', [value]);
    else if (word !== '' && accepts('font-stretch', [value])) found.set('font-stretch', [value]);
    else break;
  }
  const size = values[at];
  if (size === undefined || !accepts('font-size', [size])) return undefined;
  at++;
  let height: Values | 'initial' = 'initial';
  const slash = values[at];
  if (slash?.type === 'mark' && slash.value === '/') {
    height = values.slice(at + 1, at + 2);
    at += 2;
  }
  const family = values.slice(at);
  if (family.length === 0) return undefined;
  return [
    ...['font-style', 'font-weight', 'font-stretch', 'font-kerning', 'font-feature-settings', ...VARIANT_NAMES].map(
      (name) => [name, found.get(name) ?? 'initial'] as const,
    ),
    ['font-size', [size]],
    ['line-height', height],
    ['font-family', family],
  ];
};

export const fontVariant: Shorthand = (values) => {
  const word = onlyIdent(values);
  if (word === 'normal' || word === 'none')
    return VARIANT_NAMES.map(
      (name) => [name, word === 'none' && name.endsWith('ligatures') ? values : 'initial'] as const,
    );
  const found = new Map<string, Value[]>();
  for (const value of values) {
    const name = VARIANT_NAMES.find((variant) => wordOf(value) !== 'none' && accepts(variant, [value]));
    if (name === undefined) return undefined;
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return VARIANT_NAMES.map((name) => [name, found.get(name) ?? 'initial'] as const);
};

/** Slanting and thickening a face is not given: those words say nothing here. */
export const fontSynthesis: Shorthand = (values) => {
  const words = values.map((value) => wordOf(value));
  const known = ['none', 'weight', 'style', 'small-caps', 'position'];
  if (words.length === 0 || new Set(words).size < words.length || !words.every((word) => known.includes(word)))
    return undefined;
  if (words.includes('none') && words.length > 1) return undefined;
  return ['small-caps', 'position'].map(
    (word) => [`font-synthesis-${word}`, words.includes(word) ? 'initial' : ident('none')] as const,
  );
};
