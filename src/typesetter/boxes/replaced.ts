// In: an element that stands for something else: img, svg, object, form fields. Out: its box, or nothing when its content is to be shown instead.
import type { Styled } from '../style/types.ts';
import type { Builder } from './builder.ts';
import { clean } from './roles.ts';
import { alternativeMissing } from './rules.ts';
import { measureSvg, svgMarkup } from './svg.ts';
import type { Picture } from './types.ts';

/** Elements that never show anything by themselves. */
export const NEVER_SHOWN = new Set('head title meta link style base source track param area datalist col'.split(' '));

export interface Replacement {
  readonly picture: Picture | undefined;
  readonly alt: string;
}

/** What stands for the element; undefined when the element is shown by its content. */
export function replacement(b: Builder, { element, style }: Styled): Replacement | undefined {
  const { name, attributes, place } = element;
  if (name === 'img') {
    const src = clean(attributes.src);
    const silent =
      attributes.alt !== undefined ||
      attributes['aria-hidden'] === 'true' ||
      /^(presentation|none)$/.test(attributes.role ?? '') ||
      clean(attributes['aria-label']) !== undefined ||
      clean(attributes.title) !== undefined;
    if (!silent) b.report(alternativeMissing, { path: src ?? '' }, { place });
    return { picture: b.pictures.load(src ?? '', b.path, place), alt: attributes.alt ?? '' };
  }
  if (name === 'svg') {
    const size = measureSvg(attributes);
    const path = b.fresh('svg');
    const markup = svgMarkup(element, style.color);
    return { picture: { path, kind: 'svg', ...size, pixels: { width: 0, height: 0 }, markup }, alt: '' };
  }
  const data = name === 'object' ? clean(attributes.data) : undefined;
  if (
    data !== undefined &&
    (/^image\//.test(attributes.type ?? 'image/') || /\.(svg|png|jpe?g|webp|gif)$/i.test(data))
  ) {
    const picture = b.pictures.load(data, b.path, place);
    return picture && { picture, alt: '' };
  }
  return undefined;
}

/** What an element without content says in a line: form fields on paper are signs. */
export function fieldText({ element }: Styled): string | undefined {
  const { name, attributes } = element;
  if (name === 'wbr') return '\u200b';
  if (name !== 'input') return undefined;
  const type = attributes.type?.toLowerCase() ?? 'text';
  if (type === 'hidden') return '';
  if (type === 'checkbox') return attributes.checked === undefined ? '☐' : '☑';
  if (type === 'radio') return attributes.checked === undefined ? '○' : '◉';
  return attributes.value ?? '';
}
