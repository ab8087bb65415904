// The papers that a publication asks for, and the commune's colours in its drawings.
import { expect, test } from 'vitest';
import { reporter } from '../../src/base/diagnostic.ts';
import type { Host } from '../../src/base/host.ts';
import { chooseEditions, isEditionName } from '../../src/press/editions/choose.ts';
import { createPressMemory, press } from '../../src/press/press.ts';
import { recolouringHost } from '../../src/press/recolour.ts';
import { lines, memoryHost } from '../messages/commune.ts';

function choose(asked: unknown, size?: number) {
  const told: string[] = [];
  const report = reporter('fr', ({ rule, hints }) => told.push(`${rule} ${hints.join()}`));
  return {
    names: chooseEditions(asked, size, report, undefined).map((e) => `${e.name}|${e.suffix}|${e.layout.size ?? ''}`),
    told,
  };
}

test('nothing asked for is one paper to read; names and sizes make suffixes', () => {
  expect(choose(undefined)).toEqual({ names: ['lecture||'], told: [] });
  expect(choose(['lecture', 'grands-caracteres', { nom: 'grands-caracteres', taille: 24 }, 'livret']).names).toEqual([
    'lecture||',
    'grands-caracteres-20|.grands-caracteres-20|20',
    'grands-caracteres-24|.grands-caracteres-24|24',
    'livret|.livret|',
  ]);
  expect(choose(['lecture', 'livret'], 18).names).toEqual([
    'grands-caracteres-18|.grands-caracteres-18|18',
    'livret-18|.livret-18|18',
  ]);
  expect(choose(['livert', 'livret', 'livret'])).toEqual({
    names: ['livret|.livret|'],
    told: ['unknown-edition vouliez-vous dire « livret » ?'],
  });
  expect(choose([{ nom: 'livret', agrafes: 2 }])).toEqual({
    names: ['livret|.livret|'],
    told: ['unknown-edition-option au choix : nom, taille, contraste, page, pli, blanches, recto-verso'],
  });
});

test('a contrast of its own names the file; that of the publication does not', () => {
  const names = (asked: unknown, own?: 'fort' | 'inverse') =>
    chooseEditions(asked, undefined, () => {}, undefined, own).map((e) => `${e.suffix}|${e.layout.contrast}`);
  const large = { nom: 'grands-caracteres', taille: 24, contraste: 'fort' };
  expect(names(['lecture', large, 'contraste-inverse', 'grands-caracteres-18.contraste-fort'])).toEqual([
    '|normal',
    '.grands-caracteres-24.contraste-fort|fort',
    '.contraste-inverse|inverse',
    '.grands-caracteres-18.contraste-fort|fort',
  ]);
  expect(names(['lecture', large, 'contraste-normal'], 'fort')).toEqual([
    '|fort',
    '.grands-caracteres-24|fort',
    '.contraste-normal|normal',
  ]);
  expect(choose(['contraste-fart']).told).toEqual(['unknown-edition vouliez-vous dire « contraste-fort » ?']);
  expect(['contraste-fort', 'livret-18', 'lecture'].every(isEditionName)).toBe(true);
  expect(['contraste-', '18', 'contraste-rose', ''].some(isEditionName)).toBe(false);
});

test('drawings take the colours of the commune, other files stay as they are', () => {
  const svg = '<path fill="#98280c"/><path fill="#F5D0B8"/><path fill="#1B1918"/>';
  const host = {
    read: (path: string) => ({ ok: true, bytes: Buffer.from(path.endsWith('.md') ? '#98280C' : svg) }),
  } as unknown as Host;
  const text = (from: Host, path: string) => {
    const result = from.read(path);
    return result.ok ? Buffer.from(result.bytes).toString() : '';
  };
  const blue = recolouringHost(host, '--accent:#003366;--ground:#ccddee');
  expect(text(blue, 'a.svg')).toBe('<path fill="#003366"/><path fill="#ccddee"/><path fill="#1B1918"/>');
  expect(text(blue, 'a.md')).toBe('#98280C');
  expect(recolouringHost(host, '')).toBe(host);
  // On black paper, a drawing in colours that are not the house's keeps its white.
  const other = { read: () => ({ ok: true, bytes: Buffer.from('<svg viewBox="2 3 4 4"><path/></svg>') }) };
  const black = recolouringHost(other as unknown as Host, '', { ink: '#ffffff', paper: '#000000' });
  expect(text(black, 'a.svg')).toBe(
    '<svg viewBox="2 3 4 4"><rect x="2" y="3" width="100%" height="100%" fill="#fff"/><path/></svg>',
  );
});

const JOB = {
  path: 'content/a.md',
  draft: false,
  edition: undefined,
  size: undefined,
  language: 'fr',
  html: true,
} as const;
const pressed = (files: Record<string, string>, job: object = {}) =>
  press({ ...JOB, ...job }, memoryHost(files), () => {}, createPressMemory());
const TEXT = '---\ngabarit: fiche\ntitre: Essai\n---\nAppelez le 03 53 01 24 10.\n';

test('house rules: help number, descriptions, levels of headings, pale accent, unquoted colour', async () => {
  expect((await pressed({ 'content/a.md': TEXT })).diagnostics).toEqual([]);
  const bad = `${TEXT.replace('24 10', '24 11')}\n### Trop bas\n`;
  expect(lines((await pressed({ 'content/a.md': bad })).diagnostics)).toEqual([
    'no-help-number a.md:1:1',
    'heading-jump a.md:7:1',
  ]);
  const yaml = (colour: string) => `nom: V\ncouleurs:\n  accent: ${colour}\n`;
  const told = async (colour: string) =>
    lines((await pressed({ 'content/a.md': TEXT, 'content/commune.yaml': yaml(colour) })).diagnostics);
  expect(await told('"#E8A0A0"')).toContain('pale-accent commune.yaml:1:1');
  expect(await told('"#003366"')).toEqual([]);
  expect(await told('#003366')).toEqual(['unquoted-colour commune.yaml:3:3']);
});

test('`taille` reaches the template, which sizes the page with it: the same text takes more pages', async () => {
  const template =
    '<html lang="fr" style="font-size:{{taille}}pt"><title>{{titre}}</title><body>{{{contenu}}}</body></html>';
  const long = TEXT + 'Une phrase pour remplir la page.\n\n'.repeat(60);
  const pages = async (size?: number) =>
    (await pressed({ 'content/a.md': long, 'templates/fiche/template.hbs': template }, { size })).papers[0]!.pages;
  expect(await pages(24)).toBeGreaterThan(await pages(12));
});

test('a draft says so on each page', async () => {
  const { papers, diagnostics } = await pressed({ 'content/a.md': `${TEXT}::: encart\nx\n:::\n` }, { draft: true });
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['unknown-container']);
  expect(papers).toHaveLength(1);
});
