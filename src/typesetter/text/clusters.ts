// In: a word. Out: its clusters: a base with its marks, joiners and selectors, which one face must draw.

const EXTENDS = /^(?:\p{M}|\p{Emoji_Modifier}|\u200c|\u200d|[\u{e0000}-\u{e0fff}])$/u;
const REGIONAL = /^[\u{1f1e6}-\u{1f1ff}]$/u;

/** Cuts `text` before each cluster. Latin letters and punctuation are clusters of one. */
export function clusters(text: string): readonly string[] {
  const found: string[] = [];
  let current = '';
  let joined = false;
  let regional = false;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const plain = code < 0x300;
    const pairs: boolean = !plain && regional && REGIONAL.test(character);
    if (current !== '' && (joined || pairs || (!plain && EXTENDS.test(character)))) current += character;
    else {
      if (current !== '') found.push(current);
      current = character;
    }
    joined = code === 0x200d;
    regional = !plain && !pairs && REGIONAL.test(character);
  }
  if (current !== '') found.push(current);
  return found;
}
