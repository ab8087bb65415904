// In: a style. Out: what kind of box it makes where it stands (CSS Display 3).
import type { Display, Style } from '../style/types.ts';

export function wantsColumns(style: Style, display: Display): boolean {
  if (style.columnCount === 'auto' && style.columnWidth === 'auto') return false;
  return display === 'block' || display === 'flow-root' || display === 'inline-block';
}

/** What a box is when its parent or position makes a block of it (CSS Display 3, 2.7). */
export function blockified(display: Display): Display {
  if (display === 'inline' || display === 'inline-block') return 'block';
  if (display === 'inline-flex') return 'flex';
  if (display === 'inline-grid') return 'grid';
  if (display === 'inline-table') return 'table';
  return display.startsWith('table-') ? 'block' : display;
}
