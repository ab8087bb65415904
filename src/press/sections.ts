// In: pages laid out. Out: the runs of pages that text flows through, and the lines by which each is longer or shorter than its pages.
import type { Place } from '../base/place.ts';
import { isForced } from '../typesetter/layout/breaks.ts';
import { pageArea } from '../typesetter/layout/pages.ts';
import type { Fragment, LaidOut, Page } from '../typesetter/layout/types.ts';

/** Pages between two breaks that the template asks for: nothing after it moves when its text grows within them. */
export interface Section {
  /** Page numbers, from 1. */
  readonly first: number;
  readonly last: number;
  /** Lines of body text that stand on its last page; fewer by as many, and the page is not needed. */
  readonly lines: number;
  /** Lines that the last page could still take. */
  readonly free: number;
  /** Lines of a full page. */
  readonly full: number;
  /** Where the last of its texts enters the last page, of the files that people write; undefined where only the template speaks. */
  readonly place: Place | undefined;
}

/** Height of most lines: what a line of the text takes, in points. */
export function bodyLine(laidOut: LaidOut): number {
  const counts = new Map<number, number>();
  for (const { content } of laidOut.pages)
    for (const fragment of content)
      walk(fragment, 0, 0, (one) => {
        if (one.type !== 'line') return;
        const height = Math.round(one.height * 1000) / 1000;
        counts.set(height, (counts.get(height) ?? 0) + 1);
      });
  let [line, most] = [0, 0];
  for (const [height, count] of counts) if (count > most && height > 0) [line, most] = [height, count];
  return line;
}

/** `written` says which files are the publication's own. */
export function sectionsOf(laidOut: LaidOut, line: number, written: (file: string) => boolean): readonly Section[] {
  const { pages } = laidOut;
  const starts = pages.flatMap((page, i) => (i === 0 || startsAnew(page, pages[i - 1]!) ? [i] : []));
  return starts.map((from, i): Section => {
    const to = (starts[i + 1] ?? pages.length) - 1;
    const last = pages[to]!;
    const { area } = pageArea(last.style);
    const { bottom, beside, place } = usedOf(last, written);
    // The balanced columns of a row take as many lines more as they stand beside one another.
    const used = Math.max(0, bottom - area.y);
    const lines = Math.max(1, Math.ceil((used + beside) / line - 0.01));
    return {
      first: from + 1,
      last: to + 1,
      lines,
      free: Math.max(0, Math.floor((area.height - used) / line + 0.01)),
      full: Math.max(1, Math.floor(area.height / line)),
      place,
    };
  });
}

/** Height in points of what stands in these lines of a file, over all pages. */
export function heightOf(laidOut: LaidOut, file: string, from: number, to: number): number {
  let height = 0;
  for (const { content } of laidOut.pages) {
    let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const fragment of content)
      walk(fragment, 0, 0, (one, _x, y) => {
        const { place } = one;
        if (one.children.length > 0 && one.type !== 'line') return;
        if (place.file !== file || place.line < from || place.line >= to) return;
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + one.height);
      });
    height += Math.max(0, bottom - top);
  }
  return height;
}

/** The page on which these lines of a file begin; undefined where they stand on none. */
export function pageOf(laidOut: LaidOut, file: string, from: number, to: number): number | undefined {
  return laidOut.pages.find(({ content }) => {
    let found = false;
    for (const fragment of content)
      walk(fragment, 0, 0, ({ place }) => {
        found ||= place.file === file && place.line >= from && place.line < to;
      });
    return found;
  })?.number;
}

function usedOf(page: Page, written: (file: string) => boolean) {
  let [bottom, beside] = [0, 0];
  let place: Place | undefined;
  for (const fragment of page.content)
    walk(fragment, 0, 0, (one, _x, y) => {
      if (one.box?.type === 'columns') {
        const columns = new Set(one.children.map(({ x }) => Math.round(x))).size;
        beside += Math.max(0, columns - 1) * one.height;
      }
      if (one.children.length > 0 && one.type !== 'line') return;
      bottom = Math.max(bottom, y + one.height);
      if (one.type === 'line' && written(one.place.file) && place?.file !== one.place.file) place = one.place;
    });
  return { bottom, beside, place };
}

/** What flows on the page: not what is placed by hand. */
function walk(
  fragment: Fragment,
  x: number,
  y: number,
  visit: (fragment: Fragment, x: number, y: number) => void,
): void {
  const { position } = fragment.style;
  const placed = fragment.type === 'box' && (position === 'absolute' || position === 'fixed');
  if (fragment.pending !== undefined || placed) return;
  const [left, top] = [x + fragment.x, y + fragment.y];
  visit(fragment, left, top);
  if (fragment.type !== 'line') for (const child of fragment.children) walk(child, left, top, visit);
}

function startsAnew(page: Page, before: Page): boolean {
  return (
    page.name !== before.name ||
    edge(page.content, 'top', (one) => isForced(one.style.breakBefore)) ||
    edge(before.content, 'bottom', (one) => isForced(one.style.breakAfter))
  );
}

/** Whether the outermost boxes that begin (or end) on the page are such. */
function edge(fragments: readonly Fragment[], side: 'top' | 'bottom', is: (one: Fragment) => boolean): boolean {
  const flow = fragments.filter(
    ({ pending, style, type }) =>
      pending === undefined && (type !== 'box' || (style.position !== 'absolute' && style.position !== 'fixed')),
  );
  const one = side === 'top' ? flow[0] : flow.at(-1);
  if (one?.type !== 'box') return false;
  return (one.edges[side] && is(one)) || edge(one.children, side, is);
}
