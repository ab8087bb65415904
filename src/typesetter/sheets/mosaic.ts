// In: a poster, and the small paper that the office has. Out: the fewest sheets that make it, each with its part, what is cut and what is glued.

import { type Path, type Rect, type Size, translation } from '../../base/geometry.ts';
import { MM } from '../../base/length.ts';
import type { DisplayItem, Page } from '../layout/types.ts';
import type { Sheet } from './types.ts';

export interface MosaicOptions {
  /** Upright, in points. */
  readonly paper: Size;
  /** Where the office printer puts no ink. */
  readonly margin: number;
  /** How far a sheet lies over the one before. */
  readonly overlap: number;
}

/** A part of the poster: its column and row from 0, and what of the poster is printed on its sheet, flaps included. */
export interface Tile {
  readonly column: number;
  readonly row: number;
  readonly area: Rect;
}

export interface MosaicPlan {
  readonly paper: Size;
  readonly columns: number;
  readonly rows: number;
  /** Row by row. */
  readonly tiles: readonly Tile[];
  readonly overlap: number;
  /** Where a tile begins on its sheet. */
  readonly origin: { readonly x: number; readonly y: number };
}

/** Room around a tile, inside what the printer reaches, for marks and the sheet's name. */
export const RING = 7 * MM;

/** The paper upright or on its side, whichever asks for fewer sheets; upright when both ask the same. */
export function planMosaic(poster: Size, { paper, margin, overlap }: MosaicOptions): MosaicPlan {
  const lying = { width: paper.height, height: paper.width };
  const [upright, aside] = [paper, lying].map((sheet) => planOn(poster, sheet, margin, overlap)) as [
    MosaicPlan,
    MosaicPlan,
  ];
  return aside.tiles.length < upright.tiles.length ? aside : upright;
}

/** Tiles of one size, so that every sheet is cut alike. */
function planOn(poster: Size, paper: Size, margin: number, overlap: number): MosaicPlan {
  const across = (whole: number, sheet: number): readonly [count: number, tile: number] => {
    const most = sheet - 2 * (margin + RING);
    const count = whole <= most ? 1 : Math.ceil((whole - overlap) / (most - overlap) - 1e-6);
    return [count, (whole - overlap) / count + overlap];
  };
  const [columns, width] = across(poster.width, paper.width);
  const [rows, height] = across(poster.height, paper.height);
  const tiles: Tile[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = [column * (width - overlap), row * (height - overlap)];
      tiles.push({ column, row, area: { x, y, width, height } });
    }
  const origin = { x: (paper.width - width) / 2, y: (paper.height - height) / 2 };
  return { paper, columns, rows, tiles, overlap, origin };
}

/** Rows by letters, columns by numbers: A1 is the upper left corner. */
export function tileName({ column, row }: Pick<Tile, 'column' | 'row'>): string {
  const letters = row < 26 ? String.fromCharCode(65 + row) : `A${String.fromCharCode(65 + row - 26)}`;
  return `${letters}${column + 1}`;
}

/** `labels` are small pages, one a tile, for the ring above it; they stand at their own size. */
export function mosaic(poster: Page, plan: MosaicPlan, labels: readonly Page[]): readonly Sheet[] {
  const { paper, tiles, origin } = plan;
  const media = { x: 0, y: 0, ...paper };
  return tiles.map((tile, i) => {
    const { area } = tile;
    const clip = { x: origin.x, y: origin.y, width: area.width, height: area.height };
    const label = labels[i];
    const corner = { x: origin.x + 4 * MM, y: origin.y - RING };
    return {
      ...paper,
      trim: media,
      bleed: media,
      pages: [
        { page: poster, at: translation(origin.x - area.x, origin.y - area.y), clip },
        ...(label ? [{ page: label, at: translation(corner.x, corner.y), clip: { ...corner, ...label.trim } }] : []),
      ],
      marks: tileMarks(tile, plan),
      face: 'single',
    };
  });
}

/** Cut marks where scissors go, and a dotted line on each flap: the next sheet's cut edge comes there, and hides it. */
function tileMarks(
  { column, row, area }: Tile,
  { columns, rows, overlap, origin }: MosaicPlan,
): readonly DisplayItem[] {
  const { x, y } = origin;
  const [right, bottom] = [x + area.width, y + area.height];
  const [lastColumn, lastRow] = [column === columns - 1, row === rows - 1];
  // From the tile's edge outwards, clear of it.
  const [near, far] = [0.7 * MM, RING - 1 * MM];
  const upAndDown = (at: number) => [...line(at, y - near, at, y - far), ...line(at, bottom + near, at, bottom + far)];
  const leftAndRight = (at: number) => [...line(x - near, at, x - far, at), ...line(right + near, at, right + far, at)];
  const cuts: Path = [
    ...upAndDown(x),
    ...leftAndRight(y),
    ...(lastColumn ? upAndDown(right) : []),
    ...(lastRow ? leftAndRight(bottom) : []),
  ];
  const inset = 0.3 * MM;
  const flaps: Path = [
    ...(lastColumn ? [] : line(right - overlap + inset, y, right - overlap + inset, bottom)),
    ...(lastRow ? [] : line(x, bottom - overlap + inset, right, bottom - overlap + inset)),
  ];
  return [stroke(cuts, []), ...(flaps.length > 0 ? [stroke(flaps, [1, 2])] : [])];
}

function line(x1: number, y1: number, x2: number, y2: number): Path {
  return [
    ['M', x1, y1],
    ['L', x2, y2],
  ];
}

function stroke(path: Path, dash: readonly number[]): DisplayItem {
  const colour = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 } as const;
  const mark = { type: 'artifact', kind: 'layout' } as const;
  return { type: 'stroke', path, colour, width: 0.5, dash, cap: 'butt', join: 'miter', mark };
}
