// In: who draws pictograms and who knows languages. Out: the Handlebars helpers every template may use, pure but for those two.
import Handlebars from 'handlebars';
import { asSentence } from '../content/sentence.ts';
import { type Entry, entries, filingName, groupBy, names, needs } from './directory.ts';
import { capitalise, escapeHtml, formatEuros, formatNumber, formatTelephone, inLetters, NBSP, slug } from './french.ts';
import { tidyHours, week } from './hours.ts';
import { isFrench, type Languages } from './languages.ts';
import { paletteCss } from './palette.ts';

export interface HelperOptions {
  /** The drawing of a pictogram, a decoration where `alt` is ''; undefined when there is none of that name. */
  readonly picto: (name: string, classes: string, alt: string) => string | undefined;
  readonly languages: Languages;
}
export type Helper = (this: unknown, ...args: never[]) => unknown;
export type Helpers = Readonly<Record<string, Helper>>;

type Call = Handlebars.HelperOptions;
const html = (text: string) => new Handlebars.SafeString(text);
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === '' || (Array.isArray(value) && !value.length);
const truthy = (value: unknown): boolean => !isEmpty(value) && value !== 0 && value !== 'non';
/** Handlebars gives its options last: what stands before them is what the template wrote. */
const given = (args: readonly unknown[]) => args.slice(0, -1);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const plain = (value: unknown): string =>
  value instanceof Handlebars.SafeString ? value.toString() : escapeHtml(String(value ?? ''));

/** A helper is a value in `(egal a b)` and a block in `{{#egal a b}}…{{else}}…{{/egal}}`. */
function choose(self: unknown, test: boolean, options: Call): unknown {
  if (typeof options?.fn !== 'function') return test;
  return test ? options.fn(self) : options.inverse(self);
}

/** Ordinals are raised, `**bold**` is bold, telephones and hours are kept whole: for plain texts of the front matter. */
function richText(value: unknown): string {
  return plain(value)
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/(?<![\d,.])0[1-9](?:[ .]\d\d){4}(?!\d)/g, (digits) => formatTelephone(digits))
    .replace(/(?<![\w*])(\d{1,2}) h (\d{2})(?!\d)/g, `$1${NBSP}h${NBSP}$2`)
    .replace(/(?<![\w*])(\d{1,2}) h(?![\w])/g, `$1${NBSP}h`)
    .replace(/(h(?:\u00a0\d\d)?) [-–] (?=\d)/g, `$1${NBSP}–${NBSP}`)
    .replace(/(?<![\w,.-])(1)(er|re)(?![\wà-ÿ])/g, '$1<sup>$2</sup>')
    .replace(/(?<![\w,.-])(\d{1,2})(e)(?![\wà-ÿ])/g, '$1<sup>$2</sup>');
}

/** A name that does not exist is told where it is written; here the page goes on without hurt. */
const pictogram = (options: HelperOptions, name: unknown, classes: unknown, alt = ''): string => {
  const extra = typeof classes === 'string' ? classes : '';
  return options.picto(String(name ?? ''), extra, alt) ?? options.picto('fichier', extra, alt) ?? '';
};

const WAYS = [
  ['telephone', 'par-telephone'],
  ['guichet', 'au-guichet'],
  ['courrier', 'par-courrier'],
  ['domicile', 'chez-vous'],
] as const;

/** The language that a call names (`langue="ar"`), or that of the publication. */
function languageOf(call: Call | undefined): string {
  const { hash, data } = (call ?? {}) as { hash?: Record<string, unknown>; data?: { root?: Record<string, unknown> } };
  return String(hash?.langue || data?.root?.langue || 'fr');
}

/** One way of doing an act: its pictogram, its words, its telephone large. */
const way = (options: HelperOptions, name: string, words: string) =>
  pictogram(options, name === 'en-ligne' ? 'ecran' : name || 'information', '') +
  `<div>${words.replace(/(?<!\d)0[1-9](?:[ \u00a0]\d\d){4}(?!\d)/g, (digits) => `<span class="tel">${formatTelephone(digits)}</span>`)}</div>`;

