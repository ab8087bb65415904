// In: component values. Out: pictures, gradients, positions and the layers of a background (CSS Images, CSS Backgrounds).

import { resolvePath } from '../../base/host.ts';
import type { LengthPercentage } from '../../base/length.ts';
import { colourOf } from './colours.ts';
import { type Computable, constant } from './context.ts';
import { angleOf, lengthPercentageOf } from './lengths.ts';
import { onlyIdent, split, urlOf, type Value, type Values } from './tokens.ts';
import type { BackgroundLayer, GradientStop, Image } from './types.ts';

export type Position = BackgroundLayer['position'];
const share = (percent: number): LengthPercentage => ({ percent, points: 0 });

/** The Host's path of a URL; a data: URL is kept whole, any other remote one is kept too, so that boxes can say so. */
export function pathOf(url: string, base: string): string {
  const resolved = resolvePath(url, base);
  return resolved.ok ? resolved.path : url.trim();
}

/** A picture by URL, or a gradient. `none` is not one. */
export function imageOf(value: Value | undefined, base: string): Computable<Image> | undefined {
  const url = urlOf(value);
  if (url !== undefined) return constant({ type: 'url', path: pathOf(url, base) });
  if (value?.type !== 'function') return undefined;
  const name = value.name.replace(/^-webkit-/, '');
  if (name === 'linear-gradient' || name === 'repeating-linear-gradient')
    return linearGradient(value.values, name.startsWith('rep'));
  if (name === 'radial-gradient' || name === 'repeating-radial-gradient')
    return radialGradient(value.values, name.startsWith('rep'));
  return undefined;
}

function linearGradient(values: Values, repeating: boolean): Computable<Image> | undefined {
  const parts = split(values, ',');
  const direction = directionOf(parts[0]!);
  const angle = direction ?? constant(Math.PI);
  const corner = cornerOf(parts[0]!);
  const stops = stopsOf(direction ? parts.slice(1) : parts);
  if (stops === undefined) return undefined;
  return (cx) => ({
    type: 'linear-gradient',
    angle: angle(cx),
    ...(corner && { corner }),
    stops: stops(cx),
    repeating,
  });
}

function stopsOf(parts: readonly Values[]): Computable<readonly GradientStop[]> | undefined {
  const stops = parts.map(stopOf);
  if (stops.length < 2 || stops.some((stop) => stop === undefined)) return undefined;
  return (cx) => stops.flatMap((stop) => stop!(cx));
}

const RADII = new Set(['closest-side', 'farthest-side', 'closest-corner', 'farthest-corner']);
type Radii = Extract<Image, { type: 'radial-gradient' }>['size'];

/** `[circle | ellipse] || size` and `at position`, then stops (CSS Images 3, 3.2). */
function radialGradient(values: Values, repeating: boolean): Computable<Image> | undefined {
  const parts = split(values, ',');
  const plain = stopOf(parts[0]!) !== undefined;
  const stops = stopsOf(plain ? parts : parts.slice(1));
  const opening = plain ? [] : parts[0]!;
  const at = opening.findIndex((value) => value.type === 'ident' && value.name === 'at');
  const position = at < 0 ? constant({ x: share(50), y: share(50) }) : positionOf(opening.slice(at + 1));
  let shape: string | undefined;
  let keyword: string | undefined;
  const lengths: Computable<LengthPercentage>[] = [];
  for (const value of at < 0 ? opening : opening.slice(0, at)) {
    const name = value.type === 'ident' ? value.name : undefined;
    const length = name === undefined ? lengthPercentageOf(value, 0) : undefined;
    if (name === 'circle' || name === 'ellipse') shape = name;
    else if (name !== undefined && RADII.has(name)) keyword = name;
    else if (length !== undefined) lengths.push(length);
    else return undefined;
  }
  const circle = shape === 'circle' || (shape === undefined && lengths.length === 1);
  const misfit = lengths.length > 0 && (keyword !== undefined || lengths.length !== (circle ? 1 : 2));
  if (stops === undefined || position === undefined || misfit) return undefined;
  const [x, y = x] = lengths;
  return (cx) => ({
    type: 'radial-gradient',
    circle,
    size: x && y ? { x: x(cx), y: y(cx) } : ((keyword ?? 'farthest-corner') as Radii),
    position: position(cx),
    stops: stops(cx),
    repeating,
  });
}

const SIDES: Readonly<Record<string, number>> = { top: 0, right: 90, bottom: 180, left: 270 };
/** Corners on a square; `corner` tells layout, which knows the box's shape. */
const CORNERS: Readonly<Record<string, number>> = {
  'top right': 45,
  'right top': 45,
  'bottom right': 135,
  'right bottom': 135,
  'bottom left': 225,
  'left bottom': 225,
  'top left': 315,
  'left top': 315,
};

function directionOf(values: Values): Computable<number> | undefined {
  const [first, ...rest] = values;
  if (first?.type === 'ident' && first.name === 'to') {
    const words = rest.map((value) => (value.type === 'ident' ? value.name : '')).join(' ');
    const degrees = SIDES[words] ?? CORNERS[words];
    return degrees === undefined ? undefined : constant((degrees * Math.PI) / 180);
  }
  return values.length === 1 ? angleOf(first) : undefined;
}

