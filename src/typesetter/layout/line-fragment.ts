// In: a line box and its room. Out: its fragment: runs of glyphs, spans, atomic boxes, on one baseline.
import type { ParagraphBox } from '../boxes/types.ts';
import type { Glyph, Shaped } from '../text/types.ts';
import { atomicExtent, atomicWidth } from './atomic-inlines.ts';
import { LEADER, type LineRange } from './breaking.ts';
import { ALL_EDGES, ARTIFACT, EPSILON, makeFragment, moved, NONE } from './fragment.ts';
import { endHang, hangs, hyphenHang, startHang } from './hanging.ts';
import type { EdgeItem, Item, Items, TextItem } from './inline-items.ts';
import { type Line, riseOf } from './line.ts';
import { alignLine } from './line-alignment.ts';
import { pendingFragment } from './positioned.ts';
import { createReading, spaceBeside, visualItems } from './reordering.ts';
import { closingWidth, keepsSpan, marginLeft, marginRight, type OpenSpan, spanFragment } from './spans.ts';
import { decorationsOf } from './text-decoration.ts';
import { hyphenOf, shapedWidth, type Type } from './type-metrics.ts';
import type { Context, Fragment, Placed } from './types.ts';

/** A stretch of glyphs of one source, filling up. */
interface Run {
  readonly item: TextItem;
  readonly face: Shaped['face'];
  readonly form: Shaped['form'];
  readonly x: number;
  /** The item of the line that is read first in it. */
  at: number;
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
  let spaceWidth = 0;
  let glyphCount = 0;
  let fillers = 0;
  let textWidth = 0;
  const justifies = line.tightened || style.textAlign === 'justify' || style.textAlignLast === 'justify';
  /** What scaling and letter-space work on: all glyphs of the line, its spaces and its hyphen too. */
  const counts = (item: TextItem, shaped: readonly Shaped[]) => {
    for (const run of shaped) {
      textWidth += (run.advance * item.kind.size) / 1000;
      if (!run.rtl) glyphCount += run.glyphs.length;
    }
  };
  for (let i = start.item; i < stop; i++) {
    const item = items[i]!;
    if (hidden(i, item)) continue;
    if (item.type === 'word') {
      const [from, to] = partOf(item, i, line);
      const whole = from === 0 && to === item.text.length;
      const shaped = whole ? item.shaped : shapePart(item, from, to, cx);
      natural += whole ? item.width : shapedWidth(shaped, item.kind.size, item.kind.style.letterSpacing);
      if (justifies) counts(item, shaped);
    } else if (item.type === 'space') {
      natural += item.width;
      spaces++;
      spaceWidth += item.width;
      if (justifies) counts(item, item.shaped);
    } else if (item.type === 'atomic') natural += atomicWidth(item, atomics.get(i));
    else if (item.type === 'leader') {
      fillers++;
      if (width === Number.POSITIVE_INFINITY) natural += LEADER;
    } else if (item.type === 'tab') natural += tabWidth(natural, item.kind, cx);
    else natural += item.width;
  }
  const ending = line.hyphenated ? lastWord(items, line) : undefined;
  const hyphen = ending ? hyphenOf(ending.kind.style, cx) : undefined;
  if (ending && hyphen) {
    natural += hyphen.width;
    if (justifies) counts(ending, hyphen.shaped);
  }

  // Signs that stand out into the margins: the line counts as so much narrower.
  let before = 0;
  if (levels === undefined && hangs(style)) {
    if (start.offset === 0) before = startHang(items[first], start.item === 0, style);
    const after = hyphen
      ? { by: hyphen.width * hyphenHang(style), spare: false }
      : line.end.offset === 0
        ? endHang(lastVisible(items, first, end), line.last, style)
        : NO_HANG;
    natural -= before;
    if (!after.spare || natural > width - indent + EPSILON) natural -= after.by;
  }

