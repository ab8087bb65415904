// In: the text of one inline. Out: its words, spaces, tabs and breaks as items, cut where a line may end.
import type { Inline } from '../boxes/types.ts';
import type { Item } from './inline-items.ts';
import { shapeWord, typeOf } from './type-metrics.ts';
import type { Context } from './types.ts';
import type { Level } from './vertical-align.ts';

export function allowed(flags: Uint8Array, at: number): boolean {
  return at > 0 && flags[at] === 1;
}

export function cutText(
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
    const { shaped, width } = shapeWord(piece, kind, cx, bidi % 2 === 1, inline.place);
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
