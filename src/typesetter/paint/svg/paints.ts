// In: `fill` or `stroke` with its opacity. Out: a colour, or a gradient with the space it is drawn in.
import type { Colour } from '../../../base/colour.ts';
import { IDENTITY, type Matrix, multiply, type Rect } from '../../../base/geometry.ts';
import type { Element } from '../../html/types.ts';
import type { Gradient, GradientStop } from '../pdf/shading.ts';
import type { Properties } from './cascade.ts';
import { colour, length, reference, share, transform } from './values.ts';

/** `matrix` takes the gradient's coordinates to user space. */
export type SvgPaint =
  | { readonly type: 'colour'; readonly colour: Colour }
  | { readonly type: 'gradient'; readonly gradient: Gradient; readonly matrix: Matrix };

export interface PaintContext {
  readonly find: (id: string) => Element | undefined;
  readonly properties: (element: Element) => Properties;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Tells of what cannot be drawn as vectors. */
  readonly refuse: (feature: string) => void;
}

/** undefined: nothing is drawn. `bounds` of the shape, for gradients that follow it. */
export function resolvePaint(
  value: string,
  opacity: number,
  current: Colour,
  bounds: Rect,
  context: PaintContext,
): SvgPaint | undefined {
  const text = value.trim();
  if (text === 'none' || opacity <= 0) return undefined;
  const id = /^url\(/.test(text) ? reference(text) : undefined;
  const element = id === undefined ? undefined : context.find(id);
  if (element !== undefined) {
    if (element.name === 'lineargradient' || element.name === 'radialgradient')
      return gradientOf(element, opacity, current, bounds, context);
    context.refuse(element.name);
    return undefined;
  }
  const fallback = text.replace(/^url\([^)]*\)\s*/, '');
  if (fallback === '' || fallback === 'none') return undefined;
  const found = colour(fallback, current);
  return found && { type: 'colour', colour: faded(found, opacity) };
}

function faded(of: Colour, opacity: number): Colour {
  return opacity >= 1 ? of : { ...of, alpha: of.alpha * opacity };
}

function gradientOf(
  element: Element,
  opacity: number,
  current: Colour,
  bounds: Rect,
  context: PaintContext,
): SvgPaint | undefined {
  // A gradient takes from the one it names what it does not say itself.
  const chain: Element[] = [];
  for (let next: Element | undefined = element; next !== undefined && !chain.includes(next) && chain.length < 16; ) {
    chain.push(next);
    const id: string | undefined = reference(next.attributes.href ?? next.attributes['xlink:href']);
    next = id === undefined ? undefined : context.find(id);
  }
  const attribute = (name: string): string | undefined =>
    chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
  const spread = attribute('spreadmethod');
  if (spread === 'reflect' || spread === 'repeat') context.refuse(`spreadMethod="${spread}"`);
  const stops = stopsOf(chain, opacity, current, context);
  if (stops.length === 0) return undefined;
  if (stops.length === 1) return { type: 'colour', colour: stops[0]!.colour };
  const inBox = attribute('gradientunits') !== 'userSpaceOnUse';
  // A shape without width or height has no box to follow.
  if (inBox && (bounds.width === 0 || bounds.height === 0)) return { type: 'colour', colour: stops.at(-1)!.colour };
  const box: Matrix = inBox ? [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y] : IDENTITY;
  const matrix = multiply(box, transform(attribute('gradienttransform')));
  const [width, height] = inBox ? [1, 1] : [context.viewport.width, context.viewport.height];
  const at = (name: string, basis: number, otherwise: number) => length(attribute(name), basis, otherwise);
  if (element.name === 'lineargradient') {
    const from = [at('x1', width, 0), at('y1', height, 0)] as const;
    const to = [at('x2', width, width), at('y2', height, 0)] as const;
    if (from[0] === to[0] && from[1] === to[1]) return { type: 'colour', colour: stops.at(-1)!.colour };
    return { type: 'gradient', gradient: { type: 'linear-gradient', from, to, stops }, matrix };
  }
  const [cx, cy] = [at('cx', width, width / 2), at('cy', height, height / 2)];
  const diagonal = Math.hypot(width, height) / Math.SQRT2;
  const r = at('r', diagonal, diagonal / 2);
  if (!(r > 0)) return { type: 'colour', colour: stops.at(-1)!.colour };
  const from = [at('fx', width, cx), at('fy', height, cy), at('fr', diagonal, 0)] as const;
  return { type: 'gradient', gradient: { type: 'radial-gradient', from, to: [cx, cy, r], stops }, matrix };
}

function stopsOf(chain: readonly Element[], opacity: number, current: Colour, context: PaintContext): GradientStop[] {
  const owner = chain.find(({ children }) =>
    children.some((child) => child.type === 'element' && child.name === 'stop'),
  );
  const stops: GradientStop[] = [];
  for (const child of owner?.children ?? []) {
    if (child.type !== 'element' || child.name !== 'stop') continue;
    const properties = context.properties(child);
    const named = colour(properties['stop-color'] ?? 'black', current) ?? current;
    const alpha = share(properties['stop-opacity'], 1) * opacity;
    const last = stops.at(-1)?.at ?? 0;
    stops.push({ at: Math.max(last, share(child.attributes.offset, 0)), colour: faded(named, alpha) });
  }
  return stops;
}
