// In: the items of one line and its room. Out: its fragment: runs of glyphs, spans, atomic boxes, on one baseline (CSS 2.1, 10.8).
import { resolveLength } from '../../base/length.ts';
import type { Box, ParagraphBox } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { visualOrder } from '../text/bidi.ts';
import type { Glyph, Shaped } from '../text/types.ts';
import { marginsOf } from './box-sizes.ts';
import { LEADER, type LineRange } from './breaking.ts';
import { ALL_EDGES, ARTIFACT, makeFragment, moved } from './fragment.ts';
import {
  type AtomicItem,
  type EdgeItem,
  edgeWidth,
  type Item,
  type Items,
  type Level,
  raise,
  type TextItem,
} from './inline-items.ts';
import { pendingFragment } from './positioned.ts';
import { hyphenOf, shapedWidth, type Type } from './type-metrics.ts';
import type { Context, Fragment, Placed, TextDecoration } from './types.ts';

/** A line before it is drawn: its height is known, its glyphs are not yet gathered. */
export interface Line extends LineRange {
  /** Spans open where the line begins. */
  readonly open: readonly EdgeItem[];
  readonly height: number;
  readonly baseline: number;
  readonly notes: readonly Box[];
  readonly floats: readonly Box[];
}

const NONE: readonly never[] = [];

/** Height, baseline, notes and floats of a line: what breaking pages needs. */
export function measureLine(
  { items, root }: Items,
  range: LineRange,
  open: readonly EdgeItem[],
  atomics: ReadonlyMap<number, Placed>,
  box: ParagraphBox,
): Line {
  let { above, below } = root;
  let edges: { readonly above: number; readonly below: number; readonly edge: 'top' | 'bottom' }[] | undefined;
  let notes: Box[] | undefined;
  let floats: Box[] | undefined;
  const include = (up: number, down: number, level: Level) => {
    if (level.edge) {
      edges ??= [];
      edges.push({ above: up, below: down, edge: level.edge });
      return;
    }
    if (up + level.rise > above) above = up + level.rise;
    if (down - level.rise > below) below = down - level.rise;
  };
  for (const span of open) if (span.kind !== root) include(span.kind.above, span.kind.below, span.level);
  const end = range.end.offset > 0 ? range.end.item + 1 : range.end.item;
  for (let i = range.start.item; i < end; i++) {
    const item = items[i]!;
    switch (item.type) {
      case 'word':
        if (item.note && (i > range.start.item || range.start.offset === 0)) {
          notes ??= [];
          notes.push(item.note);
        }
        if (item.kind !== root || item.level.rise !== 0 || item.level.edge)
          include(item.kind.above, item.kind.below, item.level);
        break;
      case 'open':
      case 'leader':
        if (item.kind !== root) include(item.kind.above, item.kind.below, item.level);
        break;
      case 'atomic': {
        const { up, down, level } = atomicExtent(item, atomics.get(i), box);
        include(up, down, level);
        break;
      }
      case 'float':
        floats ??= [];
        floats.push(item.box);
        break;
    }
  }
  if (edges)
    for (const one of edges) {
      const height = one.above + one.below;
      if (height <= above + below) continue;
      if (one.edge === 'top') below = height - above;
      else above = height - below;
    }
  return {
    start: range.start,
    end: range.end,
    hyphenated: range.hyphenated,
    last: range.last,
    overfull: range.overfull,
    open,
    height: Math.max(0, above + below),
    baseline: above,
    notes: notes ?? NONE,
    floats: floats ?? NONE,
  };
}

/** What an atomic box takes above and below its baseline, and where that stands. */
function atomicExtent(item: AtomicItem, placed: Placed | undefined, box: ParagraphBox) {
  const { style } = item.box;
  const margins = marginsOf(style, 0);
  const height = placed?.fragment?.height ?? 0;
  // The baseline of an inline-block is its last line's, unless it has none or hides what overflows (CSS 2.1, 10.8.1).
  const own = style.overflow === 'visible' && item.box.type !== 'replaced' ? baselineOf(item.box, placed) : undefined;
  const up = own === undefined ? height + margins.top + margins.bottom : own + margins.top;
  const down = own === undefined ? 0 : height - own + margins.bottom;
  return { up, down, level: raise(style, item.level, item.kind, up, down, style === box.style), margins };
}

function baselineOf(box: Box, placed: Placed | undefined): number | undefined {
  return box.type === 'block' ? placed?.baselines.last : (placed?.baselines.first ?? placed?.baselines.last);
}

