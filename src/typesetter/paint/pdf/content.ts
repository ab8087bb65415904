// In: the painter's verbs, with y downwards. Out: the operators of one content stream and the resources it names.
import type { Colour } from '../../../base/colour.ts';
import { IDENTITY, type Matrix, multiply, type Path, type Rect } from '../../../base/geometry.ts';
import type { Mark } from '../../boxes/types.ts';
import type { TextPaint } from '../../layout/types.ts';
import type { Face } from '../../text/types.ts';
import type { Plates } from '../plates.ts';
import type { Drawing } from '../prepared.ts';
import { type ColourProfile, type Ink, inkOf, type NamedSpace } from './colour.ts';
import type { Ref } from './file.ts';
import type { FontTable, PdfFont } from './fonts.ts';
import { type Gradient, isGradient, opacityShading, shading } from './shading.ts';
import { fine, number } from './syntax.ts';

/** What all content streams of a document share. */
export interface Shared {
  readonly colour: ColourProfile;
  readonly plates: Plates;
  /** The space that gradients are in: all stops in one. */
  readonly gradients: string;
  /** A colour space of its own, with a name for it. */
  readonly space: (space: NamedSpace) => { readonly name: string; readonly ref: Ref };
  readonly fonts: FontTable;
  /** A small object of its own, the same for the same text, with a name for it. */
  readonly named: (prefix: string, body: string) => { readonly name: string; readonly ref: Ref };
  /** A form that paints `shading` in grey over everything, for a luminosity mask. */
  readonly maskForm: (shading: string) => Ref;
  /** A form with the outline of a glyph, in thousandths of an em, y upwards; undefined for one that draws nothing. */
  readonly outline: (face: Face, glyph: number) => { readonly name: string; readonly ref: Ref } | undefined;
  /** Drawings that name nothing, as they were spelled for an earlier file of these colours. */
  readonly drawings?: WeakMap<Drawing, Uint8Array> | undefined;
}

/** Marked content (ISO 32000-1, 14.6): what opens a mark; undefined in untagged files and in forms. */
export type OpenMark = (mark: Mark) => string;

export interface StrokeStyle {
  readonly width: number;
  readonly dash: readonly number[];
  readonly dashPhase?: number;
  readonly cap: string;
  readonly join: string;
  readonly miterLimit?: number;
}

/** What a content stream names, by kind. */
export type Resources = ReadonlyMap<string, ReadonlyMap<string, Ref>>;

/** As a resource dictionary. */
export function spellResources(resources: Resources): string {
  let body = '<<';
  for (const [kind, names] of resources) {
    body += `/${kind} <<${[...names].map(([name, ref]) => `/${name} ${ref}`).join(' ')}>> `;
  }
  return `${body}>>`;
}

export interface Content {
  fill(path: Path, paint: Colour | Gradient, rule: 'nonzero' | 'evenodd', mark: Mark): void;
  stroke(path: Path, paint: Colour | Gradient, style: StrokeStyle, mark: Mark): void;
  glyphs(x: number, y: number, text: TextPaint, colour: Colour, mark: Mark): void;
  /** An image or form of the unit square, y upwards, brought to `rect`. */
  xobject(rect: Rect, name: string, ref: Ref, mark: Mark): void;
  /** A form in the current space. */
  form(name: string, ref: Ref, mark: Mark): void;
  begin(group: {
    readonly clip?: Path;
    readonly clipRule?: 'nonzero' | 'evenodd';
    readonly matrix?: Matrix;
    readonly opacity?: number;
  }): void;
  end(): void;
  /** From the current space to the sheet's, y downwards. */
  matrix(): Matrix;
  finish(): { readonly operators: string; readonly resources: Resources };
}

interface State {
  fill: string;
  stroke: string;
  font: string;
  scale: number;
  /** Space after each character (Tc), as it is written. */
  spacing: string;
  line: string;
  fillAlpha: number;
  strokeAlpha: number;
  overprint: boolean;
  opacity: number;
  matrix: Matrix;
}

const CAPS: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };
/** A word further away than this, in thousandths of an em, gets its own position. */
const FAR = 30000;

