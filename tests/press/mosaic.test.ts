// A poster cut into sheets, then cut and glued again with the scissors of a test: the same poster, pixel by pixel.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import type { Host } from '../../src/base/host.ts';
import { millimetres } from '../../src/press/editions/measures.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { createPressMemory, press } from '../../src/press/press.ts';
import { createHost } from '../../src/project/host.ts';
import { type MosaicPlan, mosaic, planMosaic, tileName } from '../../src/typesetter/sheets/mosaic.ts';
import { reading } from '../../src/typesetter/sheets/reading.ts';
import type { Sheet } from '../../src/typesetter/sheets/types.ts';
import { printPdf, typeset } from '../../src/typesetter/typeset.ts';

const MM = 72 / 25.4;
const A4 = { width: 210 * MM, height: 297 * MM };
const host: Host = createHost([{ at: 'templates', folder: 'templates' }]);

const SIZES = {
  'A3 on A4': [297, 420],
  'A2 on A4': [420, 594],
  'A1 on A4': [594, 841],
  '40 × 60': [400, 600],
  '60 × 80': [600, 800],
  'lying A2': [594, 420],
} as const;

test('the fewest sheets, each within what the printer reaches, and together all of the poster', () => {
  for (const [name, [width, height]] of Object.entries(SIZES)) {
    const poster = { width: width * MM, height: height * MM };
    const plan = planMosaic(poster, { paper: A4, margin: 5 * MM, overlap: 10 * MM });
    const last = plan.tiles.at(-1)!.area;
    expect(
      [name, last.x + last.width, last.y + last.height].map((n) => (typeof n === 'number' ? n.toFixed(4) : n)),
    ).toEqual([name, poster.width.toFixed(4), poster.height.toFixed(4)]);
    for (const { area } of plan.tiles) {
      expect(plan.origin.x).toBeGreaterThanOrEqual(5 * MM);
      expect(plan.origin.x + area.width).toBeLessThanOrEqual(plan.paper.width - 5 * MM);
      expect(plan.origin.y + area.height).toBeLessThanOrEqual(plan.paper.height - 5 * MM);
    }
  }
  const count = (size: readonly [number, number]) =>
    planMosaic({ width: size[0] * MM, height: size[1] * MM }, { paper: A4, margin: 5 * MM, overlap: 10 * MM }).tiles
      .length;
  expect(Object.values(SIZES).map(count)).toEqual([4, 8, 15, 8, 15, 8]);
  expect(tileName({ column: 2, row: 1 })).toBe('B3');
});

interface Picture {
  readonly width: number;
  readonly data: Uint8Array;
}

/** One pixel a point. */
async function render(sheets: readonly Sheet[], document: ReturnType<typeof typeset>): Promise<readonly Picture[]> {
  const profile = { tagged: false, colour: 'screen', ppi: 200, date: '2026-12-01T00:00:00Z' } as const;
  const { bytes } = await printPdf(document, { sheets, profile }, { host, report: () => {} });
  const library = await PDFiumLibrary.init();
  const pdf = await library.loadDocument(bytes);
  const pictures: Picture[] = [];
  for (const page of pdf.pages()) {
    const { width, data } = await page.render({ scale: 1, render: 'bitmap' });
    pictures.push({ width, data: data.slice() });
  }
  pdf.destroy();
  library.destroy();
  return pictures;
}

/** Cuts the left and upper edge of each sheet and lays it over those before; what is on a flap is hidden by the next. */
function glue(pictures: readonly Picture[], { tiles, origin }: MosaicPlan, width: number, height: number): Uint8Array {
  const poster = new Uint8Array(width * height * 4);
  for (const [i, { area }] of tiles.entries()) {
    const { data, width: stride } = pictures[i]!;
    for (let y = 0; y < area.height; y++) {
      const from = ((origin.y + y) * stride + origin.x) * 4;
      poster.set(data.subarray(from, from + area.width * 4), ((area.y + y) * width + area.x) * 4);
    }
  }
  return poster;
}

test('cut and glued, it is the poster again', async () => {
  // Whole points everywhere, so that no pixel is shared.
  const [width, height] = [900, 1300];
  const html = `<!doctype html><html lang="fr"><title>A</title><style>@page{size:${width}pt ${height}pt;margin:0}body{margin:0;background:linear-gradient(#fed,#a43)}p{margin:20pt;font:120pt/130pt sans-serif}</style><p>Le marché de Noël sur la place de la Mairie`;
  const laidOut = typeset(html, 'templates/x.html', { host, report: () => {}, packagedFaces: PACKAGED_FACES });
  expect(laidOut.pages).toHaveLength(1);
  const plan = planMosaic({ width, height }, { paper: { width: 594, height: 842 }, margin: 14, overlap: 28 });
  expect(plan.tiles.length).toBe(4);
  for (const n of [plan.origin.x, plan.origin.y, ...plan.tiles.flatMap(({ area }) => Object.values(area))])
    expect(Number.isInteger(n)).toBe(true);
  const [whole] = await render(reading(laidOut.pages), laidOut);
  const wanted = whole!.data;
  expect(wanted.length).toBe(width * height * 4);
  const glued = glue(await render(mosaic(laidOut.pages[0]!, plan, []), laidOut), plan, width, height);
  let different = 0;
  for (let i = 0; i < wanted.length; i++) if (Math.abs(wanted[i]! - glued[i]!) > 2) different++;
  expect(different).toBe(0);
});

const POSTER = (format: string, edition: string) =>
  `---\ngabarit: affiche\ntitre: Le marché\ntexte: Venez nombreux\nformat: ${format}\neditions:\n  - ${edition}\n---\n`;

async function pressed(text: string) {
  const own: Host = {
    ...host,
    read: (path, most) =>
      path === 'content/a.md'
        ? { ok: true, bytes: new TextEncoder().encode(text) }
        : path === 'content/commune.yaml'
          ? { ok: true, bytes: new TextEncoder().encode('nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n') }
          : host.read(path, most),
  };
  const job = {
    path: 'content/a.md',
    draft: false,
    edition: undefined,
    size: undefined,
    language: 'fr',
    html: false,
  } as const;
  return await press(job, own, () => {}, createPressMemory());
}

test('the plan comes first; the vectors of the poster stay small; what cannot be is told', async () => {
  const { papers, diagnostics } = await pressed(POSTER('A2', 'mosaique'));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [paper] = papers;
  expect(paper?.file).toBe('a.mosaique.pdf');
  const pdf = await getDocument({ data: new Uint8Array(paper!.bytes), verbosity: 0 }).promise;
  expect(pdf.numPages).toBe(9);
  const words = (await (await pdf.getPage(1)).getTextContent()).items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ');
  expect(words).toContain('8 feuilles A4');
  expect(words).toContain('D2');
  expect(paper!.bytes.length).toBeLessThan(120_000);
  const told = async (edition: string, format = 'A2') =>
    (await pressed(POSTER(format, edition))).diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ rule }) => rule);
  expect(await told('mosaique', 'A0')).toEqual([]);
  expect(await told('{nom: mosaique, feuille: A5}')).toEqual(['wrong-measure']);
  expect(await told('{nom: mosaique, recouvrement: 8 km}')).toEqual(['wrong-measure']);
  expect(await told('{nom: mosaique, marge: 20 mm, recouvrement: 60 mm}', 'A0')).toEqual(['too-many-sheets']);
  expect([millimetres('1,5 cm', 0), millimetres(undefined, 7), millimetres('x', 7)]).toEqual([15, 7, undefined]);
});
