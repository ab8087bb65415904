// In: a document and its style sheets. Out: every element with its computed style, the pages, the faces, the counter styles.

import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import type { Document, Element, Text } from '../html/types.ts';
import type { FontSource, Fonts } from '../text/types.ts';
import { dressAgain, type FilesRead, isReadAgain, notingHost } from './again.ts';
import { type Reading, readInlineBlock } from './blocks.ts';
import { byPseudoElement, type Cascade, type Matched, makeCascade, matchElement, stepsOf } from './cascade.ts';
import { ABOVE, type Computed, type ComputeOptions, compute } from './compute.ts';
import { makeCounterStyles } from './counters.ts';
import type { Declared } from './declarations.ts';
import { type MeasureFace, measureFaces, unknownFace } from './face-units.ts';
import { hintsOf } from './hints.ts';
import { mediaMatches } from './media.ts';
import { createStyleMemory, type StyleMemory, trimStyleMemory } from './memory.ts';
import { openSheet } from './opening.ts';
import { makePageStyle } from './page.ts';
import { areaOf } from './page-box.ts';
import { variableCycle } from './rules.ts';
import type { PseudoElement } from './selectors.ts';
import { type Block, emptySheets } from './sheets.ts';
import { type Siblings, siblingsOf } from './siblings.ts';
import { readSheet } from './stylesheet.ts';
import type { Style, Styled, StyledDocument } from './types.ts';
import { USER_AGENT_SHEET } from './user-agent.ts';

export interface StyleOptions {
  readonly host: Host;
  readonly report: Report;
  /** Sheets of the user's origin: weaker than the document's own, but for what is `!important`. */
  readonly userSheets: readonly { readonly text: string; readonly path: string }[];
  /** Points; overrides whatever size the document gives to its root. */
  readonly rootFontSize?: number;
  /** The faces that a document's sheets name, with those that stand behind them: asked where a unit is one of the face. */
  readonly fonts?: (faces: readonly FontSource[], host: Host) => Fonts;
  /** What earlier documents of this process have left. */
  readonly memory?: StyleMemory | undefined;
  /** The document is likely to come again: then its elements are kept in `memory` too. */
  readonly reprint?: boolean;
}

/** Styles a whole document. Never throws: mistakes in the sheets are reported at their place. */
export function styleDocument(document: Document, options: StyleOptions): StyledDocument {
  const { host, memory = createStyleMemory() } = options;
  trimStyleMemory(memory);
  let told = false;
  const tell: Report = (...one) => {
    told = true;
    options.report(...one);
  };
  const { fonts } = options;
  const initial = fonts ? measureFaces(() => fonts([], host)) : unknownFace;
  const asked = sheetsAsked(document, options, initial);
  const kept = memory.outfits as readonly Dressing[];
  const last = kept.find((one) => isSame(one.asked, asked));
  const again = last && last.documents < MOST_DOCUMENTS && isReadAgain(last.read, host) ? last : undefined;
  const dressing = again ?? newDressing(document, asked, options, tell, memory, initial);
  dressing.door.report = tell;
  const { reading } = dressing;
  const before = again?.root && !speaksOfPlaces(reading) ? dressAgain(document.root, again.root.styled) : undefined;
  const root =
    before && again?.root
      ? { styled: before, computed: again.root.computed }
      : dress({ ...dressing, document, tree: siblingsOf(document.root) }, document.root, ABOVE);
  const pages =
    again?.pages && again.pages.computed === root.computed && !again.pages.told
      ? again.pages
      : pagesOf(dressing, root.computed);
  // What was told must be told again the next time: then it is found anew.
  const now = { ...dressing, documents: dressing.documents + 1, root: options.reprint ? root : undefined, pages };
  const others = kept.filter((one) => one !== last);
  memory.outfits = told ? others : [now, ...others].slice(0, MOST_DRESSINGS);
  return {
    root: root.styled,
    fontFaces: reading.sheets.faces,
    counterStyles: dressing.counterStyles,
    pageStyle: pages.style,
  };
}

/** `told`: a mistake was found in the making, and must be found again. */
interface Pages {
  readonly style: StyledDocument['pageStyle'];
  readonly computed: Computed;
  told: boolean;
}

function pagesOf({ reading, shared }: Dressing, computed: Computed): Pages {
  const { known, page, measure } = shared;
  const cycle = (name: string) => {
    pages.told = true;
    reading.report(variableCycle, { name });
  };
  const pages: Pages = {
    style: makePageStyle(reading.sheets, computed, { cycle, known, page, measure }),
    computed,
    told: false,
  };
  return pages;
}

/** A sheet in which elements' places are selected or printed. */
function speaksOfPlaces({ texts }: Reading): boolean {
  return texts.some((text) => text.includes('data-src'));
}

