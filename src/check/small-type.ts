// In: the pages. Out: words set smaller than the text: a caption, a label, a folio that who asked for large type cannot read.
import type { Rule } from '../base/diagnostic.ts';
import type { Place } from '../base/place.ts';
import type { Fragment, LaidOut } from '../typesetter/layout/types.ts';
import type { Check } from './types.ts';

export const smallType: Rule<{ text: string; size: number; root: number; page: number }> = {
  name: 'small-type',
  severity: 'warning',
  fr: ({ text, size, root, page }) => ({
    message: `« ${text} », page ${page}, est en lettres de ${points(size)} points, plus petites que le texte (${points(root)})`,
    hint: 'légendes, notes et folios se lisent comme le texte : écrivez « font-size: 1rem » dans style.css',
  }),
  en: ({ text, size, root, page }) => ({
    message: `"${text}", page ${page}, is set in ${Math.round(size * 10) / 10} points, less than the text (${Math.round(root * 10) / 10})`,
    hint: 'captions, notes and folios are read as the text is: "font-size: 1rem" in style.css',
  }),
};

const points = (size: number) => String(Math.round(size * 10) / 10).replace('.', ',');

/** What is smaller by less is not seen. */
const LEAST = 0.98;
const MOST_WORDS = 40;

export const smallTypes: Check = (laidOut, { file }, report) => {
  const root = rootSize(laidOut);
  if (root === undefined) return;
  const told = new Set<number>();
  const visit = (fragment: Fragment, page: number) => {
    const { text, place } = fragment;
    if (text && text.size < root * LEAST && !isRaised(fragment)) {
      const words = text.glyphs.map((glyph) => glyph.text).join('');
      // A dot or a cross is drawn, not read.
      if (/[\p{L}\p{N}]/u.test(words)) tell(text.size, words, page, place);
    }
    for (const child of fragment.children) visit(child, page);
  };
  const tell = (size: number, words: string, page: number, at: Place) => {
    const key = Math.round(size * 10);
    if (told.has(key)) return;
    told.add(key);
    // A margin box is of the page: it stands nowhere in a file.
    const place = at.line > 0 ? at : { file, line: 1, column: 1 };
    report(smallType, { text: words.trim().slice(0, MOST_WORDS), size, root, page }, { place });
  };
  for (const { number, content, footnotes, margins } of laidOut.pages)
    for (const list of [content, footnotes, margins]) for (const fragment of list) visit(fragment, number);
};

/** In points: that of the root element, which templates size their text by. */
export function rootSize({ pages }: LaidOut): number | undefined {
  return pages[0]?.content.find(({ box }) => box?.origin === 'html')?.style.fontSize;
}

/** An ordinal, the call of a note: small by custom, and beside letters that are not. */
function isRaised({ style: { verticalAlign: align, fontSize }, text }: Fragment): boolean {
  if (text && text.size < fontSize) return true;
  return align === 'super' || align === 'sub' || (typeof align === 'number' && align > 0);
}
