// In: a word and its language. Out: where it may be divided (Liang's patterns, from the hyphen package).
import { createRequire } from 'node:module';

/** The least number of letters, as CSS `hyphenate-limit-chars` gives them. */
export interface HyphenationLimits {
  readonly word: number;
  readonly before: number;
  readonly after: number;
}

/** What French print asks for: words of 6 letters, 3 before the hyphen and 3 after. */
export const FRENCH_LIMITS: HyphenationLimits = { word: 6, before: 3, after: 3 };
/** What printers of other languages ask for, where CSS leaves it to us (`auto`). */
const LIMITS: Readonly<Record<string, HyphenationLimits>> = {
  fr: FRENCH_LIMITS,
  en: { word: 6, before: 2, after: 3 },
  de: { word: 5, before: 2, after: 2 },
  es: { word: 5, before: 2, after: 2 },
  it: { word: 5, before: 2, after: 2 },
  pt: { word: 5, before: 2, after: 3 },
  nl: { word: 5, before: 2, after: 2 },
};
const OTHERS: HyphenationLimits = { word: 5, before: 2, after: 2 };

/** The limits of a language, with those that CSS gives in their place (above 0). */
export function limitsOf(lang: string, given: HyphenationLimits): HyphenationLimits {
  const own = LIMITS[lang.slice(0, 2).toLowerCase()] ?? OTHERS;
  return {
    word: given.word || own.word,
    before: given.before || own.before,
    after: given.after || own.after,
  };
}

/**
 * UTF-16 indices into `word` before which a hyphen may be put, in order. Not in acronyms, numbers and addresses; not in
 * a name: a capital, unless `startsSentence`.
 */
export type Hyphenator = (word: string, limits?: HyphenationLimits, startsSentence?: boolean) => readonly number[];

/** A trie: each letter leads to a node, a list of levels (by index), or both. */
type Trie = { readonly [letter: string]: Trie | number | readonly [Trie, number] };
interface Patterns {
  readonly levels: readonly (readonly number[])[];
  readonly trie: Trie;
  readonly exceptions: Readonly<Record<string, readonly number[]>>;
}

/** By language, for layout asks word by word. Patterns and words never change, so this is no state that anyone can see. */
const made = new Map<string, Hyphenator>();
const REMEMBERED_WORDS = 50_000;

/** The hyphenator of a language, which finds nothing where there are no patterns. */
export function hyphenator(lang: string): Hyphenator {
  let found = made.get(lang);
  if (!found) {
    found = makeHyphenator(lang.toLowerCase().replaceAll('_', '-'));
    made.set(lang, found);
  }
  return found;
}

function makeHyphenator(lang: string): Hyphenator {
  const patterns = loadPatterns(lang);
  if (!patterns) return () => [];
  // German writes every noun with a capital.
  const capitalsAreNames = !/^de\b/.test(lang);
  const known = new Map<string, readonly number[]>();
  return (word, limits = FRENCH_LIMITS, startsSentence = false) => {
    if (word.length < limits.word) return [];
    const key = `${startsSentence ? 1 : 0}${limits.word} ${limits.before} ${limits.after} ${word}`;
    let found = known.get(key);
    if (!found) {
      if (known.size > REMEMBERED_WORDS) known.clear();
      found = divide(word, limits, patterns, capitalsAreNames && !startsSentence);
      known.set(key, found);
    }
    return found;
  };
}

/** Letters in a row: an elided article or a hyphen parts them, and each part is divided alone. */
const LETTERS = /\p{L}[\p{L}\p{M}]*/gu;
const UNDIVIDED = /[\d@/\\_\u00ad\u2011]|\.\p{L}/u;

function divide(word: string, limits: HyphenationLimits, patterns: Patterns, skipsNames: boolean): readonly number[] {
  if (UNDIVIDED.test(word)) return [];
  const found: number[] = [];
  for (const { 0: part, index } of word.matchAll(LETTERS)) {
    if (part.length < limits.word) continue;
    const lower = part.toLowerCase();
    if (lower.length !== part.length || lower.slice(1) !== part.slice(1)) continue;
    if (skipsNames && lower !== part) continue;
    for (const at of exceptionFor(lower, patterns) ?? divisions(lower, patterns)) {
      const between = at >= limits.before && part.length - at >= limits.after;
      // A mark stays with its letter.
      if (between && !/^\p{M}/u.test(part.slice(at))) found.push(index + at);
    }
  }
  return found;
}

function exceptionFor(word: string, { exceptions }: Patterns): readonly number[] | undefined {
  return Object.hasOwn(exceptions, word) ? exceptions[word] : undefined;
}

/** Liang 1983: every pattern that matches raises the levels between its letters; odd levels divide. */
function divisions(word: string, { levels, trie }: Patterns): readonly number[] {
  const framed = `.${word}.`;
  const found = new Uint8Array(framed.length + 1);
  for (let from = 0; from < framed.length; from++) {
    let node: Trie | undefined = trie;
    for (let at = from; at < framed.length && node; at++) {
      const next: Trie[string] | undefined = Object.hasOwn(node, framed[at]!) ? node[framed[at]!] : undefined;
      let index: number | undefined;
      if (typeof next === 'number') {
        index = next;
        node = undefined;
      } else if (Array.isArray(next)) [node, index] = next as [Trie, number];
      else node = next as Trie | undefined;
      if (index === undefined) continue;
      const pattern = levels[index]!;
      // The levels of a pattern that starts with the frame have none for the frame itself.
      const offset = from === 0 ? 1 : from;
      for (let k = 0; k < pattern.length; k++) found[offset + k] = Math.max(found[offset + k]!, pattern[k]!);
    }
  }
  const result: number[] = [];
  for (let at = 3; at < word.length; at++) if (found[at]! % 2 === 1) result.push(at - 1);
  return result;
}

/** Read when the first word of the language is divided, and not bundled: most publications never hyphenate. */
function loadPatterns(lang: string): Patterns | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/.test(lang)) return undefined;
  const load = createRequire(import.meta.url);
  for (const name of [lang, lang.split('-')[0]!]) {
    try {
      const { patterns } = load(`hyphen/${name}/index.js`) as {
        patterns: [Patterns['levels'], Trie, Patterns['exceptions']?];
      };
      const [levels, trie, exceptions = {}] = patterns;
      return { levels, trie, exceptions };
    } catch {
      // No patterns by this name: the next one, or none.
    }
  }
  return undefined;
}
