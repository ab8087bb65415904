// In: pages of a document laid out before. Out: what was made of them then, for the same text, style and running matter.
import type { Place } from '../../base/place.ts';
import { same } from '../../base/same.ts';
import type { Box, Picture } from '../boxes/types.ts';
import type { PageQuery, PageSheets, PageStyle, Style } from '../style/types.ts';
import type { Pictures } from './background.ts';
import type { RunningMatter } from './margin-box.ts';
import type { CarriedBox } from './positioned-breaks.ts';
import type { PageContent } from './running.ts';
import type { Fragment, Page } from './types.ts';

/** References that were asked for, by question, as they read; and whether they still do. */
export interface References {
  readonly begin: () => ReadonlyMap<string, string>;
  readonly unchanged: (asked: ReadonlyMap<string, string>) => boolean;
}

/** A page with positioned boxes in their places. */
export interface FinishedText {
  /** Fixed boxes of other pages that stand on this one. */
  readonly repeated: readonly Box[];
  readonly asked: ReadonlyMap<string, string>;
  readonly content: readonly Fragment[];
  readonly footnotes: readonly Fragment[];
  readonly found: PageContent;
  /** Positioned boxes that go on over the next pages, and fixed ones that stand here. */
  readonly carried: readonly CarriedBox[];
  readonly fixed: readonly Box[];
}

interface FinishedPage {
  readonly page: Page;
  readonly canvas: Fragment | undefined;
  readonly asked: ReadonlyMap<string, string>;
  readonly answers: readonly Answer[];
}

type Answer =
  | {
      readonly type: 'counter';
      readonly name: string;
      readonly how: string;
      readonly own: Style | undefined;
      readonly is: string;
    }
  | { readonly type: 'string'; readonly name: string; readonly how: string; readonly is: string }
  | { readonly type: 'element'; readonly name: string; readonly how: string; readonly is: Box | undefined }
  | { readonly type: 'picture'; readonly path: string; readonly place: Place; readonly is: Picture | undefined };

/** By the page's text, which is one object as long as nothing on the page has changed. */
export interface FinishMemory {
  readonly fixed: WeakMap<readonly Fragment[], readonly Box[]>;
  readonly texts: WeakMap<readonly Fragment[], FinishedText>;
  readonly pages: WeakMap<PageContent, FinishedPage>;
}

export function createFinishMemory(): FinishMemory {
  return { fixed: new WeakMap(), texts: new WeakMap(), pages: new WeakMap() };
}

/** `pageStyle` that gives the style objects of the last time wherever they are equal; `styles` becomes those of this time. */
export function keepPageStyles(
  styled: PageSheets,
  before: readonly PageStyle[],
): { readonly styled: PageSheets; readonly styles: readonly PageStyle[] } {
  const styles: PageStyle[] = [];
  const known = new Map<PageStyle, PageStyle>();
  const pageStyle = (query: PageQuery): PageStyle => {
    const now = styled.pageStyle(query);
    let style = known.get(now);
    if (style === undefined) {
      style = before.find((one) => same(one, now)) ?? now;
      known.set(now, style);
      styles.push(style);
    }
    return style;
  };
  return { styled: { ...styled, pageStyle }, styles };
}

/** The page again with all that is painted on it, if `make` would be given the same answers; else what `make` makes of it. */
export function finishAgain(
  about: Omit<Page, 'content' | 'footnotes' | 'margins' | 'items'> & {
    readonly found: PageContent;
    readonly canvas: Fragment | undefined;
  },
  matter: RunningMatter,
  references: References,
  memory: FinishMemory,
  make: (matter: RunningMatter) => Page,
): Page {
  const { found, canvas, number, folio, name, side, blank, style } = about;
  const last = memory.pages.get(found);
  if (
    last !== undefined &&
    last.page.style === style &&
    same(last.canvas, canvas) &&
    last.answers.every((answer) => isStill(answer, matter)) &&
    references.unchanged(last.asked)
  ) {
    const { page } = last;
    if (page.number === number && page.folio === folio && page.name === name && page.side === side) return page;
    return { ...page, number, folio, name, side, blank };
  }
  const answers: Answer[] = [];
  const asked = references.begin();
  const page = make(noting(matter, answers));
  memory.pages.set(found, { page, canvas, asked, answers });
  return page;
}

function noting(matter: RunningMatter, answers: Answer[]): RunningMatter {
  const picture: Pictures = (path, place) => {
    const is = matter.picture(path, place);
    answers.push({ type: 'picture', path, place, is });
    return is;
  };
  return {
    counter: (name, how, own) => {
      const is = matter.counter(name, how, own);
      answers.push({ type: 'counter', name, how, own, is });
      return is;
    },
    string: (name, how) => {
      const is = matter.string(name, how);
      answers.push({ type: 'string', name, how, is });
      return is;
    },
    element: (name, how) => {
      const is = matter.element(name, how);
      answers.push({ type: 'element', name, how, is });
      return is;
    },
    picture,
  };
}

function isStill(answer: Answer, matter: RunningMatter): boolean {
  switch (answer.type) {
    case 'counter':
      return matter.counter(answer.name, answer.how, answer.own) === answer.is;
    case 'string':
      return matter.string(answer.name, answer.how) === answer.is;
    case 'element':
      return matter.element(answer.name, answer.how) === answer.is;
    case 'picture':
      return same(matter.picture(answer.path, answer.place), answer.is);
  }
}
