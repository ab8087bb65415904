// In: dates, telephones, numbers as a town hall writes them. Out: the same as French print sets them, without any clock or locale.
const DAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;
export const NBSP = '\u00a0';
const THIN = '\u202f';

export interface FrenchDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: string;
  /** 0 is Sunday. */
  readonly weekdayIndex: number;
  readonly monthName: string;
}

/** `2026-12-08` (a time after it is ignored), or undefined when it is no date. */
export function parseDate(value: unknown): FrenchDate | undefined {
  const iso = value instanceof Date ? value.toISOString() : String(value ?? '');
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exact = new Date(Date.UTC(year, month - 1, day));
  if (exact.getUTCMonth() !== month - 1 || exact.getUTCDate() !== day) return undefined;
  const weekdayIndex = exact.getUTCDay();
  return { year, month, day, weekday: DAYS[weekdayIndex]!, weekdayIndex, monthName: MONTHS[month - 1]! };
}

const ordinalDay = (day: number) => (day === 1 ? '1<sup>er</sup>' : String(day));

/** A date as HTML, in one of the shapes a template asks for by name. */
export function formatDate(value: unknown, shape = 'longue'): string {
  const date = parseDate(value);
  if (!date) return escapeHtml(String(value ?? ''));
  const day = `${ordinalDay(date.day)}${NBSP}${date.monthName}`;
  switch (shape) {
    case 'jour':
      return String(date.day);
    case 'semaine':
      return date.weekday;
    case 'Semaine':
      return capitalise(date.weekday);
    case 'mois':
      return date.monthName;
    case 'Mois':
      return capitalise(date.monthName);
    case 'jour-mois':
      return day;
    case 'semaine-jour-mois':
      return `${date.weekday} ${day}`;
    case 'mois-annee':
      return `${date.monthName} ${date.year}`;
    case 'annee':
      return String(date.year);
    case 'courte':
      return `${day} ${date.year}`;
    default:
      return `${date.weekday} ${day} ${date.year}`;
  }
}

/** `du 1er au 4 décembre`, `du 23 novembre 2026 au 23 janvier 2027`: what both ends share is said once. */
export function formatInterval(from: unknown, to: unknown, shape = ''): string {
  const [a, b] = [parseDate(from), parseDate(to)];
  if (!a) return b ? `jusqu’au ${formatDate(to, 'courte')}` : '';
  const withYear = shape === 'courte' ? 'courte' : 'jour-mois';
  if (!b) return `le ${formatDate(from, withYear)}`;
  if (a.year !== b.year) return `du ${formatDate(from, 'courte')} au ${formatDate(to, 'courte')}`;
  const start = a.month === b.month ? ordinalDay(a.day) : formatDate(from, 'jour-mois');
  return `du ${start} au ${formatDate(to, withYear)}`;
}

/** `0353012410`, `+33 3 53 01 24 10`, `03.53…` in unbreakable pairs; short numbers and foreign ones stay as written. */
export function formatTelephone(value: unknown): string {
  const text = String(value ?? '').trim();
  const digits = text.replace(/^\+33\s*(\(0\))?/, '0').replace(/[\s.\-/\u00a0\u202f]/g, '');
  if (!/^\d{10}$/.test(digits)) return text.replace(/ /g, NBSP);
  return digits.replace(/(\d\d)(?=\d)/g, `$1${NBSP}`);
}

/** A number with thin spaces between thousands and a decimal comma. */
export function formatNumber(value: unknown): string {
  const text = String(value ?? '').trim();
  const match = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, ''));
  if (!match) return text;
  const whole = match[2]!.length > 3 ? match[2]!.replace(/\B(?=(\d{3})+$)/g, THIN) : match[2]!;
  return `${match[1]}${whole}${match[3] ? `,${match[3]}` : ''}`;
}

/** Euros: no cents when they are zero, two digits otherwise. */
export function formatEuros(value: unknown): string {
  const number = formatNumber(value);
  const [whole, cents] = number.split(',');
  const shown = cents && Number(cents) !== 0 ? `${whole},${cents.padEnd(2, '0').slice(0, 2)}` : (whole ?? number);
  return `${shown}${NBSP}€`;
}

export const capitalise = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** An id from any text: `Santé et aide` → `sante-et-aide`. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const FRENCH_NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'] as const;
/** Small numbers in letters, larger ones in digits. */
export const inLetters = (count: number): string => FRENCH_NUMBERS[count] ?? formatNumber(count);
