// In: a text and the spans around it. Out: the lines they draw under, over and through it (CSS Text Decoration 3).
import type { Style } from '../style/types.ts';
import type { OpenSpan } from './spans.ts';
import type { Type } from './type-metrics.ts';
import type { TextDecoration } from './types.ts';

/** The lines that the paragraph and its spans draw with this text; each at the place its own box's face says. */
export function decorationsOf(
  paragraph: Style,
  spans: readonly OpenSpan[],
  kind: Type,
  rise: number,
  root: Type,
): readonly TextDecoration[] | undefined {
  let out: TextDecoration[] | undefined;
  const add = (style: Style, type: Type, raised: number) => {
    if (style.textDecorationLine.length === 0) return;
    out ??= [];
    const em = type.size / type.face.unitsPerEm;
    const thickness =
      style.textDecorationThickness === 'auto'
        ? Math.max(type.face.underlineThickness * em, type.size / 24)
        : style.textDecorationThickness;
    // Heights above the text's own baseline, y from the text fragment's top.
    const shift = kind.ascent + rise - raised;
    for (const line of style.textDecorationLine) {
      const offset =
        style.textUnderlineOffset === 'auto'
          ? -type.face.underlinePosition * em - thickness / 2
          : style.textUnderlineOffset;
      const y =
        line === 'underline'
          ? shift + Math.max(offset, thickness / 2)
          : line === 'overline'
            ? shift - type.ascent
            : shift - type.xHeight / 2 - thickness / 2;
      out.push({ line, style: style.textDecorationStyle, colour: style.textDecorationColor, y, thickness });
    }
  };
  add(paragraph, root, 0);
  for (const { item } of spans) add(item.span.style, item.kind, item.level.rise);
  return out;
}
