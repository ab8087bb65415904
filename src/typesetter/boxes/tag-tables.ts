// In: the tags of a table as its elements gave them. Out: the same as a whole grid: rows of one width, spans that end inside their group, one head, one foot, one caption (PDF/UA-1, 7.2).
import type { Tag } from './types.ts';

/** Tags that are still being made. */
export type Growing<T extends Tag = Tag> = { -readonly [key in keyof Omit<T, 'children' | 'attributes'>]: T[key] } & {
  children: (Tag | T['children'][number])[];
  attributes: Tag['attributes'];
};

type Attributes = Tag['attributes'];

const CELLS: ReadonlySet<string> = new Set(['TH', 'TD']);
const GROUPS: ReadonlySet<string> = new Set(['THead', 'TBody', 'TFoot']);

/** One caption, at an end; one head and one foot: what more there is joins the caption, or the rows. */
function orderParts(table: Growing): void {
  const once = new Set<string>();
  let caption: Growing | undefined;
  const merged = new Set<Tag>();
  for (const child of table.children) {
    if (child.type !== 'tag') continue;
    if (child.role === 'Caption') {
      if (caption === undefined) caption = child as Growing;
      else {
        caption.children.push(...child.children);
        merged.add(child);
      }
    } else if (child.role === 'THead' || child.role === 'TFoot') {
      if (once.has(child.role)) (child as Growing).role = 'TBody';
      once.add(child.role);
    }
  }
  if (caption === undefined) return;
  const others = table.children.filter((child) => child !== caption && !merged.has(child as Tag));
  const last = merged.size === 0 && table.children.at(-1) === caption;
  table.children = last ? [...others, caption as Tag] : [caption as Tag, ...others];
}

/** `empty` makes a cell without content at the end of a row. Linear in rows times columns. */
export function squareTable(table: Growing, empty: (row: Growing, attributes: Attributes) => void): void {
  orderParts(table);
  const groups = rowsByGroup(table);
  const covered: { readonly row: Growing; readonly columns: number }[] = [];
  let width = 0;
  for (const rows of groups) {
    /** By column, the row that it is free in again. */
    const until: number[] = [];
    rows.forEach((row, at) => {
      let column = 0;
      for (const child of row.children) {
        if (child.type !== 'tag' || !CELLS.has(child.role)) continue;
        while ((until[column] ?? 0) > at) column += 1;
        const cell = child as Growing;
        const asked = spanOf(cell, 'ColSpan');
        let columns = 1;
        while (columns < asked && (until[column + columns] ?? 0) <= at) columns += 1;
        const down = spanOf(cell, 'RowSpan');
        const rest = rows.length - at;
        const deep = down === 0 ? rest : Math.min(down, rest);
        if (columns !== asked) setSpan(cell, 'ColSpan', columns);
        if (deep !== down) setSpan(cell, 'RowSpan', deep);
        for (let i = 0; i < columns; i++) until[column + i] = at + deep;
        column += columns;
      }
      let columns = 0;
      for (const free of until) if (free > at) columns += 1;
      covered.push({ row, columns });
      width = Math.max(width, columns);
    });
  }
  for (const { row, columns } of covered) {
    const missing = width - columns;
    if (missing > 0) empty(row, missing > 1 ? [['Table', 'ColSpan', missing]] : []);
  }
}

/** Rows that stand in no group make groups of neighbours. */
function rowsByGroup(table: Growing): readonly (readonly Growing[])[] {
  const groups: Growing[][] = [];
  let loose: Growing[] | undefined;
  for (const child of table.children) {
    if (child.type !== 'tag') continue;
    if (child.role === 'TR') {
      if (loose === undefined) {
        loose = [];
        groups.push(loose);
      }
      loose.push(child as Growing);
    } else if (GROUPS.has(child.role)) {
      loose = undefined;
      groups.push(child.children.filter((row): row is Growing => row.type === 'tag' && row.role === 'TR'));
    }
  }
  return groups;
}

function spanOf({ attributes }: Tag, name: string): number {
  for (const [, key, value] of attributes) if (key === name) return value as number;
  return 1;
}

function setSpan(cell: Growing, name: string, value: number): void {
  const others = cell.attributes.filter(([, key]) => key !== name);
  cell.attributes = value === 1 ? others : [...others, ['Table', name, value]];
}
