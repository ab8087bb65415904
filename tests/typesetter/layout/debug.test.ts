// `--debug`: what is drawn over the pages, and that nothing under it moves.
import { expect, test } from 'vitest';
import type { Host } from '../../../src/base/host.ts';
import { PACKAGED_FACES } from '../../../src/press/faces.ts';
import { createHost } from '../../../src/project/host.ts';
import type { Page } from '../../../src/typesetter/layout/types.ts';
import { typeset } from '../../../src/typesetter/typeset.ts';

const host: Host = createHost([{ at: 'templates', folder: 'templates' }]);

function print(body: string, css: string, debug?: 'fr' | 'en'): readonly Page[] {
  const html = `<!doctype html><html lang="fr"><title>t</title><style>@page{size:200pt 160pt;margin:20pt}html{font:10pt/10pt sans-serif}body,p,h2{margin:0;font-size:10pt}${css}</style><body>${body}`;
  return typeset(html, 'a.html', { host, report: () => {}, packagedFaces: PACKAGED_FACES, debug }).pages;
}

/** What debugging writes on a page, its own glyphs alone. */
function written(page: Page, plain: Page): readonly string[] {
  return page.items
    .slice(plain.items.length)
    .flatMap((item) => (item.type === 'glyphs' ? [item.text.glyphs.map(({ text }) => text).join('')] : []));
}

const lines = (count: number) => Array.from({ length: count }, (_, i) => `l${i}`).join('<br>');

const CASES: readonly (readonly [string, string, string, RegExp])[] = [
  ['forced', '<p>a</p><p class="n x" style="break-before:page">b</p>', '', /^forced: break-before: page of p\.n\.x$/],
  ['page name', '<p>a</p><p style="page:plan">b</p>', '', /^forced: page auto, then plan$/],
  ['no room', `<p>${lines(11)}</p><p style="margin-top:15pt">b</p>`, '', /^no room: 10 pt left, p wants 25$/],
  ['paragraph', `<p>${lines(20)}</p>`, '', /^paragraph broken after 12 lines, 0 pt left$/],
  ['widows', `<p>${lines(13)}</p>`, '', /^widows and orphans \(orphans 2, widows 2\): 10 pt left$/],
  [
    'avoid inside',
    `<p>${lines(10)}</p><div class=k style="break-inside:avoid"><p>b<p>c<p>d</div>`,
    '',
    /^avoided in div\.k: break-inside: avoid, 20 pt left for 30$/,
  ],
  [
    'avoid after',
    `<p>${lines(11)}</p><h2>Title</h2><p>c</p>`,
    'h2{break-after:avoid}',
    /^avoided below: break-after: avoid of h2$/,
  ],
  ['rows', `<table style="border-spacing:0">${'<tr><td style="padding:0">r'.repeat(14)}</table>`, '', /^table broken/],
];

for (const [name, body, css, expected] of CASES)
  test(`says why a page ends: ${name}`, () => {
    const [plain, drawn] = [print(body, css), print(body, css, 'en')];
    expect(plain.length).toBe(2);
    const said = written(drawn[0]!, plain[0]!).filter((text) => /forced|no room|broken|avoid|widows/.test(text));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(expected);
  });

test('the layout is as without it, and what is drawn is no content', () => {
  const body = `<section class=une><h2>Titre</h2><p style="columns:2;text-align:justify;hyphens:auto">${'Les habitants de la commune se réunissent à la mairie. '.repeat(20)}</p></section>`;
  const [plain, drawn] = [print(body, ''), print(body, '', 'fr')];
  const shape = (pages: readonly Page[]) =>
    JSON.stringify(
      pages.map(({ content }) => content),
      (key, value) => (['box', 'style', 'place', 'mark', 'face', 'link'].includes(key) ? undefined : value),
    );
  expect(shape(drawn)).toBe(shape(plain));
  for (const [i, page] of drawn.entries()) {
    const own = page.items.slice(plain[i]!.items.length);
    expect(own.length).toBeGreaterThan(20);
    for (const item of own) if ('mark' in item) expect(item.mark.type).toBe('artifact');
  }
  const said = written(drawn[0]!, plain[0]!);
  expect(said).toContain('section.une');
  expect(said).toContain('ligne de base');
  expect(said.some((text) => /[+−]\d+ %$/.test(text))).toBe(true);
});
