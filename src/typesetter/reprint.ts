// In: a document that may have been printed before. Out: its boxes and pages, made of those of the last time wherever they are equal.
import type { Report } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import { reconcile } from './boxes/reconcile.ts';
import type { BoxMemory } from './boxes/remember.ts';
import type { BoxTree } from './boxes/types.ts';
import { type DebugOptions, debugPages } from './layout/debug.ts';
import { layoutAgain } from './layout/document.ts';
import type { KeptLayout } from './layout/kept.ts';
import type { LaidOut } from './layout/types.ts';
import type { FontFace, PageSheets } from './style/types.ts';
import type { FontMemory } from './text/font-memory.ts';
import { createFonts } from './text/fonts.ts';
import type { Fonts } from './text/types.ts';

/** What one print leaves to the next of the same document. */
interface Print {
  readonly tree: BoxTree;
  readonly layout: KeptLayout;
  readonly fonts: Fonts;
  /** The faces and counter styles as they were written. */
  readonly written: string;
  /** Where `fonts` reads and reports: of the print that goes on. */
  readonly door: { host: Host; report: Report };
  /** The files that `fonts` has read. */
  readonly read: Map<string, Uint8Array | undefined>;
  readonly prints: number;
}

/** The documents printed last, by name. */
export type PrintMemory = Map<string, Print>;

/** A commune's secretary works on one publication, which may be tried at several tightnesses, and looks at another. */
const MOST_DOCUMENTS = 4;
/** What layout remembers of texts that are no more is let go by beginning anew. */
const MOST_PRINTS = 200;

interface Options {
  readonly host: Host;
  readonly report: Report;
  readonly packaged: readonly FontFace[];
  readonly fontMemory: FontMemory | undefined;
  /** What stands behind the page is drawn on it. */
  readonly debug?: DebugOptions | undefined;
}

/** With no `memory` the document is laid out as if for the first time, and nothing kept. */
export function layoutReprint(
  now: BoxTree,
  styled: PageSheets,
  options: Options,
  memory?: { readonly prints: PrintMemory; readonly boxes: BoxMemory; readonly name: string },
): LaidOut {
  const { host } = options;
  let told = false;
  const report: Report = (...one) => {
    told = true;
    options.report(...one);
  };
  const written = JSON.stringify([styled.fontFaces, styled.counterStyles.written]);
  const last = memory?.prints.get(memory.name);
  memory?.prints.delete(memory.name);
  const fits = last !== undefined && last.prints < MOST_PRINTS && last.written === written && isRead(last, host);
  const merged = fits ? reconcile(last.tree, now, memory?.boxes.made) : undefined;
  const before = merged?.kept ? last : undefined;
  const tree = merged?.tree ?? now;
  const door = before?.door ?? { host, report };
  door.host = host;
  door.report = report;
  const read = before?.read ?? new Map<string, Uint8Array | undefined>();
  const fonts =
    before?.fonts ??
    createFonts({
      faces: styled.fontFaces,
      packaged: options.packaged,
      host: noting(door, read),
      report: (...one) => door.report(...one),
      ...(options.fontMemory && { memory: options.fontMemory }),
    });
  const { laidOut, kept } = layoutAgain(tree, styled, fonts, report, before?.layout);
  // What was told must be told again the next time: then it is found anew.
  if (memory && !told) {
    memory.prints.set(memory.name, {
      tree,
      layout: kept,
      fonts,
      written,
      door,
      read,
      prints: (before?.prints ?? 0) + 1,
    });
    for (const name of memory.prints.keys()) if (memory.prints.size > MOST_DOCUMENTS) memory.prints.delete(name);
  }
  return options.debug ? debugPages(laidOut, fonts, options.debug) : laidOut;
}

function isRead({ read }: Print, host: Host): boolean {
  for (const [path, bytes] of read) {
    const result = host.read(path);
    if (bytes === undefined || !result.ok || Buffer.compare(result.bytes, bytes) !== 0) return false;
  }
  return true;
}

function noting(door: Print['door'], read: Print['read']): Host {
  return {
    read(path, maxBytes) {
      const result = door.host.read(path, maxBytes);
      read.set(path, result.ok ? result.bytes : undefined);
      return result;
    },
    list: (folder) => door.host.list(folder),
    today: () => door.host.today(),
  };
}
