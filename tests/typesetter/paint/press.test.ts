// Colours for a press: what is written on which plate, read back from the operators of the file.
import { expect, test } from 'vitest';
import type { Colour } from '../../../src/base/colour.ts';
import { rectPath } from '../../../src/base/geometry.ts';
import type { DisplayItem } from '../../../src/typesetter/layout/types.ts';
import { readIcc } from '../../../src/typesetter/paint/icc.ts';
import { paintPdf } from '../../../src/typesetter/paint/paint.ts';
import { cmykOf, inkOf, tintTransform } from '../../../src/typesetter/paint/pdf/colour.ts';
import { mixInks, type Plates, USUAL_PLATES } from '../../../src/typesetter/paint/plates.ts';
import { separatePixels } from '../../../src/typesetter/paint/separate.ts';
import { printer } from '../../../src/typesetter/sheets/printer.ts';
import { artifact, fakeHost, gather, glyphs, laidOut, PRESS, page, tag } from '../../pdf/fake.ts';
import { smallProfile } from './icc-profile.ts';

const rgb = (r: number, g: number, b: number): Colour => ({ space: 'rgb', r, g, b, alpha: 1 });
const ACCENT = { name: 'PANTONE 1805 C', r: 152 / 255, g: 40 / 255, b: 12 / 255 };
const accent = rgb(ACCENT.r, ACCENT.g, ACCENT.b);
const black = rgb(0, 0, 0);
const plates = (more: Partial<Plates>): Plates => ({ ...USUAL_PLATES, key: JSON.stringify(more), ...more });
const fill = (paint: Colour): DisplayItem => ({
  type: 'fill',
  path: rectPath({ x: 20, y: 20, width: 100, height: 50 }),
  paint,
  rule: 'nonzero',
  mark: artifact,
});

async function painted(items: readonly DisplayItem[], own: Plates = USUAL_PLATES): Promise<string> {
  const pages = [page(1, items)];
  const options = { profile: { ...PRESS, plates: own }, host: fakeHost(), report: gather().report, compress: false };
  const sheets = printer(pages, { bleed: 8, offset: 8, marks: [] });
  return Buffer.from(await paintPdf(sheets, laidOut(pages, tag('Document', [])), options)).toString('latin1');
}

/** Every operator of the page that sets a colour. */
const colours = (file: string) => {
  const content = [...file.matchAll(/stream\n([\s\S]*?)endstream/g)]
    .map(([, text]) => text!)
    .find((text) => /\bBT\b|\bre\b/.test(text));
  return (content ?? '').match(/^.*\b(?:k|K|g|G|rg|RG|scn|SCN)$/gm) ?? [];
};

test('a page of text is in K alone, and overprints what is under it', async () => {
  const grey = rgb(0.4, 0.4, 0.4);
  const file = await painted([
    glyphs('Mairie', 20, 40, artifact, 12, black),
    glyphs('ouverte', 20, 60, artifact, 12, grey),
  ]);
  expect(colours(file)).toEqual(['0 0 0 1 k', '0 0 0 0.6 k']);
  expect(file).toMatch(/\/OP true \/op true \/OPM 1/);
  expect(file).not.toMatch(/DeviceRGB/);
});

test('the profile of the press converts colours, its limit holds ink back, and greys stay K', () => {
  const icc = readIcc(smallProfile())!;
  const own = plates({ icc, mostInk: 1.2 });
  expect(cmykOf(rgb(0.5, 0.5, 0.5), own)).toEqual([0, 0, 0, 0.5]);
  const [c, m, y, k] = cmykOf(rgb(1, 0, 0), plates({ icc, mostInk: 4 }));
  // L* of sRGB red is 54.3 and a* 80.8 in D50.
  expect([c, y]).toEqual([0, 0]);
  expect(m).toBeCloseTo(((80.8 + 128) * 256) / 65535, 2);
  expect(k).toBeCloseTo(1 - 0.543 * (65280 / 65535), 2);
  const dark = cmykOf(rgb(0.4, 0, 0), own);
  expect(dark.reduce((sum, ink) => sum + ink, 0)).toBeLessThan(1.2001);
  expect(readIcc(smallProfile().subarray(0, 160))).toBeUndefined();
  expect(readIcc(Buffer.from('no profile'))).toBeUndefined();
});

test('a file says that it is PDF/X-4 when it holds the profile of its press, and names the press in any case', async () => {
  const icc = readIcc(smallProfile())!;
  const [with_, without] = [await painted([fill(accent)], plates({ icc })), await painted([fill(accent)])];
  for (const file of [with_, without]) {
    expect(file).toMatch(/^%PDF-1\.6/);
    expect(file).toMatch(/\/S \/GTS_PDFX \/OutputConditionIdentifier \(FOGRA39\)/);
    const trapped = /\/Trapped (\d+) 0 R/.exec(file)?.[1];
    expect(file).toContain(`\n${trapped} 0 obj\n/False\nendobj`);
    expect(file).toMatch(/<pdf:Trapped>False<\/pdf:Trapped>/);
    expect(file).toMatch(/<xmpMM:DocumentID>uuid:[0-9a-f]{8}-/);
  }
  expect(with_).toMatch(/GTS_PDFXVersion>PDF\/X-4</);
  expect(with_).toMatch(/\/DestOutputProfile \d+ 0 R/);
  expect(without).not.toMatch(/GTS_PDFXVersion|DestOutputProfile/);
});