/** `space` takes drawing coordinates to those of the page or form: only patterns, which ignore the current matrix, ask for it. */
export function createContent(shared: Shared, space: Matrix, openMark: OpenMark | undefined): Content {
  const out: string[] = [];
  const resources = new Map<string, Map<string, Ref>>();
  let state: State = {
    fill: '0 g',
    stroke: '0 G',
    font: '',
    scale: 1,
    spacing: '0',
    line: '',
    fillAlpha: 1,
    strokeAlpha: 1,
    overprint: false,
    opacity: 1,
    matrix: IDENTITY,
  };
  const stack: State[] = [];
  let open: Mark | undefined;
  // The text object under way: its line's height, where the pen is, and what the last TJ still owes, in thousandths of an em.
  let inText = false;
  let shown = '';
  let shownFont: PdfFont | undefined;
  let size = 0;
  let penX = 0;
  let penY = 0;
  let owed = 0;

  const use = (kind: string, name: string, ref: Ref): void => {
    let names = resources.get(kind);
    if (names === undefined) {
      names = new Map();
      resources.set(kind, names);
    }
    names.set(name, ref);
  };
  const flushShown = (): void => {
    if (shown !== '') {
      out.push(`[<${shown}>] TJ`);
      shown = '';
    }
  };
  const endText = (): void => {
    if (!inText) return;
    flushShown();
    out.push('ET');
    inText = false;
  };
  const closeMark = (): void => {
    endText();
    if (open !== undefined) out.push('EMC');
    open = undefined;
  };
  const setMark = (mark: Mark): void => {
    if (openMark === undefined || open === mark) return;
    if (open?.type === 'artifact' && mark.type === 'artifact' && open.kind === mark.kind && open.edge === mark.edge)
      return;
    closeMark();
    out.push(openMark(mark));
    open = mark;
  };
  const setGraphics = (fillAlpha: number, strokeAlpha: number, overprint: boolean): void => {
    const ca = fillAlpha * state.opacity;
    const CA = strokeAlpha * state.opacity;
    if (ca === state.fillAlpha && CA === state.strokeAlpha && overprint === state.overprint) return;
    flushShown();
    const print = shared.colour === 'print' ? ` /OP ${overprint} /op ${overprint} /OPM 1` : '';
    const { name, ref } = shared.named('G', `<</Type /ExtGState /ca ${fine(ca)} /CA ${fine(CA)}${print}>>`);
    use('ExtGState', name, ref);
    out.push(`/${name} gs`);
    state.fillAlpha = ca;
    state.strokeAlpha = CA;
    state.overprint = overprint;
  };
  // Most runs of text have the colour object of the run before.
  let lastColour: Colour | undefined;
  let lastInk: Ink | undefined;
  const inkFor = (colour: Colour): Ink => {
    if (colour !== lastColour || lastInk === undefined) {
      lastColour = colour;
      lastInk = inkOf(colour, shared.colour, shared.plates);
    }
    return lastInk;
  };
  /** With the name of its space before it, where it is not one that every reader knows. */
  const operatorOf = (ink: Ink, side: 'fill' | 'stroke'): string => {
    if (typeof ink.space === 'string') return ink[side];
    const { name, ref } = shared.space(ink.space);
    use('ColorSpace', name, ref);
    return `/${name} ${side === 'fill' ? 'cs' : 'CS'} ${ink[side]}`;
  };
  const setFill = (ink: Ink): void => {
    const operator = operatorOf(ink, 'fill');
    if (operator === state.fill) return;
    flushShown();
    out.push(operator);
    state.fill = operator;
  };
  const setStroke = (operator: string): void => {
    if (operator === state.stroke) return;
    out.push(operator);
    state.stroke = operator;
  };
  const setLine = (style: StrokeStyle): void => {
    const dash = style.dash.some((part) => part > 0)
      ? style.dash.map((part) => number(Math.max(0, part))).join(' ')
      : '';
    const line = `${number(Math.max(0, style.width))} w ${CAPS[style.cap] ?? 0} J ${JOINS[style.join] ?? 0} j ${fine(Math.max(1, style.miterLimit ?? 10))} M [${dash}] ${number(dash === '' ? 0 : (style.dashPhase ?? 0))} d`;
    if (line === state.line) return;
    out.push(line);
    state.line = line;
  };
  // The words of a line have one spacing: it is spelled and read once.
  let spelledOf = 0;
  let spelled = '0';
  let readOf = '0';
  let read = 0;
  const spellSpacing = (points: number): string => {
    if (points !== spelledOf) {
      spelledOf = points;
      spelled = fine(points);
    }
    return spelled;
  };
  const readSpacing = (text: string): number => {
    if (text !== readOf) {
      readOf = text;
      read = Number(text);
    }
    return read;
  };
  const setSpacing = (spacing: string): void => {
    if (spacing === state.spacing) return;
    flushShown();
    out.push(`${spacing} Tc`);
    state.spacing = spacing;
  };
  /** A form begins with the text state of who calls it, and counts on that of a page's beginning. */
  const resetText = (): void => {
    endText();
    setSpacing('0');
    if (state.scale !== 1) out.push('100 Tz');
    state.scale = 1;
  };
  const save = (): void => {
    closeMark();
    out.push('q');
    stack.push(state);
    state = { ...state };
  };
  const restore = (): void => {
    closeMark();
    const previous = stack.pop();
    if (previous === undefined) return;
    out.push('Q');
    state = previous;
  };
  /** Clips to `path`, then lets the gradient cover what is left. */
  const fillGradient = (path: Path, gradient: Gradient, rule: 'nonzero' | 'evenodd'): void => {
    const named = shared.named('S', shading(gradient, shared.colour, shared.plates, shared.gradients));
    use('Shading', named.name, named.ref);
    out.push('q', pathOperators(path), rule === 'evenodd' ? 'W* n' : 'W n');
    const mask = opacityShading(gradient);
    if (mask !== undefined) {
      const form = shared.maskForm(mask);
      const gs = shared.named('G', `<</Type /ExtGState /SMask <</S /Luminosity /G ${form}>>>>`);
      use('ExtGState', gs.name, gs.ref);
      out.push(`/${gs.name} gs`);
    }
    out.push(`/${named.name} sh`, 'Q');
  };

  return {
    fill(path, paint, rule, mark) {
      if (path.length === 0) return;
      if (isGradient(paint)) {
        setMark(mark);
        endText();
        setGraphics(1, 1, false);
        fillGradient(path, paint, rule);
        return;
      }
      if (paint.alpha <= 0) return;
      setMark(mark);
      endText();
      const ink = inkFor(paint);
      setGraphics(paint.alpha, 1, false);
      setFill(ink);
      out.push(pathOperators(path), rule === 'evenodd' ? 'f*' : 'f');
    },
    stroke(path, paint, style, mark) {
      if (path.length === 0 || !(style.width > 0)) return;
      if (isGradient(paint)) {
        setMark(mark);
        endText();
        setGraphics(1, 1, false);
        const matrix = multiply(space, state.matrix).map(fine).join(' ');
        const pattern = shared.named(
          'P',
          `<</Type /Pattern /PatternType 2 /Matrix [${matrix}] /Shading ${shading(paint, shared.colour, shared.plates, shared.gradients)}>>`,
        );
        use('Pattern', pattern.name, pattern.ref);
        setLine(style);
        setStroke(`/Pattern CS /${pattern.name} SCN`);
        out.push(pathOperators(path), 'S');
        return;
      }
      if (paint.alpha <= 0) return;
      setMark(mark);
      endText();
      setGraphics(1, paint.alpha, false);
      setStroke(operatorOf(inkFor(paint), 'stroke'));
      setLine(style);
      out.push(pathOperators(path), 'S');
    },
    glyphs(x, y, text, colour, mark) {
      if (text.glyphs.length === 0 || colour.alpha <= 0 || !(text.size > 0 && text.scale > 0)) return;
      const ink = inkFor(colour);
      if (ink.absent) return;
      setMark(mark);
      setGraphics(colour.alpha, 1, shared.colour === 'print' && ink.black);
      setFill(ink);
      const font = shared.fonts(text.face);
      // Thousandths of an em in one point, along the line.
      const drawnSize = text.size * text.face.sizeAdjust;
      const unit = 1000 / (drawnSize * text.scale);
      const sameLine =
        inText && font === shownFont && size === drawnSize && state.scale === text.scale && Math.abs(y - penY) < 5e-4;
      const gap = (x - penX) * unit;
      if (sameLine && Math.abs(gap) < FAR) owed += gap;
      else {
        if (!inText) {
          out.push('BT');
          inText = true;
        }
        flushShown();
        const key = `/${font.name} ${fine(drawnSize)} Tf`;
        if (key !== state.font) {
          use('Font', font.name, font.ref);
          out.push(key);
          state.font = key;
        }
        if (text.scale !== state.scale) {
          out.push(`${fine(text.scale * 100)} Tz`);
          state.scale = text.scale;
        }
        out.push(`1 0 0 -1 ${number(x)} ${number(y)} Tm`);
        shownFont = font;
        size = drawnSize;
        penY = y;
        owed = 0;
      }
      const { glyphs, adjust } = text;
      const letterSpace = spacingOf(adjust);
      // What a word or two differ by is moved in between.
      if (letterSpace !== undefined || glyphs.length > 2) setSpacing(spellSpacing((letterSpace ?? 0) / text.scale));
      const spaced = state.spacing === '0' ? 0 : (readSpacing(state.spacing) * 1000) / drawnSize;
      // Glyphs are given in thousandths of the size of type, and written in those of the size that they are drawn at.
      const { sizeAdjust } = text.face;
      let advance = 0;
      let drawn: string[] | undefined;
      for (let i = 0; i < glyphs.length; i++) {
        const glyph = glyphs[i]!;
        const own = glyph.advance / sizeAdjust;
        const added = adjust === undefined ? own : own + (adjust[i] ?? 0) * unit;
        // The dots of Arabic letters are glyphs without a text of their own: drawn as outlines, they part no letters for
        // who copies or searches the text, whose readers would each take them for signs of some kind.
        if (text.rtl && glyph.text === '') {
          const outline = shared.outline(text.face, glyph.id);
          if (outline) {
            use('XObject', outline.name, outline.ref);
            const em = drawnSize / 1000;
            const left = x + advance / unit + (glyph.dx * text.size * text.scale) / 1000;
            const top = y - (glyph.dy * text.size) / 1000;
            const matrix = [em * text.scale, 0, 0, -em].map(fine).join(' ');
            drawn ??= [];
            drawn.push(`q ${matrix} ${fine(left)} ${fine(top)} cm /${outline.name} Do Q`);
          }
          owed += added;
          advance += added;
          continue;
        }
        // A word joiner has kept the line whole: who searches for `J.-P.` need not know.
        if (glyph.text === '\u2060') {
          owed += added;
          advance += added;
          continue;
        }
        const code = font.code(glyph);
        owed += glyph.dx / sizeAdjust;
        // Whole thousandths, the rest carried on: no error adds up along the line.
        const step = Math.round(owed);
        if (step !== 0) {
          shown += `>${-step}<`;
          owed -= step;
        }
        if (glyph.dy !== 0) {
          flushShown();
          out.push(`${number((glyph.dy * text.size) / 1000)} Ts [<${code.hex}>] TJ 0 Ts`);
        } else shown += code.hex;
        owed += added - code.width - glyph.dx / sizeAdjust - spaced;
        advance += added;
      }
      penX = x + advance / unit;
      if (drawn) {
        endText();
        out.push(...drawn);
      }
    },
    xobject(rect, name, ref, mark) {
      setMark(mark);
      resetText();
      setGraphics(1, 1, false);
      use('XObject', name, ref);
      const { x, y, width, height } = rect;
      out.push(`q ${fine(width)} 0 0 ${fine(-height)} ${fine(x)} ${fine(y + height)} cm /${name} Do Q`);
    },
    form(name, ref, mark) {
      setMark(mark);
      resetText();
      setGraphics(1, 1, false);
      use('XObject', name, ref);
      out.push(`/${name} Do`);
    },
    begin({ clip, clipRule, matrix, opacity }) {
      save();
      if (clip !== undefined)
        out.push(clip.length === 0 ? '0 0 0 0 re' : pathOperators(clip), clipRule === 'evenodd' ? 'W* n' : 'W n');
      if (matrix !== undefined && matrix !== IDENTITY) {
        out.push(`${matrix.map(fine).join(' ')} cm`);
        state.matrix = multiply(state.matrix, matrix);
      }
      if (opacity !== undefined) state.opacity *= Math.min(1, Math.max(0, opacity));
    },
    end: restore,
    matrix: () => state.matrix,
    finish() {
      closeMark();
      while (stack.length > 0) restore();
      return { operators: `${out.join('\n')}\n`, resources };
    },
  };
}

