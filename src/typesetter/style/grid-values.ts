// In: component values. Out: parsers of the grid properties (CSS Grid Layout 1, sections 7 and 8).

import type { LengthPercentage } from '../../base/length.ts';
import { type Computable, constant, type Parser } from './context.ts';
import { unknownFace } from './face-units.ts';
import {
  AUTO_TRACK,
  type GridArea,
  type GridAreas,
  type GridFlow,
  type GridLine,
  MOST_TRACKS,
  NO_TEMPLATE,
  type TrackBreadth,
  type TrackSize,
  type Tracks,
  type TrackTemplate,
} from './grid-types.ts';
import { integerOf, lengthPercentageOf } from './lengths.ts';
import { onlyIdent, split, type Value, type Values } from './tokens.ts';

/** Words that name no line (section 8.3 and CSS Values 4, section 4.2). */
const NO_NAMES = new Set(['span', 'auto', 'inherit', 'initial', 'unset', 'revert', 'revert-layer', 'default']);

const CONTENTS = new Set(['auto', 'min-content', 'max-content']);

function breadthOf(value: Value | undefined): Computable<TrackBreadth> | undefined {
  if (value?.type === 'dimension' && value.unit === 'fr')
    return value.value < 0 ? undefined : constant({ fr: value.value });
  if (value?.type === 'ident')
    return CONTENTS.has(value.name) ? constant(value.name as 'auto' | 'min-content' | 'max-content') : undefined;
  return lengthPercentageOf(value, 0);
}

const isFlexible = (breadth: TrackBreadth): breadth is { readonly fr: number } =>
  typeof breadth === 'object' && 'fr' in breadth;

/** One track: a breadth, `minmax()` or `fit-content()`. */
function trackOf(value: Value): Computable<TrackSize> | undefined {
  if (value.type === 'function' && value.name === 'minmax') {
    const [first, second, more] = split(value.values, ',');
    if (more !== undefined || first?.length !== 1 || second?.length !== 1) return undefined;
    const [min, max] = [breadthOf(first[0]), breadthOf(second[0])];
    // A share of what is left is no least size.
    if (!min || !max || (first[0]!.type === 'dimension' && first[0]!.unit === 'fr')) return undefined;
    return (cx) => ({ min: min(cx) as TrackSize['min'], max: max(cx) });
  }
  if (value.type === 'function' && value.name === 'fit-content') {
    const limit = value.values.length === 1 ? lengthPercentageOf(value.values[0], 0) : undefined;
    return limit && ((cx) => ({ min: 'auto', max: { fit: limit(cx) } }));
  }
  const breadth = breadthOf(value);
  if (breadth === undefined) return undefined;
  return (cx) => {
    const size = breadth(cx);
    if (size === 'auto') return AUTO_TRACK;
    return isFlexible(size)
      ? { min: 'auto', max: size }
      : { min: size as LengthPercentage | 'min-content' | 'max-content', max: size };
  };
}

/** `[a b]`: the names; undefined for anything else, or a name that is none. */
function namesOf(value: Value): readonly string[] | undefined {
  if (value.type !== 'block' || value.open !== '[') return undefined;
  const names: string[] = [];
  for (const one of value.values) {
    if (one.type !== 'ident' || NO_NAMES.has(one.name)) return undefined;
    names.push(one.text);
  }
  return names;
}

/** Tracks as they are read, and as they are computed. */
interface Draft {
  readonly sizes: Computable<TrackSize>[];
  readonly names: string[][];
}
const draft = (): Draft => ({ sizes: [], names: [[]] });

const finished =
  ({ sizes, names }: Draft): Computable<Tracks> =>
  (cx) => ({ sizes: sizes.map((size) => size(cx)), names });

/** A line's names join those that stand there already. */
function addNames(to: Draft, names: readonly string[]): void {
  to.names.at(-1)!.push(...names);
}

function addTrack(to: Draft, size: Computable<TrackSize>): void {
  to.sizes.push(size);
  to.names.push([]);
}

/** The tracks inside `repeat()`: no repetition in it. */
function plainTracks(values: Values): Draft | undefined {
  const made = draft();
  for (const value of values) {
    const names = namesOf(value);
    const size = names ? undefined : trackOf(value);
    if (names) addNames(made, names);
    else if (size) addTrack(made, size);
    else return undefined;
  }
  return made.sizes.length === 0 ? undefined : made;
}

/** Whether a track has a size before its contents are known: what an automatic repetition is counted by. */
function isFixed({ min, max }: TrackSize): boolean {
  const fixed = (breadth: TrackBreadth) =>
    typeof breadth === 'number' || (typeof breadth === 'object' && 'percent' in breadth);
  return fixed(min) || fixed(max);
}

const ONE = { fontSize: 1, lineHeight: 1 };
const NOWHERE = {
  em: 1,
  rem: 1,
  font: ONE,
  line: ONE,
  root: ONE,
  measure: unknownFace,
  pageWidth: 1,
  pageHeight: 1,
} as never;

