// In: pixels in sRGB. Out: the same in the inks of a press: pure grey where the picture has no colour, else four inks, or those of the job.
import { cmykOf, mixCmyk } from './pdf/colour.ts';
import { jobInks, mixInks, type Plates } from './plates.ts';

/** Samples with a byte for each channel. Of one channel: light, 255 is paper. Of two or four: ink, 255 is whole. */
export interface Separated {
  readonly samples: Uint8Array;
  readonly channels: 1 | 2 | 4;
}

/** `photograph`: neighbouring pixels must stay neighbours, so no rule makes greys pure K among colours. */
export function separatePixels(rgb: Uint8Array, plates: Plates, photograph: boolean): Separated {
  if (isGrey(rgb)) {
    const samples = new Uint8Array(rgb.length / 3);
    // What is grey has nothing on the plate of the second ink.
    const blank = plates.job?.plate === 'second';
    for (let i = 0; i < samples.length; i++) samples[i] = blank ? 255 : rgb[3 * i]!;
    return { samples, channels: 1 };
  }
  const channels = channelsOf(plates);
  const samples = new Uint8Array((rgb.length / 3) * channels);
  if (!photograph) {
    const known = new Map<number, readonly number[]>();
    for (let i = 0, at = 0; at < rgb.length; i++, at += 3) {
      const key = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
      let inks = known.get(key);
      if (inks === undefined) {
        inks = flatInks(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!, plates);
        known.set(key, inks);
      }
      for (let c = 0; c < channels; c++) samples[i * channels + c] = inks[c]!;
    }
    return { samples, channels };
  }
  throughGrid(rgb, gridOf(plates), channels, samples);
  return { samples, channels };
}

/** The channels of one colour, as pixels have them. */
export function flatInks(r: number, g: number, b: number, plates: Plates): readonly number[] {
  const colour = { space: 'rgb', r: r / 255, g: g / 255, b: b / 255, alpha: 1 } as const;
  return spelled(plates.job ? jobInks(colour, plates.job) : cmykOf(colour, plates), plates).map((ink) =>
    Math.round(ink * 255),
  );
}

export function channelsOf({ job }: Plates): 1 | 2 | 4 {
  if (job === undefined) return 4;
  return job.plate !== undefined || job.second === undefined ? 1 : 2;
}

function spelled(inks: readonly number[], { job }: Plates): readonly number[] {
  if (job === undefined) return inks;
  if (job.plate === 'black' || job.second === undefined) return [1 - inks[0]!];
  return job.plate === 'second' ? [1 - inks[1]!] : inks;
}

const SIDE = 33;

/** Every colour by its neighbours: 36,000 conversions instead of one for each of some million pixels. */
function gridOf(plates: Plates): Float32Array {
  const nodes = new Float32Array(SIDE ** 3 * 4);
  const last = SIDE - 1;
  let at = 0;
  for (let r = 0; r < SIDE; r++)
    for (let g = 0; g < SIDE; g++)
      for (let b = 0; b < SIDE; b++, at += 4) {
        const inks = plates.job
          ? mixInks(r / last, g / last, b / last, plates.job.second)
          : mixCmyk(r / last, g / last, b / last, plates);
        nodes.set(spelled(inks, plates), at);
      }
  return nodes;
}

/** Between the eight nodes round each pixel. Written out, for it runs some million times: closures cost ten times as much. */
function throughGrid(rgb: Uint8Array, nodes: Float32Array, channels: number, samples: Uint8Array): void {
  const [stepR, stepG, stepB] = [4 * SIDE * SIDE, 4 * SIDE, 4];
  // Of each value of a channel: the node below it, and how far beyond that it lies.
  const below = new Uint8Array(256);
  const beyond = new Float32Array(256);
  for (let value = 0; value < 256; value++) {
    const at = (value / 255) * (SIDE - 1);
    below[value] = Math.min(SIDE - 2, Math.floor(at));
    beyond[value] = at - below[value]!;
  }
  const pixels = rgb.length / 3;
  for (let i = 0; i < pixels; i++) {
    const r = rgb[3 * i]!;
    const g = rgb[3 * i + 1]!;
    const b = rgb[3 * i + 2]!;
    const corner = below[r]! * stepR + below[g]! * stepG + below[b]! * stepB;
    const fr = beyond[r]!;
    const fg = beyond[g]!;
    const fb = beyond[b]!;
    for (let ink = 0; ink < channels; ink++) {
      const at = corner + ink;
      const a = nodes[at]! + fb * (nodes[at + stepB]! - nodes[at]!);
      const c = nodes[at + stepG]! + fb * (nodes[at + stepG + stepB]! - nodes[at + stepG]!);
      const d = nodes[at + stepR]! + fb * (nodes[at + stepR + stepB]! - nodes[at + stepR]!);
      const e = nodes[at + stepR + stepG]! + fb * (nodes[at + stepR + stepG + stepB]! - nodes[at + stepR + stepG]!);
      const low = a + fg * (c - a);
      const high = d + fg * (e - d);
      samples[i * channels + ink] = (low + fr * (high - low)) * 255.499;
    }
  }
}

/** The mean share of each ink that the plates have, as `inkNames` (inspect.ts) lists them, from one pixel in some. */
export function meanInks(samples: Uint8Array, channels: 1 | 2 | 4, { job, spots }: Plates): readonly number[] {
  const pixels = samples.length / channels;
  const step = Math.max(1, Math.floor(pixels / 20000));
  const sums = new Float64Array(channels);
  let count = 0;
  for (let i = 0; i < pixels; i += step, count++)
    for (let c = 0; c < channels; c++) sums[c]! += samples[i * channels + c]! / 255;
  const means = Array.from(sums, (sum) => sum / Math.max(1, count));
  const none = spots.map(() => 0);
  if (channels === 4) return [...means, ...none];
  if (channels === 2) return means;
  const ink = 1 - means[0]!;
  if (job === undefined) return [0, 0, 0, ink, ...none];
  return job.plate === undefined && job.second !== undefined ? [ink, 0] : [ink];
}

/** Colours of a palette, three bytes each, in inks. */
export function separatePalette(palette: Uint8Array, plates: Plates): Uint8Array {
  const inks: number[] = [];
  for (let at = 0; at + 2 < palette.length; at += 3)
    inks.push(...flatInks(palette[at]!, palette[at + 1]!, palette[at + 2]!, plates));
  return Uint8Array.from(inks);
}

function isGrey(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3)
    if (Math.abs(rgb[at]! - rgb[at + 1]!) > 3 || Math.abs(rgb[at + 1]! - rgb[at + 2]!) > 3) return false;
  return true;
}
