// In: sheets for a press. Out: what is on them as a printer's preflight asks: inks, faces, pictures, and what stands too near, too thin, too inked.
//
// It is a painter that writes nothing: it hears the same verbs in the same order as the one that writes the file.
import type { Colour } from '../../base/colour.ts';
import {
  apply,
  IDENTITY,
  type Matrix,
  multiply,
  type Path,
  type Rect,
  rectPath,
  type Size,
} from '../../base/geometry.ts';
import type { Place } from '../../base/place.ts';
import type { Mark } from '../boxes/types.ts';
import type { Paint, TextPaint } from '../layout/types.ts';
import type { Sheet } from '../sheets/types.ts';
import { createInkGrid, type InkGrid } from './ink-grid.ts';
import { cmykOf, inkOf } from './pdf/colour.ts';
import type { Gradient } from './pdf/shading.ts';
import { isRegistration, jobInks, type Plates } from './plates.ts';
import type { Drawing, Prepared } from './prepared.ts';
import { paintSheets } from './sheets.ts';
import type { Painter } from './types.ts';

/** Points. What is drawn within `safety` of the trim is told; `unprintable` is what the machine cannot reach. */
export interface InspectOptions {
  readonly plates: Plates;
  readonly safety: number;
  readonly unprintable: number;
}

export type FindingType =
  | 'near-trim'
  | 'not-printable'
  | 'stops-at-trim'
  | 'thin-rule'
  | 'small-colour-text'
  | 'too-much-ink';

export interface Finding {
  readonly type: FindingType;
  /** From 1. */
  readonly sheet: number;
  /** Points; for ink, its sum: 3.2 is 320 %. */
  readonly value: number;
  readonly place: Place | undefined;
}

export interface InspectedPicture {
  readonly path: string;
  readonly sheet: number;
  /** As it is drawn, in points. */
  readonly size: Size;
  /** undefined for drawings, which have no pixels. */
  readonly ppi: number | undefined;
  readonly place: Place | undefined;
}

export interface Inspection {
  readonly inks: readonly string[];
  /** Coverage of the trim by each ink, from 0 to 1, estimated; and the most ink in one place. */
  readonly sheets: readonly { readonly coverage: readonly number[]; readonly most: number }[];
  readonly faces: readonly string[];
  readonly pictures: readonly InspectedPicture[];
  readonly findings: readonly Finding[];
}

const THIN = 0.25;
const SMALL = 9;
/** Nearer than this to the trim is meant to be on it. */
const NEAR = 0.6;
/** Of the square of a size of type, what its letters cover: measured on running text in the house's face. */
const LETTERS = 0.2;
/** Of a grey picture taken as it is, whose pixels nobody has read. */
const UNREAD = 0.5;

/** As they are called by who mixes them. */
export function inkNames({ job, spots }: Plates): readonly string[] {
  if (job === undefined) return ['cyan', 'magenta', 'jaune', 'noir', ...spots.map(({ name }) => name)];
  if (job.plate === 'black' || job.second === undefined) return ['noir'];
  return job.plate === 'second' ? [job.second.name] : ['noir', job.second.name];
}

/** Shares of the inks that `inkNames` names. */
function inkShares(colour: Colour, plates: Plates): readonly number[] {
  const { job, spots } = plates;
  if (job !== undefined) {
    const inks = jobInks(colour, job);
    if (job.plate === 'black' || job.second === undefined) return [inks[0]];
    return job.plate === 'second' ? [inks[1]] : inks;
  }
  const { space } = inkOf(colour, 'print', plates);
  const spot = typeof space === 'string' ? -1 : spots.findIndex(({ name }) => name === space.inks[0]);
  const process = spot < 0 ? cmykOf(colour, plates) : [0, 0, 0, 0];
  return [...process, ...spots.map((_, i) => (i === spot ? 1 : 0))];
}

interface State {
  readonly matrix: Matrix;
  readonly bounds: Rect;
  readonly opacity: number;
}

