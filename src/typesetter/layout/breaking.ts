// In: a paragraph's items and the widths of its lines. Out: where each line ends.
import { resolveLength } from '../../base/length.ts';
import type { Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { hyphenator, limitsOf } from '../text/hyphenation.ts';
import { type BreakOptions, breakLines, LAST_RESORT } from '../text/total-fit.ts';
import type { BreakBox, BreakItem } from '../text/types.ts';
import { weakWords } from '../text/weak-words.ts';
import { NONE } from './fragment.ts';
import { endHang, hangs, hyphenHang, startHang } from './hanging.ts';
import type { Item, Items, TextItem } from './inline-items.ts';
import { SPACE_SHRINK } from './line-alignment.ts';
import { wordTooWide } from './rules.ts';
import { hyphenOf } from './type-metrics.ts';
import type { Context, Placed } from './types.ts';
import { type WordAround, wordAround } from './word-around.ts';

/** A spot between two characters: before item `item`, or `offset` characters into it. */
export interface Point {
  readonly item: number;
  readonly offset: number;
}

export interface LineRange {
  readonly start: Point;
  readonly end: Point;
  readonly hyphenated: boolean;
  /** Ends by itself: a forced break or the paragraph's end. */
  readonly last: boolean;
  /** Wider than its room. */
  readonly overfull: boolean;
  /** Ragged, or the last of justified text, and made tighter to hold one more word. */
  readonly tightened: boolean;
}

export interface BreakWidths {
  readonly width: (line: number) => number;
  readonly constantFrom: number;
  /** The widest a line can be: what a word must fit in. */
  readonly widest: number;
}

/**
 * Extra cost of a ragged line that ends with a word leaning on the next, by its letters: one (à, y: seen by all), two or
 * three, more; on a measure of 35 characters. A wider measure moves less white with each word, and pays less for it: as
 * the square, for so white is weighed.
 */
const LEANING = { one: 98, few: 98, more: 52, measure: 35, most: 1.5 };
/**
 * A ragged line may be tightened by this share of what a justified line may, to hold one more word: 4 % of its width at most.
 * Without it no choice of breaks brings the white of narrow columns below a quarter in nineteen lines of twenty.
 */
const TIGHTENED = 0.45;
/** A break at a hyphen that is written; one that leaves one or two letters (-t-il, -là, -en) is the last resort. */
const AT_HYPHEN = { ragged: 150, justify: 50 } as const;
const HUGE = 40_000;

export function breakParagraph(
  { items, preserved }: Items,
  from: Point,
  style: Style,
  atomics: ReadonlyMap<number, Placed>,
  widths: BreakWidths,
  cx: Context,
  until = items.length,
): readonly LineRange[] {
  const justify = style.textAlign === 'justify';
  const { units, refs } = makeUnits(
    items,
    from,
    style,
    justify && !preserved,
    (i) => atomics.get(i)?.fragment?.width ?? 0,
    widths.widest,
    cx,
    until,
  );
  const greedy = preserved || units.length > HUGE || style.textWrap === 'stable';
  const mode: BreakOptions['mode'] = greedy ? 'greedy' : style.textWrap === 'balance' ? 'balance' : 'best';
  const limit = style.hyphenateLimitLines;
  const options = {
    width: widths.constantFrom === 0 ? widths.widest : widths.width,
    constantFrom: widths.constantFrom,
    align: justify ? ('justify' as const) : ('ragged' as const),
    mode: mode,
    maxConsecutiveHyphens: limit === 'no-limit' ? 1000 : limit,
    ...(style.textWrap === 'pretty' && { lastLine: 0.33 }),
    wholeLastWord: style.hyphenateLimitLast === 'always',
    hyphenZone: style.hyphenateLimitZone === 0 ? 0 : resolveLength(style.hyphenateLimitZone, widths.widest),
  };
  const lines = breakLines(units, options);
  const ranges: LineRange[] = [];
  let start = from;
  for (const line of lines) {
    const unit = units[line.end];
    const forced = unit === undefined || (unit.type === 'penalty' && unit.cost === Number.NEGATIVE_INFINITY);
    let end = unit === undefined ? { item: until, offset: 0 } : refs[line.end]!;
    if (unit !== undefined) end = passed(items, end);
    ranges.push({
      start,
      end,
      hyphenated: line.hyphenated,
      last: forced,
      overfull: line.overfull,
      tightened: (forced || !justify) && line.ratio < 0 && !line.overfull,
    });
    start = end;
  }
  return ranges;
}

/** A line keeps the space it ends with, its forced break, and the ends of spans after them. */
function passed(items: readonly Item[], end: Point): Point {
  if (end.offset > 0) return end;
  let at = end.item;
  const item = items[at];
  if (item?.type === 'break' || item?.type === 'space') at++;
  while (items[at]?.type === 'close' || (item?.type === 'space' && isCollapsible(items[at]))) at++;
  return at === end.item ? end : { item: at, offset: 0 };
}

function isCollapsible(item: Item | undefined): boolean {
  return item?.type === 'space' && !item.kept;
}

/** A paragraph's boxes, glue and penalties, for measuring: a leader takes more than any page has. */
export function paragraphUnits(
  { items }: Items,
  style: Style,
  widthOf: (box: Box) => number,
  widest: number,
  cx: Context,
): readonly BreakItem[] {
  const atomic = (i: number) => {
    const item = items[i]!;
    return item.type === 'atomic' ? widthOf(item.box) : 0;
  };
  const { units, refs } = makeUnits(items, { item: 0, offset: 0 }, style, false, atomic, widest, cx);
  for (let i = 0; i < units.length; i++) {
    const item = items[refs[i]!.item];
    if (item?.type === 'leader' && units[i]!.type === 'box')
      units.splice(i, 1, { type: 'glue', width: LEADER, stretch: 0, shrink: 0 });
  }
  return units;
}
/** The max-content width of a leader. */
export const LEADER = 3000;

interface Units {
  readonly units: BreakItem[];
  readonly refs: Point[];
}

function makeUnits(
  items: readonly Item[],
  from: Point,
  style: Style,
  justify: boolean,
  atomic: (item: number) => number,
  widest: number,
  cx: Context,
  until = items.length,
): Units {
  const units: BreakItem[] = [];
  const refs: Point[] = [];
  const weak = weakWords(style.lang);
  // Where the language is not known, lines are left as CSS gives them.
  const tightens = !justify && weak.size > 0 && style.textWrap !== 'balance' && style.textWrap !== 'stable';
  const tighter = tightens && widest > 0 && Number.isFinite(widest) ? TIGHTENED : 0;
  const leans = justify || weak.size === 0 ? 0 : leaningShare(items, from.item, until, widest);
  const hanging = widest > 0 && Number.isFinite(widest) && hangs(style);
  const add = (unit: BreakItem, item: number, offset = 0) => {
    units.push(unit);
    refs.push({ item, offset });
  };
  const box = (width: number, item: number, offset = 0) => add({ type: 'box', width }, item, offset);
  /** The unit before is content that a break could follow. */
  let open = false;
  let soft: TextItem | undefined;
  /** The word before goes on in the next element, and may be divided between. */
  let divided = false;
  let leaning = 0;
  const opportunity = (item: number) => {
    if (!open) return;
    const width = soft ? hyphenOf(soft.kind.style, cx).width : 0;
    const cost = soft ? 0 : hyphenCost(items[item - 1], items[item], justify);
    const out = !hanging ? 0 : soft ? width * hyphenHang(style) : endHang(items[item - 1], false, style).by;
    add({ type: 'penalty', width: width - out, cost, flagged: soft !== undefined }, item);
    open = false;
  };
  let end = until;
  // White space at the end of a paragraph hangs.
  while (end > from.item && (isCollapsible(items[end - 1]) || isNothing(items[end - 1]!))) end--;
  for (let i = from.item; i < end; i++) {
    const item = items[i]!;
    switch (item.type) {
      case 'word': {
        if (item.breakBefore && (i > from.item || from.offset === 0)) opportunity(i);
        const offset = i === from.item ? from.offset : 0;
        if (divided) opportunity(i);
        const around =
          item.hyphenate && (isBeside(items[i - 1]) || isBeside(items[i + 1])) ? wordAround(items, i) : undefined;
        const whole = around ? around.before + item.text + around.after : item.text;
        const starts = item.hyphenate && hasCapital(whole) && endsSentence(wordBefore(items, around?.first ?? i));
        const at = units.length;
        addWord(item, i, offset, units, refs, widest, starts, cx, hanging ? hyphenHang(style) : 0, around);
        if (hanging && offset === 0) {
          const hang = startHang(item, at === 0 && from.item === 0, style);
          if (hang > 0) units[at] = { ...(units[at] as BreakBox), hang };
        }
        open = true;
        divided = around?.after
          ? hyphenPoints(whole, item.kind.style, starts, cx).includes(around.before.length + item.text.length)
          : false;
        soft = item.soft || divided ? item : undefined;
        leaning = leans === 0 ? 0 : leaningCost(item.text, weak) * leans;
        break;
      }
      case 'space':
        if (item.kept) {
          box(item.width, i);
          if (item.breakBefore)
            add({ type: 'penalty', width: -hangingSpaces(items, i, from.item), cost: 0, flagged: false }, i + 1);
          open = false;
          break;
        }
        if (!item.breakBefore) add({ type: 'penalty', width: 0, cost: Number.POSITIVE_INFINITY, flagged: false }, i);
        else {
          const out = hanging && i > from.item ? endHang(items[i - 1], false, style).by : 0;
          if (leaning > 0 || out > 0) add({ type: 'penalty', width: -out, cost: leaning, flagged: false }, i);
        }
        add(glue(item, justify, tighter, i > from.item ? items[i - 1]! : undefined), i);
        open = false;
        soft = undefined;
        break;
      case 'break':
        add({ type: 'penalty', width: 0, cost: Number.NEGATIVE_INFINITY, flagged: false }, i);
        open = false;
        soft = undefined;
        break;
      case 'atomic': {
        if (item.breakBefore) opportunity(i);
        box(atomic(i), i);
        open = true;
        soft = undefined;
        leaning = 0;
        break;
      }
      case 'open':
        if (item.breakBefore || divided) opportunity(i);
        divided = false;
        if (item.width !== 0) {
          box(item.width, i);
          open = false;
        }
        break;
      case 'close':
        if (item.width !== 0) box(item.width, i);
        break;
      case 'tab':
        if (item.breakBefore) opportunity(i);
        box(item.width, i);
        add({ type: 'penalty', width: 0, cost: 0, flagged: false }, i + 1);
        open = false;
        break;
      case 'leader':
        box(item.kind.size / 2, i);
        open = false;
        break;
    }
  }
  return { units, refs };
}

function isNothing(item: Item): boolean {
  return (
    item.type === 'float' ||
    item.type === 'positioned' ||
    ((item.type === 'open' || item.type === 'close') && item.width === 0)
  );
}

/** What may be between two pieces of one word, or the next of them. */
function isBeside(item: Item | undefined): boolean {
  return item?.type === 'open' || item?.type === 'close' || item?.type === 'word';
}

/** How dear weak words are on this measure. */
function leaningShare(items: readonly Item[], from: number, until: number, measure: number): number {
  let width = 0;
  let letters = 0;
  for (let i = from; i < until; i++) {
    const item = items[i]!;
    if (item.type !== 'word') continue;
    width += item.width;
    letters += item.text.length;
  }
  if (letters === 0 || measure <= 0) return 0;
  return Math.min(LEANING.most, ((LEANING.measure * width) / letters / measure) ** 2);
}

function leaningCost(text: string, weak: ReadonlySet<string>): number {
  if (text.length > 7) return 0;
  let word = text.toLowerCase();
  if (!isLetter(word.charCodeAt(0)) || !isLetter(word.charCodeAt(word.length - 1)))
    word = word.replace(/^[«"(\s\u00A0\u202F]+|[’']$/g, '');
  if (!weak.has(word)) return 0;
  return word.length === 1 ? LEANING.one : word.length < 4 ? LEANING.few : LEANING.more;
}

/** Of the alphabets of Europe; any other sign may be one that clings to a word. */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x2000);
}

/** Whether the first letter is a capital. Most words begin with a small one of ours, and need no pattern. */
function hasCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code < 0x61 || code > 0x7a) && /^\P{L}*\p{Lu}/u.test(word);
}

