// A document printed again through one memory, after each kind of edit, gives the bytes of a first print.
import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { createTypesetMemory, printPdf, type TypesetMemory, typeset } from '../../src/typesetter/typeset.ts';
import { memoryHost } from '../messages/commune.ts';

const PARAGRAPH = 'La mairie reçoit sans rendez-vous tous les matins, et un agent relit chaque dossier. '.repeat(6);
const CSS = `@page{size:A6;margin:10mm;@bottom-center{content:counter(page) "/" counter(pages) " " string(titre)}}
h1{string-set:titre content()}article{break-before:page}.toc a::after{content:leader('.') target-counter(attr(href),page)}
.cols{columns:2}.note{float:footnote}body{background:#eee}aside{float:left;width:40%}.fixe{position:fixed;top:0;right:0}`;

interface Edit {
  readonly word?: string;
  readonly css?: string;
  readonly extra?: string;
  readonly link?: string;
  readonly id?: string;
}

function write({ word = 'un', css = '', extra = '', link = '#a1', id = 'a3' }: Edit): string {
  const articles = [0, 1, 2, 3, 4].map(
    (n) => `<article data-src="a.md:${n + 1}"><h1 id="${n === 3 ? id : `a${n}`}">Article ${n === 2 ? word : n}</h1>
<div class="cols"><p>${PARAGRAPH}</p><p>${n === 2 ? `${word} `.repeat(9) : ''}<b>Voir</b> <a href="${link}">ici</a> ${PARAGRAPH}</p></div>
<aside>À côté</aside><p>Texte<span class="note">${n === 1 ? word : 'Une note.'}</span> ${PARAGRAPH}</p>${n === 2 ? extra : ''}</article>`,
  );
  const toc = [0, 1, 2, 4].map((n) => `<li><a href="#a${n}">Article ${n}</a></li>`).join('');
  return `<!doctype html><html lang="fr"><head><title>Essai</title><style>${CSS}${css}</style></head><body>
<p class="fixe">Fixe</p><ol class="toc">${toc}</ol>${articles.join('\n')}</body></html>`;
}

async function print(edit: Edit, memory?: TypesetMemory) {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => told.push(diagnostic));
  const host = memoryHost({});
  const more = memory && { memory, reprint: 'essai' };
  const laidOut = typeset(write(edit), 'a.html', { host, report, packagedFaces: PACKAGED_FACES, ...more });
  const profile = { tagged: true, colour: 'screen', ppi: 200, date: '2026-01-01T00:00:00Z' } as const;
  const { bytes } = await printPdf(
    laidOut,
    { imposition: { type: 'reading' }, profile },
    { host, report, ...(memory && { memory }) },
  );
  return { bytes, told, laidOut };
}

const EDITS: readonly Edit[] = [
  {},
  {},
  { word: 'deux' },
  { word: 'un mot bien plus long que les autres, qui pousse tout le reste '.repeat(8) },
  { word: 'court' },
  { word: 'court', css: 'article:nth-of-type(2) p{color:red}' },
  { word: 'court', css: '.cols{columns:1}' },
  { word: 'court', css: '@page{margin:14mm}' },
  { extra: '<p>Un paragraphe de plus.</p>' },
  { extra: '<p>Un paragraphe de plus.</p>', word: 'et encore' },
  { css: 'article:nth-of-type(3){break-before:auto}' },
  { css: 'article:nth-of-type(3){break-before:left}' },
  { css: '.toc{font-size:30pt}' },
  { link: '#a2' },
  { link: 'https://example.org' },
  { word: '漢字 \u{10FFFF}' },
  { word: '漢字 \u{10FFFF}', link: '#a2' },
  { id: 'autre' },
  { css: 'p{color:var(--a);--a:var(--a);colour:red}' },
  { css: 'p{color:var(--a);--a:var(--a);colour:red}', word: 'deux' },
  {},
  { css: '@counter-style x{system:cyclic;symbols:"x"}@page{@top-left{content:counter(page,x)}}' },
  {},
];

test('each edit gives the bytes and the diagnostics of a first print', async () => {
  const memory = createTypesetMemory();
  for (const edit of EDITS) {
    const [warm, cold] = [await print(edit, memory), await print(edit)];
    expect(warm.told, JSON.stringify(edit)).toEqual(cold.told);
    expect(Buffer.compare(warm.bytes, cold.bytes), JSON.stringify(edit).slice(0, 200)).toBe(0);
  }
});

test('a page that no edit touched is the page of the last print', async () => {
  const memory = createTypesetMemory();
  await print({}, memory);
  const before = (await print({ word: 'deux' }, memory)).laidOut.pages;
  const after = (await print({ word: 'trois' }, memory)).laidOut.pages;
  const same = after.filter(({ content }, index) => content[0]?.children[0] === before[index]?.content[0]?.children[0]);
  expect(after).toHaveLength(before.length);
  expect(memory.prints.size).toBe(1);
  expect(same.length).toBeGreaterThan(0);
});
