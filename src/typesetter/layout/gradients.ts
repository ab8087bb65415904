// In: a CSS gradient and the rectangle it fills. Out: a paint with its line and stops in points (CSS Images 3, section 3).
import type { Rect } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { GradientStop, Image } from '../style/types.ts';
import type { Paint } from './types.ts';

type Gradient = Extract<Image, { type: 'linear-gradient' }>;
type Stop = { readonly at: number; readonly colour: GradientStop['colour'] };

/** More stops than this cannot be told apart on paper. */
const MOST_STOPS = 1000;

export function gradientPaint({ angle: given, corner, stops, repeating }: Gradient, rect: Rect): Paint {
  if (stops.length === 1) return stops[0]!.colour;
  // Towards a corner, the middle colour runs through the two corners beside it (3.1.1).
  const angle = corner ? Math.atan2(corner[0] * rect.height, -corner[1] * rect.width) : given;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const length = Math.abs(rect.width * sin) + Math.abs(rect.height * cos);
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const placed = placeStops(stops, length);
  return {
    type: 'linear-gradient',
    from: [x - (sin * length) / 2, y + (cos * length) / 2],
    to: [x + (sin * length) / 2, y - (cos * length) / 2],
    stops: repeating ? repeat(placed) : placed,
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

function repeat(stops: readonly Stop[]): readonly Stop[] {
  const first = stops[0]!.at;
  const period = stops.at(-1)!.at - first;
  if (period <= 0)
    return [
      { at: 0, colour: stops.at(-1)!.colour },
      { at: 1, colour: stops.at(-1)!.colour },
    ];
  const from = Math.floor(-first / period);
  const to = Math.ceil((1 - first) / period);
  if ((to - from) * stops.length > MOST_STOPS) return stops;
  const all: Stop[] = [];
  for (let n = from; n < to; n += 1) for (const { at, colour } of stops) all.push({ at: at + n * period, colour });
  return all;
}
