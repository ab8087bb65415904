// In: a document that names its own page numbers. Out: its pages when the numbers agree with themselves, in three passes at most.
import type { Box } from '../boxes/types.ts';
import type { StyledDocument } from '../style/types.ts';
import { createContext } from './layout.ts';
import { layoutPages, type RawPage } from './pages.ts';
import { placePositioned } from './positioned.ts';
import { pageNumbersUnsettled, unknownTarget } from './rules.ts';
import { contentOf, type PageContent } from './running.ts';
import type { Context, Fragment } from './types.ts';

const PASSES = 3;

/** A page with positioned boxes in place, and what it holds. */
export interface SettledPage extends RawPage {
  readonly folio: number;
  readonly found: PageContent;
}

interface Numbers {
  /** For each id: its page's index. */
  readonly ids: ReadonlyMap<string, number>;
  readonly folios: readonly number[];
}

type Base = Parameters<typeof createContext>[0];

export function settlePages(
  root: Box,
  styled: StyledDocument,
  base: Omit<Base, 'pageReference'>,
): { readonly pages: readonly SettledPage[]; readonly cx: Context } {
  let known: Numbers | undefined;
  const { counterStyles, report } = base;
  for (let pass = 1; ; pass++) {
    const asked = new Map<string, string>();
    const numbers = known;
    const answer = (from: Numbers | undefined, target: string, counter: string, style: string): string => {
      if (from === undefined) return counterStyles.format(style, 0);
      if (counter === 'pages') return counterStyles.format(style, from.folios.length);
      const index = from.ids.get(target);
      return index === undefined ? '' : counterStyles.format(style, from.folios[index] ?? 0);
    };
    const cx = createContext({
      ...base,
      pageReference: (target, counter, style) => {
        const text = answer(numbers, target, counter, style);
        asked.set(`${target}\n${counter}\n${style}`, text);
        return text;
      },
    });
    const pages = finishPages(layoutPages(root, styled, cx), cx);
    const found = numbersOf(pages);
    const changed: string[] = [];
    for (const [key, text] of asked) {
      const [target, counter, style] = key.split('\n') as [string, string, string];
      if (counter !== 'pages' && !found.ids.has(target)) {
        report(unknownTarget, { target: `#${target}` });
        continue;
      }
      if (answer(found, target, counter, style) !== text) changed.push(target);
    }
    if (changed.length === 0) return { pages, cx };
    if (pass === PASSES) {
      report(pageNumbersUnsettled, { names: [...new Set(changed)].slice(0, 8) });
      return { pages, cx };
    }
    known = found;
  }
}

function numbersOf(pages: readonly SettledPage[]): Numbers {
  const ids = new Map<string, number>();
  for (const [index, page] of pages.entries())
    for (const { id } of page.found.targets) if (!ids.has(id)) ids.set(id, index);
  return { ids, folios: pages.map((page) => page.folio) };
}

/** Positioned boxes to their places; what is fixed appears on every page; page counters run. */
function finishPages(raw: readonly RawPage[], cx: Context): readonly SettledPage[] {
  const held = raw.map((page) => contentOf(page.content).fixed);
  const fixed = [...new Set(held.flat())];
  let folio = 0;
  return raw.map((page, i) => {
    const others = fixed.filter((box) => !held[i]!.includes(box));
    const repeated = others.map(
      (box): Fragment => ({
        type: 'box',
        box: undefined,
        style: box.style,
        mark: { type: 'artifact', kind: 'layout' },
        place: box.place,
        x: page.area.x,
        y: page.area.y,
        width: 0,
        height: 0,
        children: [],
        edges: { top: true, right: true, bottom: true, left: true },
        ids: [],
        effects: [],
        pending: box,
      }),
    );
    const content = placePositioned([...page.content, ...repeated], page.area, cx);
    const footnotes = page.footnotes.length > 0 ? placePositioned(page.footnotes, page.area, cx) : page.footnotes;
    const found = contentOf(footnotes.length > 0 ? [...content, ...footnotes] : content);
    folio = nextFolio(folio, page, found);
    return { ...page, content, footnotes, found, folio };
  });
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
