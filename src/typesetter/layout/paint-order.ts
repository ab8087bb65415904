// In: the fragments of one page. Out: what to draw, from the lowest to the uppermost (CSS 2.1 Appendix E). Linear.
import type { Report } from '../../base/diagnostic.ts';
import { IDENTITY, type Matrix, multiply, type Path, translation } from '../../base/geometry.ts';
import { resolveLength } from '../../base/length.ts';
import type { Link } from '../boxes/types.ts';
import type { Style, TransformFunction } from '../style/types.ts';
import type { Pictures } from './background.ts';
import { overflowClip, paintBox, paintOutline, paintPicture } from './decorations.ts';
import { checkBroken, checkOverflow } from './fit.ts';
import { LinePainter } from './paint-line.ts';
import { checkResolution } from './picture-check.ts';
import type { DisplayItem, Fragment, PageParts } from './types.ts';

export interface PaintOptions {
  /** Background pictures by path. */
  readonly pictures?: Pictures;
  /** Told of what only the finished page shows: pictures too coarse for their size, text that a box cuts off. */
  readonly report?: Report;
  readonly page?: number;
}

/** A stacking context or an element treated as one, ready, at its z-index. */
interface Stacked {
  readonly z: number;
  readonly items: DisplayItem[];
}

/** The phases of Appendix E for one stacking context, or for a part of it that is painted whole. */
interface Layer {
  readonly blocks: DisplayItem[];
  readonly floats: DisplayItem[];
  readonly inlines: DisplayItem[];
  /** Shared with the stacking context that the part belongs to. */
  readonly stacked: Stacked[];
  readonly outlines: DisplayItem[];
}

export function paintItems(parts: PageParts, options: PaintOptions = {}): readonly DisplayItem[] {
  const walk = new Walk(options);
  const layer = newLayer([], []);
  const out: DisplayItem[] = [];
  const level = ({ style }: Fragment) => (style.zIndex === 'auto' ? 0 : style.zIndex);
  const below = parts.margins.filter((fragment) => level(fragment) < 0);
  const above = below.length === 0 ? parts.margins : parts.margins.filter((fragment) => level(fragment) >= 0);
  const one = (fragment: Fragment) => [fragment];
  for (const group of [
    parts.backgrounds,
    ...below.map(one),
    parts.canvas,
    parts.content,
    parts.footnotes,
    ...above.map(one),
  ]) {
    for (const fragment of group) walk.any(fragment, 0, 0, layer, false, undefined);
    // Each part of the page, and each margin box, is a stacking context (CSS Page 3, 3.4).
    compose(out, [], layer);
    for (const list of [layer.blocks, layer.floats, layer.inlines, layer.stacked, layer.outlines]) list.length = 0;
  }
  return out;
}

function newLayer(stacked: Stacked[], outlines: DisplayItem[]): Layer {
  return { blocks: [], floats: [], inlines: [], stacked, outlines };
}

/** Lists may be longer than what a call can take as arguments. */
function append<T>(to: T[], from: readonly T[]): void {
  for (const one of from) to.push(one);
}

/** A part that is painted whole, without the stacking contexts inside it. */
function flatten(to: DisplayItem[], layer: Layer): void {
  append(to, layer.blocks);
  append(to, layer.floats);
  append(to, layer.inlines);
}

/** A whole stacking context: itself, negative, flow, zero and positive. */
function compose(to: DisplayItem[], self: readonly DisplayItem[], layer: Layer): void {
  const { stacked } = layer;
  if (stacked.length > 1) stacked.sort((one, other) => one.z - other.z);
  append(to, self);
  let i = 0;
  for (; i < stacked.length && stacked[i]!.z < 0; i += 1) append(to, stacked[i]!.items);
  flatten(to, layer);
  for (; i < stacked.length; i += 1) append(to, stacked[i]!.items);
  append(to, layer.outlines);
}

const END: DisplayItem = { type: 'end' };

/** Goes over fragments once and puts what they draw into the phases of a layer. */
class Walk {
  readonly #options: PaintOptions;
  readonly #pictures: Pictures;
  readonly #line = new LinePainter();

  constructor(options: PaintOptions) {
    this.#options = options;
    this.#pictures = options.pictures ?? (() => undefined);
  }

