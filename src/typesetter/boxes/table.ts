// In: rows and cells in the order they were met. Out: a table on its grid (CSS 2.1 17.2.1, HTML 4.9.12).
import type { Style } from '../style/types.ts';
import type { BlockBox, Box, TableBox, TableCell, TableColumn, TableRow } from './types.ts';

/** A cell that asks for `rowSpan` rows; 0 is all that remain in its group. */
export interface RawCell {
  readonly box: Box;
  readonly columnSpan: number;
  readonly rowSpan: number;
}
export interface RawRow extends Omit<TableRow, 'cells' | 'group'> {
  readonly cells: RawCell[];
}
export interface RawGroup {
  readonly kind: 'head' | 'body' | 'foot';
  readonly style: Style;
  readonly rows: RawRow[];
  /** A head or foot as it stands in the parts that are not the first, or not the last. */
  again?: RawGroup;
}
export interface TableParts {
  readonly captions: BlockBox[];
  /** Captions of parts that go on, or are cut. */
  readonly captionsAgain: BlockBox[];
  readonly columns: TableColumn[];
  readonly groups: RawGroup[];
}

type Common = Omit<TableBox, 'captions' | 'columns' | 'head' | 'bodies' | 'foot' | 'again' | 'columnCount'>;

/** The first header group is the head, the first footer group the foot; further ones are bodies in their place. */
export function finishTable(common: Common, { captions, captionsAgain, columns, groups }: TableParts): TableBox {
  let columnCount = columns.reduce((sum, { span }) => sum + span, 0);
  let head: readonly TableRow[] | undefined;
  let foot: readonly TableRow[] | undefined;
  const bodies: (readonly TableRow[])[] = [];
  let headAgain: readonly TableRow[] | undefined;
  let footAgain: readonly TableRow[] | undefined;
  const rowsOf = (group: RawGroup) => {
    const { rows, width } = resolveGrid(group);
    columnCount = Math.max(columnCount, width);
    return rows;
  };
  for (const group of groups) {
    const rows = rowsOf(group);
    if (group.kind === 'head' && !head) {
      head = rows;
      headAgain = group.again && rowsOf(group.again);
    } else if (group.kind === 'foot' && !foot) {
      foot = rows;
      footAgain = group.again && rowsOf(group.again);
    } else bodies.push(rows);
  }
  const again = {
    captions: captionsAgain,
    ...(headAgain && { head: headAgain }),
    ...(footAgain && { foot: footAgain }),
  };
  const differs = captionsAgain.length > 0 || headAgain !== undefined || footAgain !== undefined;
  return {
    ...common,
    captions,
    columns,
    head: head ?? [],
    bodies,
    foot: foot ?? [],
    ...(differs && { again }),
    columnCount,
  };
}

/** Gives each cell its column. Linear in cells plus the columns of cells that span rows. */
function resolveGrid({ rows, style }: RawGroup): { readonly rows: readonly TableRow[]; readonly width: number } {
  /** By column, the first row that is free again. */
  const free: number[] = [];
  let width = 0;
  const placed = rows.map((row, index): TableRow => {
    let column = 0;
    const cells = row.cells.map(({ box, columnSpan, rowSpan: asked }): TableCell => {
      while ((free[column] ?? 0) > index) column++;
      const left = rows.length - index;
      const rowSpan = asked === 0 ? left : Math.min(asked, left);
      const cell = { box, column, columnSpan, rowSpan };
      // A cell never overlaps one that comes down from above: it ends where that one begins.
      let span = 1;
      while (span < columnSpan && (free[column + span] ?? 0) <= index) span++;
      if (rowSpan > 1)
        for (let at = column; at < column + span; at++) {
          while (free.length < at) free.push(0);
          free[at] = index + rowSpan;
        }
      column += span;
      width = Math.max(width, column);
      return span === columnSpan ? cell : { ...cell, columnSpan: span };
    });
    return { ...row, group: style, cells };
  });
  return { rows: placed, width };
}
