// In: a finished page and what runs through the document. Out: its sixteen margin boxes in their places (CSS Page 3, section 5).
import type { Rect, Size } from '../../base/geometry.ts';
import { type LengthPercentage, resolveLength } from '../../base/length.ts';
import type { BlockBox, Mark } from '../boxes/types.ts';
import type { MarginBoxName, PageStyle, Style } from '../style/types.ts';
import { type Frame, frameOf, limitHeight, limitWidth, specifiedHeight, specifiedWidth } from './box-sizes.ts';
import { moved, unbroken } from './fragment.ts';
import { ALIGNMENTS, marginBox, type RunningMatter } from './margin-box.ts';
import { marginsAcross, shareSide, type Wish } from './margin-box-sizes.ts';
import { pageArea } from './pages.ts';
import type { Context, Fragment } from './types.ts';

/** A box with what it asks for, against the room that is its containing block. */
interface Made {
  readonly name: MarginBoxName;
  readonly box: BlockBox;
  readonly frame: Frame;
  readonly holds: Rect;
  readonly margins: Readonly<Record<Edge, number | 'auto'>>;
}
type Edge = 'top' | 'right' | 'bottom' | 'left';

/** From `from`, a border box of `size`. */
interface Extent {
  readonly from: number;
  readonly size: number;
}

type Side = readonly [MarginBoxName, MarginBoxName, MarginBoxName];

/** From the lowest to the uppermost: clockwise from the top left corner, unless `z-index` says otherwise (CSS Page 3, 5.4). */
export function layoutPageMargins(page: PageStyle, matter: RunningMatter, cx: Context): readonly Fragment[] {
  const names = (Object.keys(ALIGNMENTS) as MarginBoxName[]).filter((name) => page.margins[name]);
  if (names.length === 0) return [];
  const rooms = roomsOf(page);
  const made = new Map<MarginBoxName, Made>();
  for (const name of names) {
    const holds = rooms[name];
    const style = percentagesOut(page.margins[name]!, holds, cx);
    made.set(name, {
      name,
      box: marginBox(name, style, matter, cx),
      frame: frameOf(style, holds.width),
      holds,
      margins: marginsIn(style, holds),
    });
  }
  const placed = new Map<MarginBoxName, Fragment>();
  const corner = (name: MarginBoxName) => {
    const one = made.get(name);
    if (!one) return;
    const x = across(one, name.includes('left') ? 'left' : 'right', undefined, cx);
    placed.set(name, place(one, x, across(one, name.startsWith('top') ? 'top' : 'bottom', x.size, cx), cx));
  };
  const row = (side: Side, edge: 'top' | 'bottom') => {
    const boxes = side.map((name) => made.get(name));
    const { x: from, width } = rooms[side[0]];
    const sizes = shareSide(
      boxes.map((one) => one && wishAlongRow(one, cx)),
      width,
    );
    const starts = [from, from + (width - sizes[1]!) / 2, from + width - sizes[2]!];
    for (const [i, one] of boxes.entries()) {
      if (!one) continue;
      const x = along(one, 'left', 'right', starts[i]!, sizes[i]!);
      placed.set(one.name, place(one, x, across(one, edge, x.size, cx), cx));
    }
  };
  const column = (side: Side, edge: 'left' | 'right') => {
    const boxes = side.map((name) => made.get(name));
    const { y: from, height } = rooms[side[0]];
    const widths = boxes.map((one) => (one ? across(one, edge, undefined, cx) : { from: 0, size: 0 }));
    const sizes = shareSide(
      boxes.map((one, i) => one && wishDownColumn(one, widths[i]!.size, cx)),
      height,
    );
    const starts = [from, from + (height - sizes[1]!) / 2, from + height - sizes[2]!];
    for (const [i, one] of boxes.entries())
      if (one) placed.set(one.name, place(one, widths[i]!, along(one, 'top', 'bottom', starts[i]!, sizes[i]!), cx));
  };
  corner('top-left-corner');
  corner('top-right-corner');
  corner('bottom-left-corner');
  corner('bottom-right-corner');
  row(['top-left', 'top-center', 'top-right'], 'top');
  row(['bottom-left', 'bottom-center', 'bottom-right'], 'bottom');
  column(['left-top', 'left-middle', 'left-bottom'], 'left');
  column(['right-top', 'right-middle', 'right-bottom'], 'right');
  const level = ({ style }: Fragment) => (style.zIndex === 'auto' ? 0 : style.zIndex);
  return names
    .map((name) => edged(placed.get(name)!, made.get(name)!.box.mark))
    .sort((one, other) => level(one) - level(other));
}

