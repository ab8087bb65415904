// The booklet as an edition: its files, what it says of blanks, its notice and its dummy; on the templates that Tambour ships.
import { expect, test } from 'vitest';
import { createPressMemory, press } from '../../src/press/press.ts';
import { memoryHost } from '../messages/commune.ts';
import { open, tagsOf, textOf } from '../pdf/read.ts';

const JOB = { draft: false, edition: undefined, size: undefined, language: 'fr', html: false } as const;
const COMMUNE = 'nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n  contact: Claire\n  horaires: Le matin\n';
const MM = 72 / 25.4;

async function made(editions: string, more = '', commune = '', edition?: string, gabarit = 'guide', body = '') {
  const text = `---\ngabarit: ${gabarit}\ntitre: Voter\n${more}editions:\n${editions}---\nVenez avec votre carte.\n${body}`;
  const { diagnostics, papers } = await press(
    { ...JOB, path: 'content/voter.md', edition },
    memoryHost({ 'content/voter.md': text, 'content/commune.yaml': COMMUNE + commune }),
    () => {},
    createPressMemory(),
  );
  const paper = (suffix: string) => papers.find(({ file }) => file === `voter${suffix}.pdf`)!;
  return { told: diagnostics.map(({ rule, message }) => `${rule} ${message}`), papers, paper };
}

test('a booklet and its notice; blanks are told and counted; the same bytes twice', async () => {
  const first = await made('  - nom: livret\n    blanches: avant-dernieres\n');
  expect(first.papers.map(({ file }) => file)).toEqual(['voter.livret.pdf', 'voter.livret.notice.pdf']);
  expect(first.paper('.livret')).toMatchObject({ pages: 1, sheets: 1, blanks: 3 });
  expect(first.told).toEqual(['blank-pages livret : 1 page de texte et 3 pages blanches avant la dernière']);
  const file = await open(first.paper('.livret').bytes);
  expect(file.numPages).toBe(2);
  const [, , width, height] = (await file.getPage(1)).view as [number, number, number, number];
  expect([width / MM, height / MM].map(Math.round)).toEqual([420, 297]);
  const again = await made('  - nom: livret\n    blanches: avant-dernieres\n');
  for (const [i, { bytes }] of first.papers.entries())
    expect(Buffer.from(bytes).equals(Buffer.from(again.papers[i]!.bytes))).toBe(true);
});

test('the notice says the paper, the edge and the blanks, and its dummy is heard', async () => {
  const { paper } = await made(
    '  - nom: livret\n    page: A5\n    recto-verso: bord-long\n',
    '',
    'papier: {grammage: 90}\n',
  );
  const { bytes } = paper('.livret-a5.notice');
  const text = (await textOf(bytes)).replace(/\s+/g, ' ');
  expect(text).toContain('1 feuille A4');
  expect(text).toContain('A4, 90 g');
  expect(text).toContain('retourner sur le bord long');
  expect(text).toContain('voter.livret-a5.pdf');
  expect(text).toContain('03 53 01 24 10');
  expect((await tagsOf(bytes, 2)).replaceAll('\u00a0', ' ')).toContain(
    'alt=Recto : page blanche, page 1. Verso : page blanche, page blanche.',
  );
});

test('a copier without duplex has two files, and the sheets are counted once', async () => {
  const { papers } = await made('  - nom: livret\n    recto-verso: manuel\n');
  expect(papers.map(({ file, sheets }) => [file, sheets])).toEqual([
    ['voter.livret.rectos.pdf', 1],
    ['voter.livret.versos.pdf', 0],
    ['voter.livret.notice.pdf', 1],
  ]);
});

test('a wrong setting is told with what there is', async () => {
  expect((await made('  - nom: livret\n    pli: quatre\n')).told[0]).toBe(
    'bad-edition-value l’édition « livret » ne connaît pas « pli: quatre »',
  );
});

test('--edition livret prints the booklets as the publication sets them', async () => {
  const { papers } = await made('  - lecture\n  - nom: livret\n    page: A5\n', '', '', 'livret');
  expect(papers.map(({ edition }) => edition)).toEqual(['livret-a5', 'livret-a5']);
});

test('a leaflet has six panels of an A4; a seventh is an error that says what to do', async () => {
  const z = '  - nom: livret\n    pli: z\n';
  const { paper, told } = await made(z, '', '', undefined, 'depliant');
  expect(paper('.livret-z')).toMatchObject({ sheets: 1, pages: 2, blanks: 4 });
  const file = await open(paper('.livret-z').bytes);
  const [, , width, height] = (await file.getPage(1)).view as [number, number, number, number];
  expect([width / MM, height / MM].map(Math.round)).toEqual([297, 210]);
  expect(told.map((one) => one.split(' ')[0])).toEqual(['blank-pages']);
  const long = await made(z, '', '', undefined, 'depliant', '\nEncore une ligne.\n'.repeat(120));
  expect(long.papers).toEqual([]);
  expect(long.told[0]).toMatch(
    /^too-many-panels livret-z : le texte prend \d+ pages, une feuille pliée en trois a 6 volets$/,
  );
});

test('with a run, the booklet’s weight is told once, and stands on its notice', async () => {
  const { papers, paper } = await made('  - lecture\n  - livret\n', 'tirage: 200\n');
  expect(papers.map(({ cost }) => cost?.runSheets)).toEqual([200, 200, undefined]);
  // An A3 of 80 g: 9.98 g.
  expect(paper('.livret').cost).toMatchObject({ paper: 'A3', weight: 10, run: 200, runWeight: 2 });
  expect((await textOf(paper('.livret.notice').bytes)).replace(/\s+/g, ' ')).toContain('10 g, 2 kg en tout');
});

test('--economies says what smaller type would save, only where it saves, and prints the paper as it is', async () => {
  const run = async (lines: number, savings: boolean) => {
    const text = `---\ngabarit: guide\ntitre: Voter\n---\n${'Une ligne de plus pour voir.\n\n'.repeat(lines)}`;
    const { diagnostics, papers } = await press(
      { ...JOB, path: 'content/voter.md', savings },
      memoryHost({ 'content/voter.md': text, 'content/commune.yaml': COMMUNE }),
      () => {},
      createPressMemory(),
    );
    const told = diagnostics.filter(({ rule }) => rule === 'smaller-saves').map(({ message }) => message);
    return { told, pages: papers[0]!.pages };
  };
  expect((await run(1, true)).told).toEqual([]);
  // Lines are added until they begin a page: there, half a point or one takes them back.
  let lines = 24;
  while ((await run(lines, false)).pages < 3) lines++;
  const { told, pages } = await run(lines, true);
  expect(pages).toBe(3);
  expect(told).toEqual([expect.stringMatching(/^lecture : 2 pages au lieu de 3 à 15(,5)? points$/)]);
  expect((await run(lines, false)).told).toEqual([]);
});
