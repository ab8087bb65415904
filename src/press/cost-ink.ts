// In: one side of a sheet. Out: about how much ink covers it, and whether it needs colours. An estimate, from boxes and not from pixels.
//
// The page is a coarse grid. What is painted covers its share of each cell, in order, so a white box over a band takes the
// band's ink away. Letters are taken as a share of their box, drawings and photographs as half of theirs.
import { type Colour, toRgb } from '../base/colour.ts';
import { apply, IDENTITY, type Matrix, multiply, type Path, type Rect, type Size } from '../base/geometry.ts';
import type { DisplayItem, Page, Paint } from '../typesetter/layout/types.ts';
import type { Sheet } from '../typesetter/sheets/types.ts';

export interface Ink {
  /** 1: one ink, whole, over all of the paper; more where inks lie over one another. */
  readonly coverage: number;
  readonly colour: boolean;
}

/** Points: a cell is a line of text high, and a page has so many at most each way, however large it is. */
const CELL = 24;
const MOST_CELLS = 64;
/** Of the box of a letter, an em high: regular, and bold from weight 600 on. */
const LETTER = { regular: 0.15, bold: 0.22 } as const;
const PICTURE = { share: 0.5, ink: 1.2 } as const;
/** Channels that differ by less are one grey. */
const GREY = 0.02;

/** Ink of a side: that of its pages, by their share of the paper. `known` holds pages that were counted before. */
export function inkOfSide({ pages, width, height }: Sheet, known: Map<Page, Ink>): Ink {
  const inks = pages.map(({ page }) => {
    const ink = known.get(page) ?? inkOfPage(page);
    known.set(page, ink);
    return { ...ink, area: page.trim.width * page.trim.height };
  });
  const covered = inks.reduce((sum, { coverage, area }) => sum + coverage * area, 0);
  return { coverage: Math.min(4, covered / (width * height)), colour: inks.some(({ colour }) => colour) };
}

export function inkOfPage({ items, trim }: Pick<Page, 'items' | 'trim'>): Ink {
  const grid = createGrid(trim);
  let colour = false;
  let space: Matrix = IDENTITY;
  const outer: Matrix[] = [];
  const paint = (box: Rect, share: number, ink: number) => grid.paint(bounds(box, space), share, ink);
  for (const item of items) {
    if (item.type === 'begin') {
      outer.push(space);
      if (item.matrix) space = multiply(space, item.matrix);
    } else if (item.type === 'end') space = outer.pop() ?? IDENTITY;
    else if (item.type === 'picture') {
      paint(item.rect, PICTURE.share, PICTURE.ink);
      colour = true;
    } else if (item.type === 'fill' || item.type === 'stroke' || item.type === 'glyphs') {
      const tone = item.type === 'fill' ? meanOf(item.paint) : item.colour;
      if (tone.alpha === 0) continue;
      colour ||= isColour(tone);
      const { box, share } = shapeOf(item);
      paint(box, share * tone.alpha, inkOf(tone));
    }
  }
  return { coverage: grid.mean(), colour };
}

function createGrid({ width, height }: Size) {
  const count = (side: number) => Math.min(MOST_CELLS, Math.max(1, Math.ceil(side / CELL)));
  const [columns, rows] = [count(width), count(height)];
  const [wide, high] = [width / columns, height / rows];
  const cells = new Float64Array(columns * rows);
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    /** `share` of `box` turns to `ink`; the rest stays as it was. */
    paint: ({ x, y, width: w, height: h }: Rect, share: number, ink: number) => {
      const [left, right] = [clamp(x / wide, columns), clamp((x + w) / wide, columns)];
      const [top, bottom] = [clamp(y / high, rows), clamp((y + h) / high, rows)];
      for (let row = Math.floor(top); row < bottom; row++) {
        const tall = Math.min(row + 1, bottom) - Math.max(row, top);
        for (let column = Math.floor(left); column < right; column++) {
          const part = tall * (Math.min(column + 1, right) - Math.max(column, left)) * share;
          const at = row * columns + column;
          cells[at] = cells[at]! * (1 - part) + ink * part;
        }
      }
    },
    mean: () => cells.reduce((sum, cell) => sum + cell, 0) / cells.length,
  };
}

