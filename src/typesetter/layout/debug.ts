// In: a document laid out. Out: the same pages with boxes, baselines, columns and the reasons of breaks drawn over them, as artifacts.
import type { Colour } from '../../base/colour.ts';
import { type Rect, rectPath, type Sides } from '../../base/geometry.ts';
import type { Place } from '../../base/place.ts';
import type { Box, Mark } from '../boxes/types.ts';
import type { Fonts, TextStyle } from '../text/types.ts';
import { weakWords } from '../text/weak-words.ts';
import { marginsOf } from './box-sizes.ts';
import { type BreakNote, breakNotes } from './debug-breaks.ts';
import { type DebugWords, debugWords } from './debug-words.ts';
import type { DisplayItem, Fragment, LaidOut, Page } from './types.ts';

export interface DebugOptions {
  readonly language: 'fr' | 'en';
  /** What the author calls the element at a place: its name and classes. */
  readonly names: ReadonlyMap<Place, string>;
}

const MARK: Mark = { type: 'artifact', kind: 'layout' };
const rgb = (r: number, g: number, b: number): Colour => ({
  space: 'rgb',
  r: r / 255,
  g: g / 255,
  b: b / 255,
  alpha: 1,
});
const COLOURS = {
  margin: rgb(230, 130, 20),
  border: rgb(30, 100, 220),
  padding: rgb(40, 150, 70),
  content: rgb(120, 80, 200),
  baseline: rgb(230, 120, 180),
  column: rgb(0, 140, 150),
  break: rgb(190, 20, 30),
} as const;
const PAPER: Colour = rgb(255, 255, 255);
const INK: Colour = rgb(70, 70, 70);
const TYPE: TextStyle = { family: ['sans-serif'], weight: 400, style: 'normal', features: {}, kerning: true, lang: '' };
/** Labels of one page at most: a page of a thousand boxes says no more with a thousand names on it. */
const MOST_LABELS = 300;

/** What is being drawn on one page. */
interface Sheet {
  readonly out: DisplayItem[];
  readonly labels: Rect[];
  readonly fonts: Fonts;
  readonly words: DebugWords;
  readonly nameOf: (box: Box) => string;
}

/** Nothing that was laid out changes: the drawing follows each page's own items. */
export function debugPages(laidOut: LaidOut, fonts: Fonts, { language, names }: DebugOptions): LaidOut {
  const words = debugWords(language);
  const nameOf = ({ place, origin }: Box) => names.get(place) ?? origin;
  const notes = breakNotes(laidOut.pages, words, nameOf);
  const pages = laidOut.pages.map((page, index) => {
    const sheet: Sheet = { out: [], labels: [], fonts, words, nameOf };
    for (const fragment of [...page.content, ...page.footnotes, ...page.margins]) visit(sheet, fragment, 0, 0, page);
    for (const note of notes) if (note.page === index) drawBreak(sheet, note);
    legend(sheet, page);
    return { ...page, items: [...page.items, ...sheet.out] };
  });
  return { ...laidOut, pages };
}

function visit(sheet: Sheet, fragment: Fragment, left: number, top: number, page: Page): void {
  const [x, y] = [left + fragment.x, top + fragment.y];
  const { box, type } = fragment;
  if (type === 'line') line(sheet, fragment, x, y);
  else if (box !== undefined && box.type !== 'paragraph' && fragment.width > 0)
    outlines(sheet, fragment, box, x, y, page);
  for (const child of fragment.children) visit(sheet, child, x, y, page);
}

const NONE: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

function inside({ x, y, width, height }: Rect, sides: Sides): Rect {
  return {
    x: x + sides.left,
    y: y + sides.top,
    width: Math.max(0, width - sides.left - sides.right),
    height: Math.max(0, height - sides.top - sides.bottom),
  };
}

function outlines(sheet: Sheet, fragment: Fragment, box: Box, x: number, y: number, page: Page): void {
  const { width, height, borders = NONE, padding = NONE, edges } = fragment;
  const outer = { x, y, width, height };
  const margin = marginsOf(box.style, page.trim.width);
  const around = {
    top: edges.top ? -margin.top : 0,
    right: -margin.right,
    bottom: edges.bottom ? -margin.bottom : 0,
    left: -margin.left,
  };
  if (around.top || around.right || around.bottom || around.left)
    stroke(sheet, inside(outer, around), COLOURS.margin, 0.2, [1.5, 1.5]);
  const padded = inside(outer, { ...borders });
  const content = inside(padded, padding);
  if (isOther(padded, outer)) stroke(sheet, padded, COLOURS.padding, 0.2, []);
  if (isOther(content, padded)) stroke(sheet, content, COLOURS.content, 0.2, [0.6, 0.8]);
  stroke(sheet, outer, COLOURS.border, 0.25, []);
  if (box.type === 'columns') {
    const seen = new Set<string>();
    for (const child of fragment.children) {
      const key = `${Math.round(child.x)} ${Math.round(child.width)}`;
      if (child.box === undefined || child.width > content.width - 1 || seen.has(key)) continue;
      seen.add(key);
      const column = { x: x + child.x, y: content.y, width: child.width, height: content.height };
      stroke(sheet, column, COLOURS.column, 0.4, [3, 2]);
    }
  }
  if (fragment.edges.top) name(sheet, sheet.nameOf(box), x, y, outer);
}

const isOther = (one: Rect, other: Rect) => one.width !== other.width || one.height !== other.height;

