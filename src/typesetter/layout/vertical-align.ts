// In: a style and the metrics of its parent. Out: how far its baseline is raised in the line (CSS 2.1, 10.8.1).
import { resolveLength } from '../../base/length.ts';
import type { Style } from '../style/types.ts';
import type { Type } from './type-metrics.ts';

/** How far a span's baseline is raised above the paragraph's, and whether it goes to the line's edge instead. */
export interface Level {
  readonly rise: number;
  readonly edge: 'top' | 'bottom' | undefined;
}

export const BASE: Level = { rise: 0, edge: undefined };

/** `vertical-align` against the parent's metrics (CSS 2.1, 10.8.1). `above`, `below`: the aligned box about its baseline. */
export function raise(style: Style, from: Level, parent: Type, above: number, below: number, plain = false): Level {
  const align = style.verticalAlign;
  if (plain || align === 'baseline') return from;
  switch (align) {
    case 'top':
    case 'bottom':
      return { rise: 0, edge: align };
    case 'sub':
      return { rise: from.rise - parent.size / 5, edge: from.edge };
    case 'super':
      return { rise: from.rise + parent.size / 3, edge: from.edge };
    case 'middle':
      return { rise: from.rise + parent.xHeight / 2 - (above - below) / 2, edge: from.edge };
    case 'text-top':
      return { rise: from.rise + parent.ascent - above, edge: from.edge };
    case 'text-bottom':
      return { rise: from.rise - parent.descent + below, edge: from.edge };
    default:
      return { rise: from.rise + resolveLength(align, typeOfLine(style, parent)), edge: from.edge };
  }
}

function typeOfLine(style: Style, parent: Type): number {
  return style.lineHeight === 'normal' ? parent.lineHeight : style.lineHeight;
}
