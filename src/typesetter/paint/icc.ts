// In: the ICC profile of a press. Out: sRGB to its CMYK (ICC.1:2010, 10.10 to 10.12: lut8Type, lut16Type, lutBToAType); no package, so the same on every machine.
import type { Cmyk } from './plates.ts';

export interface Icc {
  /** The file itself, for the output intent. */
  readonly bytes: Uint8Array;
  /** Its own description, or ''. */
  readonly description: string;
  /** sRGB from 0 to 1; the perceptual intent, which keeps the drawing in dark colours. */
  readonly convert: (r: number, g: number, b: number) => Cmyk;
}

type Curve = (value: number) => number;
/** Three numbers from 0 to 1, the Lab colour as the table wants it, to four shares of ink. */
type Table = (l: number, a: number, b: number) => Cmyk;

/** undefined for what is no output profile with four inks, or one that this program cannot read. */
export function readIcc(bytes: Uint8Array): Icc | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 132 || file.toString('latin1', 36, 40) !== 'acsp') return undefined;
  if (file.toString('latin1', 12, 16) !== 'prtr' || file.toString('latin1', 16, 20) !== 'CMYK') return undefined;
  if (file.toString('latin1', 20, 24) !== 'Lab ') return undefined;
  const tags = new Map<string, Buffer>();
  const count = Math.min(100, file.readUInt32BE(128));
  for (let i = 0; i < count && 144 + 12 * i <= file.length; i++) {
    const [offset, size] = [file.readUInt32BE(136 + 12 * i), file.readUInt32BE(140 + 12 * i)];
    if (offset + size <= file.length)
      tags.set(file.toString('latin1', 132 + 12 * i, 136 + 12 * i), file.subarray(offset, offset + size));
  }
  const tag = tags.get('B2A0') ?? tags.get('B2A1');
  if (tag === undefined) return undefined;
  try {
    const table = readTable(tag);
    if (table === undefined) return undefined;
    return {
      bytes,
      description: descriptionOf(tags.get('desc')),
      convert(r, g, b) {
        const [l, a, bb] = labOf(r, g, b);
        return table(l, a, bb);
      },
    };
  } catch {
    // A table that says it is longer than it is.
    return undefined;
  }
}

function readTable(tag: Buffer): Table | undefined {
  const type = tag.toString('latin1', 0, 4);
  const [inputs, outputs] = [tag[8], tag[9]];
  if (inputs !== 3 || outputs !== 4) return undefined;
  if (type === 'mft1' || type === 'mft2') return readLut(tag, type === 'mft2');
  return type === 'mBA ' ? readLutBToA(tag) : undefined;
}

/** lut8Type and lut16Type: curves, grid, curves. The matrix is for XYZ alone. */
function readLut(tag: Buffer, wide: boolean): Table {
  const grid = tag[10]!;
  const [entriesIn, entriesOut] = wide ? [tag.readUInt16BE(48), tag.readUInt16BE(50)] : [256, 256];
  let at = wide ? 52 : 48;
  const take = (length: number): Float32Array => {
    const out = new Float32Array(length);
    for (let i = 0; i < length; i++, at += wide ? 2 : 1)
      out[i] = wide ? tag.readUInt16BE(at) / 65535 : tag.readUInt8(at) / 255;
    return out;
  };
  const before = [0, 1, 2].map(() => sampled(take(entriesIn)));
  const nodes = take(grid ** 3 * 4);
  const after = [0, 1, 2, 3].map(() => sampled(take(entriesOut)));
  // In 16 bits L* = 100 is FF00, not FFFF; in both, a* and b* are shifted by 128.
  const [most, shift] = wide ? [65280 / 65535, 256 / 65535] : [1, 1 / 255];
  return tableOf(
    (l, a, b) => [(l / 100) * most, (a + 128) * shift, (b + 128) * shift],
    before,
    { nodes, sizes: [grid, grid, grid] },
    after,
  );
}