/** A running element says of itself, as the box around it does, at which edge of the page it stands. */
function edged(fragment: Fragment, mark: Mark): Fragment {
  const children = fragment.children.map((child) => edged(child, mark));
  const own = fragment.mark.type === 'artifact' && fragment.mark.kind === 'pagination' && !fragment.mark.edge;
  if (!own && children.every((child, i) => child === fragment.children[i])) return fragment;
  return { ...fragment, children, ...(own && { mark }) };
}

/** The containing block of each box: a corner, or a whole side between two corners (CSS Page 3, 5.1). */
function roomsOf(page: PageStyle): Readonly<Record<MarginBoxName, Rect>> {
  const { margins } = pageArea(page);
  const right = page.width - margins.right;
  const bottom = page.height - margins.bottom;
  const [width, height] = [right - margins.left, bottom - margins.top];
  const top = { x: margins.left, y: 0, width, height: margins.top };
  const foot = { x: margins.left, y: bottom, width, height: margins.bottom };
  const before = { x: 0, y: margins.top, width: margins.left, height };
  const after = { x: right, y: margins.top, width: margins.right, height };
  return {
    'top-left-corner': { x: 0, y: 0, width: margins.left, height: margins.top },
    'top-left': top,
    'top-center': top,
    'top-right': top,
    'top-right-corner': { x: right, y: 0, width: margins.right, height: margins.top },
    'right-top': after,
    'right-middle': after,
    'right-bottom': after,
    'bottom-right-corner': { x: right, y: bottom, width: margins.right, height: margins.bottom },
    'bottom-right': foot,
    'bottom-center': foot,
    'bottom-left': foot,
    'bottom-left-corner': { x: 0, y: bottom, width: margins.left, height: margins.bottom },
    'left-bottom': before,
    'left-middle': before,
    'left-top': before,
  };
}

/** Upright percentages count from the height here (CSS Page 3, 5.3): padding is resolved before layout, which knows widths alone. */
function percentagesOut(style: Style, { width, height }: Size, cx: Context): Style {
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = style;
  if ([paddingTop, paddingRight, paddingBottom, paddingLeft].every((length) => typeof length === 'number'))
    return style;
  const memory = cx.memory('margin paddings') as WeakMap<Style, Map<string, Style>>;
  const known = memory.get(style) ?? new Map<string, Style>();
  memory.set(style, known);
  const key = `${width} ${height}`;
  let resolved = known.get(key);
  if (resolved === undefined) {
    resolved = {
      ...style,
      paddingTop: resolveLength(paddingTop, height),
      paddingRight: resolveLength(paddingRight, width),
      paddingBottom: resolveLength(paddingBottom, height),
      paddingLeft: resolveLength(paddingLeft, width),
    };
    known.set(key, resolved);
  }
  return resolved;
}

function marginsIn(style: Style, { width, height }: Size): Made['margins'] {
  const one = (margin: LengthPercentage | 'auto', basis: number) =>
    margin === 'auto' ? margin : resolveLength(margin, basis);
  return {
    top: one(style.marginTop, height),
    right: one(style.marginRight, width),
    bottom: one(style.marginBottom, height),
    left: one(style.marginLeft, width),
  };
}

const zeroIfAuto = (margin: number | 'auto') => (margin === 'auto' ? 0 : margin);

/** What a box asks for along the head or foot; automatic margins are nothing there. */
function wishAlongRow({ box, frame, holds, margins }: Made, cx: Context): Wish {
  const { style } = box;
  const outside = zeroIfAuto(margins.left) + zeroIfAuto(margins.right);
  const contents = () => cx.intrinsic(box);
  const limited = (width: number) => limitWidth(style, width, holds.width, frame, contents);
  const own = specifiedWidth(style, style.width, holds.width, frame, contents, holds.width - outside);
  const { min, max } = contents();
  return {
    fixed: own === undefined ? undefined : limited(own) + outside,
    min: Math.max(0, min + outside),
    max: Math.max(0, max + outside),
    least: limited(0) + outside,
    most: limited(Number.POSITIVE_INFINITY) + outside,
  };
}

