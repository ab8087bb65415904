// In: a paper laid out. Out: told what is wrong with it, rule after rule; and whether it may say that it is PDF/UA and PDF/A.
import type { Diagnostic, Report } from '../base/diagnostic.ts';
import type { Place } from '../base/place.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';
import { contrastOfText } from './contrast.ts';
import { headingJump } from './heading-jump.ts';
import { helpNumber } from './help-number.ts';
import { languages } from './languages.ts';
import { pictureTexts } from './picture-texts.ts';
import { notConforming } from './rules.ts';
import { smallTypes } from './small-type.ts';
import { tableHeads } from './table-heads.ts';
import { documentTitle } from './title.ts';
import type { AccessCheck, Check, Checked } from './types.ts';
import { xHeights } from './x-height.ts';

/** Every rule of the house; a new one is a file and a line here. */
export const CHECKS: readonly Check[] = [helpNumber, smallTypes, xHeights];

/** Every rule for any paper. */
export const ACCESS_CHECKS: readonly AccessCheck[] = [
  documentTitle,
  languages,
  headingJump,
  pictureTexts,
  tableHeads,
  contrastOfText,
];

/** A publication. */
export function checkPages(laidOut: LaidOut, about: Checked, report: Report): void {
  for (const check of CHECKS) check(laidOut, about, report);
  checkAccess(laidOut, report);
}

/** Any paper that is read. */
export function checkAccess(laidOut: LaidOut, report: Report): void {
  for (const check of ACCESS_CHECKS) check(laidOut, report);
}

/** Whether a paper of which all this was told may say that it is PDF/UA-1 and PDF/A-2a. */
export const conforms = (told: readonly Diagnostic[]): boolean => !told.some((one) => one.breaksConformance);

/** Tells that a paper was written that does not say so. */
export function tellNotConforming(file: string, report: Report, place?: Place): void {
  report(notConforming, { file }, { place });
}
