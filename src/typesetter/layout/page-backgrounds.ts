// In: a page and the background of the document's canvas. Out: what is painted below the text (CSS Page 3, section 3; CSS Backgrounds 3, 2.11).
import type { Rect } from '../../base/geometry.ts';
import type { Box, Mark } from '../boxes/types.ts';
import type { PageStyle, Style } from '../style/types.ts';
import { frameOf, marginsOf } from './box-sizes.ts';
import type { RawPage } from './pages.ts';
import type { Fragment } from './types.ts';

/** The background of the root element, or else of the body, which the canvas takes. */
export interface Canvas {
  readonly style: Style;
  /** The root element's own: its edges decide where a picture begins. */
  readonly root: Style;
}

const BACKGROUND: Mark = { type: 'artifact', kind: 'background' };
const NO_CORNER = { x: 0, y: 0 };
const CORNERS = {
  borderTopLeftRadius: NO_CORNER,
  borderTopRightRadius: NO_CORNER,
  borderBottomRightRadius: NO_CORNER,
  borderBottomLeftRadius: NO_CORNER,
} as const;
const PLAIN = { position: 'static', transform: [], opacity: 1, overflow: 'visible' } as const;
/** The root element draws its borders itself. */
const NO_BORDERS = {
  ...CORNERS,
  ...PLAIN,
  borderTopStyle: 'none',
  borderRightStyle: 'none',
  borderBottomStyle: 'none',
  borderLeftStyle: 'none',
  outlineWidth: 0,
} as const;
const NO_BACKGROUND = {
  backgroundColor: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 },
  backgroundLayers: [],
} as const;

export function hasBackground(style: Style): boolean {
  return style.backgroundColor.alpha > 0 || style.backgroundLayers.length > 0;
}

/** The page box: its background covers the whole sheet and the bleed, but a picture in it begins where the page box does. */
export function pageBackground(style: PageStyle): readonly Fragment[] {
  const own = style.style;
  const { borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth, outlineWidth } = own;
  const edged = borderTopWidth + borderRightWidth + borderBottomWidth + borderLeftWidth + outlineWidth > 0;
  if (!edged && !hasBackground(own)) return [];
  const { bleed } = style;
  const margins = marginsOf(own, 0);
  const box = {
    x: margins.left,
    y: margins.top,
    width: style.width - margins.left - margins.right,
    height: style.height - margins.top - margins.bottom,
  };
  const sheet = {
    x: -bleed - box.x,
    y: -bleed - box.y,
    width: style.width + 2 * bleed,
    height: style.height + 2 * bleed,
  };
  const fragment = bare({ ...own, ...PLAIN }, box, sheet);
  return [{ ...fragment, padding: frameOf(own, 0).padding, borders: frameOf(own, 0).borders }];
}

/**
 * The canvas on one page: it fills the page box inside its borders. `root` is the root element's border box on that page, as
 * long as the whole document: a picture that begins on the first page goes on over the others.
 */
export function canvasBackground({ style: page }: Pick<RawPage, 'style'>, canvas: Canvas, root: Rect): Fragment {
  const margins = marginsOf(page.style, 0);
  const { borders } = frameOf(page.style, 0);
  /** Where the canvas reaches the edge of the sheet, it goes on through the bleed. */
  const edge = (side: 'top' | 'right' | 'bottom' | 'left'): number => margins[side] + borders[side] || -page.bleed;
  const [left, top] = [edge('left'), edge('top')];
  const paints = {
    x: left - root.x,
    y: top - root.y,
    width: page.width - left - edge('right'),
    height: page.height - top - edge('bottom'),
  };
  const fragment = bare({ ...canvas.style, ...NO_BORDERS }, root, paints);
  const frame = frameOf(canvas.root, root.width);
  return { ...fragment, borders: frame.borders, padding: frame.padding };
}

function bare(style: Style, box: Rect, paints: Rect): Fragment {
  return {
    type: 'box',
    box: undefined,
    style,
    mark: BACKGROUND,
    place: { file: '', line: 0, column: 0 },
    ...box,
    children: [],
    edges: { top: true, right: true, bottom: true, left: true },
    borders: { top: 0, right: 0, bottom: 0, left: 0 },
    ids: [],
    effects: [],
    paints,
  };
}

/** Taken off its box, the canvas's background is painted on each page. */
export function splitCanvas(root: Box): { readonly root: Box; readonly canvas: Canvas | undefined } {
  const without = (box: Box): Box => ({ ...box, style: { ...box.style, ...NO_BACKGROUND } }) as Box;
  if (hasBackground(root.style)) return { root: without(root), canvas: { style: root.style, root: root.style } };
  if (root.type !== 'block') return { root, canvas: undefined };
  const at = root.children.findIndex((child) => child.origin === 'body');
  const body = root.children[at];
  if (!body || !hasBackground(body.style)) return { root, canvas: undefined };
  return {
    root: { ...root, children: root.children.map((child, i) => (i === at ? without(child) : child)) },
    canvas: { style: body.style, root: root.style },
  };
}
