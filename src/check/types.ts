// In: nothing. Out: what a house rule is: a function that looks at a publication laid out and tells.
import type { Report } from '../base/diagnostic.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';

/** What a rule may look at. */
export interface Checked {
  /** The publication's own file. */
  readonly file: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commune: Readonly<Record<string, unknown>>;
}

export type Check = (laidOut: LaidOut, about: Checked, report: Report) => void;
