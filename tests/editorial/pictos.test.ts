// `:picto-telephone:` in a text: drawn, placed, and heard only where its word does not follow.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import type { Host } from '../../src/base/host.ts';
import { createMarkdown } from '../../src/editorial/content/markdown.ts';
import { createPictos, drawPictos, isSaid, templatePictos } from '../../src/editorial/templates/pictos.ts';

const FILES: Readonly<Record<string, string>> = {
  'templates/base/pictos/bus.svg': '<svg viewBox="0 0 24 24" stroke="#1B1918"><path d="M1 2"/></svg>',
  'templates/base/pictos.json': '{"bus":"bus","telephone":"phone"}',
  'templates/base/pictos.fr.json': '{"bus":"autobus"}',
  'templates/base/pictos.en.json': '{"bus":"coach"}',
  'content/pictos/Coq doré.svg':
    '<?xml version="1.0"?><svg viewBox="0 0 9 9" onload="x()" class="y"><title>le coq</title><path fill="currentColor" d="M3 4"/></svg>',
  'content/pictos/trop.svg': '<svg viewBox="0 0 9 9"><style>p{color:red}</style></svg>',
};
const host: Host = {
  read: (path) =>
    path in FILES ? { ok: true, bytes: new TextEncoder().encode(FILES[path]) } : { ok: false, refusal: 'missing' },
  list: (folder) =>
    Object.keys(FILES)
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => ({ name: path.slice(folder.length + 1), folder: false })),
  today: () => '2026-01-01',
};

function draw(body: string, language = 'fr') {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const marked = createMarkdown()({ path: 'content/a.md', body, bodyLine: 4 }, report);
  return { html: drawPictos(marked, language, createPictos(host), report), told };
}

test('a pictogram is drawn in the colour of the text, and read by its words in the language', () => {
  const { html, told } = draw('Le :picto-bus: passe.');
  expect(told).toEqual([]);
  expect(html).toContain('<svg class="picto mot" viewBox="0 0 24 24"');
  expect(html).toContain('stroke="currentColor"');
  expect(html).toContain('aria-label="autobus"><path d="M1 2"/></svg> passe.');
  expect(draw('Le :picto-bus:', 'en').html).toContain('aria-label="coach"');
  expect(draw('Le :picto-bus:', 'de').html).toContain('aria-label="autobus"');
});

test('its words are not said twice: it is a decoration where they follow', () => {
  expect(draw(':picto-bus: **Autobus** 4').html).toContain('aria-hidden="true"');
  expect(draw('L’autobus :picto-bus: passe').html).toContain('aria-label="autobus"');
  expect(draw(':picto-bus:{.decor .grand} passe').html).toMatch(/class="picto mot decor grand"[^>]*aria-hidden="true"/);
  expect(isSaid('téléphone', 'Téléphonez-nous')).toBe(true);
  expect(isSaid('clé', 'Clermont')).toBe(false);
});

test('code and addresses are left alone; a heading is not named after its pictogram', () => {
  const { html } = draw('## :picto-bus: Le car\n\n`:picto-bus:` [a](https://a.fr/:picto-bus:) ::picto bus:');
  expect(html).toContain('<h2 data-src="content/a.md:4" id="le-car">');
  expect(html).toContain('<code>:picto-bus:</code>');
  expect(html).toContain('href="https://a.fr/:picto-bus:"');
  expect(html.match(/<svg/g)).toHaveLength(1);
});

test('a commune’s own drawing, by its name without accents; one with styles is a picture', () => {
  const { html } = draw('Un :picto-coq-doré: et :picto-trop:.');
  expect(html).toContain(
    '<svg class="picto propre mot" viewBox="0 0 9 9" role="img" aria-label="le coq"><path fill="currentColor" d="M3 4"/></svg>',
  );
  expect(html).toContain('<img class="picto propre mot" src="/content/pictos/trop.svg" alt="trop">');
});

test('an unknown name is told at its place, with the nearest, in text and in a container’s title', () => {
  const { told } = draw('Un :picto-bus:\net :picto-buss: et\n:picto-buss:\n\n::: encadre :picto-rien: Titre\nx\n:::');
  expect(told.map(({ rule, hints, place }) => [rule, hints[0], place?.line, place?.column])).toEqual([
    ['unknown-picto', 'vouliez-vous dire « bus » ?', 5, 4],
    ['unknown-picto', 'vouliez-vous dire « bus » ?', 6, 1],
    ['unknown-picto', 'ce qui existe : coq-dore, trop, bus, telephone', 8, 1],
  ]);
});

test('each packaged pictogram has its words, and its drawing in the printed guide', () => {
  const names = Object.keys(JSON.parse(readFileSync('templates/base/pictos.json', 'utf8')) as object);
  const words = Object.keys(JSON.parse(readFileSync('templates/base/pictos.fr.json', 'utf8')) as object);
  expect(words).toEqual(names);
  const guide = readFileSync('docs/guide.md', 'utf8');
  const printed = [...guide.matchAll(/\| :picto-([a-z-]+):\{\.decor\} \| ([a-z-]+) /g)];
  for (const [, name, called] of printed) expect(called).toBe(name);
  expect(names.filter((name) => !guide.includes(`:picto-${name}:{.decor} | ${name} |`))).toEqual([]);
});

test('a name that a template made up is told at the template, once; one of the front matter is not told again', () => {
  const told: Diagnostic[] = [];
  const pictos = createPictos(host);
  pictos.told.add('mairy');
  const picto = templatePictos(
    pictos,
    'templates/x/template.hbs',
    reporter('fr', (one) => told.push(one)),
  );
  for (const name of ['bus', '', 'mairy', 'buss', 'buss']) picto(name, '', '');
  expect(told.map(({ rule, place, hints }) => [rule, place?.file, hints[0]])).toEqual([
    ['unknown-picto', 'templates/x/template.hbs', 'vouliez-vous dire « bus » ?'],
  ]);
});
