// Easy language: one block a sentence, its pictogram beside it, and what is hard to read told at its place.
import { describe, expect, it, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { countWords } from '../../src/editorial/content/falc.ts';
import { createMarkdown } from '../../src/editorial/content/markdown.ts';
import { variantOf } from '../../src/editorial/content/publication.ts';

const HARD = { justificatif: 'papier qui prouve', 'afin de': 'pour', perime: 'trop vieux' };

function render(body: string) {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const html = createMarkdown(undefined, undefined, 'idees', HARD)({ path: 'a.falc.md', body, bodyLine: 3 }, report);
  return { html, told: told.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`), messages: told };
}

test('each line and each sentence is a block that knows its line', () => {
  const { html, told } = render('Téléphonez à la mairie.\nVenez au guichet. Apportez une photo.');
  expect(told).toEqual([]);
  expect(html.trim()).toBe(
    '<p data-src="a.falc.md:3" class="idee"><span class="phrase">Téléphonez à la mairie.</span></p>' +
      '<p data-src="a.falc.md:4" class="idee"><span class="phrase">Venez au guichet.</span></p>' +
      '<p data-src="a.falc.md:4" class="idee"><span class="phrase">Apportez une photo.</span></p>',
  );
});

test('a sentence does not end at « M. », nor inside bold words', () => {
  expect(render('Voyez Luc M. Durand.').html.match(/class="idee"/g)).toHaveLength(1);
  expect(render('**Venez. Appelez.** Merci beaucoup.').html.match(/class="idee"/g)).toHaveLength(2);
});

test('a pictogram or a picture at the start stands beside the sentence; a picture alone is a figure', () => {
  const { html } = render(':picto-bus: Prenez le bus.\n![Un bus](b.svg) Il est vert.\n\n![La place](p.svg)');
  expect(html).toMatch(
    /class="idee avec-picto"><i data-picto="bus" class="decor"[^>]*><\/i><span class="phrase">Prenez/,
  );
  expect(html).toMatch(/class="idee avec-image"><img src="[^"]*b.svg" alt="Un bus"><span class="phrase">Il est/);
  expect(html).toContain('<figure');
});

test('lists and steps keep their marks around the sentences', () => {
  expect(render('- :picto-id: Votre carte.\n- Une photo.').html).toMatch(/<li[^>]*>\n<p[^>]*avec-picto/);
  expect(render('::: etapes\n1. Téléphonez.\n   Claire répond.\n:::').html).toMatch(
    /<span class="num">1<\/span><div><p[^>]*class="idee">.*\n?<p[^>]*class="idee">/,
  );
});

describe('what is hard to read', () => {
  it.each([
    ['Une phrase de plus de 12 mots est trop longue pour être lue avec plaisir.', 'falc-long-sentence 3:1'],
    ['Voyez M. Durand.', 'falc-abbreviation 3:7'],
    ['Prenez RDV.', 'falc-abbreviation 3:8'],
    ['La CAF paie.', 'falc-abbreviation 3:4'],
    ['Au XXe siècle.', 'falc-roman-number 3:4'],
    ['Louis XIV est mort.', 'falc-roman-number 3:7'],
    ['Il reste 20 % du prix.', 'falc-percent 3:10'],
    ['Attendez trois semaines.', 'falc-number-in-letters 3:10'],
    ['Payez 25 €.', 'falc-sign 3:10'],
    ['Votre carte est périmée.', 'falc-hard-word 3:17'],
    ['Venez afin de signer.', 'falc-hard-word 3:7'],
    ['Apportez des justificatifs.', 'falc-hard-word 3:14'],
    ["Il n'est pas interdit de venir.", 'falc-two-negations 3:1'],
    ['Ne venez pas si vous ne pouvez pas.', 'falc-two-negations 3:1'],
  ])('%s', (text, wanted) => expect(render(text).told).toEqual([wanted]));
  it.each([
    'Téléphonez au 03 53 01 24 10 à 8 h 30.',
    'Une personne a une idée neuve.',
    'Écrivez à mairie@valbrune.fr.',
    'Le 3 novembre 2026.',
    'Ne venez pas le lundi.',
    'Élodie vient en décembre.',
  ])('nothing in: %s', (text) => expect(render(text).told).toEqual([]));
  it('says the exact number of words, a telephone being one', () => {
    expect(countWords('Appelez le 03 53 01 24 10 à 8 h 30 : merci')).toBe(6);
    const { messages } = render('Un deux-pièces et un jardin de la commune sont à vous pour ce jour de fête.');
    expect(messages[0]?.message).toContain('16 mots');
  });
});

test('a word that is explained is no hard word, and stands out; one that is not used is told', () => {
  const { html, told } = render(
    'Apportez vos justificatifs de la CAF.\n\n::: mots\njustificatif : un papier qui prouve\nCAF : elle paie des aides\nloyer : un prix\nrien\n:::',
  );
  expect(html).toContain('<b class="mot-explique">justificatifs</b> de la <b class="mot-explique">CAF</b>.');
  expect(html.replace(/\n/g, '')).toContain('<div><dt>loyer</dt><dd>un prix</dd></div>');
  expect(told).toEqual(['falc-unused-word 8:1', 'word-without-explanation 6:1']);
});

test('another text of a paper is known by its name', () => {
  expect(variantOf('content/d/carte.falc.md')).toEqual({ of: 'content/d/carte.md', kind: 'falc' });
  expect(variantOf('content/d/carte.pt-BR.md')).toEqual({ of: 'content/d/carte.md', kind: 'pt-BR' });
  for (const path of ['content/d/carte.md', 'content/d/carte.v2.md', 'content/.falc.md', 'a.brouillon.md'])
    expect(variantOf(path)).toBeUndefined();
});
