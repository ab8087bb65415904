// In: the inlines of a paragraph. Out: its items, made once per paragraph.
import type { Inline, InlineSpan, ParagraphBox } from '../boxes/types.ts';
import { bidiLevels } from '../text/bidi.ts';
import { breakOpportunities } from '../text/opportunities.ts';
import { isPageFloat } from './breaks.ts';
import type { Item, Items } from './inline-items.ts';
import { joinWords } from './joined-words.ts';
import { edgeWidth } from './spans.ts';
import { type Type, typeOf } from './type-metrics.ts';
import type { Context } from './types.ts';
import { BASE, type Level, raise } from './vertical-align.ts';
import { allowed, cutText } from './words.ts';

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
  for (const inline of box.inlines)
    if (inline.type === 'page-reference' || (inline.type === 'footnote-call' && inline.numbered))
      texts.push(referenceText(inline, cx));

  return texts;
}

function referenceText(inline: Extract<Inline, { type: 'page-reference' | 'footnote-call' }>, cx: Context): string {
  if (inline.type === 'footnote-call') {
    const { target, style } = inline.numbered!;
    return cx.pageReference(target, 'footnote', style);
  }
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
      case 'footnote-call': {
        const text = inline.numbered ? referenceText(inline, cx) : inline.text;
        if (inline.numbered) references.push(text);
        pieces.push(text === '' ? '\u2060' : text);
        break;
      }
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
  /** Elements inside: their words may touch. */
  let joins = false;
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
        joins = true;
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
        hasFloats ||= inline.type === 'float' && !isPageFloat(inline.box.style);
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
  if (joins) joinWords(items, cx);
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
