// In: opening hours as a list of rows, as an OSM opening_hours string, or as "Jours : heures; …". Out: rows of a readable week.
import { NBSP } from './french.ts';

/** One row of a week: whose days, and each span of hours whole. `matin` and `apresMidi` are there when the source told them apart. */
export interface WeekRow {
  readonly jours: string;
  readonly heures: readonly string[];
  readonly matin: string;
  readonly 'apres-midi': string;
  readonly 'rendez-vous': string;
}

const CODES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH'] as const;
const NAMES = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'jours fériés'] as const;
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:\\[\\d\\])?';
const OSM_RULE = new RegExp(`^(${DAY}(?:\\s*[-,]\\s*${DAY})*)?\\s*(.*)$`);
const SPAN = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\+?$/;
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `08:30` → `8 h 30`, unbreakable. */
const hour = (hours: string, minutes: string) =>
  `${Number(hours)}${NBSP}h${minutes === '00' ? '' : `${NBSP}${minutes}`}`;

/** Hours already in French, made unbreakable: `8h30-12h` and `8 h 30 – 12 h` alike. */
export function tidyHours(text: string): string {
  return text
    .trim()
    .replace(/(\d{1,2})\s?[hH:]\s?(\d{2})(?!\d)/g, (_, h: string, m: string) => hour(h, m))
    .replace(/(\d{1,2})\s?h(?![a-zà-ÿ\d])/g, `$1${NBSP}h`)
    .replace(/(h(?:\u00a0\d{2})?)\s*[-–]\s*(?=\d)/g, `$1${NBSP}–${NBSP}`);
}

/** Days that share their hours: two are listed, three or more in a row become a span. */
function dayNames(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && day === run.at(-1)! + 1 && day < 7) run.push(day);
    else runs.push([day]);
  }
  const parts = runs.flatMap((run) =>
    run.length > 2 ? [`${NAMES[run[0]!]} au ${NAMES[run.at(-1)!]}`] : run.map((day) => NAMES[day]!),
  );
  return days.length === 7 && days[6] === 6 ? 'Tous les jours' : capital(parts.join(', '));
}

function osmHours(text: string): string[] | undefined {
  const comment = /"([^"]*)"/.exec(text)?.[1];
  const plain = text.replace(/"[^"]*"/g, '').trim();
  if (/^(off|closed)$/i.test(plain)) return [comment ?? 'Fermé'];
  if (plain === '24/7' || plain === '00:00-24:00') return ['Jour et nuit'];
  if (plain === '' || plain === 'open') return comment === undefined ? undefined : [comment];
  const spans = plain.split(',').map((span) => SPAN.exec(span.trim()));
  if (spans.some((span) => !span)) return undefined;
  const shown = spans.map((span) => `${hour(span![1]!, span![2]!)}${NBSP}–${NBSP}${hour(span![3]!, span![4]!)}`);
  return comment ? [...shown, comment] : shown;
}

const row = (jours: string, heures: readonly string[]): WeekRow => {
  const afternoon = heures.length === 1 && /^(1[3-9]|2\d)/.test(heures[0]!);
  const spans = heures.every((span) => /^\d/.test(span));
  const matin = spans && afternoon ? 'Fermé' : (heures[0] ?? '');
  const later = spans && afternoon ? heures[0]! : heures.slice(1).join(', ');
  return { jours, heures, matin, 'apres-midi': later || (spans ? 'Fermé' : ''), 'rendez-vous': '' };
};

function osmWeek(text: string): WeekRow[] | undefined {
  if (text.trim() === '24/7') return [row('Tous les jours', ['Jour et nuit'])];
  const perDay = new Map<number, string[]>();
  const nth: WeekRow[] = [];
  for (const rule of text.split(';').map((piece) => piece.trim())) {
    if (rule === '') continue;
    const match = OSM_RULE.exec(rule);
    const hours = match ? osmHours(match[2] ?? '') : undefined;
    if (!match || !hours) {
      if (match?.[1]) return undefined;
      nth.push(...freeWeek(rule));
      continue;
    }
    for (const piece of (match[1] ?? 'Mo-Su').split(',').map((part) => part.trim())) {
      const ordinal = /^(..)\[(\d)\]$/.exec(piece);
      if (ordinal) {
        const rank = ordinal[2] === '1' ? '1er' : `${ordinal[2]}e`;
        nth.push(row(`${rank} ${NAMES[CODES.indexOf(ordinal[1] as 'Mo')]} du mois`, hours));
        continue;
      }
      const [first, last] = piece.split('-').map((code) => CODES.indexOf(code.trim() as 'Mo'));
      if (first === undefined || first < 0 || (last !== undefined && last < 0)) return undefined;
      const end = last ?? first;
      for (let day = first; ; day = (day + 1) % 7) {
        perDay.set(day, hours);
        if (day === end || day > 6) break;
      }
    }
  }
  const groups: { hours: string[]; days: number[] }[] = [];
  for (let day = 0; day < 8; day++) {
    const hours = perDay.get(day);
    if (!hours) continue;
    const same = groups.at(-1);
    if (same && same.hours.join() === hours.join() && day < 7) same.days.push(day);
    else groups.push({ hours, days: [day] });
  }
  return [...groups.map((group) => row(dayNames(group.days), group.hours)), ...nth];
}

const looksOsm = (text: string) => new RegExp(`(^|;)\\s*(${DAY}\\b|24/7|\\d{2}:\\d{2}-)`).test(text);

function freeWeek(text: string): WeekRow[] {
  return text
    .split(/\s*[;\n]\s*/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const match = /^([^:]+?)\s*:\s+(.+)$/.exec(piece) ?? /^([^:]+?)\s+:\s*(.+)$/.exec(piece);
      if (!match) return row('', [tidyHours(piece)]);
      const tidy = tidyHours(match[2]!);
      const spans = tidy.split(/\s*(?:,| et )\s*/);
      return row(capital(match[1]!.trim()), spans.every((span) => /^\d/.test(span)) ? spans : [tidy]);
    });
}

const isClosed = (text: string) => /^fermé/i.test(text);

function listRow(value: unknown): WeekRow {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (key: string) => tidyHours(String(given[key] ?? ''));
  const [jours, matin, later, note] = [String(given.jours ?? ''), text('matin'), text('apres-midi'), text('note')];
  const open = [matin, later].filter((span) => span !== '' && !isClosed(span));
  const heures = note ? [note] : open.length ? open : [matin || later || 'Fermé'];
  const blank = note ? '' : 'Fermé';
  return {
    jours,
    heures,
    matin: note || matin || blank,
    'apres-midi': later || blank,
    'rendez-vous': String(given['rendez-vous'] ?? ''),
  };
}

/** The rows of a week from whatever the author wrote; an unreadable notation is shown as it stands. */
export function week(value: unknown): readonly WeekRow[] {
  if (Array.isArray(value)) return value.map(listRow);
  const text = String(value ?? '').trim();
  if (text === '') return [];
  return (looksOsm(text) ? osmWeek(text) : undefined) ?? freeWeek(text);
}
