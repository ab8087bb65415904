// In: a publication laid out. Out: the house rules, run one after the other over it.
import type { Report } from '../base/diagnostic.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';
import { headingJump } from './heading-jump.ts';
import { helpNumber } from './help-number.ts';
import type { Check, Checked } from './types.ts';

/** Every house rule; a new one is a file and a line here. */
export const CHECKS: readonly Check[] = [headingJump, helpNumber];

export function checkPages(laidOut: LaidOut, about: Checked, report: Report): void {
  for (const check of CHECKS) check(laidOut, about, report);
}
