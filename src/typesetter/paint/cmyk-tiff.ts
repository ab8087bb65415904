// In: pixels of four inks. Out: an uncompressed TIFF 6.0 file: the one way to hand CMYK to an encoder that takes files.
import type { Size } from '../../base/geometry.ts';

const [SHORT, LONG] = [3, 4];
const HEAD = 160;

export function encodeTiff(samples: Uint8Array, { width, height }: Size): Buffer {
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    // Eight bits, four times: too long for the entry itself.
    [258, SHORT, 4, HEAD - 8],
    [259, SHORT, 1, 1],
    // Separated: inks, of which 255 is whole.
    [262, SHORT, 1, 5],
    [273, LONG, 1, HEAD],
    [277, SHORT, 1, 4],
    [278, LONG, 1, height],
    [279, LONG, 1, samples.length],
    [284, SHORT, 1, 1],
    [332, SHORT, 1, 1],
  ];
  const file = Buffer.alloc(HEAD + samples.length);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], i) => {
    const at = 10 + 12 * i;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  for (let i = 0; i < 4; i++) file.writeUInt16LE(8, HEAD - 8 + 2 * i);
  file.set(samples, HEAD);
  return file;
}
