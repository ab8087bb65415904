// In: the inlines of a paragraph. Out: words, spaces and the rest as items with widths and break opportunities, once per paragraph.
import { type LengthPercentage, resolveLength } from '../../base/length.ts';
import type { Box, Inline, InlineSpan, ParagraphBox } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { bidiLevels } from '../text/bidi.ts';
import { breakOpportunities } from '../text/opportunities.ts';
import type { Shaped } from '../text/types.ts';
import { shapeWord, type Type, typeOf } from './type-metrics.ts';
import type { Context } from './types.ts';

/** How far a span's baseline is raised above the paragraph's, and whether it goes to the line's edge instead. */
export interface Level {
  readonly rise: number;
  readonly edge: 'top' | 'bottom' | undefined;
}
export const BASE: Level = { rise: 0, edge: undefined };

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

interface Known {
  readonly items: Items;
}

export function itemsOf(box: ParagraphBox, cx: Context): Items {
  const memory = cx.memory('items') as WeakMap<ParagraphBox, Known>;
  const known = memory.get(box);
  if (known && (known.items.references.length === 0 || same(known.items.references, referencesOf(box, cx))))
    return known.items;
  const items = makeItems(box, cx);
  memory.set(box, { items });
  return items;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i]);
}

function referencesOf(box: ParagraphBox, cx: Context): string[] {
  const texts: string[] = [];
  for (const inline of box.inlines) if (inline.type === 'page-reference') texts.push(referenceText(inline, cx));
  return texts;
}

function referenceText(inline: Extract<Inline, { type: 'page-reference' }>, cx: Context): string {
  const { piece } = inline;
  return piece.type === 'target-counter' || piece.type === 'target-counters'
    ? cx.pageReference(inline.target, piece.name, piece.style)
    : piece.type === 'counter' || piece.type === 'counters'
      ? cx.pageReference(inline.target, piece.name, piece.style)
      : '';
}

const OBJECT = '\uFFFC';

function makeItems(box: ParagraphBox, cx: Context): Items {
  const root = typeOf(box.style, cx);
  const pieces: string[] = [];
  const references: string[] = [];
  let nowraps = false;
  let preserved = false;
  for (const inline of box.inlines) {
    switch (inline.type) {
      case 'text':
        pieces.push(inline.text);
        nowraps ||=
          inline.style.textWrap === 'nowrap' ||
          inline.style.wordBreak !== 'normal' ||
          inline.style.lineBreak === 'anywhere';
        preserved ||=
          inline.style.whiteSpaceCollapse === 'preserve' || inline.style.whiteSpaceCollapse === 'break-spaces';
        break;
      case 'footnote-call':
        pieces.push(inline.text === '' ? '\u2060' : inline.text);
        break;
      case 'page-reference': {
        const text = referenceText(inline, cx);
        references.push(text);
        pieces.push(text);
        break;
      }
      case 'break':
        pieces.push('\n');
        break;
      case 'atomic':
      case 'leader':
        pieces.push(OBJECT);
        break;
      case 'start':
      case 'end':
        pieces.push(isolate(inline));
        break;
      default:
        pieces.push('');
    }
  }
  const text = pieces.join('');
  const base = box.style.unicodeBidi === 'plaintext' ? 'auto' : box.style.direction;
  const levels = bidiLevels(text, base);
  const flags = breakOpportunities(text);
  if (nowraps) restrict(flags, box.inlines, pieces);
  const items: Item[] = [];
  const starts: number[] = [];
  const spans: { readonly span: InlineSpan; readonly kind: Type; readonly level: Level }[] = [];
  let at = 0;
  let level = BASE;
  let parent = root;
  let hasFloats = false;
  let hasAtomics = false;
  const push = (item: Item, start: number) => {
    items.push(item);
    starts.push(start);
  };
  for (let i = 0; i < box.inlines.length; i++) {
    const inline = box.inlines[i]!;
    const piece = pieces[i]!;
    switch (inline.type) {
      case 'start': {
        const { span } = inline;
        const kind = typeOf(span.style, cx);
        level = raise(span.style, level, parent, kind.above, kind.below, span.style === box.style);
        spans.push({ span, kind, level });
        push(
          { type: 'open', span, kind, level, width: edgeWidth(span.style, 'left'), breakBefore: flags[at] === 1 },
          at,
        );
        parent = kind;
        break;
      }
      case 'end': {
        const open = spans.pop();
        if (!open) break;
        push(
          {
            type: 'close',
            span: open.span,
            kind: open.kind,
            level: open.level,
            width: edgeWidth(open.span.style, 'right'),
            breakBefore: false,
          },
          at,
        );
        level = spans.at(-1)?.level ?? BASE;
        parent = spans.at(-1)?.kind ?? root;
        break;
      }
      case 'float':
      case 'positioned':
        hasFloats ||= inline.type === 'float';
        push({ type: inline.type, box: inline.box, level, width: 0, breakBefore: false }, at);
        break;
      case 'atomic':
        hasAtomics = true;
        push({ type: 'atomic', box: inline.box, kind: parent, level, width: 0, breakBefore: allowed(flags, at) }, at);
        break;
      case 'break':
        push(
          { type: 'break', kind: typeOf(inline.style, cx), level, width: 0, breakBefore: false, clear: inline.clear },
          at,
        );
        break;
      case 'leader':
        push(
          {
            type: 'leader',
            kind: typeOf(inline.style, cx),
            source: inline,
            pattern: inline.pattern,
            level,
            width: 0,
            breakBefore: false,
          },
          at,
        );
        break;
      default:
        cutText(inline, piece, at, flags, levels, level, push, cx);
    }
    at += piece.length;
  }
  return {
    items,
    root,
    text,
    starts,
    preserved,
    hasFloats,
    hasAtomics,
    levels,
    references,
  };
}

