// The command line as a person meets it: exit codes, sentences, tables, JSON.
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { languageOf } from '../../src/cli/language.ts';
import { main } from '../../src/cli/main.ts';
import { plainPrint } from '../../src/cli/plain-print.ts';
import { programFrom } from '../../src/cli/program.ts';

let out = '';
let err = '';
beforeEach(() => {
  out = err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  // How far a build has come is told as it goes; it is not what is tested.
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text).replace(/^\d+\/\d+ {2}.*\n/gm, '');
    return true;
  });
  vi.spyOn(console, 'log').mockImplementation((text) => {
    out += text;
  });
});
afterEach(() => vi.restoreAllMocks());

function commune(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  cpSync(fileURLToPath(new URL('../project/commune', import.meta.url)), folder, { recursive: true });
  return folder;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are not what is tested.
const plain = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, '');

test('build prints a table and ends with 0; its French alias too', async () => {
  const folder = commune();
  expect(await main(['build', '--lang', 'fr'], folder)).toBe(0);
  expect(plain(out)).toMatch(/^PDF +pages +feuilles +taille +temps\nout\/guides\/carte\.pdf +1 +1 +\d+ ko/);
  expect(plain(out)).toContain('2 PDF, 2 pages, ');
  expect(err).toBe('');
  expect(await main(['imprimer', 'content/guides', '--lang', 'fr'], folder)).toBe(0);
  expect(plain(out)).toContain('1 PDF, 1 page, ');
});

test('a mistake: its place, its sentence, its line with a caret, its hint; 1', async () => {
  const folder = commune();
  const file = join(folder, 'content/guides/carte.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('chapo:', 'chappo:'));
  expect(await main(['build', '--lang', 'fr'], folder)).toBe(1);
  expect(plain(err)).toBe(
    'content/guides/carte.md:4:1  erreur  la clé « chappo » n’existe pas ici  [unknown-key]\n' +
      '    chappo: Venez avec une photo.\n    ^\n    → vouliez-vous dire « chapo » ?\n\n',
  );
  expect(plain(out)).toContain('1 publication n’a pas pu être imprimée');
  err = '';
  expect(await main(['build', '--lang', 'en'], folder)).toBe(1);
  expect(plain(err)).toContain('error  there is no key "chappo" here');
});

test('--json gives papers and diagnostics as data, and nothing else', async () => {
  const folder = commune();
  writeFileSync(join(folder, 'content/guides/vide.md'), '');
  expect(await main(['build', '--json'], folder)).toBe(1);
  const { publications, diagnostics } = JSON.parse(out);
  expect(publications).toHaveLength(3);
  expect(publications[0].papers[0]).toMatchObject({ file: 'guides/carte.pdf', pages: 1, sheets: 1 });
  expect(diagnostics).toMatchObject([{ rule: 'empty-file', place: { file: 'content/guides/vide.md', line: 1 } }]);
  expect(err).toBe('');
});

test.each([
  [['buil'], 'vouliez-vous dire build'],
  [['build', '--edtion', 'x'], 'vouliez-vous dire --edition'],
  [['build', '--size', '400'], 'de 12 à 36 points'],
  [['new', 'fiche', 'le', 'bal'], 'entre guillemets : "le bal"'],
  [['new', 'fiche'], 'il manque nom'],
  [['build', '--edition', 'livre'], 'il n’y a pas d’édition « livre »'],
  [['build', '--size', 'gros'], '--size attend un nombre'],
  [['build', 'content/guides/rien.md'], 'n’est pas un texte à imprimer'],
  [['build', '--content', 'ailleurs'], 'il n’y a pas de dossier content/'],
  [['new', 'fich', 'x'], 'il n’y a pas de gabarit « fich »'],
  [['new', 'fiche', '../x'], 'ne peut pas être un nom de fichier'],
  [['print', 'rien.html'], 'ne peut pas être lu'],
  [[], 'Commandes :'],
])('wrong usage %j is told in French; 2', async (args, sentence) => {
  expect(await main([...args, '--lang', 'fr'], commune())).toBe(2);
  expect(plain(err)).toContain(sentence);
  expect(err).not.toMatch(/\bat .*:\d+:\d+\)/);
});

test('help is in the language of who asks', async () => {
  expect(await main(['--help', '--lang', 'fr'])).toBe(0);
  expect(out).toContain('Commandes :');
  out = '';
  expect(await main(['--help', '--lang', 'en'])).toBe(0);
  expect(out).toContain('Commands:');
  expect(languageOf([], { LANG: 'en_GB.UTF-8' })).toBe('en');
  expect(languageOf([], { LANG: 'C' })).toBe('fr');
  expect(languageOf(['--lang=en'], { LANG: 'fr_FR' })).toBe('en');
});

test('print said plainly needs no yargs; anything else does', () => {
  expect(plainPrint(['print', 'a.html', '-o', 'b.pdf', '--lang', 'fr'])).toEqual({ file: 'a.html', output: 'b.pdf' });
  expect(plainPrint(['print', '--root', '/r', 'a.html'])).toEqual({ file: 'a.html', root: '/r' });
  for (const words of [
    'build',
    'print',
    'print a b',
    'print a -o',
    'print a -o b -o c',
    'print a --root=b',
    'print a -h',
  ])
    expect(plainPrint(words.split(' '))).toBeUndefined();
  expect(plainPrint(['print', 'a', '--lang', 'de'])).toBeUndefined();
});

test('new makes a publication beside its like, and never writes over one', async () => {
  const folder = commune();
  expect(await main(['new', 'fiche', 'passeport', '--lang', 'fr'], folder)).toBe(0);
  expect(existsSync(join(folder, 'content/guides/passeport.md'))).toBe(true);
  expect(await main(['nouveau', 'fiche', 'passeport', '--lang', 'fr'], folder)).toBe(2);
  expect(err).toContain('existe déjà');
});

test('init makes a folder that is not made twice', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'tambour-')), 'bourg');
  expect(await main(['init', folder, '--lang', 'fr'])).toBe(0);
  expect(existsSync(join(folder, 'content/commune.yaml'))).toBe(true);
  expect(await main(['initier', folder, '--lang', 'fr'])).toBe(2);
});

test('print sets any page of HTML, with a stylesheet before its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  writeFileSync(join(folder, 'page.html'), '<html lang="fr"><title>Essai</title><p>Bonjour</p>');
  writeFileSync(join(folder, 'extra.css'), '@page { size: A5 }');
  expect(await main(['print', 'page.html', '--style', 'extra.css', '-o', 'a.pdf', '--lang', 'fr'], folder)).toBe(0);
  expect(plain(out)).toMatch(/^a\.pdf {2}1 page/);
  expect(readFileSync(join(folder, 'a.pdf')).toString('latin1')).toMatch(/MediaBox \[0 0 419\.5\d* 595\.2\d*\]/);
});

test('what to type next is what was typed: the installed command, or the file', () => {
  expect(programFrom('/x', '/usr/bin/tambour')).toBe('tambour');
  expect(programFrom('/x', '/usr/lib/node_modules/tambour/dist/tambour.js')).toBe('tambour');
  expect(programFrom('/x/ma-commune', '/x/dist/tambour.js')).toBe('node ../dist/tambour.js');
  expect(programFrom('/x', '/x/le tambour/dist/tambour.js')).toBe('node "le tambour/dist/tambour.js"');
});
