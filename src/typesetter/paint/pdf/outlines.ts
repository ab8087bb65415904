// In: a glyph of a face. Out: its outline, drawn as a form rather than shown as text, in thousandths of an em with y upwards.
import type { Path } from '../../../base/geometry.ts';
import type { Face } from '../../text/types.ts';

export interface Outline {
  readonly path: Path;
  /** Left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
}

/** undefined for a glyph that draws nothing. */
export function glyphOutline(face: Face, id: number): Outline | undefined {
  const scale = 1000 / face.unitsPerEm;
  const glyph = face.font.getGlyph(id);
  const path: Path[number][] = [];
  let here: readonly [number, number] = [0, 0];
  for (const { command, args } of glyph.path.commands) {
    const points: [number, number][] = [];
    for (let i = 0; i + 1 < args.length; i += 2) points.push([args[i]! * scale, args[i + 1]! * scale]);
    const [a, b, c] = points;
    if (command === 'moveTo' && a) path.push(['M', ...a]);
    else if (command === 'lineTo' && a) path.push(['L', ...a]);
    else if (command === 'quadraticCurveTo' && a && b) {
      // A quadratic curve is the cubic one whose handles go two thirds of the way to its own.
      const towards = (from: number, to: number) => from + ((to - from) * 2) / 3;
      path.push(['C', towards(here[0], a[0]), towards(here[1], a[1]), towards(b[0], a[0]), towards(b[1], a[1]), ...b]);
    } else if (command === 'bezierCurveTo' && a && b && c) path.push(['C', ...a, ...b, ...c]);
    else if (command === 'closePath') path.push(['Z']);
    here = points.at(-1) ?? here;
  }
  if (path.length === 0) return undefined;
  const { minX, minY, maxX, maxY } = glyph.bbox;
  return { path, box: [minX * scale, minY * scale, maxX * scale, maxY * scale] };
}
