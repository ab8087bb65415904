// Markdown and its containers as the stylesheets expect them.
import { expect, test } from 'vitest';
import { createMarkdown } from '../../src/editorial/content/markdown.ts';
import { nestContainers } from '../../src/editorial/content/nesting.ts';

const render = (body: string) =>
  createMarkdown()({ path: 'content/j/a.md', body, bodyLine: 5 }, (rule) => expect(rule.name).toBe(''))
    .replace(/ data-src="[^"]*"/g, '')
    .replace(/\n/g, '');

test('each block knows its line', () => {
  const html = createMarkdown()({ path: 'a.md', body: 'un\n\n- deux\n- trois\n', bodyLine: 5 }, () => {});
  expect(html).toContain('<p data-src="a.md:5">');
  expect(html).toContain('<li data-src="a.md:8">');
});

test('a list to tick, steps with their number, a quotation, figures', () => {
  expect(render('::: a-apporter\n- une photo\n:::')).toBe(
    '<section class="a-apporter"><ul class="cocher"><li>une photo</li></ul></section>',
  );
  expect(render('::: etapes Comment faire\n3. **Appelez.** Claire répond.\n4. **Venez**\n:::')).toBe(
    '<section class="bloc-etapes"><h2>Comment faire</h2><ol start="3" class="etapes">' +
      '<li><span class="num">3</span><div><h3>Appelez</h3><p>Claire répond.</p></div></li>' +
      '<li><span class="num">4</span><div><h3>Venez</h3></div></li></ol></section>',
  );
  expect(render('::: citation Simone Audibert\nUn nom, pas un numéro.\n:::')).toBe(
    '<figure class="citation cite"><blockquote><p>Un nom, pas un numéro.</p></blockquote><figcaption>Simone Audibert</figcaption></figure>',
  );
  expect(render('::: chiffres\n- **412** personnes\n:::')).toContain(
    '<li><strong class="num">412</strong> personnes</li>',
  );
});

test('blanks to fill in by hand', () => {
  const line = '<span class="blanc" role="img" aria-label="ligne à remplir"></span>';
  const named = (name: string) => `<span class="champ champ-line"><span class="nom">${name}</span>${line}</span>`;
  expect(render('::: remplir\n- Nom\n- Né le ____ à ____\n:::')).toBe(
    `<section class="remplir"><ul class="remplir-liste"><li><p class="rang">${named('Nom')}</p></li>` +
      `<li><p class="rang">${named('Né le')}${named('à')}</p></li></ul></section>`,
  );
});

test('containers nest with more colons', () => {
  expect(render(':::: encadre À savoir\n::: a-apporter\n- x\n:::\n::::')).toBe(
    '<aside class="encadre boite"><h3>À savoir</h3><section class="a-apporter"><ul class="cocher"><li>x</li></ul></section></aside>',
  );
});

test('a picture alone is a figure, its address counts from the root', () => {
  expect(render('![La place](images/été 1.jpg)')).toBe('<p>![La place](images/été 1.jpg)</p>');
  expect(render('![La place](<images/été 1.jpg> "Le marché | Photo : Luc"){.pleine}')).toBe(
    '<figure class="pleine"><img src="/content/j/images/%C3%A9t%C3%A9%201.jpg" alt="La place">' +
      '<figcaption>Le marché. <b class="credit">Photo : Luc</b></figcaption></figure>',
  );
  expect(render('![La place](a.jpg "Le marché")')).toContain('<figcaption>Le marché</figcaption>');
  expect(render('![La place](a.jpg "Et demain ? | Photo : Luc")')).toContain('Et demain ? <b');
});

test('headings have ids, each its own; attributes stay within bounds', () => {
  expect(render('## À l’école\n\n## À l’école')).toBe(
    '<h2 id="a-l-ecole">À l’école</h2><h2 id="a-l-ecole-2">À l’école</h2>',
  );
  expect(render('texte {.a onclick=x style=y}')).toBe('<p class="a">texte</p>');
});

test('containers nest with the same colons; what is out of balance stays as it is', () => {
  expect(render('::: encadre Dehors\n::: chiffres\n- **1** un\n:::\n\nAprès.\n:::')).toMatch(
    /^<aside[^>]*><h3>Dehors<\/h3><section.*<\/section><p>Après\.<\/p><\/aside>$/,
  );
  expect(nestContainers('::: a\n::: b\n:::')).toBe('::: a\n::: b\n:::');
  expect(nestContainers('```\n::: a\n```\n::: b\n::: c\n:::\n:::')).toBe('```\n::: a\n```\n:::: b\n::: c\n:::\n::::');
});

test('the address of a link follows its words, for paper; not twice', () => {
  const address = (text: string) => `<span class="adresse">${text}</span>`;
  expect(render('[le site](https://www.caf.fr/)')).toContain(`le site</a> (${address('www.caf.fr')})`);
  expect(render('[ici](https://a.fr/b/c)')).toContain(address('a.fr/<wbr>b/<wbr>c'));
  expect(render('[écrire](mailto:mairie@a.fr?subject=x)')).toContain(`(${address('mairie@a.fr')})`);
  for (const text of ['<https://caf.fr>', '[caf.fr](https://www.caf.fr/)', '[plus bas](#la-suite)'])
    expect(render(text)).not.toContain('adresse');
});

test('a note stands where it is called, and once', () => {
  const html = render('Un mot[^a], deux[^a].\n\n[^a]: La *note*.\n\n    Sa suite.\n\n    - un\n    - deux');
  expect(html).toBe(
    '<p>Un mot<span class="note-pied" id="note-1-1"><span class="debut">La <em>note</em>.</span>' +
      '<span class="alinea">Sa suite.</span><span class="alinea point">un</span><span class="alinea point">deux</span></span>' +
      ', deux<sup class="rappel-note"><a href="#note-1-1"></a></sup>.</p>',
  );
});

test('a note that calls itself is written once', () => {
  const html = render('Un[^a].\n\n[^a]: Voir[^b].\n\n[^b]: Et[^a].');
  expect(html.match(/note-pied/g)).toHaveLength(2);
  expect(html).toContain('rappel-note');
});

test('a paragraph that announces a list is marked', () => {
  const marked = (body: string) => render(body).includes('<p class="amorce">');
  expect(marked('Apportez :\n\n- ceci')).toBe(true);
  expect(marked('**Prix :**\n\n| a |\n| - |\n| b |')).toBe(true);
  expect(marked('Apportez ceci.\n\n- cela')).toBe(false);
  expect(marked('Apportez :\n\ncela')).toBe(false);
});

test('words and blanks share a line', () => {
  expect(render('::: remplir\nNom : ____\n:::')).toContain(
    '<p class="rang"><span class="champ champ-line"><span class="nom">Nom :</span>',
  );
});