/** The same down the left or right side, where only the height of its content at `width` says what it takes. */
function wishDownColumn(one: Made, width: number, cx: Context): Wish {
  const { box, frame, holds, margins } = one;
  const { style } = box;
  const outside = zeroIfAuto(margins.top) + zeroIfAuto(margins.bottom);
  const limited = (height: number) => limitHeight(style, height, holds.height, frame);
  const keyword = style.height === 'auto' ? undefined : specifiedHeight(style, style.height, holds.height, frame);
  const own = keyword ?? (style.height === 'auto' ? undefined : contentHeight(one, width, cx));
  const needed = own === undefined ? limited(contentHeight(one, width, cx)) + outside : 0;
  return {
    fixed: own === undefined ? undefined : limited(own) + outside,
    min: Math.max(0, needed),
    max: Math.max(0, needed),
    least: limited(0) + outside,
    most: limited(Number.POSITIVE_INFINITY) + outside,
  };
}

function contentHeight({ box, holds }: Made, width: number, cx: Context): number {
  return cx.layout(box, unbroken(holds.width, undefined, '', { inline: width }), undefined).fragment?.height ?? 0;
}

/** The border box of an outer `size` along its side. */
function along({ margins }: Made, start: Edge, end: Edge, from: number, size: number): Extent {
  const before = zeroIfAuto(margins[start]);
  return { from: from + before, size: Math.max(0, size - before - zeroIfAuto(margins[end])) };
}

const OPPOSITE: Readonly<Record<Edge, Edge>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/** The border box across the side at `edge`: all the room between its margins, or a size of its own (CSS Page 3, 5.3.3). */
function across(one: Made, edge: Edge, width: number | undefined, cx: Context): Extent {
  const { box, frame, holds, margins } = one;
  const { style } = box;
  const upright = edge === 'top' || edge === 'bottom';
  const room = upright ? holds.height : holds.width;
  const asked = { outer: margins[edge], inner: margins[OPPOSITE[edge]] };
  const stretched = Math.max(0, room - zeroIfAuto(asked.outer) - zeroIfAuto(asked.inner));
  const contents = () => cx.intrinsic(box);
  let own: number | undefined;
  if (!upright) own = specifiedWidth(style, style.width, room, frame, contents, stretched);
  else if (style.height !== 'auto')
    own = specifiedHeight(style, style.height, room, frame) ?? contentHeight(one, width ?? 0, cx);
  const size = upright
    ? limitHeight(style, own ?? stretched, room, frame)
    : limitWidth(style, own ?? stretched, room, frame, contents);
  const used =
    own === undefined && size === stretched
      ? { outer: zeroIfAuto(asked.outer), inner: zeroIfAuto(asked.inner) }
      : marginsAcross(asked, size, room);
  const before = edge === 'top' || edge === 'left' ? used.outer : used.inner;
  return { from: (upright ? holds.y : holds.x) + before, size };
}

/** Lays a box into its place, its content at the height that `vertical-align` says. */
function place({ name, box, frame, holds }: Made, x: Extent, y: Extent, cx: Context): Fragment {
  const { style } = box;
  const space = unbroken(holds.width, holds.height, '', { inline: x.size, block: y.size });
  const { fragment } = cx.layout(box, space, undefined);
  if (!fragment) throw new Error('a margin box without a fragment');
  let used = 0;
  for (const child of fragment.children) if (child.pending === undefined) used = Math.max(used, child.y + child.height);
  const free = fragment.height - frame.borders.bottom - frame.padding.bottom - used;
  const align = alignOf(name, style);
  const shift = align === 'top' ? 0 : align === 'middle' ? free / 2 : free;
  const shifted =
    shift === 0
      ? fragment
      : { ...fragment, children: fragment.children.map((child) => moved(child, child.x, child.y + shift)) };
  return moved(shifted, x.from, y.from);
}

function alignOf(name: MarginBoxName, { verticalAlign }: Style): 'top' | 'middle' | 'bottom' {
  if (verticalAlign === 'top' || verticalAlign === 'middle' || verticalAlign === 'bottom') return verticalAlign;
  return ALIGNMENTS[name][1];
}
