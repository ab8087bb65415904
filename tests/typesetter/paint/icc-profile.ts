// In: nothing. Out: the smallest output profile that is one, made here so that no press's own need be in the repository.

/** Grid of 2 × 2 × 2 in Lab: black is what is dark, magenta what is red (a* high), the others nothing. */
export function smallProfile(): Uint8Array {
  const tag = Buffer.alloc(52 + 2 * (3 * 2 + 8 * 4 + 4 * 2));
  tag.write('mft2', 0, 'latin1');
  tag.set([3, 4, 2], 8);
  tag.writeUInt16BE(2, 48);
  tag.writeUInt16BE(2, 50);
  let at = 52;
  const write = (...values: number[]) => {
    for (const value of values) at = tag.writeUInt16BE(value * 65535, at);
  };
  for (let i = 0; i < 3; i++) write(0, 1);
  for (const l of [0, 1]) for (const a of [0, 1]) for (const _b of [0, 1]) write(0, a, 0, 1 - l);
  for (let i = 0; i < 4; i++) write(0, 1);
  const head = Buffer.alloc(144);
  head.write('prtrCMYKLab ', 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  head.writeUInt32BE(1, 128);
  head.write('B2A0', 132, 'latin1');
  head.writeUInt32BE(144, 136);
  head.writeUInt32BE(tag.length, 140);
  const file = Buffer.concat([head, tag]);
  file.writeUInt32BE(file.length, 0);
  return file;
}