/** Spans with a direction of their own are isolated from their neighbours (CSS Writing Modes 4, 2.4). */
function isolate(inline: Extract<Inline, { type: 'start' | 'end' }>): string {
  const { unicodeBidi, direction } = inline.span.style;
  if (unicodeBidi === 'normal') return '';
  if (inline.type === 'end') return '\u2069';
  return unicodeBidi === 'plaintext' ? '\u2068' : direction === 'rtl' ? '\u2067' : '\u2066';
}

function allowed(flags: Uint8Array, at: number): boolean {
  return at > 0 && flags[at] === 1;
}

/** Takes opportunities away inside text that does not wrap, and adds those of `word-break` and `line-break: anywhere`. */
function restrict(flags: Uint8Array, inlines: readonly Inline[], pieces: readonly string[]): void {
  let at = 0;
  for (let i = 0; i < inlines.length; i++) {
    const inline = inlines[i]!;
    const { length } = pieces[i]!;
    if (inline.type === 'text') {
      const { textWrap, wordBreak, lineBreak } = inline.style;
      if (textWrap === 'nowrap') for (let k = at + 1; k < at + length; k++) flags[k] = flags[k] === 2 ? 2 : 0;
      else if (wordBreak === 'break-all' || lineBreak === 'anywhere') {
        for (let k = at + 1; k < at + length; k++) {
          const low = pieces[i]!.charCodeAt(k - at);
          if (flags[k] === 0 && low !== 0x20 && (low < 0xdc00 || low > 0xdfff)) flags[k] = 1;
        }
      }
    }
    at += length;
  }
}

