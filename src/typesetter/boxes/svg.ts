// In: an <svg>, as text or as an element of the page. Out: its natural size; its markup.
import { type Colour, toRgb } from '../../base/colour.ts';
import type { Size } from '../../base/geometry.ts';
import { POINTS_PER_UNIT } from '../../base/length.ts';
import type { Element, Node } from '../html/types.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

/** Attributes of the root <svg> of a file; undefined when it has none. */
export function svgHeader(text: string): Attributes | undefined {
  let at = 0;
  // Over comments, declarations and doctypes (whose internal subset may hold '>').
  for (;;) {
    at = text.indexOf('<', at);
    if (at < 0) return undefined;
    if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at);
    else if (text.startsWith('<!', at)) {
      const end = after(text, '>', at);
      const subset = text.indexOf('[', at);
      at = subset >= 0 && subset < end ? after(text, ']', subset) : end;
    } else break;
  }
  const name = /^<(?:[\w-]+:)?svg(?=[\s/>])/.exec(text.slice(at, at + 64));
  if (!name) return undefined;
  const attributes: Record<string, string> = Object.create(null);
  const pattern = /\s*([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')|\s*\/?>/y;
  pattern.lastIndex = at + name[0].length;
  for (let found = pattern.exec(text); found?.[1] !== undefined; found = pattern.exec(text))
    attributes[found[1]] = found[2] ?? found[3] ?? '';
  return attributes;
}

const after = (text: string, mark: string, from: number) => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
};

/** Natural size in points and ratio: width and height, else the viewBox, else 300 × 150 px (CSS Images 5.1). */
export function measureSvg(attributes: Attributes): { readonly size: Size; readonly ratio: number | undefined } {
  const box = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box.length === 4 && box.every(Number.isFinite) ? box : [];
  const width = lengthOf(attributes.width);
  const height = lengthOf(attributes.height);
  const ratio =
    boxWidth > 0 && boxHeight > 0
      ? boxWidth / boxHeight
      : width !== undefined && height !== undefined
        ? width / height
        : undefined;
  const px = POINTS_PER_UNIT.px;
  if (width !== undefined && height !== undefined) return { size: { width, height }, ratio };
  if (width !== undefined) return { size: { width, height: ratio ? width / ratio : 150 * px }, ratio };
  if (height !== undefined) return { size: { width: ratio ? height * ratio : 300 * px, height }, ratio };
  if (ratio === undefined) return { size: { width: 300 * px, height: 150 * px }, ratio };
  return { size: { width: boxWidth * px, height: boxHeight * px }, ratio };
}

function lengthOf(written: string | undefined): number | undefined {
  const found = /^\s*([+]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*$/i.exec(written ?? '');
  const value = found ? Number(found[1]) * POINTS_PER_UNIT[(found[2]?.toLowerCase() ?? 'px') as 'px'] : 0;
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

/** Markup of an <svg> of the page, by itself: `currentColor` is the computed colour. */
export function svgMarkup(svg: Element, colour: Colour): string {
  const { r, g, b } = toRgb(colour);
  const hex = `#${[r, g, b]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
  return serialise(svg, hex, true);
}

function serialise(node: Node, colour: string, root: boolean): string {
  if (node.type === 'text') return escapeXml(node.text);
  let open = `<${node.name}`;
  if (root && node.attributes.xmlns === undefined) open += ' xmlns="http://www.w3.org/2000/svg"';
  if (root) open += ` color="${colour}"`;
  for (const name of Object.keys(node.attributes)) {
    if (!/^[\w:.-]+$/.test(name) || (root && name === 'color')) continue;
    const value = node.attributes[name]!.replace(/currentcolor/gi, colour);
    if (name.startsWith('xlink:') && root === false && value === '') continue;
    open += ` ${name}="${escapeXml(value).replaceAll('"', '&quot;')}"`;
  }
  if (root && usesXlink(node) && node.attributes['xmlns:xlink'] === undefined)
    open += ' xmlns:xlink="http://www.w3.org/1999/xlink"';
  if (node.children.length === 0) return `${open}/>`;
  let inner = '';
  for (const child of node.children) inner += serialise(child, colour, false);
  if (node.name === 'style') inner = inner.replace(/currentcolor/gi, colour);
  return `${open}>${inner}</${node.name}>`;
}

const usesXlink = (element: Element): boolean =>
  element.attributes['xlink:href'] !== undefined ||
  element.children.some((child) => child.type === 'element' && usesXlink(child));

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
