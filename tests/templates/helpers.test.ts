// What the helpers write: French dates, telephones, weeks of hours, directories, colours.
import { describe, expect, it } from 'vitest';
import { entries, groupBy, names, needs } from '../../src/editorial/templates/directory.ts';
import {
  formatDate,
  formatEuros,
  formatInterval,
  formatNumber,
  formatTelephone,
  slug,
} from '../../src/editorial/templates/french.ts';
import { createHelpers } from '../../src/editorial/templates/helpers.ts';
import { week } from '../../src/editorial/templates/hours.ts';
import { createLanguages } from '../../src/editorial/templates/languages.ts';
import { paletteCss } from '../../src/editorial/templates/palette.ts';
import { createHost } from '../../src/project/host.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('dates', () => {
  it.each([
    ['2026-12-12', 'longue', 'samedi 12 décembre 2026'],
    ['2027-01-01', 'courte', '1<sup>er</sup> janvier 2027'],
    ['2028-02-29', 'semaine', 'mardi'],
    ['2026-02-30', 'longue', '2026-02-30'],
  ])('%s %s', (value, shape, expected) => expect(plain(formatDate(value, shape))).toBe(expected));
  it('says once what both ends share', () => {
    expect(plain(formatInterval('2026-12-01', '2026-12-04'))).toBe('du 1<sup>er</sup> au 4 décembre');
    expect(plain(formatInterval('2026-11-23', '2027-01-23'))).toBe('du 23 novembre 2026 au 23 janvier 2027');
  });
});

describe('numbers', () => {
  it('keeps telephones whole, in pairs', () => {
    expect(formatTelephone('0353012410')).toBe('03\u00a053\u00a001\u00a024\u00a010');
    expect(formatTelephone('+33 3 53 01 24 10')).toBe('03\u00a053\u00a001\u00a024\u00a010');
    expect(formatTelephone('3114')).toBe('3114');
  });
  it('writes thousands and euros', () => {
    expect(formatNumber('236000')).toBe('236\u202f000');
    expect(formatEuros('3.2')).toBe('3,20\u00a0€');
    expect(formatEuros('25')).toBe('25\u00a0€');
  });
  it('makes ids of any text', () => expect(slug('Santé & cœur')).toBe('sante-coeur'));
});

describe('hours', () => {
  const rows = (value: unknown) => week(value).map(({ jours, heures }) => `${jours} = ${plain(heures.join(' + '))}`);
  it('reads OSM, days with equal hours sharing a row', () => {
    expect(rows('Mo-Th 08:30-12:00,13:30-17:00; Fr 08:30-12:00; Su off')).toEqual([
      'Lundi au jeudi = 8 h 30 – 12 h + 13 h 30 – 17 h',
      'Vendredi = 8 h 30 – 12 h',
      'Dimanche = Fermé',
    ]);
  });
  it('reads the nth day of a month and a day that a later rule takes back', () => {
    expect(rows('Tu[2] 14:00-17:00')).toEqual(['2e mardi du mois = 14 h – 17 h']);
    expect(rows('Mo-Fr 09:00-12:00; We off')).toEqual([
      'Lundi, mardi = 9 h – 12 h',
      'Mercredi = Fermé',
      'Jeudi, vendredi = 9 h – 12 h',
    ]);
  });
  it('reads plain French beside OSM, and lists', () => {
    expect(rows('Fr 08:30-12:00; 1er samedi : 9h-12h')).toEqual([
      'Vendredi = 8 h 30 – 12 h',
      '1er samedi = 9 h – 12 h',
    ]);
    expect(rows([{ jours: 'Lundi', matin: '8h30 - 12h', 'apres-midi': 'Fermé' }])).toEqual(['Lundi = 8 h 30 – 12 h']);
  });
  it('shows what it cannot read, and ends on nonsense', () => {
    expect(rows('sur rendez-vous')).toEqual([' = sur rendez-vous']);
    expect(rows('Su-Mo 10:00-12:00')).toEqual(['Lundi, dimanche = 10 h – 12 h']);
  });
});

describe('directories', () => {
  const list = entries(
    [
      [
        { nom: 'École', groupe: 'B', besoins: 'Mes enfants / École' },
        { nom: 'L’Atelier', groupe: 'A', besoins: 'Sortir / Chanter | Mes enfants / Atelier' },
        { nom: 'Eau', groupe: 'B', 'en-avant': 'oui' },
        { nom: 'Eau', groupe: 'Z' },
      ],
      undefined,
    ],
    'nom',
  );
  it('sorts as French does, articles aside, what stands in front first', () =>
    expect(list.map(({ nom, id }) => `${nom} ${id}`)).toEqual([
      'Eau f-eau',
      'L’Atelier f-l-atelier',
      'Eau f-eau-2',
      'École f-ecole',
    ]));
  it('groups in the order asked for, the others after', () =>
    expect(groupBy(list, 'groupe', ['Z']).map(({ nom }) => nom)).toEqual(['Z', 'A', 'B']));
  it('indexes by need and by name', () => {
    expect(needs(list).map(({ nom, elements }) => [nom, elements.map((need) => need.nom)])).toEqual([
      ['Mes enfants', ['Atelier', 'École']],
      ['Sortir', ['Chanter']],
    ]);
    expect(names(list).map(({ nom }) => nom)).toEqual(['A', 'E']);
    const others = names(entries([[{ nom: 'Мерія' }, { nom: 'Школа' }, { nom: '15' }]], undefined));
    expect(others.map(({ nom }) => nom).sort()).toEqual(['0 – 9', 'М', 'Ш']);
    expect(new Set(others.map(({ id }) => id)).size).toBe(3);
  });
});

describe('templates’ helpers', () => {
  const helpers = createHelpers({
    picto: (name, classes, alt) => `${name}|${classes}|${alt}`,
    languages: createLanguages(createHost([{ at: '', folder: process.cwd() }]), () => {}),
  }) as Record<string, (...args: unknown[]) => unknown>;
  it('keeps plain texts safe and their hours whole', () =>
    expect(String(helpers.texte!('Dès **8 h 30** <i>, 1er mardi, 0353', {}))).toBe(
      'Dès <b>8\u00a0h\u00a030</b> &lt;i&gt;, 1<sup>er</sup> mardi, 0353',
    ));
  it('draws pictograms, which are decorations unless their words are given', () => {
    expect(String(helpers.picto!('x', {}))).toBe('x||');
    expect(String(helpers.picto!('x', 'y', { hash: { texte: 'appeler' } }))).toBe('x|y|appeler');
  });
});

describe('palette', () => {
  it('leaves the house colours alone', () => expect(paletteCss({ accent: '#98280C' })).toBe(''));
  it('derives pale neighbours of another accent', () => {
    const css = paletteCss({ accent: '#00525A' });
    expect(css).toBe('--accent:#00525A;--ground:#afdee4;--tint:#e7f5f7');
  });
  it('never lets anything but a colour into the stylesheet', () =>
    expect(paletteCss({ accent: 'red;}body{' })).toBe(''));
});
