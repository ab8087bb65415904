// In: a JPEG file. Out: the same, ready for a PDF, when it may be written as it is: whole, upright, sRGB or grey, not too large.
import type { Size } from '../../base/geometry.ts';
import type { Prepared } from './prepared.ts';

/** Resampling for less than this gain would only lose sharpness. */
const SPARE = 1.25;

/** Bytes of a file that resampling would hardly lighten, and pixels that any reader takes: loading sharp alone costs 150 ms. */
const LIGHT = 256 * 1024;
const MANY = 4e6;

/** Whether a picture of this size is worth resampling for what paper can show. */
export function worthResampling(size: Size, bytes: number, need: Size): boolean {
  if (bytes <= LIGHT && size.width * size.height <= MANY) return false;
  return size.width > need.width * SPARE && size.height > need.height * SPARE;
}

interface Header {
  readonly size: Size;
  readonly components: number;
  /** Byte ranges of the file to keep: metadata (where a photograph was taken …) is left behind. */
  readonly parts: readonly Uint8Array[];
}

export function passJpeg(bytes: Uint8Array, need: Size): Prepared | undefined {
  const header = readHeader(bytes);
  if (header === undefined || (header.components !== 1 && header.components !== 3)) return undefined;
  const { size, components, parts } = header;
  if (worthResampling(size, bytes.length, need)) return undefined;
  return { type: 'jpeg', bytes: Buffer.concat(parts), size, components };
}

function readHeader(bytes: Uint8Array): Header | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return undefined;
  // A file cut short by a failed copy has no end marker.
  if (view.lastIndexOf(Buffer.from([0xff, 0xd9])) < view.length - 64) return undefined;
  const parts: Uint8Array[] = [view.subarray(0, 2)];
  let frame: { size: Size; components: number } | undefined;
  let at = 2;
  while (at + 4 <= view.length) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) {
      if (frame === undefined) return undefined;
      parts.push(view.subarray(at));
      return { ...frame, parts };
    }
    const length = view.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > view.length) return undefined;
    const body = view.subarray(at + 4, end);
    const segment = view.subarray(at, end);
    if (marker === 0xe1 && body.toString('latin1', 0, 4) === 'Exif') {
      if (orientation(body.subarray(6)) !== 1) return undefined;
    } else if (marker === 0xe2 && body.toString('latin1', 0, 11) === 'ICC_PROFILE') {
      if (components(body) > 0) return undefined;
    } else if ((marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xee) || marker === 0xfe) {
      // Other metadata: dropped.
    } else {
      if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
        // Baseline, extended and progressive; 8 bits: what DCTDecode reads.
        if (marker > 0xc2 || body.length < 6 || body[0] !== 8) return undefined;
        frame = { size: { width: body.readUInt16BE(3), height: body.readUInt16BE(1) }, components: body[5]! };
        if (frame.size.width === 0 || frame.size.height === 0) return undefined;
      }
      parts.push(segment);
    }
    at = end;
  }
  return undefined;
}

/** More than 0 for a colour profile other than sRGB: sharp must convert it. */
function components(body: Buffer): number {
  return /s\0?R\0?G\0?B/.test(body.toString('latin1')) ? 0 : 1;
}

/** The tag 0x0112 of the first directory of a TIFF header; 1, upright, when there is none. */
function orientation(tiff: Buffer): number {
  if (tiff.length < 14) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = u16(start);
  for (let i = 0; i < count && i < 200; i++) {
    const entry = start + 2 + 12 * i;
    if (u16(entry) === 0x0112) return u16(entry + 8) || 1;
  }
  return 1;
}
