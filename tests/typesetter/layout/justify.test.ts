import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { type Laid, lay } from './lay.ts';

interface Text {
  readonly left: number;
  readonly right: number;
  readonly scale: number;
  /** Between letters, above what the style asks. */
  readonly between: number;
}

/** The texts of each line of the first page, with the right end that their glyphs have when they are drawn. */
function texts({ document }: Laid): readonly (readonly Text[])[] {
  const lines: Text[][] = [];
  const visit = (fragment: Fragment, x: number): void => {
    const left = x + fragment.x;
    if (fragment.type === 'line') lines.push([]);
    if (fragment.text) {
      const { glyphs, adjust, size, scale } = fragment.text;
      let right = left;
      // The space that a break took stands at the end without width.
      const drawn = glyphs.at(-1)?.text === ' ' ? glyphs.length - 1 : glyphs.length;
      for (let i = 0; i < drawn; i++) right += (glyphs[i]!.advance * size * scale) / 1000 + (adjust?.[i] ?? 0);
      lines.at(-1)!.push({ left, right, scale, between: adjust?.[0] ?? 0 });
    }
    for (const child of fragment.children) visit(child, left);
  };
  for (const fragment of document.pages[0]!.content) visit(fragment, 0);
  return lines;
}

const TEXT = 'aaa bbbb cc <b>ddd e</b> ffff ggggg hh iii jjjjj kk llll';

test.each(['auto', 'none', '1% 0.5%', '5% 3%'])('justified lines end where the column ends (%s)', (limits) => {
  const laid = lay(`p{text-align:justify;hyphens:none;-tambour-justify:${limits}}`, `<p>${TEXT}</p>`, '165pt 200pt');
  const lines = texts(laid).slice(0, -1);
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line.at(-1)!.right).toBeCloseTo(165, 6);
});

test('glyphs and letter-space of justified text stay within 2 % and 1.5 %, unless CSS says otherwise', () => {
  const wide = texts(lay('p{text-align:justify}', '<p>aaaa bbbb ccccccccccccccc</p>', '160pt 200pt'))[0]![0]!;
  expect(wide.scale).toBeCloseTo(1.02, 9);
  expect(wide.between).toBeCloseTo(0.15, 9);
  const none = texts(
    lay('p{text-align:justify;-tambour-justify:none}', '<p>aaaa bbbb ccccccccccccccc</p>', '160pt 200pt'),
  );
  expect(none[0]![0]).toMatchObject({ scale: 1, between: 0 });
});
