// In: a sentence of a text in easy language. Out: what in it is hard to read, each thing at its column.
import type { Rule } from '../../base/diagnostic.ts';
import {
  abbreviation,
  hardWord,
  longSentence,
  numberInLetters,
  percent,
  romanNumber,
  specialSign,
  twoNegations,
} from './falc-rules.ts';

export const MOST_WORDS = 12;

/** `mot difficile` → what one may say instead. */
export type HardWords = Readonly<Record<string, string>>;

/** Tells of a rule and the words in the sentence that it is about. */
export type TellIdea = <T>(rule: Rule<T>, values: T, about: string) => void;

const NUMBERS: Readonly<Record<string, number>> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  cent: 100,
  mille: 1000,
};
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'euros',
  '&': 'et',
  '+': 'plus',
  '=': 'égale',
  '°': 'degrés',
  '/': 'ou',
  ';': 'un point, et une autre phrase',
};

const SHORT =
  /(?<![\p{L}\p{N}])(?:(?:M|Dr|St|Ste|etc|ex|cf|t[ée]l|av|bd|art|env|max|min|r[ée]f|p)\.(?!\p{L}{2})|M(?:mes?|lles?|r)(?![\p{L}])|[Rr][Dd][VvCc](?!\p{L})|[nN]°|c\.?-[àa]-d\.?)/gu;
const ROMAN = /(?<![\p{L}\p{N}])(?:[IVX]{2,}|[IVX]+(?=e(?:r|me)?(?!\p{L})))(?:e|er|ème)?(?![\p{L}\p{N}])/gu;
const ACRONYM = /(?<![\p{L}\p{N}-])\p{Lu}{2,}(?![\p{L}\p{N}])/gu;
const WORD_NUMBERS = new RegExp(`(?<![\\p{L}-])(?:${Object.keys(NUMBERS).join('|')})(?![\\p{L}-])`, 'giu');
const NO = /(?<!\p{L})n(?:e(?!\p{L})|['’])/giu;
const NOT_UN = /(?<!\p{L})n(?:e |['’])\p{L}+ pas (?:impossible|inutile|interdit|illégal|rare)/iu;

const ADDRESS = /@|\w\.(?:fr|eu|org|com|net)(?!\w)/;

/** `explained`: the words of the glossary, folded. */
export function checkIdea(text: string, hard: HardWords, explained: ReadonlySet<string>, report: TellIdea): void {
  const told = new Set<string>();
  // A word that comes back is told of where it comes first.
  const tell: TellIdea = (rule, values, about) => {
    const key = `${rule.name} ${about}`;
    if (told.has(key)) return;
    told.add(key);
    report(rule, values, about);
  };
  // An address is copied sign by sign.
  const plain = text.replace(/\S+/g, (word) => (ADDRESS.test(word) ? 'a'.repeat(word.length) : word));
  for (const sentence of plain.split(/(?<![.!?…])[.!?…]+(?=\s|$)/)) {
    const words = countWords(sentence);
    if (words > MOST_WORDS) tell(longSentence, { words, most: MOST_WORDS }, sentence.trim());
    if ((sentence.match(NO)?.length ?? 0) > 1 || NOT_UN.test(sentence)) tell(twoNegations, {}, sentence.trim());
  }
  const known = (word: string) => explained.has(fold(word));
  const romans = new Set<string>();
  for (const [word] of plain.matchAll(ROMAN)) {
    romans.add(word);
    if (!known(word)) tell(romanNumber, { text: word }, word);
  }
  for (const [word] of plain.matchAll(SHORT)) if (!known(word)) tell(abbreviation, { text: word }, word);
  for (const [word] of plain.matchAll(ACRONYM))
    if (!romans.has(word) && !/^RD[VC]$/.test(word) && !known(word)) tell(abbreviation, { text: word }, word);
  for (const [found] of plain.matchAll(/(?:\d{1,9}\s?)?%|pour cent/g))
    tell(percent, { text: found.trim() }, found.trim());
  for (const [word] of plain.matchAll(WORD_NUMBERS))
    tell(numberInLetters, { word, digits: NUMBERS[word.toLowerCase()]! }, word);
  for (const [sign] of plain.matchAll(/(?<![nN])[&§#<>\\/*=+~^|;°€]/g))
    tell(specialSign, { sign, words: SIGNS[sign] }, sign);
  const pattern = hardPattern(hard);
  if (pattern)
    for (const [word] of fold(plain).matchAll(pattern)) {
      const key = hard[word] === undefined ? word.replace(/(?:es|[sxe])$/, '') : word;
      const replacement = hard[key] ?? hard[word.replace(/[sx]$/, '')] ?? '';
      if (!explained.has(word) && !explained.has(key)) tell(hardWord, { word: key, plain: replacement }, word);
    }
}

/** Numbers, hours and telephones are one word; signs are none. */
export function countWords(sentence: string): number {
  const tidy = sentence.replace(/(?<!\d)\d{1,2}\s?h(?:\s?\d+)?(?!\p{L})/gu, '0').replace(/\d(?:[\s.]?\d)*/g, '0');
  return tidy.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const patterns = new WeakMap<HardWords, RegExp>();

/** One pattern for the whole list; made once a list. */
function hardPattern(hard: HardWords): RegExp | undefined {
  const known = patterns.get(hard);
  if (known) return known;
  const words = Object.keys(hard).filter((word) => /^[a-z' -]+$/.test(word));
  if (words.length === 0) return undefined;
  const made = new RegExp(
    `(?<![a-z])(?:${words.sort((a, b) => b.length - a.length).join('|')})(?:es|[sxe])?(?![a-z])`,
    'g',
  );
  patterns.set(hard, made);
  return made;
}

/** Without capitals and accents, sign for sign, so that columns stay. */
export function fold(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => sign.normalize('NFD').charAt(0).toLowerCase())
    .join('')
    .replaceAll('’', "'");
}