/** One span on this line, filling up. `from` is where its border box begins. */
interface OpenSpan {
  readonly item: EdgeItem;
  readonly from: number;
  readonly children: Fragment[];
  readonly left: boolean;
  /** It draws or leads somewhere: it becomes a fragment. */
  readonly kept: boolean;
}

/** A stretch of glyphs of one source, filling up. */
interface Run {
  readonly item: TextItem;
  readonly face: Shaped['face'];
  readonly x: number;
  readonly glyphs: Glyph[];
  adjust: number[] | undefined;
}

/** The fragment of a line in a room `width` wide; x counts from the room's left edge. */
export function buildLine(
  { items, root, levels, starts }: Items,
  line: Line,
  box: ParagraphBox,
  width: number,
  indent: number,
  atomics: ReadonlyMap<number, Placed>,
  cx: Context,
): Fragment {
  const { style } = box;
  const { start, baseline, height } = line;
  let end = line.end.offset > 0 ? line.end.item + 1 : line.end.item;
  const stop = end;
  // Collapsible spaces at both ends of a line are not there.
  let first = start.item;
  while (first < end && start.offset === 0 && skipsAtStart(items[first]!)) first++;
  while (end > first && line.end.offset === 0 && skipsAtEnd(items[end - 1]!)) end--;
  const hidden = (i: number, item: Item) => item.type === 'space' && !item.kept && (i < first || i >= end);

  // Natural width, spaces to stretch, fillers.
  let natural = 0;
  let spaces = 0;
  let glyphCount = 0;
  let fillers = 0;
  let textWidth = 0;
  const limits = style.justifyLimits;
  for (let i = start.item; i < stop; i++) {
    const item = items[i]!;
    if (hidden(i, item)) continue;
    if (item.type === 'word') {
      const [from, to] = partOf(item, i, line);
      const w =
        from === 0 && to === item.text.length
          ? item.width
          : shapedWidth(shapePart(item, from, to, cx), item.kind.size, item.kind.style.letterSpacing);
      natural += w;
      textWidth += w;
      if (limits.letterSpace > 0) glyphCount += to - from;
    } else if (item.type === 'space') {
      natural += item.width;
      spaces++;
    } else if (item.type === 'atomic') natural += atomicWidth(item, atomics.get(i));
    else if (item.type === 'leader') {
      fillers++;
      if (width === Number.POSITIVE_INFINITY) natural += LEADER;
    } else if (item.type === 'tab') natural += tabWidth(natural, item.kind, cx);
    else natural += item.width;
  }
  const ending = line.hyphenated ? lastWord(items, line) : undefined;
  const hyphen = ending ? hyphenOf(ending.kind.style, cx) : undefined;
  if (hyphen) natural += hyphen.width;

  const measured = !Number.isFinite(width) || width <= 0;
  const slack = measured ? 0 : width - indent - natural;
  const align = measured ? 'start' : alignOf(style, line.last);
  let x = indent;
  let perSpace = 0;
  let scale = 1;
  let perGlyph = 0;
  if (fillers === 0) {
    if (
      align === 'justify' &&
      (slack < 0 || !line.last || style.textAlignLast === 'justify') &&
      (spaces > 0 || slack < 0)
    ) {
      // Scale and letter-space share the slack with the spaces, each within its limit.
      const scaleRoom = textWidth * limits.scale;
      const letterRoom = glyphCount * limits.letterSpace * root.size;
      const spaceRoom = spaces * root.size * (slack > 0 ? 0.125 : 0.08);
      const ratio = Math.min(1, Math.abs(slack) / Math.max(0.001, scaleRoom + letterRoom + spaceRoom));
      const sign = Math.sign(slack);
      if (textWidth > 0) scale = 1 + sign * limits.scale * ratio;
      if (glyphCount > 0) perGlyph = (sign * letterRoom * ratio) / glyphCount;
      const rest = slack - sign * (scaleRoom + letterRoom) * ratio;
      if (spaces > 0 && (slack > 0 || rest / spaces > -root.size * 0.12)) perSpace = rest / spaces;
      else if (spaces > 0) perSpace = -root.size * 0.12;
    } else if (align === 'right') x += style.direction === 'rtl' ? slack : Math.max(0, slack);
    else if (align === 'center') x += Math.max(0, slack / 2);
  }
  const filler = fillers === 0 ? 0 : width === Number.POSITIVE_INFINITY ? LEADER : Math.max(0, slack) / fillers;

  const out: Fragment[] = [];
  const spans: OpenSpan[] = [];
  let run: Run | undefined;
  const target = () => {
    for (let i = spans.length - 1; i >= 0; i--) if (spans[i]!.kept) return spans[i]!.children;
    return out;
  };
  const flush = () => {
    if (!run) return;
    const { item, x: at, glyphs, adjust } = run;
    const { kind, level } = item;
    const rise = riseOf(level, kind.above, kind.below, line);
    const decorations = decorationsOf(style, spans, kind, rise, root);
    target().push(
      makeFragment({
        type: 'text',
        box: undefined,
        style: kind.style,
        mark: item.source.mark,
        place: item.source.place,
        x: at,
        y: baseline - rise - kind.ascent,
        width: x - at,
        height: kind.ascent + kind.descent,
        children: NONE,
        edges: ALL_EDGES,
        ids: NONE,
        effects: NONE,
        ...(decorations && { decorations }),
        text: {
          face: run.face,
          size: kind.size,
          glyphs,
          adjust,
          scale,
          baseline: kind.ascent,
          rtl: item.bidi % 2 === 1,
        },
      }),
    );
    run = undefined;
  };
  const write = (item: TextItem, shaped: readonly Shaped[], extra: number) => {
    const { size, style: own } = item.kind;
    const spacing = own.letterSpacing + perGlyph;
    for (const piece of shaped) {
      if (
        run &&
        (run.item.source !== item.source ||
          run.face !== piece.face ||
          run.item.bidi !== item.bidi ||
          item.bidi % 2 === 1)
      )
        flush();
      run ??= { item, face: piece.face, x, glyphs: [], adjust: undefined };
      const { glyphs } = run;
      const before = glyphs.length;
      for (const glyph of piece.glyphs) glyphs.push(glyph);
      x += (piece.advance * size * scale) / 1000 + piece.glyphs.length * spacing + extra;
      if (spacing !== 0 || extra !== 0 || run.adjust) {
        run.adjust ??= new Array<number>(before).fill(0);
        for (let k = before; k < glyphs.length; k++) run.adjust.push(spacing);
        if (extra !== 0) run.adjust[glyphs.length - 1]! += extra;
      }
    }
  };
  const open = (item: EdgeItem, left: boolean) => {
    spans.push({ item, from: x + (left ? marginLeft(item) : 0), children: [], left, kept: keepsSpan(item) });
    if (left) x += item.width;
  };
  const close = (right: boolean) => {
    flush();
    const span = spans.pop();
    if (!span) return;
    const { item } = span;
    const { style: own } = item.span;
    if (right) x += item.type === 'close' ? item.width : closingWidth(item);
    if (!span.kept) return;
    const to = x - (right ? marginRight(item) : 0);
    target().push(spanFragment(span, to, right, line, own));
  };

  if (!levels) for (const item of line.open) open(item, false);
  const place = (i: number) => {
    const item = items[i]!;
    if (hidden(i, item)) {
      // The space that a break took is still there for who hears the text or copies it: drawn, it takes no room.
      if (i >= end && item.type === 'space' && run?.item.source === item.source) {
        const here = x;
        write(item, item.shaped, 0);
        x = here;
      }
      return;
    }
    switch (item.type) {
      case 'word': {
        const [a, b] = partOf(item, i, line);
        if (b > a) write(item, a === 0 && b === item.text.length ? item.shaped : shapePart(item, a, b, cx), 0);
        if (hyphen && item === ending) write(item, hyphen.shaped, 0);
        break;
      }
      case 'space':
        write(item, item.shaped, item.kind.style.wordSpacing + perSpace);
        break;
      case 'open':
        flush();
        open(item, true);
        break;
      case 'close':
        close(true);
        break;
      case 'atomic': {
        flush();
        const placed = atomics.get(i);
        const { up, down, level, margins } = atomicExtent(item, placed, box);
        const rise = riseOf(level, up, down, line);
        const { fragment } = placed ?? {};
        if (fragment)
          target().push({
            ...moved(fragment, x + margins.left, baseline - rise - up + margins.top),
            stacking: { positioned: false, zIndex: 'auto', float: false, ...fragment.stacking, inline: true },
          });
        x += atomicWidth(item, placed);
        break;
      }
      case 'positioned':
        flush();
        target().push(pendingFragment(item.box, item.box.style.display === 'block' ? 0 : x, 0));
        break;
      case 'leader': {
        flush();
        fill(item.kind, item.pattern, filler, item.source);
        break;
      }
      case 'tab':
        flush();
        x += tabWidth(x - indent, item.kind, cx);
        break;
    }
  };
  const fill = (kind: Type, pattern: string, room: number, source: TextItem['source']) => {
    const shaped = cx.fonts.shape(pattern, kind.text, false);
    const unit = shapedWidth(shaped, kind.size, kind.style.letterSpacing);
    const gap = kind.size * 0.25;
    const count = unit > 0 && room < LEADER ? Math.min(2000, Math.floor((room - 2 * gap) / unit)) : 0;
    const to = x + room;
    if (count > 0) {
      // Dots stand on one grid, counted from the right edge, so that they line up from row to row.
      x = to - gap - count * unit;
      const item: TextItem = {
        type: 'word',
        text: '',
        shaped,
        kind,
        source: { ...source, mark: ARTIFACT },
        soft: false,
        kept: false,
        hyphenate: false,
        bidi: 0,
        level: { rise: 0, edge: undefined },
        width: 0,
        breakBefore: false,
      };
      for (let i = 0; i < count; i++) write(item, shaped, 0);
      flush();
    }
    x = to;
  };
  if (!levels) for (let i = start.item; i < stop; i++) place(i);
  else {
    // Runs change places, spans with them: one that is split comes out in pieces.
    for (const { item: i, stack } of visualItems(items, starts, levels, line, stop, style.direction)) {
      const item = items[i]!;
      let same = 0;
      while (same < spans.length && same < stack.length && spans[same]!.item.span === stack[same]!.span) same++;
      if (spans.length > same || stack.length > same) flush();
      while (spans.length > same) close(false);
      for (let k = same; k < stack.length; k++) open(stack[k]!, false);
      if (item.type === 'open' || item.type === 'close') {
        flush();
        x += item.width;
      } else place(i);
    }
  }
  flush();
  while (spans.length > 0) close(false);

  // Children of spans count from their span's corner.
  return makeFragment({
    type: 'line',
    box: undefined,
    style,
    mark: ARTIFACT,
    place: box.place,
    x: 0,
    y: 0,
    width: measured ? x : width,
    height,
    children: out,
    edges: ALL_EDGES,
    ids: NONE,
    effects: NONE,
  });
}

