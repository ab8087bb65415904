// In: any picture that sharp reads, and the pixels that paper can show. Out: a JPEG for photographs, samples for few colours.
import { deflateSync } from 'node:zlib';
import type { Size } from '../../base/geometry.ts';
import { encodeTiff } from './cmyk-tiff.ts';
import type { Plates } from './plates.ts';
import type { Prepared } from './prepared.ts';
import { channelsOf, meanInks, separatePalette, separatePixels } from './separate.ts';

/** 150 million pixels, a wall of a picture: more is a mistake or an attack. */
const LARGEST = 150e6;
/** A drawing or a screen copy has fewer colours than this; a photograph more. */
const FEW = 4096;
const QUALITY = 85;
/** A press shows what a screen hides. */
const FOR_PRESS = 92;

export interface RasterOptions {
  readonly photograph?: boolean;
  /** The drawing's own size in points: rendered at the size wanted, never enlarged afterwards. */
  readonly svg?: Size;
  /** For a press: pixels become inks. */
  readonly plates?: Plates | undefined;
}

/** Upright, in sRGB or grey, never enlarged. undefined when it cannot be read. */
export async function rasterise(bytes: Uint8Array, need: Size, options: RasterOptions): Promise<Prepared | undefined> {
  try {
    const { default: sharp } = await import('sharp');
    const density =
      options.svg === undefined
        ? {}
        : { density: Math.min(2400, Math.max(1, (72 * need.width) / Math.max(1, options.svg.width / 0.75))) };
    const open = () => sharp(bytes, { limitInputPixels: LARGEST, failOn: 'truncated', ...density }).autoOrient();
    const metadata = await open().metadata();
    const { width: fullWidth, height: fullHeight } = metadata.autoOrient ?? metadata;
    const ratio = Math.min(1, Math.max(need.width / fullWidth, need.height / fullHeight));
    const width = Math.max(1, Math.round(fullWidth * ratio));
    const height = Math.max(1, Math.round(fullHeight * ratio));
    const scaled = open().toColourspace('srgb').resize(width, height, { fit: 'fill' });
    const { data, info } = await scaled.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    const size = { width: info.width, height: info.height };
    const { samples, alpha } = split(data, info.channels);
    const channels = info.channels < 3 ? 1 : 3;
    const mask = alpha && { alpha: deflateSync(alpha) };
    const { plates } = options;
    if (plates !== undefined) return { ...(await forPress(samples, channels, size, plates, options)), ...mask };
    const indexed = options.photograph || channels === 1 ? undefined : index(samples);
    if (indexed !== undefined && indexed !== 'few')
      return {
        type: 'samples',
        bytes: deflateSync(indexed.rows),
        size,
        space: { palette: indexed.palette },
        bits: 8,
        png: false,
        ...mask,
      };
    const flat = indexed === 'few' || (channels === 1 && !options.photograph);
    if (flat)
      return {
        type: 'samples',
        bytes: deflateSync(samples),
        size,
        space: channels === 1 ? 'gray' : 'rgb',
        bits: 8,
        png: false,
        ...mask,
      };
    const jpeg = await sharp(samples, { raw: { ...size, channels } })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer();
    return { type: 'jpeg', bytes: jpeg, size, components: channels, ...mask };
  } catch {
    return undefined;
  }
}

async function forPress(
  pixels: Buffer,
  given: 1 | 3,
  size: Size,
  plates: Plates,
  { photograph = false }: RasterOptions,
): Promise<Extract<Prepared, { type: 'jpeg' | 'samples' }>> {
  const rgb = given === 3 ? pixels : Buffer.alloc(pixels.length * 3);
  if (given === 1) for (let i = 0; i < rgb.length; i++) rgb[i] = pixels[Math.floor(i / 3)]!;
  const indexed = photograph ? undefined : index(rgb);
  if (indexed !== undefined && indexed !== 'few') {
    const { samples: inked, channels: of } = separatePixels(rgb, plates, false);
    const inks = meanInks(inked, of, plates);
    const space = { palette: separatePalette(indexed.palette, plates), inks: channelsOf(plates) };
    return { type: 'samples', bytes: deflateSync(indexed.rows), size, space, bits: 8, png: false, inks };
  }
  const { samples, channels } = separatePixels(rgb, plates, indexed === undefined);
  const inks = meanInks(samples, channels, plates);
  const { default: sharp } = await import('sharp');
  if (indexed === undefined && channels === 1) {
    const grey = sharp(samples, { raw: { ...size, channels: 1 } }).toColourspace('b-w');
    return { type: 'jpeg', bytes: await grey.jpeg({ quality: FOR_PRESS }).toBuffer(), size, components: 1, inks };
  }
  if (indexed === undefined && channels === 4) {
    const image = sharp(encodeTiff(samples, size), { limitInputPixels: LARGEST });
    const jpeg = image.pipelineColourspace('cmyk').toColourspace('cmyk').jpeg({ quality: FOR_PRESS });
    return { type: 'jpeg', bytes: await jpeg.toBuffer(), size, components: 4, inks };
  }
  const space = channels === 1 ? 'gray' : 'inks';
  return { type: 'samples', bytes: deflateSync(samples), size, space, bits: 8, png: false, inks };
}

/** Colour samples apart from the alpha channel; no alpha when all is opaque. */
function split(data: Buffer, channels: number): { samples: Buffer; alpha: Buffer | undefined } {
  if (channels === 1 || channels === 3) return { samples: data, alpha: undefined };
  const colours = channels - 1;
  const pixels = data.length / channels;
  const samples = Buffer.alloc(pixels * colours);
  const alpha = Buffer.alloc(pixels);
  let opaque = true;
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < colours; c++) samples[i * colours + c] = data[i * channels + c]!;
    const a = data[i * channels + colours]!;
    alpha[i] = a;
    if (a !== 255) opaque = false;
  }
  return { samples, alpha: opaque ? undefined : alpha };
}

/** A palette for 256 colours or fewer; 'few' for some thousands; undefined for a photograph. */
function index(rgb: Buffer): { rows: Buffer; palette: Uint8Array } | 'few' | undefined {
  const colours = new Map<number, number>();
  const rows = Buffer.alloc(rgb.length / 3);
  for (let i = 0, at = 0; at < rgb.length; i++, at += 3) {
    const key = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
    let known = colours.get(key);
    if (known === undefined) {
      known = colours.size;
      if (known >= FEW) return undefined;
      colours.set(key, known);
    }
    rows[i] = known;
  }
  if (colours.size > 256) return 'few';
  const palette = new Uint8Array(colours.size * 3);
  for (const [key, at] of colours) palette.set([key >> 16, (key >> 8) & 255, key & 255], at * 3);
  return { rows, palette };
}
