// In: what a writer put between brackets in a form: `[5]`, `[jj/mm/aaaa]`, `[signature]`. Out: the field to fill in by hand, or what is wrong with it.
import { type FieldLanguage, type FieldWord, FRENCH_FIELDS } from './field-words.ts';
import { nearest } from './nearest.ts';

/** A place for a pen. Measures are the stylesheet's, in millimetres, whatever the size of type. */
export type Field =
  | { readonly type: 'box'; readonly ticked: boolean }
  /** A line to the end of the row. */
  | { readonly type: 'line' }
  | { readonly type: 'blank'; readonly millimetres: number }
  | { readonly type: 'lines'; readonly count: number }
  | Comb
  | { readonly type: 'signature' }
  | { readonly type: 'address' };

/** One box a sign, in groups. */
export interface Comb {
  readonly type: 'comb';
  readonly groups: readonly number[];
  /** What stands below each group: jour, mois, année. */
  readonly names: readonly FieldWord[];
  /** Signs already written in the boxes, as an example. */
  readonly sample: string;
}

export type ReadField =
  | { readonly type: 'field'; readonly field: Field }
  | { readonly type: 'unknown'; readonly near: string | undefined }
  | { readonly type: 'beyond'; readonly most: number; readonly what: 'cases' | 'lignes' | 'mm' };

/** What fits a sheet: rows of twenty boxes, a page of lines, a line of text. */
const MOST_BOXES = 60;
const MOST_LINES = 22;
const MOST_WIDTH = 170;

const DATE: Readonly<Record<string, FieldWord>> = { j: 'jour', m: 'mois', a: 'année', h: 'heures', n: 'minutes' };
const comb = (groups: readonly number[], names: readonly FieldWord[] = [], sample = ''): Comb => ({
  type: 'comb',
  groups,
  names,
  sample,
});
const date = comb([2, 2, 4], ['jour', 'mois', 'année']);

/** What a word between brackets stands for. */
const WORDS: Readonly<Record<string, Field>> = {
  adresse: { type: 'address' },
  'code postal': comb([5]),
  date,
  heure: comb([2, 2], ['heures', 'minutes']),
  ligne: { type: 'line' },
  signature: { type: 'signature' },
  téléphone: comb([2, 2, 2, 2, 2]),
};
const EXAMPLES = ['____', '5', 'jj/mm/aaaa', 'lignes 4', '40 mm', ...Object.keys(WORDS)];

export const FIELD_NAMES: readonly string[] = EXAMPLES;

/** Reads what stands between the brackets. */
export function readField(written: string): ReadField {
  const text = written.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '' || text === 'x') return field({ type: 'box', ticked: text === 'x' });
  if (/^(_{2,}|\.{2,}|…+)$/.test(text)) return field({ type: 'line' });
  const word = Object.entries(WORDS).find(([name]) => bare(name) === bare(text))?.[1];
  if (word) return field(word);
  const lines = /^(?:lignes? (\d{1,4})|(\d{1,4}) lignes?)$/.exec(text);
  if (lines) return within(Number(lines[1] ?? lines[2]), MOST_LINES, 'lignes', (count) => ({ type: 'lines', count }));
  const width = /^(\d{1,4}) ?mm$/.exec(text);
  if (width) return within(Number(width[1]), MOST_WIDTH, 'mm', (millimetres) => ({ type: 'blank', millimetres }));
  return readDate(text) ?? readBoxes(text, written) ?? { type: 'unknown', near: nearest(text, EXAMPLES) };
}

/** `jj/mm/aaaa`, `mm/aaaa`, `hh:mm`: one box a letter, named. */
function readDate(text: string): ReadField | undefined {
  if (!/^(j{1,2}|m{1,2}|a{2,4}|h{1,2})([/:. -](m{1,2}|a{2,4}|j{1,2}))*$/.test(text)) return undefined;
  const parts = text.split(/[/:. -]/);
  const clock = parts[0]!.startsWith('h');
  const names = parts.map((part) => DATE[clock && part.startsWith('m') ? 'n' : part[0]!]!);
  return field(
    comb(
      parts.map(({ length }) => length),
      names,
    ),
  );
}

/** `5`, `10` (a telephone: by pairs), `4 4 4`, `27 par 4`, each with an example: `5 : 70999`. */
function readBoxes(text: string, written: string): ReadField | undefined {
  const [, counts = '', by, sample = ''] =
    /^(\d{1,4}(?: \d{1,4})*)(?: par (\d{1,2}))?(?: ?[:=] ?(.+))?$/.exec(text) ?? [];
  if (counts === '') return undefined;
  const numbers = counts.split(' ').map(Number);
  const total = numbers.reduce((sum, one) => sum + one, 0);
  const single = numbers.length === 1;
  const size = by === undefined ? (single && total === 10 ? 2 : 0) : Number(by);
  // A sign is written as it was: only the setting is read without its capitals.
  const signs = sample === '' ? '' : written.replace(/^[^:=]*[:=]/, '').replace(/\s+/g, '');
  if (numbers.includes(0) || signs.length > total) return { type: 'unknown', near: undefined };
  return within(total, MOST_BOXES, 'cases', () => comb(single && size > 0 ? cut(total, size) : numbers, [], signs));
}

function cut(total: number, size: number): readonly number[] {
  return Array.from({ length: Math.ceil(total / size) }, (_, i) => Math.min(size, total - i * size));
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

const field = (one: Field): ReadField => ({ type: 'field', field: one });

function within(
  count: number,
  most: number,
  what: 'cases' | 'lignes' | 'mm',
  make: (count: number) => Field,
): ReadField {
  return count >= 1 && count <= most ? field(make(count)) : { type: 'beyond', most, what };
}

/** What a screen reader says where the field stands. */
export function fieldWords(one: Field, { say }: FieldLanguage = FRENCH_FIELDS): string {
  switch (one.type) {
    case 'box':
      return say(one.ticked ? 'case cochée' : 'case à cocher');
    case 'line':
    case 'blank':
      return say('ligne');
    case 'lines':
      return one.count === 1 ? say('ligne') : say('lignes', { n: String(one.count) });
    case 'signature':
      return say('signer');
    case 'address':
      return say('adresse à remplir');
    case 'comb':
      return combWords(one, say);
  }
}

function combWords({ groups, names, sample }: Comb, say: FieldLanguage['say']): string {
  if (sample !== '') return say('exemple', { texte: sample });
  if (names.length > 0) {
    const named = groups.map((count, i) =>
      say(count > 1 ? 'nom, cases' : 'nom, case', { nom: say(names[i]!), n: String(count) }),
    );
    return say('à remplir', { liste: named.join(say('puis, entre noms')) });
  }
  const total = groups.reduce((sum, count) => sum + count, 0);
  const cases = say(total > 1 ? 'cases' : 'case', { n: String(total) });
  if (groups.length === 1) return cases;
  const even = groups.slice(0, -1).every((count) => count === groups[0]);
  return even ? say('par', { cases, n: String(groups[0]) }) : say('groupes', { cases, liste: groups.join(', ') });
}
