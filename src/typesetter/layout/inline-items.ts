// In: nothing. Out: the items of a paragraph: words, spaces, edges of spans, boxes, with widths and break opportunities.
import type { Box, Inline, InlineSpan } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import type { Shaped } from '../text/types.ts';
import type { Type } from './type-metrics.ts';
import type { Level } from './vertical-align.ts';

type TextLike = Extract<Inline, { type: 'text' | 'page-reference' | 'footnote-call' | 'leader' | 'break' }>;

interface ItemCommon {
  readonly width: number;
  /** A line may end before this item; at a space: there. */
  readonly breakBefore: boolean;
  readonly level: Level;
}

export interface TextItem extends ItemCommon {
  readonly type: 'word' | 'space';
  readonly text: string;
  readonly shaped: readonly Shaped[];
  readonly kind: Type;
  readonly source: TextLike;
  /** Ends with a soft hyphen: a break after it shows one. */
  readonly soft: boolean;
  /** Spaces: kept at line ends (pre). */
  readonly kept: boolean;
  readonly hyphenate: boolean;
  /** Bidi embedding level. */
  readonly bidi: number;
  readonly note?: Box;
}

export interface EdgeItem extends ItemCommon {
  readonly type: 'open' | 'close';
  readonly span: InlineSpan;
  readonly kind: Type;
}

export interface AtomicItem extends ItemCommon {
  readonly type: 'atomic';
  readonly box: Box;
  readonly kind: Type;
}

export interface OutItem extends ItemCommon {
  readonly type: 'float' | 'positioned';
  readonly box: Box;
}

export interface BreakItemInline extends ItemCommon {
  readonly type: 'break';
  readonly kind: Type;
  readonly clear: Style['clear'];
}

export interface FillItem extends ItemCommon {
  readonly type: 'leader' | 'tab';
  readonly kind: Type;
  readonly source: TextLike;
  readonly pattern: string;
}

export type Item = TextItem | EdgeItem | AtomicItem | OutItem | BreakItemInline | FillItem;

export interface Items {
  readonly items: readonly Item[];
  readonly root: Type;
  readonly text: string;
  /** Where each item begins in `text`. */
  readonly starts: readonly number[];
  readonly preserved: boolean;
  readonly hasFloats: boolean;
  readonly hasAtomics: boolean;
  /** Embedding levels of `text`; undefined when all runs from left to right. */
  readonly levels: Uint8Array | undefined;
  readonly references: readonly string[];
}
