// In: a colour as the author named it. Out: PDF colour operands for a screen or for a press.
//
// For a press: black, greys and near-black inks are pure K, so that small text needs no register; other sRGB colours
// become CMYK by the printer's ICC profile, or with a moderate grey component replacement: K = m², where m is the least of
// 1−R, 1−G, 1−B, and what K covers leaves the three others. Total ink is held under the printer's limit. A colour that has
// an ink of its own is that ink, whole; in a job of one or two inks, every colour is a tint of those (plates.ts).
import { type Colour, toRgb } from '../../../base/colour.ts';
import { type Cmyk, greyInk, isRegistration, jobInks, type Plates, type SpotInk, USUAL_PLATES } from '../plates.ts';
import { fine, name } from './syntax.ts';

export type ColourProfile = 'screen' | 'print';

/** A colour space that a page must name: one spot ink, or the two inks of a job. */
export interface NamedSpace {
  readonly inks: readonly string[];
  /** What each ink is in CMYK, for a screen or another press. */
  readonly alternates: readonly Cmyk[];
}

/** `operands` end in `fill` or `stroke`, unless the space is named; `black` is K at 100 %, which may overprint. */
export interface Ink {
  readonly space: 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK' | NamedSpace;
  readonly components: readonly number[];
  readonly fill: string;
  readonly stroke: string;
  readonly black: boolean;
  /** Black text leaves the plates of other inks as they are. */
  readonly absent?: true;
}

const OPERATORS = { DeviceGray: ['g', 'G'], DeviceRGB: ['rg', 'RG'], DeviceCMYK: ['k', 'K'] } as const;

function ink(space: Ink['space'], components: readonly number[], black = false): Ink {
  const operands = components.map((value) => fine(Math.round(clamp(value) * 1e4) / 1e4)).join(' ');
  const [fill, stroke] = typeof space === 'string' ? OPERATORS[space] : ['scn', 'SCN'];
  return { space, components, fill: `${operands} ${fill}`, stroke: `${operands} ${stroke}`, black };
}

export function inkOf(colour: Colour, profile: ColourProfile, plates: Plates = USUAL_PLATES): Ink {
  if (profile === 'print') return pressInk(colour, plates);
  const { r, g, b } = toRgb(colour);
  return r === g && g === b ? ink('DeviceGray', [r]) : ink('DeviceRGB', [r, g, b]);
}

function pressInk(colour: Colour, plates: Plates): Ink {
  const { job, spots } = plates;
  if (job !== undefined) {
    const [black, second] = jobInks(colour, job);
    const whole = black === 1 && second === 0;
    if (job.plate === 'black' || job.second === undefined) return ink('DeviceGray', [1 - black], whole);
    if (job.plate === 'second') {
      const plate = ink('DeviceGray', [1 - second]);
      return whole ? { ...plate, absent: true } : plate;
    }
    // Black alone is the process ink, which knows how to overprint; in a space of two inks its nought would erase the other.
    return whole ? ink('DeviceCMYK', [0, 0, 0, 1], true) : ink(jobSpace(job.second, plates), [black, second]);
  }
  if (spots.length > 0 && isRegistration(colour)) return ink(ALL_PLATES, [1]);
  const spot = spotOf(colour, spots);
  if (spot !== undefined) return ink(spotSpace(spot, plates), [1]);
  const cmyk = cmykOf(colour, plates);
  return ink('DeviceCMYK', cmyk, cmyk[3] === 1 && cmyk[0] + cmyk[1] + cmyk[2] === 0);
}

/** ISO 32000-1, 8.6.6.4: the spots' plates as well. */
const ALL_PLATES: NamedSpace = { inks: ['All'], alternates: [[1, 1, 1, 1]] };

/** Half a step of eight bits: the colour that the profile names, and no neighbour. */
const SAME = 0.5 / 255;

