// In: a <text> element. Out: its lines as glyphs of the faces that the document already uses, at their places.

import type { Element } from '../../html/types.ts';
import type { Face, Glyph } from '../../text/types.ts';
import type { Properties } from './cascade.ts';
import { length, numberList } from './values.ts';

export interface SvgRun {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly face: Face;
  readonly glyphs: readonly Glyph[];
  readonly adjust: readonly number[] | undefined;
  readonly properties: Properties;
}

interface Chunk {
  readonly text: string;
  readonly properties: Properties;
  /** Where it starts anew; undefined: after the one before. */
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly dx: number;
  readonly dy: number;
}

/** undefined when no face of the document has the characters. */
export function textRuns(
  element: Element,
  properties: Properties,
  cascade: (element: Element, parent: Properties) => Properties,
  faces: readonly Face[],
): readonly SvgRun[] | undefined {
  const chunks: Chunk[] = [];
  collect(element, properties, cascade, chunks);
  const runs: (SvgRun & { readonly width: number; readonly starts: boolean })[] = [];
  let [penX, penY] = [0, 0];
  let last = ' ';
  for (const chunk of chunks) {
    const starts = chunk.x !== undefined || chunk.y !== undefined || runs.length === 0;
    const text = chunk.text.replace(/\s+/g, ' ').replace(/^ /, starts || last === ' ' ? '' : ' ');
    penX = (chunk.x ?? penX) + chunk.dx;
    penY = (chunk.y ?? penY) + chunk.dy;
    if (text === '') continue;
    last = text.at(-1)!;
    const face = choose(text, chunk.properties, faces);
    if (face === undefined) return undefined;
    const size = length(chunk.properties['font-size'], 16, 16);
    const spacing = length(chunk.properties['letter-spacing'], size, 0, size);
    const glyphs = shape(text, face);
    const advance = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
    const width = (advance * size) / 1000 + spacing * glyphs.length;
    const adjust = spacing === 0 ? undefined : glyphs.map(() => spacing);
    runs.push({ x: penX, y: penY, size, face, glyphs, adjust, properties: chunk.properties, width, starts });
    penX += width;
  }
  return anchor(runs);
}

/** `text-anchor` moves what was set since the last absolute position. */
function anchor(runs: readonly (SvgRun & { readonly width: number; readonly starts: boolean })[]): readonly SvgRun[] {
  const out: SvgRun[] = [];
  for (let i = 0; i < runs.length; ) {
    let end = i + 1;
    while (end < runs.length && !runs[end]!.starts) end++;
    const group = runs.slice(i, end);
    const width = group.at(-1)!.x + group.at(-1)!.width - group[0]!.x;
    const place = group[0]!.properties['text-anchor'];
    const shift = place === 'middle' ? width / 2 : place === 'end' ? width : 0;
    for (const run of group) out.push({ ...run, x: run.x - shift });
    i = end;
  }
  return out;
}

function collect(
  element: Element,
  properties: Properties,
  cascade: (element: Element, parent: Properties) => Properties,
  out: Chunk[],
): void {
  const { attributes } = element;
  const first = (name: string) => numberList(attributes[name])[0];
  let start = { x: first('x'), y: first('y'), dx: first('dx') ?? 0, dy: first('dy') ?? 0 };
  if (element.name === 'text') start = { ...start, x: start.x ?? 0, y: start.y ?? 0 };
  for (const child of element.children) {
    if (child.type === 'text') {
      out.push({ text: child.text, properties, ...start });
      start = { x: undefined, y: undefined, dx: 0, dy: 0 };
    } else if (child.name === 'tspan' || child.name === 'a') {
      const before = out.length;
      collect(child, cascade(child, properties), cascade, out);
      // What this element itself said of its start, its first child takes on where it says nothing.
      const made = out[before];
      if (made !== undefined && start.x !== undefined) {
        out[before] = {
          ...made,
          x: made.x ?? start.x,
          y: made.y ?? start.y,
          dx: made.dx + start.dx,
          dy: made.dy + start.dy,
        };
        start = { x: undefined, y: undefined, dx: 0, dy: 0 };
      }
    }
  }
}

/** Of those that have the characters: the family asked for, then the nearest weight and style. */
function choose(text: string, properties: Properties, faces: readonly Face[]): Face | undefined {
  const families = (properties['font-family'] ?? '').toLowerCase();
  const asked = properties['font-weight'] ?? '400';
  const weight = asked === 'bold' || asked === 'bolder' ? 700 : Number.parseFloat(asked) || 400;
  const italic = /italic|oblique/.test(properties['font-style'] ?? '');
  let best: Face | undefined;
  let least = Infinity;
  for (const face of faces) {
    if (![...text].every((character) => face.covers(character.codePointAt(0)!))) continue;
    const cost =
      (families.includes(face.family.toLowerCase()) ? 0 : 1e5) +
      ((face.style !== 'normal') === italic ? 0 : 1e4) +
      Math.abs(face.weight - weight);
    if (cost < least) [best, least] = [face, cost];
  }
  return best;
}

function shape(text: string, face: Face): readonly Glyph[] {
  const scale = (1000 * face.sizeAdjust) / face.unitsPerEm;
  const run = face.font.layout(text);
  return run.glyphs.map((glyph, i) => {
    const position = run.positions[i]!;
    return {
      id: glyph.id,
      advance: position.xAdvance * scale,
      dx: position.xOffset * scale,
      dy: position.yOffset * scale,
      text: String.fromCodePoint(...glyph.codePoints),
    };
  });
}