/** lutBToAType: B curves, (matrix, M curves,) grid, A curves. */
function readLutBToA(tag: Buffer): Table | undefined {
  const [b, , , clut, a] = [12, 16, 20, 24, 28].map((at) => tag.readUInt32BE(at)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  // A matrix between would be for XYZ: presses have none.
  if (clut === 0 || a === 0 || tag.readUInt32BE(16) !== 0) return undefined;
  const before = readCurves(tag, b, 3);
  const after = readCurves(tag, a, 4);
  const sizes = [tag[clut]!, tag[clut + 1]!, tag[clut + 2]!] as const;
  const wide = tag[clut + 16] === 2;
  const nodes = new Float32Array(sizes[0] * sizes[1] * sizes[2] * 4);
  for (let i = 0; i < nodes.length; i++)
    nodes[i] = wide ? tag.readUInt16BE(clut + 20 + 2 * i) / 65535 : tag.readUInt8(clut + 20 + i) / 255;
  if (before === undefined || after === undefined) return undefined;
  return tableOf((l, x, y) => [l / 100, (x + 128) / 255, (y + 128) / 255], before, { nodes, sizes }, after);
}

function readCurves(tag: Buffer, from: number, count: number): readonly Curve[] | undefined {
  const out: Curve[] = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    const type = tag.toString('latin1', at, at + 4);
    if (type === 'curv') {
      const entries = tag.readUInt32BE(at + 8);
      if (entries > 65536) return undefined;
      const values = Float32Array.from({ length: entries }, (_, at2) => tag.readUInt16BE(at + 12 + 2 * at2) / 65535);
      const gamma = entries === 1 ? tag.readUInt16BE(at + 12) / 256 : 1;
      out.push(entries > 1 ? sampled(values) : (value) => value ** gamma);
      at += 12 + 2 * entries;
    } else if (type === 'para' && tag.readUInt16BE(at + 8) === 0) {
      const gamma = tag.readInt32BE(at + 12) / 65536;
      out.push((value) => value ** gamma);
      at += 16;
    } else return undefined;
    at += (4 - ((at - from) % 4)) % 4;
  }
  return out;
}

function sampled(values: Float32Array): Curve {
  const last = values.length - 1;
  if (last < 1) return (value) => value;
  return (value) => {
    const at = Math.min(1, Math.max(0, value)) * last;
    const low = Math.min(last - 1, Math.floor(at));
    return values[low]! + (at - low) * (values[low + 1]! - values[low]!);
  };
}

interface Grid {
  readonly nodes: Float32Array;
  readonly sizes: readonly [number, number, number];
}

function tableOf(
  encode: (l: number, a: number, b: number) => readonly [number, number, number],
  before: readonly Curve[],
  grid: Grid,
  after: readonly Curve[],
): Table {
  const inks = new Float64Array(4);
  return (l, a, b) => {
    const [x, y, z] = encode(l, a, b);
    interpolate(grid, before[0]!(x), before[1]!(y), before[2]!(z), inks);
    return [after[0]!(inks[0]!), after[1]!(inks[1]!), after[2]!(inks[2]!), after[3]!(inks[3]!)];
  };
}

/** Between the eight nodes round a point; `out` gets four shares. */
function interpolate({ nodes, sizes }: Grid, x: number, y: number, z: number, out: Float64Array): void {
  const place = (value: number, size: number) => Math.min(1, Math.max(0, value)) * (size - 1);
  const [px, py, pz] = [place(x, sizes[0]), place(y, sizes[1]), place(z, sizes[2])];
  const [ix, iy, iz] = [px, py, pz].map((p, i) => Math.max(0, Math.min(sizes[i]! - 2, Math.floor(p)))) as [
    number,
    number,
    number,
  ];
  const [fx, fy, fz] = [px - ix, py - iy, pz - iz];
  const stepZ = sizes[2] > 1 ? 4 : 0;
  const stepY = sizes[1] > 1 ? 4 * sizes[2] : 0;
  const stepX = sizes[0] > 1 ? 4 * sizes[2] * sizes[1] : 0;
  const corner = ix * 4 * sizes[2] * sizes[1] + iy * 4 * sizes[2] + iz * 4;
  for (let ink = 0; ink < 4; ink++) {
    const at = corner + ink;
    const along = (from: number) => nodes[from]! + fz * (nodes[from + stepZ]! - nodes[from]!);
    const low = along(at) + fy * (along(at + stepY) - along(at));
    const high = along(at + stepX) + fy * (along(at + stepX + stepY) - along(at + stepX));
    out[ink] = low + fx * (high - low);
  }
}

/** sRGB (IEC 61966-2-1) brought to D50 by Bradford's matrix, then CIE Lab. */
function labOf(r: number, g: number, b: number): readonly [number, number, number] {
  const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const [lr, lg, lb] = [linear(r), linear(g), linear(b)];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4360747 * lr + 0.3850649 * lg + 0.1430804 * lb) / 0.96422);
  const y = f(0.2225045 * lr + 0.7168786 * lg + 0.0606169 * lb);
  const z = f((0.0139322 * lr + 0.0971045 * lg + 0.7141733 * lb) / 0.82521);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** textDescriptionType or multiLocalizedUnicodeType. */
function descriptionOf(tag: Buffer | undefined): string {
  if (tag === undefined || tag.length < 16) return '';
  if (tag.toString('latin1', 0, 4) === 'desc')
    return tag.toString('latin1', 12, 12 + Math.min(200, tag.readUInt32BE(8))).replace(/\0.*$/s, '');
  if (tag.toString('latin1', 0, 4) !== 'mluc' || tag.length < 28) return '';
  const [length, offset] = [tag.readUInt32BE(20), tag.readUInt32BE(24)];
  const text = Buffer.from(tag.subarray(offset, offset + Math.min(400, length - (length % 2))));
  return text.swap16().toString('utf16le');
}