/** `grid-template-columns` and `-rows`. */
export const trackTemplate: Parser<TrackTemplate> = (values) => {
  if (onlyIdent(values) === 'none') return constant(NO_TEMPLATE);
  const [before, after] = [draft(), draft()];
  let repeat: { readonly kind: 'auto-fill' | 'auto-fit'; readonly draft: Draft } | undefined;
  let cut = false;
  let count = 0;
  for (const value of values) {
    const to = repeat ? after : before;
    const names = namesOf(value);
    if (names) {
      addNames(to, names);
      continue;
    }
    if (value.type !== 'function' || value.name !== 'repeat') {
      const size = trackOf(value);
      if (size === undefined) return undefined;
      count += 1;
      if (count > MOST_TRACKS) cut = true;
      else addTrack(to, size);
      continue;
    }
    const comma = value.values.findIndex((one) => one.type === 'mark' && one.value === ',');
    const inner = comma === 1 ? plainTracks(value.values.slice(2)) : undefined;
    if (inner === undefined) return undefined;
    const [times] = value.values;
    if (times?.type === 'ident') {
      if ((times.name !== 'auto-fill' && times.name !== 'auto-fit') || repeat) return undefined;
      repeat = { kind: times.name, draft: inner };
      count += inner.sizes.length;
      continue;
    }
    const number = times?.type === 'number' && times.value < 1 ? undefined : integerOf(times, 1);
    if (number === undefined) return undefined;
    const asked = number(NOWHERE);
    for (let turn = 0; turn < asked; turn += 1) {
      if (count + inner.sizes.length > MOST_TRACKS) {
        cut = true;
        break;
      }
      inner.sizes.forEach((size, index) => {
        addNames(to, inner.names[index]!);
        addTrack(to, size);
      });
      addNames(to, inner.names.at(-1)!);
      count += inner.sizes.length;
    }
  }
  if (count === 0) return undefined;
  const sizes = [...before.sizes, ...after.sizes, ...(repeat?.draft.sizes ?? [])];
  // What an automatic repetition leaves must be known before the contents are.
  if (repeat && !sizes.every((size) => isFixed(size(NOWHERE)))) return undefined;
  const [first, last, middle] = [finished(before), finished(after), repeat && finished(repeat.draft)];
  return (cx) => ({
    before: first(cx),
    repeat: middle && { ...middle(cx), kind: repeat!.kind },
    after: last(cx),
    cut,
  });
};

/** `grid-auto-columns` and `-rows`: sizes that follow each other, over and over. */
export const autoTracks: Parser<readonly TrackSize[]> = (values) => {
  const sizes = values.map(trackOf);
  if (sizes.length === 0 || sizes.includes(undefined)) return undefined;
  return (cx) => sizes.map((size) => size!(cx));
};

export const gridFlow: Parser<GridFlow> = (values) => {
  const words = values.map((value) => (value.type === 'ident' ? value.name : ''));
  const dense = words.includes('dense');
  const [axis = 'row', ...more] = words.filter((word) => word !== 'dense');
  if (words.length === 0 || words.length > 2 || more.length > 0 || (axis !== 'row' && axis !== 'column'))
    return undefined;
  return constant({ axis, dense });
};

/** `grid-template-areas`: strings of names, one a row, that draw rectangles. */
export const gridAreas: Parser<GridAreas | 'none'> = (values) => {
  if (onlyIdent(values) === 'none') return constant('none');
  const rows: string[][] = [];
  for (const value of values) {
    if (value.type !== 'string') return undefined;
    const cells = cellsOf(value.value);
    if (cells === undefined || cells.length === 0 || (rows[0] && cells.length !== rows[0].length)) return undefined;
    rows.push(cells);
  }
  if (rows.length === 0 || rows.length > MOST_TRACKS || rows[0]!.length > MOST_TRACKS) return undefined;
  const areas = new Map<string, { -readonly [Key in keyof GridArea]: GridArea[Key] }>();
  const counts = new Map<string, number>();
  rows.forEach((cells, row) => {
    cells.forEach((name, column) => {
      if (name === '.') return;
      const area = areas.get(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (area === undefined) {
        areas.set(name, { rowStart: row, rowEnd: row + 1, columnStart: column, columnEnd: column + 1 });
        return;
      }
      area.rowEnd = row + 1;
      area.columnStart = Math.min(area.columnStart, column);
      area.columnEnd = Math.max(area.columnEnd, column + 1);
    });
  });
  // As many cells as its rectangle has: else it is none.
  for (const [name, { rowStart, rowEnd, columnStart, columnEnd }] of areas)
    if (counts.get(name) !== (rowEnd - rowStart) * (columnEnd - columnStart)) return undefined;
  return constant({ rows: rows.length, columns: rows[0]!.length, areas });
};

/** The names of one row; any run of full stops is an unnamed cell (`.`). */
function cellsOf(text: string): string[] | undefined {
  const cells: string[] = [];
  const token = /\s*(\.+|(?:[-\w\u0080-\u{10ffff}]|\\.)+)\s*/uy;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) return text.slice(at).trim() === '' ? cells : undefined;
    cells.push(found[1]!.startsWith('.') ? '.' : found[1]!.replaceAll(/\\(.)/gu, '$1'));
  }
  return cells;
}

/** `grid-row-start` and its like: `auto`, a name, a number with or without a name, `span` with either or both. */
export const gridLine: Parser<GridLine> = (values) => {
  if (onlyIdent(values) === 'auto') return constant('auto');
  let name: string | undefined;
  let number: Computable<number> | undefined;
  let span = false;
  for (const [at, value] of values.entries()) {
    if (value.type === 'ident' && value.name === 'span') {
      // At one end, not in the middle.
      if (span || (at !== 0 && at !== values.length - 1)) return undefined;
      span = true;
    } else if (value.type === 'ident') {
      if (name !== undefined || NO_NAMES.has(value.name)) return undefined;
      name = value.text;
    } else {
      if (number !== undefined || (value.type === 'number' && value.value === 0)) return undefined;
      number = integerOf(value);
      if (number === undefined || (value.type === 'number' && span && value.value < 0)) return undefined;
    }
  }
  const named = name === undefined ? {} : { name };
  if (span) {
    if (number === undefined && name === undefined) return undefined;
    return (cx) => ({ span: Math.max(1, number ? number(cx) : 1), ...named });
  }
  if (number !== undefined) return (cx) => ({ line: number(cx) || 1, ...named });
  return name === undefined ? undefined : constant({ name });
};
