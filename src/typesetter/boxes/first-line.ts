// In: the inlines of a paragraph and the style of its ::first-line. Out: the same text as it stands on that line (CSS Pseudo 4, 2.1).
import { INHERITED } from '../style/initial.ts';
import type { Style } from '../style/types.ts';
import { transformed } from './paragraph.ts';
import type { Inline, InlineSpan, ParagraphBox } from './types.ts';

/**
 * The paragraph in the style of its first line. Its inlines answer those of `box` one by one, and so do their letters: what
 * the line holds is the same in both. What stands in spans inherits from the line where it inherited from the paragraph.
 */
export function firstLineOf(box: ParagraphBox, line: Style): ParagraphBox {
  const known = new Map<Style, Style>([[box.style, line]]);
  const restyle = (style: Style): Style => {
    let found = known.get(style);
    if (found === undefined) {
      const changed: Record<string, unknown> = {};
      for (const key of INHERITED) if (style[key] === box.style[key]) changed[key] = line[key];
      found = { ...style, ...(changed as Partial<Style>) };
      known.set(style, found);
    }
    return found;
  };
  const spans = new Map<InlineSpan, InlineSpan>();
  const inlines = box.inlines.map((inline): Inline => {
    switch (inline.type) {
      case 'atomic':
      case 'float':
      case 'positioned':
        return inline;
      case 'start':
      case 'end': {
        // Both ends must keep naming one and the same span.
        let span = spans.get(inline.span);
        if (span === undefined) {
          span = { ...inline.span, style: restyle(inline.span.style) };
          spans.set(inline.span, span);
        }
        return { ...inline, span };
      }
      case 'text': {
        const style = restyle(inline.style);
        const how = style.textTransform;
        const text = how === inline.style.textTransform ? inline.text : transformed(inline.text, how, style.lang);
        // ß becomes two letters: such a text keeps its own, so that the line ends at the same letter in both.
        return { ...inline, style, text: text.length === inline.text.length ? text : inline.text };
      }
      default:
        return { ...inline, style: restyle(inline.style) };
    }
  });
  return { ...box, style: line, inlines };
}
