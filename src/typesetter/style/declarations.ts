// In: a declaration's name and text. Out: longhands ready for the cascade, or why not.
import type { Computable } from './context.ts';
import { SILENT, UNSUPPORTED } from './passed-over.ts';
import { INDEX, PROPERTIES } from './properties.ts';
import { isInline, SHORTHANDS } from './shorthands.ts';
import { onlyIdent, parseValues } from './tokens.ts';

export type Keyword = 'inherit' | 'initial' | 'unset' | 'revert' | 'revert-layer';

/** One longhand. `mirrored` is the index it takes in right-to-left text, when that differs. */
export interface Longhand {
  readonly type: 'longhand';
  readonly index: number;
  readonly mirrored: number;
  readonly value: Computable | Keyword;
}
/** A value that holds var(): parsed once its variables are known. */
export interface Pending {
  readonly type: 'pending';
  readonly name: string;
  readonly text: string;
  readonly base: string;
}
export interface Custom {
  readonly type: 'custom';
  readonly name: string;
  readonly text: string;
}
export type Declared = Longhand | Pending | Custom;

export type Problem = 'unknown' | 'unsupported' | 'value';
export type Compiled = { readonly declared: readonly Declared[] } | { readonly problem: Problem };

const KEYWORDS: ReadonlySet<string> = new Set(['inherit', 'initial', 'unset', 'revert', 'revert-layer']);
const NOTHING: Compiled = { declared: [] };

const MIRROR: readonly number[] = PROPERTIES.map(({ name }, index) => {
  const other = /\b(?:left|right)\b/.exec(name)?.[0];
  return other ? INDEX.get(name.replace(other, other === 'left' ? 'right' : 'left'))! : index;
});

const longhand = (name: string, value: Computable | Keyword, inline: boolean): Longhand => {
  const index = INDEX.get(name)!;
  return { type: 'longhand', index, mirrored: inline ? MIRROR[index]! : index, value };
};

const ALL: readonly string[] = PROPERTIES.map(({ name }) => name).filter(
  (name) => name !== 'direction' && name !== 'unicode-bidi',
);

/** var() and env() anywhere in the text; strings that hold these letters cost a needless detour, no more. */
const isPending = (text: string) => /\b(?:var|env)\(/i.test(text);

/** A declaration by its lower-case name (custom properties keep their case) and the text of its value, without `!important`. */
export function compileDeclaration(name: string, text: string, base: string): Compiled {
  if (name.startsWith('--')) return { declared: [{ type: 'custom', name, text: text.trim() }] };
  const known = INDEX.has(name) || SHORTHANDS.has(name) || name === 'all';
  if (!known) {
    if (/^[-_*]/.test(name) && !name.startsWith('-tambour-')) return NOTHING;
    if (SILENT.has(name)) return NOTHING;
    return { problem: UNSUPPORTED.has(name) ? 'unsupported' : 'unknown' };
  }
  if (isPending(text)) return { declared: [{ type: 'pending', name, text, base }] };
  return compileValue(name, text, base);
}

function compileValue(name: string, text: string, base: string): Compiled {
  const values = parseValues(text);
  if (values === undefined || values.length === 0) return { problem: 'value' };
  const word = onlyIdent(values);
  const inline = isInline(name);
  if (word !== undefined && KEYWORDS.has(word)) {
    const keyword = word as Keyword;
    return { declared: longhandsOf(name).map((each) => longhand(each, keyword, inline)) };
  }
  const property = INDEX.get(name);
  const shorthand = SHORTHANDS.get(name);
  // `overflow` is both: its longhand is parsed only through the shorthand.
  if (shorthand === undefined) {
    const value = property === undefined ? undefined : PROPERTIES[property]!.parse(values, base);
    return value === undefined ? { problem: 'value' } : { declared: [longhand(name, value, inline)] };
  }
  const expanded = shorthand(values, base);
  if (expanded === undefined) return { problem: 'value' };
  const declared: Declared[] = [];
  for (const [each, part] of expanded) {
    const value = part === 'initial' ? part : PROPERTIES[INDEX.get(each)!]!.parse(part, base);
    if (value === undefined) return { problem: 'value' };
    declared.push(longhand(each, value, inline));
  }
  return { declared };
}

const SAMPLES: Readonly<Record<string, string>> = {
  font: '1px x',
  'font-variant': 'normal',
  'font-synthesis': 'none',
  flex: '1',
  background: 'none',
  'list-style': 'none',
  'flex-flow': 'row',
  'place-content': 'normal',
  'place-items': 'normal',
  columns: 'auto',
  'text-decoration': 'none',
  'white-space': 'normal',
  'text-wrap': 'wrap',
};

/** The longhands that a name sets. */
function longhandsOf(name: string): readonly string[] {
  if (name === 'all') return ALL;
  const shorthand = SHORTHANDS.get(name);
  if (shorthand === undefined) return [name];
  const samples = [SAMPLES[name], '0', 'none', 'auto'].flatMap((sample) => (sample === undefined ? [] : [sample]));
  for (const sample of samples) {
    const expanded = shorthand(parseValues(sample)!, '');
    if (expanded !== undefined) return expanded.map(([each]) => each);
  }
  return [];
}

/** A pending declaration once its variables stand in the text; undefined when it makes no sense (invalid at computed-value time). */
export function compilePending({ name, base }: Pending, text: string): readonly Declared[] {
  const compiled = compileValue(name, text, base);
  if ('declared' in compiled) return compiled.declared;
  return longhandsOf(name).map((each) => longhand(each, 'unset', isInline(name)));
}
