// In: an item of a flex or grid container and its sizes. Out: it laid out whole, and stretched where its inside cannot tell.
import type { Box } from '../boxes/types.ts';
import { EPSILON, unbroken } from './fragment.ts';
import { isAbsolute } from './positioned.ts';
import type { Context, Fragment, Placed } from './types.ts';

/** Whether a child of a flex or grid container is one of its items. */
export function isItem({ style }: Box): boolean {
  return !isAbsolute(style) && typeof style.position !== 'object';
}

/** The containing block of an item. */
export interface Around {
  readonly inline: number;
  readonly block: number | undefined;
}

interface Laid extends Around {
  readonly fixedInline: number | undefined;
  readonly fixedBlock: number | undefined;
  readonly pageName: string;
  readonly pass: unknown;
  readonly placed: Placed;
}

/**
 * An item laid whole, border-box sizes given or left to it. Kept for as long as page references stand still: nested
 * containers measure, then place, and without this each level would double the work.
 */
export function layWhole(
  box: Box,
  around: Around,
  fixed: { readonly inline?: number; readonly block?: number },
  pageName: string,
  cx: Context,
): Placed {
  const memory = cx.memory('items') as WeakMap<Box, Laid[]>;
  let known = memory.get(box);
  if (known === undefined) {
    known = [];
    memory.set(box, known);
  }
  for (const laid of known)
    if (
      laid.fixedInline === fixed.inline &&
      laid.fixedBlock === fixed.block &&
      laid.inline === around.inline &&
      laid.block === around.block &&
      laid.pageName === pageName &&
      laid.pass === cx.pageReference
    )
      return laid.placed;
  const placed = cx.layout(box, unbroken(around.inline, around.block, pageName, fixed), undefined);
  known.unshift({
    fixedInline: fixed.inline,
    fixedBlock: fixed.block,
    inline: around.inline,
    block: around.block,
    pageName,
    pass: cx.pageReference,
    placed,
  });
  if (known.length > 4) known.pop();
  return placed;
}

/** A laid item at another height, when nothing inside depends on it: it need not be laid again. */
export function stretched(box: Box, fragment: Fragment, height: number): Fragment | undefined {
  if (Math.abs(height - fragment.height) <= EPSILON) return fragment;
  const plain =
    box.type === 'block' &&
    box.style.overflow === 'visible' &&
    box.children.every((child) => child.type === 'paragraph' || !leansOnHeight(child));
  return plain ? { ...fragment, height } : undefined;
}

const leansOnHeight = ({ style }: Box) =>
  [style.height, style.minHeight, style.maxHeight].some((extent) => typeof extent === 'object');
