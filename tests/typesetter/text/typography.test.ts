// In: text as it is typed, in parts, at length, twice. Out: what holds of all typography; its rules are in docs/typographie.md.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyTypography, applyTypographyToParts } from '../../../src/typesetter/text/typography.ts';

const show = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');

test('a language that we do not know stays as it is', () => {
  for (const lang of ['', 'frr', 'xx', 'constructor'])
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
        'ème',
        '1ère',
        'XX',
        '2025-',
        '10-',
        'x',
        '×',
        'H30',
        'etc',
        '…',
        'tél',
        '0384460399',
        '03.84.46.03.99',
        '70000',
        'J.-C.',
        'c.-à-d.',
        '#',
        '°C',
        '\u2060',
        'bis',
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
      // But for those that 2ème, 14H05 and 3 x 4 lose or change.
      const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]|[èemxi]/gu, '');
      expect(done.map(letters)).toEqual(parts.map(letters));
    }),
    { numRuns: 2000 },
  );
});

test('long texts end: runs of any one piece', () => {
  const start = performance.now();
  for (const piece of [
    ' ',
    '!',
    '9',
    'a.',
    'a/',
    'I',
    '« ',
    '12 345 ',
    '"a ',
    ' – a',
    'a@',
    '...',
    'M. ',
    'XI',
    '0.',
    '10-',
    'etc.',
    '1 x ',
    'J.-',
    '2ème',
    'tél ',
    '#',
    '1 bis ',
  ])
    applyTypography(`${piece.repeat(30_000)} !`, 'fr');
  expect(performance.now() - start).toBeLessThan(5000);
});
