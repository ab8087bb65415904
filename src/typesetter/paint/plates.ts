// In: nothing. Out: how the colours of a document become inks on plates, and the arithmetic of jobs in one or two inks.
import { type Colour, toRgb } from '../../base/colour.ts';
import type { Icc } from './icc.ts';

/** Shares of cyan, magenta, yellow and black, from 0 to 1. */
export type Cmyk = readonly [number, number, number, number];

/** An ink of its own, and the sRGB colour of the document that it prints. */
export interface SpotInk {
  readonly name: string;
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export interface Plates {
  /** Spells all that follows: what was painted for other plates is not the same. */
  readonly key: string;
  /** The most ink in one place: 3 for 300 %. */
  readonly mostInk: number;
  /** sRGB becomes CMYK by it; without, by a formula (pdf/colour.ts). */
  readonly icc?: Icc | undefined;
  readonly spots: readonly SpotInk[];
  /** Black alone, or black and a second ink, in place of four. */
  readonly job?: InkJob | undefined;
  /** Of the output intent: a name of the ICC's registry, and the profile itself where it is known. */
  readonly condition: string;
}

export interface InkJob {
  readonly second: SpotInk | undefined;
  /** One ink of the job in grey, for a file of its own; undefined for both in one. */
  readonly plate?: 'black' | 'second' | undefined;
}

/** What French offset shops take where nothing else is known: uncoated paper, 280 %. */
export const USUAL_PLATES: Plates = { key: '', mostInk: 2.8, spots: [], condition: 'FOGRA39' };

/** Darker than this, and neutral, a colour is the black ink itself. */
const NEAR_BLACK = 0.15;
const NEUTRAL = 0.03;

/** K of a grey, or of a black that is nearly one; undefined for a colour. */
export function greyInk(r: number, g: number, b: number): number | undefined {
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  if (most - least > NEUTRAL) return undefined;
  return most <= NEAR_BLACK ? 1 : 1 - (most + least) / 2;
}

/** All inks whole: what marks are drawn in, so that each plate has them. */
export function isRegistration(colour: Colour): boolean {
  return colour.space === 'cmyk' && colour.c + colour.m + colour.y + colour.k === 4;
}

/** Black and second ink of a colour, from 0 to 1. */
export function jobInks(colour: Colour, { second }: InkJob): readonly [black: number, second: number] {
  if (colour.space === 'cmyk') {
    if (colour.c + colour.m + colour.y === 0) return [colour.k, 0];
    if (isRegistration(colour)) return [1, 1];
  }
  const { r, g, b } = toRgb(colour);
  const grey = greyInk(r, g, b);
  return grey === undefined ? mixInks(r, g, b, second) : [grey, 0];
}

const STEPS = 48;

/**
 * The two tints that come nearest to a colour when one is printed over the other, each letting through what it does not
 * absorb: least squares, in sRGB. For each share of the second ink the best black follows; so one number is searched.
 */
export function mixInks(r: number, g: number, b: number, second: SpotInk | undefined): readonly [number, number] {
  if (second === undefined) return [1 - (0.299 * r + 0.587 * g + 0.114 * b), 0];
  let found: readonly [number, number] = [0, 0];
  let least = Infinity;
  for (let step = 0; step <= STEPS; step++) {
    const tint = step / STEPS;
    const pr = 1 - tint * (1 - second.r);
    const pg = 1 - tint * (1 - second.g);
    const pb = 1 - tint * (1 - second.b);
    const norm = 0.299 * pr * pr + 0.587 * pg * pg + 0.114 * pb * pb;
    const through = norm === 0 ? 1 : (0.299 * r * pr + 0.587 * g * pg + 0.114 * b * pb) / norm;
    const light = Math.min(1, Math.max(0, through));
    const error = 0.299 * (r - light * pr) ** 2 + 0.587 * (g - light * pg) ** 2 + 0.114 * (b - light * pb) ** 2;
    if (error < least - 1e-9) {
      least = error;
      found = [1 - light, tint];
    }
  }
  return found;
}
