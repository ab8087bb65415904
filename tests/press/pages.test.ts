// `pages` in a front matter, from the folder to the paper: obeyed, or explained in lines that are true.
import { expect, test } from 'vitest';
import { createPressMemory, type PressMemory, press } from '../../src/press/press.ts';
import { memoryHost } from '../messages/commune.ts';

const JOB = { draft: false, edition: undefined, size: undefined, language: 'fr', html: true } as const;

/** Pages of ten lines of 20 pt as drawn, of eleven at their tightest, of nine at their loosest. */
const TEMPLATE = {
  'content/commune.yaml': 'nom: Valbrune\n',
  'templates/cahier/template.hbs': `<html lang="fr"><head><title>{{titre}}</title><style>
    @page { size: 400pt 200pt; margin: 0; @bottom-center { content: none } }
    :root { --serrage: 0; --l: calc(20pt - var(--serrage) * 1.9pt) }
    html { font-size: {{#if taille}}{{taille}}{{else}}12{{/if}}pt; line-height: var(--l); orphans: 1; widows: 1 }
    body, p, h1, h2, aside { margin: 0; font-size: 1rem; line-height: var(--l) }
    section { break-before: page } .suite { break-before: auto }
    .remplissage { display: none; break-before: page }
    </style></head><body>{{{contenu}}}{{#each parties}}<section class="{{#if suite}}suite{{/if}}"><h1>{{titre}}</h1>{{{contenu}}}</section>{{/each}}{{#if notes}}<div class="remplissage remplissage-0">Notes</div>{{/if}}</body></html>`,
  'templates/cahier/schema.json': JSON.stringify({
    type: 'object',
    'x-serrage': [-1, 1],
    properties: {
      titre: { type: 'string' },
      notes: { type: 'boolean' },
      taille: { type: 'number' },
      contenu: { type: 'string', 'x-source': 'contenu' },
      parties: {
        type: 'array',
        'x-source': 'parties',
        items: {
          type: 'object',
          properties: { titre: { type: 'string' }, suite: { type: 'boolean' }, contenu: {}, nom: {} },
        },
      },
    },
  }),
};

const lines = (count: number, word = 'Ligne') => Array.from({ length: count }, (_, i) => `${word} ${i}.`).join('\n\n');
const cahier = (keys: string, body = '') => `---\ngabarit: cahier\ntitre: Essai\n${keys}---\n${body}\n`;

async function printed(
  files: Record<string, string>,
  { memory = createPressMemory(), size }: { memory?: PressMemory; size?: number } = {},
) {
  const host = memoryHost({ ...TEMPLATE, ...files });
  const path = files['content/j/index.md'] === undefined ? 'content/a.md' : 'content/j/index.md';
  const { diagnostics, papers, html } = await press({ ...JOB, path, size }, host, () => {}, memory);
  const [paper] = papers;
  return {
    pages: paper?.pages,
    fit: paper?.fit,
    html: html[0]?.text ?? '',
    told: diagnostics.map(
      ({ rule, message, place, page }) => `${rule} ${place?.file}:${place?.line} ${page ?? '-'} ${message}`,
    ),
    hints: diagnostics.flatMap(({ hints }) => hints),
  };
}
const one = (keys: string, count: number) => printed({ 'content/a.md': cahier(keys, lines(count)) });

test('a text that has its pages is left as it is, and nothing is said', async () => {
  expect(await one('pages: 3\n', 28)).toMatchObject({
    pages: 3,
    told: [],
    fit: { leading: 1, leftOut: [], fillers: 0 },
  });
  expect((await one('', 28)).fit).toBeUndefined();
});

test('a few lines too many are tightened away, and the leading says so', async () => {
  const { pages, fit, told } = await one('pages: 3\n', 32);
  expect(pages).toBe(3);
  expect(fit?.leading).toBeLessThan(1);
  expect(fit?.leading).toBeGreaterThan(0.9);
  expect(told).toEqual([
    expect.stringMatching(/^pages-fitted content\/a\.md:4 - 3 pages : interlignage resserré de \d+(,\d)? %$/),
  ]);
});

test('a text that is short is loosened', async () => {
  const { pages, fit, told } = await one('pages: 4\n', 29);
  expect(pages).toBe(4);
  expect(fit?.leading).toBeGreaterThan(1);
  expect(told[0]).toContain('interlignage desserré de');
});