export function inspectSheets(
  sheets: readonly Sheet[],
  pictures: ReadonlyMap<string, Prepared>,
  { plates, safety, unprintable }: InspectOptions,
): Inspection {
  const inks = inkNames(plates);
  const grids: InkGrid[] = [];
  const faces = new Set<string>();
  const drawn: InspectedPicture[] = [];
  /** The worst of each kind on each sheet: a printer wants to know which pages to look at. */
  const findings = new Map<string, Finding>();
  let sheet: Sheet | undefined;
  let state: State = { matrix: IDENTITY, bounds: EMPTY, opacity: 1 };
  const stack: State[] = [];

  const tell = (type: FindingType, value: number, mark: Mark | undefined, larger = false): void => {
    const key = `${type} ${grids.length}`;
    const known = findings.get(key);
    if (known !== undefined && (larger ? known.value >= value : known.value <= value)) return;
    const place = mark?.type === 'slot' ? mark.tag.place : undefined;
    findings.set(key, { type, sheet: grids.length, value, place });
  };
  const known = new Map<Colour, readonly number[]>();
  const sharesOf = (colour: Colour): readonly number[] => {
    let shares = known.get(colour);
    if (shares === undefined) {
      shares = inkShares(colour, plates);
      known.set(colour, shares);
    }
    return shares;
  };
  const sharesOfPaint = (paint: Paint | Gradient): readonly number[] => {
    if (!('type' in paint)) return sharesOf(paint);
    const all = paint.stops.map(({ colour }) => sharesOf(colour));
    return inks.map((_, ink) => all.reduce((sum, shares) => sum + shares[ink]!, 0) / Math.max(1, all.length));
  };
  const checkInk = (shares: readonly number[], mark: Mark | undefined): void => {
    const sum = shares.reduce((total, share) => total + share, 0);
    if (sum > plates.mostInk + 0.005) tell('too-much-ink', sum, mark, true);
  };
  /** Only what ends at the knife's own line: a shape further in is meant to. */
  const checkEdges = (rect: Rect, mark: Mark | undefined): void => {
    const { trim, bleed } = sheet!;
    if (bleed.width <= trim.width || rect.width <= 0 || rect.height <= 0) return;
    const ends = [
      rect.x - trim.x,
      rect.y - trim.y,
      trim.x + trim.width - rect.x - rect.width,
      trim.y + trim.height - rect.y - rect.height,
    ];
    if (ends.some((gap) => Math.abs(gap) < NEAR)) tell('stops-at-trim', 0, mark);
  };
  const paintShape = (
    path: Path,
    paint: Paint | Gradient,
    rule: 'nonzero' | 'evenodd',
    mark: Mark | undefined,
  ): void => {
    const alpha = ('type' in paint ? 1 : paint.alpha) * state.opacity;
    if (alpha <= 0 || path.length === 0) return;
    const box = intersect(boxOf(path, state.matrix), state.bounds);
    if (!touches(box, sheet!.trim)) return;
    const shares = sharesOfPaint(paint);
    checkInk(shares, mark);
    grids.at(-1)!.paint(path, state.matrix, rule, shares, Math.min(1, alpha), state.bounds);
    if (mark === undefined || shares.every((share) => share === 0)) return;
    checkEdges(box, mark);
    const thin = Math.min(box.width, box.height);
    if (thin > 0.01 && thin < THIN - 0.005 && Math.max(box.width, box.height) > 10 * thin)
      tell('thin-rule', thin, mark);
  };
  const strokeShape = (path: Path, paint: Paint | Gradient, width: number, mark: Mark | undefined): void => {
    // Marks stand outside, in a frame that goes round the trim.
    if (!('type' in paint) && isRegistration(paint)) return;
    const box = intersect(boxOf(path, state.matrix), state.bounds);
    if (!touches(box, sheet!.trim)) return;
    const scaled = width * scaleOf(state.matrix);
    const shares = sharesOfPaint(paint);
    checkInk(shares, mark);
    if (scaled > 0 && scaled < THIN - 0.005) tell('thin-rule', scaled, mark);
    grids.at(-1)!.scatter(scaled * lengthOf(path) * scaleOf(state.matrix), shares);
  };
  const setGlyphs = (x: number, y: number, text: TextPaint, colour: Colour, mark: Mark | undefined): void => {
    if (text.glyphs.length === 0 || colour.alpha <= 0) return;
    const advance = text.glyphs.reduce(
      (sum, glyph, i) => sum + (glyph.advance * text.size * text.scale) / 1000 + (text.adjust?.[i] ?? 0),
      0,
    );
    const box = boxOf(rectPath({ x, y: y - text.size * 0.72, width: advance, height: text.size * 0.72 }), state.matrix);
    if (!touches(box, sheet!.trim)) return;
    const { font } = text.face;
    faces.add(font.postscriptName ?? text.face.family);
    const shares = sharesOf(colour);
    checkInk(shares, mark);
    const size = text.size * scaleOf(state.matrix);
    grids.at(-1)!.scatter(LETTERS * size * box.width, shares);
    const used = shares.filter((share) => share > 0.02).length;
    if (size < SMALL && used > 1) tell('small-colour-text', size, mark);
    if (mark === undefined || text.glyphs.every((glyph) => glyph.text.trim() === '')) return;
    const gap = gapTo(box, sheet!.trim);
    if (unprintable > 0 && gap < unprintable - 0.05) tell('not-printable', gap, mark);
    else if (gap < safety - 0.05) tell('near-trim', gap, mark);
  };
  const begin = ({
    clip,
    matrix,
    opacity,
  }: {
    readonly clip?: Path;
    readonly matrix?: Matrix;
    readonly opacity?: number;
  }): void => {
    stack.push(state);
    state = {
      bounds: clip === undefined ? state.bounds : intersect(state.bounds, boxOf(clip, state.matrix)),
      matrix: matrix === undefined ? state.matrix : multiply(state.matrix, matrix),
      opacity: state.opacity * (opacity ?? 1),
    };
  };
  const end = (): void => {
    state = stack.pop() ?? state;
  };
  const drawVerbs = ({ verbs }: Drawing): void => {
    const depth = stack.length;
    for (const verb of verbs) {
      if (verb.type === 'fill') paintShape(verb.path, verb.paint, verb.rule, undefined);
      else if (verb.type === 'stroke') strokeShape(verb.path, verb.paint, verb.width, undefined);
      else if (verb.type === 'glyphs') setGlyphs(verb.x, verb.y, verb.text, verb.colour, undefined);
      else if (verb.type === 'begin') begin(verb);
      else end();
    }
    while (stack.length > depth) end();
  };

  const painter: Painter = {
    sheet(next) {
      sheet = next;
      grids.push(createInkGrid(next.trim, inks.length));
      stack.length = 0;
      state = { matrix: IDENTITY, bounds: { x: 0, y: 0, width: next.width, height: next.height }, opacity: 1 };
      return false;
    },
    fill: paintShape,
    stroke: (path, style, mark) => strokeShape(path, style.colour, style.width, mark),
    glyphs: setGlyphs,
    picture(rect, picture, mark) {
      const prepared = pictures.get(picture.path);
      const box = intersect(boxOf(rectPath(rect), state.matrix), state.bounds);
      if (prepared === undefined || prepared.type === 'unreadable' || !touches(box, sheet!.trim)) return;
      const place = mark.type === 'slot' ? mark.tag.place : undefined;
      const size = { width: rect.width * scaleOf(state.matrix), height: rect.height * scaleOf(state.matrix) };
      checkEdges(box, mark);
      if (prepared.type === 'drawing') {
        // A pictogram of the page itself has no file to name.
        if (picture.markup === undefined && picture.data === undefined)
          drawn.push({ path: picture.path, sheet: grids.length, size, ppi: undefined, place });
        const { width, height } = prepared.drawing.size;
        begin({ matrix: [rect.width / width, 0, 0, rect.height / height, rect.x, rect.y] });
        drawVerbs(prepared.drawing);
        end();
        return;
      }
      const ppi = 72 * Math.min(prepared.size.width / size.width, prepared.size.height / size.height);
      drawn.push({ path: picture.path, sheet: grids.length, size, ppi, place });
      const shares = prepared.inks ?? inks.map((name) => (name === 'noir' ? UNREAD : 0));
      grids.at(-1)!.paint(rectPath(rect), state.matrix, 'nonzero', shares, state.opacity, state.bounds);
    },
    begin,
    end,
    link: () => undefined,
    destination: () => undefined,
  };
  paintSheets(sheets, painter);
  return {
    inks,
    sheets: grids.map((grid) => ({ coverage: grid.coverage(), most: grid.most() })),
    faces: [...faces].sort(),
    pictures: drawn,
    findings: [...findings.values()],
  };
}