/** What a break between two words without space costs. */
function hyphenCost(before: Item | undefined, after: Item | undefined, justify: boolean): number {
  if (before?.type !== 'word' || !/\p{L}[-‐]$/u.test(before.text)) return 0;
  const short = after?.type === 'word' && /^\p{L}{1,2}(?!\p{L})/u.test(after.text);
  if (short || /(?<!\p{L})\p{L}{1,2}[-‐]$/u.test(before.text)) return LAST_RESORT;
  return justify ? AT_HYPHEN.justify : AT_HYPHEN.ragged;
}

/** With room to give and take, glyph scale and letter-space of the word before included. `tighter`: of ragged text. */
function glue(item: TextItem, justify: boolean, tighter: number, before: Item | undefined): BreakItem {
  const { width } = item;
  if (!justify && tighter === 0) return { type: 'glue', width, stretch: width / 2, shrink: 0 };
  const { scale, letterSpace } = item.kind.style.justifyLimits;
  let more = 0;
  if (before?.type === 'word' && (scale > 0 || letterSpace > 0)) {
    let glyphs = 0;
    for (const run of before.shaped) glyphs += run.glyphs.length;
    more = before.width * scale + glyphs * letterSpace * item.kind.size;
  }
  const shrink = width * SPACE_SHRINK + more;
  if (!justify) return { type: 'glue', width, stretch: width / 2, shrink: more === 0 ? 0 : shrink * tighter };
  return { type: 'glue', width, stretch: width / 2 + more, shrink };
}

