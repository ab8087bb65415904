// In: a commune's accent. Out: its pale neighbours of the same hue (ground, tint), by the OKLCH lightness the house style fixes.
import { contrast, WHITE } from '../../base/colour.ts';

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const encoded = (channel: number) => (channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055);

/** Red, green and blue of `#rrggbb`, from 0 to 1. */
const channels = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];

/** `#rrggbb` in OKLCH, its hue in radians; without chroma (a black accent is one ink) the hue says nothing. */
function oklch(hex: string): { readonly lightness: number; readonly angle: number; readonly chroma: number } {
  const [r, g, b] = channels(hex).map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { lightness, angle: Math.atan2(y, x), chroma: Math.hypot(x, y) };
}

/** `#rrggbb` of an OKLCH colour, channels clipped to sRGB. */
function fromOklch(lightness: number, chroma: number, angle: number): string {
  const [x, y] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  const linears = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const hex = (channel: number) =>
    Math.round(Math.min(1, Math.max(0, encoded(channel))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${linears.map(hex).join('')}`;
}

/** The colour itself, or one of its hue as dark as `ratio` on white asks (WCAG 2 contrast). */
export function darkened(hex: string, ratio: number): string {
  const { lightness, angle, chroma } = oklch(hex);
  for (let at = lightness; at > 0; at -= 0.01) {
    const colour = at === lightness ? hex : fromOklch(at, chroma * (at / lightness), angle);
    const [r, g, b] = channels(colour);
    if (contrast({ space: 'rgb', r, g, b, alpha: 1 }, WHITE) >= ratio) return colour;
  }
  return '#000000';
}

const isHex = (value: unknown): value is string => /^#[0-9a-f]{6}$/i.test(String(value ?? ''));

/** The accent of base.css, whose neighbours were chosen by eye. */
export const HOUSE_ACCENT = '#98280c';

/** Declarations for `:root`; empty when the commune chose nothing, so that the house colours of base.css stand. */
export function paletteCss(colours: unknown): string {
  const given = (typeof colours === 'object' && colours !== null ? colours : {}) as Record<string, unknown>;
  const declarations: string[] = [];
  const set = (name: string, value: unknown) => isHex(value) && declarations.push(`--${name}:${value}`);
  set('ink', given.encre);
  if (isHex(given.accent) && given.accent.toLowerCase() !== HOUSE_ACCENT) {
    const { angle, chroma } = oklch(given.accent);
    const grey = chroma < 0.02;
    set('accent', given.accent);
    set('ground', given.fond ?? fromOklch(0.87, grey ? 0 : 0.05, angle));
    set('tint', given.teinte ?? fromOklch(0.96, grey ? 0 : 0.015, angle));
  } else {
    set('ground', given.fond);
    set('tint', given.teinte);
  }
  return declarations.join(';');
}
