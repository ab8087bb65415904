// In: the values of a grid shorthand. Out: its longhands (CSS Grid Layout 1, sections 7.4, 7.8 and 8.4).
import { accepts, ident, type Longhands, type Shorthand, wordOf } from './shorthand-patterns.ts';
import { onlyIdent, split, type Value, type Values } from './tokens.ts';

/** A name alone stands for both edges of its area. */
const otherEdge = (values: Values): Values => {
  const word = onlyIdent(values);
  return word !== undefined && word !== 'auto' && word !== 'span' ? values : ident('auto');
};

const edges =
  (...names: readonly string[]): Shorthand =>
  (values) => {
    const parts = split(values, '/');
    if (parts.length > names.length || parts.some((part) => part.length === 0)) return undefined;
    const [first, second = otherEdge(first!), third = otherEdge(first!), fourth = otherEdge(second)] = parts;
    return [first!, second, third, fourth].slice(0, names.length).map((part, at) => [names[at]!, part] as const);
  };

export const gridRow = edges('grid-row-start', 'grid-row-end');
export const gridColumn = edges('grid-column-start', 'grid-column-end');
export const gridArea = edges('grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end');

const TEMPLATE = ['grid-template-rows', 'grid-template-columns', 'grid-template-areas'] as const;

const withoutAreas = (rows: Values, columns: Values): Longhands => [
  [TEMPLATE[0], rows],
  [TEMPLATE[1], columns],
  [TEMPLATE[2], ident('none')],
];

export const gridTemplate: Shorthand = (values) => {
  if (onlyIdent(values) === 'none') return withoutAreas(ident('none'), ident('none'));
  const [rows, columns, more] = split(values, '/');
  if (more !== undefined || rows!.length === 0 || columns?.length === 0) return undefined;
  if (!rows!.some((value) => value.type === 'string')) return columns && withoutAreas(rows!, columns);
  const strings: Value[] = [];
  const sizes: Value[] = [];
  // Names, a string, a size that may be left out, names: row after row.
  let sized = true;
  for (const value of rows!) {
    if (value.type === 'string') {
      if (!sized) sizes.push(...ident('auto'));
      strings.push(value);
      sized = false;
    } else if (value.type === 'block') {
      if (!sized) sizes.push(...ident('auto'));
      sized = true;
      sizes.push(value);
    } else {
      if (sized || (value.type === 'function' && value.name === 'repeat')) return undefined;
      sized = true;
      sizes.push(value);
    }
  }
  if (!sized) sizes.push(...ident('auto'));
  // Columns beside drawn rows are plain tracks: no repetition, no `none`.
  if (columns?.some((value) => wordOf(value) === 'none' || (value.type === 'function' && value.name === 'repeat')))
    return undefined;
  return [
    [TEMPLATE[0], sizes],
    [TEMPLATE[1], columns ?? ident('none')],
    [TEMPLATE[2], strings],
  ];
};

const AUTO = ['grid-auto-flow', 'grid-auto-rows', 'grid-auto-columns'] as const;

/** A template, or `auto-flow` in one half: then its implicit tracks there, and the template of the other. */
export const grid: Shorthand = (values, base) => {
  const template = gridTemplate(values, base);
  const isAuto = (part: Values) => part.some((value) => wordOf(value) === 'auto-flow');
  const [rows, columns, more] = split(values, '/');
  if (template && !isAuto(values)) return [...template, ...AUTO.map((name) => [name, 'initial'] as const)];
  if (columns === undefined || more !== undefined || isAuto(rows!) === isAuto(columns)) return undefined;
  const byRow = isAuto(rows!);
  const half = byRow ? rows! : columns;
  const flow = half.filter((value) => wordOf(value) === 'auto-flow' || wordOf(value) === 'dense');
  const sizes = half.filter((value) => !flow.includes(value));
  if (half.slice(0, flow.length).some((value) => !flow.includes(value))) return undefined;
  const dense = flow.some((value) => wordOf(value) === 'dense');
  if (flow.length !== (dense ? 2 : 1)) return undefined;
  const [explicit, implicit, other] = byRow
    ? (['grid-template-columns', 'grid-auto-rows', 'grid-auto-columns'] as const)
    : (['grid-template-rows', 'grid-auto-columns', 'grid-auto-rows'] as const);
  const given = byRow ? columns : rows!;
  if (given.length === 0 || !accepts(explicit, given, base)) return undefined;
  return [
    ['grid-auto-flow', [...ident(byRow ? 'row' : 'column'), ...(dense ? ident('dense') : [])]],
    [explicit, given],
    [byRow ? 'grid-template-rows' : 'grid-template-columns', ident('none')],
    ['grid-template-areas', ident('none')],
    [implicit, sizes.length > 0 ? sizes : 'initial'],
    [other, 'initial'],
  ];
};
