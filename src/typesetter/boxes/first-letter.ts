// In: the inlines of a paragraph and the style of its ::first-letter. Out: the same with that letter in a span of its own (CSS Pseudo 4, 2.2).
import type { Style } from '../style/types.ts';
import type { Inline } from './types.ts';

/** Marks before and after the letter belong to it, with the space that French puts inside « ». */
const LETTER =
  /^(?:[\p{Ps}\p{Pi}\p{Po}\p{Pf}\p{Pe}][\u00a0\u202f]?)*[\p{L}\p{N}\p{S}]\p{M}*(?:[\p{Po}\p{Pf}\p{Pe}](?!\s))*/u;

export function firstLetterOf(items: readonly Inline[], style: Style): readonly Inline[] {
  const at = items.findIndex((item) => item.type !== 'start' && item.type !== 'end');
  const item = items[at];
  const found = item?.type === 'text' ? LETTER.exec(item.text) : null;
  if (item?.type !== 'text' || !found) return items;
  const letter = found[0];
  const span = { style, place: item.place, ids: [], effects: [], origin: '::first-letter' };
  const rest = item.text.slice(letter.length);
  return [
    ...items.slice(0, at),
    { type: 'start', span },
    { ...item, text: letter, style },
    { type: 'end', span },
    ...(rest === '' ? [] : [{ ...item, text: rest }]),
    ...items.slice(at + 1),
  ];
}
