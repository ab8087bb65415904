// In: a gradient. Out: the shading dictionary that draws it (ISO 32000-1, 8.7.4.5), and one of its opacities when it has any.
import type { Colour } from '../../../base/colour.ts';
import type { Plates } from '../plates.ts';
import { type ColourProfile, shadingComponents } from './colour.ts';
import { numbers } from './syntax.ts';

export interface GradientStop {
  readonly at: number;
  readonly colour: Colour;
}
/** `radial`: from circle (x, y, r) to circle (x, y, r). */
export type Gradient =
  | {
      readonly type: 'linear-gradient';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stops: readonly GradientStop[];
    }
  | {
      readonly type: 'radial-gradient';
      readonly from: readonly [number, number, number];
      readonly to: readonly [number, number, number];
      readonly stops: readonly GradientStop[];
    };

export function isGradient(paint: Colour | Gradient): paint is Gradient {
  return 'type' in paint;
}

/** `space` is that of the colours for `profile` and `plates`, as it is spelled. */
export function shading(gradient: Gradient, profile: ColourProfile, plates: Plates, space: string): string {
  return dictionaryOf(
    gradient,
    space,
    gradient.stops.map(({ at, colour }) => [at, shadingComponents(colour, profile, plates)]),
  );
}

/** The gradient of opacities in grey, for a luminosity mask; undefined when all stops are opaque. */
export function opacityShading(gradient: Gradient): string | undefined {
  if (gradient.stops.every(({ colour }) => colour.alpha >= 1)) return undefined;
  return dictionaryOf(
    gradient,
    '/DeviceGray',
    gradient.stops.map(({ at, colour }) => [at, [colour.alpha]]),
  );
}

type Stop = readonly [at: number, components: readonly number[]];

function dictionaryOf(gradient: Gradient, space: string, stops: readonly Stop[]): string {
  const linear = gradient.type === 'linear-gradient';
  return `<</ShadingType ${linear ? 2 : 3} /ColorSpace ${space} /Coords [${numbers([...gradient.from, ...gradient.to])}] /Function ${functionOf(stops)} /Extend [true true]>>`;
}

function functionOf(given: readonly Stop[]): string {
  const stops: Stop[] = [];
  let last = 0;
  for (const [at, components] of given) {
    last = Math.min(1, Math.max(last, Number.isFinite(at) ? at : 0));
    stops.push([last, components]);
  }
  if (stops.length === 0) stops.push([0, [0]]);
  if (stops[0]![0] > 0) stops.unshift([0, stops[0]![1]]);
  if (stops.at(-1)![0] < 1 || stops.length === 1) stops.push([1, stops.at(-1)![1]]);
  const pieces = stops.slice(1).map((stop, i) => [stops[i]!, stop] as const);
  // Stops at one place are a hard edge: no piece between them.
  const wide = pieces.filter(([one, other]) => other[0] - one[0] > 1e-6);
  const functions = wide.map(
    ([one, other]) => `<</FunctionType 2 /Domain [0 1] /N 1 /C0 [${numbers(one[1])}] /C1 [${numbers(other[1])}]>>`,
  );
  if (functions.length === 1) return functions[0]!;
  const bounds = wide.slice(0, -1).map(([, other]) => other[0]);
  const encode = wide.map(() => '0 1').join(' ');
  return `<</FunctionType 3 /Domain [0 1] /Functions [${functions.join(' ')}] /Bounds [${numbers(bounds)}] /Encode [${encode}]>>`;
}