  const measured = !Number.isFinite(width) || width <= 0;
  const slack = measured ? 0 : width - indent - natural;
  const spread = alignLine(style, line.last, line.tightened, fillers > 0 ? 0 : slack, root.size, {
    textWidth,
    glyphCount,
    spaces,
    spaceWidth,
  });
  const { perSpace, scale, perGlyph } = spread;
  let x = indent + spread.x - before;
  const filler = fillers === 0 ? 0 : width === Number.POSITIVE_INFINITY ? LEADER : Math.max(0, slack) / fillers;

  const out: Fragment[] = [];
  const spans: OpenSpan[] = [];
  let run: Run | undefined;
  // What stands in another order than it is read is painted in reading order, for who hears or copies it.
  const reading = levels && createReading();
  let now = start.item;
  const put = (fragment: Fragment, at = now, rtl = false) => {
    reading?.note(fragment, at, rtl);
    for (let i = spans.length - 1; i >= 0; i--)
      if (spans[i]!.kept) {
        spans[i]!.children.push(fragment);
        return;
      }
    out.push(fragment);
  };
  const flush = () => {
    if (!run) return;
    const { item, x: at, glyphs, adjust } = run;
    const { kind, level } = item;
    const rtl = item.bidi % 2 === 1;
    const rise = riseOf(level, kind.above, kind.below, line);
    const decorations = decorationsOf(style, spans, kind, rise, root);
    put(
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
          size: run.form ? kind.size * run.form.size : kind.size,
          glyphs,
          adjust,
          scale,
          baseline: run.form ? kind.ascent - (run.form.rise * kind.size) / 1000 : kind.ascent,
          rtl,
        },
      }),
      run.at,
      rtl,
    );
    run = undefined;
  };
  const write = (item: TextItem, shaped: readonly Shaped[], extra: number) => {
    const { size, style: own } = item.kind;
    for (const piece of shaped) {
      // Letters of Arabic and its kin are joined: no space comes between them.
      const spacing = own.letterSpacing + (piece.rtl ? 0 : perGlyph);
      if (
        run &&
        (run.item.source !== item.source ||
          run.face !== piece.face ||
          run.form !== piece.form ||
          run.item.bidi !== item.bidi)
      )
        flush();
      run ??= { item, face: piece.face, form: piece.form, x, at: now, glyphs: [], adjust: undefined };
      if (now < run.at) run.at = now;
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
    const fragment = spanFragment(
      reading ? { ...span, children: reading.sorted(span.children) } : span,
      to,
      right,
      line,
      own,
    );
    put(fragment, reading?.first(span.children, now));
  };

  if (!levels) for (const item of line.open) open(item, false);
  const place = (i: number) => {
    const item = items[i]!;
    if (hidden(i, item)) {
      // The space that a break took is still there for who hears the text or copies it: drawn, it takes no room.
      if (i < end || item.type !== 'space') return;
      const here = x;
      if (item.bidi % 2 === 1) {
        const word = items[i - 1];
        if (i === start.item || word?.type !== 'word' || word.source !== item.source) return;
        x -= shapedWidth(item.shaped, item.kind.size, 0);
        write(item, spaceBeside(items, i, item), 0);
        flush();
      } else if (run?.item.source === item.source) write(item, item.shaped, 0);
      x = here;
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
        write(item, levels ? spaceBeside(items, i, item) : item.shaped, item.kind.style.wordSpacing + perSpace);
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
          put({
            ...moved(fragment, x + margins.left, baseline - rise - up + margins.top),
            stacking: { positioned: false, zIndex: 'auto', float: false, ...fragment.stacking, inline: true },
          });
        x += atomicWidth(item, placed);
        break;
      }
      case 'positioned':
        flush();
        put(pendingFragment(item.box, item.box.style.display === 'block' ? 0 : x, 0));
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
      now = i;
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
    children: reading ? reading.sorted(out) : out,
    edges: ALL_EDGES,
    ids: NONE,
    effects: NONE,
  });
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

const NO_HANG = { by: 0, spare: false };

function lastVisible(items: readonly Item[], first: number, end: number): Item | undefined {
  let at = end - 1;
  while (at > first && items[at]!.type === 'close' && items[at]!.width === 0) at--;
  return items[at];
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
