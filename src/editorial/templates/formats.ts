// In: what a secretary types. Out: the one form templates are given: ISO dates, telephone numbers by pairs, numbers, yes and no.

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

/** `2026-12-08`, `8/12/2026`, `8 décembre 2026`, `1er décembre 2026` → ISO; undefined for a day that does not exist. */
export function parseDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const slashes = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const words = /^(?:\p{L}+\s+)?(\d{1,2})(?:er)?\s+(\p{L}+)\s+(\d{4})$/u.exec(text);
  if (iso) return isoDate(+iso[1]!, +iso[2]!, +iso[3]!);
  if (slashes) return isoDate(+slashes[3]!, +slashes[2]!, +slashes[1]!);
  if (!words) return undefined;
  const month = MONTHS.findIndex((name) => bare(name) === bare(words[2]!));
  return month < 0 ? undefined : isoDate(+words[3]!, month + 1, +words[1]!);
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** Ten digits by pairs; short numbers (15, 112, 3646, 116 117) and foreign ones (+41 …) as they are; undefined for the rest. */
export function parseTelephone(text: string): string | undefined {
  const digits = text.replace(/[\s.\-()\u00A0\u202F]/g, '').replace(/^(\+33|0033)(?=\d{9}$)/, '0');
  if (/^0\d{9}$/.test(digits)) return digits.replace(/(\d\d)(?=\d)/g, '$1 ');
  return /^([1-9]\d{1,3}|11[68]\d{3}|\+\d{8,15})$/.test(digits) ? text.replace(/\s+/g, ' ') : undefined;
}

export function parseNumber(text: string): number | undefined {
  const digits = text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  return /^[-+]?\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}

/** `3 m`, `2,5 m`, `80 cm`, `3`: metres, as CSS writes a number; undefined for what is no distance between 10 cm and 100 m. */
export function parseDistance(text: string): string | undefined {
  const [, digits, unit] = /^(\d+(?:[.,]\d+)?)\s*(m|mètres?|cm)?$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const metres = Number(digits.replace(',', '.')) / (unit?.toLowerCase() === 'cm' ? 100 : 1);
  return metres >= 0.1 && metres <= 100 ? String(metres) : undefined;
}

/** How many pages a publication may have. */
export interface PageCount {
  readonly exact?: number;
  readonly multiple?: number;
  readonly maximum?: number;
}

/** `16`, `multiple de 4`, `20 au plus`, `au plus 20`; undefined for anything else. */
export function parsePages(text: string): PageCount | undefined {
  const words = bare(text).replace(/\s+/g, ' ').trim();
  const [, exact, multiple, before, after] =
    /^(?:([1-9]\d{0,3})(?: pages?)?|multiple de ([1-9]\d{0,2})|([1-9]\d{0,3})(?: pages?)? (?:au plus|au maximum|maximum)|(?:au plus|au maximum|maximum) ([1-9]\d{0,3})(?: pages?)?)$/.exec(
      words,
    ) ?? [];
  if (exact !== undefined) return { exact: Number(exact) };
  if (multiple !== undefined) return { multiple: Number(multiple) };
  const maximum = before ?? after;
  return maximum === undefined ? undefined : { maximum: Number(maximum) };
}

export function parseBoolean(text: string): boolean | undefined {
  if (/^(oui|vrai|true|yes)$/i.test(text)) return true;
  return /^(non|faux|false|no)$/i.test(text) ? false : undefined;
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
