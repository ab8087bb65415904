// Lists, tables, figures, links, contents, bookmarks: what their tags say to who hears them.
import { expect, test } from 'vitest';
import { type Dictionary, readStructure } from './structure.ts';
import { artifactText, print, tagText } from './tag-text.ts';

const dot =
  'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%201%201%22%3E%3Ccircle%20r=%221%22/%3E%3C/svg%3E';

test('lists nest, with labels and bodies', async () => {
  expect(await tagText(await print('<ul><li>un<ol><li>deux</li><li>trois</li></ol></li></ul>'))).toBe(
    [
      'L ListNumbering=Disc',
      '  LI',
      '    Lbl "•"',
      '    LBody "un"',
      '      L ListNumbering=Decimal',
      '        LI',
      '          Lbl "1."',
      '          LBody "deux"',
      '        LI',
      '          Lbl "2."',
      '          LBody "trois"',
    ].join('\n'),
  );
});

test('steps with a drawn number, and boxes to tick, have it for their label', async () => {
  const css = 'ol,ul{list-style:none;padding:0}li{display:flex}';
  const steps =
    '<ol><li><b>1</b><div><h2>Appelez</h2><p>la mairie</p></div></li></ol><ul><li><input type=checkbox> Papiers</li></ul>';
  expect(await tagText(await print(`<h1>a</h1>${steps}`, css))).toBe(
    [
      'H1 "a"',
      'L ListNumbering=None',
      '  LI',
      '    Lbl "1"',
      '    LBody',
      '      H2 "Appelez"',
      '      P "la mairie"',
      'L ListNumbering=None',
      '  LI',
      '    Lbl "☐"',
      '    LBody "Papiers"',
    ].join('\n'),
  );
});

test('a table over pages is one Table; heads that are repeated are artifacts', async () => {
  const rows = Array.from({ length: 14 }, (_, i) => `<tr><th>r${i}<td>c${i}`).join('');
  const printed = await print(`<table><caption>Tournées</caption><thead><tr><th>Lieu<th>Foyers</thead>${rows}</table>`);
  expect(printed.pages).toBeGreaterThan(1);
  const text = await tagText(printed);
  expect(text.match(/^Table$/gm)).toHaveLength(1);
  expect(text.match(/"Lieu"/g)).toHaveLength(1);
  expect(text).toMatch(
    /^Table\n {2}Caption "Tournées"\n {2}THead\n {4}TR\n {6}TH Scope=Column "Lieu"\n {6}TH Scope=Column "Foyers"\n {2}TBody\n {4}TR\n {6}TH Scope=Row "r0"\n {6}TD "c0"/,
  );
  expect(text).toMatch(/TH Scope=Row @2 "r\d+"/);
  expect(await artifactText(printed)).toEqual(Array.from({ length: printed.pages - 1 }, () => 'Lieu Foyers'));
});

test('cells say what they span and which heads are theirs', async () => {
  const table =
    '<table><tr><th id=a rowspan=2>a<th id=b colspan=2>b<tr><td headers="a b">c<td>d<tr><th id=a>e<td>f</table>';
  expect(await tagText(await print(table))).toBe(
    [
      'Table',
      '  TBody',
      '    TR',
      '      TH id=a Scope=Column RowSpan=2 "a"',
      '      TH id=b Scope=Column ColSpan=2 "b"',
      '    TR',
      '      TD Headers=a+b "c"',
      '      TD "d"',
      '    TR',
      '      TH Scope=Row "e"',
      '      TD "f"',
      '      TD',
    ].join('\n'),
  );
});

test('a figure has its text, and its caption beside it', async () => {
  const figure = `<figure><img alt="Un point noir" width=9 src="${dot}"><figcaption>Légende</figcaption></figure>`;
  expect(await tagText(await print(figure))).toBe('Div\n  P\n    Figure alt=Un point noir •\n  Caption "Légende"');
});

