// In: a PNG file. Out: its compressed rows as they are, when a PDF can hold them: no alpha, not interlaced, 8 bits at most, not too large.
import type { Size } from '../../base/geometry.ts';
import { worthResampling } from './jpeg.ts';
import type { Prepared } from './prepared.ts';

const SIGNATURE = '89504e470d0a1a0a';
/** Beyond this a look through sharp, which also checks the file, costs less memory. */
const LARGEST = 16e6;

export function passPng(bytes: Uint8Array, need: Size): Prepared | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 45 || file.toString('hex', 0, 8) !== SIGNATURE) return undefined;
  const size = { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  const [bits, type, , , interlaced] = file.subarray(24, 29) as unknown as readonly number[];
  if (interlaced !== 0 || bits! > 8 || (type !== 0 && type !== 2 && type !== 3)) return undefined;
  if (worthResampling(size, file.length, need)) return undefined;
  if (size.width * size.height > LARGEST) return undefined;
  const data: Buffer[] = [];
  let palette: Buffer | undefined;
  let ended = false;
  for (let at = 8; at + 12 <= file.length && !ended; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > file.length) return undefined;
    const body = file.subarray(at + 8, at + 8 + length);
    // Whole and sound, or sharp tells what is wrong with it.
    if (crc32(file.subarray(at + 4, at + 8 + length)) !== file.readUInt32BE(at + 8 + length)) return undefined;
    // Transparency and colour profiles need more than a copy.
    if (name === 'tRNS' || name === 'iCCP') return undefined;
    if (name === 'PLTE') palette = body;
    else if (name === 'IDAT') data.push(body);
    else if (name === 'IEND') ended = true;
    at += 12 + length;
  }
  if (!ended || data.length === 0 || (type === 3 && (palette === undefined || palette.length < 3))) return undefined;
  const stream = Buffer.concat(data);
  return {
    type: 'samples',
    bytes: stream,
    size,
    bits: bits!,
    png: true,
    space: type === 3 ? { palette: palette! } : type === 2 ? 'rgb' : 'gray',
  };
}

/** The check sum of a chunk (PNG, annex D). Node has its own only from version 22. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) sum = CRC[(sum ^ bytes[at]!) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