  /** `x`, `y`: the parent's corner; `inline`: a child of a line; `link`: what an ancestor has already made an area of. */
  any(fragment: Fragment, x: number, y: number, layer: Layer, inline: boolean, link: Link | undefined): void {
    if (fragment.pending !== undefined) return;
    if (fragment.type === 'line') {
      this.#lineOf(fragment, x + fragment.x, y + fragment.y, layer, link);
      return;
    }
    if (fragment.box?.type === 'paragraph') {
      this.#children(fragment, x + fragment.x, y + fragment.y, layer, false, link);
      return;
    }
    const [left, top] = [x + fragment.x, y + fragment.y];
    const { style } = fragment;
    const positioned = style.position !== 'static' && typeof style.position !== 'object';
    if (style.opacity < 1 || style.transform.length > 0 || (positioned && style.zIndex !== 'auto')) {
      const z = style.zIndex === 'auto' ? 0 : style.zIndex;
      layer.stacked.push({ z, items: this.#context(fragment, left, top, link) });
      return;
    }
    const atomic = inline && fragment.box !== undefined;
    if (!positioned && !atomic && style.float === 'none') {
      this.#box(fragment, left, top, layer, inline ? layer.inlines : layer.blocks, inline, link);
      return;
    }
    const whole = newLayer(layer.stacked, layer.outlines);
    let items: DisplayItem[];
    if (positioned) {
      // Its place among the stacked is before those of its descendants.
      items = [];
      layer.stacked.push({ z: 0, items });
    } else items = atomic ? layer.inlines : layer.floats;
    const phase = inline && !atomic ? whole.inlines : whole.blocks;
    this.#box(fragment, left, top, whole, phase, inline && !atomic, link);
    flatten(items, whole);
  }

  #context(fragment: Fragment, x: number, y: number, link: Link | undefined): DisplayItem[] {
    const { style } = fragment;
    const layer = newLayer([], []);
    const self: DisplayItem[] = [];
    this.#box(fragment, x, y, layer, self, false, link);
    const matrix = style.transform.length === 0 ? undefined : matrixOf(style, fragment, x, y);
    const items: DisplayItem[] = [];
    const grouped = matrix !== undefined || style.opacity < 1;
    if (grouped)
      items.push({ type: 'begin', ...(matrix && { matrix }), ...(style.opacity < 1 && { opacity: style.opacity }) });
    compose(items, self, layer);
    if (grouped) items.push(END);
    return items;
  }

  /** What the box itself draws goes to `phase`, its content to the phases of `layer`. */
  #box(
    fragment: Fragment,
    x: number,
    y: number,
    layer: Layer,
    phase: DisplayItem[],
    inline: boolean,
    link: Link | undefined,
  ): void {
    const { style, children, ids } = fragment;
    const visible = style.visibility === 'visible';
    if (!fragment.edges.bottom && fragment.edges.top && fragment.box !== undefined && this.#options.report)
      checkBroken(fragment, this.#options.report, this.#options.page);
    for (const id of ids) phase.push({ type: 'destination', id, x, y });
    if (visible) {
      paintBox(phase, fragment, x, y, this.#pictures);
      if (fragment.picture !== undefined) this.#picture(fragment, x, y, layer.inlines);
      if (style.outlineWidth > 0) paintOutline(layer.outlines, fragment, x, y);
    }
    let covered = link;
    if (fragment.link !== undefined && fragment.link.tag !== link?.tag && !inline) {
      covered = fragment.link;
      layer.inlines.push({
        type: 'link',
        rect: { x, y, width: fragment.width, height: fragment.height },
        link: covered,
      });
    }
    if (children.length === 0) return;
    if (style.overflow === 'visible' || inline || fragment.box === undefined) {
      this.#children(fragment, x, y, layer, inline, covered);
      return;
    }
    if (this.#options.report) checkOverflow(fragment, this.#options.report, this.#options.page);
    const inner = newLayer([], []);
    this.#children(fragment, x, y, inner, inline, covered);
    const clip = overflowClip(fragment, x, y);
    clipped(layer.blocks, inner.blocks, clip);
    clipped(layer.floats, inner.floats, clip);
    clipped(layer.inlines, inner.inlines, clip);
    clipped(layer.outlines, inner.outlines, clip);
    for (const { z, items } of inner.stacked) {
      const held: DisplayItem[] = [];
      clipped(held, items, clip);
      layer.stacked.push({ z, items: held });
    }
  }

  #children(fragment: Fragment, x: number, y: number, layer: Layer, inline: boolean, link: Link | undefined): void {
    const items = fragment.box?.type === 'flex' || fragment.box?.type === 'grid';
    for (const child of fragment.children)
      if (items && child.style.zIndex !== 'auto' && child.pending === undefined) {
        // `z-index` is for the items of flex and grid containers too, wherever they stand (CSS Flexbox 1, 4.3).
        const whole = this.#context(child, x + child.x, y + child.y, link);
        layer.stacked.push({ z: child.style.zIndex, items: whole });
      } else this.any(child, x, y, layer, inline, link);
  }

  #picture(fragment: Fragment, x: number, y: number, to: DisplayItem[]): void {
    const rect = paintPicture(to, fragment, x, y);
    const { report, page } = this.#options;
    if (rect !== undefined && report !== undefined) checkResolution(fragment, rect, report, page);
  }

  /** One line: text straight into the inline phase; boxes of inline elements in between, atomic boxes as wholes. */
  #lineOf(line: Fragment, x: number, y: number, layer: Layer, link: Link | undefined): void {
    const painter = this.#line;
    const before = painter.begin(layer.inlines, link);
    this.#inlines(line, x, y, layer, link);
    painter.end(before);
  }

  #inlines(parent: Fragment, x: number, y: number, layer: Layer, link: Link | undefined): void {
    for (const child of parent.children) {
      if (child.type === 'text') {
        this.#line.text(child, x + child.x, y + child.y);
      } else if (isPlainInline(child)) {
        const [left, top] = [x + child.x, y + child.y];
        for (const id of child.ids) layer.inlines.push({ type: 'destination', id, x: left, y: top });
        if (child.style.visibility === 'visible') paintBox(layer.inlines, child, left, top, this.#pictures);
        if (child.link !== undefined) this.#line.link(child.link, left, top, child.width, child.height);
        this.#inlines(child, left, top, layer, link);
      } else if (child.type === 'box' && child.box === undefined && child.pending === undefined) {
        // A positioned or transparent inline element: its own stacked part, its text a line of its own.
        this.#stackedInline(child, x, y, layer, link);
      } else {
        if (child.link !== undefined && child.box !== undefined && !isStacked(child.style))
          this.#line.link(child.link, x + child.x, y + child.y, child.width, child.height);
        this.any(child, x, y, layer, true, child.link ?? link);
      }
    }
  }

  #stackedInline(fragment: Fragment, x: number, y: number, layer: Layer, link: Link | undefined): void {
    const { style } = fragment;
    const matrix = style.transform.length === 0 ? undefined : matrixOf(style, fragment, x + fragment.x, y + fragment.y);
    const own = style.zIndex !== 'auto' || style.opacity < 1 || matrix !== undefined;
    const items: DisplayItem[] = [];
    layer.stacked.push({ z: style.zIndex === 'auto' ? 0 : style.zIndex, items });
    const part = own ? newLayer([], []) : newLayer(layer.stacked, layer.outlines);
    const [left, top] = [x + fragment.x, y + fragment.y];
    const before = this.#line.begin(part.inlines, link);
    for (const id of fragment.ids) part.inlines.push({ type: 'destination', id, x: left, y: top });
    if (style.visibility === 'visible') paintBox(part.inlines, fragment, left, top, this.#pictures);
    if (fragment.link !== undefined) this.#line.link(fragment.link, left, top, fragment.width, fragment.height);
    this.#inlines(fragment, left, top, part, link);
    this.#line.end(before);
    const grouped = matrix !== undefined || style.opacity < 1;
    if (grouped)
      items.push({ type: 'begin', ...(matrix && { matrix }), ...(style.opacity < 1 && { opacity: style.opacity }) });
    if (own) compose(items, [], part);
    else flatten(items, part);
    if (grouped) items.push(END);
  }
}

function isStacked(style: Style): boolean {
  return (
    (style.position !== 'static' && typeof style.position !== 'object') ||
    style.opacity < 1 ||
    style.transform.length > 0
  );
}

function isPlainInline(fragment: Fragment): boolean {
  return (
    fragment.type === 'box' &&
    fragment.box === undefined &&
    fragment.pending === undefined &&
    !isStacked(fragment.style)
  );
}

function clipped(to: DisplayItem[], items: readonly DisplayItem[], clip: Path): void {
  if (items.length === 0) return;
  to.push({ type: 'begin', clip });
  append(to, items);
  to.push(END);
}

/** `transform` about `transform-origin`, in page coordinates. */
function matrixOf(style: Style, { width, height }: Fragment, x: number, y: number): Matrix {
  const [ox, oy] = [
    x + resolveLength(style.transformOrigin.x, width),
    y + resolveLength(style.transformOrigin.y, height),
  ];
  let matrix = translation(ox, oy);
  for (const step of style.transform) matrix = multiply(matrix, stepMatrix(step, width, height));
  return multiply(matrix, translation(-ox, -oy));
}

function stepMatrix(step: TransformFunction, width: number, height: number): Matrix {
  switch (step.type) {
    case 'matrix': {
      return step.values;
    }
    case 'translate':
      return translation(resolveLength(step.x, width), resolveLength(step.y, height));
    case 'scale':
      return [step.x, 0, 0, step.y, 0, 0];
    case 'rotate': {
      const [sin, cos] = [Math.sin(step.angle), Math.cos(step.angle)];
      return [cos, sin, -sin, cos, 0, 0];
    }
    case 'skew':
      return [1, Math.tan(step.y), Math.tan(step.x), 1, 0, 0];
    default:
      return IDENTITY;
  }
}
