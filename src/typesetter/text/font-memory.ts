// In: nothing. Out: what a long-lived process keeps of fonts from one document to the next: faces opened, words shaped.
import type { Features } from './shaper.ts';
import { createShaper } from './shaper.ts';
import type { Face, Shaped } from './types.ts';

export type WordShaper = (text: string, rtl: boolean) => Shaped;

export interface FontMemory {
  /** By path and what the style sheet says of it; good as long as the file has the same bytes. */
  readonly faces: Map<string, { readonly bytes: Uint8Array; readonly face: Face }>;
  readonly shapers: WeakMap<Face, Map<string, WordShaper>>;
}

export function createFontMemory(): FontMemory {
  return { faces: new Map(), shapers: new WeakMap() };
}

/** Words in one face: more than any commune writes. */
const MOST_WORDS = 50_000;

/** Shapes each word of a face once. `language` is an OpenType tag. */
export function wordShaper(
  memory: FontMemory,
  face: Face,
  features: Features,
  language: string | undefined,
): WordShaper {
  let own = memory.shapers.get(face);
  if (!own) {
    own = new Map();
    memory.shapers.set(face, own);
  }
  const key = `${language} ${JSON.stringify(features)}`;
  let shaper = own.get(key);
  if (!shaper) {
    shaper = makeShaper(face, features, language);
    own.set(key, shaper);
  }
  return shaper;
}

function makeShaper(face: Face, features: Features, language: string | undefined): WordShaper {
  const shape = createShaper(face, features, language);
  const words = { ltr: new Map<string, Shaped>(), rtl: new Map<string, Shaped>() };
  return (text, rtl) => {
    const known = rtl ? words.rtl : words.ltr;
    let found = known.get(text);
    if (!found) {
      const glyphs = shape(text, rtl);
      let advance = 0;
      for (const glyph of glyphs) advance += glyph.advance;
      found = { face, glyphs, advance, rtl };
      if (known.size >= MOST_WORDS) known.clear();
      known.set(text, found);
    }
    return found;
  };
}
