// Fixed words, dates and directions of writing: every language has them all, and what one lacks is told.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import type { Host } from '../../src/base/host.ts';
import { type FieldWord, FRENCH_FIELD_WORDS } from '../../src/editorial/content/field-words.ts';
import { createLanguages, type LanguageFile } from '../../src/editorial/templates/languages.ts';
import { createHost } from '../../src/project/host.ts';

const FOLDER = 'templates/base/langues';
const real = createHost([{ at: '', folder: process.cwd() }]);
const codes = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''));
const fileOf = (code: string) => JSON.parse(readFileSync(`${FOLDER}/${code}.json`, 'utf8')) as Required<LanguageFile>;
const french = fileOf('fr');
const parameters = (text: string) => [...text.matchAll(/\{[\w-]+\}/g)].map(String).sort();

function languages(host: Host = real) {
  const told: Diagnostic[] = [];
  const made = createLanguages(
    host,
    reporter('fr', (one) => told.push(one)),
  );
  return { ...made, told };
}

describe.each(codes)('the words of %s', (code) => {
  const file = fileOf(code);
  it('are all there, with the same values in them', () => {
    expect(Object.keys(file.libelles)).toEqual(Object.keys(french.libelles));
    for (const [key, text] of Object.entries(file.libelles)) {
      expect(parameters(text), key).toEqual(parameters(french.libelles[key]!));
      expect(text, key).not.toMatch(/["<>&\\]|^$/);
    }
  });
  it.skipIf(code === 'fr')('are there for the fields of forms too', () => {
    expect(Object.keys(file.champs)).toEqual(Object.keys(FRENCH_FIELD_WORDS));
    for (const [key, text] of Object.entries<string>(file.champs))
      expect(parameters(text), key).toEqual(parameters(FRENCH_FIELD_WORDS[key as FieldWord]));
  });
  it('name seven days, twelve months and every shape of a date', () => {
    expect(new Set(file.jours).size).toBe(7);
    expect(new Set(file.mois).size).toBe(12);
    expect(Object.keys(file.dates)).toEqual(Object.keys(french.dates));
    expect(Object.keys(file.intervalles)).toEqual(Object.keys(french.intervalles));
  });
  it('are asked for by templates, or are no longer of use', () => {
    const sources = readdirSync('templates', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => readFileSync(`templates/${name}`, 'utf8'))
      .concat(readFileSync('src/editorial/templates/helpers.ts', 'utf8'));
    const unused = Object.keys(file.libelles).filter(
      (key) => !sources.some((s) => new RegExp(`["']${key}["']`).test(s)),
    );
    expect(unused).toEqual([]);
  });
});

describe('dates', () => {
  const plain = (text: string) => text.replace(/\u00a0/g, ' ');
  it.each([
    ['fr', 'courte', '1<sup>er</sup> novembre 2026'],
    ['en', 'courte', '1 November 2026'],
    ['it', 'courte', '1º novembre 2026'],
    ['de', 'courte', '1. November 2026'],
    ['uk', 'courte', '1 листопада 2026 р.'],
    ['uk', 'mois-annee', 'листопад 2026 р.'],
    ['ar', 'longue', 'الأحد 1 نوفمبر 2026'],
    ['vi', 'courte', '1 tháng 11 năm 2026'],
    ['tr', 'longue', '1 Kasım 2026 Pazar'],
    ['pt', 'jour-mois', '1 de novembro'],
    ['pt-BR', 'mois', 'novembro'],
  ])('%s %s', (code, shape, expected) => expect(plain(languages().date(code, '2026-11-01', shape))).toBe(expected));
  it('from one to another, or one end alone', () => {
    const { interval } = languages();
    expect(plain(interval('ar', '2026-11-01', '2026-11-04', ''))).toBe('من 1 نوفمبر 2026 إلى 4 نوفمبر 2026');
    expect(plain(interval('en', undefined, '2026-11-04', ''))).toBe('until 4 November 2026');
  });
  it('that are none stay as they are written', () =>
    expect(languages().date('uk', '<2026-02-30>', 'courte')).toBe('&lt;2026-02-30&gt;'));
});

describe('what is not there', () => {
  it('is said in French, and told once for a language', () => {
    const { label, told, direction } = languages();
    expect(label('br', 'combien')).toBe('Combien');
    expect(label('br', 'quand')).toBe('Quand');
    expect(told.map(({ rule }) => rule)).toEqual(['missing-language']);
    expect(direction('ar')).toBe('rtl');
    expect(direction('he')).toBe('rtl');
    expect(direction('br')).toBe('ltr');
  });
  it('is told word by word where a commune has its own file', () => {
    const own = '{"libelles":{"combien":"Pegement"}}';
    const host: Host = {
      ...real,
      read: (path) =>
        path === `${FOLDER}/br.json` ? { ok: true, bytes: new TextEncoder().encode(own) } : real.read(path),
    };
    const { label, told } = languages(host);
    expect(label('br', 'combien')).toBe('Pegement');
    expect(label('br', 'par', { nom: 'Anna' })).toBe('par Anna');
    expect(told.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'missing-label le mot fixe « par » n’existe pas en « br » : il est imprimé en français',
    ]);
  });
  it('is no way out of the folder', () => {
    const { label, told } = languages();
    expect(label('../../fr', 'combien')).toBe('Combien');
    expect(told).toHaveLength(1);
  });
});
