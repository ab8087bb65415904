// In: what a margin box says and what runs through the document. Out: its box, filled (CSS Page 3, 5.2; CSS Generated Content 3).
import type { Place } from '../../base/place.ts';
import { quote } from '../boxes/content.ts';
import type { Artifact, BlockBox, Box, Inline, ParagraphBox, Picture } from '../boxes/types.ts';
import type { ContentPiece, MarginBoxName, Style } from '../style/types.ts';
import { NO_EDGES } from './box-sizes.ts';
import { numbered } from './page-counters.ts';
import { changesCounters } from './running-counters.ts';
import type { Context } from './types.ts';

/** What the content of margin boxes may ask of the page. */
export interface RunningMatter {
  /** `own`: the style of the box that asks, when it changes counters itself. */
  readonly counter: (name: string, style: string, own?: Style) => string;
  readonly string: (name: string, which: string) => string;
  readonly element: (name: string, which: string) => Box | undefined;
  readonly picture: (path: string, place: Place) => Picture | undefined;
}

type Align = 'left' | 'center' | 'right';
type Valign = 'top' | 'middle' | 'bottom';

/** Where text stands in each box unless the author says otherwise (CSS Page 3, 5.1). */
export const ALIGNMENTS: Readonly<Record<MarginBoxName, readonly [Align, Valign]>> = {
  'top-left-corner': ['right', 'middle'],
  'top-left': ['left', 'middle'],
  'top-center': ['center', 'middle'],
  'top-right': ['right', 'middle'],
  'top-right-corner': ['left', 'middle'],
  'right-top': ['center', 'top'],
  'right-middle': ['center', 'middle'],
  'right-bottom': ['center', 'bottom'],
  'bottom-right-corner': ['left', 'middle'],
  'bottom-right': ['right', 'middle'],
  'bottom-center': ['center', 'middle'],
  'bottom-left': ['left', 'middle'],
  'bottom-left-corner': ['right', 'middle'],
  'left-bottom': ['center', 'bottom'],
  'left-middle': ['center', 'middle'],
  'left-top': ['center', 'top'],
};

export function marginBox(name: MarginBoxName, given: Style, matter: RunningMatter, cx: Context): BlockBox {
  const memory = cx.memory('margin styles') as WeakMap<Style, Style>;
  let style = memory.get(given);
  if (style === undefined) {
    style = {
      ...given,
      display: 'flow-root',
      position: given.position === 'relative' ? 'relative' : 'static',
      float: 'none',
      ...(given.textAlign === 'start' && { textAlign: ALIGNMENTS[name][0] }),
    };
    memory.set(given, style);
  }
  const place = { file: '', line: 0, column: 0 };
  const mark: Artifact = {
    type: 'artifact',
    kind: 'pagination',
    edge: name.startsWith('bottom') ? 'footer' : 'header',
  };
  const common = { style, mark, place, ids: [], effects: [], origin: `@${name}` };
  const children: Box[] = [];
  let inlines: Inline[] = [];
  const flush = () => {
    if (inlines.length === 0) return;
    const paragraph: ParagraphBox = { ...common, type: 'paragraph', inlines };
    children.push(paragraph);
    inlines = [];
  };
  const collapses = given.whiteSpaceCollapse === 'collapse';
  const text = (value: string) => {
    // Pieces that follow one another are one text: they are kerned and broken as one, and their spaces collapse.
    const last = inlines.at(-1);
    const whole = last?.type === 'text' ? last.text + value : value;
    if (value === '') return;
    if (last?.type === 'text') inlines.pop();
    // A line feed in a string (\A) is a line end where white space is kept.
    const tidy = collapses ? whole.replace(/[ \t\n]+/g, ' ') : whole;
    inlines.push({ type: 'text', text: tidy, style: style!, mark, place, hyphenate: false });
  };
  const own = changesCounters(given) ? given : undefined;
  const quotes = { quoteDepth: 0 };
  if (Array.isArray(given.content))
    for (const piece of given.content as readonly ContentPiece[]) {
      switch (piece.type) {
        case 'text':
          text(piece.text);
          break;
        case 'counter':
        case 'counters':
          text(matter.counter(piece.name, piece.style, own));
          break;
        case 'quote':
          text(quote(quotes, piece.which, given));
          break;
        case 'string':
          text(matter.string(piece.name, piece.which));
          break;
        case 'element': {
          const box = matter.element(piece.name, piece.which);
          if (!box) break;
          flush();
          children.push(numbered(box, matter.counter, cx));
          break;
        }
        case 'image': {
          const picture = matter.picture(piece.path, place);
          if (picture)
            inlines.push({
              type: 'atomic',
              box: { ...common, style: imageStyle(style), type: 'replaced', picture, alt: '', origin: 'content image' },
            });
          break;
        }
        case 'leader':
          inlines.push({ type: 'leader', pattern: piece.pattern, style, mark, place });
          break;
        default:
      }
    }
  flush();
  return { ...common, type: 'block', children };
}

/** A picture among a margin box's words has none of the box's own sizes and edges. */
function imageStyle(style: Style): Style {
  return {
    ...style,
    display: 'inline-block',
    width: 'auto',
    height: 'auto',
    minWidth: 'auto',
    minHeight: 'auto',
    maxWidth: 'none',
    maxHeight: 'none',
    ...NO_EDGES,
    verticalAlign: 'baseline',
    backgroundColor: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 },
    backgroundLayers: [],
  };
}
