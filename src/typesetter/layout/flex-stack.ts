// In: laid items of a flex container. Out: where they stand in this fragment, line by line (CSS Flexbox 1, section 9.6).
import type { Box, FlexBox } from '../boxes/types.ts';
import type { Alignment } from '../style/types.ts';
import { distribute, selfOr } from './alignment.ts';
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

/** How an item stands across its line. */
export function alignOf(item: Item, box: FlexBox): Alignment {
  const align = selfOr(item.box.style.alignSelf, box.style.alignItems);
  return align === 'normal' ? 'stretch' : align;
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
      : distribute(align, free, count);
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
