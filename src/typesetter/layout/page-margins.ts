// In: a finished page and what runs through the document. Out: its sixteen margin boxes (CSS Page 3, section 5).

import type { Place } from '../../base/place.ts';
import { quote } from '../boxes/content.ts';
import type { Artifact, BlockBox, Box, Inline, ParagraphBox, Picture } from '../boxes/types.ts';
import type { ContentPiece, MarginBoxName, PageStyle, Style } from '../style/types.ts';
import { frameOf, limitHeight, limitWidth, marginsOf, NO_EDGES, specifiedHeight, specifiedWidth } from './box-sizes.ts';
import { moved, unbroken } from './fragment.ts';
import { numbered } from './page-counters.ts';
import type { Context, Fragment } from './types.ts';

/** What the content of margin boxes may ask of the page. */
export interface RunningMatter {
  readonly counter: (name: string, style: string) => string;
  readonly string: (name: string, which: string) => string;
  readonly element: (name: string, which: string) => Box | undefined;
  readonly picture: (path: string, place: Place) => Picture | undefined;
}

type Align = 'left' | 'center' | 'right';
type Valign = 'top' | 'middle' | 'bottom';

/** Where text stands in each box unless the author says otherwise (CSS Page 3, 5.1). */
const DEFAULTS: Readonly<Record<MarginBoxName, readonly [Align, Valign]>> = {
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

interface Made {
  readonly name: MarginBoxName;
  readonly box: BlockBox;
}

export function layoutPageMargins(page: PageStyle, matter: RunningMatter, cx: Context): readonly Fragment[] {
  const made = new Map<MarginBoxName, Made>();
  for (const name of Object.keys(DEFAULTS) as MarginBoxName[]) {
    const style = page.margins[name];
    if (style) made.set(name, { name, box: marginBox(name, style, matter, cx) });
  }
  if (made.size === 0) return [];
  const { width, height } = page;
  const { top, right, bottom, left } = marginsOf(page.style, width);
  const blockMargins = marginsOf(page.style, height);
  const [head, foot] = [
    typeof page.style.marginTop === 'object' ? blockMargins.top : top,
    typeof page.style.marginBottom === 'object' ? blockMargins.bottom : bottom,
  ];
  const out: Fragment[] = [];
  const corner = (name: MarginBoxName, x: number, y: number, w: number, h: number) => {
    const one = made.get(name);
    if (!one) return;
    const down = crossed(one, y === 0 ? 'top' : 'bottom', h, w, cx);
    const across = crossed(one, x === 0 ? 'left' : 'right', w, h, cx);
    out.push(place(one, x + across.from, y + down.from, across.size, down.size, cx));
  };
  corner('top-left-corner', 0, 0, left, head);
  corner('top-right-corner', width - right, 0, right, head);
  corner('bottom-left-corner', 0, height - foot, left, foot);
  corner('bottom-right-corner', width - right, height - foot, right, foot);
  const across = width - left - right;
  const row = (names: readonly [MarginBoxName, MarginBoxName, MarginBoxName], y: number, h: number) => {
    const side = y === 0 ? 'top' : 'bottom';
    const boxes = names.map((name) => made.get(name));
    const sizes = share(
      boxes.map((one) => one && acrossOf(one.box, across, cx)),
      across,
    );
    const xs = [left, left + (across - sizes[1]!) / 2, left + across - sizes[2]!];
    for (const [i, one] of boxes.entries()) {
      if (!one) continue;
      const { size, from } = crossed(one, side, h, sizes[i]!, cx);
      out.push(place(one, xs[i]!, y + from, sizes[i]!, size, cx));
    }
  };
  row(['top-left', 'top-center', 'top-right'], 0, head);
  row(['bottom-left', 'bottom-center', 'bottom-right'], height - foot, foot);
  const down = height - head - foot;
  const column = (names: readonly [MarginBoxName, MarginBoxName, MarginBoxName], x: number, w: number) => {
    const side = x === 0 ? 'left' : 'right';
    const boxes = names.map((name) => made.get(name));
    const sizes = share(
      boxes.map((one) => one && downOf(one.box, w, down, cx)),
      down,
    );
    const ys = [head, head + (down - sizes[1]!) / 2, head + down - sizes[2]!];
    for (const [i, one] of boxes.entries()) {
      if (!one) continue;
      const { size, from } = crossed(one, side, w, sizes[i]!, cx);
      out.push(place(one, x + from, ys[i]!, size, sizes[i]!, cx));
    }
  };
  column(['left-top', 'left-middle', 'left-bottom'], 0, left);
  column(['right-top', 'right-middle', 'right-bottom'], width - right, right);
  return out;
}

/** One box along its side: a size of its own, or what its content takes. Margins included. */
interface Wish {
  readonly fixed: number | undefined;
  readonly min: number;
  readonly max: number;
}

function acrossOf(box: BlockBox, room: number, cx: Context): Wish {
  const { style } = box;
  const frame = frameOf(style, room);
  const margins = marginsOf(style, room);
  const outside = margins.left + margins.right;
  const contents = () => cx.intrinsic(box);
  const own = specifiedWidth(style, style.width, room, frame, contents);
  const limited = (width: number) => limitWidth(style, width, room, frame, contents) + outside;
  const { min, max } = contents();
  return { fixed: own === undefined ? undefined : limited(own), min: limited(min), max: limited(max) };
}

function downOf(box: BlockBox, width: number, room: number, cx: Context): Wish {
  const { style } = box;
  const frame = frameOf(style, width);
  const margins = marginsOf(style, width);
  const outside = margins.top + margins.bottom;
  const own = specifiedHeight(style, style.height, room, frame);
  const height =
    own ??
    cx.layout(
      box,
      unbroken(width, undefined, '', { inline: Math.max(0, width - margins.left - margins.right) }),
      undefined,
    ).fragment?.height ??
    0;
  const limited = limitHeight(style, height, room, frame) + outside;
  return { fixed: own === undefined ? undefined : limited, min: limited, max: limited };
}

/** Sizes of three boxes on one side; the middle one stays in the middle (CSS Page 3, 5.3.2). */
function share(wishes: readonly (Wish | undefined)[], room: number): readonly number[] {
  const [a, b, c] = wishes;
  if (!b) {
    const [one, other] = flexed([a, c], room);
    return [one!, 0, other!];
  }
  // The two outer ones count as one box that is twice the larger, so that the middle is the page's middle.
  const outer: Wish = {
    fixed: a?.fixed !== undefined && c?.fixed !== undefined ? 2 * Math.max(a.fixed, c.fixed) : undefined,
    min: 2 * Math.max(a?.fixed ?? a?.min ?? 0, c?.fixed ?? c?.min ?? 0),
    max: 2 * Math.max(a?.fixed ?? a?.max ?? 0, c?.fixed ?? c?.max ?? 0),
  };
  const [middle] = a || c ? flexed([b, outer], room) : [b.fixed ?? room];
  const rest = Math.max(0, (room - middle!) / 2);
  return [a ? (a.fixed ?? rest) : 0, middle!, c ? (c.fixed ?? rest) : 0];
}

function flexed(wishes: readonly (Wish | undefined)[], room: number): readonly number[] {
  const present = wishes.filter((wish) => wish !== undefined);
  const fixed = present.reduce((sum, wish) => sum + (wish.fixed ?? 0), 0);
  const free = present.filter((wish) => wish.fixed === undefined);
  const max = free.reduce((sum, wish) => sum + wish.max, 0);
  const min = free.reduce((sum, wish) => sum + wish.min, 0);
  const rest = room - fixed;
  const size = (wish: Wish) => {
    if (max <= rest) return wish.max + (rest - max) * (max > 0 ? wish.max / max : 1 / free.length);
    if (min < rest) return wish.min + (rest - min) * ((wish.max - wish.min) / Math.max(0.001, max - min));
    return Math.max(0, wish.min + (rest - min) * (min > 0 ? wish.min / min : 1 / free.length));
  };
  return wishes.map((wish) => (wish === undefined ? 0 : (wish.fixed ?? size(wish))));
}

/** The box's own size across its side, against the page's area (CSS Page 3, 5.3.3); all there is when it has none. */
function crossed(one: Made, side: 'top' | 'right' | 'bottom' | 'left', room: number, along: number, cx: Context) {
  const { style } = one.box;
  const vertical = side === 'top' || side === 'bottom';
  const frame = frameOf(style, vertical ? along : room);
  const margins = marginsOf(style, vertical ? along : room);
  const own = vertical
    ? specifiedHeight(style, style.height, room, frame)
    : specifiedWidth(style, style.width, room, frame, () => cx.intrinsic(one.box));
  const size =
    own === undefined ? room : own + (vertical ? margins.top + margins.bottom : margins.left + margins.right);
  return { size, from: side === 'top' || side === 'left' ? room - size : 0 };
}

/** Lays a box into its place, its content at the height that `vertical-align` says. */
function place({ name, box }: Made, x: number, y: number, width: number, height: number, cx: Context): Fragment {
  const { style } = box;
  const margins = marginsOf(style, width);
  const frame = frameOf(style, width);
  const inline = Math.max(0, width - margins.left - margins.right);
  const block = Math.max(0, height - margins.top - margins.bottom);
  const { fragment } = cx.layout(box, unbroken(width, height, '', { inline, block }), undefined);
  if (!fragment) throw new Error('a margin box without a fragment');
  let used = 0;
  for (const child of fragment.children) if (child.pending === undefined) used = Math.max(used, child.y + child.height);
  const free = fragment.height - frame.borders.bottom - frame.padding.bottom - used;
  const align = valignOf(name, style);
  const shift = align === 'top' ? 0 : align === 'middle' ? free / 2 : free;
  const shifted =
    shift === 0
      ? fragment
      : { ...fragment, children: fragment.children.map((child) => moved(child, child.x, child.y + shift)) };
  return moved(shifted, x + margins.left, y + margins.top);
}

function valignOf(name: MarginBoxName, { verticalAlign }: Style): Valign {
  if (verticalAlign === 'top' || verticalAlign === 'middle' || verticalAlign === 'bottom') return verticalAlign;
  return DEFAULTS[name][1];
}

function marginBox(name: MarginBoxName, given: Style, matter: RunningMatter, cx: Context): BlockBox {
  const memory = cx.memory('margin styles') as WeakMap<Style, Style>;
  let style = memory.get(given);
  if (style === undefined) {
    style = {
      ...given,
      display: 'flow-root',
      position: given.position === 'relative' ? 'relative' : 'static',
      float: 'none',
      ...(given.textAlign === 'start' && { textAlign: DEFAULTS[name][0] }),
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
  const text = (value: string) => {
    // A line feed in a string (\A) is a line end where white space is kept.
    if (value !== '') inlines.push({ type: 'text', text: value, style: style!, mark, place, hyphenate: false });
  };
  const quotes = { quoteDepth: 0 };
  if (Array.isArray(given.content))
    for (const piece of given.content as readonly ContentPiece[]) {
      switch (piece.type) {
        case 'text':
          text(given.whiteSpaceCollapse === 'collapse' ? piece.text.replace(/[ \t\n]+/g, ' ') : piece.text);
          break;
        case 'counter':
          text(matter.counter(piece.name, piece.style));
          break;
        case 'counters':
          text(matter.counter(piece.name, piece.style));
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
    verticalAlign: 'middle',
    backgroundColor: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 },
    backgroundLayers: [],
  };
}
