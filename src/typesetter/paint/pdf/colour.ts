// In: a colour as the author named it. Out: PDF colour operands for a screen or for a press.
//
// For a press: black, greys and near-black inks are pure K, so that small text needs no register; other sRGB colours
// become CMYK with a moderate grey component replacement: K = m², where m is the least of 1−R, 1−G, 1−B, and what K
// covers leaves the three others. Total ink is held under 280 %.
import { type Colour, toRgb } from '../../../base/colour.ts';
import { fine } from './syntax.ts';

export type ColourProfile = 'screen' | 'print';

/** `operands` end in `fill` or `stroke`; `black` is K at 100 %, which may overprint. */
export interface Ink {
  readonly space: 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK';
  readonly components: readonly number[];
  readonly fill: string;
  readonly stroke: string;
  readonly black: boolean;
}

const OPERATORS = { DeviceGray: ['g', 'G'], DeviceRGB: ['rg', 'RG'], DeviceCMYK: ['k', 'K'] } as const;

/** Darker than this, and neutral, a colour is the black ink itself. */
const NEAR_BLACK = 0.15;
const NEUTRAL = 0.03;
/** Coated paper takes 300 %, and must dry. */
const MOST_INK = 2.8;

function ink(space: Ink['space'], components: readonly number[]): Ink {
  const operands = components.map((value) => fine(Math.round(clamp(value) * 1e4) / 1e4)).join(' ');
  const [fill, stroke] = OPERATORS[space];
  const black = space === 'DeviceCMYK' && components[3] === 1 && components[0]! + components[1]! + components[2]! === 0;
  return { space, components, fill: `${operands} ${fill}`, stroke: `${operands} ${stroke}`, black };
}

export function inkOf(colour: Colour, profile: ColourProfile): Ink {
  if (profile === 'print') return ink('DeviceCMYK', cmykOf(colour));
  const { r, g, b } = toRgb(colour);
  return r === g && g === b ? ink('DeviceGray', [r]) : ink('DeviceRGB', [r, g, b]);
}

/** Components for a shading, all in one space. */
export function shadingComponents(colour: Colour, profile: ColourProfile): readonly number[] {
  if (profile === 'print') return cmykOf(colour);
  const { r, g, b } = toRgb(colour);
  return [r, g, b];
}

export function cmykOf(colour: Colour): readonly [number, number, number, number] {
  if (colour.space === 'cmyk') return [colour.c, colour.m, colour.y, colour.k];
  const [r, g, b] = [clamp(colour.r), clamp(colour.g), clamp(colour.b)];
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  if (most - least <= NEUTRAL) return [0, 0, 0, most <= NEAR_BLACK ? 1 : 1 - (most + least) / 2];
  const k = (1 - most) ** 2;
  const rest = (value: number) => clamp((1 - value - k) / (1 - k));
  const [c, m, y] = [rest(r), rest(g), rest(b)];
  const less = Math.min(1, (MOST_INK - k) / Math.max(c + m + y, 1e-9));
  return [c * less, m * less, y * less, k];
}

function clamp(value: number): number {
  return value > 0 ? Math.min(value, 1) : 0;
}
