// In: the pages and the commune. Out: a document on which the help number stands nowhere.
import type { Rule } from '../base/diagnostic.ts';
import type { Check } from './types.ts';

export const noHelpNumber: Rule<{ telephone: string }> = {
  name: 'no-help-number',
  severity: 'warning',
  fr: ({ telephone }) => ({
    message: `le numéro d’aide (${telephone}) n’est sur aucune page`,
    hint: 'celui qui lit doit toujours savoir qui appeler',
  }),
  en: ({ telephone }) => ({ message: `the help number (${telephone}) stands on no page` }),
};

export const helpNumber: Check = (laidOut, { file, commune }, report) => {
  const telephone = (commune.aide as { telephone?: unknown } | undefined)?.telephone;
  if (typeof telephone !== 'string') return;
  const digits = telephone.replace(/\D/g, '');
  const found = laidOut.pages.some((page) => {
    let text = '';
    for (const item of page.items) if (item.type === 'glyphs') for (const glyph of item.text.glyphs) text += glyph.text;
    return text.replace(/\D/g, '').includes(digits);
  });
  if (!found) report(noHelpNumber, { telephone }, { place: { file, line: 1, column: 1 } });
};
