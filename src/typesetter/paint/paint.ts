// In: sheets and the document they came from. Out: the bytes of its PDF; what pictures lack is told through the report.

import type { Report } from '../../base/diagnostic.ts';
import { apply } from '../../base/geometry.ts';
import type { Host } from '../../base/host.ts';
import type { LaidOut } from '../layout/types.ts';
import type { Sheet } from '../sheets/types.ts';
import { type Inspection, type InspectOptions, inspectSheets } from './inspect.ts';
import type { PaintMemory } from './memory.ts';
import { createPainter, type SheetBookmark } from './painter.ts';
import { preparePictures } from './pictures.ts';
import { USUAL_PLATES } from './plates.ts';
import { paintSheets } from './sheets.ts';
import type { PdfProfile } from './types.ts';

export interface PaintOptions {
  readonly profile: PdfProfile;
  readonly host: Host;
  readonly report: Report;
  /** What earlier documents of this process have left. */
  readonly memory?: PaintMemory;
  /** Streams deflated, as they should be; false to compare bytes between machines. */
  readonly compress?: boolean;
}

export async function paintPdf(
  sheets: readonly Sheet[],
  document: LaidOut,
  options: PaintOptions,
): Promise<Uint8Array> {
  const { profile, host, report, compress = true, memory } = options;
  const pictures = await preparePictures(sheets, { profile, host, report, memory: memory?.pictures });
  const painter = createPainter(document, {
    profile,
    pictures,
    sheetCount: sheets.length,
    compress,
    memory,
  });
  paintSheets(sheets, painter);
  return painter.finish(sheetBookmarks(sheets, document));
}

/** What a printer's preflight asks of the sheets, as they are painted for `profile.plates`. */
export async function inspectForPress(
  sheets: readonly Sheet[],
  options: PaintOptions,
  distances: Pick<InspectOptions, 'safety' | 'unprintable'>,
): Promise<Inspection> {
  const { profile, host, report, memory } = options;
  const pictures = await preparePictures(sheets, { profile, host, report, memory: memory?.pictures });
  return inspectSheets(sheets, pictures, { ...distances, plates: profile.plates ?? USUAL_PLATES });
}

/** Bookmarks point at pages; here at where their page lies on a sheet. */
function sheetBookmarks(sheets: readonly Sheet[], document: LaidOut): SheetBookmark[] {
  const places = new Map<number, { readonly sheet: number; readonly y: (y: number) => number }>();
  sheets.forEach((sheet, index) => {
    for (const { page, at } of sheet.pages) places.set(page.number, { sheet: index, y: (y) => apply(at, 0, y)[1] });
  });
  return document.bookmarks.flatMap(({ level, label, page, y }) => {
    const place = places.get(page);
    return place === undefined ? [] : [{ level, label, sheet: place.sheet, y: place.y(y) }];
  });
}