interface VisualItem {
  readonly item: number;
  readonly stack: readonly EdgeItem[];
}

/** The items of a line from left to right, each with the spans it stands in (UAX #9, rule L2). */
function visualItems(
  items: readonly Item[],
  starts: readonly number[],
  levels: Uint8Array,
  line: Line,
  stop: number,
  direction: 'ltr' | 'rtl',
): readonly VisualItem[] {
  const base = direction === 'rtl' ? 1 : 0;
  const logical: VisualItem[] = [];
  const own: number[] = [];
  let stack = line.open;
  for (let i = line.start.item; i < stop; i++) {
    const item = items[i]!;
    if (item.type === 'open') stack = [...stack, item];
    logical.push({ item: i, stack });
    own.push(levels[Math.min(starts[i]!, levels.length - 1)] ?? base);
    if (item.type === 'close') stack = stack.slice(0, -1);
  }
  // Spaces at the line's end stand at the paragraph's own level (rule L1).
  for (let i = own.length - 1; i >= 0 && items[logical[i]!.item]!.type !== 'word'; i--) own[i] = base;
  return visualOrder(own).map((at) => logical[at]!);
}

function skipsAtStart(item: Item): boolean {
  return (
    (item.type === 'space' && !item.kept) ||
    item.type === 'float' ||
    item.type === 'positioned' ||
    ((item.type === 'open' || item.type === 'close') && item.width === 0)
  );
}

