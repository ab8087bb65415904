// In: text with plain spaces and straight quotes, and its language. Out: the spaces and signs of French print (Lexique de l’Imprimerie nationale).
import { turnQuotes } from './quotes.ts';
import { replaceTracked, type Tracked } from './tracked.ts';

const NBSP = '\u00a0';
const THIN = '\u202f';
/** Spaces that stay when the author has typed them. */
const KEPT = /[\u00a0\u202f\u2007\u2009]/;

/**
 * French text with its no-break spaces, apostrophes, quotes and ellipses; text in another language as it is.
 * Done twice it changes nothing more. `context` is what stands before and after in the same line.
 */
export function applyTypography(
  text: string,
  lang: string,
  context?: { readonly before: string; readonly after: string },
): string {
  if (!isFrench(lang) || text === '') return text;
  if (!context) return typeset(text, [], lang).text;
  const { before, after } = context;
  const done = typeset(before + text + after, [before.length, before.length + text.length], lang);
  return done.text.slice(done.cuts[0], done.cuts[1]);
}

/** The same for a line that comes in parts (text, then bold, then text): as many parts, each with its own share. */
export function applyTypographyToParts(parts: readonly string[], lang: string): readonly string[] {
  if (!isFrench(lang)) return parts;
  let length = 0;
  const cuts = parts.map((part) => {
    length += part.length;
    return length;
  });
  const done = typeset(parts.join(''), cuts, lang);
  return parts.map((_, at) =>
    done.text.slice(at === 0 ? 0 : done.cuts[at - 1], at === parts.length - 1 ? undefined : done.cuts[at]),
  );
}

function isFrench(lang: string): boolean {
  return /^fr(?:[-_]|$)/i.test(lang);
}

/** Signs that rules look for: a rule is tried only where its sign stands, for most paragraphs need few of them. */
const DIGIT = 1;
const SIGN = 2;
const POINT = 4;
const QUOTE = 8;
const DASH = 16;
const APOSTROPHE = 32;
const ADDRESS = 64;
const CAPITAL = 128;

function signsOf(text: string): number {
  let signs = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) continue;
    if (code >= 0x30 && code <= 0x39) signs |= DIGIT;
    else if (code >= 0x41 && code <= 0x5a) signs |= CAPITAL;
    else if (code === 0x21 || code === 0x3a || code === 0x3b || code === 0x3f) signs |= SIGN;
    else if (code === 0xab || code === 0xbb) signs |= SIGN;
    else if (code === 0x2e || code === 0xb0 || code === 0xa7) signs |= POINT;
    else if (code === 0x22) signs |= QUOTE;
    else if (code === 0x2013 || code === 0x2014) signs |= DASH;
    else if (code === 0x27) signs |= APOSTROPHE;
    else if (code === 0x2f || code === 0x40 || code === 0x5c) signs |= ADDRESS;
  }
  return signs;
}

/** Web and mail addresses, paths of files: what begins a word of the text. */
const ADDRESS_STARTS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/.|www\..|(?:mailto|tel):.|[\w.+-]+@[\w-]+\.[\w-]|(?:[a-z]:\\|\.{0,2}[/\\])?(?:[\w.-]+[/\\])+[\w-]*\.\w|(?:\w[\w-]*\.)+(?:fr|com|org|net|eu|html?|php|pdf)(?![\w-]))/i;
const LONGEST_ADDRESS = 2000;

function typeset(text: string, cuts: number[], lang: string): Tracked {
  const tracked: Tracked = { text, cuts, guards: [] };
  const signs = signsOf(text);
  if ((signs & (ADDRESS | POINT | SIGN)) !== 0) tracked.guards = guardsOf(text);
  if ((signs & QUOTE) !== 0) turnQuotes(tracked);
  const now = (signs & QUOTE) === 0 ? signs : signs | SIGN;
  const canadian = /^fr[-_]ca/i.test(lang);
  for (const rule of RULES) {
    if ((rule.signs & now) === 0 || (canadian && rule.european)) continue;
    replaceTracked(tracked, rule.pattern, rule.replacement);
  }
  if ((now & DASH) !== 0) setOffDashes(tracked);
  return tracked;
}