test('a colour with an ink of its own is that ink, and its neighbour is not', async () => {
  const own = plates({ spots: [ACCENT] });
  const file = await painted([fill(accent), fill(rgb(ACCENT.r, ACCENT.g, 0.06))], own);
  expect(file).toMatch(/\[\/Separation \/PANTONE#201805#20C \/DeviceCMYK <<\/FunctionType 2/);
  expect(colours(file)[0]).toMatch(/^\/C\d+ cs 1 scn$/);
  expect(colours(file)[1]).toMatch(/ k$/);
});

test('two inks, a grey file each: text on the black plate, the colour on the other, which black leaves alone', async () => {
  const items = [fill(accent), glyphs('Mairie', 20, 40, artifact, 12, black)];
  const onBlack = await painted(items, plates({ job: { second: ACCENT, plate: 'black' } }));
  const onSecond = await painted(items, plates({ job: { second: ACCENT, plate: 'second' } }));
  expect(colours(onBlack)).toEqual(['1 g', '0 g']);
  // Black is the colour that a page begins with: here, the second ink, whole.
  expect(colours(onSecond)).toEqual([]);
  expect(onSecond).toMatch(/20 20 100 50 re\nf/);
  expect(onSecond).not.toMatch(/\bBT\b|DeviceCMYK|OutputIntent/);
});

test('two inks in one file: the plates of a printing house', async () => {
  const job = { second: ACCENT };
  const file = await painted([fill(accent), glyphs('Mairie', 20, 40, artifact, 12, black)], plates({ job }));
  expect(file).toMatch(/\[\/DeviceN \[\/Black \/PANTONE#201805#20C\] \/DeviceCMYK \d+ 0 R\]/);
  expect(colours(file)).toEqual([expect.stringMatching(/^\/C\d+ cs 0 1 scn$/), '0 0 0 1 k']);
  // The program leaves four numbers: what the second ink is, and K of both together.
  const transform = tintTransform({
    inks: ['Black', 'x'],
    alternates: [
      [0, 0, 0, 1],
      [0.1, 0.9, 0.8, 0.2],
    ],
  });
  expect(run('program' in transform ? transform.program : '', [0.5, 1]).map((v) => Math.round(v * 1e6) / 1e6)).toEqual([
    0.1, 0.9, 0.8, 0.6,
  ]);
});

/** As much of a PostScript calculator as the program uses. */
function run(program: string, stack: number[]): number[] {
  for (const word of program.replace(/[{}]/g, '').split(/\s+/)) {
    const pop = () => stack.pop()!;
    if (word === 'dup') stack.push(stack.at(-1)!);
    else if (word === 'exch') stack.push(...[pop(), pop()]);
    else if (word === 'mul') stack.push(pop() * pop());
    else if (word === 'sub') stack.push(-pop() + pop());
    else if (word === 'roll') {
      const [by, count] = [pop(), pop()];
      const top = stack.splice(-count);
      stack.push(...top.slice(-by), ...top.slice(0, -by));
    } else stack.push(Number(word));
  }
  return stack;
}

test('one ink follows the light of a colour; two come as near as they can', () => {
  expect(mixInks(1, 1, 1, ACCENT)).toEqual([0, 0]);
  expect(mixInks(ACCENT.r, ACCENT.g, ACCENT.b, ACCENT)).toEqual([expect.closeTo(0, 6), 1]);
  // Blue is no mixture of red and black: a grey as dark.
  const [k, s] = mixInks(0, 0, 1, ACCENT);
  expect(s).toBe(0);
  expect(k).toBeGreaterThan(0.7);
  expect(inkOf(rgb(0, 1, 0), 'print', plates({ job: { second: undefined } })).fill).toBe('0.587 g');
});

test('pixels: a grey picture is K, a photograph four inks, and the plate of a second ink knows no grey', () => {
  const grey = Uint8Array.from([10, 10, 10, 200, 201, 200]);
  expect(separatePixels(grey, USUAL_PLATES, true)).toEqual({ samples: Uint8Array.from([10, 200]), channels: 1 });
  const second = plates({ job: { second: ACCENT, plate: 'second' } });
  expect(separatePixels(grey, second, true).samples).toEqual(Uint8Array.from([255, 255]));
  const photo = Uint8Array.from([255, 255, 255, 255, 0, 0, 152, 40, 12]);
  const { samples, channels } = separatePixels(photo, USUAL_PLATES, true);
  expect(channels).toBe(4);
  expect([...samples.slice(0, 8)]).toEqual([0, 0, 0, 0, 0, 255, 255, 0]);
  expect([...separatePixels(photo, second, true).samples.slice(0, 1)]).toEqual([255]);
  expect(separatePixels(photo, second, false).samples[2]).toBe(0);
});

test('the same bytes twice', async () => {
  const icc = readIcc(smallProfile())!;
  const items = [fill(accent), glyphs('Mairie', 20, 40, artifact)];
  expect(await painted(items, plates({ icc, spots: [ACCENT] }))).toBe(
    await painted(items, plates({ icc, spots: [ACCENT] })),
  );
});