/** Ways without a screen that the commune offers to all: what an empty `::: sans-internet` holds. */
function communeWays(options: HelperOptions, commune: unknown, language: string): string {
  const aide = ((commune as { aide?: Record<string, unknown> } | undefined)?.aide ?? {}) as Record<string, unknown>;
  return WAYS.map(([name, label]) => {
    if (isEmpty(aide[name])) return '';
    const title = escapeHtml(options.languages.label(language, label));
    const words =
      name === 'telephone'
        ? `<b>${isEmpty(aide.contact) ? title : plain(aide.contact)}</b> ${plain(formatTelephone(aide[name]))}`
        : `<b>${title}</b><br>${richText(aide[name])}`;
    return `<div class="voie">${way(options, name, words)}</div>`;
  }).join('');
}

/** The body of a text, whose `sans-internet` boxes get their pictograms, and the commune's ways when they hold none. */
function body(options: HelperOptions, content: unknown, commune: unknown, language: string): string {
  const text = content instanceof Handlebars.SafeString ? content.toString() : String(content ?? '');
  return wholeNumbers(text, language)
    .replace(
      /(<aside class="sans-internet[^>]*>(?:<h3>[^<]*<\/h3>)?)\s*(<\/aside>)/g,
      (_, open: string, close: string) => `${open}${communeWays(options, commune, language)}${close}`,
    )
    .replace(
      /(<li class="voie(?: voie-([a-z-]+))?"[^>]*>)([\s\S]*?)(<\/li>)/g,
      (_, open: string, name: string | undefined, words: string, close: string) =>
        `${open}${way(options, name ?? '', words)}${close}`,
    );
}

/** A slip to cut off is the end of a paper, with what follows it. */
const COUPON = /<section class="coupon remplir"[\s\S]*$/;

/** French typography keeps telephone numbers whole; beside letters that run from right to left, an order of their own too. */
function wholeNumbers(text: string, language: string): string {
  if (isFrench(language)) return text;
  return text.replace(/<[^>]*>|(?<![\d,.])(?:0|\+33 ?)[1-9](?:[ .\u00a0]\d\d){4}(?!\d)/g, (found) =>
    found.startsWith('<') ? found : `<bdi class="n" dir="ltr">${formatTelephone(found)}</bdi>`,
  );
}

/** All helpers, by the French name templates call them. */
export function createHelpers(options: HelperOptions): Helpers {
  const helpers: Record<string, (this: unknown, ...args: unknown[]) => unknown> = {
    // logic
    egal(...args) {
      const call = args.at(-1) as Call;
      return choose(this, String(args[0] ?? '') === String(args[1] ?? ''), call);
    },
    different(...args) {
      const call = args.at(-1) as Call;
      return choose(this, String(args[0] ?? '') !== String(args[1] ?? ''), call);
    },
    superieur(...args) {
      return choose(this, Number(args[0]) > Number(args[1]), args.at(-1) as Call);
    },
    et: (...args) => given(args).every(truthy),
    non: (value) => !truthy(value),
    ou: (...args) => given(args).find(truthy) ?? '',
    dans: (...args) =>
      given(args)
        .slice(1)
        .map(String)
        .includes(String(args[0] ?? '')),
    repeter(...args) {
      const call = args.at(-1) as Call;
      const count = Math.min(100, Math.max(0, Math.trunc(Number(args[0]) || 0)));
      return Array.from({ length: count }, (_, index) => call.fn(this, { data: { ...call.data, index } })).join('');
    },
    /** Whole numbers, with as many digits as the last has: for tickets, and places to fill in. */
    suite(from, count) {
      const first = Math.max(0, Math.trunc(Number(from) || 0));
      const many = Math.min(10_000, Math.max(0, Math.trunc(Number(count) || 0)));
      const digits = String(first + many - 1).length;
      return Array.from({ length: many }, (_, i) => String(first + i).padStart(digits, '0'));
    },
    rang: (index) => Number(index) + 1,
    longueur: (value) => list(value).length,
    premiers: (value, count) => list(value).slice(0, Number(count)),
    sauf: (value, key, ...unwanted) =>
      list(value).filter((one) => !unwanted.slice(0, -1).includes((one as Record<string, unknown>)[String(key)])),
    seulement: (value, key, ...wanted) =>
      list(value).filter((one) => wanted.slice(0, -1).includes((one as Record<string, unknown>)[String(key)])),
    // languages
    libelle: (...args) => {
      const call = args.at(-1) as Call;
      const values = Object.entries(call.hash as Record<string, unknown>).map(([key, value]) => [key, plain(value)]);
      return html(options.languages.label(languageOf(call), String(args[0]), Object.fromEntries(values)));
    },
    sens: (...args) => options.languages.direction(args.length > 1 ? String(args[0]) : languageOf(args.at(-1) as Call)),
    date: (...args) =>
      html(
        options.languages.date(
          languageOf(args.at(-1) as Call),
          args[0],
          typeof args[1] === 'string' ? args[1] : 'longue',
        ),
      ),
    intervalle: (...args) => {
      const shape = typeof args[2] === 'string' ? args[2] : '';
      return html(options.languages.interval(languageOf(args.at(-1) as Call), args[0], args[1], shape));
    },
    // French
    telephone: (value) => formatTelephone(value),
    nombre: (value) => formatNumber(value),
    euros: (value) => formatEuros(value),
    lettres: (count) => inLetters(Number(count)),
    majuscule: (value) => capitalise(String(value ?? '')),
    pluriel: (count, one, many) =>
      `${formatNumber(count)}${NBSP}${Math.abs(Number(count)) < 2 ? one : typeof many === 'string' ? many : `${one}s`}`,
    heures: (value) => tidyHours(String(value ?? '')),
    texte: (value) => html(richText(value)),
    phrase: (value) => html(asSentence(richText(value))),
    enumerer: (value, ...rest) => {
      const words = list(value).map((one) =>
        plain(typeof one === 'object' && one ? (one as { nom?: unknown }).nom : one),
      );
      const and = escapeHtml(options.languages.label(languageOf(rest.at(-1) as Call), 'et'));
      return html(words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')}${and}${words.at(-1)}`);
    },
    concat: (...args) =>
      given(args)
        .map((part) => String(part ?? ''))
        .join(''),
    ancre: (value) =>
      slug(
        String(value ?? '')
          .replace(/\.md$/, '')
          .replace(/^\d+-/, ''),
      ),
    // hours and directories
    semaine: (value) => week(value),
    rendezvous: (value) => week(value).some((line) => line['rendez-vous'] !== ''),
    fiches: (...args) => entries(given(args).slice(0, -1), given(args).at(-1)),
    grouper(...args) {
      const call = args.at(-1) as Call;
      const groups = groupBy(list(args[0]), String(args[1]), args.length > 3 ? args[2] : undefined);
      if (typeof call.fn !== 'function') return groups;
      return groups.length ? groups.map((group) => call.fn(group)).join('') : call.inverse(this);
    },
    trier: (value, key) => groupBy(list(value), String(key), undefined).flatMap((group) => group.elements),
    'index-besoins': (value) => needs(list(value) as readonly Entry[]),
    'index-noms': (value) => names(list(value) as readonly Entry[]),
    /** The word that stands for an entry in a running head: the first that files it. */
    'mot-cle': (value) => filingName(String(value ?? '')).split(/[\s,–-]/)[0] ?? '',
    // pictures and colours
    picto: (...args) => {
      const alt = (args.at(-1) as Call | undefined)?.hash?.texte as unknown;
      return html(pictogram(options, args[0], args.length > 2 ? args[1] : '', String(alt ?? '')));
    },
    corps: (content, commune, call) => html(body(options, content, commune, languageOf(call as Call))),
    'sans-coupon': (content) => html(String(content ?? '').replace(COUPON, '')),
    coupon: (content) => {
      const found = COUPON.exec(String(content ?? ''))?.[0];
      return found === undefined ? '' : html(found);
    },
    couleurs: (value) => html(paletteCss(value)),
  };
  return helpers as unknown as Helpers;
}