function guardsOf(text: string): number[] {
  const guards: number[] = [];
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(text); match; match = WORDS.exec(text)) {
    const word = match[0];
    if (word.length < 4 || !/[@/\\]|\.\w|:./.test(word)) continue;
    const from = /^(?:[([{-]|[cdjlmnst][’'])*/i.exec(word)![0].length;
    const address = word.slice(from).replace(/[.,;:!?)\]}'’…]{1,9}$/, '');
    if (address.length > LONGEST_ADDRESS || ADDRESS_STARTS.test(address))
      guards.push(match.index + from, match.index + from + address.length);
  }
  return guards;
}

const WORDS = /[^\s<>«»“”"\ufffc]+/g;

interface TypographyRule {
  readonly signs: number;
  readonly pattern: RegExp;
  readonly replacement: (match: RegExpExecArray) => string;
  /** Not done in Canada. */
  readonly european?: boolean;
}

/** Plain spaces become `space`; among no-break spaces that the author typed the first stays. */
const orKept =
  (space: string, before = '', after = '') =>
  (match: RegExpExecArray): string =>
    before + (KEPT.exec(match[0])?.[0] ?? space) + after;
const allSpaces =
  (space: string) =>
  (match: RegExpExecArray): string =>
    match[0].replaceAll(' ', space);
const put =
  (text: string) =>
  (match: RegExpExecArray): string =>
    text + match[0];
const always = (text: string) => () => text;
/** One sign, then plain spaces or nothing: the sign and a no-break space. */
const joined = (match: RegExpExecArray): string => match[0].trimEnd() + NBSP;

const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNITS =
  'km/h|km²|m²|m³|km|hm|dm|cm|mm|m|ha|kg|mg|g|t|cl|ml|hl|l|kWh|MWh|kW|MW|W|V|Mo|Go|ko|min|s|ans?|euros?|centimes?|k€|M€|[$£¥]|°C|°|millions?|milliards?|pages?|places?|p\\.';

/**
 * In order: later rules see what earlier ones have done. Each pattern begins with the sign it is about and looks behind
 * afterwards, so that the many places without the sign cost nothing; a run of spaces is met once, at its start.
 */
const RULES: readonly TypographyRule[] = [
  { signs: APOSTROPHE, pattern: /'(?<=\p{L}')(?=[\p{L}\p{N}«“"\ufffc])/gu, replacement: always('’') },
  { signs: POINT, pattern: /\.\.\.(?<!\.{4})(?!\.)/g, replacement: always('…') },
  // Guillemets
  { signs: SIGN, pattern: /«[ \u00a0\u202f\u2009]*(?=[^ \u00a0\u202f\u2009\n])/g, replacement: orKept(NBSP, '«') },
  {
    signs: SIGN,
    pattern:
      /(?:[ \u00a0\u202f\u2009](?<![ \u00a0\u202f\u2009]{2})[ \u00a0\u202f\u2009]*)?»(?<=[^ \u00a0\u202f\u2009\n][ \u00a0\u202f\u2009]*»)/g,
    replacement: orKept(NBSP, '', '»'),
  },
  // High signs: a plain space before them, or none after a word
  {
    signs: SIGN,
    european: true,
    pattern: /[ \u00a0\u202f\u2009](?<![ \u00a0\u202f\u2009]{2})[ \u00a0\u202f\u2009]*(?=[;!?])/g,
    replacement: orKept(THIN),
  },
  {
    signs: SIGN,
    european: true,
    pattern: /[;!?](?<=[\p{L}\p{N}\p{M})\]»”’%€°].)(?<!&#?\w{1,9};)[;!?]*(?=[\s)\]»”\ufffc]|$)/gu,
    replacement: put(THIN),
  },
  {
    signs: SIGN,
    pattern: /[ \u00a0\u202f\u2009](?<![ \u00a0\u202f\u2009]{2})[ \u00a0\u202f\u2009]*(?=:(?!:))/g,
    replacement: orKept(NBSP),
  },
  { signs: SIGN, pattern: /:(?<=[\p{L}\p{M})\]»”’]:)(?=[\s\ufffc]|$)/gu, replacement: put(NBSP) },
  // Numbers: percents and prices, telephones, thousands, hours, dates, units
  { signs: DIGIT, pattern: /\d *(?=[%‰€])/g, replacement: joined },
  {
    signs: DIGIT,
    pattern: /[0+](?<![\d.,].)(?:33[ \u00a0]?[1-9]|(?<=0)[1-9])(?:[ \u00a0]\d{2}){4}(?!\d)/g,
    replacement: allSpaces(NBSP),
  },
  {
    signs: DIGIT,
    pattern: /0(?<![\d.,].)[ \u00a0]8\d{2}(?:(?:[ \u00a0]\d{3}){2}|(?:[ \u00a0]\d{2}){3})(?!\d)/g,
    replacement: allSpaces(NBSP),
  },
  {
    signs: DIGIT,
    pattern: /[1-9](?<![\d.,].)(?<!\d[ \u00a0\u202f].)\d{0,2}(?:[ \u202f]\d{3})+(?![ \u00a0\u202f]?\d)/g,
    replacement: allSpaces(THIN),
  },
  {
    signs: DIGIT,
    pattern: /\d *(?=h(?:[ \u00a0\u202f]?\d{2})?(?![\p{L}\p{N}]))(?<=(?<![\p{L}\d])\d{1,2} *)/gu,
    replacement: joined,
  },
  {
    signs: DIGIT,
    pattern: /h *(?=\d{2}(?![\p{L}\p{N}]))(?<=(?<![\p{L}\d])\d{1,2}[ \u00a0\u202f]?h *)/gu,
    replacement: joined,
  },
  {
    signs: DIGIT,
    pattern: new RegExp(`[\\drʳ] +(?=(?:${MONTHS})(?!\\p{L}))(?<=(?<!\\d)(?:\\d{1,2}|1er|1ᵉʳ) +)`, 'giu'),
    replacement: joined,
  },
  { signs: DIGIT, pattern: new RegExp(`[\\d½¼] +(?=(?:${UNITS})(?![\\p{L}\\p{N}’']))`, 'gu'), replacement: joined },
  { signs: CAPITAL, pattern: /[erᵉʳ] +(?=siècle)(?<=(?<!\p{L})[IVX]{1,9}(?:e|er|ᵉ|ᵉʳ) +)/gu, replacement: joined },
  // Abbreviations, titles and initials, with what they belong to
  { signs: POINT, pattern: /[°ºsˢ] +(?=[\p{L}\p{N}])(?<=(?<!\p{L})[nN](?:°|os|ᵒˢ|º) +)/gu, replacement: joined },
  { signs: POINT, pattern: /§ *(?=\d)/g, replacement: joined },
  {
    signs: POINT,
    pattern: /\. +(?=[\p{N}LRDA(])(?<=(?<!\p{L})(?:[pP]|pp|[aA]rt|al|[cC]hap|[fF]ig|vol|t|[tT][éé]l|bât|appt)\. +)/gu,
    replacement: joined,
  },
  {
    signs: CAPITAL,
    pattern: /[.ers] +(?=\p{Lu})(?<=(?<!\p{L})(?:MM?\.|Mmes?|Mlles?|Dr|Pr|Me|Mgr|Vve) +)/gu,
    replacement: joined,
  },
  {
    signs: POINT,
    pattern: /\. +(?=\p{Lu}[\p{Ll}.’]|\d)(?<=(?<![\p{L}’'.])(?:\p{Lu}\.-)?\p{Lu}\. +)/gu,
    replacement: joined,
  },
];

/** Dashes that set off words: no line ends after the opening one, nor begins with the closing one. They take turns in a sentence. */
function setOffDashes(tracked: Tracked): void {
  replaceTracked(tracked, /(?<=(?:^|\n)[–—]) +(?=\S)/g, () => NBSP);
  let opening = false;
  let end = 0;
  replaceTracked(tracked, /(?<=[^\s\u00a0])[ \u00a0\u202f]([–—])[ \u00a0\u202f](?=[^\s\u00a0])/g, (match) => {
    const between = tracked.text.slice(end, match.index);
    opening = /[.!?…]["»”)\u00a0\u202f]*\s|\n/.test(between) ? true : !opening;
    end = match.index! + match[0].length;
    const [before, dash, after] = [match[0][0]!, match[1]!, match[0][2]!];
    if (opening) return `${before}${dash}${after === ' ' ? NBSP : after}`;
    return `${before === ' ' ? NBSP : before}${dash}${after}`;
  });
}