function spotOf(colour: Colour, spots: readonly SpotInk[]): SpotInk | undefined {
  if (colour.space !== 'rgb' || spots.length === 0) return undefined;
  const near = (one: number, other: number) => Math.abs(one - other) <= SAME;
  return spots.find(({ r, g, b }) => near(r, colour.r) && near(g, colour.g) && near(b, colour.b));
}

function spotSpace(spot: SpotInk, plates: Plates): NamedSpace {
  return { inks: [spot.name], alternates: [cmykOf({ space: 'rgb', ...spot, alpha: 1 }, { ...plates, spots: [] })] };
}

/** Both inks of a job in one file. */
export function jobSpace(second: SpotInk, plates: Plates): NamedSpace {
  const { alternates } = spotSpace(second, plates);
  return { inks: ['Black', second.name], alternates: [[0, 0, 0, 1], ...alternates] };
}

/** The space as a PDF array; `transform` is the function from tints to CMYK. */
export function spellSpace({ inks }: NamedSpace, transform: string): string {
  if (inks.length === 1) return `[/Separation ${name(inks[0]!)} /DeviceCMYK ${transform}]`;
  return `[/DeviceN [${inks.map(name).join(' ')}] /DeviceCMYK ${transform}]`;
}

/** The dictionary of a spot's tints, or the program (PostScript calculator) that lays one ink of a job over the other. */
export function tintTransform({
  alternates,
}: NamedSpace): { readonly dictionary: string } | { readonly program: string } {
  const [first, second] = alternates;
  if (second === undefined)
    return { dictionary: `<</FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [${first!.map(fine).join(' ')}]>>` };
  const [c, m, y, k] = second.map(fine);
  // On the stack: black, second. K of both together is 1 − (1 − black)(1 − k·second).
  return {
    program: `{dup ${k} mul 1 exch sub 3 -1 roll 1 exch sub mul 1 exch sub exch dup ${c} mul exch dup ${m} mul exch ${y} mul 4 -1 roll}`,
  };
}

/** Components for a shading, all in one space. */
export function shadingComponents(
  colour: Colour,
  profile: ColourProfile,
  plates: Plates = USUAL_PLATES,
): readonly number[] {
  if (profile === 'print') {
    const { job } = plates;
    if (job === undefined) return cmykOf(colour, plates);
    const inks = jobInks(colour, job);
    if (job.plate === 'black' || job.second === undefined) return [1 - inks[0]];
    return job.plate === 'second' ? [1 - inks[1]] : inks;
  }
  const { r, g, b } = toRgb(colour);
  return [r, g, b];
}

export function cmykOf(colour: Colour, plates: Plates = USUAL_PLATES): Cmyk {
  if (colour.space === 'cmyk') return [colour.c, colour.m, colour.y, colour.k];
  const [r, g, b] = [clamp(colour.r), clamp(colour.g), clamp(colour.b)];
  const grey = greyInk(r, g, b);
  return grey === undefined ? mixCmyk(r, g, b, plates) : [0, 0, 0, grey];
}

/** A colour, or a grey among the colours of a photograph, where pure K would show as spots. */
export function mixCmyk(r: number, g: number, b: number, { icc, mostInk }: Plates): Cmyk {
  if (icc !== undefined) return limit(icc.convert(r, g, b), mostInk);
  const most = Math.max(r, g, b);
  const k = (1 - most) ** 2;
  const rest = (value: number) => (k >= 1 ? 0 : clamp((1 - value - k) / (1 - k)));
  return limit([rest(r), rest(g), rest(b), k], mostInk);
}

/** Black carries the drawing: where there is too much, the three colours give way evenly. */
function limit([c, m, y, k]: Cmyk, most: number): Cmyk {
  const less = Math.min(1, Math.max(0, most - k) / Math.max(c + m + y, 1e-9));
  return [c * less, m * less, y * less, k];
}

function clamp(value: number): number {
  return value > 0 ? Math.min(value, 1) : 0;
}