const EMPTY: Rect = { x: 0, y: 0, width: 0, height: 0 };

function boxOf(path: Path, matrix: Matrix): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const segment of path)
    for (let i = 1; i + 1 < segment.length; i += 2) {
      const [x, y] = apply(matrix, segment[i] as number, segment[i + 1] as number);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return left > right ? EMPTY : { x: left, y: top, width: right - left, height: bottom - top };
}

function intersect(one: Rect, other: Rect): Rect {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) };
}

function touches(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    one.x + one.width > other.x &&
    one.y < other.y + other.height &&
    one.y + one.height > other.y
  );
}

/** Of a box from the nearest side of the trim that it is within; negative when it is cut. */
function gapTo(box: Rect, trim: Rect): number {
  return Math.min(
    box.x - trim.x,
    box.y - trim.y,
    trim.x + trim.width - box.x - box.width,
    trim.y + trim.height - box.y - box.height,
  );
}

function scaleOf(matrix: Matrix): number {
  return Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
}

function lengthOf(path: Path): number {
  let [length, x, y] = [0, 0, 0];
  for (const segment of path) {
    if (segment[0] === 'Z') continue;
    const [nextX, nextY] = segment.slice(-2) as [number, number];
    if (segment[0] !== 'M') length += Math.hypot(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return length;
}
