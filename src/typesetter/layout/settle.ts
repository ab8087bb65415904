// In: a document that names its own page numbers. Out: its pages when the numbers agree with themselves, in three passes at most.
import type { Box } from '../boxes/types.ts';
import type { PageSheets } from '../style/types.ts';
import type { FinishedText, FinishMemory, References } from './finished.ts';
import { asArtifact } from './fragment.ts';
import { type KeptLayout, keepPass, keptPages } from './kept.ts';
import { createContext } from './layout.ts';
import { layoutPages, type PageRecord, type RawPage } from './pages.ts';
import { pendingFragment, placePositioned } from './positioned.ts';
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
    const pages = finishPages(raw, finished, references, cx);
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

/** Positioned boxes to their places; what is fixed appears on every page; page counters run. */
function finishPages(
  raw: readonly RawPage[],
  memory: FinishMemory,
  references: References,
  cx: Context,
): readonly SettledPage[] {
  const held = raw.map(({ content }) => {
    let boxes = memory.fixed.get(content);
    if (boxes === undefined) {
      boxes = fixedIn(content);
      memory.fixed.set(content, boxes);
    }
    return boxes;
  });
  const fixed = [...new Set(held.flat())];
  let folio = 0;
  return raw.map((page, i) => {
    const repeated = fixed.length === 0 ? fixed : fixed.filter((box) => !held[i]!.includes(box));
    let done = memory.texts.get(page.content);
    if (done === undefined || !isSameList(done.repeated, repeated) || !references.unchanged(done.asked)) {
      done = finishText(page, repeated, references, cx);
      memory.texts.set(page.content, done);
    }
    folio = nextFolio(folio, page, done.found);
    return { ...page, ...done, folio };
  });
}

function finishText(page: RawPage, repeated: readonly Box[], references: References, cx: Context): FinishedText {
  const asked = references.begin();
  const pending = repeated.map((box) => pendingFragment(box, page.area.x, page.area.y));
  const own = page.content.length;
  const content = placePositioned([...page.content, ...pending], page.area, cx).map((fragment, at) =>
    at < own ? fragment : asArtifact(fragment),
  );
  const footnotes = page.footnotes.length > 0 ? placePositioned(page.footnotes, page.area, cx) : page.footnotes;
  const found = contentOf(footnotes.length > 0 ? [...content, ...footnotes] : content);
  return { repeated, asked, content, footnotes, found };
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
