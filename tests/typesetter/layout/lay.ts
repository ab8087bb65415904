// In: a small HTML page. Out: its pages as lines of words with positions, in a square face: every character is one em wide.
import { type Diagnostic, reporter } from '../../../src/base/diagnostic.ts';
import type { Host } from '../../../src/base/host.ts';
import { buildBoxes } from '../../../src/typesetter/boxes/build.ts';
import { parseHtml } from '../../../src/typesetter/html/parse.ts';
import { layoutDocument } from '../../../src/typesetter/layout/document.ts';
import type { Fragment, LaidOut } from '../../../src/typesetter/layout/types.ts';
import { styleDocument } from '../../../src/typesetter/style/style.ts';
import type { Face, Fonts, Glyph, Shaped } from '../../../src/typesetter/text/types.ts';
import { FACE as SQUARE } from './face.ts';

const NO_FILES: Host = {
  read: () => ({ ok: false, refusal: 'missing' }),
  list: () => [],
  today: () => '2026-01-01',
};

/** Without U+2010: the hyphen is the one of the keyboard. */
const FACE: Face = { ...SQUARE, covers: (codePoint) => codePoint !== 0x2010 };

/** Ascent 0.8 em, descent 0.2 em, each character 1 em. */
export function squareFonts(): Fonts {
  const cache = new Map<string, readonly Shaped[]>();
  return {
    primary: () => FACE,
    shape: (text, _style, rtl) => {
      const key = `${text}|${rtl}`;
      let shaped = cache.get(key);
      if (shaped === undefined) {
        const characters = rtl ? [...text].reverse() : [...text];
        const glyphs: Glyph[] = characters.map((one, i) => ({ id: i, advance: 1000, dx: 0, dy: 0, text: one }));
        shaped = glyphs.length === 0 ? [] : [{ face: FACE, glyphs, advance: glyphs.length * 1000, rtl }];
        cache.set(key, shaped);
      }
      return shaped;
    },
  };
}

export interface Laid {
  readonly document: LaidOut;
  readonly diagnostics: readonly Diagnostic[];
}

/** 10 pt type on 10 pt lines; pages of `size` points without margins unless the page's CSS says so. */
export function lay(css: string, body: string, size = '100pt 100pt'): Laid {
  const diagnostics: Diagnostic[] = [];
  const report = reporter('en', (diagnostic) => diagnostics.push(diagnostic));
  const base = `@page{size:${size};margin:0}html{font:10pt/10pt square;orphans:1;widows:1}body,p,h1,h2,ul,ol,li,figure,dl,dd{margin:0;padding:0;font-size:10pt}*{-tambour-typography:none}`;
  const html = `<!doctype html><html lang="en"><head><title>t</title><style>${base}${css}</style></head><body>${body}</body></html>`;
  const document = parseHtml(html, 'page.html', report);
  const styled = styleDocument(document, { host: NO_FILES, report, userSheets: [] });
  const tree = buildBoxes(styled, { host: NO_FILES, report, path: 'page.html' });
  return { document: layoutDocument(tree, styled, squareFonts(), report), diagnostics };
}

export interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The lines of one page in tree order, positions from the trim corner. */
export function linesOf(fragments: readonly Fragment[], x = 0, y = 0): readonly Word[] {
  const out: Word[] = [];
  const visit = (fragment: Fragment, left: number, top: number): void => {
    const [a, b] = [left + fragment.x, top + fragment.y];
    if (fragment.type === 'line') {
      const first = firstText(fragment, a);
      if (first) out.push({ x: round(first.x), y: round(b), text: first.text.trimEnd() });
      for (const child of fragment.children) if (child.type !== 'text') nested(child, a, b);
      return;
    }
    for (const child of fragment.children) visit(child, a, b);
  };
  const nested = (fragment: Fragment, left: number, top: number): void => {
    if (fragment.box) visit(fragment, left, top);
    else for (const child of fragment.children) nested(child, left + fragment.x, top + fragment.y);
  };
  for (const fragment of fragments) visit(fragment, x, y);
  return out;
}

function firstText(line: Fragment, left: number): { readonly x: number; readonly text: string } | undefined {
  const parts: { readonly x: number; readonly text: string }[] = [];
  const gather = (fragment: Fragment, at: number): void => {
    if (fragment.text)
      parts.push({ x: at + fragment.x, text: fragment.text.glyphs.map((glyph) => glyph.text).join('') });
    else if (!fragment.box) for (const child of fragment.children) gather(child, at + fragment.x);
  };
  for (const child of line.children) gather(child, left);
  if (parts.length === 0) return undefined;
  parts.sort((one, other) => one.x - other.x);
  return { x: parts[0]!.x, text: parts.map((part) => part.text).join('') };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** All pages as text: `x,y words`, a line of dashes between pages. */
export function words({ document }: Laid): string {
  return document.pages
    .map((page) =>
      [...linesOf(page.content), ...linesOf(page.footnotes), ...linesOf(page.margins)]
        .map(({ x, y, text }) => `${x},${y} ${text}`)
        .join('\n'),
    )
    .join('\n---\n');
}

/** The text of all pages, words joined by spaces, as printed. */
export function textOf({ document }: Laid): readonly string[] {
  return document.pages.map((page) =>
    linesOf(page.content)
      .map(({ text }) => text)
      .join(' '),
  );
}

/** The fragments made by elements of this name, with absolute positions, page by page. */
export function boxesOf(
  { document }: Laid,
  origin: string,
): readonly {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}[] {
  const out: { page: number; x: number; y: number; width: number; height: number }[] = [];
  for (const page of document.pages) {
    const visit = (fragment: Fragment, left: number, top: number): void => {
      const [x, y] = [left + fragment.x, top + fragment.y];
      if (fragment.box?.origin === origin && fragment.box.type !== 'paragraph')
        out.push({
          page: page.number,
          x: round(x),
          y: round(y),
          width: round(fragment.width),
          height: round(fragment.height),
        });
      for (const child of fragment.children) visit(child, x, y);
    };
    for (const fragment of page.content) visit(fragment, 0, 0);
  }
  return out;
}
