// In: text with plain spaces and straight quotes, and its language. Out: its quotes and apostrophes; the spaces and signs of French print.
import {
  ADDRESS,
  APOSTROPHE,
  CAPITAL,
  DASH,
  DIGIT,
  ELLIPSIS,
  FRENCH_RULES,
  HYPHEN,
  POINT,
  QUOTE,
  SIGN,
} from './french-rules.ts';
import { keepGroups } from './number-groups.ts';
import { quotesOf, turnQuotes } from './quotes.ts';
import { replaceTracked, type Tracked } from './tracked.ts';

const NBSP = '\u00a0';

/** Whether anything may be done to text in this language. */
export function hasTypography(lang: string): boolean {
  return quotesOf(lang) !== undefined;
}

/**
 * French text with its no-break spaces, apostrophes, quotes, ellipses …; text in another language with its own quotes and
 * apostrophes, its numbers whole; text in a language that we do not know as it is.
 * Done twice it changes nothing more. `context` is what stands before and after in the same line.
 */
export function applyTypography(
  text: string,
  lang: string,
  context?: { readonly before: string; readonly after: string },
): string {
  if (text === '' || !hasTypography(lang)) return text;
  if (!context) return typeset(text, [], lang).text;
  const { before, after } = context;
  const done = typeset(before + text + after, [before.length, before.length + text.length], lang);
  return done.text.slice(done.cuts[0], done.cuts[1]);
}

/** The same for a line that comes in parts (text, then bold, then text): as many parts, each with its own share. */
export function applyTypographyToParts(parts: readonly string[], lang: string): readonly string[] {
  if (!hasTypography(lang)) return parts;
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

export function isFrench(lang: string): boolean {
  return /^fr(?:[-_]|$)/i.test(lang);
}

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
    else if (code === 0x2d) signs |= HYPHEN;
    else if (code === 0x2026) signs |= ELLIPSIS;
    else if (code === 0x22) signs |= QUOTE;
    else if (code === 0x2013 || code === 0x2014) signs |= DASH;
    else if (code === 0x27) signs |= APOSTROPHE;
    else if (code === 0x2f || code === 0x40 || code === 0x5c || code === 0x23) signs |= ADDRESS;
  }
  return signs;
}

/** Web and mail addresses, paths of files: what begins a word of the text. */
const ADDRESS_STARTS =
  /^(?:#[\p{L}\p{N}_]|[a-z][a-z0-9+.-]*:\/\/.|www\..|(?:mailto|tel):.|[\w.+-]+@[\w-]+\.[\w-]|(?:[a-z]:\\|\.{0,2}[/\\])?(?:[\w.-]+[/\\])+[\w-]*\.\w|(?:\w[\w-]*\.)+(?:fr|com|org|net|eu|info|bzh|html?|php|pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|md|ya?ml|json|zip|jpe?g|png|gif|svg|webp|mp[34])(?![\w-]))/iu;
const LONGEST_ADDRESS = 2000;

function typeset(text: string, cuts: number[], lang: string): Tracked {
  const tracked: Tracked = { text, cuts, guards: [] };
  const signs = signsOf(text);
  if ((signs & (ADDRESS | POINT | SIGN)) !== 0) tracked.guards = guardsOf(text);
  if ((signs & QUOTE) !== 0) turnQuotes(tracked, quotesOf(lang)!);
  if (!isFrench(lang)) {
    if ((signs & APOSTROPHE) !== 0) replaceTracked(tracked, APOSTROPHES, () => '’');
    if ((signs & DIGIT) !== 0) keepGroups(tracked, RIGHT_TO_LEFT.test(lang));
    return tracked;
  }
  const now = (signs & QUOTE) === 0 ? signs : signs | SIGN;
  const canadian = /^fr[-_]ca/i.test(lang);
  for (const rule of FRENCH_RULES) {
    if ((rule.signs & now) === 0 || (canadian && rule.european)) continue;
    replaceTracked(tracked, rule.pattern, rule.replacement);
  }
  if ((now & DASH) !== 0) setOffDashes(tracked);
  return tracked;
}

/** Languages whose letters run from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/i;

const APOSTROPHES = /'(?<=\p{L}')(?=\p{L})/gu;

function guardsOf(text: string): number[] {
  const guards: number[] = [];
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(text); match; match = WORDS.exec(text)) {
    const word = match[0];
    if (word.length < 2 || !/^\W*#|[@/\\]|\.\w|:./.test(word)) continue;
    const from = /^(?:[([{-]|[cdjlmnst][’'])*/i.exec(word)![0].length;
    const address = word.slice(from).replace(/[.,;:!?)\]}'’…]{1,9}$/, '');
    if (address.length > LONGEST_ADDRESS || ADDRESS_STARTS.test(address))
      guards.push(match.index + from, match.index + from + address.length);
  }
  return guards;
}

const WORDS = /[^\s<>«»“”"\ufffc]+/g;

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
