// In: HTML with its CSS. Out: it laid out in a face whose every glyph is half an em wide, 0.8 em up and 0.2 em down.
import type { Diagnostic } from '../../../src/base/diagnostic.ts';
import { reporter } from '../../../src/base/diagnostic.ts';
import type { Rect } from '../../../src/base/geometry.ts';
import type { Host } from '../../../src/base/host.ts';
import { buildBoxes } from '../../../src/typesetter/boxes/build.ts';
import { parseHtml } from '../../../src/typesetter/html/parse.ts';
import { layoutDocument } from '../../../src/typesetter/layout/document.ts';
import type { Fragment, Page } from '../../../src/typesetter/layout/types.ts';
import { styleDocument } from '../../../src/typesetter/style/style.ts';
import type { Fonts } from '../../../src/typesetter/text/types.ts';
import { FACE } from './face.ts';

const FONTS: Fonts = {
  primary: () => FACE,
  shape: (text, _style, rtl) => {
    const glyphs = [...text].map((char) => ({ id: char.codePointAt(0)!, advance: 500, dx: 0, dy: 0, text: char }));
    return [{ face: FACE, glyphs, advance: 500 * glyphs.length, rtl }];
  },
};

/** Pages of 200 × 200 pt without margins; 10 pt type on lines of 10 pt: 40 letters a line, 20 lines a page. */
const SHEET =
  '@page{size:200pt 200pt;margin:0} html{font:10pt/10pt square} body,p,table,figure{margin:0} *{orphans:1;widows:1} td,th{padding:0}';

/** The smallest PNG header that tells a size in pixels. */
export function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(45);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes[24] = 8;
  bytes[25] = 2;
  return bytes;
}

export interface Laid {
  readonly pages: readonly Page[];
  readonly diagnostics: readonly Diagnostic[];
  /** The border box of an id on its page. */
  readonly box: (id: string, page?: number) => Rect | undefined;
  /** The lines of text of a page, from top to bottom, as `x,y text`. */
  readonly lines: (page: number) => readonly string[];
}

export function lay(html: string, css = '', files: Readonly<Record<string, Uint8Array>> = {}): Laid {
  const diagnostics: Diagnostic[] = [];
  const report = reporter('en', (diagnostic) => diagnostics.push(diagnostic));
  const host: Host = {
    read: (path) => (files[path] ? { ok: true, bytes: files[path] } : { ok: false, refusal: 'missing' }),
    list: () => [],
    today: () => '2026-01-01',
  };
  const text = `<html lang="fr"><head><title>t</title><style>${SHEET}${css}</style></head><body>${html}</body></html>`;
  const document = parseHtml(text, 'page.html', report);
  const styled = styleDocument(document, { host, report, userSheets: [] });
  const boxes = buildBoxes(styled, { host, report, path: 'page.html' });
  const { pages } = layoutDocument(boxes, styled, FONTS, report);
  return {
    pages,
    diagnostics,
    box: (id, page) => {
      for (const one of pages) {
        if (page !== undefined && one.number !== page) continue;
        const found = find(one.content, 0, 0, id);
        if (found) return found;
      }
      return undefined;
    },
    lines: (number) => {
      const found: { x: number; y: number; text: string }[] = [];
      collect(pages[number - 1]!.content, 0, 0, found);
      found.sort((one, other) => one.y - other.y || one.x - other.x);
      return found.map(({ x, y, text }) => `${round(x)},${round(y)} ${text}`);
    },
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

function find(fragments: readonly Fragment[], x: number, y: number, id: string): Rect | undefined {
  for (const fragment of fragments) {
    const [left, top] = [x + fragment.x, y + fragment.y];
    if (fragment.ids.includes(id))
      return { x: round(left), y: round(top), width: round(fragment.width), height: round(fragment.height) };
    const inner = find(fragment.children, left, top, id);
    if (inner) return inner;
  }
  return undefined;
}

function collect(
  fragments: readonly Fragment[],
  x: number,
  y: number,
  to: { x: number; y: number; text: string }[],
): void {
  for (const fragment of fragments) {
    const [left, top] = [x + fragment.x, y + fragment.y];
    if (fragment.type === 'line') {
      const text = textOf(fragment).trim();
      const first = fragment.children[0];
      if (text !== '') to.push({ x: left + (first?.x ?? 0), y: top, text });
      for (const child of fragment.children) if (child.box) collect([child], left, top, to);
    } else collect(fragment.children, left, top, to);
  }
}

function textOf(fragment: Fragment): string {
  if (fragment.text) return fragment.text.glyphs.map((glyph) => glyph.text).join('');
  return fragment.children
    .filter((child) => child.box === undefined)
    .map(textOf)
    .join('');
}
