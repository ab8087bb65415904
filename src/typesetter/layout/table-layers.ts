// In: the rows of a table as they stand. Out: all that its grid paints, from the lowest (CSS 2.1 17.5.1).
import type { TableBox } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { borderLines } from './collapsed-borders.ts';
import { ALL_EDGES, ARTIFACT } from './fragment.ts';
import type { Grid } from './table-grid.ts';
import type { Setting, Sheet } from './table-sheet.ts';
import type { Fragment } from './types.ts';

/** Layers of a table (CSS 2.1 17.5.1): columns, groups, rows with their cells; collapsed borders over all. */
export function assemble(
  setting: Setting,
  sheet: Sheet,
  box: TableBox,
  cut: { readonly top: boolean; readonly bottom: boolean },
  xs: readonly number[],
): readonly Fragment[] {
  const { grid, columns } = setting;
  const children: Fragment[] = [];
  const [first, last] = [sheet.standing[0], sheet.standing.at(-1)];
  const plain = { box: undefined, mark: ARTIFACT, place: box.place, edges: ALL_EDGES, ids: [], effects: [] } as const;
  const from = first?.y ?? 0;
  const height = last === undefined ? 0 : last.y + last.height - from;
  grid.columnStyles.forEach((style, i) => {
    if (style === undefined || !paints(style) || grid.hidden.has(i)) return;
    const x = columns.left[i]!;
    children.push({
      ...plain,
      type: 'box',
      style: background(style),
      x,
      y: from,
      width: columns.right[i]! - x,
      height,
      children: [],
    });
  });
  for (const group of sheet.groups) {
    if (!paints(group.style)) continue;
    const [top, end] = [sheet.standing[group.from]!, sheet.standing[group.to - 1]!];
    const rect = { x: setting.x, y: top.y, width: setting.width, height: end.y + end.height - top.y };
    children.push({ ...plain, type: 'box', style: background(group.style), ...rect, children: [] });
  }
  for (const row of sheet.rows) children.push(row);
  if (grid.collapsed && sheet.standing.length > 0)
    children.push({
      ...plain,
      type: 'box',
      style: unbordered(box.style, grid),
      x: 0,
      y: 0,
      width: 0,
      height: 0,
      children: [],
      rules: borderLines(grid, sheet.standing, xs, cut),
    });
  return children;
}

function paints(style: Style): boolean {
  return style.backgroundColor.alpha > 0 || style.backgroundLayers.length > 0;
}

/** A group or column draws its background and nothing else. */
function background(style: Style): Style {
  if (style.position === 'static' && style.float === 'none') return style;
  return { ...style, position: 'static', float: 'none' };
}

/** The table's style where its borders are drawn by the grid's lines. */
export function unbordered(style: Style, grid: Grid): Style {
  const key = 'table';
  let known = grid.styles.get(key);
  if (known === undefined) {
    known = {
      ...style,
      borderTopStyle: 'none',
      borderRightStyle: 'none',
      borderBottomStyle: 'none',
      borderLeftStyle: 'none',
    };
    grid.styles.set(key, known);
  }
  return known;
}
