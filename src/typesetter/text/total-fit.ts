// In: boxes, glue and penalties, and the widths of lines. Out: where the lines end (Knuth and Plass, Breaking Paragraphs into Lines, 1981).
import { fewerRivers, lineKey, type Weighed } from './rivers.ts';
import type { BreakItem } from './types.ts';

export interface BreakOptions {
  /** Points; a function of the line's index (from 0) where floats narrow some lines. */
  readonly width: number | ((line: number) => number);
  /** The line from which a width function gives always the same: long paragraphs beside a float stay fast. */
  readonly constantFrom?: number;
  /** `ragged` also serves centred and right-aligned text: glue never stretches. */
  readonly align: 'ragged' | 'justify';
  /** `best` weighs the whole paragraph; `greedy` fills line after line; `balance` evens the lines of a short heading. */
  readonly mode?: 'best' | 'greedy' | 'balance';
  /** Added to the cost of each flagged penalty. 50 unless said. */
  readonly hyphenPenalty?: number;
  /** Lines in a row that may end with a flagged penalty. 2 unless said. */
  readonly maxConsecutiveHyphens?: number;
  /** The last line does not begin inside a word. */
  readonly wholeLastWord?: boolean;
  /** Points: a line that ends with less white than this is not filled up with a part of the next word. */
  readonly hyphenZone?: number;
  /** The share of the width that the last line should fill, at least. 0.2 unless said; 0 for no care. */
  readonly lastLine?: number;
  /** `balance` gives up above this number of lines. 10 unless said. */
  readonly balanceLimit?: number;
}

/** One line: items from `start` up to `end`; `end` is the item it is broken at (items.length after the last). */
export interface BrokenLine {
  readonly start: number;
  readonly end: number;
  /** Natural width in points, the penalty's own included. */
  readonly width: number;
  /** How far glue stretches (above 0, in units of its stretch; not in ragged text or on last lines) or shrinks (down to -1). */
  readonly ratio: number;
  /** Ends at a penalty that is drawn (a hyphen). */
  readonly hyphenated: boolean;
  /** Wider than its width, with nothing left to try. */
  readonly overfull: boolean;
}

/**
 * Breaks a paragraph. Always ends with lines that hold every box once and in order: a box wider than its line stands
 * alone. Glue and penalties after a break are dropped. Time is linear in the items: the number of breaks weighed
 * together is bounded (ACTIVE_LIMIT).
 */
export function breakLines(items: readonly BreakItem[], options: BreakOptions): readonly BrokenLine[] {
  if (items.length === 0) return [];
  const widthOf = typeof options.width === 'function' ? options.width : constant(options.width);
  const paragraph = measure(items);
  const first = widthOf(0);
  // Measuring: at no width or at any width there is nothing to weigh.
  if (options.mode === 'greedy' || !(first > 0 && first < Number.POSITIVE_INFINITY))
    return greedy(paragraph, widthOf, options.align);
  if (options.mode === 'balance') return balance(paragraph, widthOf, options);
  return weigh(paragraph, widthOf, options);
}

/** `even`: the last line is weighed as any other. */
function weigh(
  paragraph: Paragraph,
  widthOf: (line: number) => number,
  options: BreakOptions,
  even = false,
): readonly BrokenLine[] {
  for (const tolerance of TOLERANCES[options.align]) {
    const found = best(paragraph, widthOf, tolerance, options, even);
    if (!found) continue;
    if (options.align !== 'justify') return found.lines;
    return fewerRivers(paragraph.items, found, (surcharges) =>
      best(paragraph, widthOf, tolerance, options, even, surcharges),
    );
  }
  return greedy(paragraph, widthOf, options.align);
}

/** Breaks weighed at once. More than a page's width holds of words and syllables; the worst fall out. */
const ACTIVE_LIMIT = 120;
/** How loose a line may be: in units of stretch, or in shares of the width. The last stage takes any line. */
const TOLERANCES = { justify: [1.5, 4, Number.POSITIVE_INFINITY], ragged: [0.35, Number.POSITIVE_INFINITY] } as const;
const EPSILON = 1e-6;
/** A penalty as dear as this is weighed only when nothing else gives lines that are not too loose. */
export const LAST_RESORT = 100_000;