function cornerOf([first, ...rest]: Values): readonly [1 | -1, 1 | -1] | undefined {
  const words = rest.map((value) => (value.type === 'ident' ? value.name : ''));
  if (first?.type !== 'ident' || first.name !== 'to' || CORNERS[words.join(' ')] === undefined) return undefined;
  return [words.includes('right') ? 1 : -1, words.includes('bottom') ? 1 : -1];
}

function stopOf(values: Values): Computable<readonly GradientStop[]> | undefined {
  const at = values.findIndex((value) => colourOf(value) !== undefined);
  if (at < 0) return undefined;
  const colour = colourOf(values[at])!;
  const places = values.filter((_, index) => index !== at).map((value) => lengthPercentageOf(value));
  if (places.length > 2 || places.some((place) => place === undefined)) return undefined;
  return (cx) =>
    places.length === 0 ? [{ colour: colour(cx) }] : places.map((place) => ({ colour: colour(cx), at: place!(cx) }));
}

const HORIZONTAL: Readonly<Record<string, number>> = { left: 0, center: 50, right: 100 };
const VERTICAL: Readonly<Record<string, number>> = { top: 0, center: 50, bottom: 100 };

/** One to four values: `50% 65%`, `right`, `right 2mm bottom 1mm`. */
export function positionOf(values: Values): Computable<Position> | undefined {
  const names = values.map((value) => (value.type === 'ident' ? value.name : undefined));
  const offset = (at: number) => lengthPercentageOf(values[at]);
  if (values.length === 1 || values.length === 2) {
    const [one, other = 'center'] = names.length === 1 ? [names[0], 'center'] : [names[0], names[1] ?? ''];
    const turned = (one !== undefined && (one === 'top' || one === 'bottom')) || other === 'left' || other === 'right';
    const read = (at: number, table: Readonly<Record<string, number>>): Computable<LengthPercentage> | undefined => {
      if (at >= values.length) return constant(share(50));
      const name = names[at];
      if (name === undefined) return offset(at);
      return table[name] === undefined ? undefined : constant(share(table[name]));
    };
    const x = read(turned ? 1 : 0, HORIZONTAL);
    const y = read(turned ? 0 : 1, VERTICAL);
    return x && y && ((cx) => ({ x: x(cx), y: y(cx) }));
  }
  if (values.length !== 3 && values.length !== 4) return undefined;
  let x: Computable<LengthPercentage> | undefined;
  let y: Computable<LengthPercentage> | undefined;
  for (let at = 0; at < values.length; at++) {
    const name = names[at];
    if (name === undefined) return undefined;
    const shift = at + 1 < values.length && names[at + 1] === undefined ? offset(++at) : constant(0);
    if (shift === undefined) return undefined;
    const far = name === 'right' || name === 'bottom';
    const place: Computable<LengthPercentage> =
      name === 'center'
        ? constant(share(50))
        : far
          ? (cx) => {
              const by = shift(cx);
              return typeof by === 'number'
                ? { percent: 100, points: 0 - by }
                : { percent: 100 - by.percent, points: 0 - by.points };
            }
          : shift;
    if (name === 'left' || name === 'right') x = place;
    else if (name === 'top' || name === 'bottom') y = place;
    else if (name === 'center') {
      if (x === undefined && names.slice(at + 1).every((next) => next !== 'left' && next !== 'right')) x = place;
      else y = place;
    } else return undefined;
  }
  return x && y && ((cx) => ({ x: x(cx), y: y(cx) }));
}

type Size = BackgroundLayer['size'];
export function sizeOf(values: Values): Computable<Size> | undefined {
  const name = onlyIdent(values);
  if (name === 'cover' || name === 'contain') return constant(name);
  if (values.length === 0 || values.length > 2) return undefined;
  const read = (value: Value | undefined): Computable<LengthPercentage | 'auto'> | undefined =>
    value === undefined || (value.type === 'ident' && value.name === 'auto')
      ? constant('auto')
      : lengthPercentageOf(value, 0);
  const [width, height] = [read(values[0]), read(values[1])];
  return width && height && ((cx) => ({ width: width(cx), height: height(cx) }));
}

type Repeat = BackgroundLayer['repeat'];
const REPEATS = new Set(['repeat', 'no-repeat', 'space', 'round']);
export function repeatOf(values: Values): Computable<Repeat> | undefined {
  const names = values.map((value) => (value.type === 'ident' ? value.name : ''));
  if (names.length === 1 && names[0] === 'repeat-x') return constant({ x: 'repeat', y: 'no-repeat' });
  if (names.length === 1 && names[0] === 'repeat-y') return constant({ x: 'no-repeat', y: 'repeat' });
  if (names.length === 0 || names.length > 2 || !names.every((name) => REPEATS.has(name))) return undefined;
  return constant({ x: names[0], y: names[1] ?? names[0] } as Repeat);
}