test('lines that are too many are counted: without as many the text fits, without one less it does not', async () => {
  const told = (await one('pages: 3\n', 41)).told;
  const [, count] = /trop long de (\d+) lignes : article « Essai », page 4 \(4 pages, il en faut 3\)/.exec(
    told[0] ?? '',
  )!;
  expect(told).toEqual([expect.stringMatching(/^too-long content\/a\.md:\d+ 4 /)]);
  expect((await one('pages: 3\n', 41 - Number(count))).pages).toBe(3);
  expect((await one('pages: 3\n', 42 - Number(count))).pages).toBe(4);
});

test('the article that needs the least cutting is named, at the line where it enters its last page', async () => {
  const files = {
    'content/j/index.md': cahier('pages: 4\n'),
    'content/j/01-un.md': `---\ntitre: Le premier\n---\n${lines(18)}\n`,
    'content/j/02-deux.md': `---\ntitre: Le second\n---\n${lines(14)}\n`,
    'content/j/03-trois.md': `---\ntitre: Le dernier\n---\n${lines(5)}\n`,
  };
  const { told, hints } = await printed(files);
  expect(told).toEqual([
    expect.stringMatching(
      /^too-long content\/j\/02-deux\.md:24 4 trop long de 4 lignes : article « Le second », page 4/,
    ),
  ]);
  expect(hints[0]).toContain('pages: 5');
});

test('lines that are missing are counted', async () => {
  const { told, pages } = await one('pages: 4\nnotes: oui\n', 12);
  expect(pages).toBe(3);
  const [, count] = /trop court de (\d+) lignes : article « Essai », page 2/.exec(told[0] ?? '')!;
  expect((await one('pages: 4\nnotes: oui\n', 12 + Number(count))).pages).toBe(4);
  expect((await one('pages: 4\nnotes: oui\n', 11 + Number(count))).pages).toBe(3);
});

test('what is optional stands where there is room, and is left out where there is none, the best fit first', async () => {
  const body = (count: number) =>
    `${lines(count)}\n\n::: facultatif Le long\n${lines(9, 'Long')}\n:::\n\n::: facultatif Le court\n::: encadre\n${lines(4, 'Court')}\n:::\n:::\n`;
  const text = (count: number) => printed({ 'content/a.md': cahier('pages: 3\n', body(count)) });
  expect(await text(16)).toMatchObject({ pages: 3, told: [], fit: { leftOut: [] } });
  const less = await text(24);
  expect(less).toMatchObject({ pages: 3, fit: { leftOut: ['Le court'] } });
  expect(less.told[0]).toContain('laissé de côté : « Le court »');
  expect(await text(29)).toMatchObject({ pages: 3, fit: { leftOut: ['Le long'] } });
  expect((await text(60)).told[0]).toMatch(/^too-long/);
});

test('an optional article is taken out of the whole publication', async () => {
  const files = {
    'content/j/index.md': cahier('pages: 2\n'),
    'content/j/01-un.md': `---\ntitre: Le premier\n---\n${lines(8)}\n`,
    'content/j/02-deux.md': `---\ntitre: Le second\nfacultatif: oui\n---\n${lines(3)}\n`,
    'content/j/03-trois.md': `---\ntitre: Le dernier\n---\n${lines(5)}\n`,
  };
  const { pages, fit, html } = await printed(files);
  expect({ pages, leftOut: fit?.leftOut }).toEqual({ pages: 2, leftOut: ['Le second'] });
  expect(html).not.toContain('Le second');
  expect((await printed({ ...files, 'content/j/index.md': cahier('') })).html).toContain('Le second');
});

test('another size is another text: it has the pages that it needs', async () => {
  const { pages, told } = await printed({ 'content/a.md': cahier('pages: 3\n', lines(41)) }, { size: 14 });
  expect({ pages, told }).toEqual({ pages: 5, told: [] });
});

test('printed again, with or without a change, it is what a cold press makes', async () => {
  const memory = createPressMemory();
  for (const count of [32, 32, 31, 33, 28, 32]) {
    const warm = await printed({ 'content/a.md': cahier('pages: 3\n', lines(count)) }, { memory });
    expect(warm).toEqual(await one('pages: 3\n', count));
  }
});

test('what cannot be read, or folded, is told', async () => {
  expect((await one('pages: seize\n', 1)).told[0]).toMatch(/^wrong-format content\/a\.md:4 /);
  const folded = { ...JSON.parse(TEMPLATE['templates/cahier/schema.json']), 'x-multiple': 4 };
  const { told, hints } = await printed({
    'content/a.md': cahier('pages: 2\n', lines(15)),
    'templates/cahier/schema.json': JSON.stringify(folded),
  });
  expect(told).toEqual(['unfoldable-pages content/a.md:4 - 2 pages ne se plient pas : il en faut un multiple de 4']);
  expect(hints).toEqual(['écrivez « pages: 4 »']);
});
