// In: the inlines of a paragraph and the style of its ::first-letter. Out: the same with that letter in a span of its own (CSS Pseudo 4, 2.2).
import type { Style } from '../style/types.ts';
import { BACKGROUND } from './tags.ts';
import type { BlockBox, Inline } from './types.ts';

/** Marks before and after the letter belong to it, with the space that French puts inside « ». */
const LETTER =
  /^(?:[\p{Ps}\p{Pi}\p{Po}\p{Pf}\p{Pe}][\u00a0\u202f]?)*[\p{L}\p{N}\p{S}]\p{M}*(?:[\p{Po}\p{Pf}\p{Pe}](?!\s))*/u;

export function firstLetterOf(items: readonly Inline[], style: Style): readonly Inline[] {
  const at = items.findIndex((item) => item.type !== 'start' && item.type !== 'end');
  const item = items[at];
  const found = item?.type === 'text' ? LETTER.exec(item.text) : null;
  if (item?.type !== 'text' || !found) return items;
  const letter = found[0];
  const initial = dropped(style, item.style);
  if (initial !== undefined) {
    const { place, mark } = item;
    const common = { style: initial, mark: BACKGROUND, place, ids: [], effects: [], origin: '::first-letter' };
    const inlines: Inline[] = [{ ...item, text: letter, style: initial, mark, hyphenate: false }];
    const box: BlockBox = { ...common, type: 'block', children: [{ ...common, type: 'paragraph', inlines }] };
    const left = item.text.slice(letter.length);
    return [
      ...items.slice(0, at),
      { type: 'float', box },
      ...(left === '' ? [] : [{ ...item, text: left }]),
      ...items.slice(at + 1),
    ];
  }
  const raised = raisedStyle(style, item.style);
  const span = { style: raised, place: item.place, ids: [], effects: [], origin: '::first-letter' };
  const rest = item.text.slice(letter.length);
  return [
    ...items.slice(0, at),
    { type: 'start', span },
    { ...item, text: letter, style: raised },
    { type: 'end', span },
    ...(rest === '' ? [] : [{ ...item, text: rest }]),
    ...items.slice(at + 1),
  ];
}

/** Capitals are about this high, and stand about in the middle between ascent and descent: no face is known here. */
const CAPITAL = 0.7;

/**
 * The style of a letter that floats: as the author says, or as high as `initial-letter` asks (CSS Inline 3, 3.2): its top
 * at the capitals of the first line, its foot on the baseline of line `size`, as high as `sink` lines.
 */
function dropped(style: Style, text: Style): Style | undefined {
  if (style.float === 'left' || style.float === 'right') return { ...style, display: 'block' };
  if (style.initialLetter === 'normal') return undefined;
  const { size, sink } = style.initialLetter;
  if (sink === 1 && size > 1) return undefined;
  const line = lineOf(text);
  return {
    ...style,
    display: 'block',
    float: text.direction === 'rtl' ? 'right' : 'left',
    fontSize: text.fontSize + ((size - 1) * line) / CAPITAL,
    lineHeight: size * line,
    height: size * line,
    marginTop: (sink - size) * line,
  };
}

/** A raised initial stands in its line, on the baseline, and makes the line as high as the lines it reaches over. */
function raisedStyle(style: Style, text: Style): Style {
  if (style.initialLetter === 'normal' || style.initialLetter.sink !== 1) return style;
  const more = (style.initialLetter.size - 1) * lineOf(text);
  const fontSize = text.fontSize + more / CAPITAL;
  // Half-leading then gives no more room above it than a line of the text has.
  const lineHeight = Math.max(0, 2 * (more + (lineOf(text) + CAPITAL * text.fontSize) / 2) - CAPITAL * fontSize);
  return { ...style, fontSize, lineHeight };
}

function lineOf(text: Style): number {
  return text.lineHeight === 'normal' ? text.fontSize * 1.2 : text.lineHeight;
}
