// In: the number on a box of office labels. Out: the size of its labels and where they stand on A4.

/** Millimetres. The labels stand in the middle of the sheet. */
export interface LabelSheet {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** Between two columns; rows touch. */
  readonly gutter: number;
}

const sheet = (columns: number, rows: number, width: number, height: number, gutter: number): LabelSheet => ({
  columns,
  rows,
  width,
  height,
  gutter,
});

/** From Avery's own sheets, which other makers number after. */
export const LABEL_SHEETS: Readonly<Record<string, LabelSheet>> = {
  L7159: sheet(3, 8, 63.5, 33.9, 2.5),
  L7160: sheet(3, 7, 63.5, 38.1, 2.5),
  L7161: sheet(3, 6, 63.5, 46.6, 2.5),
  L7162: sheet(2, 8, 99.1, 33.9, 2.5),
  L7163: sheet(2, 7, 99.1, 38.1, 2.5),
  L7164: sheet(3, 4, 63.5, 72, 2.5),
  L7165: sheet(2, 4, 99.1, 67.7, 2.5),
  L7166: sheet(2, 3, 99.1, 93.1, 2.5),
  L7169: sheet(2, 2, 99.1, 139, 2.5),
  L7173: sheet(2, 5, 99.1, 57, 2.5),
  L7651: sheet(5, 13, 38.1, 21.2, 2.5),
  '3474': sheet(3, 8, 70, 37, 0),
  '3475': sheet(3, 8, 70, 36, 0),
  '3483': sheet(2, 2, 105, 148, 0),
};

/** `Avery L7160`, `l7160`, `J8160` for ink jets; undefined for one that is not in the table. */
export function labelSheetName(text: string): string | undefined {
  const name = text
    .toUpperCase()
    .replace(/^AVERY\s*/, '')
    .replace(/^J8(?=\d{3}$)/, 'L7')
    .trim();
  return Object.hasOwn(LABEL_SHEETS, name) ? name : undefined;
}