/** What most glyphs of a text have after them; undefined where that cannot be told. Justified spaces have more. */
function spacingOf(adjust: TextPaint['adjust']): number | undefined {
  if (adjust === undefined) return undefined;
  if (adjust[0] === adjust[1]) return adjust[0];
  return adjust[1] === adjust[2] ? adjust[1] : undefined;
}

export function pathOperators(path: Path): string {
  const rect = asRect(path);
  if (rect !== undefined) return rect;
  const out: string[] = [];
  for (const segment of path) {
    switch (segment[0]) {
      case 'M':
        out.push(`${number(segment[1])} ${number(segment[2])} m`);
        break;
      case 'L':
        out.push(`${number(segment[1])} ${number(segment[2])} l`);
        break;
      case 'C':
        out.push(
          `${number(segment[1])} ${number(segment[2])} ${number(segment[3])} ${number(segment[4])} ${number(segment[5])} ${number(segment[6])} c`,
        );
        break;
      case 'Z':
        out.push('h');
    }
  }
  return out.join('\n');
}

function asRect(path: Path): string | undefined {
  const [a, b, c, d, e] = path;
  if (path.length !== 5 || a?.[0] !== 'M' || b?.[0] !== 'L' || c?.[0] !== 'L' || d?.[0] !== 'L' || e?.[0] !== 'Z')
    return undefined;
  if (a[2] !== b[2] || b[1] !== c[1] || c[2] !== d[2] || d[1] !== a[1]) return undefined;
  return `${number(a[1])} ${number(a[2])} ${number(c[1] - a[1])} ${number(c[2] - a[2])} re`;
}
