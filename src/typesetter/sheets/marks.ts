// In: a trim box on a sheet. Out: what the printer cuts, folds and registers by, as artifacts.
import type { Colour } from '../../base/colour.ts';
import { ellipsePath, type Path, type Rect, rectPath, type Size } from '../../base/geometry.ts';
import type { DisplayItem } from '../layout/types.ts';

/** 5 mm, as most printers ask. */
export const MARK_LENGTH = (5 * 72) / 25.4;
const WIDTH = 0.25;
/** All four inks, so that a mark shows on every plate. */
const REGISTRATION: Colour = { space: 'cmyk', c: 1, m: 1, y: 1, k: 1, alpha: 1 };
/** What stays in the office is printed in black alone. */
const BLACK: Colour = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 };

function stroke(path: Path, dash: readonly number[] = [], colour = REGISTRATION): DisplayItem {
  const mark = { type: 'artifact', kind: 'layout' } as const;
  return { type: 'stroke', path, colour, width: WIDTH, dash, cap: 'butt', join: 'miter', mark };
}

function line(x1: number, y1: number, x2: number, y2: number): Path {
  return [
    ['M', x1, y1],
    ['L', x2, y2],
  ];
}

/** Two lines at each corner, `clear` points away from the trim, which they prolong. */
export function cropMarks({ x, y, width, height }: Rect, clear: number): readonly DisplayItem[] {
  const far = clear + MARK_LENGTH;
  const [right, bottom] = [x + width, y + height];
  const path: Path = [
    ...[x, right].flatMap((at) => [...line(at, y - clear, at, y - far), ...line(at, bottom + clear, at, bottom + far)]),
    ...[y, bottom].flatMap((at) => [...line(x - clear, at, x - far, at), ...line(right + clear, at, right + far, at)]),
  ];
  return [stroke(path)];
}

/** A crossed circle in the middle of each side, by which the plates are brought over one another. */
export function registrationMarks({ x, y, width, height }: Rect, clear: number): readonly DisplayItem[] {
  const away = clear + MARK_LENGTH / 2;
  const centres = [
    [x + width / 2, y - away],
    [x + width / 2, y + height + away],
    [x - away, y + height / 2],
    [x + width + away, y + height / 2],
  ] as const;
  const arm = MARK_LENGTH / 2;
  return centres.map(([cx, cy]) =>
    stroke([
      ...line(cx - arm, cy, cx + arm, cy),
      ...line(cx, cy - arm, cx, cy + arm),
      ...ellipsePath(cx, cy, arm / 2, arm / 2),
    ]),
  );
}

const cmyk = (c: number, m: number, y: number, k: number): Colour => ({ space: 'cmyk', c, m, y, k, alpha: 1 });

/** Each ink whole, then half, then what two of them make: what the press is set by. */
const BARS: readonly Colour[] = [
  cmyk(1, 0, 0, 0),
  cmyk(0, 1, 0, 0),
  cmyk(0, 0, 1, 0),
  cmyk(0, 0, 0, 1),
  cmyk(0.5, 0, 0, 0),
  cmyk(0, 0.5, 0, 0),
  cmyk(0, 0, 0.5, 0),
  cmyk(0, 0, 0, 0.5),
  cmyk(1, 1, 0, 0),
  cmyk(1, 0, 1, 0),
  cmyk(0, 1, 1, 0),
];

/** Patches above the head of the trim, from its left corner, as long as half of it has room for. */
export function colourBars({ x, y, width }: Rect, clear: number): readonly DisplayItem[] {
  const side = Math.min(MARK_LENGTH * 0.8, (width / 2 - MARK_LENGTH) / BARS.length);
  if (side <= 0) return [];
  return BARS.map((paint, i) => ({
    type: 'fill',
    path: rectPath({ x: x + MARK_LENGTH / 2 + i * side, y: y - clear - side, width: side, height: side }),
    paint,
    rule: 'nonzero',
    mark: { type: 'artifact', kind: 'layout' },
  }));
}

/** Where the sheet is folded: short dashes at the head and the foot, longer than the margin that an office printer leaves white. */
export function foldMarks(x: number, height: number, length = 2 * MARK_LENGTH): readonly DisplayItem[] {
  const grey: Colour = { space: 'rgb', r: 0.5, g: 0.5, b: 0.5, alpha: 1 };
  return [stroke([...line(x, 0, x, length), ...line(x, height, x, height - length)], [1.5, 1.5], grey)];
}

/** Where a knife goes across the whole sheet: short lines in its margins, in line with each edge of each piece. */
export function cutMarks(cells: readonly Rect[], paper: Size, clear: number): readonly DisplayItem[] {
  const edges = (from: (cell: Rect) => number, size: (cell: Rect) => number) => [
    // Edges that touch are one cut.
    ...new Map(
      cells.flatMap((cell) => [from(cell), from(cell) + size(cell)]).map((at) => [at.toFixed(2), at]),
    ).values(),
  ];
  const across = edges(
    ({ x }) => x,
    ({ width }) => width,
  );
  const down = edges(
    ({ y }) => y,
    ({ height }) => height,
  );
  const [left, right, top, bottom] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
  const far = clear + MARK_LENGTH;
  const path: Path = [
    ...across.flatMap((x) => [
      ...line(x, top - clear, x, Math.max(0, top - far)),
      ...line(x, bottom + clear, x, Math.min(paper.height, bottom + far)),
    ]),
    ...down.flatMap((y) => [
      ...line(left - clear, y, Math.max(0, left - far), y),
      ...line(right + clear, y, Math.min(paper.width, right + far), y),
    ]),
  ];
  return [stroke(path, [], BLACK)];
}

/** The outline of each place. */
export function outlines(cells: readonly Rect[]): readonly DisplayItem[] {
  return [stroke(cells.flatMap(rectPath), [], BLACK)];
}
