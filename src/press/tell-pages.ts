// In: a publication brought to its pages, or not. Out: what was done for it, or where lines are to be cut or added.
import type { Report } from '../base/diagnostic.ts';
import type { Place } from '../base/place.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';
import type { Wanted } from './page-count.ts';
import { type Cut, pagesFitted, tooLong, tooShort } from './rules.ts';
import { bodyLine, type Section, sectionsOf } from './sections.ts';

/** What was changed of a publication so that it has its pages. */
export interface Fit {
  /** Height of the text's lines beside the drawn one: 0.98 is 2 % tighter. */
  readonly leading: number;
  /** Titles of what was left out. */
  readonly leftOut: readonly string[];
  readonly fillers: number;
}

export interface Told {
  readonly laidOut: LaidOut;
  readonly excess: number;
  readonly fit: Fit;
  readonly wanted: Wanted;
  readonly titles: ReadonlyMap<string, string>;
  /** Where `pages` is written. */
  readonly place: Place;
  /** The template's multiple, for the numbers of pages that are suggested. */
  readonly multiple: number;
}

export function tellPages(told: Told, report: Report): void {
  const { excess, fit, laidOut, place } = told;
  const pages = laidOut.pages.length;
  const { leading, leftOut, fillers } = fit;
  if (excess === 0 && (leading !== 1 || leftOut.length > 0 || fillers > 0))
    report(pagesFitted, { pages, leading, leftOut, fillers }, { place });
  if (excess > 0) tellLong(told, report);
  else if (excess < 0) tellShort(told, report);
}

/** Lines that a section's only page weighs more than any other. */
const LAST_PAGE = 1e6;

interface Written extends Section {
  readonly place: Place;
}

function writtenSections({ laidOut, titles }: Told): readonly Written[] {
  const written = (file: string) => titles.has(file);
  const all = sectionsOf(laidOut, bodyLine(laidOut), written);
  return all.filter((section): section is Written => section.place !== undefined);
}

/** The sections whose last page has the fewest lines: each gives up a page for the least cutting. */
function tellLong(told: Told, report: Report): void {
  const { laidOut, excess, multiple, place } = told;
  const pages = laidOut.pages.length;
  const sections = writtenSections(told);
  const cuts = new Map<Written, number>();
  const given = new Map<Written, number>();
  for (let i = 0; i < excess; i += 1) {
    // Each section keeps a page as long as others have one to give.
    const cost = (section: Written) => {
      const pagesGiven = given.get(section) ?? 0;
      const lines = pagesGiven === 0 ? section.lines : section.full;
      const kept = section.last - section.first + 1 - pagesGiven;
      return kept > 1 ? lines : kept === 1 ? lines + LAST_PAGE : Number.POSITIVE_INFINITY;
    };
    const [first] = sections
      .filter((section) => cost(section) < Number.POSITIVE_INFINITY)
      .sort((a, b) => cost(a) - cost(b));
    if (first === undefined) break;
    cuts.set(first, (cuts.get(first) ?? 0) + (given.has(first) ? first.full : first.lines));
    given.set(first, (given.get(first) ?? 0) + 1);
  }
  const next = Math.ceil(pages / multiple) * multiple;
  const total = [...cuts.values()].reduce((sum, lines) => sum + lines, 0);
  const tell = (lines: number, page: number, at: Place) =>
    report(tooLong, { ...cutOf(told, lines, page, at), total, next }, { place: at, page });
  if (cuts.size === 0) tell(excess, pages, place);
  for (const [section, lines] of [...cuts].sort(([a], [b]) => a.first - b.first))
    tell(lines, section.last, section.place);
}

function cutOf({ laidOut, titles, wanted }: Told, lines: number, page: number, at: Place): Cut {
  const { fr, en } = wanted.words;
  return { title: titles.get(at.file) ?? '', lines, page, pages: laidOut.pages.length, wanted: fr, wantedEn: en };
}

/** The section whose last page has the least room: it needs the fewest lines to take one more. */
function tellShort(told: Told, report: Report): void {
  const { laidOut, excess, multiple, place } = told;
  const pages = laidOut.pages.length;
  const sections = writtenSections(told);
  const section = sections.reduce<Written | undefined>(
    (best, one) => (best && best.free <= one.free ? best : one),
    undefined,
  );
  const lines = section ? section.free + 1 + (-excess - 1) * section.full : -excess;
  const next = Math.floor(pages / multiple) * multiple || undefined;
  const at = section?.place ?? place;
  const page = section?.last ?? pages;
  report(tooShort, { ...cutOf(told, lines, page, at), next }, { place: at, page });
}
