// In: the `d` of a path (SVG 2, 9.3). Out: absolute moves, lines and cubic curves; up to the first mistake, as SVG asks.
import type { Path, PathSegment } from '../../../base/geometry.ts';

const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

export function parsePathData(data: string): Path {
  const out: PathSegment[] = [];
  const pattern = /[\s,]*([MLHVCSQTAZmlhvcsqtaz])|[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
  const flag = /[\s,]*([01])/y;
  let at = 0;
  const number = (): number | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(data);
    if (found?.[2] === undefined) return undefined;
    at = pattern.lastIndex;
    return Number(found[2]);
  };
  // The flags of an arc may be written together: `a1 1 0 00 5 5`.
  const bit = (): number | undefined => {
    flag.lastIndex = at;
    const found = flag.exec(data);
    if (found === null) return undefined;
    at = flag.lastIndex;
    return Number(found[1]);
  };
  let [x, y, startX, startY] = [0, 0, 0, 0];
  // The last control point, reflected by S and T; which kind it was.
  let [controlX, controlY, last] = [0, 0, ''];
  const curve = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number): void => {
    out.push(['C', x1, y1, x2, y2, toX, toY]);
    [controlX, controlY, x, y] = [x2, y2, toX, toY];
  };
  const quadratic = (cx: number, cy: number, toX: number, toY: number): void => {
    curve(
      x + ((cx - x) * 2) / 3,
      y + ((cy - y) * 2) / 3,
      toX + ((cx - toX) * 2) / 3,
      toY + ((cy - toY) * 2) / 3,
      toX,
      toY,
    );
    [controlX, controlY] = [cx, cy];
  };
  let command = '';
  while (at < data.length) {
    pattern.lastIndex = at;
    const found = pattern.exec(data);
    if (found === null) break;
    if (found[1] !== undefined) {
      command = found[1];
      at = pattern.lastIndex;
    } else if (command === '' || command === 'Z' || command === 'z') break;
    else if (command === 'M') command = 'L';
    else if (command === 'm') command = 'l';
    const verb = command.toUpperCase();
    if (out.length === 0 && verb !== 'M') break;
    const values: number[] = [];
    for (let i = 0; i < COUNTS[verb]!; i++) {
      const value = verb === 'A' && (i === 3 || i === 4) ? bit() : number();
      if (value === undefined) return out;
      values.push(value);
    }
    const relative = command !== verb;
    const [ox, oy] = relative ? [x, y] : [0, 0];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
    switch (verb) {
      case 'M':
        [x, y] = [ox + a, oy + b];
        [startX, startY] = [x, y];
        out.push(['M', x, y]);
        break;
      case 'L':
        [x, y] = [ox + a, oy + b];
        out.push(['L', x, y]);
        break;
      case 'H':
        x = ox + a;
        out.push(['L', x, y]);
        break;
      case 'V':
        y = oy + a;
        out.push(['L', x, y]);
        break;
      case 'C':
        curve(ox + a, oy + b, ox + c, oy + d, ox + e, oy + f);
        break;
      case 'S': {
        const smooth = last === 'C' || last === 'S';
        curve(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, ox + a, oy + b, ox + c, oy + d);
        break;
      }
      case 'Q':
        quadratic(ox + a, oy + b, ox + c, oy + d);
        break;
      case 'T': {
        const smooth = last === 'Q' || last === 'T';
        quadratic(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, ox + a, oy + b);
        break;
      }
      case 'A':
        for (const segment of arc(x, y, a, b, c, d === 1, e === 1, ox + f, oy + g)) out.push(segment);
        [x, y] = [ox + f, oy + g];
        break;
      case 'Z':
        out.push(['Z']);
        [x, y] = [startX, startY];
    }
    last = verb;
  }
  return out;
}

/** An elliptical arc as cubic curves of a quarter turn at most (SVG 2, B.2). */
function arc(
  x1: number,
  y1: number,
  rx0: number,
  ry0: number,
  degrees: number,
  large: boolean,
  sweep: boolean,
  x2: number,
  y2: number,
): readonly PathSegment[] {
  let [rx, ry] = [Math.abs(rx0), Math.abs(ry0)];
  if (x1 === x2 && y1 === y2) return [];
  if (rx === 0 || ry === 0) return [['L', x2, y2]];
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const [px, py] = [cos * dx + sin * dy, cos * dy - sin * dx];
  // Radii too small to reach are enlarged until they do.
  const grow = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2);
  if (grow > 1) [rx, ry] = [rx * grow, ry * grow];
  const [a, b] = [(rx * py) ** 2 + (ry * px) ** 2, (rx * ry) ** 2];
  const root = Math.sqrt(Math.max(0, (b - a) / a)) * (large === sweep ? -1 : 1);
  const [qx, qy] = [(root * rx * py) / ry, (-root * ry * px) / rx];
  const [cx, cy] = [cos * qx - sin * qy + (x1 + x2) / 2, sin * qx + cos * qy + (y1 + y2) / 2];
  const start = Math.atan2((py - qy) / ry, (px - qx) / rx);
  let sweepAngle = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - start;
  if (sweep && sweepAngle < 0) sweepAngle += 2 * Math.PI;
  if (!sweep && sweepAngle > 0) sweepAngle -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(sweepAngle) / (Math.PI / 2) - 1e-9));
  const step = sweepAngle / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const at = (ux: number, uy: number): readonly [number, number] => [
    cx + cos * rx * ux - sin * ry * uy,
    cy + sin * rx * ux + cos * ry * uy,
  ];
  const out: PathSegment[] = [];
  for (let i = 0; i < count; i++) {
    const [from, to] = [start + i * step, start + (i + 1) * step];
    const one = at(Math.cos(from) - reach * Math.sin(from), Math.sin(from) + reach * Math.cos(from));
    const two = at(Math.cos(to) + reach * Math.sin(to), Math.sin(to) - reach * Math.cos(to));
    const end = i === count - 1 ? ([x2, y2] as const) : at(Math.cos(to), Math.sin(to));
    out.push(['C', ...one, ...two, ...end]);
  }
  return out;
}
