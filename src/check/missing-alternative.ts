// In: the tag tree. Out: pictures that say nothing to who cannot see them.
import type { Rule } from '../base/diagnostic.ts';
import { tagsOf } from './tags.ts';
import type { Check } from './types.ts';

export const noAlternative: Rule<object> = {
  name: 'missing-alternative',
  severity: 'warning',
  fr: () => ({
    message: 'cette image n’a pas de description',
    hint: 'dites ce que l’on y voit : ![un agent reçoit une habitante](image.jpg), ou « alt: … »',
  }),
  en: () => ({ message: 'this picture has no description', hint: 'say what it shows: ![…](picture.jpg), or "alt: …"' }),
};

export const missingAlternative: Check = (laidOut, _about, report) => {
  for (const { role, alt, place } of tagsOf(laidOut.tags))
    if (role === 'Figure' && !alt?.trim()) report(noAlternative, {}, { place });
};
