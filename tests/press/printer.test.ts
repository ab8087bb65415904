// What a printer asks for, and the papers that are made for him.
import { expect, test } from 'vitest';
import { createPressMemory, press } from '../../src/press/press.ts';
import { lines, memoryHost } from '../messages/commune.ts';
import { open, textOf } from '../pdf/read.ts';

const JOB = {
  path: 'content/a.md',
  draft: true,
  edition: undefined,
  size: undefined,
  language: 'fr',
  html: false,
} as const;
const TEXT = (edition: string) =>
  `---\ngabarit: fiche\ntitre: Essai\nparution: 2026-12-08\neditions: [${edition}]\n---\nAppelez le 03 53 01 24 10.\n`;

async function printed(profiles: Readonly<Record<string, string>>, edition = 'imprimeur') {
  const files = Object.entries(profiles).map(([name, text]) => [`content/imprimeurs/${name}.yaml`, text] as const);
  const host = memoryHost({ 'content/a.md': TEXT(edition), ...Object.fromEntries(files) });
  return await press(JOB, host, () => {}, createPressMemory());
}

const MM = 72 / 25.4;

/** TrimBox and BleedBox of a page, as a PDF reader finds them, and the size of its media. */
async function boxes(bytes: Uint8Array) {
  const source = Buffer.from(bytes).toString('latin1');
  const box = (name: string) =>
    new RegExp(`/${name} \\[([^\\]]*)\\]`)
      .exec(source)?.[1]
      ?.split(' ')
      .map((value) => Math.round((Number(value) / MM) * 10) / 10);
  const [, , width, height] = (await (await open(bytes)).getPage(1)).view;
  return { media: [width! / MM, height! / MM].map(Math.round), trim: box('TrimBox'), bleed: box('BleedBox') };
}

test('without a profile: 3 mm of bleed, 9 mm for the marks', async () => {
  const { papers } = await printed({});
  expect(papers[0]!.file).toBe('a.imprimeur.pdf');
  expect(await boxes(papers[0]!.bytes)).toEqual({ media: [228, 315], trim: [9, 9, 219, 306], bleed: [6, 6, 222, 309] });
});

test('the only printer there is gives bleed, offset and the words of the slug', async () => {
  const profile =
    'fond-perdu: 5 mm\ndecalage: 0,7 cm\nreperes: [coupe, talon]\ntalon: "{titre} · {page}/{pages} · {date}"\n';
  const { papers, diagnostics } = await printed({ 'le-tambour': profile });
  expect(lines(diagnostics).filter((line) => line.includes('le-tambour'))).toEqual([]);
  const { trim, bleed } = await boxes(papers[0]!.bytes);
  expect([trim, bleed]).toEqual([
    [12, 12, 222, 309],
    [7, 7, 227, 314],
  ]);
  expect(await textOf(papers[0]!.bytes)).toContain('Essai · 1/1 · 08/12/2026');
});

test('no marks: the sheet is the page and its bleed', async () => {
  const { papers } = await printed({ p: 'reperes: []\nfond-perdu: 2\n' });
  expect(await boxes(papers[0]!.bytes)).toMatchObject({ media: [214, 301], trim: [2, 2, 212, 299] });
});

test('an unknown printer, several of them, an unknown key and a length that is none are told', async () => {
  const rules = async (profiles: Readonly<Record<string, string>>, edition?: string) =>
    (await printed(profiles, edition)).diagnostics.map(({ rule, hints }) => `${rule}: ${hints.join()}`);
  expect(await rules({ tambour: '' }, '{nom: imprimeur, profil: tambur}')).toEqual([
    'unknown-printer: vouliez-vous dire « tambour » ?',
  ]);
  expect((await rules({ un: '', deux: '' }))[0]).toMatch(/^several-printers: .*deux/);
  expect(await rules({ un: 'reperes: []', deux: '' }, '{nom: imprimeur, profil: un}')).toEqual([]);
  expect(await rules({ un: 'fond-perdus: 3 mm' })).toEqual(['unknown-key: vouliez-vous dire « fond-perdu » ?']);
  expect((await rules({ un: 'fond-perdu: large' }))[0]).toMatch(/^wrong-value/);
});

test('black and red for the duplicator: a file an ink, without bleed or marks', async () => {
  const job = 'couleur: deux-encres\nencre: {nom: Rouge vif, couleur: "#98280C"}\n';
  const { papers } = await printed({ copieur: job });
  expect(papers.map(({ file }) => file)).toEqual([
    'a.imprimeur.noir.pdf',
    'a.imprimeur.rouge-vif.pdf',
    'a.imprimeur.controle.pdf',
  ]);
  expect(await boxes(papers[0]!.bytes)).toMatchObject({ media: [210, 297], trim: [0, 0, 210, 297] });
  expect((await printed({ copieur: 'couleur: noir\n' })).papers.map(({ file }) => file)[0]).toBe(
    'a.imprimeur.noir.pdf',
  );
  expect((await printed({ p: `${job}fichiers: ensemble\n` })).papers.map(({ file }) => file)[0]).toBe(
    'a.imprimeur.pdf',
  );
});

test('an ICC profile that is missing or is none is told at its line, and so is a second ink that is not named', async () => {
  const told = async (profile: string) => lines((await printed({ p: profile })).diagnostics);
  expect(await told('nom: x\nprofil-icc: fogra.icc\n')).toEqual(['missing-icc-profile imprimeurs/p.yaml:2:13']);
  expect(await told('profil-icc: p.yaml\n')).toEqual(['unreadable-icc-profile imprimeurs/p.yaml:1:13']);
  expect(await told('couleur: deux-encres\n')).toEqual(['missing-second-ink imprimeurs/p.yaml:1:10']);
});

test('the preflight goes with the files: as data, and on a sheet for the printer to sign', async () => {
  const { papers } = await printed({ p: 'nom: Le Tambour\nencrage: 280\n' });
  const [paper, sheet] = papers;
  const { preflight } = paper!;
  expect(preflight).toMatchObject({
    printer: 'Le Tambour',
    condition: 'FOGRA39',
    inks: ['cyan', 'magenta', 'jaune', 'noir'],
    inkLimit: 280,
    pictures: [],
    pages: [{ page: 1, media: { width: 228, height: 315 }, trim: { x: 9, y: 9, width: 210, height: 297 } }],
  });
  expect(preflight!.standard).toBeUndefined();
  const { cyan, noir } = preflight!.pages[0]!.coverage;
  expect(cyan).toBeLessThan(noir!);
  expect(noir).toBeGreaterThan(0.1);
  expect(sheet!.file).toBe('a.imprimeur.controle.pdf');
  const text = await textOf(sheet!.bytes);
  expect(text).toContain('À valider par l’imprimeur');
  expect(text).toContain('216 × 303 mm');
});

test('folds that are no lengths are left out; a spine makes a cover, where there are pages for one', async () => {
  const { papers, diagnostics } = await printed(
    { p: 'dos: 4 mm\nreperes: []\n' },
    '{nom: imprimeur, plis: [99 mm, large]}',
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(papers.map(({ file }) => file)).toEqual(['a.imprimeur.pdf', 'a.imprimeur.controle.pdf']);
  // Room for the marks of the folds: 4 mm and 5 mm.
  expect(await boxes(papers[0]!.bytes)).toMatchObject({ media: [228, 315] });
});