/** What documents with the same sheets have in common. */
interface Dressing extends Pick<Dresser, 'reading' | 'cascade' | 'shared' | 'blocks' | 'wardrobes'> {
  /** All that says which sheets are read, and the files that they were found in. */
  readonly asked: readonly string[];
  readonly read: FilesRead;
  readonly documents: number;
  /** Rules are compiled when they first match, maybe by a later document. */
  readonly door: { report: Report };
  readonly counterStyles: StyledDocument['counterStyles'];
  /** The last of them. */
  readonly root?: { readonly styled: Styled; readonly computed: Computed } | undefined;
  readonly pages?: Pages;
}

/** A publication may be tried at several sizes and tightnesses for its number of pages. */
const MOST_DRESSINGS = 4;
/** Outfits of elements that are no more are let go by beginning anew. */
const MOST_DOCUMENTS = 200;

function newDressing(
  document: Document,
  asked: readonly string[],
  { host, userSheets, rootFontSize, fonts }: StyleOptions,
  tell: Report,
  memory: StyleMemory,
  initial: MeasureFace,
): Dressing {
  const door = { report: tell };
  const read: FilesRead = new Map();
  const report: Report = (...one) => door.report(...one);
  const noting = notingHost(host, read);
  const reading: Reading = { host: noting, report, sheets: emptySheets(), memory, measure: initial, texts: [] };
  const top = (file: string): Place => ({ file, line: 1, column: 1 });
  readSheet(reading, { text: USER_AGENT_SHEET, path: '', origin: 'user-agent', start: top('') });
  for (const { text, path } of userSheets) readSheet(reading, { text, path, origin: 'user', start: top(path) });
  for (const sheet of authorSheets(document, initial)) {
    if (sheet.type === 'text') {
      const { text, place } = sheet;
      readSheet(reading, { text, path: document.path, origin: 'author', start: place });
      continue;
    }
    const opened = openSheet(reading.host, report, sheet.url, document.path, sheet.place);
    if (opened) readSheet(reading, { ...opened, origin: 'author', start: top(opened.path) });
  }
  const { sheets } = reading;
  const known = new Map<string, readonly Declared[]>();
  const measure = fonts ? measureFaces(() => fonts(sheets.faces, noting)) : unknownFace;
  const page = firstArea(makePageStyle(sheets, ABOVE, { cycle: () => undefined, known, measure }));
  return {
    reading,
    cascade: makeCascade(sheets),
    shared: { known, rootFontSize, page, measure },
    blocks: new Map(),
    wardrobes: new Map(),
    asked,
    read,
    documents: 0,
    door,
    counterStyles: makeCounterStyles(sheets.counters),
  };
}

