// In: texts with their breaks written in. Out: the same breaks found (| may, ‖ must).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakOpportunities } from '../../../src/typesetter/text/opportunities.ts';

function marked(text: string): string {
  const found = breakOpportunities(text);
  let shown = '';
  for (let at = 0; at < text.length; at++) shown += ['', '|', '‖'][found[at]!]! + text[at];
  return shown;
}

test.each([
  // French
  'Le |conseil |« municipal » |dit : |oui.',
  'c’est-|à-|dire |peut-|être |et/|ou',
  'prix : |12\u202f000\u00a0€ |(TVA |5,5\u00a0%), |le |03\u00a084',
  '« Guillemets » |et |“anglais” |(entre |parenthèses)',
  'un |– |incise |– |deux|— |trois',
  'Attention\u202f! |Quoi\u202f?!',
  'http://|www.mairie.fr/|a?|b=c',
  // Rules added or changed by Unicode 15.1 and 16
  'tiret |-option |et |−3',
  'vaut |.35 |cent',
  '“开|始” |的 |한|국|어',
  '日|本|語|「引|用」|と。',
  '👩‍👩‍👧|👍🏽|🇫🇷|🇧🇪',
  '(ab)c |d(e)f |10-|a |10-20 |US$10',
  // Rules changed by Unicode 17: a hyphen before a Hebrew suffix, a space after a Hebrew letter
  'the |-ים |a\u05d0-|\u05d0 |\u05d0\u2009|\u05d0',
  // Hard ends
  'un\n‖deux\r\n‖trois\u2028‖quatre',
  'a\u200b|b\u2060c\u00add',
])('%s', (text) => {
  expect(marked(text.replace(/[|‖]/g, ''))).toBe(text.replace('c\u00add', 'c\u00ad|d'));
});

test('the end of a text may, and after a hard line end must, end a line', () => {
  expect([...breakOpportunities('a')]).toEqual([0, 1]);
  expect([...breakOpportunities('a\n')]).toEqual([0, 0, 2]);
  expect(breakOpportunities('')).toHaveLength(1);
});

test('no break before a mark, inside a pair of surrogates, or beside a no-break space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const found = breakOpportunities(text);
      expect(found).toHaveLength(text.length + 1);
      expect(found[0]).toBe(text === '' ? 0 : found[0]);
      for (let at = 1; at < text.length; at++) {
        if (/[\ud800-\udbff]/.test(text[at - 1]!) && /[\udc00-\udfff]/.test(text[at]!)) expect(found[at]).toBe(0);
        if (text[at - 1] === '\u00a0' && !/[\n\r\f\v\u0085\u2028\u2029]/.test(text[at]!)) expect(found[at]).toBe(0);
      }
    }),
  );
});

test('a million letters in well under a second', () => {
  const text = 'Le conseil municipal, réuni le 3 mars, a voté « à l’unanimité » le budget. '.repeat(14_000);
  const start = performance.now();
  breakOpportunities(text);
  expect(performance.now() - start).toBeLessThan(1000);
});
