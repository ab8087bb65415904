// In: what `pages` asks for, and the multiple of the template. Out: which numbers of pages are right.
import type { Report } from '../base/diagnostic.ts';
import type { Place } from '../base/place.ts';
import { type PageCount, parsePages } from '../editorial/templates/formats.ts';
import { unfoldablePages } from './rules.ts';

export interface Wanted {
  /** The publication itself says it: then its text may be tightened, and what does not fit is told. */
  readonly asked: boolean;
  readonly exact: boolean;
  /** The smallest right number that is not below `pages`. */
  readonly up: (pages: number) => number | undefined;
  /** The largest right number that is not above `pages`. */
  readonly down: (pages: number) => number | undefined;
  /** What it takes, after « il en faut ». */
  readonly words: { readonly fr: string; readonly en: string };
}

/** `pages` as the front matter has it; the template's multiple holds unless a number or another multiple is given. */
export function wantedPages(pages: unknown, templateMultiple: number): Wanted {
  const count = readCount(pages);
  if (count?.exact !== undefined) {
    const { exact } = count;
    return {
      asked: true,
      exact: true,
      up: (from) => (from <= exact ? exact : undefined),
      down: (from) => (from >= exact ? exact : undefined),
      words: { fr: String(exact), en: String(exact) },
    };
  }
  const maximum = count?.maximum ?? Number.POSITIVE_INFINITY;
  const asked = count?.multiple ?? templateMultiple;
  // No multiple of 4 is at most 3: the upper limit counts.
  const multiple = asked > maximum ? 1 : asked;
  return {
    asked: count !== undefined,
    exact: false,
    up: (from) => within(Math.ceil(from / multiple) * multiple, maximum),
    down: (from) => within(Math.floor(Math.min(from, maximum) / multiple) * multiple, maximum),
    words:
      maximum === Number.POSITIVE_INFINITY
        ? { fr: `un multiple de ${multiple}`, en: `a multiple of ${multiple}` }
        : { fr: `${maximum} au plus`, en: `${maximum} at most` },
  };
}

/** A number of pages that what is folded cannot have. */
export function checkFold(pages: unknown, multiple: number, place: Place, report: Report): void {
  const exact = readCount(pages)?.exact;
  if (exact === undefined || exact % multiple === 0) return;
  const near = [Math.floor(exact / multiple) * multiple, Math.ceil(exact / multiple) * multiple];
  report(unfoldablePages, { pages: exact, multiple, all: near.filter((count) => count > 0) }, { place });
}

function readCount(pages: unknown): PageCount | undefined {
  if (typeof pages === 'string' || typeof pages === 'number') return parsePages(String(pages));
  if (typeof pages !== 'object' || pages === null) return undefined;
  const { maximum, multiple } = pages as { readonly maximum?: unknown; readonly multiple?: unknown };
  const count = {
    ...(isCount(maximum) && { maximum }),
    ...(isCount(multiple) && { multiple }),
  };
  return Object.keys(count).length > 0 ? count : undefined;
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
const within = (pages: number, maximum: number) => (pages > 0 && pages <= maximum ? pages : undefined);
