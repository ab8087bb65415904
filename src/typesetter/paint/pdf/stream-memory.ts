// In: streams and subsets as they are written. Out: those of the last file again when nothing changed: what `watch` prints twice.
import { deflateSync } from 'node:zlib';
import type { EmbeddedFont } from 'pdfkit';
import type { Face } from '../../text/types.ts';

interface Stream {
  readonly bytes: Uint8Array;
  readonly deflated: Uint8Array;
}

/** By length: two streams of one length are seldom two. */
type Streams = Map<number, Stream[]>;

interface Subset {
  /** Glyph ids by CID, as they were asked for, and with the parts that encoding found in them. */
  readonly asked: readonly number[];
  readonly whole: readonly number[];
  readonly bytes: Uint8Array;
}

export interface StreamMemory {
  /** A file begins: what the file before the last had is forgotten. */
  begin(): void;
  deflate(bytes: Uint8Array): Uint8Array;
  keepSubset(font: Face['font'], subset: EmbeddedFont['subset']): void;
}

export function createStreamMemory(): StreamMemory {
  let before: Streams = new Map();
  let now: Streams = new Map();
  const subsets = new WeakMap<Face['font'], Subset>();
  return {
    begin() {
      before = now;
      now = new Map();
    },
    deflate(bytes) {
      const same = (one: Stream) => one.bytes === bytes || Buffer.compare(one.bytes, bytes) === 0;
      const known = now.get(bytes.length)?.find(same);
      if (known) return known.deflated;
      const stream = before.get(bytes.length)?.find(same) ?? { bytes, deflated: deflateSync(bytes) };
      const shelf = now.get(bytes.length);
      if (shelf) shelf.push(stream);
      else now.set(bytes.length, [stream]);
      return stream.deflated;
    },
    keepSubset(font, subset) {
      const encode = subset.encode.bind(subset);
      subset.encode = () => {
        const known = subsets.get(font);
        const { glyphs } = subset;
        if (known && known.asked.length === glyphs.length && known.asked.every((glyph, cid) => glyph === glyphs[cid])) {
          glyphs.push(...known.whole.slice(glyphs.length));
          return known.bytes;
        }
        const asked = [...glyphs];
        const bytes = encode();
        subsets.set(font, { asked, whole: [...glyphs], bytes });
        return bytes;
      };
    },
  };
}