function cutText(
  inline: Extract<Inline, { type: 'text' | 'page-reference' | 'footnote-call' }>,
  text: string,
  base: number,
  flags: Uint8Array,
  levels: Uint8Array | undefined,
  level: Level,
  push: (item: Item, start: number) => void,
  cx: Context,
): void {
  const { style } = inline;
  const kind = typeOf(style, cx);
  const keeps = style.whiteSpaceCollapse === 'preserve' || style.whiteSpaceCollapse === 'break-spaces';
  const hyphenate = inline.type === 'text' && inline.hyphenate && style.hyphens === 'auto';
  const { length } = text;
  let from = 0;
  const note = inline.type === 'footnote-call' ? inline.note : undefined;
  const word = (to: number) => {
    if (to <= from) return;
    let piece = text.slice(from, to);
    const soft = piece.charCodeAt(piece.length - 1) === 0xad && style.hyphens !== 'none';
    if (piece.includes('\u00AD')) piece = piece.replaceAll('\u00AD', '');
    const bidi = levels?.[base + from] ?? 0;
    const { shaped, width } = shapeWord(piece, kind, cx, bidi % 2 === 1);
    push(
      {
        type: 'word',
        text: piece,
        shaped,
        kind,
        source: inline,
        soft,
        kept: false,
        hyphenate,
        level,
        bidi,
        width,
        breakBefore: allowed(flags, base + from),
        ...(note && from === 0 && { note }),
      },
      base + from,
    );
  };
  for (let k = 0; k < length; k++) {
    const code = text.charCodeAt(k);
    if (code === 0x20) {
      word(k);
      let to = k + 1;
      if (!keeps) while (to < length && text.charCodeAt(to) === 0x20) to++;
      const { shaped, width: plain } = shapeWord(' ', kind, cx);
      const width = plain + style.wordSpacing;
      push(
        {
          type: 'space',
          text: ' ',
          shaped,
          kind,
          source: inline,
          soft: false,
          kept: keeps,
          hyphenate: false,
          level,
          bidi: levels?.[base + k] ?? 0,
          width,
          breakBefore: flags[base + to] === 1 && style.textWrap !== 'nowrap',
        },
        base + k,
      );
      from = to;
      k = to - 1;
    } else if (code === 0x0a) {
      word(k);
      push({ type: 'break', kind, level, width: 0, breakBefore: false, clear: 'none' }, base + k);
      from = k + 1;
    } else if (code === 0x09 && keeps) {
      word(k);
      push(
        {
          type: 'tab',
          kind,
          source: inline,
          pattern: ' ',
          level,
          width: kind.size * 2,
          breakBefore: allowed(flags, base + k),
        },
        base + k,
      );
      from = k + 1;
    } else if (k > from && (flags[base + k] === 1 || (levels && levels[base + k] !== levels[base + k - 1]))) {
      word(k);
      from = k;
    }
  }
  word(length);
  if (length === 0 && note)
    push(
      {
        type: 'word',
        text: '',
        shaped: [],
        kind,
        source: inline,
        soft: false,
        kept: false,
        hyphenate: false,
        level,
        bidi: 0,
        width: 0,
        breakBefore: false,
        note,
      },
      base,
    );
}

/** Margin, border and padding of a span's edge. */
export function edgeWidth(style: Style, side: 'left' | 'right'): number {
  const points = (value: LengthPercentage | 'auto') => (value === 'auto' ? 0 : resolveLength(value, 0));
  return side === 'left'
    ? points(style.marginLeft) + style.borderLeftWidth + points(style.paddingLeft)
    : points(style.marginRight) + style.borderRightWidth + points(style.paddingRight);
}

/** `vertical-align` against the parent's metrics (CSS 2.1, 10.8.1). `above`, `below`: the aligned box about its baseline. */
export function raise(style: Style, from: Level, parent: Type, above: number, below: number, plain = false): Level {
  const align = style.verticalAlign;
  if (plain || align === 'baseline') return from;
  switch (align) {
    case 'top':
    case 'bottom':
      return { rise: 0, edge: align };
    case 'sub':
      return { rise: from.rise - parent.size / 5, edge: from.edge };
    case 'super':
      return { rise: from.rise + parent.size / 3, edge: from.edge };
    case 'middle':
      return { rise: from.rise + parent.xHeight / 2 - (above - below) / 2, edge: from.edge };
    case 'text-top':
      return { rise: from.rise + parent.ascent - above, edge: from.edge };
    case 'text-bottom':
      return { rise: from.rise - parent.descent + below, edge: from.edge };
    default:
      return { rise: from.rise + resolveLength(align, typeOfLine(style, parent)), edge: from.edge };
  }
}

function typeOfLine(style: Style, parent: Type): number {
  return style.lineHeight === 'normal' ? parent.lineHeight : style.lineHeight;
}
