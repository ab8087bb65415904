// In: the pieces of `content`, `string-set` or `bookmark-label`. Out: inlines, or plain text (CSS Content 3, CSS GCPM 3).
import type { Place } from '../../base/place.ts';
import type { ContentPiece, Style, Styled, TargetUrl } from '../style/types.ts';
import { spacedQuotesOf } from '../text/quotes.ts';
import { applyTypography } from '../text/typography.ts';
import type { Builder } from './builder.ts';
import { plainText } from './changes.ts';
import { isPageCounter } from './counters.ts';
import { addInline, type Sink } from './flow.ts';
import type { ReplacedBox } from './types.ts';

/** Who speaks: the element, the style of what is generated, and the ids of its span (a page counter refers to its own place). */
export interface Speaker {
  readonly styled: Styled;
  readonly style: Style;
  readonly place: Place;
  readonly ids: string[];
}

export function addContent(b: Builder, sink: Sink, pieces: readonly ContentPiece[], speaker: Speaker): void {
  const { style, place, styled } = speaker;
  let text = '';
  const flush = () => {
    if (text === '') return;
    const hyphenate = style.hyphens === 'auto';
    addInline(sink, { type: 'text', text, style, mark: b.tags.mark(place), place, hyphenate });
    text = '';
  };
  const reference = (piece: ContentPiece, target: string) => {
    flush();
    addInline(sink, { type: 'page-reference', piece, target, style, mark: b.tags.mark(place), place });
  };
  for (const piece of pieces) {
    if (piece.type === 'leader') {
      flush();
      addInline(sink, { type: 'leader', pattern: piece.pattern, style, mark: b.tags.mark(place), place });
    } else if (piece.type === 'image') {
      flush();
      addInline(sink, { type: 'atomic', box: pictureBox(b, piece.path, speaker) });
    } else if ((piece.type === 'counter' || piece.type === 'counters') && isPageCounter(piece.name)) {
      if (speaker.ids.length === 0) speaker.ids.push(b.fresh('self'));
      reference(piece, speaker.ids[0]!);
    } else if ((piece.type === 'target-counter' || piece.type === 'target-counters') && isPageCounter(piece.name)) {
      const id = targetOf(piece.url, styled);
      if (id === undefined) continue;
      b.want(id, place);
      reference(piece, id);
    } else text += pieceText(b, piece, styled, style, place);
  }
  flush();
}

function pictureBox(b: Builder, path: string, { style, place }: Speaker): ReplacedBox {
  const mark = b.tags.mark(place);
  b.tags.use(mark);
  const picture = b.pictures.probe(path, place);
  const alone: Style = { ...b.flow.anonymous(style), display: 'inline' };
  return {
    type: 'replaced',
    style: alone,
    mark,
    place,
    ids: [],
    effects: [],
    origin: 'content image',
    picture,
    alt: '',
  };
}

/** All pieces as one text: what only layout knows (pages, running strings) is empty. */
export function contentText(b: Builder, pieces: readonly ContentPiece[], styled: Styled): string {
  const { style, element } = styled;
  let text = '';
  for (const piece of pieces) text += pieceText(b, piece, styled, style, element.place);
  const tidy = text.replace(/[ \t\n\f\r]+/g, ' ').trim();
  return style.typography === 'auto' ? applyTypography(tidy, style.lang) : tidy;
}

function pieceText(b: Builder, piece: ContentPiece, styled: Styled, style: Style, place: Place): string {
  const { counterStyles } = b.document;
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'attribute':
      return styled.element.attributes[piece.name] ?? '';
    case 'counter':
      return isPageCounter(piece.name) ? '' : counterStyles.format(piece.style, b.counters.value(piece.name));
    case 'counters':
      return b.counters
        .values(piece.name)
        .map((value) => counterStyles.format(piece.style, value))
        .join(piece.separator);
    case 'quote':
      return quote(b, piece.which, style);
    case 'content':
      return elementText(b, styled, piece.which);
    case 'target-counter':
    case 'target-counters': {
      const id = targetOf(piece.url, styled);
      if (id === undefined || isPageCounter(piece.name)) return '';
      b.want(id, place);
      const values = b.target(id)?.counters[piece.name] ?? [0];
      const shown = piece.type === 'target-counter' ? values.slice(-1) : values;
      const separator = piece.type === 'target-counters' ? piece.separator : '';
      return shown.map((value) => counterStyles.format(piece.style, value)).join(separator);
    }
    case 'target-text': {
      const id = targetOf(piece.url, styled);
      if (id === undefined) return '';
      b.want(id, place);
      const target = b.target(id);
      return target ? elementText(b, target.styled, piece.which === 'content' ? 'text' : piece.which) : '';
    }
    default:
      return '';
  }
}

function elementText(b: Builder, styled: Styled, which: 'text' | 'before' | 'after' | 'first-letter'): string {
  if (which === 'before' || which === 'after') {
    const content = styled[which]?.content;
    // Its own content() would ask for itself: only plain pieces speak here.
    const plain = Array.isArray(content) ? (content as readonly ContentPiece[]).filter(isPlain) : [];
    return contentText(b, plain, styled);
  }
  const text = plainText(styled);
  return which === 'text' ? text : (/^[\p{P}\s]*\P{P}\p{M}*/u.exec(text)?.[0] ?? '');
}
const isPlain = ({ type }: ContentPiece) => type !== 'content' && type !== 'target-text' && type !== 'quote';

/** The id that a target-… function names; undefined when it names none in this document. */
function targetOf(url: TargetUrl, { element }: Styled): string | undefined {
  const written = ('literal' in url ? url.literal : (element.attributes[url.attribute] ?? '')).trim();
  const hash = written.indexOf('#');
  return hash === 0 && written.length > 1 ? fragmentId(written) : undefined;
}

/** 'x' of '#x', percent signs decoded. */
export function fragmentId(href: string): string {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

/** The mark, for whoever holds the depth: the builder for its document, a page's margin box for itself. */
export function quote(
  b: { quoteDepth: number },
  which: Extract<ContentPiece, { type: 'quote' }>['which'],
  style: Style,
): string {
  const opens = which === 'open-quote' || which === 'no-open-quote';
  const depth = opens ? b.quoteDepth : Math.max(0, b.quoteDepth - 1);
  const unmatched = !opens && b.quoteDepth === 0;
  b.quoteDepth = opens ? depth + 1 : depth;
  if (which.startsWith('no-') || style.quotes === 'none' || unmatched) return '';
  const pairs = style.quotes === 'auto' ? spacedQuotesOf(style.lang) : style.quotes;
  const pair = pairs[Math.min(depth, pairs.length - 1)];
  return pair?.[opens ? 0 : 1] ?? '';
}
