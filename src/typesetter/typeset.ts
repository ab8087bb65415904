// In: HTML text with its CSS, through a Host. Out: pages laid out, then PDF bytes: the whole typesetter, top to bottom.
import type { Report } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import type { Place } from '../base/place.ts';
import { buildBoxes } from './boxes/build.ts';
import { type BoxMemory, createBoxMemory } from './boxes/remember.ts';
import type { BoxTree } from './boxes/types.ts';
import { parseHtml } from './html/parse.ts';
import type { Document, Element } from './html/types.ts';
import type { LaidOut } from './layout/types.ts';
import { createPaintMemory, type PaintMemory } from './paint/memory.ts';
import { paintPdf } from './paint/paint.ts';
import type { PdfProfile } from './paint/types.ts';
import { layoutReprint, type PrintMemory } from './reprint.ts';
import { impose } from './sheets/impose.ts';
import type { Imposition, Sheet } from './sheets/types.ts';
import { createStyleMemory, type StyleMemory } from './style/memory.ts';
import { styleDocument } from './style/style.ts';
import type { FontFace, PageSheets } from './style/types.ts';
import { createFontMemory, type FontMemory } from './text/font-memory.ts';
import { createFonts } from './text/fonts.ts';
import type { Fonts } from './text/types.ts';

export interface TypesetOptions {
  readonly host: Host;
  readonly report: Report;
  /** Stylesheets taken before the page's own. */
  readonly userSheets?: readonly { readonly text: string; readonly path: string }[];
  /** The faces that Tambour ships: generic families, and the last resort for coverage. */
  readonly packagedFaces?: readonly FontFace[];
  /** `1rem` in points where the author's CSS says nothing. */
  readonly rootFontSize?: number;
  /** Boxes, baselines, columns and the reasons of breaks are drawn on the pages, told in this language. */
  readonly debug?: 'fr' | 'en' | undefined;
  readonly memory?: TypesetMemory;
  /** A name for the document, where it is likely to be printed again with little changed: then its layout is kept in `memory`. */
  readonly reprint?: string | undefined;
}

/** What a long-lived process keeps from one document to the next: it changes how soon pages are there, never what they are. */
export interface TypesetMemory {
  readonly styles: StyleMemory;
  readonly fonts: FontMemory;
  readonly paint: PaintMemory;
  readonly boxes: BoxMemory;
  readonly prints: PrintMemory;
  readonly parsed: ParsedMemory;
}

/** The text parsed last, which is often laid out at once in another way. */
interface ParsedMemory {
  last: { readonly html: string; readonly document: Document } | undefined;
}

export function createTypesetMemory(): TypesetMemory {
  return {
    styles: createStyleMemory(),
    fonts: createFontMemory(),
    paint: createPaintMemory(),
    boxes: createBoxMemory(),
    prints: new Map(),
    parsed: { last: undefined },
  };
}

/**
 * Lays out one HTML document. Synchronous and pure but for `host.read`; same input, same pages.
 * `path` is the Host path that relative URLs count from. Mistakes go to `report`; it never throws for them.
 */
export function typeset(html: string, path: string, options: TypesetOptions): LaidOut {
  const { boxes, sheets, names } = prepare(html, path, options);
  const { host, report, memory } = options;
  return layoutReprint(
    boxes,
    sheets,
    {
      host,
      report,
      packaged: options.packagedFaces ?? [],
      fontMemory: memory?.fonts,
      debug: options.debug && { language: options.debug, names },
    },
    memory && options.reprint !== undefined
      ? { prints: memory.prints, boxes: memory.boxes, name: options.reprint }
      : undefined,
  );
}

/** Elements and their styles end here, unless the document is printed again and again: layout keeps boxes alone. */
function prepare(
  html: string,
  path: string,
  options: TypesetOptions,
): { boxes: BoxTree; sheets: PageSheets; names: ReadonlyMap<Place, string> } {
  const { host, report, memory, packagedFaces: packaged } = options;
  const reprint = options.reprint !== undefined;
  const document = parseOnce(html, path, report, reprint ? memory?.parsed : undefined);
  const styled = styleDocument(document, {
    host,
    report,
    userSheets: options.userSheets ?? [],
    memory: memory?.styles,
    reprint,
    ...(packaged && { fonts: (faces, from) => unheardFonts(faces, packaged, from, memory?.fonts) }),
    ...(options.rootFontSize !== undefined && { rootFontSize: options.rootFontSize }),
  });
  const boxes = buildBoxes(styled, { host, report, path, memory: reprint ? memory?.boxes : undefined });
  const { fontFaces, counterStyles, pageStyle } = styled;
  const names = options.debug ? namesOf(document.root) : new Map<Place, string>();
  return { boxes, sheets: { fontFaces, counterStyles, pageStyle }, names };
}

/** Faces that styles are measured by: what is amiss with one is told when text is set in it. */
function unheardFonts(
  faces: readonly FontFace[],
  packaged: readonly FontFace[],
  host: Host,
  memory: FontMemory | undefined,
): Fonts {
  return createFonts({ faces, packaged, host, report: () => undefined, ...(memory && { memory }) });
}

function parseOnce(html: string, path: string, report: Report, memory?: ParsedMemory): Document {
  const { last } = memory ?? {};
  if (last?.html === html && last.document.path === path) return last.document;
  let told = false;
  const document = parseHtml(html, path, (...one) => {
    told = true;
    report(...one);
  });
  if (memory) memory.last = told ? undefined : { html, document };
  return document;
}

/** By the place of each element, its name and classes: what the author calls its box. */
function namesOf(element: Element, names = new Map<Place, string>()): ReadonlyMap<Place, string> {
  const classes = (element.attributes.class ?? '').split(/\s+/).filter(Boolean);
  names.set(element.place, [element.name, ...classes].join('.'));
  for (const child of element.children) if (child.type === 'element') namesOf(child, names);
  return names;
}

/** Sheets that are ready, or how the document's own pages go onto them. */
export type Edition = { readonly profile: PdfProfile } & (
  | { readonly imposition: Imposition }
  | { readonly sheets: readonly Sheet[] }
);

export interface Printed {
  readonly bytes: Uint8Array;
  readonly sheets: readonly Sheet[];
}

/** Puts pages onto sheets and writes the PDF. Asynchronous because pictures are brought to their final resolution. */
export async function printPdf(
  document: LaidOut,
  edition: Edition,
  { host, report, memory }: { readonly host: Host; readonly report: Report; readonly memory?: TypesetMemory },
): Promise<Printed> {
  const sheets = 'sheets' in edition ? edition.sheets : impose(document.pages, edition.imposition);
  return {
    bytes: await paintPdf(sheets, document, {
      profile: edition.profile,
      host,
      report,
      ...(memory && { memory: memory.paint }),
    }),
    sheets,
  };
}
