// In: the text of an SVG file. Out: its vectors, or the name of what it uses that is not drawn as vectors.
import { BLACK, type Colour } from '../../../base/colour.ts';
import {
  apply,
  IDENTITY,
  type Matrix,
  multiply,
  type Path,
  rectPath,
  type Size,
  translation,
} from '../../../base/geometry.ts';
import type { Element } from '../../html/types.ts';
import { parseXml } from '../../html/xml.ts';
import type { Face } from '../../text/types.ts';
import type { Gradient } from '../pdf/shading.ts';
import type { Drawing, DrawingVerb } from '../prepared.ts';
import { cascade, type Properties, parseRules } from './cascade.ts';
import { type PaintContext, resolvePaint, type SvgPaint } from './paints.ts';
import { pathBounds, transformPath } from './path-tools.ts';
import { shapePath } from './shapes.ts';
import { textRuns } from './text.ts';
import { colour, length, numberList, placement, reference, share, transform } from './values.ts';

export type DrawingResult =
  | { readonly ok: true; readonly drawing: Drawing }
  | { readonly ok: false; readonly feature: string };

/** More elements drawn than this, `use` included, is an attack or a map that is better as pixels. */
const MOST_ELEMENTS = 200_000;
const MOST_USES = 32;
/** Covers any shape in a gradient's own space. */
const EVERYWHERE = rectPath({ x: -16000, y: -16000, width: 32000, height: 32000 });
/** What is drawn only where something refers to it, or never. */
const SILENT: ReadonlySet<string> = new Set([
  'defs',
  'symbol',
  'clippath',
  'mask',
  'marker',
  'pattern',
  'filter',
  'lineargradient',
  'radialgradient',
  'style',
  'title',
  'desc',
  'metadata',
  'script',
  'animate',
  'animatetransform',
  'animatemotion',
  'set',
  'view',
]);