/** A name at the box's corner, beside those that stand there already. */
function name(sheet: Sheet, text: string, x: number, y: number, box: Rect): void {
  if (sheet.labels.length >= MOST_LABELS) return;
  const size = 5;
  const width = measure(sheet, text, size) + 1;
  let at = x + 0.4;
  for (const other of sheet.labels)
    if (Math.abs(other.y - y) < size && at < other.x + other.width && at + width > other.x) at = other.x + other.width;
  if (at > box.x + Math.max(box.width, 30)) return;
  sheet.labels.push({ x: at, y, width, height: size });
  // Above the box, where its margin mostly is: text is not covered.
  write(sheet, text, at + 0.5, y - 0.6, size, COLOURS.border);
}

/** The baseline, and in the margin what was paid for the line's end. */
function line(sheet: Sheet, fragment: Fragment, x: number, y: number): void {
  const texts: Fragment[] = [];
  const gather = (one: Fragment) => {
    if (one.type === 'text' && one.text) texts.push(one);
    else if (!one.box) one.children.forEach(gather);
  };
  const first = baselineOf(fragment, 0);
  if (first === undefined) return;
  rule(sheet, x, y + first, fragment.width, COLOURS.baseline, 0.2, []);
  fragment.children.forEach(gather);
  const glyphs = texts.flatMap(({ text }) => text!.glyphs.map((glyph) => glyph.text));
  const said: string[] = [];
  const written = glyphs.join('').trimEnd();
  const style = texts.at(-1)?.style;
  if (/\p{L}[-‐\u00AD]$/u.test(written)) said.push(sheet.words.hyphen);
  const word = /[\p{L}’']+$/u.exec(written)?.[0].toLowerCase();
  if (word && style && weakWords(style.lang).has(word)) said.push(`« ${word} »`);
  const percent = stretch(texts);
  if (percent !== 0) said.push(sheet.words.percent(percent));
  if (said.length > 0) write(sheet, said.join(' '), x + fragment.width + 1, y + first, 4, COLOURS.break);
}

function baselineOf(fragment: Fragment, y: number): number | undefined {
  if (fragment.text) return y + fragment.text.baseline;
  for (const child of fragment.children) {
    const found = child.box ? undefined : baselineOf(child, y + child.y);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How much wider than the face's the word spaces of a line are, in percent. */
function stretch(texts: readonly Fragment[]): number {
  let [more, own] = [0, 0];
  for (const { text } of texts) {
    if (text?.adjust === undefined) continue;
    for (let i = 0; i < text.glyphs.length; i += 1) {
      const { text: letter, advance } = text.glyphs[i]!;
      if (letter !== ' ') continue;
      own += (advance * text.size) / 1000;
      more += text.adjust[i] ?? 0;
    }
  }
  return own === 0 ? 0 : Math.round((100 * more) / own);
}

function drawBreak(sheet: Sheet, { x, y, width, floor, words }: BreakNote): void {
  rule(sheet, x, y + 0.5, width, COLOURS.break, 0.5, [4, 2]);
  const size = 6;
  const wide = measure(sheet, words, size) + 2;
  let at = floor + 1;
  for (const other of sheet.labels)
    if (other.y + other.height > at && other.y < at + size + 1.5 && other.x < x + wide && other.x + other.width > x)
      at = other.y + other.height;
  const rect = { x, y: at, width: wide, height: size + 1.5 };
  sheet.labels.push(rect);
  fill(sheet, rect, PAPER);
  write(sheet, words, x + 1, at + size, size, COLOURS.break);
}

function legend(sheet: Sheet, page: Page): void {
  const size = 6;
  let y = page.trim.height - 11;
  let x = 6;
  const put = (text: string, colour: Colour) => {
    const width = measure(sheet, text, size);
    if (x + width > page.trim.width - 6) [x, y] = [6, y + 7];
    fill(sheet, { x: x - 1, y: y - size, width: width + 2, height: size + 1.5 }, PAPER);
    write(sheet, text, x, y, size, colour);
    x += width + 6;
  };
  put(sheet.words.page(page.number, page.name), INK);
  for (const key of Object.keys(COLOURS) as (keyof typeof COLOURS)[]) put(sheet.words.legend[key], COLOURS[key]);
  put(sheet.words.line, COLOURS.break);
}

function stroke(sheet: Sheet, rect: Rect, colour: Colour, width: number, dash: readonly number[]): void {
  sheet.out.push({
    type: 'stroke',
    path: rectPath(rect),
    colour,
    width,
    dash,
    cap: 'butt',
    join: 'miter',
    mark: MARK,
  });
}

function rule(
  sheet: Sheet,
  x: number,
  y: number,
  length: number,
  colour: Colour,
  width: number,
  dash: readonly number[],
): void {
  const path = [['M', x, y] as const, ['L', x + length, y] as const];
  sheet.out.push({ type: 'stroke', path, colour, width, dash, cap: 'butt', join: 'miter', mark: MARK });
}

function fill(sheet: Sheet, rect: Rect, paint: Colour): void {
  sheet.out.push({ type: 'fill', path: rectPath(rect), paint, rule: 'nonzero', mark: MARK });
}

function measure({ fonts }: Sheet, text: string, size: number): number {
  let width = 0;
  for (const { advance } of fonts.shape(text, TYPE, false)) width += advance;
  return (width * size) / 1000;
}

function write(sheet: Sheet, text: string, x: number, y: number, size: number, colour: Colour): void {
  let at = x;
  for (const { face, glyphs, advance } of sheet.fonts.shape(text, TYPE, false)) {
    const paint = { face, size, glyphs, adjust: undefined, scale: 1, baseline: 0, rtl: false };
    sheet.out.push({ type: 'glyphs', x: at, y, text: paint, colour, mark: MARK });
    at += (advance * size) / 1000;
  }
}
