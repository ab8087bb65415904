// In: a CSS gradient and the rectangle it fills. Out: what draws it, with its line or circles and stops in points (CSS Images 3, section 3).
import { type Path, type Rect, rectPath } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { Artifact } from '../boxes/types.ts';
import type { GradientStop, Image } from '../style/types.ts';
import { insetRect } from './border-paths.ts';
import type { DisplayItem, Paint } from './types.ts';

type Linear = Extract<Image, { type: 'linear-gradient' }>;
type Radial = Extract<Image, { type: 'radial-gradient' }>;
type Stop = { readonly at: number; readonly colour: GradientStop['colour'] };

/** More stops than this cannot be told apart on paper. */
const MOST_STOPS = 1000;

/** Fills `path` with the gradient of `rect`. */
export function paintGradient(
  out: DisplayItem[],
  image: Linear | Radial,
  rect: Rect,
  path: Path,
  mark: Artifact,
): void {
  const [first] = image.stops;
  if (image.type === 'linear-gradient' || image.stops.length === 1) {
    const paint = image.type === 'linear-gradient' ? gradientPaint(image, rect) : first!.colour;
    out.push({ type: 'fill', path, paint, rule: 'nonzero', mark });
    return;
  }
  const x = rect.x + resolveLength(image.position.x, rect.width);
  const y = rect.y + resolveLength(image.position.y, rect.height);
  const { rx, ry } = radiiOf(image, rect, x, y);
  const placed = placeStops(image.stops, rx);
  const { stops, to } = spread(image.repeating ? repeat(placed, farthest(rect, x, y, rx, ry)) : placed, 0);
  const circle = (cx: number, cy: number): Paint => ({
    type: 'radial-gradient',
    from: [cx, cy, 0],
    to: [cx, cy, rx * to],
    stops,
  });
  if (Math.abs(rx - ry) < 0.001) {
    out.push({ type: 'fill', path, paint: circle(x, y), rule: 'nonzero', mark });
    return;
  }
  // An ellipse is a circle seen through a space that is pressed flat about its middle.
  const flat = ry / rx;
  out.push({ type: 'begin', clip: path, matrix: [1, 0, 0, flat, x, y] });
  // The clip cuts it; larger, it fills what is carried on into the bleed.
  const area = insetRect({ x: rect.x - x, y: (rect.y - y) / flat, width: rect.width, height: rect.height / flat }, OUT);
  out.push({ type: 'fill', path: rectPath(area), paint: circle(0, 0), rule: 'nonzero', mark });
  out.push({ type: 'end' });
}

/** A radius of nothing is a point that cannot be seen, but divided by. */
const LEAST = 0.001;
const OUT = { top: -100, right: -100, bottom: -100, left: -100 };

function radiiOf(
  { circle, size }: Radial,
  rect: Rect,
  x: number,
  y: number,
): { readonly rx: number; readonly ry: number } {
  if (typeof size === 'object')
    return {
      rx: Math.max(LEAST, resolveLength(size.x, rect.width)),
      ry: Math.max(LEAST, resolveLength(size.y, circle ? rect.width : rect.height)),
    };
  const pick = size.startsWith('closest') ? Math.min : Math.max;
  const across = pick(Math.abs(x - rect.x), Math.abs(rect.x + rect.width - x));
  const down = pick(Math.abs(y - rect.y), Math.abs(rect.y + rect.height - y));
  const corner = size.endsWith('corner');
  if (circle) {
    const r = Math.max(LEAST, corner ? Math.hypot(across, down) : pick(across, down));
    return { rx: r, ry: r };
  }
  const reach = corner ? Math.SQRT2 : 1;
  return { rx: Math.max(LEAST, across * reach), ry: Math.max(LEAST, down * reach) };
}

/** How often the ellipse fits into the way to the farthest corner. */
function farthest(rect: Rect, x: number, y: number, rx: number, ry: number): number {
  const across = Math.max(Math.abs(x - rect.x), Math.abs(rect.x + rect.width - x));
  const down = Math.max(Math.abs(y - rect.y), Math.abs(rect.y + rect.height - y));
  return Math.max(1, Math.hypot(across / rx, down / ry));
}

/** Stops that stand before the line's start or after its end: the line reaches out to them. `from` is not before `least`. */
function spread(
  stops: readonly Stop[],
  least = Number.NEGATIVE_INFINITY,
): { readonly from: number; readonly to: number; readonly stops: readonly Stop[] } {
  const from = Math.max(least, Math.min(0, stops[0]!.at));
  const to = Math.max(1, stops.at(-1)!.at);
  if (from === 0 && to === 1) return { from, to, stops };
  return { from, to, stops: stops.map(({ at, colour }) => ({ at: (at - from) / (to - from), colour })) };
}

function gradientPaint({ angle: given, corner, stops, repeating }: Linear, rect: Rect): Paint {
  if (stops.length === 1) return stops[0]!.colour;
  // Towards a corner, the middle colour runs through the two corners beside it (3.1.1).
  const angle = corner ? Math.atan2(corner[0] * rect.height, -corner[1] * rect.width) : given;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const length = Math.abs(rect.width * sin) + Math.abs(rect.height * cos);
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const placed = placeStops(stops, length);
  const { from, to, stops: reached } = spread(repeating ? repeat(placed, 1) : placed);
  return {
    type: 'linear-gradient',
    from: [x + sin * length * (from - 0.5), y - cos * length * (from - 0.5)],
    to: [x + sin * length * (to - 0.5), y - cos * length * (to - 0.5)],
    stops: reached,
  };
}

/** Each stop's share of the line: never before the stop above it; stops without a place stand evenly between their neighbours. */
function placeStops(stops: readonly GradientStop[], length: number): readonly Stop[] {
  const at: (number | undefined)[] = stops.map((stop) =>
    stop.at === undefined ? undefined : length === 0 ? 0 : resolveLength(stop.at, length) / length,
  );
  at[0] ??= 0;
  at[at.length - 1] ??= 1;
  let most = Number.NEGATIVE_INFINITY;
  let last = 0;
  for (let i = 0; i < at.length; i += 1) {
    const own = at[i];
    if (own === undefined) continue;
    most = Math.max(most, own);
    at[i] = most;
    for (let j = last + 1; j < i; j += 1) at[j] = at[last]! + ((most - at[last]!) * (j - last)) / (i - last);
    last = i;
  }
  return stops.map((stop, i) => ({ at: at[i]!, colour: stop.colour }));
}

function repeat(stops: readonly Stop[], end: number): readonly Stop[] {
  const first = stops[0]!.at;
  const period = stops.at(-1)!.at - first;
  if (period <= 0)
    return [
      { at: 0, colour: stops.at(-1)!.colour },
      { at: 1, colour: stops.at(-1)!.colour },
    ];
  const from = Math.floor(-first / period);
  const to = Math.ceil((end - first) / period);
  if ((to - from) * stops.length > MOST_STOPS) return stops;
  const all: Stop[] = [];
  for (let n = from; n < to; n += 1) for (const { at, colour } of stops) all.push({ at: at + n * period, colour });
  return all;
}

/** The colour of a gradient whose stops are all of one. */
export function onlyColour({ stops }: Linear | Radial): GradientStop['colour'] | undefined {
  const [first] = stops;
  if (first === undefined) return undefined;
  const key = JSON.stringify(first.colour);
  return stops.every(({ colour }) => colour === first.colour || JSON.stringify(colour) === key)
    ? first.colour
    : undefined;
}