function skipsAtEnd(item: Item): boolean {
  return skipsAtStart(item) || item.type === 'break';
}

function partOf(item: TextItem, i: number, line: LineRange): readonly [number, number] {
  return [
    i === line.start.item ? line.start.offset : 0,
    i === line.end.item && line.end.offset > 0 ? line.end.offset : item.text.length,
  ];
}

function shapePart(item: TextItem, from: number, to: number, cx: Context): readonly Shaped[] {
  return from === 0 && to === item.text.length
    ? item.shaped
    : cx.fonts.shape(item.text.slice(from, to), item.kind.text, item.bidi % 2 === 1);
}

function lastWord(items: readonly Item[], line: LineRange): TextItem | undefined {
  for (let i = line.end.offset > 0 ? line.end.item : line.end.item - 1; i >= line.start.item; i--) {
    const item = items[i]!;
    if (item.type === 'word') return item;
  }
  return undefined;
}

function tabWidth(from: number, kind: Type, cx: Context): number {
  const space = shapedWidth(cx.fonts.shape(' ', kind.text, false), kind.size, kind.style.letterSpacing);
  const step = Math.max(0.01, space * kind.style.tabSize);
  return (Math.floor((from + 0.01) / step) + 1) * step - from;
}

export function atomicWidth(item: AtomicItem, placed: Placed | undefined): number {
  const margins = marginsOf(item.box.style, 0);
  return (placed?.fragment?.width ?? 0) + margins.left + margins.right;
}