interface Paragraph {
  readonly items: readonly BreakItem[];
  /** Sums of width, stretch and shrink before each item. */
  readonly widths: Float64Array;
  readonly stretches: Float64Array;
  readonly shrinks: Float64Array;
  /** The first item a line may start with, at or after each index. */
  readonly starts: Uint32Array;
}

function constant(width: number): () => number {
  return () => width;
}

function measure(items: readonly BreakItem[]): Paragraph {
  const count = items.length;
  const widths = new Float64Array(count + 1);
  const stretches = new Float64Array(count + 1);
  const shrinks = new Float64Array(count + 1);
  const starts = new Uint32Array(count + 2);
  for (let at = 0; at < count; at++) {
    const item = items[at]!;
    widths[at + 1] = widths[at]! + (item.type === 'penalty' ? 0 : item.width);
    stretches[at + 1] = stretches[at]! + (item.type === 'glue' ? item.stretch : 0);
    shrinks[at + 1] = shrinks[at]! + (item.type === 'glue' ? item.shrink : 0);
  }
  starts[count] = count;
  starts[count + 1] = count;
  for (let at = count - 1; at >= 0; at--) {
    const item = items[at]!;
    const stays = item.type === 'box' || (item.type === 'penalty' && item.cost === Number.NEGATIVE_INFINITY);
    starts[at] = stays ? at : starts[at + 1]!;
  }
  return { items, widths, stretches, shrinks, starts };
}

/** Whether a line may end at this item: glue after a box, or a penalty that is not forbidden. */
function isBreak(items: readonly BreakItem[], at: number): boolean {
  const item = items[at];
  if (item === undefined) return true;
  if (item.type === 'penalty') return item.cost < Number.POSITIVE_INFINITY;
  return item.type === 'glue' && at > 0 && items[at - 1]!.type === 'box';
}

function isForced(items: readonly BreakItem[], at: number): boolean {
  const item = items[at];
  return item === undefined || (item.type === 'penalty' && item.cost === Number.NEGATIVE_INFINITY);
}

/** The start of the line after a break: a forced break is not dropped by the break before it, its own line is empty. */
function startAfter(paragraph: Paragraph, end: number): number {
  return paragraph.starts[Math.min(end + 1, paragraph.items.length)]!;
}

function naturalWidth(paragraph: Paragraph, start: number, end: number): number {
  if (end <= start) return 0;
  const item = paragraph.items[end];
  return (
    paragraph.widths[end]! -
    paragraph.widths[start]! -
    hangOf(paragraph.items[start]) +
    (item?.type === 'penalty' ? item.width : 0)
  );
}

function hangOf(item: BreakItem | undefined): number {
  return item?.type === 'box' ? (item.hang ?? 0) : 0;
}

function makeLine(paragraph: Paragraph, start: number, end: number, available: number, align: string): BrokenLine {
  const item = paragraph.items[end];
  const width = naturalWidth(paragraph, start, end);
  const ratio = ratioOf(paragraph, start, end, available - width);
  const natural = align !== 'justify' || isForced(paragraph.items, end);
  return {
    start,
    end,
    width,
    ratio: natural ? Math.max(-1, Math.min(0, finite(ratio))) : Math.max(-1, finite(ratio)),
    hyphenated: item?.type === 'penalty' && item.width > 0,
    overfull: ratio < -1 - EPSILON,
  };
}

function ratioOf(paragraph: Paragraph, start: number, end: number, slack: number): number {
  if (Math.abs(slack) <= EPSILON) return 0;
  if (slack > 0) return slack / (paragraph.stretches[end]! - paragraph.stretches[start]!);
  return slack / (paragraph.shrinks[end]! - paragraph.shrinks[start]!);
}

/** A line without glue cannot stretch: it stays as it is. */
function finite(ratio: number): number {
  return Number.isFinite(ratio) || ratio < 0 ? ratio : 0;
}

