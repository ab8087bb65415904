// In: sheets with pages on them. Out: calls of the painter, in order. It decides nothing.
import { IDENTITY, type Matrix, type Rect, rectPath } from '../../base/geometry.ts';
import type { DisplayItem } from '../layout/types.ts';
import type { Sheet } from '../sheets/types.ts';
import type { Painter } from './types.ts';

export function paintSheets(sheets: readonly Sheet[], painter: Painter): void {
  for (const sheet of sheets) {
    if (painter.sheet(sheet)) continue;
    for (const { page, at, clip } of sheet.pages) {
      const whole = isIdentity(at) && covers(clip, sheet);
      if (!whole) painter.begin({ clip: rectPath(clip), matrix: at });
      paintItems(page.items, painter);
      if (!whole) painter.end();
    }
    paintItems(sheet.marks, painter);
  }
}

function paintItems(items: readonly DisplayItem[], painter: Painter): void {
  for (const item of items) {
    switch (item.type) {
      case 'fill':
        painter.fill(item.path, item.paint, item.rule, item.mark);
        break;
      case 'stroke':
        painter.stroke(item.path, item, item.mark);
        break;
      case 'glyphs':
        painter.glyphs(item.x, item.y, item.text, item.colour, item.mark);
        break;
      case 'picture':
        painter.picture(item.rect, item.picture, item.mark);
        break;
      case 'begin':
        painter.begin(item);
        break;
      case 'end':
        painter.end();
        break;
      case 'link':
        painter.link(item.rect, item.link);
        break;
      case 'destination':
        painter.destination(item.id, item.x, item.y);
    }
  }
}

function isIdentity(matrix: Matrix): boolean {
  return matrix.every((value, i) => value === IDENTITY[i]);
}

function covers(clip: Rect, sheet: Sheet): boolean {
  return clip.x <= 0 && clip.y <= 0 && clip.x + clip.width >= sheet.width && clip.y + clip.height >= sheet.height;
}
