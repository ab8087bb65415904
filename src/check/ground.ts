// In: what is painted on a page, from the lowest. Out: the colours that lie under a point, as far as they can be known.
import { type Colour, toRgb, WHITE } from '../base/colour.ts';
import { apply, type Matrix, type Path, type Rect } from '../base/geometry.ts';
import type { Paint } from '../typesetter/layout/types.ts';

/** An area as it was drawn: its path counts in its own space, which `matrix` takes to the page. */
export interface Area {
  readonly path: Path;
  readonly rule: 'nonzero' | 'evenodd';
  readonly matrix: Matrix;
}

export type Layer = {
  readonly area: Area;
  readonly clips: readonly Area[];
  readonly opacity: number;
} & ({ readonly type: 'fill'; readonly paint: Paint } | { readonly type: 'picture'; readonly name: string });

/** An opaque colour, or the picture that hides it. */
export type Ground =
  /** `shaded`: of a gradient, another colour a little further. */
  | { readonly type: 'colour'; readonly colour: Colour; readonly shaded: boolean }
  | { readonly type: 'picture'; readonly name: string };

export interface Grounds {
  add(layer: Layer): void;
  at(x: number, y: number): Ground;
  /** Nothing at all was painted at this height. */
  isBare(y: number): boolean;
}

/** Points of height that share a list: what is far above or below a text is never looked at. */
const BAND = 24;
/** Thinner than this it is a line, and no ground. */
const THIN = 1.5;

const PAPER: Ground = { type: 'colour', colour: WHITE, shaded: false };

export function createGrounds(): Grounds {
  const bands = new Map<number, Layer[]>();
  return {
    add(layer) {
      const { x, y, width, height } = boundsOf(layer.area);
      if (!(width >= THIN && height >= THIN && Number.isFinite(x + width))) return;
      const [first, last] = [bandOf(Math.max(y, -LIMIT)), bandOf(Math.min(y + height, LIMIT))];
      for (let band = first; band <= last; band++) {
        const layers = bands.get(band);
        if (layers === undefined) bands.set(band, [layer]);
        else layers.push(layer);
      }
    },
    isBare: (y) => !bands.has(bandOf(y)),
    at(x, y) {
      const layers = bands.get(bandOf(y)) ?? [];
      const over: Colour[] = [];
      let shaded = false;
      for (let i = layers.length - 1; i >= 0; i--) {
        const layer = layers[i]!;
        if (!contains(layer.area, x, y) || !layer.clips.every((clip) => contains(clip, x, y))) continue;
        if (layer.type === 'picture') return { type: 'picture', name: layer.name };
        const colour = colourAt(layer.paint, layer.area.matrix, x, y);
        const alpha = colour.alpha * layer.opacity;
        if (alpha <= 0) continue;
        over.push({ ...colour, alpha });
        shaded ||= 'type' in layer.paint;
        if (alpha >= 1) break;
      }
      if (over.length === 0) return PAPER;
      return { type: 'colour', colour: over.reduceRight((under, colour) => blend(colour, under), WHITE), shaded };
    },
  };
}

/** A page is never taller: the bands of a wild length end here. */
const LIMIT = 15_000;
const bandOf = (y: number): number => Math.floor(y / BAND);

/** `over` on an opaque colour. */
export function blend(over: Colour, under: Colour): Colour {
  const [one, other] = [toRgb(over), toRgb(under)];
  const mix = (a: number, b: number) => a * over.alpha + b * (1 - over.alpha);
  return { space: 'rgb', r: mix(one.r, other.r), g: mix(one.g, other.g), b: mix(one.b, other.b), alpha: 1 };
}

function boundsOf({ path, matrix }: Area): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const segment of path)
    for (let i = 1; i + 1 < segment.length; i += 2) {
      const [x, y] = apply(matrix, segment[i] as number, segment[i + 1] as number);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether a point of the page is inside: turns of the outline round it, curves as chords. */
export function contains({ path, rule, matrix }: Area, px: number, py: number): boolean {
  let turns = 0;
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const side = (toX: number, toY: number): void => {
    if (y <= py !== toY <= py) {
      const across = x + ((py - y) / (toY - y)) * (toX - x);
      if (across > px) turns += toY > y ? 1 : -1;
    }
    [x, y] = [toX, toY];
  };
  for (const segment of path) {
    if (segment[0] === 'Z') {
      side(startX, startY);
      continue;
    }
    const at = segment.length - 2;
    const [toX, toY] = apply(matrix, segment[at] as number, segment[at + 1] as number);
    if (segment[0] === 'M') {
      side(startX, startY);
      [startX, startY, x, y] = [toX, toY, toX, toY];
    } else if (segment[0] === 'L') side(toX, toY);
    else {
      const [fromX, fromY] = [x, y];
      const [ax, ay] = apply(matrix, segment[1], segment[2]);
      const [bx, by] = apply(matrix, segment[3], segment[4]);
      for (let step = 1; step <= CHORDS; step++) {
        const [t, u] = [step / CHORDS, 1 - step / CHORDS];
        const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
        side(p * fromX + q * ax + r * bx + s * toX, p * fromY + q * ay + r * by + s * toY);
      }
    }
  }
  side(startX, startY);
  return rule === 'evenodd' ? turns % 2 !== 0 : turns !== 0;
}
const CHORDS = 8;

function colourAt(paint: Paint, matrix: Matrix, px: number, py: number): Colour {
  if (!('type' in paint)) return paint;
  const [x, y] = applyInverse(matrix, px, py);
  const { stops } = paint;
  let at: number;
  if (paint.type === 'linear-gradient') {
    const [[ax, ay], [bx, by]] = [paint.from, paint.to];
    const [dx, dy] = [bx - ax, by - ay];
    at = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  } else {
    const [[, , inner], [cx, cy, outer]] = [paint.from, paint.to];
    at = (Math.hypot(x - cx, y - cy) - inner) / (outer - inner || 1);
  }
  const next = stops.findIndex((stop) => stop.at >= at);
  if (next <= 0) return (next === 0 ? stops[0] : stops.at(-1))!.colour;
  const [one, other] = [stops[next - 1]!, stops[next]!];
  const share = (at - one.at) / (other.at - one.at || 1);
  const [a, b] = [toRgb(one.colour), toRgb(other.colour)];
  const mix = (from: number, to: number) => from + (to - from) * share;
  const alpha = mix(one.colour.alpha, other.colour.alpha);
  return { space: 'rgb', r: mix(a.r, b.r), g: mix(a.g, b.g), b: mix(a.b, b.b), alpha };
}

function applyInverse([a, b, c, d, e, f]: Matrix, px: number, py: number): readonly [number, number] {
  const determinant = a * d - b * c || 1;
  const [x, y] = [px - e, py - f];
  return [(d * x - c * y) / determinant, (a * y - b * x) / determinant];
}
