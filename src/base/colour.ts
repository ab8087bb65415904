// In: nothing. Out: colours as values, in the space the author named.

/** Components from 0 to 1; `alpha` from 0 to 1. */
export type Colour =
  | { readonly space: 'rgb'; readonly r: number; readonly g: number; readonly b: number; readonly alpha: number }
  | {
      readonly space: 'cmyk';
      readonly c: number;
      readonly m: number;
      readonly y: number;
      readonly k: number;
      readonly alpha: number;
    };

export const BLACK: Colour = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 };
export const WHITE: Colour = { space: 'rgb', r: 1, g: 1, b: 1, alpha: 1 };
export const TRANSPARENT: Colour = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 };

/** Relative luminance of an opaque colour, as WCAG 2 defines it. */
function luminance(colour: Colour): number {
  const { r, g, b } = toRgb(colour);
  const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of two opaque colours, from 1 to 21 (WCAG 2). */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour in sRGB; device CMYK by the naive formula, for screens and contrast alone. */
export function toRgb(colour: Colour): { readonly r: number; readonly g: number; readonly b: number } {
  if (colour.space === 'rgb') return colour;
  const { c, m, y, k } = colour;
  return { r: (1 - c) * (1 - k), g: (1 - m) * (1 - k), b: (1 - y) * (1 - k) };
}
