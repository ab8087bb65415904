// In: nothing. Out: a spot in a file that a user wrote, which survives from the source to the page.

/** A spot in a file the user wrote. `file` is the Host's path; `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
