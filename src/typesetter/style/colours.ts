// In: component values. Out: colours (CSS Color 4 and 5): sRGB after a clip to its gamut, or device CMYK kept as it is.
import { type Colour, TRANSPARENT, toRgb } from '../../base/colour.ts';
import { COLOUR_NAMES } from './colour-names.ts';
import { type Computable, constant } from './context.ts';
import { angleOf, numberOf, percentageOf } from './lengths.ts';
import { split, type Value, type Values } from './tokens.ts';

type Triple = readonly [number, number, number];
const clip = (x: number) => (x > 0 ? Math.min(x, 1) : 0);
const rgb = ([r, g, b]: Triple, alpha: number): Colour => ({
  space: 'rgb',
  r: clip(r),
  g: clip(g),
  b: clip(b),
  alpha: clip(alpha),
});

const hue = (degrees: number) => ((degrees % 360) + 360) % 360;

function fromHsl(h: number, s: number, l: number): Triple {
  const part = (n: number) => {
    const k = (n + hue(h) / 30) % 12;
    return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [part(0), part(8), part(4)];
}

function fromHwb(h: number, w: number, b: number): Triple {
  if (w + b >= 1) return [w / (w + b), w / (w + b), w / (w + b)];
  const [x, y, z] = fromHsl(h, 1, 0.5);
  return [x * (1 - w - b) + w, y * (1 - w - b) + w, z * (1 - w - b) + w];
}

const decodeGamma = (v: number) =>
  Math.abs(v) <= 0.04045 ? v / 12.92 : Math.sign(v) * ((Math.abs(v) + 0.055) / 1.055) ** 2.4;
const encodeGamma = (v: number) =>
  Math.abs(v) <= 0.0031308 ? v * 12.92 : Math.sign(v) * (1.055 * Math.abs(v) ** (1 / 2.4) - 0.055);

function fromOklab(L: number, a: number, b: number): Triple {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encodeGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encodeGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encodeGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toOklab([r, g, b]: Triple): Triple {
  const [x, y, z] = [decodeGamma(r), decodeGamma(g), decodeGamma(b)];
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z);
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z);
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** CIE Lab under D50, brought to sRGB under D65 by Bradford's matrix. */
function fromLab(L: number, a: number, b: number): Triple {
  const fy = (L + 16) / 116;
  const cube = (f: number) => (f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27));
  const x = 0.9642956764 * cube(fy + a / 500);
  const y = L > 8 ? fy ** 3 : L / (24389 / 27);
  const z = 0.8251046025 * cube(fy - b / 200);
  return [
    encodeGamma(3.1341358529 * x - 1.617385998 * y - 0.4906622179 * z),
    encodeGamma(-0.978795502 * x + 1.9162543774 * y + 0.0334427339 * z),
    encodeGamma(0.071955379 * x - 0.2289767556 * y + 1.4053860585 * z),
  ];
}

const polar = (c: number, h: number): readonly [number, number] => [
  c * Math.cos((h * Math.PI) / 180),
  c * Math.sin((h * Math.PI) / 180),
];

/** Components and alpha of a colour function; `none` is zero. Legacy commas and modern spaces both. */
function components(values: Values): { readonly parts: Value[]; readonly alpha: number } | undefined {
  const commas = split(values, ',');
  let parts: Value[];
  let alpha: Value | undefined;
  if (commas.length > 1) {
    if (commas.some((part) => part.length !== 1)) return undefined;
    parts = commas.map((part) => part[0]!);
    if (parts.length === 4) alpha = parts.pop();
  } else {
    const [before, after, more] = split(values, '/');
    if (more !== undefined || after?.length === 0) return undefined;
    parts = [...before!];
    alpha = after?.[0];
  }
  if (alpha === undefined) return { parts, alpha: 1 };
  const share = scaled(alpha, 1);
  return share === undefined ? undefined : { parts, alpha: clip(share) };
}