function sheetsAsked(
  document: Document,
  { userSheets, rootFontSize }: StyleOptions,
  initial: MeasureFace,
): readonly string[] {
  return [
    document.path,
    String(rootFontSize),
    ...userSheets.map(({ text, path }) => `user ${path}\n${text}`),
    ...authorSheets(document, initial).map((sheet) =>
      sheet.type === 'text' ? `text ${sheet.text}` : `url ${sheet.url}`,
    ),
  ];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

/** What the first page's margins, borders and padding leave: all of it for `vw` and `vh` (CSS Values 4, 6.1.2). */
function firstArea(pageStyle: StyledDocument['pageStyle']): { readonly width: number; readonly height: number } {
  const first = pageStyle({ name: '', side: 'right', first: true, blank: false, index: 1, groupIndex: 1 });
  return areaOf(first);
}

type AuthorSheet =
  | { readonly type: 'text'; readonly text: string; readonly place: Place }
  | { readonly type: 'url'; readonly url: string; readonly place: Place };

/** `<style>` and `<link rel="stylesheet">`, in order of the document. */
function authorSheets(document: Document, measure: MeasureFace): readonly AuthorSheet[] {
  const sheets: AuthorSheet[] = [];
  const visit = (element: Element): void => {
    const { name, attributes } = element;
    if (name === 'style') {
      if (!mediaMatches(attributes.media ?? '', measure) || !/^(?:|text\/css)$/i.test((attributes.type ?? '').trim()))
        return;
      const texts = element.children.filter((node): node is Text => node.type === 'text');
      const text = texts.map((node) => node.text).join('');
      sheets.push({ type: 'text', text, place: texts[0]?.place ?? element.place });
    } else if (name === 'link') {
      const relations = (attributes.rel ?? '').toLowerCase().split(/\s+/);
      const url = attributes.href;
      if (!relations.includes('stylesheet') || relations.includes('alternate') || url === undefined) return;
      if (mediaMatches(attributes.media ?? '', measure)) sheets.push({ type: 'url', url, place: element.place });
    } else for (const node of element.children) if (node.type === 'element') visit(node);
  };
  visit(document.root);
  return sheets;
}

/** The styles of an element and of its pseudo-elements. Elements that the same rules match below the same parent share one. */
interface Outfit {
  readonly computed: Computed;
  readonly pseudos: Pick<
    Styled,
    'before' | 'after' | 'marker' | 'footnoteCall' | 'footnoteMarker' | 'firstLine' | 'firstLetter'
  >;
}

interface Dresser {
  readonly reading: Reading;
  readonly document: Document;
  readonly cascade: Cascade;
  readonly tree: Siblings;
  readonly shared: Pick<ComputeOptions, 'known' | 'rootFontSize' | 'page' | 'measure'>;
  /** Blocks of `style` and presentational attributes, by their text. */
  readonly blocks: Map<string, Block>;
  /** The outfits of the children of one computed style, by what matched. */
  readonly wardrobes: Map<Computed, Map<string, Outfit>>;
}

const NO_CHILDREN: readonly (Styled | Text)[] = [];

function dress(
  dresser: Dresser,
  element: Element,
  parent: Computed,
): { readonly styled: Styled; readonly computed: Computed } {
  const { computed, pseudos } = outfitOf(dresser, element, parent);
  const { style } = computed;
  const children =
    style.display === 'none'
      ? NO_CHILDREN
      : element.children.map((node) => (node.type === 'text' ? node : dress(dresser, node, computed).styled));
  return { styled: { type: 'element', element, style, children, ...pseudos }, computed };
}

function outfitOf(dresser: Dresser, element: Element, parent: Computed): Outfit {
  const { attributes } = element;
  const matched = matchElement(dresser.cascade, element, dresser.tree);
  const lang = attributes.lang ?? attributes['xml:lang'];
  const hints = hintsOf(element);
  const inline = attributes.style;
  const key = `${matched.key}|${lang ?? ''}|${lang === undefined ? 0 : 1}|${hints}|${inline ?? ''}`;
  let wardrobe = dresser.wardrobes.get(parent);
  if (wardrobe === undefined) {
    wardrobe = new Map();
    dresser.wardrobes.set(parent, wardrobe);
  }
  let outfit = wardrobe.get(key);
  if (outfit === undefined) {
    outfit = makeOutfit(dresser, element, parent, matched, lang, hints, inline);
    wardrobe.set(key, outfit);
  } else if (inline !== undefined) blockOf(dresser, element, inline);
  return outfit;
}

function blockOf({ reading, document, blocks }: Dresser, element: Element, text: string): Block {
  let block = blocks.get(text);
  if (block === undefined) {
    block = readInlineBlock(reading, text, document.path, element.place);
    blocks.set(text, block);
  }
  return block;
}

function makeOutfit(
  dresser: Dresser,
  element: Element,
  parent: Computed,
  matched: Matched,
  lang: string | undefined,
  hints: string,
  inline: string | undefined,
): Outfit {
  const { cascade, shared, reading } = dresser;
  const matches = byPseudoElement(matched.entries);
  const cycle = (name: string) => reading.report(variableCycle, { name }, { place: element.place });
  const steps = stepsOf(
    cascade,
    matches.get(''),
    hints === '' ? undefined : blockOf(dresser, element, hints).normal,
    inline === undefined || inline.trim() === '' ? undefined : blockOf(dresser, element, inline),
  );
  const kind = element.parent === null ? 'root' : 'element';
  const computed = compute(steps, parent, { ...shared, kind, lang: lang?.trim(), cycle });
  const pseudo = (name: PseudoElement): Style | undefined => {
    const found = matches.get(name);
    return found && compute(stepsOf(cascade, found), computed, { ...shared, kind: 'pseudo', cycle }).style;
  };
  const { style } = computed;
  const pseudos: { -readonly [Key in keyof Outfit['pseudos']]: Style } = {};
  if (style.display === 'none') return { computed, pseudos };
  const generated = (made: Style | undefined) =>
    made === undefined || made.content === 'none' || made.content === 'normal' || made.display === 'none'
      ? undefined
      : made;
  const before = generated(pseudo('before'));
  const after = generated(pseudo('after'));
  const marker = style.display === 'list-item' ? pseudo('marker') : undefined;
  const note = style.float === 'footnote';
  const call = note ? pseudo('footnote-call') : undefined;
  const footnoteMarker = note ? pseudo('footnote-marker') : undefined;
  const firstLine = pseudo('first-line');
  const firstLetter = pseudo('first-letter');
  if (before) pseudos.before = before;
  if (after) pseudos.after = after;
  if (marker) pseudos.marker = marker;
  if (call) pseudos.footnoteCall = call;
  if (footnoteMarker) pseudos.footnoteMarker = footnoteMarker;
  if (firstLine) pseudos.firstLine = firstLine;
  if (firstLetter) pseudos.firstLetter = firstLetter;
  return { computed, pseudos };
}
