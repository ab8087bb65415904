// Texts of a set length: what counts as a sign, and what the writer is told, before any page is laid out.
import { expect, test } from 'vitest';
import { createPressMemory, press } from '../../src/press/press.ts';
import { signsOf } from '../../src/press/signs.ts';
import { memoryHost } from '../messages/commune.ts';

const JOB = { draft: false, edition: undefined, size: undefined, language: 'fr', html: false } as const;
const COMMUNE = { 'content/commune.yaml': 'nom: Valbrune\n' };

async function told(text: string, path = 'content/a.md', files: Record<string, string> = {}) {
  const host = memoryHost({ ...COMMUNE, ...files, [path]: text });
  const { diagnostics } = await press({ ...JOB, path }, host, () => {}, createPressMemory());
  return diagnostics.map(({ severity, message, place }) => `${severity} ${place?.file}:${place?.line} ${message}`);
}
/** Words of four letters and their spaces, `count` signs in all. */
const words = (count: number) =>
  'mots '
    .repeat(count)
    .slice(0, count - 1)
    .concat('s');
const fiche = (keys: string, body: string) => `---\ngabarit: fiche\ntitre: Essai\n${keys}---\n${body}\n`;

test.each([
  ['Oui.', 4],
  ['Il est 9h30 !', 15],
  ['"Oui"', 7],
  ['cœur', 4],
  ['e\u0301te\u0301', 3],
  ['ex\u00adtra', 5],
])('%j has %i signs, with the spaces that the typography puts', (text, count) => {
  expect(signsOf(text, 'fr')).toBe(count);
});

test('another language has no French spaces', () => {
  expect(signsOf('Is it 9 ? "Yes"', 'en')).toBe(15);
});

test('too many signs are told on the line where the length is passed', async () => {
  const body = `${words(700)}\n\n${words(560)}`;
  expect(await told(fiche('signes: 1200\n', body))).toEqual([
    'warning content/a.md:8 1\u202f260 signes pour 1\u202f200 : 60 de trop',
  ]);
});

test('signs left are a note at the key', async () => {
  expect(await told(fiche('signes: 1200\n', words(1104)))).toEqual([
    'note content/a.md:4 1\u202f104 signes pour 1\u202f200 : il en reste 96',
  ]);
  expect(await told(fiche('signes: 5\n', 'abcde'))).toEqual([
    'note content/a.md:4 5 signes pour 5 : c’est la longueur exacte',
  ]);
});

test('titles, marks, pictures and the signature do not count; items, cells and spaces between words do', async () => {
  const body = [
    '## Un titre de vingt signes',
    '',
    'Un **mot** et [un lien](https://exemple.fr)',
    'encore.',
    '',
    '![Une image](images/a.svg "Sa légende")',
    '',
    '- un',
    '- deux',
    '',
    '**Anne et cinq élus**',
  ].join('\n');
  const [note] = await told(fiche('signes: 100\n', body));
  const printed = ['Un mot et un lien (exemple.fr) encore.', 'un', 'deux'].join('').length;
  expect(note).toContain(`: il en reste ${100 - printed}`);
});

test('each group of a tribune has the same room', async () => {
  const body = `## Les uns\n\n${'a'.repeat(30)}\n\n**Anne**\n\n## Les autres\n\n${'b'.repeat(45)}\n\n**Luc**\n`;
  expect(await told(fiche('signes-par-groupe: 40\n', body))).toEqual([
    'note content/a.md:4 « Les uns » : 30 signes pour 40 : il en reste 10',
    'warning content/a.md:14 « Les autres » : 45 signes pour 40 : 5 de trop',
  ]);
});

test('a block may have its own length', async () => {
  expect(await told(fiche('', `Avant.\n\n::: signes 10\n${'a'.repeat(12)}\n:::\n\nAprès.`))).toEqual([
    'warning content/a.md:8 12 signes pour 10 : 2 de trop',
  ]);
  expect(await told(fiche('', '::: signes beaucoup\nx\n:::'))).toEqual([
    'warning content/a.md:5 « beaucoup » n’est pas un nombre de signes',
  ]);
});

test('an article of a journal is told in its own file', async () => {
  const index = '---\ngabarit: journal\n---\n';
  const files = { 'content/j/01-edito.md': '---\ntype: edito\ntitre: Un mot\nsignes: 3\n---\n\nabcd\n' };
  expect((await told(index, 'content/j/index.md', files)).filter((line) => line.includes('signes'))).toEqual([
    'warning content/j/01-edito.md:7 4 signes pour 3 : 1 de trop',
  ]);
});
