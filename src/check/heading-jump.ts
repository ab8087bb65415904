// In: the tag tree. Out: headings of a text that go down two levels at once, which lose who listens to the page.
import type { Rule } from '../base/diagnostic.ts';
import { tagsOf } from './tags.ts';
import type { Check } from './types.ts';

export const headingJumped: Rule<{ from: number; to: number }> = {
  name: 'heading-jump',
  severity: 'warning',
  fr: ({ from, to }) => ({
    message: `ce titre est de niveau ${to}, sous un titre de niveau ${from}`,
    hint: `écrivez-le avec ${from + 1} dièses : « ${'#'.repeat(from + 1)} »`,
  }),
  en: ({ from, to }) => ({ message: `a heading of level ${to} stands under one of level ${from}` }),
};

export const headingJump: Check = (laidOut, _about, report) => {
  let level = 0;
  for (const { role, place } of tagsOf(laidOut.tags)) {
    const next = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (next === 0) continue;
    // A template's own headings are its author's matter, and so are those it makes of front matter, which
    // never stands at the start of a line.
    const written = /\.md$/i.test(place.file) && place.column === 1;
    if (level > 0 && next > level + 1 && written) report(headingJumped, { from: level, to: next }, { place });
    level = next;
  }
};
