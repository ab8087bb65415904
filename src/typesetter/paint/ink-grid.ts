// In: shapes on a sheet and the ink of each. Out: how much of each ink lies within the trim, and the most in one place, by sampling.
import { apply, type Matrix, type Path, type Rect } from '../../base/geometry.ts';

/** Two millimetres: an A4 page is 15,000 samples, and coverage is told in whole per cents. */
const CELL = (2 * 72) / 25.4;
/** Straight pieces of a curve: cells are larger than what this leaves out. */
const PIECES = 6;

export interface InkGrid {
  /** `bounds` is what clips let through; what is painted over knocks out what was there. */
  paint(
    path: Path,
    matrix: Matrix,
    rule: 'nonzero' | 'evenodd',
    inks: readonly number[],
    alpha: number,
    bounds: Rect,
  ): void;
  /** Ink too fine for samples: an area in square points, all within the trim. */
  scatter(area: number, inks: readonly number[]): void;
  /** Shares of the trim, from 0 to 1 for each ink. */
  coverage(): readonly number[];
  /** The sum of inks where it is highest, and where that is. */
  most(): number;
}

export function createInkGrid(trim: Rect, count: number): InkGrid {
  const columns = Math.max(1, Math.min(2000, Math.ceil(trim.width / CELL)));
  const rows = Math.max(1, Math.min(2000, Math.ceil(trim.height / CELL)));
  const [stepX, stepY] = [trim.width / columns, trim.height / rows];
  const cells = new Float32Array(columns * rows * count);
  const scattered = new Float64Array(count);
  const put = (cell: number, inks: readonly number[], alpha: number): void => {
    for (let ink = 0; ink < count; ink++) {
      const at = cell * count + ink;
      cells[at] = cells[at]! * (1 - alpha) + inks[ink]! * alpha;
    }
  };
  return {
    paint(path, matrix, rule, inks, alpha, bounds) {
      const lines = flatten(path, matrix);
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0; i < lines.length; i += 4) {
        left = Math.min(left, lines[i]!, lines[i + 2]!);
        right = Math.max(right, lines[i]!, lines[i + 2]!);
        top = Math.min(top, lines[i + 1]!, lines[i + 3]!);
        bottom = Math.max(bottom, lines[i + 1]!, lines[i + 3]!);
      }
      left = Math.max(left, bounds.x);
      right = Math.min(right, bounds.x + bounds.width);
      top = Math.max(top, bounds.y);
      bottom = Math.min(bottom, bounds.y + bounds.height);
      const firstRow = Math.max(0, Math.ceil((top - trim.y) / stepY - 0.5));
      const lastRow = Math.min(rows - 1, Math.floor((bottom - trim.y) / stepY - 0.5));
      const firstColumn = Math.max(0, Math.ceil((left - trim.x) / stepX - 0.5));
      const lastColumn = Math.min(columns - 1, Math.floor((right - trim.x) / stepX - 0.5));
      if (firstRow > lastRow || firstColumn > lastColumn) return;
      for (let row = firstRow; row <= lastRow; row++) {
        const crossings = crossed(lines, trim.y + (row + 0.5) * stepY);
        let winding = 0;
        for (let i = 0; i + 1 < crossings.length; i++) {
          winding += crossings[i]!.turn;
          const inside = rule === 'evenodd' ? i % 2 === 0 : winding !== 0;
          if (!inside) continue;
          const from = Math.max(firstColumn, Math.ceil((crossings[i]!.x - trim.x) / stepX - 0.5));
          const to = Math.min(lastColumn, Math.ceil((crossings[i + 1]!.x - trim.x) / stepX - 0.5) - 1);
          for (let column = from; column <= to; column++) put(row * columns + column, inks, alpha);
        }
      }
    },
    scatter(area, inks) {
      for (let ink = 0; ink < count; ink++) scattered[ink]! += area * inks[ink]!;
    },
    coverage() {
      const sums = new Float64Array(count);
      for (let at = 0; at < cells.length; at++) sums[at % count]! += cells[at]!;
      const area = Math.max(1, trim.width * trim.height);
      return Array.from(sums, (sum, ink) => Math.min(1, sum / (columns * rows) + scattered[ink]! / area));
    },
    most() {
      let most = 0;
      for (let cell = 0; cell < columns * rows; cell++) {
        let sum = 0;
        for (let ink = 0; ink < count; ink++) sum += cells[cell * count + ink]!;
        if (sum > most) most = sum;
      }
      return most;
    },
  };
}

function crossed(lines: readonly number[], y: number): readonly { readonly x: number; readonly turn: number }[] {
  const found: { x: number; turn: number }[] = [];
  for (let i = 0; i < lines.length; i += 4) {
    const [y1, y2] = [lines[i + 1]!, lines[i + 3]!];
    if (y1 <= y === y2 <= y) continue;
    const x = lines[i]! + ((y - y1) / (y2 - y1)) * (lines[i + 2]! - lines[i]!);
    found.push({ x, turn: y1 < y2 ? 1 : -1 });
  }
  return found.sort((one, other) => one.x - other.x);
}

/** Four numbers for each straight piece, on the sheet; every figure closed. */
function flatten(path: Path, matrix: Matrix): readonly number[] {
  const out: number[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const to = (nextX: number, nextY: number): void => {
    out.push(...apply(matrix, x, y), ...apply(matrix, nextX, nextY));
    [x, y] = [nextX, nextY];
  };
  for (const segment of path) {
    if (segment[0] === 'M') {
      if (x !== startX || y !== startY) to(startX, startY);
      [startX, startY] = [segment[1], segment[2]];
      [x, y] = [startX, startY];
    } else if (segment[0] === 'L') to(segment[1], segment[2]);
    else if (segment[0] === 'Z') to(startX, startY);
    else {
      const [, x1, y1, x2, y2, x3, y3] = segment;
      const [x0, y0] = [x, y];
      for (let i = 1; i <= PIECES; i++) {
        const t = i / PIECES;
        const u = 1 - t;
        const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
        to(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
      }
    }
  }
  if (x !== startX || y !== startY) to(startX, startY);
  return out;
}
