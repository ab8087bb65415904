// In: a publication composed and laid out. Out: what an archive writes of it: its title, contents and size, and the plain values of its front matter.
import { MM } from '../base/length.ts';
import type { Composer } from '../editorial/templates/compose.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';

export interface Facts {
  readonly title: string;
  readonly lang: string;
  /** Headings with the page that each is on: of the first two levels, or of the first alone where those fill a page. */
  readonly contents: readonly { readonly title: string; readonly page: number }[];
  /** Of the first page, in millimetres. */
  readonly format: { readonly width: number; readonly height: number };
  /** Front matter as the template's schema has typed it: words and numbers alone. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly commune: Readonly<Record<string, unknown>>;
}

export function factsOf({ data, commune }: Composer, { title, lang, bookmarks, pages }: LaidOut): Facts {
  const trim = pages[0]?.trim ?? { width: 0, height: 0 };
  const words = Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return {
    title,
    lang,
    contents: contentsOf(bookmarks),
    format: { width: Math.round(trim.width / MM), height: Math.round(trim.height / MM) },
    data: Object.fromEntries(words) as Facts['data'],
    commune: JSON.parse(JSON.stringify(commune)) as Facts['commune'],
  };
}

const MOST_LINES = 40;

function contentsOf(bookmarks: LaidOut['bookmarks']): Facts['contents'] {
  const upTo = (most: number) => bookmarks.filter(({ level, label }) => level <= most && label.trim() !== '');
  const both = upTo(2);
  const chosen = both.length > MOST_LINES ? upTo(1) : both;
  return chosen.map(({ label, page }) => ({ title: label, page }));
}
