// In: the background layers of a box. Out: fills and pictures, clipped and repeated (CSS Backgrounds 3, section 3).
import type { Path, Rect, Sides, Size } from '../../base/geometry.ts';
import { rectPath } from '../../base/geometry.ts';
import { type LengthPercentage, resolveLength } from '../../base/length.ts';
import type { Place } from '../../base/place.ts';
import type { Artifact, BoxTree, Picture } from '../boxes/types.ts';
import type { BackgroundLayer, Style } from '../style/types.ts';
import { insetRadii, insetRect, type Radii, roundedRect } from './border-paths.ts';
import { onlyColour, paintGradient } from './gradients.ts';
import type { DisplayItem } from './types.ts';

export const BACKGROUND: Artifact = { type: 'artifact', kind: 'background' };

/** Finds a background picture; undefined when it cannot be had, which is then told. */
export type Pictures = BoxTree['pictures'];

/** A layer of more tiles than this is a texture that nobody meant to print tile by tile. */
const MOST_TILES = 20_000;

export interface Area {
  readonly border: Rect;
  readonly borders: Sides;
  readonly padding: Sides;
  readonly radii: Radii | undefined;
  readonly place: Place;
  /** What is painted, whatever `background-clip` says: a page or the canvas. */
  readonly clip?: Rect;
}

export function paintBackground(out: DisplayItem[], style: Style, area: Area, pictures: Pictures): void {
  const layers = style.backgroundLayers;
  if (style.backgroundColor.alpha > 0) {
    const path = clipPath(area, layers.at(-1)?.clip ?? 'border-box');
    out.push({ type: 'fill', path, paint: style.backgroundColor, rule: 'nonzero', mark: BACKGROUND });
  }
  for (let i = layers.length - 1; i >= 0; i -= 1) paintLayer(out, layers[i]!, area, pictures);
}

function boxOf(area: Area, box: BackgroundLayer['clip']): Rect {
  if (box === 'border-box') return area.border;
  const padding = insetRect(area.border, area.borders);
  return box === 'padding-box' ? padding : insetRect(padding, area.padding);
}

function clipPath(area: Area, box: BackgroundLayer['clip']): Path {
  if (area.clip !== undefined) return rectPath(area.clip);
  if (area.radii === undefined || box === 'border-box') return roundedRect(boxOf(area, box), area.radii);
  const inner = insetRadii(area.radii, area.borders);
  return roundedRect(boxOf(area, box), box === 'padding-box' ? inner : insetRadii(inner, area.padding));
}

function paintLayer(out: DisplayItem[], layer: BackgroundLayer, area: Area, pictures: Pictures): void {
  const { image } = layer;
  const picture = image.type === 'url' ? pictures(image.path, area.place) : undefined;
  if (image.type === 'url' && picture === undefined) return;
  const clip = area.clip ?? boxOf(area, layer.clip);
  const origin = boxOf(area, layer.origin);
  if (clip.width <= 0 || clip.height <= 0) return;
  const size = tileSize(layer, origin, picture);
  if (size.width <= 0.001 || size.height <= 0.001) return;
  const x = tiles(layer.repeat.x, layer.position.x, origin.x, origin.width, size.width, clip.x, clip.width);
  const y = tiles(layer.repeat.y, layer.position.y, origin.y, origin.height, size.height, clip.y, clip.height);
  const path = clipPath(area, layer.clip);
  const even = image.type === 'url' ? undefined : onlyColour(image);
  if (even !== undefined && fills(layer.repeat.x) && fills(layer.repeat.y)) {
    // Tiles of one colour are one: no seam shows between them.
    out.push({ type: 'fill', path, paint: even, rule: 'nonzero', mark: BACKGROUND });
    return;
  }
  const count = x.count * y.count;
  if (count <= 0 || count > MOST_TILES) return;
  const first = { x: x.from, y: y.from, width: x.size, height: y.size };
  if (image.type !== 'url' && count === 1 && covers(first, clip)) {
    paintGradient(out, image, first, path, BACKGROUND);
    return;
  }
  const inside = area.radii === undefined && count === 1 && covers(clip, first);
  if (!inside) out.push({ type: 'begin', clip: path });
  for (let row = 0; row < y.count; row += 1)
    for (let column = 0; column < x.count; column += 1) {
      const rect = { x: x.from + column * x.step, y: y.from + row * y.step, width: x.size, height: y.size };
      if (picture !== undefined) out.push({ type: 'picture', rect, picture, mark: BACKGROUND, place: area.place });
      else if (image.type !== 'url') paintGradient(out, image, rect, rectPath(rect), BACKGROUND);
    }
  if (!inside) out.push({ type: 'end' });
}

const fills = (repeat: BackgroundLayer['repeat']['x']) => repeat === 'repeat' || repeat === 'round';

function covers(outer: Rect, inner: Rect): boolean {
  const e = 0.01;
  return (
    outer.x <= inner.x + e &&
    outer.y <= inner.y + e &&
    outer.x + outer.width >= inner.x + inner.width - e &&
    outer.y + outer.height >= inner.y + inner.height - e
  );
}

/** The size of one tile: `background-size`, then `round` fits a whole number of them. */
function tileSize(layer: BackgroundLayer, origin: Rect, picture: Picture | undefined): Size {
  const { width: w, height: h } = origin;
  const ratio = picture?.ratio;
  const { size } = layer;
  let width: number;
  let height: number;
  if (size === 'cover' || size === 'contain') {
    if (ratio === undefined) return { width: w, height: h };
    const wide = size === 'cover' ? w / h < ratio : w / h > ratio;
    return wide ? { width: h * ratio, height: h } : { width: w, height: w / ratio };
  }
  if (size.width !== 'auto') {
    width = resolveLength(size.width, w);
    height =
      size.height !== 'auto' ? resolveLength(size.height, h) : ratio ? width / ratio : (picture?.size.height ?? h);
  } else if (size.height !== 'auto') {
    height = resolveLength(size.height, h);
    width = ratio ? height * ratio : (picture?.size.width ?? w);
  } else {
    width = picture?.size.width ?? w;
    height = picture?.size.height ?? h;
  }
  return { width, height };
}

/** The tiles of one axis that touch the clip. */
function tiles(
  repeat: BackgroundLayer['repeat']['x'],
  position: LengthPercentage,
  start: number,
  length: number,
  tile: number,
  clip: number,
  clipLength: number,
): { readonly from: number; readonly count: number; readonly step: number; readonly size: number } {
  let size = tile;
  if (repeat === 'round') size = length / Math.max(1, Math.round(length / tile));
  const at = start + resolveLength(position, length - size);
  if (repeat === 'no-repeat' || (repeat === 'space' && length < 2 * size))
    return { from: at, count: 1, step: size, size };
  let step = size;
  let from = repeat === 'round' ? start : at;
  if (repeat === 'space') {
    const fitting = Math.floor(length / size + 1e-6);
    step = (length - size) / (fitting - 1);
    from = start;
  }
  from -= Math.ceil((from - clip) / step - 1e-6) * step;
  return { from, count: Math.max(0, Math.ceil((clip + clipLength - from) / step - 1e-6)), step, size };
}
