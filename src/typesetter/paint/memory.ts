// In: nothing. Out: what painting keeps from one file to the next.

import type { SheetMemory } from './pdf/sheet-memory.ts';
import { createStreamMemory, type StreamMemory } from './pdf/stream-memory.ts';
import type { PictureMemory } from './pictures.ts';
import type { Drawing } from './prepared.ts';
import type { PdfProfile } from './types.ts';

export interface PaintMemory {
  readonly pictures: PictureMemory;
  readonly streams: StreamMemory;
  readonly sheets: SheetMemory;
  /** Drawings as they are spelled, by the colours of the file. */
  readonly drawings: Readonly<Record<PdfProfile['colour'], WeakMap<Drawing, Uint8Array>>>;
}

export function createPaintMemory(): PaintMemory {
  return {
    pictures: new Map(),
    streams: createStreamMemory(),
    sheets: new WeakMap(),
    drawings: { screen: new WeakMap(), print: new WeakMap() },
  };
}
