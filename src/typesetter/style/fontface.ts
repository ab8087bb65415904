// In: the descriptors of @font-face. Out: a face with the Host's paths of its files (CSS Fonts 4, section 4).
import { pathOf } from './images.ts';
import { parseValues, split, urlOf, type Value } from './tokens.ts';
import type { FontFace } from './types.ts';

export type Descriptors = ReadonlyMap<string, string>;

/** What our reader of fonts takes; a source that says something else is passed over. */
const FORMATS = new Set([
  'truetype',
  'opentype',
  'woff',
  'woff2',
  'collection',
  'truetype-variations',
  'opentype-variations',
]);
const WEIGHTS: Readonly<Record<string, number>> = { normal: 400, bold: 700 };

/** Undefined when it names no family or no source. */
export function fontFaceOf(descriptors: Descriptors, base: string): FontFace | undefined {
  const values = (name: string) => parseValues(descriptors.get(name) ?? '') ?? [];
  const family = values('font-family')
    .map((value) => (value.type === 'string' ? value.value : value.type === 'ident' ? value.text : ''))
    .join(' ');
  const sources: string[] = [];
  for (const source of split(values('src'), ',')) {
    const url = urlOf(source[0]);
    const format = source.find((value) => value.type === 'function' && value.name === 'format');
    if (url !== undefined && (format === undefined || FORMATS.has(formatOf(format)))) sources.push(pathOf(url, base));
  }
  if (family === '' || sources.length === 0) return undefined;
  const weights = values('font-weight').map((value) =>
    value.type === 'number' ? value.value : value.type === 'ident' ? (WEIGHTS[value.name] ?? 400) : 400,
  );
  const [low = 400, high = low] = weights;
  const [adjust] = values('size-adjust');
  const sizeAdjust = adjust?.type === 'percentage' ? adjust.value / 100 : 1;
  const [style] = values('font-style');
  const slant = style?.type === 'ident' ? style.name : '';
  return {
    family,
    weight: [Math.min(low, high), Math.max(low, high)],
    style: slant === 'italic' || slant === 'oblique' ? slant : 'normal',
    sources,
    ...(sizeAdjust !== 1 && sizeAdjust > 0 && { sizeAdjust }),
    unicodeRange: unicodeRanges(descriptors.get('unicode-range') ?? ''),
  };
}

function formatOf(value: Value): string {
  const [inner] = value.type === 'function' ? value.values : [];
  return inner?.type === 'string' ? inner.value.toLowerCase() : inner?.type === 'ident' ? inner.name : '';
}

/** `U+0-FF, U+20AC, U+4??`; everything when nothing is said. */
function unicodeRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (const [, from, wild, to] of text.matchAll(/u\+([\da-f]{0,6})(\?{0,6})(?:-([\da-f]{1,6}))?/gi)) {
    const low = Number.parseInt((from ?? '') + '0'.repeat(wild!.length), 16);
    const high =
      to === undefined ? Number.parseInt((from ?? '') + 'f'.repeat(wild!.length), 16) : Number.parseInt(to, 16);
    if (low <= high) ranges.push([low, Math.min(high, 0x10ffff)]);
  }
  return ranges.length > 0 ? ranges : [[0, 0x10ffff]];
}
