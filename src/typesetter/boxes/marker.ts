// In: a list item. Out: its marker as a paragraph (CSS Lists 3, sections 2 and 3).
import { inheritStyle } from '../style/initial.ts';
import type { ContentPiece, Styled } from '../style/types.ts';
import type { Builder } from './builder.ts';
import { addContent } from './content.ts';
import { addInline, createFlow } from './flow.ts';
import { BACKGROUND } from './tags.ts';
import type { ParagraphBox, Tag } from './types.ts';

/** undefined when the item has no marker. Its text is a Lbl when the item is a LI. */
export function markerOf(b: Builder, styled: Styled, tag: Tag | undefined): ParagraphBox | undefined {
  const { style: own, element } = styled;
  const { place } = element;
  const style = styled.marker ?? inheritStyle(own, { whiteSpaceCollapse: 'preserve', typography: 'none' });
  const flow = createFlow(b.flow, style, '::marker', place);
  const write = () => {
    const pieces: readonly ContentPiece[] | undefined = Array.isArray(style.content) ? style.content : undefined;
    const image = own.listStyleImage;
    const type = own.listStyleType;
    if (pieces) addContent(b, flow, pieces, { styled, style, place, ids: [] });
    else if (style.content === 'none') return;
    // An image that cannot be had leaves the type of the list in its place (CSS Lists 3, 3.2).
    else if (image !== 'none' && image.type === 'url' && b.pictures.probe(image.path, place))
      addContent(b, flow, [{ type: 'image', path: image.path }], { styled, style, place, ids: [] });
    else if (type !== 'none') {
      const text =
        typeof type === 'string' ? b.document.counterStyles.marker(type, b.counters.value('list-item')) : type.text;
      if (text !== '')
        addInline(flow, { type: 'text', text, style, mark: b.tags.mark(place), place, hyphenate: false });
    }
  };
  if (tag?.role === 'LI' || tag?.role === 'TOCI') b.tags.inside('Lbl', 'block', place, write);
  else write();
  if (flow.run.length === 0) return undefined;
  const common = { style, mark: BACKGROUND, place, ids: [], effects: [], origin: '::marker' };
  return { type: 'paragraph', ...common, inlines: flow.run };
}
