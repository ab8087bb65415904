// In: a box and a factor. Out: the same box with its type, and the spaces between its parts, that much larger.
import type { Percentage } from '../../base/length.ts';
import type { BlockBox, Box, Inline, ParagraphBox, TableBox, TableRow } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';

/** A style at one factor: its type alone, and with the spaces between parts. */
interface Scaled {
  readonly type: Style;
  spaced: Style | undefined;
}
/** Boxes that are fitted alike share their styles, and with them the words that were shaped in these. */
export type ScaledStyles = WeakMap<Style, Map<number, Scaled>>;

export function scaleBox(root: Box, factor: number, known: ScaledStyles): Box {
  const scaledOf = (style: Style): Scaled => {
    let factors = known.get(style);
    if (factors === undefined) {
      factors = new Map();
      known.set(style, factors);
    }
    let scaled = factors.get(factor);
    if (scaled === undefined) {
      scaled = { type: { ...scaleType(style, factor), fit: 'none' }, spaced: undefined };
      factors.set(factor, scaled);
    }
    return scaled;
  };
  const type = (style: Style): Style => scaledOf(style).type;
  const spaced = (style: Style): Style => {
    const scaled = scaledOf(style);
    scaled.spaced ??= scaleSpaces(scaled.type, factor);
    return scaled.spaced;
  };

  /** The box itself keeps its margins, padding and extents; what is inside grows with the type. */
  const box = (one: Box, outermost: boolean): Box => {
    const style = outermost || one.type === 'paragraph' ? type(one.style) : spaced(one.style);
    switch (one.type) {
      case 'paragraph':
        return paragraph(one);
      case 'replaced':
        return { ...one, style };
      case 'table':
        return table(one, style);
      case 'block': {
        const block = { ...one, style, children: one.children.map((child) => box(child, false)) };
        return one.marker ? { ...block, marker: paragraph(one.marker) } : block;
      }
      default:
        return { ...one, style, children: one.children.map((child) => box(child, false)) };
    }
  };
  const paragraph = (one: ParagraphBox): ParagraphBox => ({
    ...one,
    style: type(one.style),
    inlines: one.inlines.map(inline),
    ...(one.firstLine && { firstLine: paragraph(one.firstLine) }),
  });
  const spans = new Map<object, Extract<Inline, { type: 'start' }>['span']>();
  const inline = (one: Inline): Inline => {
    switch (one.type) {
      case 'atomic':
      case 'float':
      case 'positioned':
        return { ...one, box: box(one.box, false) };
      case 'start':
      case 'end': {
        // Both ends must keep naming one and the same span.
        let span = spans.get(one.span);
        if (span === undefined) {
          span = { ...one.span, style: spaced(one.span.style) };
          spans.set(one.span, span);
        }
        return { ...one, span };
      }
      default:
        return { ...one, style: type(one.style) };
    }
  };
  const row = (one: TableRow): TableRow => ({
    ...one,
    style: spaced(one.style),
    group: spaced(one.group),
    cells: one.cells.map((cell) => ({ ...cell, box: box(cell.box, false) })),
  });
  const table = (one: TableBox, style: Style): TableBox => ({
    ...one,
    style,
    captions: one.captions.map((caption) => box(caption, false) as BlockBox),
    head: one.head.map(row),
    bodies: one.bodies.map((body) => body.map(row)),
    foot: one.foot.map(row),
    ...(one.again && {
      again: {
        captions: one.again.captions.map((caption) => box(caption, false) as BlockBox),
        ...(one.again.head && { head: one.again.head.map(row) }),
        ...(one.again.foot && { foot: one.again.foot.map(row) }),
      },
    }),
  });
  return box(root, true);
}

type Points = number | Percentage | string;

function times<T extends Points>(value: T, factor: number): T {
  if (typeof value === 'number') return (value * factor) as T;
  if (typeof value === 'object') {
    const { most, least } = value;
    return {
      percent: value.percent,
      points: value.points * factor,
      ...(most !== undefined && { most: times(most, factor) }),
      ...(least !== undefined && { least: times(least, factor) }),
    } as T;
  }
  return value;
}

function scaleType(style: Style, factor: number): Style {
  return {
    ...style,
    fontSize: style.fontSize * factor,
    lineHeight: times(style.lineHeight, factor),
    letterSpacing: style.letterSpacing * factor,
    wordSpacing: style.wordSpacing * factor,
    textIndent: times(style.textIndent, factor),
    verticalAlign: times(style.verticalAlign, factor),
    textDecorationThickness: times(style.textDecorationThickness, factor),
    textUnderlineOffset: times(style.textUnderlineOffset, factor),
  };
}

function scaleSpaces(style: Style, factor: number): Style {
  return {
    ...style,
    marginTop: times(style.marginTop, factor),
    marginRight: times(style.marginRight, factor),
    marginBottom: times(style.marginBottom, factor),
    marginLeft: times(style.marginLeft, factor),
    paddingTop: times(style.paddingTop, factor),
    paddingRight: times(style.paddingRight, factor),
    paddingBottom: times(style.paddingBottom, factor),
    paddingLeft: times(style.paddingLeft, factor),
  };
}
