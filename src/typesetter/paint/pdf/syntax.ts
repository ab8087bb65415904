// In: numbers, texts and names. Out: their spelling in a PDF file (ISO 32000-1, 7.3).

/** To a thousandth of a point; never an exponent, which PDF does not know. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Math.abs(rounded) < 1e9 ? `${rounded}` : '0';
}

/** To a millionth: for the factors of a matrix. */
export function fine(value: number): string {
  const rounded = Math.round(value * 1e6) / 1e6;
  if (!(Math.abs(rounded) < 1e9)) return '0';
  return Math.abs(rounded) < 1e-6 ? '0' : `${rounded}`;
}

export function numbers(values: readonly number[]): string {
  return values.map(number).join(' ');
}

/** A text string: as ASCII when it is, else UTF-16 with its byte order mark. */
export function text(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return `(${value.replace(/[\\()]/g, '\\$&')})`;
  let hex = '<FEFF';
  for (let i = 0; i < value.length; i++) hex += value.charCodeAt(i).toString(16).padStart(4, '0');
  return `${hex}>`;
}

/** A name, with what is not a regular character escaped. */
export function name(value: string): string {
  let out = '/';
  for (const byte of Buffer.from(value, 'utf8')) {
    const character = String.fromCharCode(byte);
    out += /[A-Za-z0-9_.+-]/.test(character) ? character : `#${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }
  return out;
}

/** A dictionary from names to spelled values; undefined ones left out. */
export function dictionary(entries: Readonly<Record<string, string | undefined>>): string {
  let out = '<<';
  for (const key of Object.keys(entries)) if (entries[key] !== undefined) out += `/${key} ${entries[key]} `;
  return `${out}>>`;
}

/** The bytes a text string sorts by in a name tree. */
export function sortKey(value: string): Buffer {
  if (/^[\x20-\x7e]*$/.test(value)) return Buffer.from(value, 'latin1');
  const utf16 = Buffer.from(`\ufeff${value}`, 'utf16le');
  return utf16.swap16();
}