function addWord(
  item: TextItem,
  at: number,
  offset: number,
  units: BreakItem[],
  refs: Point[],
  widest: number,
  starts: boolean,
  cx: Context,
  hyphenOut: number,
  around: WordAround | undefined,
): void {
  const { style } = item.kind;
  const measuring = !Number.isFinite(widest) || widest <= 0;
  // A figure that hangs out by a hair is better whole; a word that leaves its column is not.
  const give = style.overflowWrap === 'normal' ? style.fontSize / 2 : 0.01;
  const tooWide =
    item.width > widest + give && !measuring && style.textWrap !== 'nowrap' && style.wordBreak !== 'keep-all';
  const anywhere = style.overflowWrap === 'anywhere' && widest <= 0;
  let points: readonly number[] = NONE;
  let hyphens = true;
  if (around) {
    const { before, after } = around;
    const all = hyphenPoints(before + item.text + after, style, starts, cx);
    points = all.map((point) => point - before.length).filter((point) => point > 0 && point < item.text.length);
  } else if (item.hyphenate || tooWide) points = hyphenPoints(item.text, style, starts, cx);
  if (tooWide || anywhere) {
    if (tooWide && !item.hyphenate && style.overflowWrap === 'normal')
      cx.report(wordTooWide, { word: item.text }, { place: item.source.place });
    if (anywhere || points.length === 0 || widestPart(item, points) > widest) {
      points = everywhere(item.text);
      hyphens = false;
    }
  }
  let from = offset;
  const hyphen = points.length > 0 && hyphens ? hyphenOf(style, cx).width * (1 - hyphenOut) : 0;
  const widths = points.length > 0 || from > 0 ? widthsTo(item) : undefined;
  for (const point of points) {
    if (point <= from || point >= item.text.length) continue;
    units.push(
      { type: 'box', width: widths![point]! - widths![from]! },
      { type: 'penalty', width: hyphen, cost: hyphens ? 0 : 500, flagged: hyphens },
    );
    refs.push({ item: at, offset: from }, { item: at, offset: point });
    from = point;
  }
  units.push({ type: 'box', width: widths && from > 0 ? widths[item.text.length]! - widths[from]! : item.width });
  refs.push({ item: at, offset: from });
}

