// A publication in a folder, and its translation: part by part, with the facts of the original.
import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { publicationName, readPublication } from '../../src/editorial/content/publication.ts';
import { discover } from '../../src/project/discover.ts';
import { memoryHost } from '../messages/commune.ts';

const FILES = {
  'content/lettre/index.md': '---\ngabarit: journal\ntitre: La lettre\nnumero: 3\n---\n',
  'content/lettre/index.pt.md': '---\ntitre: A carta\n---\n',
  'content/lettre/01-edito.md': '---\ntype: edito\ntitre: Bonjour\n---\n\nUn texte.\n',
  'content/lettre/01-edito.pt.md': '---\ntitre: Bom dia\n---\n\nUm texto.\n',
  'content/lettre/02-pont.md': '---\ntitre: Le pont\n---\n\nUn pont.\n',
};

test('a folder and its translation are two publications, each with its parts', () => {
  const host = memoryHost(FILES);
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  expect(discover(host, report)).toEqual(['content/lettre/index.md', 'content/lettre/index.pt.md']);
  const french = readPublication(host, 'content/lettre/index.md', report);
  expect(french?.parts.map(({ path }) => path)).toEqual(['content/lettre/01-edito.md', 'content/lettre/02-pont.md']);
  expect(told).toEqual([]);
  const other = readPublication(host, 'content/lettre/index.pt.md', report);
  expect(other?.name).toBe('lettre.pt');
  expect(other?.entry).toMatchObject({ template: 'journal', data: { titre: 'A carta', numero: '3', langue: 'pt' } });
  expect(other?.parts.map(({ path, data }) => [path, data])).toEqual([
    ['content/lettre/01-edito.pt.md', { type: 'edito', titre: 'Bom dia' }],
  ]);
  expect(told.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'untranslated-part « content/lettre/02-pont.md » n’est pas traduit : la traduction s’imprime sans lui',
  ]);
});

test('what a publication is called', () => {
  expect(
    ['content/a.md', 'content/a.ar.md', 'content/j/index.md', 'content/j/index.ar.md'].map(publicationName),
  ).toEqual(['a', 'a.ar', 'j', 'j.ar']);
});
