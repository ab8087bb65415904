// In: a page. Out: each stretch of text with the colour under it: that of the last fill painted before it at its place.
import type { Colour } from '../../src/base/colour.ts';
import { apply, IDENTITY, type Matrix, multiply, type Path } from '../../src/base/geometry.ts';
import type { DisplayItem, Page } from '../../src/typesetter/layout/types.ts';

export interface OnGround {
  readonly text: Extract<DisplayItem, { type: 'glyphs' }>;
  /** undefined where nothing was painted: the paper. */
  readonly ground: Colour | undefined;
}

export function textsOnGrounds({ items }: Page): readonly OnGround[] {
  const matrices: Matrix[] = [IDENTITY];
  const fills: { readonly corners: readonly (readonly [number, number])[]; readonly colour: Colour }[] = [];
  const found: OnGround[] = [];
  for (const item of items) {
    const matrix = matrices.at(-1)!;
    if (item.type === 'begin') matrices.push(item.matrix ? multiply(matrix, item.matrix) : matrix);
    else if (item.type === 'end') matrices.pop();
    else if (item.type === 'fill' && 'space' in item.paint && item.paint.alpha > 0)
      fills.push({ corners: cornersOf(item.path, matrix), colour: item.paint });
    else if (item.type === 'glyphs') {
      const at = apply(matrix, item.x + item.text.size * 0.2, item.y - item.text.size * 0.3);
      found.push({ text: item, ground: fills.findLast(({ corners }) => holds(corners, at))?.colour });
    }
  }
  return found;
}

/** Curves as their chords, subpaths as one outline: enough for boxes, rings of borders and round boxes. */
function cornersOf(path: Path, matrix: Matrix): readonly (readonly [number, number])[] {
  return path.flatMap((segment) =>
    segment[0] === 'Z' ? [] : [apply(matrix, segment.at(-2) as number, segment.at(-1) as number)],
  );
}

function holds(corners: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length]!;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  });
  return inside;
}
