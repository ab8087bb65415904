// Many small things on a sheet: one for each row of a table, in the order that is asked, and what is told when it cannot be.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { chooseEditions } from '../../src/press/editions/choose.ts';
import { createPressMemory, press } from '../../src/press/press.ts';
import { createHost } from '../../src/project/host.ts';
import { typeset } from '../../src/typesetter/typeset.ts';
import { memoryHost } from '../messages/commune.ts';

const JOB = { draft: false, edition: undefined, size: undefined, language: 'fr', html: true } as const;
const COMMUNE = `nom: Valbrune
code-postal: 70999
aide:
  telephone: 03 53 01 24 10
  contact: Claire
  horaires: Le matin
urgences:
  - numero: 15
    nom: Samu
`;
const HEAD = 'prenom;nom;adresse;ville;tournee\n';
const PEOPLE = `${HEAD}Odile;Vernet;2, rue Haute;Valbrune;10
Paul;Ferrand;3, rue Basse;Valbrune;9
Zoé;Aubert;4, rue Haute;Valbrune;9
`;

async function print(keys: string, table = PEOPLE, body = '') {
  const files = {
    'content/commune.yaml': COMMUNE,
    'content/p.md': `---\ntitre: Essai\n${keys}---\n${body}`,
    'content/t.csv': table,
  };
  const { diagnostics, html, papers } = await press(
    { ...JOB, path: 'content/p.md' },
    memoryHost(files),
    () => {},
    createPressMemory(),
  );
  const told = diagnostics.map(
    ({ rule, place, message }) => `${rule} ${place?.file.replace('content/', '')}:${place?.line} ${message}`,
  );
  const names = [...(html[0]?.text.matchAll(/<p [^>]*class="qui"[^>]*>.*?<\/p>/gs) ?? [])].map(([one]) =>
    one.replace(/<[^>]*>/g, '').trim(),
  );
  return { told, names, html: html[0]?.text, papers: papers.map(({ file, pages, sheets }) => [file, pages, sheets]) };
}

test('a label for each row, in the order of the columns that are named, on a sheet of labels', async () => {
  const labels = 'gabarit: etiquette\ndonnees: t.csv\n';
  const one = await print(`${labels}trier: [tournee, nom]\n`);
  expect([one.told, one.names, one.papers]).toEqual([
    [],
    ['Zoé Aubert', 'Paul Ferrand', 'Odile Vernet'],
    [['p.planche.pdf', 3, 1]],
  ]);
  expect((await print(labels)).names).toEqual(['Odile Vernet', 'Paul Ferrand', 'Zoé Aubert']);
  expect((await print(`${labels}trier: tourne\n`)).told[0]).toMatch(/^unknown-column p.md:5 .*tourne/);
});

test('sixty rows, from the twentieth label on', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `A;N${i};1, rue Haute;Valbrune;1\n`).join('');
  const one = await print(
    'gabarit: etiquette\ndonnees: t.csv\neditions:\n  - nom: planche\n    planche: L7160\n    depart: 20\n',
    HEAD + rows,
  );
  expect([one.told, one.papers]).toEqual([[], [['p.planche.pdf', 60, 4]]]);
});

test('a row that no label holds is told with its line, and by how much', async () => {
  const long = 'Appartement au fond de la deuxième cour à gauche après le porche '.repeat(4);
  const one = await print('gabarit: etiquette\ndonnees: t.csv\n', `${PEOPLE}Luc;Petit;${long};Valbrune;1\n`);
  expect(one.told).toHaveLength(1);
  expect(one.told[0]).toMatch(/^text-does-not-fit t.csv:5 .* \d+ lignes de trop$/);
  expect(one.papers).toEqual([]);
});

test('a card and its back fill a sheet; a card for each row does not', async () => {
  expect(await print('gabarit: carte\n')).toMatchObject({ told: [], papers: [['p.planche.pdf', 2, 1]] });
  const named = await print('gabarit: carte\ndonnees: t.csv\n', 'prenom;nom\nOdile;Vernet\nPaul;Ferrand\n');
  expect(named).toMatchObject({ told: [], names: ['Odile Vernet', 'Paul Ferrand'], papers: [['p.planche.pdf', 4, 1]] });
});

test('tickets are numbered from where the last ones ended, all with as many digits', async () => {
  const text = 'gabarit: ticket\npremier: 98\nnombre: 4\n';
  const files = { 'content/commune.yaml': COMMUNE, 'content/p.md': `---\ntitre: Essai\n${text}---\n` };
  const { html, diagnostics } = await press(
    { ...JOB, path: 'content/p.md' },
    memoryHost(files),
    () => {},
    createPressMemory(),
  );
  expect(diagnostics).toEqual([]);
  expect([...html[0]!.text.matchAll(/<b [^>]*class="num"[^>]*>(\d+)</g)].map(([, number]) => number)).toEqual([
    '098',
    '099',
    '100',
    '101',
  ]);
});

test.each([
  ['planche: L7106', /unknown-label-sheet .*L7106/],
  ['planche: {colonnes: 4, rangees: 7, largeur: 63.5, hauteur: 38.1}', /pieces-off-sheet .*44 mm/],
  ['planche: {colonnes: 3, rangees: 7, largeur: large}', /wrong-setting .*largeur: large/],
  ['planche: {colonnes: 3, ranges: 7}', /wrong-setting .*ranges/],
  ['depart: 0', /wrong-setting .*depart: 0/],
  ['marge: 140 mm', /no-room-for-piece .*86 × 54 mm/],
  ['recto-verso: haut', /wrong-setting .*recto-verso: haut/],
  ['cadre: oui', /unknown-edition-option .*cadre/],
])('%s is told where the edition is asked for', async (setting, wanted) => {
  const { told } = await print(`gabarit: carte\neditions:\n  - {nom: planche, ${setting}}\n`);
  expect(told.find((one) => wanted.test(one))).toMatch(/^[a-z-]+ p.md:[45] /);
});

test.each([
  ['L7163', '{nom: planche, planche: L7163}', [281, 108]],
  [
    'of one’s own',
    '{nom: planche, planche: {colonnes: 2, rangees: 5, largeur: 90 mm, hauteur: 5 cm, marges: 20 15}}',
    [255, 142],
  ],
])('a sheet %s gives the page its size', async (_, edition, size) => {
  const { told, papers, html } = await print(`gabarit: etiquette\neditions:\n  - ${edition}\n`);
  expect([told, papers]).toEqual([[], [['p.planche.pdf', 1, 1]]]);
  const first = chooseEditions([parse(edition)], undefined, () => {}, undefined)[0]!;
  const host = createHost([{ at: 'templates', folder: 'templates' }]);
  const [page] = typeset(html!, 'templates/etiquette/template.hbs', {
    host,
    report: () => {},
    userSheets: [{ path: 'e.css', text: first.layout.css! }],
  }).pages;
  expect([page!.trim.width, page!.trim.height].map(Math.round)).toEqual(size);
});
