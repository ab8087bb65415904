// In: a directory's entries as authors and spreadsheets write them. Out: entries in order with ids, groups, and the two indexes.
import { slug } from './french.ts';
import { type WeekRow, week } from './hours.ts';

export type Raw = Readonly<Record<string, unknown>>;

export interface Entry {
  readonly id: string;
  readonly nom: string;
  /** What stands for the entry in a running head. */
  readonly mot: string;
  readonly groupe: string;
  readonly besoins: readonly string[];
  readonly semaine: readonly WeekRow[];
  readonly 'en-avant': boolean;
  readonly [key: string]: unknown;
}
export interface Group<T> {
  readonly nom: string;
  readonly id: string;
  readonly elements: readonly T[];
}
export interface Need {
  readonly nom: string;
  readonly fiches: readonly Entry[];
}

const french = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
export const compareFrench = (a: string, b: string): number => french.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

const pieces = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : String(value ?? '').split('|'))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

const yes = (value: unknown): boolean => value === true || /^(oui|o|x|1|true|vrai)$/i.test(String(value ?? '').trim());

/** Articles and small words do not file an entry: « L’Atelier » stands at A. */
export const filingName = (name: string): string => name.replace(/^(?:(?:les?|la|au|aux)\s+|l[’'])/i, '');

/** The entries of all sources as one list, each with its own id. */
export function entries(sources: readonly unknown[], order: unknown): readonly Entry[] {
  const ids = new Map<string, number>();
  const named = sources
    .flatMap((source) => (Array.isArray(source) ? (source as Raw[]) : []))
    .map((raw) => {
      const nom = String(raw.titre || raw.nom || '').trim();
      const base = `f-${slug(nom) || 'fiche'}`;
      const count = (ids.get(base) ?? 0) + 1;
      ids.set(base, count);
      return {
        ...raw,
        id: count === 1 ? base : `${base}-${count}`,
        nom,
        groupe: String(raw.groupe ?? '').trim(),
        besoins: pieces(raw.besoins),
        semaine: week(raw.horaires),
        'en-avant': yes(raw['en-avant']),
      };
    });
  const words = telling(named.map((entry) => entry.nom));
  const list = named.map((entry, i) => ({ ...entry, mot: words[i] ?? entry.nom }));
  const keys = new Map(list.map((entry) => [entry, filingName(entry.nom)]));
  return order === 'fichier'
    ? list
    : list.sort(
        (a, b) => Number(b['en-avant']) - Number(a['en-avant']) || compareFrench(keys.get(a) ?? '', keys.get(b) ?? ''),
      );
}

/** The first word that files each name, with the next telling one where several names share the first. */
function telling(all: readonly string[]): readonly string[] {
  const words = all.map((name) => filingName(name).split(/[\s,–-]+/));
  const shared = new Map<string, number>();
  for (const [first = ''] of words) shared.set(first, (shared.get(first) ?? 0) + 1);
  return words.map(([first = '', ...rest]) => {
    const end = rest.findIndex((word) => word.length > 3) + 1;
    return shared.get(first) === 1 ? first : [first, ...rest.slice(0, end)].join(' ');
  });
}

/** Groups by a key, in the order given, then the others in alphabetical order; the order inside a group is kept. */
export function groupBy<T>(list: readonly T[], key: string, order: unknown): readonly Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const element of list) {
    const name = String((element as Raw)[key] ?? '').trim();
    const same = groups.get(name);
    if (same) same.push(element);
    else groups.set(name, [element]);
  }
  const wanted = new Map(pieces(order).map((name, index) => [name, index]));
  const rank = (name: string) => wanted.get(name) ?? wanted.size;
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || compareFrench(a, b))
    .map(([nom, elements], i) => ({ nom, id: idOf('g', nom, i), elements }));
}

/** Index by need: `Me soigner / Infirmière` is the need « Infirmière » of the family « Me soigner ». */
export function needs(list: readonly Entry[]): readonly Group<Need>[] {
  const families = new Map<string, Map<string, Entry[]>>();
  for (const entry of list) {
    for (const text of entry.besoins) {
      const cut = text.indexOf('/');
      const family = cut < 0 ? 'Autres besoins' : text.slice(0, cut).trim();
      const need = cut < 0 ? text : text.slice(cut + 1).trim();
      const inFamily = families.get(family) ?? new Map<string, Entry[]>();
      families.set(family, inFamily);
      const same = inFamily.get(need);
      if (same) same.push(entry);
      else inFamily.set(need, [entry]);
    }
  }
  return [...families]
    .sort(([a], [b]) => compareFrench(a, b))
    .map(([nom, inFamily], i) => ({
      nom,
      id: idOf('b', nom, i),
      elements: [...inFamily].sort(([a], [b]) => compareFrench(a, b)).map(([need, fiches]) => ({ nom: need, fiches })),
    }));
}

/** Index by name: one group a letter, accents folded. */
export function names(list: readonly Entry[]): readonly Group<Entry>[] {
  const sorted = list
    .map((entry) => ({ entry, key: filingName(entry.nom) }))
    .sort((a, b) => compareFrench(a.key, b.key));
  const letters = new Map<string, Entry[]>();
  for (const { entry, key } of sorted) {
    const letter = slug(key).slice(0, 1).toUpperCase();
    // Letters of another script stand for themselves.
    const own = key.slice(0, 1).toUpperCase();
    const heading = /[A-Z]/.test(letter) ? letter : /\p{L}/u.test(own) ? own : '0 – 9';
    const same = letters.get(heading);
    if (same) same.push(entry);
    else letters.set(heading, [entry]);
  }
  return [...letters].map(([nom, elements], i) => ({ nom, id: idOf('l', nom, i), elements }));
}

/** Words of another script leave no letter for an id: their place does. */
const idOf = (prefix: string, name: string, index: number): string => `${prefix}-${slug(name) || index + 1}`;
