// A document edited at random, word by word and block by block, printed through one memory: each print gives the bytes of a first one.
import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { createTypesetMemory, printPdf, type TypesetMemory, typeset } from '../../src/typesetter/typeset.ts';
import { memoryHost } from '../messages/commune.ts';

const CSS = `@page{size:A6;margin:10mm;@bottom-center{content:counter(page) "/" counter(pages) " " string(titre)}}
body{counter-reset:section}section{counter-increment:section;break-before:page}
section.suite{break-before:auto}h2::before{content:counter(section) ". "}h2{string-set:titre content()}
.cols{columns:2}.note{float:footnote}q{quotes:"«" "»"}.bas{position:absolute;bottom:0;right:0}.pale{opacity:.5}
a.page::after{content:" (page " target-counter(attr(href),page) ")"}.passe{position:running(tete)}
@page{@top-right{content:element(tete)}}`;

const WORDS = 'mairie jeudi chemin école budget travaux navette déchets été forêt Zoé kiwi œuvre WC fin'.split(' ');
const PIECES: readonly ((words: string, n: number) => string)[] = [
  (words) => `<p>${words}</p>`,
  (words) => `<p>${words} <b>${words}</b> <a href="#s1">${words}</a></p>`,
  (words) => `<p>${words}<span class="note">${words}</span></p>`,
  (words) => `<ol><li>${words}</li><li><p>${words}</p></li></ol>`,
  (words) => `<p>Il dit <q>${words}</q> et <q>${words}</q>.</p>`,
  (words) => `<div class="cols"><p>${words}</p><p>${words}</p></div>`,
  (words) => `<table><tr><th>${words}</th></tr><tr><td>${words}</td></tr></table>`,
  (words, n) => `<p id="p${n}"><a class="page" href="#s2">${words}</a></p>`,
  (words) => `<a href="https://example.org/${words.length}"><div><p>${words}</p></div></a>`,
  (words) => `<div class="bas">${words.slice(0, 9)}</div><p class="passe">${words.slice(0, 12)}</p>`,
  (words) => `<div class="pale"><p>${words}</p><p>${words}</p></div>`,
  (words) => `<svg width="20" height="10"><rect width="${words.length}" height="9" fill="red"/></svg><p>${words}</p>`,
  (words) => `<dl><dt>${words}</dt><dd>${words}</dd></dl>`,
  (words) => `${words}<p>${words}</p>${words}`,
];

interface Block {
  readonly kind: number;
  readonly words: string;
}

/** Numbers from 0 to below `n`, the same at each run. */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function write(sections: readonly (readonly Block[])[], css: string): string {
  let line = 1;
  const body = sections.map((blocks, s) => {
    const inner = blocks.map(({ kind, words }, n) => {
      line += 1 + (words.length % 2);
      return `<div data-src="a.md:${line}">${PIECES[kind]!(words, s * 100 + n)}</div>`;
    });
    return `<section data-src="a.md:${line}"${s % 3 === 1 ? ' class="suite"' : ''}><h2 id="s${s}">Partie ${blocks[0]?.words ?? ''}</h2>${inner.join('\n')}</section>`;
  });
  return `<!doctype html><html lang="fr"><head><title>Essai</title><style>${CSS}${css}</style></head><body><main>${body.join('\n')}</main></body></html>`;
}

async function print(html: string, memory?: TypesetMemory) {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => told.push(diagnostic));
  const host = memoryHost({});
  const more = memory && { memory, reprint: 'essai' };
  const laidOut = typeset(html, 'a.html', { host, report, packagedFaces: PACKAGED_FACES, ...more });
  const profile = { tagged: true, colour: 'screen', ppi: 200, date: '2026-01-01T00:00:00Z' } as const;
  const { bytes } = await printPdf(
    laidOut,
    { imposition: { type: 'reading' }, profile },
    { host, report, ...(memory && { memory }) },
  );
  return { bytes, told };
}

test.each([1, 2])('each of many edits gives the bytes and the diagnostics of a first print (%i)', async (seed) => {
  const next = numbers(seed);
  const words = () => Array.from({ length: 2 + next(30) }, () => WORDS[next(WORDS.length)]).join(' ');
  const block = (): Block => ({ kind: next(PIECES.length), words: words() });
  let sections: Block[][] = Array.from({ length: 6 }, () => Array.from({ length: 3 + next(4) }, block));
  const memory = createTypesetMemory();
  let css = '';
  for (let edit = 0; edit < 16; edit++) {
    const html = write(sections, css);
    const [warm, cold] = [await print(html, memory), await print(html)];
    expect(warm.told, `edit ${edit}`).toEqual(cold.told);
    expect(Buffer.compare(warm.bytes, cold.bytes), `edit ${edit}\n${html}`).toBe(0);
    const at = next(sections.length);
    const blocks = sections[at]!;
    const n = next(blocks.length);
    const what = next(12);
    if (what < 6 && blocks[n]) blocks[n] = { ...blocks[n], words: words() };
    else if (what === 6) blocks.splice(n, 0, block());
    else if (what === 7) blocks.splice(n, 1);
    else if (what === 8) sections = [...sections.slice(1), sections[0]!];
    else if (what === 9 && blocks[n]) blocks[n] = block();
    else if (what === 10) css = css === '' ? 'p{color:#333}' : '';
  }
});
