// In: the passes of a document laid out before. Out: its pages again, where all between two forced breaks is what it was.
import { same } from '../../base/same.ts';
import type { Box } from '../boxes/types.ts';
import type { PageStyle } from '../style/types.ts';
import { edgesOf } from './breaks.ts';
import type { FinishMemory } from './finished.ts';
import { owes } from './fragmentainer.ts';
import type { PageRecord } from './pages.ts';
import type { Context, Memory, Resume } from './types.ts';

/** All pages from one forced break to the next: what stands between the two decides them. */
interface Chapter {
  readonly start: Resume | undefined;
  readonly end: Resume | undefined;
}

interface KeptPage extends Chapter {
  readonly record: PageRecord;
}

/** What one layout leaves to the next of the same document. */
export interface KeptLayout {
  readonly memory: Memory;
  readonly root: Box;
  /** By pass, then by where the page begins. */
  readonly passes: readonly ReadonlyMap<string, KeptPage>[];
  readonly finished: FinishMemory;
  /** Those of its pages. */
  readonly styles: readonly PageStyle[];
}

export type FindPage = (from: string, style: PageStyle) => PageRecord | undefined;

/** The pages of one pass, by where they begin; those that carry notes or floats over are laid out anew. */
export function keepPass(records: readonly (PageRecord | undefined)[]): ReadonlyMap<string, KeptPage> {
  const pages = new Map<string, KeptPage>();
  let chapter: PageRecord[] = [];
  let start: Resume | undefined;
  for (const record of records) {
    if (record === undefined) continue;
    chapter.push(record);
    const { resume, forced, owed } = record.page;
    if (resume !== undefined && forced === undefined) continue;
    if (!owes(owed) && !chapter.some(({ from }) => from.includes('"floats"')))
      for (const one of chapter) pages.set(one.from, { record: one, start, end: resume });
    chapter = [];
    start = resume;
  }
  return pages;
}

/** Finds pages of the layout before that `root` leaves as they were. */
export function keptPages(kept: KeptLayout | undefined, pass: number, root: Box, cx: Context): FindPage {
  const pages = kept?.passes[pass];
  if (kept === undefined || pages === undefined) return () => undefined;
  const untouched = new Map<string, boolean>();
  return (from, style) => {
    const page = pages.get(from);
    if (page === undefined) return undefined;
    const { record } = page;
    if (record.style !== style) return undefined;
    const key = `${JSON.stringify(page.start, noBoxes)} ${JSON.stringify(page.end, noBoxes)}`;
    let found = untouched.get(key);
    if (found === undefined) {
      found = isUntouched(kept.root, root, page, cx);
      untouched.set(key, found);
    }
    return found ? record : undefined;
  };
}

const noBoxes = (name: string, value: unknown) => (name === 'box' || name === 'boxes' ? undefined : value);

/** Whether nothing differs between `start` and `end`, on the way to them, and in how what follows is asked to break. */
function isUntouched(old: Box, now: Box, { start, end }: Chapter, cx: Context): boolean {
  if (old === now) return true;
  if (old.type !== 'block' || now.type !== 'block' || !sameButChildren(old, now)) return false;
  const first = start?.at ?? 0;

  const last = end?.at ?? Math.max(old.children.length, now.children.length);
  for (let at = first; at <= last; at++) {
    const [before, after] = [old.children[at], now.children[at]];
    if (before === after) continue;
    if (before === undefined || after === undefined) return false;
    const begins = at === start?.at ? start.parts[0] : undefined;
    const ends = at === end?.at ? end.parts[0] : undefined;
    if (at === end?.at && ends === undefined) {
      if (!same(edgesOf(before, cx), edgesOf(after, cx)) || before.style !== after.style || before.type !== after.type)
        return false;
      continue;
    }
    if ((begins === undefined && ends === undefined) || !isUntouched(before, after, { start: begins, end: ends }, cx))
      return false;
  }
  return true;
}

function sameButChildren(old: Box, now: Box): boolean {
  const keys = Object.keys(now) as (keyof Box)[];
  return (
    keys.length === Object.keys(old).length &&
    // The root's style and the body's are made anew without their background.
    keys.every(
      (key) =>
        (key as string) === 'children' || old[key] === now[key] || (key === 'style' && same(old.style, now.style)),
    )
  );
}
