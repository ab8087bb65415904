// In: captions of a table. Out: their fragments, around the grid (CSS 2.1 17.4).
import type { BlockBox, Box, TableBox } from '../boxes/types.ts';
import { INITIAL } from '../style/initial.ts';
import { marginsOf } from './box-sizes.ts';
import { ARTIFACT, asArtifact, moved, NONE, unbroken } from './fragment.ts';
import type { Context, Fragment } from './types.ts';

export interface Caption {
  readonly fragment: Fragment;
  readonly height: number;
  readonly x: number;
  readonly top: number;
  readonly footnotes: readonly Box[];
}

/** `copy`: what they say has been read in another part of the table. */
export function layCaptions(
  captions: readonly BlockBox[],
  side: 'top' | 'bottom',
  width: number,
  copy: boolean,
  pageName: string,
  cx: Context,
): readonly Caption[] {
  return captions.flatMap((caption) => {
    if (caption.style.captionSide !== side) return [];
    const margins = marginsOf(caption.style, width);
    const inline = Math.max(0, width - margins.left - margins.right);
    const { fragment, footnotes } = cx.layout(caption, unbroken(width, undefined, pageName, { inline }), undefined);
    if (fragment === undefined) return [];
    const height = fragment.height + margins.top + margins.bottom;
    return [
      {
        fragment: copy ? asArtifact(fragment) : fragment,
        height,
        x: margins.left,
        top: margins.top,
        footnotes: copy ? NONE : footnotes,
      },
    ];
  });
}

export function captionsHeight(captions: readonly Caption[]): number {
  let sum = 0;
  for (const { height } of captions) sum += height;
  return sum;
}

/** Captions stand outside the grid's borders, in a wrapper that draws nothing. */
export function wrap(
  box: TableBox,
  grid: Fragment,
  y: number,
  above: readonly Caption[],
  below: readonly Caption[],
): Fragment {
  const children: Fragment[] = [];
  let at = 0;
  for (const caption of above) {
    children.push(moved(caption.fragment, caption.x, at + caption.top));
    at += caption.height;
  }
  children.push(moved(grid, 0, y));
  at = y + grid.height;
  for (const caption of below) {
    children.push(moved(caption.fragment, caption.x, at + caption.top));
    at += caption.height;
  }
  return {
    ...grid,
    box: undefined,
    mark: ARTIFACT,
    place: box.place,
    x: 0,
    y: 0,
    height: at,
    children,
    ids: [],
    effects: [],
    style: INITIAL,
  };
}