function widestPart(item: TextItem, points: readonly number[]): number {
  const widths = widthsTo(item);
  let widest = 0;
  let from = 0;
  for (const point of [...points, item.text.length]) {
    widest = Math.max(widest, widths[point]! - widths[from]!);
    from = point;
  }
  return widest + item.kind.size * 0.4;
}

function hyphenPoints(text: string, style: Style, starts: boolean, cx: Context): readonly number[] {
  const memory = cx.memory('hyphens') as WeakMap<Style, Map<string, readonly number[]>>;
  let known = memory.get(style);
  if (known === undefined) {
    known = new Map();
    memory.set(style, known);
  }
  const key = starts ? `\u0002${text}` : text;
  let points = known.get(key);
  if (points === undefined) {
    points = divideWord(text, style, starts);
    known.set(key, points);
  }
  return points;
}

function divideWord(text: string, style: Style, starts: boolean): readonly number[] {
  const limits = limitsOf(style.lang, style.hyphenateLimitChars);
  const points: number[] = [];
  const hyphenate = hyphenator(style.lang);
  let first = starts;
  for (const { 0: token, index } of text.matchAll(/[^\s\u00a0\u202f]+/gu)) {
    // Figures and addresses are left whole, and the words that a no-break space ties to them are not.
    if (/[\d@\\_]|:\/\/|\.\p{L}/u.test(token)) continue;
    // Letters alone are a word: what clings to it (quotes, stops, l’) stays with its neighbours.
    for (const match of token.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
      const letters = match[0];
      if (letters.length >= limits.word)
        for (const point of hyphenate(letters, limits, first)) points.push(index + match.index + point);
      first = false;
    }
  }
  return points.length === 0 ? NONE : points;
}

