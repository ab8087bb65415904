// The marks of a form, what becomes of them in Markdown, and what is told of those that cannot be.
import { describe, expect, it, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { fieldWords, readField } from '../../src/editorial/content/field-marks.ts';
import { fieldLanguage } from '../../src/editorial/content/field-words.ts';
import { createMarkdown, type TextKind } from '../../src/editorial/content/markdown.ts';

function render(body: string, kind: TextKind = 'texte') {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const html = createMarkdown(undefined, undefined, kind)({ path: 'a.md', body, bodyLine: 5 }, report);
  const bare = html.replace(/ (data-src|role|data-entete)="[^"]*"/g, '').replace(/\n/g, '');
  return { html, bare, told: told.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`) };
}
const form = (body: string) => render(`::: remplir\n${body}\n:::`);

describe('what stands between brackets', () => {
  it.each([
    [' ', 'case à cocher'],
    ['x', 'case cochée'],
    ['____', 'ligne à remplir'],
    ['40 mm', 'ligne à remplir'],
    ['lignes 4', '4 lignes à remplir'],
    ['1 ligne', 'ligne à remplir'],
    ['5', '5 cases à remplir'],
    ['10', '10 cases à remplir, par 2'],
    ['Telephone', '10 cases à remplir, par 2'],
    ['27 par 4', '27 cases à remplir, par 4'],
    ['1 2 2 2 3 3 2', '15 cases à remplir, par groupes de 1, 2, 2, 2, 3, 3, 2'],
    ['jj/mm/aaaa', 'à remplir : jour, 2 cases ; mois, 2 cases ; année, 4 cases'],
    ['hh:mm', 'à remplir : heures, 2 cases ; minutes, 2 cases'],
    ['5 : 70999', 'exemple : 70999, un signe par case'],
    ['signature', 'cadre pour signer'],
  ])('[%s]: %s', (written, words) => {
    const read = readField(written);
    expect(read.type === 'field' && fieldWords(read.field)).toBe(words);
  });
  it('keeps to what fits a sheet', () => {
    expect(readField('61')).toEqual({ type: 'beyond', most: 60, what: 'cases' });
    expect(readField('lignes 0')).toEqual({ type: 'beyond', most: 22, what: 'lignes' });
    expect(readField('400 mm')).toEqual({ type: 'beyond', most: 170, what: 'mm' });
    expect(readField('2 : 123').type).toBe('unknown');
    expect(readField('signatrue')).toEqual({ type: 'unknown', near: 'signature' });
  });
});

test('fields are said in the language of the form, in French where it lacks a word', () => {
  const own = fieldLanguage('xx', {
    cases: 'boxes: {n}',
    par: '{cases} by {n}',
    jour: 'day',
    'à remplir': 'fill: {liste}',
  });
  const said = (mark: string) => {
    const read = readField(mark);
    return read.type === 'field' && fieldWords(read.field, own);
  };
  expect(said('10')).toBe('boxes: 10 by 2');
  expect(said('jj/mm')).toBe('fill: day, 2 cases ; mois, 2 cases');
  expect(said('signature')).toBe('cadre pour signer');
});

test('each line is a row; a name goes with its field, a box with its words', () => {
  const { bare, told } = form('Nom : [____] Ville : [5]\nOui ou non ? [ ] oui  [ ] non\nExemple : DUPONT');
  expect(told).toEqual([]);
  expect(bare).toContain('<p class="rang"><span class="champ champ-line"><span class="nom">Nom :</span>');
  expect(bare).toContain('<span class="champ champ-comb"><span class="nom">Ville :</span><span class="peigne"');
  expect(bare.match(/<span class="case">/g)).toHaveLength(5);
  expect(bare).toContain(
    '<span class="nom">Oui ou non ?</span>' +
      ['oui', 'non']
        .map(
          (word) =>
            `<span class="choix"><span class="case-cocher" aria-label="case à cocher"></span><span class="nom">${word}</span></span>`,
        )
        .join(''),
  );
  expect(bare).toContain('<p class="exemple">Exemple : DUPONT</p>');
});

test('rows know their lines; two blanks are no bold words', () => {
  const { html } = form('Nom : [____]\nPrénom : [____] né [____]');
  expect(html).toContain('<p data-src="a.md:7" class="rang suite">');
  expect(html).not.toContain('<strong>');
});

test('a list of boxes loses its bullets; a row of a table is repeated', () => {
  expect(form('- [ ] lundi\n- [ ] mardi').bare).toContain('<li class="a-cocher"><p class="rang"><span class="choix">');
  const { bare } = form('| Nom | Né le |\n| --- | --- |\n| [lignes 3] | |\n| Luc | [date] |');
  expect(bare).toContain('<table class="a-remplir">');
  expect(bare.match(/<tr><td><\/td><td><\/td><\/tr>/g)).toHaveLength(3);
  expect(bare).toContain('<tr><td>Luc</td><td><span class="peigne"');
});

test('a signature, a date and an address name themselves', () => {
  const { bare, told } = form('[date] [signature]\n\n[adresse]');
  expect(told).toEqual([]);
  for (const name of ['Date', 'Signature', 'Adresse', 'Numéro et rue', 'Code postal', 'Ville'])
    expect(bare).toContain(`<span class="nom">${name}</span>`);
});

test('outside a form brackets are what Markdown says, unless the whole text is one', () => {
  expect(render('Voir [5] et [ ].').bare).toBe('<p>Voir [5] et [ ].</p>');
  expect(render('Code : [5]', 'formulaire').bare).toContain('champ-comb');
  const linked = form('[le site](https://a.fr) `[5]` [d]\n\n[d]: https://d.fr');
  expect(linked.told).toEqual([]);
  expect(linked.bare).toContain('<code>[5]</code> <a href="https://d.fr">d</a>');
});

test('what is wrong is told where it stands', () => {
  expect(form('Nom : [signatrue]').told).toEqual(['unknown-field 6:7']);
  expect(form('A : [5]\nB : [99]').told).toEqual(['field-too-long 7:5']);
  expect(form('Oui ? [ ]').told).toEqual(['unnamed-box 6:7']);
  expect(form('Un texte.\n\n[5]').told).toEqual(['unnamed-field 8:1']);
  expect(form('Votre code :\n[5]').told).toEqual([]);
  expect(form('Votre code :\n[5]').bare).toContain('<p class="question">Votre code :</p><p class="rang suite">');
  expect(form('[ ] autre : [____]').told).toEqual([]);
});

test('a slip to cut off says where', () => {
  const { bare } = render('::: coupon Réponse\n- Nom\n:::');
  expect(bare).toMatch(/^<section class="coupon remplir"><p class="couper">.*Découpez ici<\/p><h3>Réponse<\/h3>/);
});

test('a form of fifty thousand lines ends', () => {
  const { bare, told } = form('Nom : [____]\n'.repeat(50_000));
  expect(told).toEqual([]);
  expect(bare.match(/champ-line/g)).toHaveLength(50_000);
}, 20_000);
