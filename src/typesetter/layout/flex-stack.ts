// In: laid items of a flex container. Out: where they stand in this fragment, line by line (CSS Flexbox 1, section 9.6).
import type { Box, FlexBox } from '../boxes/types.ts';
import type { Alignment, Style } from '../style/types.ts';
import { distribute, onAxis, selfOr, turned } from './alignment.ts';
import type { Axes, Item } from './flex-lines.ts';
import { moved } from './fragment.ts';
import type { BreakAppeal, Fragment, Placed, Resume } from './types.ts';

/** What stands in this fragment so far. Coordinates from the content corner. */
export interface Stack {
  readonly children: Fragment[];
  /** Lines with the index of their first fragment, to be moved together by align-content. */
  readonly lines: { readonly from: number; readonly to: number; readonly y: number; readonly height: number }[];
  y: number;
  first: number | undefined;
  last: number | undefined;
  readonly footnotes: Box[];
}

export interface Stop {
  readonly resume: Resume;
  readonly appeal: BreakAppeal;
  readonly forced?: Placed['forced'];
}

/** From the start of its line on: in a column that is the right where text begins there. */
export function acrossLine({ style }: Box, container: Style): Alignment {
  const column = container.flexDirection.startsWith('column');
  const align = onAxis(selfOr(style.alignSelf, container.alignItems), {
    fromRight: column && container.direction === 'rtl',
    against: column && style.direction !== container.direction,
    flexReversed: container.flexWrap === 'wrap-reverse',
  });
  return align === 'normal' ? 'stretch' : align;
}

/** `justify-content` from the main start on. */
export function alongLine({ justifyContent, flexDirection, direction }: Style): Alignment {
  const column = flexDirection.startsWith('column');
  const reversed = flexDirection.endsWith('-reverse');
  const flexed = justifyContent.endsWith('flex-start') || justifyContent.endsWith('flex-end');
  const fromRight = !column && direction === 'rtl';
  const sided = justifyContent.endsWith('left') || justifyContent.endsWith('right');
  if (column && sided) return reversed ? 'end' : 'start';
  const align = onAxis(justifyContent, { fromRight });
  return reversed && !flexed ? turned(align) : align;
}

/** How an item stands across its line. */
export function alignOf(item: Item, box: FlexBox): Alignment {
  return acrossLine(item.box, box.style);
}

export function addItem(stack: Stack, item: Item, fragment: Fragment, x: number, y: number): void {
  stack.children.push(moved(fragment, x, y));
  const { baselines, footnotes } = item.placed!;
  if (baselines.first !== undefined) stack.first ??= y + baselines.first;
  if (baselines.last !== undefined) stack.last = y + baselines.last;
  if (footnotes.length > 0) stack.footnotes.push(...footnotes);
}

/** `align-content` of row lines in a container of definite height. */
export function alignLines(
  stack: Stack,
  align: Alignment,
  block: number,
  axes: Axes,
  wrap: FlexBox['style']['flexWrap'],
): void {
  const { lines } = stack;
  const count = lines.length;
  const free = block - lines.reduce((sum, line) => sum + line.height, 0) - axes.lineGap * Math.max(0, count - 1);
  if (count > 0) {
    const stretches = align === 'normal' || align === 'stretch';
    const { before, between } = stretches
      ? { before: 0, between: Math.max(0, free) / count }
      : distribute(wrap === 'wrap-reverse' && !align.includes('flex-') ? turned(align) : align, free, count);
    lines.forEach((line, i) => {
      for (let j = line.from; j < line.to; j += 1) {
        const child = stack.children[j]!;
        stack.children[j] = moved(child, child.x, child.y + before + between * i);
      }
    });
  }
  if (wrap === 'wrap-reverse') mirror(stack, block);
}

/** `wrap-reverse`: the first line is the lowest. */
export function mirror(stack: Stack, height: number): void {
  for (const line of stack.lines)
    for (let j = line.from; j < line.to; j += 1) {
      const child = stack.children[j]!;
      const top = height - line.y - line.height;
      stack.children[j] = moved(child, child.x, top + (child.y - line.y));
    }
}
