// In: templates/base/langues/*.json. Out: the fixed words of templates, dates and the direction of writing in a language; what it lacks is said in French, and told.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { decodeText } from '../content/decode.ts';
import { capitalise, escapeHtml, formatDate, formatInterval, NBSP, parseDate } from './french.ts';
import { missingLabel, missingLanguage } from './rules.ts';

const FOLDER = 'templates/base/langues';
const FRENCH = 'fr';

/** One file of the folder. `{jour}`, `{mois}`, `{nom}` … stand for what a template gives. */
export interface LanguageFile {
  /** What its speakers call it. */
  readonly nom?: string;
  readonly sens?: 'ltr' | 'rtl';
  /** From Sunday. */
  readonly jours?: readonly string[];
  /** As they stand after a day: « 2 листопада ». */
  readonly mois?: readonly string[];
  /** As they stand alone, where that differs. */
  readonly 'mois-seul'?: readonly string[];
  /** The first day of a month: 1º. */
  readonly premier?: string;
  readonly dates?: Readonly<Record<string, string>>;
  readonly intervalles?: Readonly<Record<string, string>>;
  readonly libelles?: Readonly<Record<string, string>>;
  /** What is said of a form's fields; French has them in `content/field-words.ts`. */
  readonly champs?: Readonly<Record<string, string>>;
}

export type Values = Readonly<Record<string, string>>;

export interface Languages {
  /** Plain text, with the values put where the words ask for them. */
  readonly label: (language: string, key: string, values?: Values) => string;
  /** HTML. Shapes are those of `formatDate`. */
  readonly date: (language: string, value: unknown, shape: string) => string;
  readonly interval: (language: string, from: unknown, to: unknown, shape: string) => string;
  /** The words of a form's fields; undefined in French, and where nobody has written them. */
  readonly fields: (language: string) => Readonly<Record<string, string>> | undefined;
  readonly direction: (language: string) => 'ltr' | 'rtl';
  /** What its speakers call it; the code when nobody has said. */
  readonly name: (language: string) => string;
}

/** `place` is where the publication names its language. Files are read when they are first asked for. */
export function createLanguages(host: Host, report: Report, place?: Place): Languages {
  const files = new Map<string, LanguageFile | undefined>();
  const read = (code: string): LanguageFile | undefined => {
    if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code)) return undefined;
    if (!files.has(code)) files.set(code, parse(host, `${FOLDER}/${code}.json`));
    return files.get(code);
  };
  /** `pt-BR` is `pt` where nobody has written its own. */
  const fileOf = (language: string) => read(language) ?? read(language.split('-')[0]!);
  const known = (language: string): LanguageFile | undefined => {
    const file = fileOf(language);
    if (!file && !isFrench(language)) report(missingLanguage, { language, all: codes(host) }, { place });
    return file;
  };

  return {
    label(language, key, values = {}) {
      const file = known(language);
      const own = file?.libelles?.[key];
      const french = read(FRENCH)?.libelles?.[key];
      if (own === undefined && (file || french === undefined))
        report(missingLabel, { key, language, file: `${FOLDER}/${language}.json` }, { place });
      return fill(own ?? french ?? key, values);
    },
    date(language, value, shape) {
      const file = isFrench(language) ? undefined : known(language);
      return file ? dateIn(file, value, shape) : formatDate(value, shape);
    },
    interval(language, from, to, shape) {
      const file = isFrench(language) ? undefined : known(language);
      if (!file) return formatInterval(from, to, shape);
      const [start, end] = [from, to].map((one) => (parseDate(one) ? dateIn(file, one, 'courte') : ''));
      const pattern = file.intervalles?.[start && end ? 'entre' : start ? 'le' : 'jusqu'] ?? '{debut} – {fin}';
      return start || end ? fill(pattern, { debut: start ?? '', fin: end ?? '' }) : '';
    },
    fields: (language) => (isFrench(language) ? undefined : fileOf(language)?.champs),
    direction: (language) => fileOf(language)?.sens ?? (isRightToLeft(language) ? 'rtl' : 'ltr'),
    name: (language) => fileOf(language)?.nom ?? language,
  };
}

export function isFrench(language: string): boolean {
  return /^fr(-|$)/i.test(language);
}

/** Languages written from right to left, for one that has no file yet. */
function isRightToLeft(language: string): boolean {
  return /^(ar|arc|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(-|$)/i.test(language);
}

/** The languages whose words are there. */
function codes(host: Host): readonly string[] {
  return host.list(FOLDER).flatMap(({ name, folder }) => (!folder && /^(.+)\.json$/.exec(name)?.[1]) || []);
}

function parse(host: Host, path: string): LanguageFile | undefined {
  const read = host.read(path);
  if (!read.ok) return undefined;
  try {
    const file: unknown = JSON.parse(decodeText(read.bytes)?.text ?? '');
    return typeof file === 'object' && file !== null ? (file as LanguageFile) : undefined;
  } catch {
    return undefined;
  }
}

function dateIn(file: LanguageFile, value: unknown, shape: string): string {
  const date = parseDate(value);
  if (!date) return escapeHtml(String(value ?? ''));
  const weekday = file.jours?.[date.weekdayIndex] ?? date.weekday;
  const month = file.mois?.[date.month - 1] ?? date.monthName;
  const alone = file['mois-seul']?.[date.month - 1] ?? month;
  const day = date.day === 1 ? (file.premier ?? '1') : String(date.day);
  const single: Readonly<Record<string, string>> = {
    jour: String(date.day),
    semaine: weekday,
    Semaine: capitalise(weekday),
    mois: alone,
    Mois: capitalise(alone),
    annee: String(date.year),
  };
  const pattern = file.dates?.[shape] ?? file.dates?.longue ?? '{jour} {mois} {annee}';
  const parts = { jour: day, mois: month, 'mois-seul': alone, semaine: weekday, annee: String(date.year) };
  // The day stays with its month, and the year with the word for it.
  const whole =
    single[shape] ?? fill(pattern.replace('{jour} ', `{jour}${NBSP}`).replace('{annee} ', `{annee}${NBSP}`), parts);
  return escapeHtml(whole);
}

function fill(pattern: string, values: Values): string {
  return pattern.replace(/\{([\w-]+)\}/g, (whole, key: string) => (Object.hasOwn(values, key) ? values[key]! : whole));
}
