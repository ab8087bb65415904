// In: nothing. Out: what a check is: a function that looks at a paper laid out and tells.
import type { Report } from '../base/diagnostic.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';

/** What a check of a publication may look at. */
export interface Checked {
  /** The publication's own file. */
  readonly file: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commune: Readonly<Record<string, unknown>>;
}

/** A rule of the house, for publications. */
export type Check = (laidOut: LaidOut, about: Checked, report: Report) => void;

/** A rule for any paper, written in HTML by whomever: what who hears it, or sees badly, needs. */
export type AccessCheck = (laidOut: LaidOut, report: Report) => void;
