// In: the bytes of a font's GSUB or GPOS table. Out: the lookups of a script's features, and what they say of two neighbouring glyphs.
import type { Font } from 'fontkit';

/** One subtable of a lookup, extensions followed: its type and where it begins in the table. */
export interface Subtable {
  readonly type: number;
  readonly at: number;
}
export interface Lookup {
  readonly flag: number;
  readonly subtables: readonly Subtable[];
}
export interface LayoutTable {
  readonly view: DataView;
  readonly lookups: readonly Lookup[];
}

interface TableReader {
  readonly directory: { readonly tables: Readonly<Record<string, unknown>> };
  _getTableStream(tag: string): { readonly buffer: Uint8Array; readonly pos: number } | null | undefined;
}

export function hasTable(font: Font, tag: string): boolean {
  return (font as unknown as TableReader).directory.tables[tag] !== undefined;
}

function tableView(font: Font, tag: string): DataView | undefined {
  const stream = hasTable(font, tag) ? (font as unknown as TableReader)._getTableStream(tag) : undefined;
  return stream ? new DataView(stream.buffer.buffer, stream.buffer.byteOffset + stream.pos) : undefined;
}

/**
 * The lookups that Latin text goes through, in their order: those of the features in `tags`, for the script `latn`
 * or else the default one. undefined: the font has no such table. Throws RangeError on a damaged table.
 */
export function latinLookups(
  font: Font,
  tag: 'GSUB' | 'GPOS',
  language: string | undefined,
  wants: (feature: string) => boolean,
): LayoutTable | undefined {
  const view = tableView(font, tag);
  if (!view) return undefined;
  const [scripts, features, list] = [view.getUint16(4), view.getUint16(6), view.getUint16(8)];
  const byTag = tagged(view, scripts, scripts);
  const script = ['latn', 'DFLT', 'dflt'].map((name) => byTag.get(name)).find((at) => at !== undefined);
  const indexes = new Set<number>();
  if (script !== undefined) {
    const languages = tagged(view, script + 2, script);
    const standard = view.getUint16(script);
    const system = languages.get(language ?? '') ?? (standard === 0 ? undefined : script + standard);
    for (let k = 0; system !== undefined && k < view.getUint16(system + 4); k++) {
      const record = features + 2 + 6 * view.getUint16(system + 6 + 2 * k);
      if (!wants(tagAt(view, record))) continue;
      const feature = features + view.getUint16(record + 4);
      for (let n = 0; n < view.getUint16(feature + 2); n++) indexes.add(view.getUint16(feature + 4 + 2 * n));
    }
  }
  const extension = tag === 'GSUB' ? 7 : 9;
  const lookups = [...indexes]
    .sort((a, b) => a - b)
    .map((index) => {
      const at = list + view.getUint16(list + 2 + 2 * index);
      const type = view.getUint16(at);
      const subtables = Array.from({ length: view.getUint16(at + 4) }, (_, n): Subtable => {
        const sub = at + view.getUint16(at + 6 + 2 * n);
        return type === extension
          ? { type: view.getUint16(sub + 2), at: sub + view.getUint32(sub + 4) }
          : { type, at: sub };
      });
      return { flag: view.getUint16(at + 2), subtables };
    });
  return { view, lookups };
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/** A list of tags and offsets counted from `from`. */
function tagged(view: DataView, at: number, from: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let n = 0; n < view.getUint16(at); n++)
    found.set(tagAt(view, at + 2 + 6 * n), from + view.getUint16(at + 6 + 6 * n));
  return found;
}

/** A glyph's place in a coverage table; -1 when it is not covered. */
function coverageIndex(view: DataView, at: number, glyph: number): number {
  const ranges = view.getUint16(at) === 2;
  const size = ranges ? 6 : 2;
  let low = 0;
  let high = view.getUint16(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = at + 4 + size * middle;
    const first = view.getUint16(record);
    if (glyph < first) high = middle - 1;
    else if (glyph > (ranges ? view.getUint16(record + 2) : first)) low = middle + 1;
    else return ranges ? view.getUint16(record + 4) + glyph - first : middle;
  }
  return -1;
}

/** A glyph's class; 0 when none is said. */
function classOf(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) {
    const index = glyph - view.getUint16(at + 2);
    return index >= 0 && index < view.getUint16(at + 4) ? view.getUint16(at + 6 + 2 * index) : 0;
  }
  let low = 0;
  let high = view.getUint16(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = at + 4 + 6 * middle;
    if (glyph < view.getUint16(record)) high = middle - 1;
    else if (glyph > view.getUint16(record + 2)) low = middle + 1;
    else return view.getUint16(record + 4);
  }
  return 0;
}

/** The class of a glyph in GDEF: 1 base, 2 ligature, 3 mark; 0 unknown. */
export function glyphClasses(font: Font): (glyph: number) => number {
  const view = tableView(font, 'GDEF');
  const at = view?.getUint16(4) ?? 0;
  return view && at > 0 ? (glyph) => classOf(view, at, glyph) : () => 0;
}

