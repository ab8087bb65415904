// In: the box tree of a document, its styles and fonts. Out: the document laid out: pages with all that is drawn on them, and bookmarks.
import type { Report } from '../../base/diagnostic.ts';
import type { Box, BoxTree } from '../boxes/types.ts';
import type { PageSheets } from '../style/types.ts';
import type { Fonts } from '../text/types.ts';
import type { Pictures } from './background.ts';
import { marginsOf } from './box-sizes.ts';
import { createFinishMemory, finishAgain, keepPageStyles } from './finished.ts';
import type { KeptLayout } from './kept.ts';
import { createMemory } from './layout.ts';
import type { RunningMatter } from './margin-box.ts';
import { type Canvas, canvasBackground, pageBackground, splitCanvas } from './page-backgrounds.ts';
import { layoutPageMargins } from './page-margins.ts';
import { paintItems } from './paint-order.ts';
import { isAbsolute } from './positioned.ts';
import { Running } from './running.ts';
import { changed, createRunningCounters } from './running-counters.ts';
import { type SettledPage, settlePages } from './settle.ts';
import type { Bookmark, Context, DisplayItem, Fragment, LaidOut, Page } from './types.ts';

/** Never throws for what the author wrote; ends after 5,000 pages. */
export function layoutDocument(tree: BoxTree, styled: PageSheets, fonts: Fonts, report: Report): LaidOut {
  return layoutAgain(tree, styled, fonts, report).laidOut;
}

/** The same with what an earlier layout has kept, whose boxes `tree` is made of where they are equal. */
export function layoutAgain(
  tree: BoxTree,
  styled: PageSheets,
  fonts: Fonts,
  report: Report,
  before?: KeptLayout,
): { readonly laidOut: LaidOut; readonly kept: KeptLayout } {
  // The page itself stands nowhere in the text: what its rules lack is told at the document's beginning.
  const pictures: Pictures = (path, place) => tree.pictures(path, place.line > 0 ? place : tree.root.place);
  const { root, canvas } = splitCanvas(tree.root);
  const memory = before?.memory ?? createMemory();
  const finished = before?.finished ?? createFinishMemory();
  const { styled: known, styles } = keepPageStyles(styled, before?.styles ?? []);
  const { counterStyles } = styled;
  const {
    pages: settled,
    cx,
    passes,
    references,
  } = settlePages(root, known, { fonts, report, counterStyles, links: tree.links, memory }, finished, before);
  const strings = new Running<string>();
  const elements = new Running<Box>();
  const counters = createRunningCounters();
  const pages: Page[] = [];
  const bookmarks: Bookmark[] = [];
  const canvases = canvas ? rootBoxes(settled, canvas) : [];
  for (const [index, page] of settled.entries()) {
    const { found, area } = page;
    strings.page(
      found.strings.map(({ name, text, y }) => ({ name, value: text, y })),
      area.y,
    );
    elements.page(
      found.elements.map(({ name, box, y }) => ({ name, value: box, y })),
      area.y,
    );
    counters.page(found.counters, page.style.style);
    for (const { level, label, y } of found.bookmarks) bookmarks.push({ level, label, page: index + 1, y });
    const matter: RunningMatter = {
      counter: (name, style, own) => {
        if (name === 'pages') return counterStyles.format(style, settled.length);
        const value = name === 'page' ? page.folio : counters.value(name);
        return counterStyles.format(style, own ? changed(value, name, own) : value);
      },
      string: (name, which) => strings.get(name, which) ?? '',
      element: (name, which) => elements.get(name, which),
      picture: pictures,
    };
    const { name, side, blank } = page.query;
    const { style, folio } = page;
    const trim = { width: style.width, height: style.height };
    pages.push(
      finishAgain(
        { number: index + 1, folio, name, side, blank, style, trim, found, canvas: canvases[index] },
        matter,
        references,
        finished,
        (noted) => finishPage(page, index, canvases[index], layoutPageMargins(style, noted, cx), noted.picture, cx),
      ),
    );
  }
  const { tags, title, lang, author, subject, keywords, date } = tree;
  return {
    laidOut: { pages, tags, bookmarks, title, lang, author, subject, keywords, date },
    kept: { memory, root, passes, finished, styles },
  };
}

function finishPage(
  page: SettledPage,
  index: number,
  canvas: Fragment | undefined,
  margins: readonly Fragment[],
  pictures: Pictures,
  cx: Context,
): Page {
  const { style, content, footnotes, query } = page;
  const backgrounds = pageBackground(style);
  const items = paintItems(
    { backgrounds, canvas: canvas ? [canvas] : [], content, footnotes, margins },
    { pictures, report: cx.report, page: index + 1 },
  );
  return {
    number: index + 1,
    folio: page.folio,
    name: query.name,
    side: query.side,
    blank: query.blank,
    trim: { width: style.width, height: style.height },
    style,
    content,
    footnotes,
    margins,
    items: withDestinations(items, page),
  };
}

/** Ids as places that links reach. */
function withDestinations(items: readonly DisplayItem[], { found }: SettledPage): readonly DisplayItem[] {
  if (found.targets.length === 0 || items.some((item) => item.type === 'destination')) return items;
  return [...found.targets.map(({ id, y }): DisplayItem => ({ type: 'destination', id, x: 0, y })), ...items];
}

/** The canvas of each page. A picture in it stands where the root element would if all pages were one. */
function rootBoxes(pages: readonly SettledPage[], canvas: Canvas): readonly Fragment[] {
  const pictured = canvas.style.backgroundLayers.length > 0;
  // Pages that positioned boxes alone have made hold no piece of the root.
  const roots = pages.map(({ content: [first] }) => (first && !isAbsolute(first.style) ? first : undefined));
  const heights = pages.map(({ area }, i) => roots[i]?.height ?? area.height);
  const height = heights.reduce((sum, one) => sum + one, 0);
  let above = 0;
  return pages.map((page, i) => {
    const { area } = page;
    const margins = marginsOf(canvas.root, area.width);
    const root = roots[i];
    const box = {
      x: root?.x ?? area.x + margins.left,
      y: area.y + margins.top - above,
      width: root?.width ?? area.width - margins.left - margins.right,
      height,
    };
    above += Math.max(heights[i]!, i < pages.length - 1 ? area.height : 0);
    // A plain colour is the same wherever the document begins.
    return canvasBackground(
      page,
      canvas,
      pictured ? box : { x: area.x, y: area.y, width: area.width, height: area.height },
    );
  });
}
