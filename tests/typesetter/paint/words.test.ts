import { expect, test } from 'vitest';
import { pageWords } from '../../../src/typesetter/paint/words.ts';
import { artifact, glyphs, page } from '../../pdf/fake.ts';

test('runs become lines by their place, whatever order they were painted in', () => {
  const items = [
    glyphs('bas', 20, 80, artifact),
    glyphs('deux', 52, 50.4, artifact),
    glyphs('un', 20, 50, artifact),
    glyphs('colonne', 150, 50, artifact),
    { type: 'begin', matrix: [1, 0, 0, 1, 0, 100] } as const,
    glyphs('déplacé', 20, 0, artifact),
    { type: 'end' } as const,
  ];
  expect(pageWords(page(1, items))).toBe('un deux   colonne\nbas\ndéplacé');
});
