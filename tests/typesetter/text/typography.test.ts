// In: French as it is typed. Out: French as it is printed (~ for U+00A0, _ for U+202F).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyTypography, applyTypographyToParts } from '../../../src/typesetter/text/typography.ts';

const show = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');
const hide = (text: string) => text.replaceAll('~', '\u00a0').replaceAll('_', '\u202f');

describe('French', () => {
  test.each([
    ['Venez ! Où ? Ici ; là : oui', 'Venez_! Où_? Ici_; là~: oui'],
    ['Venez! Quoi?! Fin:', 'Venez_! Quoi_?! Fin~:'],
    ['Déjà~! et  ?', 'Déjà~! et_?'],
    ['« mot » et «mot»', '«~mot~» et «~mot~»'],
    ['Il dit "oui", puis "il a dit "non" fort".', 'Il dit «~oui~», puis «~il a dit “non” fort~».'],
    ['« elle dit "oui" » et 12" d’écran', '«~elle dit “oui”~» et 12" d’écran'],
    ["l'école d'aujourd'hui, l'\"été\"", 'l’école d’aujourd’hui, l’«~été~»'],
    ['etc... et ....', 'etc… et ....'],
    ['10 % de 12 000 € ou 3 000 000 habitants, 100%', '10~% de 12_000~€ ou 3_000_000 habitants, 100~%'],
    ['en 2026 120 foyers, 70000 Vesoul', 'en 2026 120 foyers, 70000 Vesoul'],
    ['de 9h30 à 12 h, 9 h 30, 24h/24, 8h', 'de 9~h~30 à 12~h, 9~h~30, 24~h/24, 8~h'],
    ['le 1er janvier et le 14 juillet 2026', 'le 1er~janvier et le 14~juillet 2026'],
    ['Tél. 03 84 46 03 99 ou +33 3 84 46 03 99', 'Tél.~03~84~46~03~99 ou +33~3~84~46~03~99'],
    ['0 800 123 456 et 0 800 12 34 56', '0~800~123~456 et 0~800~12~34~56'],
    ['n° 12, p. 3, art. L. 2121-27, § 4', 'n°~12, p.~3, art.~L.~2121-27, §~4'],
    [
      'M. Dupont, Mme Durand, J. Martin, J.-P. Serre, Me voici',
      'M.~Dupont, Mme~Durand, J.~Martin, J.-P.~Serre, Me voici',
    ],
    ["3 km, 20 °C, 5 ans, 12 l'an", '3~km, 20~°C, 5~ans, 12 l’an'],
    ['le XIXe siècle', 'le XIXe~siècle'],
    ['mot – une incise – suite. Autre – fin', 'mot –~une incise~– suite. Autre –~fin'],
    ['– Bonjour', '–~Bonjour'],
  ])('%s', (typed, printed) => {
    expect(show(applyTypography(hide(typed), 'fr'))).toBe(printed);
  });

  test.each([
    'https://mairie.fr/a?b=c;d!e...f',
    'accueil.h2o@mairie.fr',
    'content/journal/12h30.md',
    'C:\\dossier\\a:b.txt',
    'www.service-public.fr?x=10%',
    '12:30, a;b, &lt; et ::',
  ])('leaves %s alone', (text) => {
    expect(applyTypography(text, 'fr')).toBe(text);
  });

  test('the sentence around an address is set as any other', () => {
    expect(show(applyTypography('Voir http://x.fr/?a ! Ou a@b.fr ; fin', 'fr-FR'))).toBe(
      'Voir http://x.fr/?a_! Ou a@b.fr_; fin',
    );
  });
});

test('Canada has no space before high signs; other languages stay as they are', () => {
  expect(show(applyTypography('Venez! Prix : 10 $ « oui »', 'fr-CA'))).toBe('Venez! Prix~: 10~$ «~oui~»');
  for (const lang of ['en', '', 'frr', 'de'])
    expect(applyTypography('"Who" ... 10 % !', lang)).toBe('"Who" ... 10 % !');
});

test('signs know the word before them across elements', () => {
  expect(show(applyTypography(' !', 'fr', { before: 'Attention', after: '' }))).toBe('_!');
  expect(applyTypographyToParts(['Le ', 'mot', '! "', 'oui', '" l', "'école"], 'fr').map(show)).toEqual([
    'Le ',
    'mot',
    '_! «~',
    'oui',
    '~» l',
    '’école',
  ]);
});

const french = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'mot',
        'M',
        'X',
        '1',
        '12',
        '345',
        ' ',
        ' ',
        '  ',
        '\u00a0',
        '\u202f',
        '\n',
        '"',
        "'",
        '’',
        '«',
        '»',
        '“',
        '”',
      ],
      ...[
        '!',
        '?',
        ';',
        ':',
        '.',
        '...',
        ',',
        '–',
        '-',
        '/',
        '@',
        'h',
        '%',
        '€',
        'n°',
        'M.',
        'er',
        'mai',
        'km',
        '(',
        ')',
        '\ufffc',
      ],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

test('done twice it changes nothing more', () => {
  fc.assert(
    fc.property(french, (text) => {
      const once = applyTypography(text, 'fr');
      expect(show(applyTypography(once, 'fr'))).toBe(show(once));
    }),
    { numRuns: 5000 },
  );
});

test('an hour that a letter follows is no hour', () => {
  expect(applyTypography('12h12a', 'fr')).toBe('12h12a');
  expect(show(applyTypography('12h12', 'fr'))).toBe('12~h~12');
});

test('parts put together are the whole, and letters stay in their part', () => {
  fc.assert(
    fc.property(fc.array(french, { maxLength: 5 }), (parts) => {
      const done = applyTypographyToParts(parts, 'fr');
      expect(done.join('')).toBe(applyTypography(parts.join(''), 'fr'));
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
      expect(done.map(letters)).toEqual(parts.map(letters));
    }),
    { numRuns: 2000 },
  );
});

test('long texts end: runs of any one piece', () => {
  const start = performance.now();
  for (const piece of [' ', '!', '9', 'a.', 'a/', 'I', '« ', '12 345 ', '"a ', ' – a', 'a@', '...', 'M. '])
    applyTypography(`${piece.repeat(30_000)} !`, 'fr');
  expect(performance.now() - start).toBeLessThan(5000);
});