function alignOf(style: Style, last: boolean): 'start' | 'left' | 'right' | 'center' | 'justify' {
  let align = style.textAlign;
  if (last) {
    if (style.textAlignLast !== 'auto') align = style.textAlignLast;
    else if (align === 'justify') align = 'start';
  }
  if (align === 'start') return style.direction === 'rtl' ? 'right' : 'left';
  if (align === 'end') return style.direction === 'rtl' ? 'left' : 'right';
  return align;
}

function riseOf(level: Level, above: number, below: number, line: Line): number {
  if (!level.edge) return level.rise;
  return level.edge === 'top' ? line.baseline - above : below - (line.height - line.baseline);
}

function marginLeft(item: EdgeItem): number {
  const { marginLeft: margin } = item.span.style;
  return margin === 'auto' ? 0 : resolveLength(margin, 0);
}

function marginRight(item: EdgeItem): number {
  const { marginRight: margin } = item.span.style;
  return margin === 'auto' ? 0 : resolveLength(margin, 0);
}

/** A span opened on an earlier line is known by its opening item; its end is as wide as its style says. */
function closingWidth(item: EdgeItem): number {
  return edgeWidth(item.span.style, 'right');
}

/** Whether a span leaves anything of its own on the page. */
function keepsSpan({ span }: EdgeItem): boolean {
  const { style } = span;
  return (
    span.link !== undefined ||
    span.ids.length > 0 ||
    span.effects.length > 0 ||
    style.backgroundColor.alpha > 0 ||
    style.backgroundLayers.length > 0 ||
    style.borderTopWidth + style.borderRightWidth + style.borderBottomWidth + style.borderLeftWidth > 0 ||
    (style.outlineWidth > 0 && style.outlineStyle !== 'none') ||
    style.position === 'relative' ||
    style.opacity < 1
  );
}

function spanFragment(span: OpenSpan, to: number, right: boolean, line: Line, style: Style): Fragment {
  const { kind, level } = span.item;
  const rise = riseOf(level, kind.above, kind.below, line);
  const side = (padding: Style['paddingTop'], border: number) => resolveLength(padding, 0) + border;
  const clone = style.boxDecorationBreak === 'clone';
  const top = line.baseline - rise - kind.ascent - side(style.paddingTop, style.borderTopWidth);
  const height =
    kind.ascent +
    kind.descent +
    side(style.paddingTop, style.borderTopWidth) +
    side(style.paddingBottom, style.borderBottomWidth);
  const { item } = span;
  return makeFragment({
    type: 'box',
    box: undefined,
    style,
    mark: ARTIFACT,
    place: item.span.place,
    x: span.from,
    y: top,
    width: Math.max(0, to - span.from),
    height,
    children: span.children.map((child) => moved(child, child.x - span.from, child.y - top)),
    edges:
      span.left && right ? ALL_EDGES : { top: true, right: right || clone, bottom: true, left: span.left || clone },
    borders: {
      top: style.borderTopWidth,
      right: style.borderRightWidth,
      bottom: style.borderBottomWidth,
      left: style.borderLeftWidth,
    },
    padding: {
      top: resolveLength(style.paddingTop, 0),
      right: resolveLength(style.paddingRight, 0),
      bottom: resolveLength(style.paddingBottom, 0),
      left: resolveLength(style.paddingLeft, 0),
    },
    ids: span.left ? item.span.ids : NONE,
    effects: span.left ? item.span.effects : NONE,
    ...(item.span.link && { link: item.span.link }),
    stacking: { positioned: style.position === 'relative', zIndex: style.zIndex, float: false, inline: true },
  });
}

/** The lines that the paragraph and its spans draw with this text; each at the place its own box's face says. */
function decorationsOf(
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
