// In: a grid. Out: the min-content and max-content widths of its content box (CSS Grid Layout 1, section 5.2).
import type { GridBox } from '../boxes/types.ts';
import type { Contents } from './box-sizes.ts';
import { acrossColumns } from './grid-items.ts';
import { gapOf, placedItems, tracksOf } from './grid-plan.ts';
import { type Available, gapsWithin } from './grid-track.ts';
import { sizeTracks } from './grid-tracks.ts';
import type { Context } from './types.ts';

export function gridContents(box: GridBox, cx: Context): Contents {
  const { style } = box;
  const { items, lines } = placedItems(box, undefined, undefined, 0, cx);
  const gap = gapOf(style.columnGap, 0);
  const width = (available: Available) => {
    const tracks = tracksOf(items, lines, 'column', style.gridAutoColumns, undefined);
    const spanning = items.map((item) => acrossColumns(item, tracks, cx));
    sizeTracks(tracks, spanning, { available, least: 0, most: Number.POSITIVE_INFINITY, gap, stretches: false });
    return tracks.reduce((sum, { base }) => sum + base, gapsWithin(tracks, 0, tracks.length, gap));
  };
  const min = width('min-content');
  return { min, max: Math.max(min, width('max-content')) };
}