function shapeOf(item: Extract<DisplayItem, { type: 'fill' | 'stroke' | 'glyphs' }>): { box: Rect; share: number } {
  if (item.type === 'glyphs') {
    const { size, glyphs, adjust, scale, face } = item.text;
    const set = glyphs.reduce((sum, { advance }) => sum + advance, 0) * (size / 1000) * scale;
    const width = set + (adjust?.reduce((sum, more) => sum + more, 0) ?? 0);
    const share = face.weight >= 600 ? LETTER.bold : LETTER.regular;
    return { box: { x: item.x, y: item.y - size * 0.75, width, height: size }, share };
  }
  const box = boxOf(item.path);
  const area = box.width * box.height;
  if (item.type === 'fill') return { box, share: area > 0 ? Math.min(1, Math.abs(areaOf(item.path)) / area) : 0 };
  // A rule has no area but its width; a frame is its outline.
  const grown = grow(box, item.width / 2);
  const line = lengthOf(item.path) * item.width;
  return { box: grown, share: Math.min(1, line / Math.max(1e-6, grown.width * grown.height)) };
}

type Point = readonly [number, number];

/** Curves are taken by their ends: an estimate. */
function pointsOf(path: Path): readonly (readonly Point[])[] {
  const parts: Point[][] = [];
  for (const segment of path) {
    if (segment[0] === 'Z') continue;
    if (segment[0] === 'M') parts.push([]);
    const at: Point = segment[0] === 'C' ? [segment[5], segment[6]] : [segment[1], segment[2]];
    parts.at(-1)?.push(at);
  }
  return parts;
}

function boxOf(path: Path): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of pointsOf(path))
    for (const [x, y] of part) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

const grow = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** The surveyor's formula. */
function areaOf(path: Path): number {
  let twice = 0;
  for (const part of pointsOf(path))
    part.forEach(([x, y], i) => {
      const [nextX, nextY] = part[(i + 1) % part.length]!;
      twice += x * nextY - nextX * y;
    });
  return twice / 2;
}

function lengthOf(path: Path): number {
  let length = 0;
  for (const part of pointsOf(path))
    for (let i = 1; i < part.length; i++)
      length += Math.hypot(part[i]![0] - part[i - 1]![0], part[i]![1] - part[i - 1]![1]);
  return length;
}

function bounds({ x, y, width, height }: Rect, space: Matrix): Rect {
  if (space === IDENTITY) return { x, y, width, height };
  const corners = [apply(space, x, y), apply(space, x + width, y), apply(space, x, y + height)];
  corners.push(apply(space, x + width, y + height));
  const [xs, ys] = [corners.map(([at]) => at), corners.map(([, at]) => at)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Inks laid down for a tone: black takes the place of the three others. */
function inkOf(colour: Colour): number {
  if (colour.space === 'cmyk') return colour.c + colour.m + colour.y + colour.k;
  const { r, g, b } = colour;
  const black = 1 - Math.max(r, g, b);
  return 1 - r + (1 - g) + (1 - b) - 2 * black;
}

function isColour(colour: Colour): boolean {
  const { r, g, b } = toRgb(colour);
  return Math.max(r, g, b) - Math.min(r, g, b) > GREY;
}

function meanOf(paint: Paint): Colour {
  if ('space' in paint) return paint;
  const tones = paint.stops.map(({ colour }) => ({ ...toRgb(colour), alpha: colour.alpha }));
  const mean = (key: 'r' | 'g' | 'b' | 'alpha') =>
    tones.reduce((sum, tone) => sum + tone[key], 0) / Math.max(1, tones.length);
  return { space: 'rgb', r: mean('r'), g: mean('g'), b: mean('b'), alpha: mean('alpha') };
}
