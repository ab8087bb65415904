import { expect, test } from 'vitest';
import { lay, words } from './lay.ts';

/** Lines of twenty letters. */
function lines(text: string, align: string): readonly string[] {
  const laid = lay(`p{text-align:${align};hyphens:none}`, `<p lang=fr>${text}</p>`, '200pt 300pt');
  return words(laid)
    .split('\n')
    .map((line) => line.replace(/^\S+ /, ''));
}

test.each(['left', 'justify'])('no line begins with what clings to a hyphen (%s)', (align) => {
  // Greedy lines would end with « Parlons- » and « voudra-t- ».
  expect(lines('On a des idée Parlons-en ensemble demain', align)[1]).toMatch(/^Parlons-en/);
  expect(lines('La commune voudra-t-elle un jour y venir encore', align)[1]).toMatch(/^voudra-t-elle/);
  expect(lines('Nous irons un soir-là tous ensemble', align)[0]).toMatch(/soir-là$|un$/);
});

test('a lone letter does not end a ragged line', () => {
  expect(lines('Réunion demain soir À onze heures devant la belle mairie', 'left')[1]).toMatch(/^À onze/);
});