/** `natural` in points: the size when the file names no viewBox. */
export function readDrawing(text: string, faces: readonly Face[], natural: Size): DrawingResult {
  const parsed = parseXml(text);
  if (parsed?.root.name !== 'svg') return { ok: false, feature: 'svg' };
  if (!parsed.complete) return { ok: false, feature: 'trop de niveaux' };
  const { root } = parsed;
  const ids = new Map<string, Element>();
  let css = '';
  const index = (element: Element): void => {
    const { id } = element.attributes;
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
    for (const child of element.children) {
      if (child.type === 'element') index(child);
      else if (element.name === 'style') css += child.text;
    }
  };
  index(root);
  const rules = parseRules(css);
  const verbs: DrawingVerb[] = [];
  let refused: string | undefined;
  let count = 0;
  /** What is being drawn through `use`: a circle is cut where it closes. */
  const using = new Set<Element>();
  const refuse = (feature: string): void => {
    refused ??= feature;
  };
  const box = viewBox(root);
  const size = box ?? { width: natural.width / 0.75, height: natural.height / 0.75 };

  /** The area of a clip path, children joined: undefined when there is none to apply. */
  const clipOf = (value: string | undefined, bounds: () => Path, viewport: Size): Path | undefined => {
    const id = value === undefined || value === 'none' ? undefined : reference(value);
    const element = id === undefined ? undefined : ids.get(id);
    if (element?.name !== 'clippath') return undefined;
    const own = cascade(element, {}, rules);
    let space = transform(own.transform);
    if (element.attributes.clippathunits === 'objectBoundingBox') {
      const { x, y, width, height } = pathBounds(bounds());
      space = multiply([width, 0, 0, height, x, y], space);
    }
    const path: Path[number][] = [];
    const add = (child: Element, matrix: Matrix, uses: number): void => {
      const properties = cascade(child, own, rules);
      if (properties.display === 'none') return;
      const inner = multiply(matrix, transform(properties.transform));
      if (child.name === 'text') refuse('clipPath text');
      if (child.name === 'use' && uses < MOST_USES) {
        const target = ids.get(reference(child.attributes.href ?? child.attributes['xlink:href']) ?? '');
        const at = translation(
          length(child.attributes.x, viewport.width, 0),
          length(child.attributes.y, viewport.height, 0),
        );
        if (target !== undefined) add(target, multiply(inner, at), uses + 1);
      }
      const shape = shapePath(child, viewport);
      if (shape !== undefined) path.push(...transformPath(shape, inner));
    };
    for (const child of element.children) if (child.type === 'element') add(child, space, 0);
    return path;
  };

  const draw = (element: Element, inherited: Properties, viewport: Size, uses: number): void => {
    if (refused !== undefined || SILENT.has(element.name) || element.name.includes(':')) return;
    if (++count > MOST_ELEMENTS) {
      refuse('trop d’éléments');
      return;
    }
    const properties = cascade(element, inherited, rules);
    if (properties.display === 'none') return;
    const { attributes } = element;
    for (const feature of ['filter', 'mask'] as const)
      if (properties[feature] !== undefined && properties[feature] !== 'none') {
        refuse(feature);
        return;
      }
    const shape = shapePath(element, viewport);
    const clip = clipOf(properties['clip-path'], () => shape ?? [], viewport);
    const opacity = share(properties.opacity, 1);
    const matrix = element === root ? IDENTITY : transform(properties.transform);
    const grouped = clip !== undefined || opacity < 1 || matrix !== IDENTITY;
    // The clip stands in the element's own space, inside its transform.
    if (grouped) verbs.push({ type: 'begin', matrix, opacity });
    if (clip !== undefined) verbs.push({ type: 'begin', clip });
    if (shape !== undefined) drawShape(shape, properties, viewport);
    else {
      switch (element.name) {
        case 'g':
        case 'a':
        case 'switch':
          for (const child of element.children) {
            if (child.type !== 'element') continue;
            draw(child, properties, viewport, uses);
            if (element.name === 'switch') break;
          }
          break;
        case 'svg':
          drawSvg(element, properties, viewport, uses, undefined);
          break;
        case 'use': {
          const target = ids.get(reference(attributes.href ?? attributes['xlink:href']) ?? '');
          if (target === undefined || uses >= MOST_USES || using.has(target)) break;
          using.add(target);
          const at = translation(length(attributes.x, viewport.width, 0), length(attributes.y, viewport.height, 0));
          verbs.push({ type: 'begin', matrix: at });
          if (target.name === 'symbol' || target.name === 'svg')
            drawSvg(target, properties, viewport, uses + 1, element);
          else draw(target, properties, viewport, uses + 1);
          verbs.push({ type: 'end' });
          using.delete(target);
          break;
        }
        case 'text':
          drawText(element, properties, viewport);
          break;
        default:
          refuse(element.name);
      }
    }
    if (clip !== undefined) verbs.push({ type: 'end' });
    if (grouped) verbs.push({ type: 'end' });
  };

  /** An inner <svg>, or a <symbol> at the size its <use> gives it. */
  const drawSvg = (
    element: Element,
    inherited: Properties,
    viewport: Size,
    uses: number,
    use: Element | undefined,
  ): void => {
    const outer = element === root;
    const given = use?.attributes ?? element.attributes;
    const width = outer ? size.width : length(given.width ?? element.attributes.width, viewport.width, viewport.width);
    const height = outer
      ? size.height
      : length(given.height ?? element.attributes.height, viewport.height, viewport.height);
    const own = viewBox(element);
    const properties = element.name === 'symbol' ? cascade(element, inherited, rules) : inherited;
    let inner: Size = { width, height };
    if (!outer) {
      if (!(width > 0 && height > 0)) return;
      const x = use === undefined ? length(element.attributes.x, viewport.width, 0) : 0;
      const y = use === undefined ? length(element.attributes.y, viewport.height, 0) : 0;
      const visible = element.attributes.overflow === 'visible';
      verbs.push({
        type: 'begin',
        ...(!visible && { clip: rectPath({ x, y, width, height }) }),
        matrix: translation(x, y),
      });
    }
    if (own !== undefined) {
      let matrix = translation(-own.x, -own.y);
      if (!outer) {
        const placing = placement(element.attributes.preserveaspectratio);
        let [sx, sy] = [width / own.width, height / own.height];
        if (placing !== undefined) sx = sy = placing.slice ? Math.max(sx, sy) : Math.min(sx, sy);
        const dx = (placing?.x ?? 0) * (width - own.width * sx);
        const dy = (placing?.y ?? 0) * (height - own.height * sy);
        matrix = multiply([sx, 0, 0, sy, dx, dy], matrix);
      }
      verbs.push({ type: 'begin', matrix });
      inner = own;
    }
    for (const child of element.children) if (child.type === 'element') draw(child, properties, inner, uses);
    if (own !== undefined) verbs.push({ type: 'end' });
    if (!outer) verbs.push({ type: 'end' });
  };

  const paintContext = (viewport: Size): PaintContext => ({
    find: (id) => ids.get(id),
    properties: (element) => cascade(element, {}, rules),
    viewport,
    refuse,
  });

  const drawShape = (path: Path, properties: Properties, viewport: Size): void => {
    if (path.length === 0 || properties.visibility === 'hidden') return;
    for (const end of ['start', 'mid', 'end'])
      if ((properties[`marker-${end}`] ?? 'none') !== 'none') {
        refuse('marker');
        return;
      }
    const current = currentColour(properties);
    const context = paintContext(viewport);
    const bounds = pathBounds(path);
    const rule = properties['fill-rule'] === 'evenodd' ? 'evenodd' : 'nonzero';
    const fill = resolvePaint(
      properties.fill ?? 'black',
      share(properties['fill-opacity'], 1),
      current,
      bounds,
      context,
    );
    if (fill?.type === 'colour') verbs.push({ type: 'fill', path, paint: fill.colour, rule });
    else if (fill !== undefined) {
      verbs.push(
        { type: 'begin', clip: path, clipRule: rule, matrix: fill.matrix },
        { type: 'fill', path: EVERYWHERE, paint: fill.gradient, rule: 'nonzero' },
        { type: 'end' },
      );
    }
    const stroke = resolvePaint(
      properties.stroke ?? 'none',
      share(properties['stroke-opacity'], 1),
      current,
      bounds,
      context,
    );
    const basis = Math.hypot(viewport.width, viewport.height) / Math.SQRT2;
    const width = length(properties['stroke-width'], basis, 1);
    if (stroke === undefined || !(width > 0)) return;
    const dash = properties['stroke-dasharray'] === 'none' ? [] : numberList(properties['stroke-dasharray']);
    verbs.push({
      type: 'stroke',
      path,
      paint: stroke.type === 'colour' ? stroke.colour : movedGradient(stroke),
      width,
      dash: dash.length % 2 === 1 ? [...dash, ...dash] : dash,
      dashPhase: length(properties['stroke-dashoffset'], basis, 0),
      cap: properties['stroke-linecap'] ?? 'butt',
      join: properties['stroke-linejoin'] ?? 'miter',
      miterLimit: length(properties['stroke-miterlimit'], 1, 4),
    });
  };

  const drawText = (element: Element, properties: Properties, viewport: Size): void => {
    const runs = textRuns(element, properties, (child, parent) => cascade(child, parent, rules), faces);
    if (runs === undefined) {
      refuse('text');
      return;
    }
    for (const { x, y, size: fontSize, face, glyphs, adjust, properties: own } of runs) {
      if (own.visibility === 'hidden') continue;
      const none = { x: 0, y: 0, width: 0, height: 0 };
      const opacity = share(own['fill-opacity'], 1);
      const fill = resolvePaint(own.fill ?? 'black', opacity, currentColour(own), none, paintContext(viewport));
      if (fill === undefined) continue;
      const ink = fill.type === 'colour' ? fill.colour : fill.gradient.stops.at(-1)!.colour;
      const text = { face, size: fontSize, glyphs, adjust, scale: 1, baseline: 0, rtl: false };
      verbs.push({ type: 'glyphs', x, y, text, colour: ink });
    }
  };

  draw(root, {}, size, 0);
  if (refused !== undefined) return { ok: false, feature: refused };
  const placing = box === undefined ? undefined : placement(root.attributes.preserveaspectratio);
  return { ok: true, drawing: { size, verbs, ...(placing && { fit: placing }) } };
}

function viewBox(element: Element): { x: number; y: number; width: number; height: number } | undefined {
  const [x, y, width, height] = numberList(element.attributes.viewbox);
  if (height === undefined || !(width! > 0 && height > 0)) return undefined;
  return { x: x!, y: y!, width: width!, height };
}

function currentColour(properties: Properties): Colour {
  return colour(properties.color ?? 'black', BLACK) ?? BLACK;
}

/** A gradient brought into user space, for strokes: exact unless the space is skewed. */
function movedGradient({ gradient, matrix }: Extract<SvgPaint, { type: 'gradient' }>): Gradient {
  if (gradient.type === 'linear-gradient')
    return { ...gradient, from: apply(matrix, ...gradient.from), to: apply(matrix, ...gradient.to) };
  const grow = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const circle = ([x, y, r]: readonly [number, number, number]) => [...apply(matrix, x, y), r * grow] as const;
  return { ...gradient, from: circle(gradient.from), to: circle(gradient.to) };
}
