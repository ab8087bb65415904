// In: texts and drawings. Out: a document as layout would give it, made by hand, so that painting is tested alone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { Colour } from '../../src/base/colour.ts';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import type { Host } from '../../src/base/host.ts';
import type { Mark, Slot, Tag } from '../../src/typesetter/boxes/types.ts';
import type { DisplayItem, LaidOut, Page } from '../../src/typesetter/layout/types.ts';
import type { Face, Glyph } from '../../src/typesetter/text/types.ts';

const require = createRequire(import.meta.url);
const file = require.resolve(
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
);
const font = fontkit.create(readFileSync(file));

export const face: Face = {
  key: 'atkinson',
  family: 'Atkinson Hyperlegible Next',
  weight: 400,
  style: 'normal',
  font,
  unitsPerEm: font.unitsPerEm,
  ascent: font.ascent,
  descent: -font.descent,
  lineGap: font.lineGap,
  xHeight: font.xHeight,
  sizeAdjust: 1,
  capHeight: font.capHeight,
  underlinePosition: font.underlinePosition,
  underlineThickness: font.underlineThickness,
  covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
};

export const ink: Colour = { space: 'rgb', r: 0.1, g: 0.1, b: 0.1, alpha: 1 };
export const red: Colour = { space: 'rgb', r: 0.8, g: 0, b: 0, alpha: 1 };
export const artifact: Mark = { type: 'artifact', kind: 'layout' };

export function shape(text: string): readonly Glyph[] {
  const scale = 1000 / font.unitsPerEm;
  const run = font.layout(text);
  return run.glyphs.map((glyph, i) => ({
    id: glyph.id,
    advance: run.positions[i]!.xAdvance * scale,
    dx: 0,
    dy: 0,
    text: String.fromCodePoint(...glyph.codePoints),
  }));
}

export function glyphs(text: string, x: number, y: number, mark: Mark, size = 12, colour = ink): DisplayItem {
  const paint = { face, size, glyphs: shape(text), adjust: undefined, scale: 1, baseline: 0, rtl: false };
  return { type: 'glyphs', x, y, text: paint, colour, mark };
}

const place = { file: 'page.html', line: 1, column: 1 };
let lastId = 0;

/** A tag with children made in place; `slot` stands where its own content is. */
export function tag(role: string, children: readonly (Tag | 'slot')[], more: Partial<Tag> = {}): Tag {
  const made = { type: 'tag', id: ++lastId, role, attributes: [], place, children: [], ...more } as Tag;
  const list = children.map((child): Tag | Slot => (child === 'slot' ? { type: 'slot', tag: made } : child));
  return Object.assign(made, { children: list });
}

export function slotOf(made: Tag): Slot {
  return made.children.find((child): child is Slot => child.type === 'slot')!;
}

export function page(number: number, items: readonly DisplayItem[], width = 300, height = 400): Page {
  return {
    number,
    folio: number,
    name: '',
    side: number % 2 ? 'right' : 'left',
    blank: false,
    trim: { width, height },
    // Of a page's own rules, only what turns it is asked for here.
    style: { orientation: 'upright' } as Page['style'],
    content: [],
    footnotes: [],
    margins: [],
    items,
  };
}

export function laidOut(pages: readonly Page[], tags: Tag, more: Partial<LaidOut> = {}): LaidOut {
  return {
    pages,
    tags,
    bookmarks: [],
    title: 'Essai & « mesures »',
    lang: 'fr',
    author: 'Mairie de Valbrune',
    subject: '',
    keywords: '',
    date: '2026-12-01',
    ...more,
  };
}

export function fakeHost(files: Readonly<Record<string, Uint8Array | string>> = {}): Host {
  return {
    read(path) {
      const bytes = files[path];
      if (bytes === undefined) return { ok: false, refusal: 'missing' };
      return { ok: true, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes };
    },
    list: () => [],
    today: () => '2026-12-01',
  };
}

export function gather() {
  const diagnostics: Diagnostic[] = [];
  return { diagnostics, report: reporter('fr', (diagnostic) => diagnostics.push(diagnostic)) };
}

export const READING = { tagged: true, colour: 'screen', ppi: 300, date: '2026-12-01' } as const;
export const PRESS = { tagged: false, colour: 'print', ppi: 300, date: '2026-12-01' } as const;