/** What a single substitution makes of a glyph: itself, when it is not covered. */
export function substituted(view: DataView, at: number, glyph: number): number {
  const index = coverageIndex(view, at + view.getUint16(at + 2), glyph);
  if (index < 0) return glyph;
  const delta = view.getUint16(at) === 1;
  return delta ? (glyph + view.getInt16(at + 4)) & 0xffff : view.getUint16(at + 6 + 2 * index);
}

/**
 * Whether a substitution or positioning may begin at a glyph that `next` follows (-1: at the end of the word). It errs
 * on the side of yes: what stands before is not read, nor what stands two glyphs on.
 * `context` and `chaining` are the types of the contextual lookups of the table; `ligature` that of ligatures, if any.
 */
export function mayBegin(
  view: DataView,
  { type, at }: Subtable,
  glyph: number,
  next: number,
  types: { readonly ligature: number; readonly context: number; readonly chaining: number },
): boolean {
  const format = view.getUint16(at);
  const covers = (place: number, which: number) =>
    which >= 0 && coverageIndex(view, at + view.getUint16(place), which) >= 0;
  if (format === 3 && type === types.context)
    return covers(at + 6, glyph) && (view.getUint16(at + 2) < 2 || covers(at + 8, next));
  if (format === 3 && type === types.chaining) {
    const input = at + 4 + 2 * view.getUint16(at + 2);
    const inputs = view.getUint16(input);
    const ahead = input + 2 + 2 * inputs;
    if (!covers(input + 2, glyph)) return false;
    if (inputs > 1) return covers(input + 4, next);
    return view.getUint16(ahead) === 0 || covers(ahead + 2, next);
  }
  const index = coverageIndex(view, at + view.getUint16(at + 2), glyph);
  if (index < 0) return false;
  const chaining = type === types.chaining;
  if (chaining || type === types.context) {
    // Rules by glyph, or by class: of what is looked at first, of the input, of what lies ahead.
    const [inputs, aheads] = chaining ? [at + 6, at + 8] : [at + 4, at + 4];
    const classed = (place: number, which: number) =>
      format === 2 ? classOf(view, at + view.getUint16(place), which) : which;
    const sets = format === 1 ? at + 6 : chaining ? at + 12 : at + 8;
    const which = format === 1 ? index : classed(inputs, glyph);
    const offset = which < view.getUint16(sets - 2) ? view.getUint16(sets + 2 * which) : 0;
    if (offset === 0) return false;
    for (let n = 0; n < view.getUint16(at + offset); n++) {
      let rule = at + offset + view.getUint16(at + offset + 2 + 2 * n);
      if (chaining) rule += 2 + 2 * view.getUint16(rule);
      const count = view.getUint16(rule);
      const follow = rule + (chaining ? 2 : 4);
      const ahead = follow + 2 * (count - 1);
      if (
        count > 1
          ? next >= 0 && view.getUint16(follow) === classed(inputs, next)
          : !chaining || view.getUint16(ahead) === 0
      )
        return true;
      if (count === 1 && chaining && next >= 0 && view.getUint16(ahead + 2) === classed(aheads, next)) return true;
    }
    return false;
  }
  if (type !== types.ligature) return true;
  const set = at + view.getUint16(at + 6 + 2 * index);
  for (let n = 0; n < view.getUint16(set); n++) {
    const ligature = set + view.getUint16(set + 2 + 2 * n);
    if (view.getUint16(ligature + 2) < 2 || view.getUint16(ligature + 4) === next) return true;
  }
  return false;
}

/**
 * The kerning of two glyphs in font units by a pair adjustment: undefined when it does not speak of them, NaN when it
 * does more than change the first one's advance.
 */
export function pairAdvance(view: DataView, at: number, glyph: number, next: number): number | undefined {
  const index = coverageIndex(view, at + view.getUint16(at + 2), glyph);
  if (index < 0) return undefined;
  const [first, second] = [view.getUint16(at + 4), view.getUint16(at + 6)];
  const size = 2 * (bits(first) + bits(second));
  if (view.getUint16(at) === 2) {
    const row = classOf(view, at + view.getUint16(at + 8), glyph);
    const column = classOf(view, at + view.getUint16(at + 10), next);
    return advanceAlone(view, at + 16 + size * (row * view.getUint16(at + 14) + column), first, second);
  }
  const set = at + view.getUint16(at + 10 + 2 * index);
  let low = 0;
  let high = view.getUint16(set) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = set + 2 + (2 + size) * middle;
    const found = view.getUint16(record);
    if (found === next) return advanceAlone(view, record + 2, first, second);
    if (next < found) high = middle - 1;
    else low = middle + 1;
  }
  return undefined;
}

/** Two value records: x and y placement, x and y advance, then four device tables that no printer needs. */
function advanceAlone(view: DataView, at: number, first: number, second: number): number {
  let advance = 0;
  let place = at;
  for (const [format, isFirst] of [
    [first, true],
    [second, false],
  ] as const)
    for (let bit = 1; bit < 0x100; bit <<= 1) {
      if ((format & bit) === 0) continue;
      const value = view.getInt16(place);
      place += 2;
      if (bit === 4 && isFirst) advance = value;
      else if (bit < 0x10 && value !== 0) return Number.NaN;
    }
  return advance;
}

function bits(format: number): number {
  let count = 0;
  for (let rest = format; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
