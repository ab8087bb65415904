import { expect, test } from 'vitest';
import { lay, linesOf, words } from './lay.ts';

/** Lines of twenty letters. */
function lines(text: string, align: string): readonly string[] {
  const laid = lay(`p{text-align:${align};hyphens:none}`, `<p lang=fr>${text}</p>`, '200pt 300pt');
  return words(laid)
    .split('\n')
    .map((line) => line.replace(/^\S+ /, ''));
}

test.each(['left', 'justify'])('no line begins with what clings to a hyphen (%s)', (align) => {
  // Greedy lines would end with « Parlons- » and « voudra-t- ».
  expect(lines('On a des idée Parlons-en ensemble demain', align)[1]).toMatch(/^Parlons-en/);
  expect(lines('La commune voudra-t-elle un jour y venir encore', align)[1]).toMatch(/^voudra-t-elle/);
  expect(lines('Nous irons un soir-là tous ensemble', align)[0]).toMatch(/soir-là$|un$/);
});

test('a lone letter does not end a ragged line', () => {
  expect(lines('Réunion demain soir À onze heures devant la belle mairie', 'left')[1]).toMatch(/^À onze/);
});

/** Pages of lines, hyphens shown as `-`, in a column so narrow that words must be divided. */
function divided(text: string, css: string, size = '120pt 300pt'): readonly (readonly string[])[] {
  const laid = lay(`p{hyphens:auto;${css}}`, `<p lang=fr>${text}</p>`, size);
  return words(laid)
    .split('\n---\n')
    .map((page) => page.split('\n').map((line) => line.replace(/^\S+ /, '').replaceAll('\u00ad', '-')));
}
const cuts = (text: string, css = 'text-align:justify') =>
  divided(text, css)
    .flat()
    .filter((line) => line.endsWith('-'));

test('a capital hides a name, unless a sentence starts there', () => {
  expect(cuts('le maire va Villeneuve demain')).toEqual([]);
  expect(cuts('le maire va rassembler demain')).toHaveLength(1);
  expect(cuts('voici Rassembler '.repeat(6))).toEqual([]);
  expect(cuts('voila. Rassembler '.repeat(6)).length).toBeGreaterThan(0);
  // After an abbreviation comes a name.
  expect(cuts('le vu de M. Rassembler demain')).toEqual([]);
});

test('words with figures, addresses and acronyms stay whole; a word tied to a figure does not', () => {
  expect(cuts('le maire va dossier2026important demain', 'hyphens:auto')).toEqual([]);
  expect(cuts('le code SECURITESOCIALE ici')).not.toContain('le code SECU-');
  expect(divided('le lot de 8&nbsp;habitations', 'text-align:left', '110pt 300pt').flat().join('')).toMatch(
    /habi-|habita-/,
  );
});

test('by itself French divides words of six letters or more, three before and three after', () => {
  expect(cuts('un beau jour abricot pour lui')).not.toContain('un beau jour a-');
  const all = cuts('Ils ont rassemblé des habitants attentifs autour de leur commune préférée');
  for (const line of all) expect(line).toMatch(/\p{L}{3,}-$/u);
});

test('hyphenate-limit-last: always keeps the last word whole, and the last word of a column', () => {
  const text = 'un jour gris il faut rassembler';
  expect(divided(text, '', '130pt 300pt')[0]!.join('|')).toContain('-|');
  expect(divided(text, 'hyphenate-limit-last:always', '130pt 300pt')[0]!.join('|')).not.toContain('-|');
  const long = 'un mot rassembler '.repeat(9);
  const feet = (css: string) =>
    divided(long, `text-align:justify;${css}`, '120pt 30pt').filter((page) => page.at(-1)!.endsWith('-')).length;
  expect(feet('')).toBeGreaterThan(feet('hyphenate-limit-last:column'));
});

test('hyphenate-limit-last: page spares the last column of each page alone', () => {
  const long = 'un mot rassembler '.repeat(40);
  const feet = (limit: string) => {
    const css = `div{columns:2;column-gap:0;column-fill:auto}p{hyphens:auto;text-align:justify;hyphenate-limit-last:${limit}}`;
    const { document } = lay(css, `<div><p lang="fr">${long}</p></div>`, '240pt 30pt');
    const ends = [0, 0];
    for (const page of document.pages)
      for (const { x, y, text } of linesOf(page.content))
        if (y === 20 && /[-\u00ad]$/.test(text)) ends[x < 120 ? 0 : 1]!++;
    return ends;
  };
  expect(feet('none').every((count) => count > 0)).toBe(true);
  expect(feet('column')).toEqual([0, 0]);
  const [inside, last] = feet('page');
  expect(inside).toBeGreaterThan(0);
  expect(last).toBe(0);
});

test('hyphenate-limit-zone leaves the white that it allows', () => {
  const text = 'un mot rassembler '.repeat(9);
  const count = (css: string) => cuts(text, `text-align:justify;${css}`).length;
  expect(count('')).toBeGreaterThan(0);
  expect(count('hyphenate-limit-zone:1pt')).toBe(count(''));
  // A line that holds a part of a word alone has no other way.
  const zoned = cuts(text, 'text-align:justify;hyphenate-limit-zone:119pt');
  expect(zoned.filter((line) => line.includes(' '))).toEqual([]);
});
