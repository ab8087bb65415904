// In: the box tree of a document, its styles and fonts. Out: the document laid out: pages with all that is drawn on them, and bookmarks.
import type { Report } from '../../base/diagnostic.ts';
import type { Box, BoxTree, Mark } from '../boxes/types.ts';
import type { Style, StyledDocument } from '../style/types.ts';
import type { Fonts } from '../text/types.ts';
import type { Pictures } from './background.ts';
import { frameOf } from './box-sizes.ts';
import { createFinishMemory, finishAgain, keepPageStyles } from './finished.ts';
import type { KeptLayout } from './kept.ts';
import { createMemory } from './layout.ts';
import type { RunningMatter } from './margin-box.ts';
import { layoutPageMargins } from './page-margins.ts';
import { paintItems } from './paint-order.ts';
import { Running } from './running.ts';
import { type SettledPage, settlePages } from './settle.ts';
import type { Bookmark, Context, DisplayItem, Fragment, LaidOut, Page } from './types.ts';

/** Never throws for what the author wrote; ends after 5,000 pages. */
export function layoutDocument(tree: BoxTree, styled: StyledDocument, fonts: Fonts, report: Report): LaidOut {
  return layoutAgain(tree, styled, fonts, report).laidOut;
}

/** The same with what an earlier layout has kept, whose boxes `tree` is made of where they are equal. */
export function layoutAgain(
  tree: BoxTree,
  styled: StyledDocument,
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
  const pages: Page[] = [];
  const bookmarks: Bookmark[] = [];
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
    for (const { level, label, y } of found.bookmarks) bookmarks.push({ level, label, page: index + 1, y });
    const matter: RunningMatter = {
      counter: (name, style) =>
        counterStyles.format(style, name === 'page' ? page.folio : name === 'pages' ? settled.length : 0),
      string: (name, which) => strings.get(name, which) ?? '',
      element: (name, which) => elements.get(name, which),
      picture: pictures,
    };
    const { name, side, blank } = page.query;
    const { style, folio } = page;
    const trim = { width: style.width, height: style.height };
    pages.push(
      finishAgain(
        { number: index + 1, folio, name, side, blank, style, trim, found, canvas },
        matter,
        references,
        finished,
        (noted) => finishPage(page, index, canvas, layoutPageMargins(style, noted, cx), noted.picture, cx),
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
  canvas: Style | undefined,
  margins: readonly Fragment[],
  pictures: Pictures,
  cx: Context,
): Page {
  const { style, content, footnotes, query } = page;
  const backgrounds = pageBackgrounds(page, canvas);
  const items = paintItems(
    { backgrounds, content, footnotes, margins },
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

const BACKGROUND: Mark = { type: 'artifact', kind: 'background' };

/** The page box's own background and the document's canvas reach into the bleed; the page's borders stand at its margins. */
function pageBackgrounds(page: SettledPage, canvas: Style | undefined): readonly Fragment[] {
  const { style, margins } = page;
  const out: Fragment[] = [];
  const fragment = (own: Style, x: number, y: number, width: number, height: number): Fragment => ({
    type: 'box',
    box: undefined,
    style: own,
    mark: BACKGROUND,
    place: { file: '', line: 0, column: 0 },
    x,
    y,
    width,
    height,
    children: [],
    edges: { top: true, right: true, bottom: true, left: true },
    borders: frameOf(own, width).borders,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    ids: [],
    effects: [],
  });
  const { bleed } = style;
  const whole = (own: Style) =>
    fragment({ ...own, ...NO_BORDERS }, -bleed, -bleed, style.width + 2 * bleed, style.height + 2 * bleed);
  if (hasBackground(style.style)) out.push(whole(style.style));
  if (canvas) out.push(whole(canvas));
  const { borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = style.style;
  if (borderTopWidth + borderRightWidth + borderBottomWidth + borderLeftWidth > 0)
    out.push(
      fragment(
        { ...style.style, ...NO_BACKGROUND },
        margins.left,
        margins.top,
        style.width - margins.left - margins.right,
        style.height - margins.top - margins.bottom,
      ),
    );
  return out;
}

const NO_CORNER = { x: 0, y: 0 };
const NO_BORDERS = {
  borderTopWidth: 0,
  borderRightWidth: 0,
  borderBottomWidth: 0,
  borderLeftWidth: 0,
  borderTopLeftRadius: NO_CORNER,
  borderTopRightRadius: NO_CORNER,
  borderBottomRightRadius: NO_CORNER,
  borderBottomLeftRadius: NO_CORNER,
  outlineWidth: 0,
  position: 'static',
  transform: [],
  opacity: 1,
  overflow: 'visible',
} as const;
const NO_BACKGROUND = {
  backgroundColor: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 },
  backgroundLayers: [],
} as const;

function hasBackground(style: Style): boolean {
  return style.backgroundColor.alpha > 0 || style.backgroundLayers.length > 0;
}

/** The root's background, or else the body's, is the canvas's (CSS Backgrounds 3, 2.11): taken off its box, painted on each page. */
function splitCanvas(root: Box): { readonly root: Box; readonly canvas: Style | undefined } {
  const bare = (box: Box): Box => ({ ...box, style: { ...box.style, ...NO_BACKGROUND } }) as Box;
  if (hasBackground(root.style)) return { root: bare(root), canvas: root.style };
  if (root.type !== 'block') return { root, canvas: undefined };
  const at = root.children.findIndex((child) => child.origin === 'body');
  const body = root.children[at];
  if (!body || !hasBackground(body.style)) return { root, canvas: undefined };
  return {
    root: { ...root, children: root.children.map((child, i) => (i === at ? bare(child) : child)) },
    canvas: body.style,
  };
}