/** A number as it is, a percentage as a share of `whole`, `none` as zero. Colours take no relative units: any context will do. */
function scaled(value: Value | undefined, whole: number): number | undefined {
  if (value?.type === 'ident') return value.name === 'none' ? 0 : undefined;
  const number = numberOf(value);
  if (number) return number(undefined as never);
  const percent = percentageOf(value);
  return percent && (percent(undefined as never) / 100) * whole;
}

function degrees(value: Value | undefined): number | undefined {
  const plain = value?.type === 'number' || value?.type === 'ident' ? scaled(value, 1) : undefined;
  if (plain !== undefined) return plain;
  const angle = angleOf(value);
  return angle && (angle(undefined as never) * 180) / Math.PI;
}

const SPACES: Readonly<Record<string, (parts: readonly Value[]) => Triple | undefined>> = {
  rgb: (parts) =>
    triple(
      parts,
      (part) => scaled(part, 255),
      (r, g, b) => [r / 255, g / 255, b / 255],
    ),
  hsl: (parts) => angular(parts, (h, s, l) => fromHsl(h, clip(s / 100), clip(l / 100))),
  hwb: (parts) => angular(parts, (h, w, b) => fromHwb(h, clip(w / 100), clip(b / 100))),
  lab: (parts) => spread(parts, [100, 125, 125], fromLab),
  lch: (parts) => spread(parts, [100, 150, 0], (l, c, h) => fromLab(l, ...polar(c, h))),
  oklab: (parts) => spread(parts, [1, 0.4, 0.4], fromOklab),
  oklch: (parts) => spread(parts, [1, 0.4, 0], (l, c, h) => fromOklab(l, ...polar(c, h))),
};
(SPACES as Record<string, unknown>).rgba = SPACES.rgb;
(SPACES as Record<string, unknown>).hsla = SPACES.hsl;

function triple(
  parts: readonly Value[],
  read: (value: Value, at: number) => number | undefined,
  make: (x: number, y: number, z: number) => Triple,
): Triple | undefined {
  if (parts.length !== 3) return undefined;
  const [x, y, z] = parts.map(read);
  return x === undefined || y === undefined || z === undefined ? undefined : make(x, y, z);
}
const angular = (parts: readonly Value[], make: (h: number, x: number, y: number) => Triple) =>
  triple(parts, (value, at) => (at === 0 ? degrees(value) : scaled(value, 100)), make);
const spread = (parts: readonly Value[], wholes: Triple, make: (x: number, y: number, z: number) => Triple) =>
  triple(parts, (value, at) => (wholes[at] === 0 ? degrees(value) : scaled(value, wholes[at]!)), make);

function colourFunction(name: string, values: Values): Computable<Colour> | undefined {
  if (name === 'color-mix') return colourMix(values);
  const read = components(values);
  if (read === undefined) return undefined;
  const { parts, alpha } = read;
  if (name === 'device-cmyk') {
    const commas = split(values, ',');
    const inks = (commas.length === 4 ? commas.map((part) => part[0]!) : parts).map((part) => scaled(part, 1));
    const [c, m, y, k] = inks;
    if (inks.length !== 4 || c === undefined || m === undefined || y === undefined || k === undefined) return undefined;
    const opacity = commas.length === 4 ? 1 : alpha;
    return constant({ space: 'cmyk', c: clip(c), m: clip(m), y: clip(y), k: clip(k), alpha: opacity });
  }
  if (name === 'color') {
    const [space, ...rest] = parts;
    const linear = space?.type === 'ident' && space.name === 'srgb-linear';
    if (space?.type !== 'ident' || (space.name !== 'srgb' && !linear)) return undefined;
    const found = triple(
      rest,
      (value) => scaled(value, 1),
      (r, g, b) => [r, g, b],
    );
    return (
      found &&
      constant(rgb(linear ? [encodeGamma(found[0]), encodeGamma(found[1]), encodeGamma(found[2])] : found, alpha))
    );
  }
  const found = Object.hasOwn(SPACES, name) ? SPACES[name]!(parts) : undefined;
  return found && constant(rgb(found, alpha));
}

