// In: the float of a dropped initial and the type of its paragraph. Out: the same, its capitals as high as its lines (CSS Inline 3, 3.2).
import type { BlockBox, Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { type Type, typeOf } from './type-metrics.ts';
import type { Context } from './types.ts';

/**
 * Boxes knew no face and gave the letter a usual height. Here the top of its capitals comes to that of the first line's
 * capitals, and its foot onto the baseline of the line it sinks to. Any other box comes back as it is.
 */
export function initialOf(float: Box, text: Type, cx: Context): Box {
  if (float.origin !== '::first-letter' || float.type !== 'block' || float.style.initialLetter === 'normal')
    return float;
  const memory = cx.memory('initial') as WeakMap<Box, Box>;
  let found = memory.get(float);
  if (found === undefined) {
    found = sized(float, float.style.initialLetter, text, cx);
    memory.set(float, found);
  }
  return found;
}

function sized(box: BlockBox, { size, sink }: { size: number; sink: number }, text: Type, cx: Context): Box {
  const line = text.lineHeight;
  const high = (size - 1) * line + capitals(text) * text.size;
  const face = typeOf(box.style, cx);
  const fontSize = high / capitals(face);
  const [ascent, descent] = [(face.ascent * fontSize) / face.size, (face.descent * fontSize) / face.size];
  // The float begins at the top of the first line; half-leading brings its baseline to that of line `sink`.
  const baseline = text.above + (sink - 1) * line;
  const drop = size > sink ? (sink - size) * line : 0;
  const lineHeight = Math.max(0, 2 * (baseline - drop) - (ascent - descent));
  const change: Partial<Style> = { fontSize, lineHeight };
  const style: Style = { ...box.style, ...change, height: Math.max(size, sink) * line, marginTop: drop };
  const children = box.children.map((child): Box => {
    if (child.type !== 'paragraph') return child;
    const inlines = child.inlines.map((one) => (one.type === 'text' ? { ...one, style } : one));
    return { ...child, style, inlines };
  });
  return { ...box, style, children };
}

/** Height of the capitals, in ems; of a face that does not say, the usual one. */
function capitals({ face }: Type): number {
  return face.capHeight > 0 ? face.capHeight / face.unitsPerEm : 0.7;
}
