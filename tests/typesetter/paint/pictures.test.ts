import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Picture } from '../../../src/typesetter/boxes/types.ts';
import { preparePictures } from '../../../src/typesetter/paint/pictures.ts';
import { impose } from '../../../src/typesetter/sheets/impose.ts';
import { artifact, fakeHost, gather, page, READING } from '../../pdf/fake.ts';

/** One picture drawn 72 points wide: 300 pixels at most. */
async function prepare(kind: Picture['kind'], bytes: Uint8Array) {
  const path = `image.${kind}`;
  const picture = { path, kind, size: { width: 1, height: 1 }, ratio: 1, pixels: { width: 1, height: 1 } };
  const place = { file: 'a.md', line: 3, column: 1 };
  const item = {
    type: 'picture',
    rect: { x: 0, y: 0, width: 72, height: 72 },
    picture,
    mark: artifact,
    place,
  } as const;
  const { diagnostics, report } = gather();
  const host = fakeHost({ [path]: bytes });
  const prepared = await preparePictures(impose([page(1, [item])], { type: 'reading' }), {
    profile: READING,
    host,
    report,
  });
  return { prepared: prepared.get(path)!, rules: diagnostics.map(({ rule, place: at }) => `${rule} ${at?.line}`) };
}

const noise = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = (i * 7919 + (i >> 5) * 31) % 251;
  return sharp(data, { raw: { width, height, channels: 3 } });
};
const plain = (width: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height: width, channels, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } });

test('a JPEG small enough is written as it is, without its metadata', async () => {
  const bytes = await noise(200, 200)
    .withExif({ IFD0: { Copyright: 'secret' } })
    .jpeg()
    .toBuffer();
  const { prepared, rules } = await prepare('jpeg', bytes);
  expect(prepared).toMatchObject({ type: 'jpeg', size: { width: 200, height: 200 }, components: 3 });
  expect(prepared.type === 'jpeg' && Buffer.from(prepared.bytes).includes('secret')).toBe(false);
  expect(rules).toEqual([]);
});

test('a large photograph comes down to what paper shows; a small one is never enlarged; a turned one is upright', async () => {
  const large = await prepare('jpeg', await noise(900, 900).jpeg().toBuffer());
  expect(large.prepared).toMatchObject({ type: 'jpeg', size: { width: 300, height: 300 } });
  const turned = await prepare('jpeg', await noise(120, 60).jpeg().withMetadata({ orientation: 6 }).toBuffer());
  expect(turned.prepared).toMatchObject({ size: { width: 60, height: 120 } });
  expect([...large.rules, ...turned.rules]).toEqual([]);
});

test('few colours stay exact; opacity becomes a mask', async () => {
  const webp = await prepare('webp', await plain(400).webp({ lossless: true }).toBuffer());
  expect(webp.prepared).toMatchObject({ type: 'samples', space: { palette: new Uint8Array([255, 0, 0]) } });
  const clear = await prepare('png', await plain(50, 4).png().toBuffer());
  expect(clear.prepared).toHaveProperty('alpha');
  const copied = await prepare('png', await plain(50).png().toBuffer());
  expect(copied.prepared).toMatchObject({ type: 'samples', png: true, space: 'rgb' });
  expect([...webp.rules, ...clear.rules, ...copied.rules]).toEqual([]);
});

test('a damaged picture is told with its place', async () => {
  const whole = await noise(200, 200).jpeg().toBuffer();
  const cut = await prepare('jpeg', whole.subarray(0, whole.length / 2));
  expect(cut.prepared).toEqual({ type: 'unreadable' });
  expect(cut.rules).toEqual(['picture-unreadable 3']);
  expect((await prepare('png', Buffer.from('bonjour'))).rules).toEqual(['picture-unreadable 3']);
});

test('a drawing with a mask is rasterised, with a warning', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><mask id="m"/><rect mask="url(#m)" width="5" height="5"/></svg>';
  const { prepared, rules } = await prepare('svg', Buffer.from(svg));
  expect(prepared.type).toBe('samples');
  expect(rules).toEqual(['svg-rasterised 3']);
});
