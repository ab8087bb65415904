// In: the box tree and the rules of pages. Out: pages one after the other, each with its own size, side and name (CSS Page 3).
import type { Sides } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { Box } from '../boxes/types.ts';
import type { PageQuery, PageSheets, PageStyle, Style } from '../style/types.ts';
import { frameOf, marginsOf } from './box-sizes.ts';
import { edgesOf, isForced } from './breaks.ts';
import { moved, NO_STRUT, placed } from './fragment.ts';
import { fillFragmentainer, NOTHING_OWED, owes } from './fragmentainer.ts';
import type { FindPage } from './kept.ts';
import { pageWithoutRoom, tooManyPages } from './rules.ts';
import type { Context, Fragment, Owed, Placed, Resume } from './types.ts';

/** More pages than any mairie prints: something is wrong. */
export const PAGE_LIMIT = 5000;

/** A page with its text, before positioned boxes and margin boxes. Coordinates from the trim corner. */
export interface RawPage {
  readonly query: PageQuery;
  readonly style: PageStyle;
  /** The page area: what text may fill. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly margins: Sides;
  readonly content: readonly Fragment[];
  readonly footnotes: readonly Fragment[];
}

/** What @page leaves to the text. */
export function pageArea(page: PageStyle): { readonly margins: Sides; readonly area: RawPage['area'] } {
  const { style, width, height } = page;
  const across = marginsOf(style, width);
  const margins = {
    ...across,
    top: blockMargin(style.marginTop, height),
    bottom: blockMargin(style.marginBottom, height),
  };
  const frame = frameOf(style, width);
  const left = margins.left + frame.borders.left + frame.padding.left;
  const top = margins.top + frame.borders.top + frame.padding.top;
  return {
    margins,
    area: {
      x: left,
      y: top,
      width: Math.max(0, width - left - margins.right - frame.borders.right - frame.padding.right),
      height: Math.max(0, height - top - margins.bottom - frame.borders.bottom - frame.padding.bottom),
    },
  };
}

function blockMargin(margin: Style['marginTop'], height: number): number {
  return margin === 'auto' ? 0 : resolveLength(margin, height);
}

/** A page of one pass, for the next: the same again if it begins at the same point and its references read the same. */
export interface PageRecord {
  readonly from: string;
  /** `from` of the page after it. */
  readonly next: string;
  readonly style: PageStyle;
  readonly page: FilledPage;
  readonly raw: RawPage;
  /** References met on it, by question, as they read. */
  readonly asked: ReadonlyMap<string, string>;
}
export interface Recorder {
  /** Pages of the pass before, by index; blank ones undefined. */
  readonly known: readonly (PageRecord | undefined)[];
  readonly records: (PageRecord | undefined)[];
  /** Begins to note what a page asks. */
  readonly begin: () => ReadonlyMap<string, string>;
  readonly unchanged: (asked: ReadonlyMap<string, string>) => boolean;
  /** The page of the same pass, when the document was laid out before. */
  readonly kept: FindPage;
}

export function layoutPages(root: Box, styled: PageSheets, cx: Context, recorder: Recorder): readonly RawPage[] {
  const pages: RawPage[] = [];
  const { known, records } = recorder;
  let resume: Resume | undefined;
  let owed: Owed = NOTHING_OWED;
  let forced: Placed['forced'] = firstSide(root, cx);
  let group = 0;
  let groupName: string | undefined;
  let from = '';
  for (;;) {
    const name = pageNameAt(root, resume, '', cx);
    group = name === groupName ? group + 1 : 1;
    groupName = name;
    let side = sideOf(pages.length, root.style);
    const wanted = sideWanted(forced);
    if (wanted && wanted !== side) {
      if (pages.length > 0) {
        pages.push(blankPage(pages.length, side, name, styled));
        records.push(undefined);
        side = wanted;
      } else side = wanted;
    }
    const index = pages.length + 1;
    const query: PageQuery = { name, side, first: index === 1, blank: false, index, groupIndex: group };
    const style = styled.pageStyle(query);
    const fits = (one: PageRecord | undefined) =>
      one !== undefined && one.from === from && one.style === style && recorder.unchanged(one.asked);
    let record = known[pages.length];
    if (!fits(record)) {
      const kept = !owes(owed) ? recorder.kept(from, style) : undefined;
      record = kept && { ...kept, style, raw: { ...kept.raw, query, style } };
    }
    if (record === undefined || !fits(record)) {
      const { area, margins } = pageArea(style);
      if (area.height < 1 || area.width < 1) cx.report(pageWithoutRoom, {}, { page: index });
      const asked = recorder.begin();
      const page = layoutPage(root, resume, owed, area, style, cx);
      const raw: RawPage = { query, style, area, margins, content: page.content, footnotes: page.footnotes };
      record = { from, next: nextOf(page), style, page, raw, asked };
    }
    const { page, next } = record;
    pages.push(record.raw);
    records.push(record);
    owed = page.owed;
    forced = page.forced;
    if (page.resume === undefined && !owes(owed)) return pages;
    if (pages.length >= PAGE_LIMIT) {
      cx.report(tooManyPages, { pages: PAGE_LIMIT }, { page: pages.length });
      return pages;
    }
    // A page that took nothing would be followed by the same again, without end.
    if (next === from) return pages;
    from = next;
    resume = page.resume ?? FINISHED;
  }
}

/** The text is done; only notes and floats are left. */
const FINISHED: Resume = { at: Number.MAX_SAFE_INTEGER, consumed: 0, parts: [] };

/** Nothing stood yet: floats filled the first page. */
const START: Resume = { at: 0, consumed: 0, parts: [] };

/** Where the page after this one begins, as a text. */
function nextOf({ resume, owed }: FilledPage): string {
  return keyOf(resume ?? FINISHED) + (owes(owed) ? keyOf(owed) : '');
}

function keyOf(from: Resume | Owed): string {
  return (
    JSON.stringify(from, (name, value: unknown) =>
      name === 'box' ? (value as Box).place : name === 'boxes' ? (value as Box[]).map(({ place }) => place) : value,
    ) ?? ''
  );
}

/** The first page is a right one, where the text runs from left to right (CSS Page 3, 6.1). */
export function sideOf(index: number, { direction }: Style): 'left' | 'right' {
  return (index % 2 === 0) === (direction === 'ltr') ? 'right' : 'left';
}

function sideWanted(forced: Placed['forced']): 'left' | 'right' | undefined {
  if (forced === 'left' || forced === 'verso') return 'left';
  return forced === 'right' || forced === 'recto' ? 'right' : undefined;
}

function firstSide(root: Box, cx: Context): Placed['forced'] {
  const { before } = edgesOf(root, cx);
  return isForced(before) ? before : undefined;
}

function blankPage(index: number, side: 'left' | 'right', name: string, styled: PageSheets): RawPage {
  const query: PageQuery = { name, side, first: index === 0, blank: true, index: index + 1, groupIndex: 1 };
  const style = styled.pageStyle(query);
  return { query, style, ...pageArea(style), content: [], footnotes: [] };
}

/** The name of the page on which what comes next belongs. */
export function pageNameAt(box: Box, resume: Resume | undefined, inherited: string, cx: Context): string {
  const own = box.style.page === 'auto' ? inherited : box.style.page;
  if (resume === undefined) return edgesOf(box, cx).firstPage ?? own;
  const child = box.type === 'block' ? box.children[resume.at] : undefined;
  if (child === undefined) return own;
  return pageNameAt(child, resume.parts[0], own, cx);
}

export interface FilledPage {
  readonly content: readonly Fragment[];
  readonly footnotes: readonly Fragment[];
  readonly resume: Resume | undefined;
  readonly forced: Placed['forced'];
  readonly owed: Owed;
}

function layoutPage(
  root: Box,
  resume: Resume | undefined,
  before: Owed,
  area: RawPage['area'],
  page: PageStyle,
  cx: Context,
): FilledPage {
  const { width, height } = area;
  const finished = resume === FINISHED;
  const flow = finished
    ? undefined
    : (room: number, mustPlace: boolean) => layoutText(root, resume, area, room, mustPlace, page.footnoteArea, cx);
  const reference = { kind: 'page', width, height, notes: page.footnoteArea, mustPlace: true } as const;
  const { text, head, edges, owed } = fillFragmentainer(reference, before, flow, cx);
  const { fragment } = text ?? {};
  return {
    content: fragment ? [head === 0 ? fragment : moved(fragment, fragment.x, fragment.y + head)] : [],
    footnotes: edges.map((edge) => moved(edge, area.x + edge.x, area.y + edge.y)),
    resume: text ? text.resume : finished ? undefined : (resume ?? START),
    forced: text?.forced,
    owed,
  };
}

function layoutText(
  root: Box,
  resume: Resume | undefined,
  area: RawPage['area'],
  height: number,
  mustPlace: boolean,
  notes: Style,
  cx: Context,
): Placed {
  const margins = marginsOf(root.style, area.width);
  const top = resume === undefined ? margins.top : 0;
  // A margin taller than the page takes the page; what is left of it is cut off at the break.
  if (top >= height && mustPlace) return placed(undefined, { resume: { at: 0, consumed: 0, parts: [] } });
  const result = cx.layout(
    root,
    {
      inline: area.width,
      block: area.height,
      fragmentainer: { kind: 'page', remaining: height - top, height: area.height, pageName: '', notes },
      marginStrut: NO_STRUT,
      exclusions: [],
      mustPlace,
      root: true,
    },
    resume,
  );
  return result.fragment
    ? { ...result, fragment: moved(result.fragment, area.x + margins.left, area.y + top) }
    : result;
}
