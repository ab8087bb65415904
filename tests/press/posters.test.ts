// Posters: their titles fill their boxes, and stay as large as the distance from which they are read asks.
import { expect, test } from 'vitest';
import { createPressMemory, press } from '../../src/press/press.ts';
import { memoryHost } from '../messages/commune.ts';

const JOB = { draft: false, edition: undefined, size: undefined, language: 'fr', html: true } as const;
const COMMUNE = 'nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n  contact: Claire\n  horaires: Le matin\n';
const INDEX = '---\ngabarit: journal\nnumero: 48\nparution: 2026-12-01\n---\n';
const OWN: Readonly<Record<string, string>> = {
  evenement: 'date: 2026-12-08\nheure: 14 h\nlieu: mairie\ntexte: Venez nombreux.\n',
  permanences: 'permanences:\n  - date: 2026-12-01\n    titre: Impôts\n',
  aide: '',
  acte: 'numero: 2026-118\n',
  parution: 'journal: ../journal/2026-12\n',
};

async function poster(variant: string, title: string, keys = '') {
  const text = `---\ngabarit: affiche\nvariante: ${variant}\ntitre: ${title}\n${OWN[variant]}${keys}---\n${variant === 'acte' ? 'Article unique.' : ''}\n`;
  const files = {
    'content/affiches/a.md': text,
    'content/commune.yaml': COMMUNE,
    'content/journal/2026-12/index.md': INDEX,
  };
  const { diagnostics, html } = await press(
    { ...JOB, path: 'content/affiches/a.md' },
    memoryHost(files),
    () => {},
    createPressMemory(),
  );
  return { told: diagnostics.map(({ rule, message }) => `${rule} ${message}`), html: html[0]?.text, diagnostics };
}

const LONG =
  'Réunion publique d’information sur les travaux de renouvellement des canalisations d’eau potable de la rue des Tanneurs et sur la déviation mise en place pendant toute la durée du chantier';

test.each(Object.keys(OWN))('%s: a title of three words has its distance, one of thirty has not', async (variant) => {
  const distance = variant === 'acte' ? 'distance: 8 m\n' : '';
  expect((await poster(variant, 'La rue fermée')).told).toEqual([]);
  const { told, diagnostics } = await poster(variant, LONG, distance);
  expect(told[0]).toMatch(
    /^text-too-small ce texte ne se lit qu’à \d+(,\d)? m, au lieu de \d m : il est trop long de \d+ mots \(\d+ lignes?\)$/,
  );
  expect(diagnostics[0]).toMatchObject({ severity: 'error', place: { file: 'content/affiches/a.md', line: 4 } });
});

test('the distance that the message gives is one that will do', async () => {
  const { diagnostics } = await poster('evenement', LONG);
  const distance = /distance: [\d,]+ m/.exec(diagnostics[0]!.hints[0]!)![0];
  expect((await poster('evenement', LONG, `${distance}\n`)).told).toEqual([]);
});

test('distances are written as people do', async () => {
  expect((await poster('evenement', 'Un mot', 'distance: 2,5 m\n')).html).toContain('--distance:2.5');
  expect((await poster('evenement', 'Un mot', 'distance: 80 cm\n')).html).toContain('--distance:0.8');
  expect((await poster('evenement', 'Un mot', 'distance: loin\n')).told[0]).toMatch(/^wrong-format/);
});
