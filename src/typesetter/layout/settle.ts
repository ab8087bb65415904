// In: a document that names its own page numbers. Out: its pages when the numbers agree with themselves, in three passes at most.
import type { Box } from '../boxes/types.ts';
import type { PageSheets } from '../style/types.ts';
import type { FinishedText, FinishMemory, References } from './finished.ts';
import { asArtifact } from './fragment.ts';
import { type KeptLayout, keepPass, keptPages } from './kept.ts';
import { createContext } from './layout.ts';
import { layoutPages, PAGE_LIMIT, type PageRecord, pageArea, pageNameAt, type RawPage, sideOf } from './pages.ts';
import { pendingFragment, placePositioned } from './positioned.ts';
import { type CarriedBox, continueBox, type PageRoom } from './positioned-breaks.ts';
import { pageNumbersUnsettled } from './rules.ts';
import { contentOf, type PageContent } from './running.ts';
import type { Context, Fragment } from './types.ts';

const PASSES = 3;

/** A page with positioned boxes in place, and what it holds. */
export interface SettledPage extends RawPage, FinishedText {
  readonly folio: number;
}

interface Numbers {
  /** For each id: its page's index. */
  readonly ids: ReadonlyMap<string, number>;
  readonly folios: readonly number[];
  /** For each call of a note: its number on its page. */
  readonly notes: ReadonlyMap<string, number>;
}

type Base = Parameters<typeof createContext>[0];

export interface Settled {
  readonly pages: readonly SettledPage[];
  readonly cx: Context;
  readonly passes: KeptLayout['passes'];
  /** Those of the last pass. */
  readonly references: References;
}

export function settlePages(
  root: Box,
  styled: PageSheets,
  base: Omit<Base, 'pageReference'>,
  finished: FinishMemory,
  kept?: KeptLayout,
): Settled {
  let known: Numbers | undefined;
  let before: readonly (PageRecord | undefined)[] = [];
  const passes: KeptLayout['passes'][number][] = [];
  const { counterStyles, report } = base;
  for (let pass = 1; ; pass++) {
    let asking = new Map<string, string>();
    const numbers = known;
    const answer = (from: Numbers | undefined, target: string, counter: string, style: string): string => {
      if (from === undefined) return counterStyles.format(style, 0);
      if (counter === 'footnote') return counterStyles.format(style, from.notes.get(target) ?? 0);
      if (counter === 'pages') return counterStyles.format(style, from.folios.length);
      const index = from.ids.get(target);
      return index === undefined ? '' : counterStyles.format(style, from.folios[index] ?? 0);
    };
    const again = (from: Numbers | undefined, question: string) => {
      const [target, counter, style] = question.split('\n') as [string, string, string];
      return answer(from, target, counter, style);
    };
    const cx = createContext({
      ...base,
      pageReference: (target, counter, style) => {
        const text = answer(numbers, target, counter, style);
        asking.set(`${target}\n${counter}\n${style}`, text);
        return text;
      },
    });
    const records: (PageRecord | undefined)[] = [];
    const references: References = {
      begin: () => {
        asking = new Map();
        return asking;
      },
      unchanged: (asked) => {
        for (const [question, text] of asked) if (again(numbers, question) !== text) return false;
        return true;
      },
    };
    const raw = layoutPages(root, styled, cx, {
      known: before,
      records,
      ...references,
      kept: keptPages(kept, pass - 1, root, cx),
    });
    passes.push(keepPass(records));
    const pages = finishPages(raw, root, styled, finished, references, cx);
    const found = numbersOf(pages);
    const changed: string[] = [];
    for (const { asked } of [...records.filter((record) => record !== undefined), ...pages])
      for (const [question, text] of asked) {
        const [target, counter] = question.split('\n') as [string, string];
        // A target that is nowhere was told when the boxes were built.
        if (counter !== 'pages' && !found.ids.has(target)) continue;
        if (again(found, question) !== text) changed.push(target);
      }
    if (changed.length === 0) return { pages, cx, passes, references };
    if (pass === PASSES) {
      report(pageNumbersUnsettled, { names: [...new Set(changed)].slice(0, 8) });
      return { pages, cx, passes, references };
    }
    known = found;
    before = records;
  }
}

function numbersOf(pages: readonly SettledPage[]): Numbers {
  const ids = new Map<string, number>();
  for (const [index, page] of pages.entries())
    for (const { id } of page.found.targets) if (!ids.has(id)) ids.set(id, index);
  const notes = new Map<string, number>();
  for (const page of pages) for (const [at, id] of page.found.notes.entries()) notes.set(id, at + 1);
  return { ids, notes, folios: pages.map((page) => page.folio) };
}