/** `color-mix(in srgb | oklab | oklch | …, red 30%, blue)`; what is not oklch or srgb is mixed in oklab. */
function colourMix(values: Values): Computable<Colour> | undefined {
  const [method, ...colours] = split(values, ',');
  if (method?.[0]?.type !== 'ident' || method[0].name !== 'in' || colours.length !== 2) return undefined;
  const space = method[1]?.type === 'ident' ? method[1].name : '';
  const [one, other] = colours.map((part) => {
    const share = part.find((value) => value.type === 'percentage');
    const rest = part.filter((value) => value !== share);
    const colour = rest.length === 1 ? colourOf(rest[0]) : undefined;
    return colour && { colour, share: share?.type === 'percentage' ? share.value / 100 : undefined };
  });
  if (one === undefined || other === undefined) return undefined;
  const p = one.share ?? (other.share === undefined ? 0.5 : 1 - other.share);
  const q = other.share ?? 1 - p;
  if (p < 0 || q < 0 || p + q === 0) return undefined;
  const total = p + q;
  return (cx) => mix(space, one.colour(cx), other.colour(cx), q / total, Math.min(1, total));
}

/** `share` of `other` in `one`, on premultiplied components. */
function mix(space: string, one: Colour, other: Colour, share: number, opacity: number): Colour {
  const alpha = one.alpha * (1 - share) + other.alpha * share;
  if (alpha === 0) return TRANSPARENT;
  const read = (colour: Colour): Triple => {
    const { r, g, b } = toRgb(colour);
    if (space === 'srgb') return [r, g, b];
    if (space === 'srgb-linear') return [decodeGamma(r), decodeGamma(g), decodeGamma(b)];
    const [l, x, y] = toOklab([r, g, b]);
    return space === 'oklch' ? [l, Math.hypot(x, y), (Math.atan2(y, x) * 180) / Math.PI] : [l, x, y];
  };
  const [a, b] = [read(one), read(other)];
  const blend = (x: number, y: number) => (x * one.alpha * (1 - share) + y * other.alpha * share) / alpha;
  const parts: Triple = [blend(a[0], b[0]), blend(a[1], b[1]), blend(a[2], b[2])];
  const final = alpha * opacity;
  if (space === 'srgb') return rgb(parts, final);
  if (space === 'srgb-linear') return rgb([encodeGamma(parts[0]), encodeGamma(parts[1]), encodeGamma(parts[2])], final);
  if (space !== 'oklch') return rgb(fromOklab(...parts), final);
  // The shorter way round the wheel; a grey has no hue of its own.
  const from = a[1] < 1e-4 ? b[2] : a[2];
  const to = b[1] < 1e-4 ? from : b[2];
  const turn = ((((to - from) % 360) + 540) % 360) - 180;
  return rgb(fromOklab(parts[0], ...polar(parts[1], from + turn * share)), final);
}

function hex(digits: string): Colour | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return undefined;
  const long = digits.length < 5 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const part = (at: number) => Number.parseInt(long.slice(at, at + 2), 16) / 255;
  return { space: 'rgb', r: part(0), g: part(2), b: part(4), alpha: long.length === 8 ? part(6) : 1 };
}

/** A colour; `currentcolor` asks its box. */
export function colourOf(value: Value | undefined): Computable<Colour> | undefined {
  switch (value?.type) {
    case 'hash': {
      const colour = hex(value.value);
      return colour && constant(colour);
    }
    case 'ident': {
      if (value.name === 'currentcolor') return (cx) => cx.color;
      if (value.name === 'transparent') return constant(TRANSPARENT);
      const digits = COLOUR_NAMES.get(value.name);
      return digits === undefined ? undefined : constant(hex(digits)!);
    }
    case 'function':
      return colourFunction(value.name, value.values);
    default:
      return undefined;
  }
}
