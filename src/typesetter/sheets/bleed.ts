// In: what is painted on a page, and the bleed its printer asks. Out: the same, with whatever ends at the trim's edge carried on through the bleed.
//
// A designer who wrote `@page { bleed: 3mm }` has drawn into the bleed already, and nothing here touches an edge. Other
// pages have bands and pictures that stop where the page stops; a knife that slips by a hair would leave a white line.
import { IDENTITY, type Path, type Rect, rectPath, type Size } from '../../base/geometry.ts';
import type { DisplayItem } from '../layout/types.ts';

/** Nearer than this to the trim's edge, in points, is meant to be on it. */
const NEAR = 0.5;

export function extendIntoBleed(items: readonly DisplayItem[], trim: Size, bleed: number): readonly DisplayItem[] {
  if (bleed <= 0) return items;
  const out: DisplayItem[] = [];
  /** Groups open around the item; from the first that transforms on, coordinates are not the page's. */
  let depth = 0;
  let transformedAt = Infinity;
  for (const item of items) {
    if (item.type === 'begin') {
      const clip = depth < transformedAt && item.clip !== undefined ? extendPath(item.clip, trim, bleed) : item.clip;
      out.push(clip === item.clip ? item : { ...item, ...(clip && { clip }) });
      if (item.matrix?.some((value, i) => value !== IDENTITY[i])) transformedAt = Math.min(transformedAt, depth);
      depth++;
    } else if (item.type === 'end') {
      depth--;
      if (depth <= transformedAt) transformedAt = Infinity;
      out.push(item);
    } else if (depth > transformedAt) out.push(item);
    else if (item.type === 'fill') {
      const path = extendPath(item.path, trim, bleed);
      out.push(path === item.path ? item : { ...item, path });
    } else if (item.type === 'picture') {
      const rect = extendRect(item.rect, trim, bleed);
      // Enlarged by a hair, keeping its shape, and cut where it would grow inwards.
      if (rect === item.rect) out.push(item);
      else
        out.push({ type: 'begin', clip: rectPath(rect) }, { ...item, rect: cover(item.rect, rect) }, { type: 'end' });
    } else out.push(item);
  }
  return out;
}

function extendRect(rect: Rect, trim: Size, bleed: number): Rect {
  const left = Math.abs(rect.x) < NEAR ? bleed : 0;
  const top = Math.abs(rect.y) < NEAR ? bleed : 0;
  const right = Math.abs(rect.x + rect.width - trim.width) < NEAR ? bleed : 0;
  const bottom = Math.abs(rect.y + rect.height - trim.height) < NEAR ? bleed : 0;
  if (left + top + right + bottom === 0) return rect;
  return { x: rect.x - left, y: rect.y - top, width: rect.width + left + right, height: rect.height + top + bottom };
}

/** Every point of the outline that lies on the trim's edge moves out; rounded and slanted shapes too. */
function extendPath(path: Path, trim: Size, bleed: number): Path {
  const outX = (x: number) => (Math.abs(x) < NEAR ? x - bleed : Math.abs(x - trim.width) < NEAR ? x + bleed : x);
  const outY = (y: number) => (Math.abs(y) < NEAR ? y - bleed : Math.abs(y - trim.height) < NEAR ? y + bleed : y);
  const touches = path.some(
    (segment) => segment[0] !== 'Z' && (outX(segment[1]) !== segment[1] || outY(segment[2]) !== segment[2]),
  );
  if (!touches) return path;
  return path.map((segment) => {
    if (segment[0] === 'Z') return segment;
    if (segment[0] !== 'C') return [segment[0], outX(segment[1]), outY(segment[2])];
    const [, a, b, c, d, e, f] = segment;
    return ['C', outX(a), outY(b), outX(c), outY(d), outX(e), outY(f)];
  });
}

/** `inner`, grown evenly until it covers `outer`, and centred on it. */
function cover(inner: Rect, outer: Rect): Rect {
  const scale = Math.max(outer.width / inner.width, outer.height / inner.height);
  const [width, height] = [inner.width * scale, inner.height * scale];
  return { x: outer.x + (outer.width - width) / 2, y: outer.y + (outer.height - height) / 2, width, height };
}
