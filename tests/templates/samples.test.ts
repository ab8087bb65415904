// Every shipped template prints its own sample without a word, at each size of type.
import { describe, expect, it } from 'vitest';
import { templateNames } from '../../src/editorial/templates/load.ts';
import { print, real, sample } from './sample.ts';

describe.each(templateNames(real).map((name) => [name]))('%s', (name) => {
  it.each([16, 20, 24])('prints its sample at %i points without a diagnostic', (size) => {
    const { diagnostics, pages } = print(sample(name), 'content/essai/index.md', size);
    expect(diagnostics).toEqual([]);
    expect(pages.length).toBeGreaterThan(0);
    // A spreading column never loses a word: the help number is the last thing that may go.
    expect(pages.join('\n').replace(/\s+/g, ' ')).toContain('03 53 01 24 10');
  });
});

describe('guide', () => {
  it('asks for nothing but gabarit and titre', () => {
    const { diagnostics, pages } = print(
      { 'content/g.md': '---\ngabarit: guide\ntitre: Voter\n---\n' },
      'content/g.md',
    );
    expect(diagnostics).toEqual([]);
    expect(pages[0]).toContain('Voter');
  });
  it('says online last, and fills an empty sans-internet box from the commune', () => {
    const { html } = print(
      { 'content/g.md': '---\ngabarit: guide\ntitre: Voter\n---\n::: sans-internet\n:::\n' },
      'content/g.md',
    );
    expect(html.indexOf('Par téléphone')).toBeLessThan(html.indexOf('En ligne'));
    expect(html).toMatch(/<aside class="sans-internet[\s\S]*?class="tel">03\u00a053\u00a001\u00a024\u00a010/);
  });
});

describe('journal', () => {
  const issue = {
    'content/journal/1/index.md':
      '---\ngabarit: journal\nnumero: 1\nparution: 2026-01-15\nune:\n  titre: Ouvert\n  chapo: Tous les matins.\n  partie: guichet\n---\n',
    'content/journal/1/01-edito.md': '---\ntype: edito\ntitre: Une voix\nauteur: La maire\n---\nBonjour.\n',
    'content/journal/1/02-guichet.md': '---\nrubrique: Dossier\ntitre: Le guichet\n---\nTexte.\n',
    'content/journal/1/03-ecole.md': '---\nrubrique: École\ntitre: Le potager\n---\nTexte.\n',
  };
  const { diagnostics, pages } = print(issue, 'content/journal/1/index.md');
  it('has a cover, the contents beside the édito, its articles, and the back', () => {
    expect(diagnostics).toEqual([]);
    expect(pages).toHaveLength(5);
    expect(pages[1]).toMatch(/Une voix/);
    expect(pages[4]).toContain('Numéros utiles');
  });
  it('gives the page of each article, on the cover and in the contents', () => {
    expect(pages[0]?.replace(/\s+/g, ' ')).toContain('Page 3');
    expect(pages[1]?.replace(/\s+/g, ' ')).toMatch(/3 Dossier[\s\S]*4 École/);
  });
  it('hangs the rubrique on its own pages, left and right, with folio and help number', () => {
    expect(pages[2]).toContain('Dossier');
    expect(pages[3]).toContain('École');
    for (const page of pages.slice(2, 4)) expect(page.replace(/\s+/g, ' ')).toContain('Une question');
  });
});
