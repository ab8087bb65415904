// In: text with straight quotes, and its language. Out: that language's quotation marks around what they hold (those of CLDR).
import { applyEdits, type Tracked } from './tracked.ts';

/** Opening and closing marks, outermost first. */
export type QuotePairs = readonly (readonly [string, string])[];

const pairs = (...marks: readonly string[]): QuotePairs => marks.map((two) => two.split(' ') as [string, string]);
const FRENCH = pairs('« »', '“ ”');
const ENGLISH = pairs('“ ”', '‘ ’');
const LOW = pairs('„ “', '‚ ‘');
const SLAVIC = pairs('« »', '„ “');
const POLISH = pairs('„ ”', '« »');
const SWISS = pairs('« »', '‹ ›');
const NORDIC = pairs('” ”', '’ ’');
const NORWEGIAN = pairs('« »', '‘ ’');

const QUOTES: Readonly<Record<string, QuotePairs>> = {
  ...{ fr: FRENCH, br: FRENCH, ca: FRENCH, el: FRENCH, es: FRENCH, gl: FRENCH, it: FRENCH, oc: FRENCH, pt: FRENCH },
  ...{ en: ENGLISH, da: ENGLISH, eu: ENGLISH, ga: ENGLISH, tr: ENGLISH, vi: ENGLISH, zh: ENGLISH, 'pt-br': ENGLISH },
  ...{ cs: LOW, de: LOW, is: LOW, lb: LOW, lt: LOW, sk: LOW, sl: LOW, 'de-ch': SWISS, rm: SWISS, 'it-ch': SWISS },
  ...{ be: SLAVIC, ru: SLAVIC, uk: SLAVIC, pl: POLISH, ro: POLISH, bg: LOW, hr: pairs('„ ”', '‚ ’') },
  ...{ fi: NORDIC, sv: NORDIC, nb: NORWEGIAN, nn: NORWEGIAN, no: NORWEGIAN, hu: pairs('„ ”', '» «') },
  ...{ nl: pairs('‘ ’', '“ ”'), ar: pairs('” “', '’ ‘'), fa: SWISS, he: NORDIC, ja: pairs('「 」', '『 』') },
};

/** The marks of a language, by its region if that has its own; undefined when we know none. */
export function quotesOf(lang: string): QuotePairs | undefined {
  const [language = '', ...more] = lang.toLowerCase().split(/[-_]/);
  return QUOTES[`${language}-${more.at(-1)}`] ?? (Object.hasOwn(QUOTES, language) ? QUOTES[language] : undefined);
}

/** The same as `<q>` puts them: French and Breton keep a no-break space inside « ». */
export function spacedQuotesOf(lang: string): QuotePairs {
  const found = quotesOf(lang) ?? ENGLISH;
  return found === FRENCH && /^(?:fr|br)\b/i.test(lang) ? SPACED : found;
}
const SPACED: QuotePairs = [['«\u00a0', '\u00a0»'], FRENCH[1]!];

const BEFORE_OPENING = /[\s([{«“—–’'/\ufffc-]/;
const BEFORE_CLOSING = /[\s([{«“—–]/;
const AFTER_CLOSING = /[\s.,;:!?…)\]}»”—–/\ufffc-]/;

/** Turns the pairs of a line; a quote without a partner stays: it may be inches. */
export function turnQuotes(tracked: Tracked, marks: QuotePairs): void {
  const [[outerOpen, outerClose], [innerOpen, innerClose]] = marks as [QuotePairs[0], QuotePairs[0]];
  const { text, guards } = tracked;
  const turned: { at: number; mark: string }[] = [];
  let open: { at: number; inside: boolean }[] = [];
  let guillemets = 0;
  let guard = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\n') {
      open = [];
      guillemets = 0;
    } else if (sign === outerOpen && outerOpen !== outerClose) guillemets++;
    else if (sign === outerClose && outerOpen !== outerClose) guillemets = Math.max(0, guillemets - 1);
    if (sign !== '"') continue;
    while (guard < guards.length && guards[guard + 1]! <= at) guard += 2;
    if (guard < guards.length && guards[guard]! <= at) continue;
    const before = text[at - 1];
    const after = text[at + 1];
    const opens = (before === undefined || BEFORE_OPENING.test(before)) && after !== undefined && !/[\s"]/.test(after);
    const closes =
      before !== undefined && !BEFORE_CLOSING.test(before) && (after === undefined || AFTER_CLOSING.test(after));
    if (closes && open.length > 0) {
      const opening = open.pop()!;
      turned.push(
        { at: opening.at, mark: opening.inside ? innerOpen : outerOpen },
        { at, mark: opening.inside ? innerClose : outerClose },
      );
    } else if (opens) open.push({ at, inside: guillemets > 0 || open.length > 0 });
  }
  turned.sort((one, other) => one.at - other.at);
  applyEdits(
    tracked,
    turned.map(({ at, mark }) => ({ at, length: 1, insert: mark })),
  );
}
