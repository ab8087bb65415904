// In: small pages, fronts with or without backs. Out: sheets that hold many of them, to cut or to peel off, each back behind its front.

import { type Matrix, type Rect, type Size, translation } from '../../base/geometry.ts';
import { MM } from '../../base/length.ts';
import type { Page } from '../layout/types.ts';
import { extendIntoBleed } from './bleed.ts';
import { cutMarks, outlines } from './marks.ts';
import type { Sheet } from './types.ts';

/** Where pieces stand on their paper: `x`, `y` of the first, the next `step` further. Points. */
export interface Grid {
  readonly paper: Size;
  readonly piece: Size;
  readonly columns: number;
  readonly rows: number;
  readonly x: number;
  readonly y: number;
  readonly step: Size;
}

/** One small thing. */
export interface Piece {
  readonly front: Page;
  readonly back?: Page;
}

export interface ManyUpOptions {
  /** The place of the first piece on the first sheet, from 0: the ones before are used up. */
  readonly first: number;
  /** The edge of the paper around which the printer turns it for its back. */
  readonly turn: 'long' | 'short';
  /** Cut by hand: marks outside, and backgrounds that reach halfway into the gutters. */
  readonly cut: boolean;
  /** Each place is outlined: to lay over a sheet of labels before printing on one. */
  readonly outlined: boolean;
  /** 'row': one after the other on each sheet. 'pile': at one place through all sheets, so that the piles, once cut and laid on one another, are in order. */
  readonly order: 'row' | 'pile';
}

const MOST_BLEED = 3 * MM;

/** As many pieces as the paper holds, upright or on its side, in the middle; undefined when it holds none. */
export function largestGrid(paper: Size, piece: Size, margin: number, gutter: Size): Grid | undefined {
  const upright = gridOn(paper, piece, margin, gutter);
  const lying = gridOn({ width: paper.height, height: paper.width }, piece, margin, gutter);
  const best = lying.columns * lying.rows > upright.columns * upright.rows ? lying : upright;
  return best.columns * best.rows > 0 ? best : undefined;
}

function gridOn(paper: Size, piece: Size, margin: number, gutter: Size): Grid {
  const most = (whole: number, one: number, between: number) =>
    Math.max(0, Math.floor((whole - 2 * margin + between) / (one + between) + 1e-6));
  const columns = most(paper.width, piece.width, gutter.width);
  const rows = most(paper.height, piece.height, gutter.height);
  const step = { width: piece.width + gutter.width, height: piece.height + gutter.height };
  return { paper, piece, columns, rows, ...centred(paper, columns, rows, piece, step), step };
}

/** Where the first of so many pieces stands when all together are in the middle. */
export function centred(paper: Size, columns: number, rows: number, piece: Size, step: Size) {
  return {
    x: (paper.width - (columns - 1) * step.width - piece.width) / 2,
    y: (paper.height - (rows - 1) * step.height - piece.height) / 2,
  };
}

/** Place `at`, from 0, row by row. */
export function placeOn({ x, y, columns, step, piece }: Grid, at: number): Rect {
  return { x: x + (at % columns) * step.width, y: y + Math.floor(at / columns) * step.height, ...piece };
}

export function manyUp(pieces: readonly Piece[], grid: Grid, options: ManyUpOptions): readonly Sheet[] {
  const { first, order } = options;
  const each = grid.columns * grid.rows;
  const count = Math.ceil((pieces.length + first) / each);
  const backs = pieces.some(({ back }) => back !== undefined);
  const cells = Array.from({ length: each }, (_, at) => placeOn(grid, at));
  const out: Sheet[] = [];
  for (let sheet = 0; sheet < count; sheet++) {
    const here = cells.flatMap((cell, at) => {
      const piece = pieces[(order === 'pile' ? at * count + sheet : sheet * each + at) - first];
      return piece ? [{ cell, piece }] : [];
    });
    const fronts = here.map(({ cell, piece }) => ({ page: piece.front, at: translation(cell.x, cell.y), cell }));
    out.push(side(fronts, grid, cells, backs ? 'recto' : 'single', options));
    if (!backs) continue;
    const behind = here.flatMap(({ cell, piece }) =>
      piece.back ? [{ page: piece.back, ...turned(cell, grid.paper, options.turn) }] : [],
    );
    const marked = cells.map((cell) => turned(cell, grid.paper, options.turn).cell);
    out.push(side(behind, grid, marked, 'verso', options));
  }
  return out;
}

/**
 * Where the back of a place lies on the other side of the paper. Turned around an upright edge, left and right change;
 * around a level one, head and foot, and the back is drawn upside down, so that it is upright on the piece in the hand.
 */
export function turned(cell: Rect, paper: Size, turn: 'long' | 'short'): { readonly at: Matrix; readonly cell: Rect } {
  const upright = turn === 'long' ? paper.height >= paper.width : paper.height < paper.width;
  if (upright) {
    const x = paper.width - cell.x - cell.width;
    return { at: translation(x, cell.y), cell: { ...cell, x } };
  }
  const y = paper.height - cell.y - cell.height;
  return { at: [-1, 0, 0, -1, cell.x + cell.width, y + cell.height], cell: { ...cell, y } };
}

type Placed = { readonly page: Page; readonly at: Matrix; readonly cell: Rect };

function side(
  placed: readonly Placed[],
  grid: Grid,
  cells: readonly Rect[],
  face: Sheet['face'],
  { cut, outlined }: ManyUpOptions,
): Sheet {
  const { paper, piece, step } = grid;
  const bleed = cut ? Math.min(MOST_BLEED, (step.width - piece.width) / 2, (step.height - piece.height) / 2) : 0;
  const media = { x: 0, y: 0, ...paper };
  // A page that stands at many places is carried into its bleed once.
  const extended = new Map<Page, Page>();
  const withBleed = (page: Page): Page => {
    if (bleed <= 0) return page;
    const known = extended.get(page) ?? { ...page, items: extendIntoBleed(page.items, page.trim, bleed) };
    extended.set(page, known);
    return known;
  };
  return {
    ...paper,
    trim: media,
    bleed: media,
    pages: placed.map(({ page, at, cell }) => ({ page: withBleed(page), at, clip: grown(cell, bleed) })),
    marks: [...(cut ? cutMarks(cells, paper, Math.max(bleed, MM)) : []), ...(outlined ? outlines(cells) : [])],
    face,
  };
}

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});
