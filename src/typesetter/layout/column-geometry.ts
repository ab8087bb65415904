// In: a multi-column container and its width. Out: how many columns, where each stands, and the rules between them (CSS Multi-column 1, sections 3 to 5).
import { resolveLength } from '../../base/length.ts';
import type { ColumnsBox } from '../boxes/types.ts';
import type { RuleLine } from './types.ts';

export interface Geometry {
  readonly count: number;
  readonly width: number;
  readonly gap: number;
}

export function geometryOf(box: ColumnsBox, inner: number): Geometry {
  const { style } = box;
  const gap = style.columnGap === 'normal' ? style.fontSize : Math.max(0, resolveLength(style.columnGap, inner));
  let count = style.columnCount === 'auto' ? 1 : style.columnCount;
  if (style.columnWidth !== 'auto') {
    const most = Math.max(1, Math.floor((inner + gap) / Math.max(0.1, style.columnWidth + gap)));
    count = style.columnCount === 'auto' ? most : Math.min(count, most);
  }
  count = Math.max(1, Math.min(count, 100));
  return { count, gap, width: Math.max(0, (inner - gap * (count - 1)) / count) };
}

/** Columns follow one another in the direction of writing. */
export function columnX(
  i: number,
  { width, gap }: Geometry,
  left: number,
  inner: number,
  direction: ColumnsBox['style']['direction'],
): number {
  return direction === 'rtl' ? left + inner - width - i * (width + gap) : left + i * (width + gap);
}

export function addRules(
  box: ColumnsBox,
  rules: RuleLine[],
  row: { readonly columns: readonly unknown[]; readonly height: number },
  geometry: Geometry,
  left: number,
  inner: number,
  top: number,
): void {
  const { columnRuleStyle, columnRuleWidth, columnRuleColor } = box.style;
  if (columnRuleWidth <= 0 || columnRuleStyle === 'none' || columnRuleStyle === 'hidden') return;
  for (let i = 1; i < row.columns.length; i++)
    rules.push({
      x:
        columnX(i, geometry, left, inner, box.style.direction) +
        (box.style.direction === 'rtl' ? geometry.width + geometry.gap / 2 : -geometry.gap / 2) -
        columnRuleWidth / 2,
      y: top,
      width: columnRuleWidth,
      height: row.height,
      style: columnRuleStyle,
      colour: columnRuleColor,
      side: 'left',
    });
}
