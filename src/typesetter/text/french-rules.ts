// In: nothing. Out: the rules of French print, in order (Lexique de l’Imprimerie nationale). docs/typographie.md shows each.

const NBSP = '\u00a0';
const THIN = '\u202f';
/** No line ends here, and nothing is drawn or copied. */
const JOINER = '\u2060';
/** Spaces that stay when the author has typed them. */
const KEPT = /[\u00a0\u202f\u2007\u2009]/;

/** Signs that rules look for: a rule is tried only where its sign stands, for most paragraphs need few of them. */
export const DIGIT = 1;
export const SIGN = 2;
export const POINT = 4;
export const QUOTE = 8;
export const DASH = 16;
export const APOSTROPHE = 32;
export const ADDRESS = 64;
export const CAPITAL = 128;
export const HYPHEN = 256;
export const ELLIPSIS = 512;

export interface TypographyRule {
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

/** Ten figures by twos. */
const telephone = (match: RegExpExecArray): string => match[0].replace(/\D/g, '').replace(/\d\d(?=\d)/g, `$&${NBSP}`);

const TELEPHONES = 'tél\\.?|téléphone|téléphonez au|mobile|portable|fax|télécopie|appelez(?: le| au)?';
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNITS =
  'km/h|km²|m²|m³|km|hm|dm|cm|mm|m|ha|kg|mg|g|t|cl|ml|hl|l|kWh|MWh|kW|MW|W|V|Mo|Go|ko|min|s|ans?|euros?|centimes?|k€|M€|[$£¥]|°C|°|millions?|milliards?|pages?|places?|p\\.';

/**
 * In order: later rules see what earlier ones have done. Each pattern begins with the sign it is about and looks behind
 * afterwards, so that the many places without the sign cost nothing; a run of spaces is met once, at its start.
 */
export const FRENCH_RULES: readonly TypographyRule[] = [
  { signs: APOSTROPHE, pattern: /'(?<=\p{L}')(?=[\p{L}\p{N}«“"\ufffc])/gu, replacement: always('’') },
  { signs: POINT, pattern: /\.\.\.(?<!\.{4})(?!\.)/g, replacement: always('…') },
  { signs: POINT | ELLIPSIS, pattern: /(?<=(?<!\p{L})[eE]tc)[.…]*…[.…]*/gu, replacement: always('.') },
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
  { signs: DIGIT, pattern: /\d *(?=[%‰€]|°C(?!\p{L}))/gu, replacement: joined },
  {
    signs: DIGIT,
    pattern: /0(?<![\d.,/+-].)[1-9](?:([.-])\d{2})(?:\1\d{2}){3}(?![\d/]|[.,-]\d)/g,
    replacement: telephone,
  },
  {
    signs: DIGIT,
    pattern: new RegExp(`0(?<=(?<!\\p{L})(?:${TELEPHONES})[ \\u00a0]*:?[ \\u00a0]*0)[1-9]\\d{8}(?!\\d)`, 'giu'),
    replacement: telephone,
  },
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
    pattern: /H(?=[0-5]\d(?![\p{L}\p{N}]))(?<=(?<![\p{L}\p{N}.])(?:[01]?\d|2[0-4])H)/gu,
    replacement: always('h'),
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
  // Ordinals (2ème is an error), products, ranges, and what belongs to a number
  {
    signs: DIGIT | CAPITAL,
    pattern: /i?[èe]me(?=s?(?![\p{L}\p{N}]))(?<=(?<![\p{L}\p{N}.,_/-])(?:\d{1,4}|[IVXLC]{2,9}|[VX])i?[èe]me)/gu,
    replacement: always('e'),
  },
  { signs: DIGIT, pattern: /è(?=res?(?![\p{L}\p{N}]))(?<=(?<![\p{L}\p{N}.,_/-])1è)/gu, replacement: always('') },
  {
    signs: DIGIT,
    pattern: /[ \u00a0][x×][ \u00a0](?=\d)(?<=\d...)/gu,
    replacement: always(`${NBSP}×${NBSP}`),
  },
  {
    signs: DIGIT,
    pattern:
      /[x×](?=\d{1,4}(?:,\d+)?[ \u00a0]?(?:mm|cm|m|km)(?!\p{L}))(?<=(?<![\p{L}\p{N}.,_/-])\d{1,4}(?:,\d{1,3})?[x×])/gu,
    replacement: always(`${NBSP}×${NBSP}`),
  },
  {
    signs: HYPHEN,
    pattern: /-(?=(?:19|20)\d\d(?![\p{L}\p{N}_/-]|[.,]\d))(?<=(?<![\p{L}\p{N}_/.,-])(?:19|20)\d\d-)/gu,
    replacement: always('–'),
  },
  {
    signs: HYPHEN,
    pattern: new RegExp(
      `-(?=\\d{1,4}[ \\u00a0](?:${UNITS})(?![\\p{L}\\p{N}’']))(?<=(?<![\\p{L}\\p{N}_/.,-])\\d{1,4}-)`,
      'gu',
    ),
    replacement: always('–'),
  },
  {
    signs: HYPHEN,
    pattern: /-(?=\d{1,4}(?![\p{L}\p{N}_/-]|[.,]\d))(?<=(?<!\p{L})(?:pages?|pp?\.)[ \u00a0]\d{1,4}-)/giu,
    replacement: always('–'),
  },
  { signs: DASH | HYPHEN, pattern: /–(?=\d)(?<=\d–)/g, replacement: always(`–${JOINER}`) },
  { signs: DIGIT, pattern: /\d +(?=(?:bis|ter|quater)(?!\p{L}))(?<=(?<!\d)\d{1,4} +)/gu, replacement: joined },
  {
    signs: DIGIT,
    pattern: /\d +(?=\p{Lu})(?<=(?<![\d.,/-]|\d[ \u00a0])(?:0[1-9]|[1-8]\d|9[0-8])\d{3} +)/gu,
    replacement: joined,
  },
  { signs: CAPITAL, pattern: /[xX] +(?=\d)(?<=(?<!\p{L})(?:Cedex|CEDEX) +)/gu, replacement: joined },
  {
    signs: CAPITAL,
    pattern: /\p{Ll} +(?=(?:[IVX]{2,6}|Ier|Ire)(?![\p{L}\p{N}’']))(?<=(?<![\p{L}-])\p{Lu}\p{Ll}{2,20} +)/gu,
    replacement: joined,
  },
  { signs: CAPITAL, pattern: /[erᵉʳ] +(?=siècle)(?<=(?<!\p{L})[IVX]{1,9}(?:e|er|ᵉ|ᵉʳ) +)/gu, replacement: joined },
  // Abbreviations, titles and initials, with what they belong to
  { signs: POINT, pattern: /[°ºsˢ] +(?=[\p{L}\p{N}])(?<=(?<!\p{L})[nN](?:°|os|ᵒˢ|º) +)/gu, replacement: joined },
  { signs: POINT, pattern: /°(?=\d)(?<=(?<!\p{L})[nN]°)/gu, replacement: joined },
  { signs: POINT, pattern: /§ *(?=\d)/g, replacement: joined },
  {
    signs: POINT,
    pattern: /\. +(?=[\p{N}LRDA(])(?<=(?<!\p{L})(?:[pP]|pp|[aA]rt|al|[cC]hap|[fF]ig|vol|t|[tT][éé]l|bât|appt)\. +)/gu,
    replacement: joined,
  },
  {
    signs: CAPITAL,
    pattern: /[.ers] +(?=\p{Lu})(?<=(?<!\p{L})(?:MM?\.|Mr|Mmes?|Mlles?|Drs?|Prs?|Me|Mgr|Vve) +)/gu,
    replacement: joined,
  },
  {
    signs: POINT,
    pattern: /\. +(?=\p{Lu}[\p{Ll}.’]|\d)(?<=(?<![\p{L}’'.])(?:\p{Lu}\.-\u2060?)?\p{Lu}\. +)/gu,
    replacement: joined,
  },
  { signs: POINT, pattern: /\. +(?=J\.-\u2060?C\.)(?<=(?<!\p{L})(?:av|apr)\. +)/gu, replacement: joined },
  { signs: POINT, pattern: /-(?=\p{Lu}\.)(?<=(?<!\p{L})\p{Lu}\.-)/gu, replacement: always(`-${JOINER}`) },
  {
    signs: POINT,
    pattern: /-(?=à-\u2060?d\.|d\.)(?<=(?<!\p{L})[cC]\.-(?:\u2060?à-)?)/gu,
    replacement: always(`-${JOINER}`),
  },
];
