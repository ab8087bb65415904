// In: an element that is a footnote, and the flow it stands in. Out: its call in that flow, with the note that goes to the page's foot (CSS GCPM 3, section 2).
import { inheritStyle } from '../style/initial.ts';
import type { ContentPiece, Style, Styled } from '../style/types.ts';
import type { Builder } from './builder.ts';
import { addContent, contentText } from './content.ts';
import { ownOf } from './effects.ts';
import { addInline, closeSpan, createFlow, type Flow, finishFlow, inlineFlow, openSpan, type Sink } from './flow.ts';
import { BACKGROUND } from './tags.ts';
import type { BlockBox, Box, Inline, Link, Mark } from './types.ts';

/** `fill` puts the element's content into the note's flow. */
export function footnote(b: Builder, sink: Sink, styled: Styled, fill: (flow: Flow) => void): void {
  const { style, element } = styled;
  const { place } = element;
  const number = b.document.counterStyles.format('decimal', b.counters.value('footnote'));
  const callStyle =
    styled.footnoteCall ?? inheritStyle(style, { verticalAlign: 'super', fontSize: style.fontSize * 0.7 });
  const [call, note] = [b.fresh('call'), b.fresh('note')];
  const counter = b.notesByPage ? counterStyleOf(callStyle) : undefined;
  const text = Array.isArray(callStyle.content)
    ? contentText(b, callStyle.content as readonly ContentPiece[], styled)
    : number;
  const outer = b.link;
  const { link, mark } = b.tags.inside('Reference', 'inline', place, () =>
    linked(b, styled, outer ? undefined : note, `Note ${number}`),
  );
  const box = b.tags.inside('Note', 'apart', place, () => noteBox(b, styled, number, { call, note }, fill), note);
  const flow = inlineFlow(sink);
  openSpan(flow, {
    style: callStyle,
    place,
    ids: [call],
    effects: b.notesByPage ? [{ type: 'note', id: call }] : [],
    origin: '::footnote-call',
    ...(link && { link }),
  });
  addInline(flow, {
    type: 'footnote-call',
    text,
    style: callStyle,
    mark,
    place,
    note: box,
    ...(counter !== undefined && { numbered: { target: call, style: counter } }),
  });
  closeSpan(flow);
}

/** The mark of what is written in a link to `target`; no link inside another, nor in what no one hears. */
function linked(
  b: Builder,
  { element: { place } }: Styled,
  target: string | undefined,
  contents: string,
): { readonly link: Link | undefined; readonly mark: Mark } {
  if (target === undefined) return { link: undefined, mark: b.tags.mark(place) };
  return b.tags.inside('Link', 'inline', place, (tag) => ({
    link: tag && { href: `#${target}`, tag, contents },
    mark: b.tags.mark(place),
  }));
}

/** How `counter(footnote)` is written; undefined when the call or marker is something else. */
function counterStyleOf({ content }: Style): string | undefined {
  if (!Array.isArray(content)) return 'decimal';
  const pieces = content as readonly ContentPiece[];
  const piece = pieces.find((one) => one.type === 'counter' && one.name === 'footnote');
  return piece?.type === 'counter' && pieces.length === 1 ? piece.style : undefined;
}

function noteBox(
  b: Builder,
  styled: Styled,
  number: string,
  names: { readonly call: string; readonly note: string },
  fill: (flow: Flow) => void,
): Box {
  const { style, element } = styled;
  const { place, name: origin } = element;
  const outerLink = b.link;
  b.link = undefined;
  const { ids, effects } = ownOf(b, styled);
  const flow = createFlow(b.flow, style, origin, place);
  const markerStyle = styled.footnoteMarker ?? inheritStyle(style);
  const pieces: readonly ContentPiece[] = Array.isArray(markerStyle.content)
    ? markerStyle.content
    : [{ type: 'text', text: `${number}. ` }];
  b.tags.inside('Lbl', 'block', place, () =>
    b.tags.inside('Link', 'inline', place, (tag) => {
      const markerIds: string[] = [];
      const link = tag && { href: `#${names.call}`, tag, contents: number };
      openSpan(flow, {
        style: markerStyle,
        place,
        ids: markerIds,
        effects: [],
        origin: '::footnote-marker',
        ...(link && { link }),
      });
      if (!b.notesByPage) addContent(b, flow, pieces, { styled, style: markerStyle, place, ids: markerIds });
      else
        for (const piece of pieces)
          if (piece.type === 'counter' && piece.name === 'footnote')
            addInline(flow, reference(b, piece, names.call, markerStyle, styled));
          else addContent(b, flow, [piece], { styled, style: markerStyle, place, ids: markerIds });
      closeSpan(flow);
    }),
  );
  fill(flow);
  const children = finishFlow(flow);
  b.link = outerLink;
  const box: BlockBox = {
    type: 'block',
    style,
    mark: BACKGROUND,
    place,
    ids: [...ids, names.note],
    effects,
    origin,
    children,
  };
  return box;
}

function reference(b: Builder, piece: ContentPiece, target: string, style: Style, { element }: Styled): Inline {
  const { place } = element;
  return { type: 'page-reference', piece, target, style, mark: b.tags.mark(place), place };
}
