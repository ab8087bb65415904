// In: nothing. Out: what every command is given and gives back.
import type { Language } from '../base/diagnostic.ts';

/** 0 all printed; 1 something could not be; 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Invocation {
  readonly cwd: string;
  readonly language: Language;
}
