// In: a template's sample, the day, the name wanted. Out: its text with the dates, the number and the issue of a new publication.

/** What a template offers: `sample.md`, other models as `sample.<model>.md`, and in `sample/` what goes beside them. */
export const SAMPLE = /^sample(?:\.([^.]+))?\.md$/i;

const DAY = 86_400_000;

/** `2027-03` and `2027-03-15` are dates; any other name says nothing of when. */
export function dayOf(name: string, today: string): string {
  const [, month, day] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-(0[1-9]|[12]\d|3[01]))?$/.exec(name) ?? [];
  return month === undefined ? today : `${month}-${day ?? '01'}`;
}

/** From the sample's own day to the new one, in days: its parts move with it. */
export function daysTo(sample: string, day: string): number {
  const own = /^(?:parution|verifie): *["']?(\d{4}-\d\d-\d\d)/m.exec(sample)?.[1];
  return own === undefined ? 0 : Math.round((Date.parse(day) - Date.parse(own)) / DAY);
}

/** The sample's own day becomes the new one; the other dates move by whole weeks, so that a Saturday stays one. */
export function redate(text: string, days: number): string {
  return text.replace(
    /^([\w -]+): *(["']?)(\d{4}-\d\d-\d\d)\2(?=\s|$)/gm,
    (_, key: string, quote: string, date: string) => {
      const own = /^(parution|verifie|affiche-du|fait-le)$/.test(key);
      const moved = new Date(Date.parse(date) + (own ? days : Math.round(days / 7) * 7) * DAY);
      return `${key}: ${quote}${moved.toISOString().slice(0, 10)}${quote}`;
    },
  );
}

/** One line of the front matter, its comment kept; a sample without that line stays as it is. */
export function withValue(text: string, key: string, value: string): string {
  return text.replace(new RegExp(`^${key}: *[^#\\n\\r]*?(?=\\s*(?:#|$))`, 'm'), () => `${key}: ${value}`);
}
