// In: attribute values of SVG. Out: lengths in user units (CSS pixels), colours, transforms.
import type { Colour } from '../../../base/colour.ts';
import { IDENTITY, type Matrix, multiply, translation } from '../../../base/geometry.ts';
import { POINTS_PER_UNIT } from '../../../base/length.ts';
import { COLOUR_NAMES } from '../../style/colour-names.ts';

/** `basis` is what 100 % stands for; `em` the font size. */
export function length(value: string | undefined, basis: number, otherwise: number, em = 16): number {
  const found = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%|[a-z]+)?\s*$/i.exec(value ?? '');
  if (found === null) return otherwise;
  const amount = Number(found[1]);
  const unit = found[2]?.toLowerCase();
  if (!Number.isFinite(amount)) return otherwise;
  if (unit === undefined) return amount;
  if (unit === '%') return (amount / 100) * basis;
  if (unit === 'em' || unit === 'rem') return amount * em;
  if (unit === 'ex') return amount * em * 0.5;
  const points = (POINTS_PER_UNIT as Readonly<Record<string, number>>)[unit];
  return points === undefined ? otherwise : (amount * points) / POINTS_PER_UNIT.px;
}

export function numberList(value: string | undefined): number[] {
  return (value?.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).map(Number);
}

/** A share from 0 to 1, as a number or in per cent. */
export function share(value: string | undefined, otherwise: number): number {
  const amount = Number.parseFloat(value ?? '');
  if (!Number.isFinite(amount)) return otherwise;
  return Math.min(1, Math.max(0, value!.trim().endsWith('%') ? amount / 100 : amount));
}

/** undefined for what is no colour. `current` is currentColor. */
export function colour(value: string, current: Colour): Colour | undefined {
  const text = value.trim().toLowerCase();
  if (text === 'currentcolor') return current;
  if (text === 'transparent') return { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 };
  const hex = text.startsWith('#') ? text.slice(1) : COLOUR_NAMES.get(text);
  if (hex !== undefined) {
    const wide = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
    if (!/^[0-9a-f]{6}([0-9a-f]{2})?$/.test(wide)) return undefined;
    const at = (i: number) => Number.parseInt(wide.slice(i, i + 2), 16) / 255;
    return { space: 'rgb', r: at(0), g: at(2), b: at(4), alpha: wide.length === 8 ? at(6) : 1 };
  }
  const found = /^(rgba?|hsla?)\(([^)]*)\)$/.exec(text);
  if (found === null) return undefined;
  const parts = found[2]!.split(/[\s,/]+/).filter(Boolean);
  if (parts.length < 3) return undefined;
  const alpha = share(parts[3], 1);
  if (found[1]!.startsWith('rgb')) {
    const [r, g, b] = parts.map((part) => share(part.endsWith('%') ? part : `${Number.parseFloat(part) / 2.55}%`, 0));
    return { space: 'rgb', r: r!, g: g!, b: b!, alpha };
  }
  const [hue, saturation, light] = [Number.parseFloat(parts[0]!) || 0, share(parts[1], 0), share(parts[2], 0)];
  const channel = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return { space: 'rgb', r: channel(0), g: channel(8), b: channel(4), alpha };
}

export function transform(value: string | undefined): Matrix {
  let matrix = IDENTITY;
  for (const [, name, args] of (value ?? '').matchAll(/(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)/gi)) {
    const values = numberList(args);
    const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = values;
    matrix = multiply(matrix, one(name!.toLowerCase(), a, b, c, d, e, f));
  }
  return matrix;
}

function one(name: string, a: number, b: number | undefined, c: number, d: number, e: number, f: number): Matrix {
  const turn = (a * Math.PI) / 180;
  switch (name) {
    case 'matrix':
      return [a, b ?? 0, c, d, e, f];
    case 'translate':
      return translation(a, b ?? 0);
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': {
      const rotation: Matrix = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0];
      return multiply(multiply(translation(b ?? 0, c), rotation), translation(-(b ?? 0), -c));
    }
    case 'skewx':
      return [1, 0, Math.tan(turn), 1, 0, 0];
    default:
      return [1, Math.tan(turn), 0, 1, 0, 0];
  }
}

/** The id in `url(#id)` or `#id`; undefined for anything else. */
export function reference(value: string | undefined): string | undefined {
  return /^\s*(?:url\(\s*["']?)?#([^"')\s]+)/.exec(value ?? '')?.[1];
}

/** `preserveAspectRatio`: where the drawing stands in a place of another shape; undefined to stretch it. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly slice: boolean;
}

export function placement(value: string | undefined): Placement | undefined {
  const text = value ?? '';
  if (/^\s*none\b/.test(text)) return undefined;
  const found = /x(Min|Mid|Max)Y(Min|Mid|Max)/.exec(text);
  const at = (name: string | undefined) => (name === 'Min' ? 0 : name === 'Max' ? 1 : 0.5);
  return { x: at(found?.[1]), y: at(found?.[2]), slice: /\bslice\b/.test(text) };
}
