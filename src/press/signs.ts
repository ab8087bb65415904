// In: the texts of a set length. Out: how many signs each has left or has too many, before anything is laid out.
import type { Report } from '../base/diagnostic.ts';
import { counted, type Slot } from '../editorial/content/signs.ts';
import { applyTypography } from '../typesetter/text/typography.ts';
import { signsLeft, tooManySigns } from './rules.ts';

/**
 * A sign is what the reader would count with a pencil: letters, digits, points and spaces, after the typography of
 * `lang` has put its spaces; not an accent of its own, a soft hyphen or another sign that is never seen.
 */
export function signsOf(text: string, lang: string): number {
  const printed = /^fr(-|$)/i.test(lang) ? applyTypography(text, lang) : text;
  return [...printed.replace(/[\p{M}\p{Cf}]/gu, '')].length;
}

export function countSigns(slots: readonly Slot[], lang: string, report: Report): void {
  for (const { limit, name, file, place, blocks } of slots) {
    let signs = 0;
    let passed: number | undefined;
    for (const { text, line } of counted(blocks)) {
      signs += signsOf(text, lang);
      if (signs > limit) passed ??= line;
    }
    if (passed === undefined) report(signsLeft, { name, signs, limit }, { place });
    else report(tooManySigns, { name, signs, limit }, { place: { file, line: passed, column: 1 } });
  }
}