function greedy(paragraph: Paragraph, widthOf: (line: number) => number, align: string): readonly BrokenLine[] {
  const { items, starts, shrinks } = paragraph;
  const lines: BrokenLine[] = [];
  let start = starts[0]!;
  let fits = -1;
  for (let at = start; at <= items.length; at++) {
    if (!isBreak(items, at) || at < start) continue;
    const available = widthOf(lines.length) + shrinks[at]! - shrinks[start]!;
    if (naturalWidth(paragraph, start, at) > available + EPSILON && fits >= 0) {
      lines.push(makeLine(paragraph, start, fits, widthOf(lines.length), align));
      start = startAfter(paragraph, fits);
      at = Math.max(start, fits) - 1;
      fits = -1;
      continue;
    }
    if (isForced(items, at)) {
      if (at < items.length || start < items.length || lines.length === 0) {
        lines.push(makeLine(paragraph, start, at, widthOf(lines.length), align));
      }
      start = startAfter(paragraph, at);
      fits = -1;
    } else fits = at;
  }
  return lines;
}

/** The smallest widths at which the lines are no more than at full width (CSS Text 4, text-wrap: balance). */
function balance(
  paragraph: Paragraph,
  widthOf: (line: number) => number,
  options: BreakOptions,
): readonly BrokenLine[] {
  const filled = greedy(paragraph, widthOf, 'ragged');
  const limit = options.balanceLimit ?? 10;
  if (filled.length < 2 || filled.length > limit) return greedy(paragraph, widthOf, options.align);
  let high = Math.max(...filled.map((_, line) => widthOf(line)));
  let low = 0;
  let found = filled;
  while (high - low > 0.25) {
    const middle = (low + high) / 2;
    const narrower = greedy(paragraph, (line) => Math.min(middle, widthOf(line)), 'ragged');
    // A box that overflows at the trial width but not at the true one is no balance.
    const spoils = narrower.some((line) => line.overfull);
    if (narrower.length > filled.length || spoils) low = middle;
    else {
      high = middle;
      found = narrower;
    }
  }
  // A little wider, all is weighed once more: that leaves room to end no line with a weak word.
  const room = high * 1.15;
  const how: BreakOptions = { ...options, align: 'ragged', lastLine: 0 };
  const weighed = weigh(paragraph, (line) => Math.min(room, widthOf(line)), how, true);
  if (weighed.length === found.length && !weighed.some((line) => line.overfull)) found = weighed;
  return found.map(({ start, end }, line) => makeLine(paragraph, start, end, widthOf(line), options.align));
}

/** A break that some way through the paragraph ends at. */
interface Node {
  readonly end: number;
  readonly start: number;
  readonly line: number;
  readonly total: number;
  /** Looseness of the line that ends here, to keep neighbours alike. */
  readonly looseness: number;
  readonly hyphens: number;
  /** How much of the next line's first box stands out. */
  readonly hang: number;
  readonly previous: Node | undefined;
}

