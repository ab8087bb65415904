// In: words. Out: the same words with their divisions.
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { FRENCH_LIMITS, hyphenator } from '../../../src/typesetter/text/hyphenation.ts';

const divided = (word: string, lang = 'fr', limits = FRENCH_LIMITS, startsSentence = false) => {
  const places = hyphenator(lang)(word, limits, startsSentence);
  return [...word].map((letter, at) => (places.includes(at) ? `-${letter}` : letter)).join('');
};

describe('French', () => {
  test.each([
    ['municipalité', 'muni-ci-pa-lité'],
    ['l’établissement,', 'l’éta-blis-se-ment,'],
    ['bibliothèque-médiathèque', 'biblio-thèque-média-thèque'],
    ['maire', 'maire'],
    ['Besançon', 'Besançon'],
    ['SNCF', 'SNCF'],
    ['MUNICIPALITÉ', 'MUNICIPALITÉ'],
    ['2026municipalité', '2026municipalité'],
    ['contact@municipalite.fr', 'contact@municipalite.fr'],
    ['anti\u00adconstitutionnel', 'anti\u00adconstitutionnel'],
  ])('%s', (word, expected) => {
    expect(divided(word)).toBe(expected);
  });

  test('a capital at the start of a sentence is no name', () => {
    expect(divided('Municipalité', 'fr', FRENCH_LIMITS, true)).toBe('Muni-ci-pa-lité');
  });
});

test('limits are kept', () => {
  expect(divided('municipalité', 'fr', { word: 13, before: 2, after: 2 })).toBe('municipalité');
  expect(divided('municipalité', 'fr', { word: 5, before: 2, after: 2 })).toBe('mu-ni-ci-pa-li-té');
  expect(divided('municipalité', 'fr', { word: 5, before: 5, after: 5 })).toBe('munici-palité');
});

test.each(['fr', 'en', 'de', 'nl', 'en-gb'])('%s divides as the package itself does', (lang) => {
  const { hyphenateSync } = createRequire(import.meta.url)(`hyphen/${lang}/index.js`);
  for (const word of [
    'associate',
    'extraordinaire',
    'développement',
    'anticonstitutionnellement',
    'straßenbahn',
    'apostrophe',
  ])
    expect(divided(word, lang, { word: 5, before: 1, after: 1 })).toBe(hyphenateSync(word, { hyphenChar: '-' }));
});

test('a language of a country falls back to the language; an unknown one is not divided', () => {
  expect(divided('municipalité', 'fr-BE')).toBe('muni-ci-pa-lité');
  expect(divided('Straßenbahnen', 'de')).toBe('Stra-ßen-bah-nen');
  for (const lang of ['xx', '', '../fr', 'fr/../..']) expect(divided('municipalité', lang)).toBe('municipalité');
});
