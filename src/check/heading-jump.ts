// In: the tag tree. Out: headings that go down two levels at once, or a first one that is not of level 1 (PDF/UA-1, 7.4.2).
import { headingJumped } from './rules.ts';
import { tagsOf } from './tags.ts';
import type { AccessCheck } from './types.ts';

export const headingJump: AccessCheck = (laidOut, report) => {
  let level = 0;
  for (const { role, place } of tagsOf(laidOut.tags)) {
    const next = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (next === 0) continue;
    if (next > level + 1) report(headingJumped, { from: level, to: next }, { place });
    level = next;
  }
};