function best(
  paragraph: Paragraph,
  widthOf: (line: number) => number,
  tolerance: number,
  options: BreakOptions,
  even: boolean,
  surcharges?: ReadonlyMap<number, number>,
): Weighed<BrokenLine> | undefined {
  const { items, starts, widths, stretches, shrinks } = paragraph;
  const { align } = options;
  const hyphenPenalty = options.hyphenPenalty ?? 50;
  const maxHyphens = options.maxConsecutiveHyphens ?? 2;
  const lastLine = options.lastLine ?? 0.2;
  const { wholeLastWord = false, hyphenZone = 0 } = options;
  const constantFrom = typeof options.width === 'number' ? 0 : (options.constantFrom ?? Number.POSITIVE_INFINITY);
  const last = tolerance === Number.POSITIVE_INFINITY;
  let active: Node[] = [
    {
      end: -1,
      start: starts[0]!,
      line: 0,
      total: 0,
      looseness: 0,
      hyphens: 0,
      hang: hangOf(items[starts[0]!]),
      previous: undefined,
    },
  ];
  /** The last break that divides no word. */
  let whole = -1;
  for (let at = 0; at <= items.length; at++) {
    if (!isBreak(items, at)) continue;
    const item = items[at];
    const forced = isForced(items, at);
    const penalty = item?.type === 'penalty' ? item : undefined;
    if (!last && penalty !== undefined && penalty.cost >= LAST_RESORT) continue;
    const cost = forced ? 0 : (penalty?.cost ?? 0) + (penalty?.flagged ? hyphenPenalty : 0);
    const after = startAfter(paragraph, at);
    const hang = hangOf(items[after]);
    const made: Node[] = [];
    let kept = 0;
    let lost: Node | undefined;
    for (const node of active) {
      const { start } = node;
      const available = widthOf(node.line) + node.hang;
      const empty = at <= start;
      const slack = available - (empty ? 0 : widths[at]! - widths[start]! + (penalty?.width ?? 0));
      let room = 0;
      if (!empty) room = shrinks[at]! - shrinks[start]!;
      const overfull = slack < -room - EPSILON;
      // Glue or a penalty before the line's first box ends nothing.
      if (empty && !forced) {
        active[kept++] = node;
        continue;
      }
      if (overfull && widths[at]! - widths[start]! > available + room + EPSILON) {
        // Even without the hyphen: no later break can do better.
        if (!lost || start > lost.start || (start === lost.start && node.total < lost.total)) lost = node;
        if (!forced) continue;
      } else if (!forced) active[kept++] = node;
      if (overfull) continue;
      let looseness: number;
      if (align === 'justify') {
        const give = slack >= 0 ? stretches[at]! - stretches[start]! : room;
        // A line that nothing can stretch is loose at once, and the more the emptier it is.
        looseness = Math.abs(slack) <= EPSILON ? 0 : give > 0 ? slack / give : 5 + (20 * slack) / available;
        if (forced) looseness = Math.min(0, looseness);
      } else
        looseness =
          (forced && !even) || !(available > 0 && available < Number.POSITIVE_INFINITY)
            ? 0
            : Math.max(0, slack) / available;
      if (looseness > tolerance) continue;
      // Hyphenation is for lines that would end with more white than the zone.
      if (hyphenZone > 0 && penalty?.flagged && whole > start)
        if (available - node.hang - naturalWidth(paragraph, start, whole) <= hyphenZone) continue;
      const hyphens = penalty?.flagged ? node.hyphens + 1 : 0;
      if (hyphens > maxHyphens && !last) continue;
      const total =
        node.total +
        demerits(align, looseness, node, cost, hyphens > maxHyphens, even) +
        (forced ? shortLine(slack, available, lastLine, node.line) * (align === 'justify' ? 30 : 1) : 0);
      let more = wholeLastWord && at >= items.length && node.hyphens > 0 ? DIVIDED : 0;
      if (surcharges) more += surcharges.get(lineKey(items, start, at)) ?? 0;
      made.push({
        end: at,
        start: after,
        line: node.line + 1,
        total: total + more,
        looseness,
        hyphens,
        hang,
        previous: node,
      });
    }
    if (!penalty?.flagged) whole = at;
    active.length = kept;
    if (made.length === 0 && kept === 0) {
      // Nothing fits: the box alone is too wide for the line that it starts.
      if (!last || !lost) return undefined;
      const total = lost.total + OVERFULL;
      made.push({ end: at, start: after, line: lost.line + 1, total, looseness: 0, hyphens: 0, hang, previous: lost });
    }
    addBest(active, made, constantFrom, align);
    if (active.length > ACTIVE_LIMIT) active = strongest(active);
  }
  let end = active[0];
  for (const node of active) if (end === undefined || node.total < end.total) end = node;
  // A looser line may spare a divided word.
  if (!last && end !== undefined && end.total >= DIVIDED) return undefined;
  if (end === undefined) return undefined;
  const lines = trace(paragraph, end, widthOf, align);
  let { total } = end;
  if (surcharges) for (const line of lines) total -= surcharges.get(lineKey(items, line.start, line.end)) ?? 0;
  return { lines, total };
}

const OVERFULL = 1e12;
/** A last line that begins inside a word: anything but a line that is too wide is better. */
const DIVIDED = 1e9;
/** Badness grows with the cube up to here; then by steps, so that of two very loose lines the looser one costs more. */
const VERY_LOOSE = 4.6;

/**
 * What ragged lines cost, in shares of their width: each line; its white; the white beyond `hole`, which the eye takes for
 * the end of a paragraph; the difference to the line before. Found by search on a journal of 6,700 words in one and two
 * columns, so that white, jumps and weak words (`breaking.ts`) all come out below what greedy lines and Typst's give.
 */
const RAGGED = { line: 13, white: 915, deep: 45_000, hole: 0.2, step: 330, jump: 600 };
/** Of a heading the few lines are compared with each other, all of them: no white is too deep. */
const BALANCED = { line: 20, white: 2000, deep: 0, hole: 0, step: 0, jump: 500 };