test('running heads and page numbers are pagination artifacts that say where they stand', async () => {
  const css = 'div{position:running(r)}@page{@top-center{content:element(r)}@bottom-right{content:counter(page)}}';
  const printed = await print('<div>courant</div><p>texte</p>', css);
  expect(await tagText(printed)).toBe('P "texte"');
  expect(await artifactText(printed)).toEqual(['courant', '1']);
  const streams = Buffer.from(printed.bytes).toString('latin1');
  const artifacts = [...streams.matchAll(/\/Artifact <<([^>]*)>> BDC/g)].map(([, said]) => said);
  expect(artifacts).toEqual(['/Type /Pagination /Subtype /Header', '/Type /Pagination /Subtype /Footer']);
});

test('links say where they go, over lines and pages, and hang on the page they are on', async () => {
  const filler = Array.from({ length: 8 }, (_, i) => `<p>ligne ${i}</p>`).join('');
  const long =
    'le formulaire que la caisse envoie par la poste à qui le demande par téléphone, puis que l’on rapporte signé, avec une photographie, à l’accueil de la mairie de Valbrune, le matin de préférence';
  const printed = await print(
    `${filler}<p><a href="https://x.fr/a?b=1&c=(2)">${long}</a></p><p><a href="#z" aria-label="Fin du texte">z</a></p><p id=z>Z</p>`,
  );
  const text = await tagText(printed);
  expect(text).toMatch(
    /\n {2}Link "le formulaire [^"]*" @2 "[^"]* préférence"( link https:\/\/x\.fr\/a\?b=1&c=\(2\) “le formulaire .*?”){2}/,
  );
  expect(text).toMatch(/Link "z" link page 2 “Fin du texte”/);
  const { objects, root } = readStructure(printed.bytes);
  const pages = new Map<Dictionary, number>();
  for (const [id, page] of objects) {
    if (!(page instanceof Map)) continue;
    const list = page.get('Annots');
    const refs =
      list && (Array.isArray(list) ? list : (objects.get((list as { ref: number }).ref) as readonly { ref: number }[]));
    for (const { ref } of (refs ?? []) as readonly { ref: number }[]) pages.set(objects.get(ref) as Dictionary, id);
  }
  let seen = 0;
  const visit = ({ kids }: typeof root): void => {
    for (const kid of kids) {
      if ('role' in kid) visit(kid);
      else if ('annotation' in kid) {
        seen += 1;
        expect(kid.page).toBe(pages.get(kid.annotation));
      }
    }
  };
  visit(root);
  expect(seen).toBe(pages.size);
  expect(seen).toBeGreaterThan(2);
});

test('contents whose items are laid out as boxes are contents', async () => {
  const css = 'nav li{display:flex}a::after{content:target-counter(attr(href),page)}ol{list-style:none}';
  const nav =
    '<nav><ol><li><a href="#b" aria-label="Le marché"></a><div>Le marché <b>en hiver</b></div></li></ol></nav>';
  expect(await tagText(await print(`${nav}<h1 id=b>Le marché</h1>`, css))).toBe(
    [
      'Sect',
      '  TOC',
      '    TOCI',
      '      Reference',
      '        Link "1" link page 1 “Le marché”',
      '      Reference "Le marché en hiver"',
      'H1 "Le marché"',
    ].join('\n'),
  );
});

test('contents lead to their pages; bookmarks mirror headings', async () => {
  const css = 'nav a::after{content:leader(".") target-counter(attr(href),page)}h2{break-before:page}';
  const printed = await print(
    '<nav><ol><li><a href="#b">Chapitre</a></li></ol></nav><h1 id=a>Le « livre » & <i>tout</i></h1><h2 id=b>Chapitre</h2><p>x</p>',
    css,
  );
  expect(await tagText(printed)).toBe(
    [
      'Sect',
      '  TOC',
      '    TOCI',
      '      Lbl "1."',
      '      Reference',
      '        Link "Chapitre" "2" link page 2 “Chapitre”',
      'H1 "Le « livre » & tout"',
      'H2 @2 "Chapitre"',
      'P "x"',
    ].join('\n'),
  );
  const { objects, catalog } = readStructure(printed.bytes);
  const get = (dictionary: Dictionary, key: string) =>
    objects.get((dictionary.get(key) as { ref: number }).ref) as Dictionary;
  const first = get(get(catalog, 'Outlines'), 'First');
  expect(first.get('Title')).toMatch(/^Le «.livre.» & tout$/);
  expect(get(first, 'First').get('Title')).toBe('Chapitre');
});
