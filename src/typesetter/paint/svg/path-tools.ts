// In: paths. Out: the same transformed; the upright rectangle they fill; ellipses and rounded rectangles as paths.
import { apply, KAPPA, type Matrix, type Path, type PathSegment, type Rect, rectPath } from '../../../base/geometry.ts';

export function transformPath(path: Path, m: Matrix): Path {
  return path.map((segment): PathSegment => {
    if (segment[0] === 'Z') return segment;
    if (segment[0] === 'C') {
      const [, a, b, c, d, e, f] = segment;
      return ['C', ...apply(m, a, b), ...apply(m, c, d), ...apply(m, e, f)];
    }
    return [segment[0], ...apply(m, segment[1], segment[2])];
  });
}

export function pathBounds(path: Path): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [x, y] = [0, 0];
  const add = (px: number, py: number): void => {
    left = Math.min(left, px);
    right = Math.max(right, px);
    top = Math.min(top, py);
    bottom = Math.max(bottom, py);
  };
  for (const segment of path) {
    if (segment[0] === 'Z') continue;
    if (segment[0] === 'C') {
      const [, a, b, c, d, e, f] = segment;
      for (const t of [...extremes(x, a, c, e), ...extremes(y, b, d, f)])
        add(cubic(x, a, c, e, t), cubic(y, b, d, f, t));
      [x, y] = [e, f];
    } else [x, y] = [segment[1], segment[2]];
    add(x, y);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

function cubic(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const s = 1 - t;
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
}

/** Where a cubic curve turns back, strictly between its ends. */
function extremes(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = p3 - 3 * p2 + 3 * p1 - p0;
  const b = 2 * (p2 - 2 * p1 + p0);
  const c = p1 - p0;
  const roots: number[] = [];
  if (Math.abs(a) < 1e-12) {
    if (Math.abs(b) > 1e-12) roots.push(-c / b);
  } else {
    const root = Math.sqrt(b * b - 4 * a * c);
    if (root >= 0) roots.push((-b + root) / (2 * a), (-b - root) / (2 * a));
  }
  return roots.filter((t) => t > 0 && t < 1);
}

export function roundedRect(rect: Rect, rx: number, ry: number): Path {
  if (rx <= 0 || ry <= 0) return rectPath(rect);
  const { x, y, width, height } = rect;
  const [right, bottom] = [x + width, y + height];
  const [kx, ky] = [rx * (1 - KAPPA), ry * (1 - KAPPA)];
  return [
    ['M', x + rx, y],
    ['L', right - rx, y],
    ['C', right - kx, y, right, y + ky, right, y + ry],
    ['L', right, bottom - ry],
    ['C', right, bottom - ky, right - kx, bottom, right - rx, bottom],
    ['L', x + rx, bottom],
    ['C', x + kx, bottom, x, bottom - ky, x, bottom - ry],
    ['L', x, y + ry],
    ['C', x, y + ky, x + kx, y, x + rx, y],
    ['Z'],
  ];
}