/** What a line adds: Knuth's demerits for justified text, squared slack for ragged; both with the unevenness of neighbours. */
function demerits(
  align: string,
  looseness: number,
  before: Node,
  cost: number,
  tooManyHyphens: boolean,
  even: boolean,
): number {
  const excess = tooManyHyphens ? OVERFULL / 2 : 0;
  if (align === 'justify') {
    const loose = Math.abs(looseness);
    const badness = 100 * Math.min(loose, VERY_LOOSE) ** 3 * Math.max(1, loose / VERY_LOOSE);
    const line = (10 + badness) ** 2 + Math.sign(cost) * cost * cost;
    return line + excess + (Math.abs(fitness(looseness) - fitness(before.looseness)) > 1 ? 10_000 : 0);
  }
  const uneven = before.end < 0 ? 0 : Math.abs(looseness - before.looseness);
  const { line, white, deep, hole, step, jump } = even ? BALANCED : RAGGED;
  const beyond = Math.max(0, looseness - hole);
  const lack = white * looseness * looseness + deep * beyond * beyond;
  return line + lack + step * uneven + jump * uneven * uneven + cost + excess;
}

function fitness(looseness: number): number {
  if (looseness < -0.5) return 0;
  if (looseness <= 0.5) return 1;
  return looseness <= 1 ? 2 : 3;
}

/** A last line that holds hardly a word. A paragraph of one line has no such fault. */
function shortLine(slack: number, available: number, share: number, line: number): number {
  if (line === 0 || share === 0 || available <= 0) return 0;
  const filled = (available - slack) / available;
  return filled >= share ? 0 : 1000 * (1 - filled / share) + 200;
}

const LINES = 4096;

/** Keeps of the new nodes the best of each kind that may go on differently. */
function addBest(active: Node[], made: readonly Node[], constantFrom: number, align: string): void {
  if (made.length === 1) {
    active.push(made[0]!);
    return;
  }
  const found = new Map<number, Node>();
  for (const node of made) {
    // Of ragged text, each start of the line gives its own white, and so its own next line: all are kept.
    const kind = align === 'justify' ? fitness(node.looseness) : 4 + node.previous!.end;
    const key = (kind * 2 + (node.hyphens > 0 ? 1 : 0)) * LINES + Math.min(node.line, constantFrom, LINES - 1);
    const other = found.get(key);
    if (!other || node.total < other.total) found.set(key, node);
  }
  if (align === 'justify' || constantFrom > 0) {
    for (const node of found.values()) active.push(node);
    return;
  }
  let least: Node | undefined;
  for (const node of found.values()) if (!least || node.total < least.total) least = node;
  for (const node of found.values()) if (node === least || !hopeless(node, least!)) active.push(node);
}

/**
 * Whatever line comes next, its difference to the line before costs after `best` at most so much more than after `node`:
 * |x − b| ≤ |x − a| + |a − b|, and (x − b)² − (x − a)² ≤ 2 |a − b| where all are shares of a line.
 */
function hopeless(node: Node, best: Node): boolean {
  const apart = Math.abs(node.looseness - best.looseness);
  return best.hyphens <= node.hyphens && node.total > best.total + apart * (RAGGED.step + 2 * RAGGED.jump);
}

/** The half with fewest demerits, in the order they had. */
function strongest(active: readonly Node[]): Node[] {
  const totals = active.map((node) => node.total).sort((one, other) => one - other);
  const limit = totals[ACTIVE_LIMIT / 2]!;
  return active.filter((node) => node.total <= limit).slice(0, ACTIVE_LIMIT);
}

function trace(
  paragraph: Paragraph,
  end: Node,
  widthOf: (line: number) => number,
  align: string,
): readonly BrokenLine[] {
  const lines: BrokenLine[] = [];
  for (let node = end; node.previous; node = node.previous) {
    const { start, line } = node.previous;
    lines.push(makeLine(paragraph, start, node.end, widthOf(line), align));
  }
  lines.reverse();
  // The end of the text makes no empty line after a forced break.
  const tail = lines.at(-1)!;
  if (lines.length > 1 && tail.start >= paragraph.items.length) lines.pop();
  return lines;
}