function wordBefore(items: readonly Item[], at: number): Item | undefined {
  let i = at - 1;
  while (i >= 0 && (items[i]!.type === 'space' || items[i]!.type === 'open' || items[i]!.type === 'close')) i--;
  return items[i];
}

/** Whether a sentence starts after this word: its capital is then no name’s. After `M.`, `av.` or `J.`, it is one. */
function endsSentence(item: Item | undefined): boolean {
  return item?.type === 'word' && /(?:\p{L}{4}\p{L}*|\d)[\u00a0\u202f]?[.!?…][»”’")\]\u00a0\u202f]*$/u.test(item.text);
}

/** Between every two characters, never inside a surrogate pair or before a combining mark. */
function everywhere(text: string): number[] {
  const points: number[] = [];
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (
      (code >= 0xdc00 && code <= 0xdfff) ||
      (code >= 0x300 && code <= 0x36f) ||
      code === 0x200d ||
      text.charCodeAt(i - 1) === 0x200d
    )
      continue;
    points.push(i);
  }
  return points;
}

/** Width of the word up to each of its characters: a word of fifty thousand letters is divided in one walk. */
function widthsTo(item: TextItem): Float64Array {
  const { size, style } = item.kind;
  const widths = new Float64Array(item.text.length + 1);
  let at = 0;
  let width = 0;
  for (const run of item.shaped) {
    const em = run.form ? size * run.form.size : size;
    for (const glyph of run.glyphs) {
      width += (glyph.advance * em) / 1000 + style.letterSpacing;
      const next = at + glyph.text.length;
      for (let i = at + 1; i <= next; i++) widths[i] = width;
      at = next;
    }
  }
  return widths;
}

/** Kept spaces at the end of a line hang over its edge, but those of `break-spaces` (CSS Text 3, 4.1.3). */
function hangingSpaces(items: Items['items'], last: number, first: number): number {
  let width = 0;
  for (let i = last; i >= first; i -= 1) {
    const item = items[i]!;
    if (item.type !== 'space' || !item.kept || item.kind.style.whiteSpaceCollapse === 'break-spaces') break;
    width += item.width;
  }
  return width;
}