/** Positioned boxes to their places; what is fixed appears on every page; what is too long goes on; page counters run. */
function finishPages(
  raw: readonly RawPage[],
  root: Box,
  styled: PageSheets,
  memory: FinishMemory,
  references: References,
  cx: Context,
): readonly SettledPage[] {
  const held: (readonly Box[])[] = raw.map(({ content }) => {
    let boxes = memory.fixed.get(content);
    if (boxes === undefined) {
      boxes = fixedIn(content);
      memory.fixed.set(content, boxes);
    }
    return boxes;
  });
  for (let round = 1; ; round++) {
    const fixed = [...new Set(held.flat())];
    const pages = finishTexts(raw, { root, styled, fixed, held }, memory, references, cx);
    // Fixed boxes inside positioned ones are known only when those are in their places.
    const found = pages.map((page) => page.fixed);
    const more = found.some((boxes) => boxes.some((box) => !fixed.includes(box)));
    if (!more || round === MOST_ROUNDS) {
      let folio = 0;
      return pages.map((page) => {
        folio = nextFolio(folio, page, page.found);
        return { ...page, folio };
      });
    }
    held.length = 0;
    for (const [i, boxes] of found.entries())
      held.push(boxes.filter((box) => !fixed.includes(box) || fixedIn(raw[i]?.content ?? []).includes(box)));
  }
}

/** Fixed boxes deeper inside one another than this stay on their own page. */
const MOST_ROUNDS = 4;

interface Standing {
  readonly root: Box;
  readonly styled: PageSheets;
  readonly fixed: readonly Box[];
  /** By page: those that its text holds. */
  readonly held: readonly (readonly Box[])[];
}

function finishTexts(
  raw: readonly RawPage[],
  { root, styled, fixed, held }: Standing,
  memory: FinishMemory,
  references: References,
  cx: Context,
): readonly (RawPage & FinishedText)[] {
  const pages: (RawPage & FinishedText)[] = [];
  let carried: readonly CarriedBox[] = [];
  for (let i = 0; i < raw.length || (carried.length > 0 && i < PAGE_LIMIT); i++) {
    const page = raw[i] ?? nextPage(pages.at(-1)!, carried, root, styled, cx);
    const repeated = fixed.length === 0 ? fixed : fixed.filter((box) => !held[i]?.includes(box));
    let done = carried.length === 0 ? memory.texts.get(page.content) : undefined;
    if (done === undefined || !isSameList(done.repeated, repeated) || !references.unchanged(done.asked)) {
      done = finishText(page, repeated, carried, references, cx);
      if (carried.length === 0) memory.texts.set(page.content, done);
    }
    carried = done.carried;
    pages.push({ ...page, ...done });
  }
  return pages;
}

/** A page for what positioned boxes still hold when the text is done. */
function nextPage(last: RawPage, carried: readonly CarriedBox[], root: Box, styled: PageSheets, cx: Context): RawPage {
  const { box, resume } = carried[0]!;
  const name = resume === undefined ? last.query.name : pageNameAt(box, resume, '', cx);
  const index = last.query.index + 1;
  const groupIndex = name === last.query.name ? last.query.groupIndex + 1 : 1;
  const query = { name, side: sideOf(index - 1, root.style), first: false, blank: false, index, groupIndex };
  const style = styled.pageStyle(query);
  return { query, style, ...pageArea(style), content: [], footnotes: [] };
}

function finishText(
  page: RawPage,
  repeated: readonly Box[],
  before: readonly CarriedBox[],
  references: References,
  cx: Context,
): FinishedText {
  const asked = references.begin();
  const room: PageRoom = { area: page.area, sheet: page.style.height, carried: [], fixed: [] };
  const pending = repeated.map((box) => pendingFragment(box, page.area.x, page.area.y));
  const own = page.content.length;
  const placed = placePositioned([...page.content, ...pending], page.area, cx, room).map((fragment, at) =>
    at < own ? fragment : asArtifact(fragment),
  );
  const continued = before.flatMap((one) => continueBox(one, room, cx) ?? []);
  const content = continued.length > 0 ? [...placed, ...placePositioned(continued, page.area, cx, room)] : placed;
  const footnotes = page.footnotes.length > 0 ? placePositioned(page.footnotes, page.area, cx) : page.footnotes;
  const found = contentOf(footnotes.length > 0 ? [...content, ...footnotes] : content);
  const { carried } = room;
  const fixed = room.fixed.filter((box) => !repeated.includes(box));
  return { repeated, asked, content, footnotes, found, carried, fixed };
}

function isSameList(one: readonly Box[], other: readonly Box[]): boolean {
  return one.length === other.length && one.every((box, at) => box === other[at]);
}

function fixedIn(fragments: readonly Fragment[], out: Box[] = []): readonly Box[] {
  for (const fragment of fragments) {
    if (fragment.pending?.style.position === 'fixed') out.push(fragment.pending);
    if (fragment.type !== 'text' && fragment.type !== 'line') fixedIn(fragment.children, out);
  }
  return out;
}

/** Counter `page` goes up by one on each page unless @page says otherwise (CSS Page 3, 7.1). */
function nextFolio(before: number, { style }: RawPage, found: PageContent): number {
  const { counterReset, counterIncrement, counterSet } = style.style;
  const reset = counterReset.find(({ name }) => name === 'page');
  const increment = counterIncrement.find(({ name }) => name === 'page');
  const set = counterSet.find(({ name }) => name === 'page');
  let folio = reset ? reset.value : before;
  if (!reset || increment) folio += increment?.value ?? 1;
  return set?.value ?? found.folio ?? folio;
}
