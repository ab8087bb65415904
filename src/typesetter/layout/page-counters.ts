// In: a running element. Out: the same with its page counters written out: they count the page it is printed on (CSS GCPM 3, 1.2).
import type { Box, Inline } from '../boxes/types.ts';
import type { Context } from './types.ts';

type Format = (name: string, style: string) => string;

/** Boxes without page counters come back themselves, so that what is remembered of them holds on every page. */
export function numbered(box: Box, format: Format, cx: Context): Box {
  if (!counts(box, cx)) return box;
  const each = (child: Box) => numbered(child, format, cx);
  switch (box.type) {
    case 'paragraph':
      return { ...box, inlines: box.inlines.map((inline) => written(inline, format, each)) };
    case 'table': {
      const rows = (group: (typeof box)['head']) =>
        group.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, box: each(cell.box) })) }));
      return { ...box, head: rows(box.head), bodies: box.bodies.map(rows), foot: rows(box.foot) };
    }
    case 'replaced':
      return box;
    default:
      return { ...box, children: box.children.map(each) } as Box;
  }
}

function written(inline: Inline, format: Format, each: (box: Box) => Box): Inline {
  if (inline.type === 'atomic' || inline.type === 'float' || inline.type === 'positioned')
    return { ...inline, box: each(inline.box) };
  if (!isCounter(inline)) return inline;
  const { piece, style, mark, place } = inline;
  return { type: 'text', text: format(piece.name, piece.style), style, mark, place, hyphenate: false };
}

function isCounter(inline: Inline): inline is Extract<Inline, { type: 'page-reference' }> & {
  readonly piece: { readonly type: 'counter' | 'counters'; readonly name: string; readonly style: string };
} {
  return inline.type === 'page-reference' && (inline.piece.type === 'counter' || inline.piece.type === 'counters');
}

function counts(box: Box, cx: Context): boolean {
  const memory = cx.memory('page counters') as WeakMap<Box, boolean>;
  let known = memory.get(box);
  if (known === undefined) {
    const inside = (child: Box) => counts(child, cx);
    if (box.type === 'paragraph')
      known = box.inlines.some((inline) => ('box' in inline ? inside(inline.box) : isCounter(inline)));
    else if (box.type === 'table')
      known = [box.head, ...box.bodies, box.foot].some((group) =>
        group.some((row) => row.cells.some((cell) => inside(cell.box))),
      );
    else known = box.type !== 'replaced' && box.children.some(inside);
    memory.set(box, known);
  }
  return known;
}
