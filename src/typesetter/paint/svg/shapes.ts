// In: a basic shape. Out: its path, in user space; undefined for an element that is no shape.
import type { Path, PathSegment, Size } from '../../../base/geometry.ts';
import { ellipsePath } from '../../../base/geometry.ts';
import type { Element } from '../../html/types.ts';
import { parsePathData } from './path-data.ts';
import { roundedRect } from './path-tools.ts';
import { length, numberList } from './values.ts';

export function shapePath({ name, attributes }: Element, viewport: Size): Path | undefined {
  const x = (key: string, otherwise = 0) => length(attributes[key], viewport.width, otherwise);
  const y = (key: string, otherwise = 0) => length(attributes[key], viewport.height, otherwise);
  switch (name) {
    case 'path':
      return parsePathData(attributes.d ?? '');
    case 'rect': {
      const rect = { x: x('x'), y: y('y'), width: x('width'), height: y('height') };
      if (!(rect.width > 0 && rect.height > 0)) return [];
      const rx = x('rx', y('ry'));
      const ry = y('ry', rx);
      return roundedRect(rect, Math.min(rx, rect.width / 2), Math.min(ry, rect.height / 2));
    }
    case 'circle': {
      const r = length(attributes.r, Math.hypot(viewport.width, viewport.height) / Math.SQRT2, 0);
      return r > 0 ? ellipsePath(x('cx'), y('cy'), r, r) : [];
    }
    case 'ellipse': {
      const [rx, ry] = [x('rx', y('ry')), y('ry', x('rx'))];
      return rx > 0 && ry > 0 ? ellipsePath(x('cx'), y('cy'), rx, ry) : [];
    }
    case 'line':
      return [
        ['M', x('x1'), y('y1')],
        ['L', x('x2'), y('y2')],
      ];
    case 'polyline':
    case 'polygon': {
      const points = numberList(attributes.points);
      const path: PathSegment[] = [];
      for (let i = 0; i + 1 < points.length; i += 2) path.push([i === 0 ? 'M' : 'L', points[i]!, points[i + 1]!]);
      if (name === 'polygon' && path.length > 0) path.push(['Z']);
      return path;
    }
    default:
      return undefined;
  }
}
