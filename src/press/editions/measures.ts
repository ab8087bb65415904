// In: a measure as a setting of an edition has it: `10 mm`, `1,5 cm`, `10`. Out: millimetres; undefined for what is none.

export function millimetres(value: unknown, fallback: number): number | undefined {
  if (value === undefined) return fallback;
  const [, number, unit = 'mm'] = /^\s*(\d+(?:[.,]\d+)?)\s*(mm|cm|pt)?\s*$/.exec(String(value)) ?? [];
  if (number === undefined) return undefined;
  return Number(number.replace(',', '.')) * { mm: 1, cm: 10, pt: 25.4 / 72 }[unit as 'mm' | 'cm' | 'pt'];
}
