// In: the prelude and the block of @page. Out: what it selects, its size and marks, its margin boxes (CSS Paged Media 3, GCPM 3).

import type { CssNode } from 'css-tree/parser';
import { MM } from '../../base/length.ts';
import { type Computable, constant } from './context.ts';
import { lengthOf } from './lengths.ts';
import type { Block, Layer, Origin } from './sheets.ts';
import { onlyIdent, parseValues, type Values } from './tokens.ts';
import { MARGIN_BOXES, type MarginBoxName, type PageQuery, type PageStyle } from './types.ts';

export interface PageSelector {
  readonly specificity: number;
  /** Whether it asks for a page's number, so that every page may differ. */
  readonly counts: boolean;
  readonly matches: (query: PageQuery) => boolean;
}

export type PageSize = { readonly width: number; readonly height: number };

/** What belongs to the sheet and not to a box. */
export interface PageDescriptors {
  readonly size?: Computable<PageSize>;
  readonly bleed?: Computable<number>;
  readonly marks?: PageStyle['marks'];
  readonly orientation?: PageStyle['orientation'];
}

export interface PageBlock {
  readonly block: Block;
  readonly descriptors: PageDescriptors;
  /** Those that are `!important`. */
  readonly important: PageDescriptors;
  readonly margins: readonly (readonly [MarginBoxName, Block])[];
  readonly footnotes: readonly Block[];
}

export interface PageRule extends PageBlock {
  readonly origin: Origin;
  readonly layer: Layer;
  readonly selectors: readonly PageSelector[];
}

/** `@page`, `@page une`, `@page une:first:left, :blank`; undefined when it is malformed. */
export function pageSelectorsOf(prelude: string): readonly PageSelector[] | undefined {
  const selectors: PageSelector[] = [];
  for (const part of prelude.split(',')) {
    const selector = pageSelectorOf(part.trim());
    if (selector === undefined) return undefined;
    selectors.push(selector);
  }
  return selectors;
}

function pageSelectorOf(text: string): PageSelector | undefined {
  const match = /^((?:-?[a-z_\u0080-\uffff]|--)[-\w\u0080-\uffff]*)?((?::[a-z-]+(?:\([^)]*\))?)*)$/i.exec(text);
  if (match === null) return undefined;
  const name = match[1];
  const tests: ((query: PageQuery) => boolean)[] = [];
  let specificity = 0;
  let counts = false;
  if (name !== undefined) {
    specificity += 1_000_000;
    tests.push((query) => query.name === name);
  }
  for (const [, pseudo, argument] of (match[2] ?? '').matchAll(/:([a-z-]+)(?:\(([^)]*)\))?/gi)) {
    const word = pseudo!.toLowerCase();
    if (word === 'left' || word === 'right') {
      specificity += 1;
      tests.push((query) => query.side === word);
    } else if (word === 'recto' || word === 'verso') {
      specificity += 1;
      tests.push((query) => query.side === (word === 'recto' ? 'right' : 'left'));
    } else if (word === 'first' || word === 'blank') {
      specificity += 1_000;
      tests.push((query) => query[word]);
    } else if (word === 'nth' && argument !== undefined) {
      const taken = nthOf(argument);
      if (taken === undefined) return undefined;
      specificity += 1_000;
      counts = true;
      // `:nth(2 of une)` counts in the group of that name.
      tests.push(taken);
    } else return undefined;
  }
  return { specificity, counts, matches: (query) => tests.every((test) => test(query)) };
}

function nthOf(text: string): ((query: PageQuery) => boolean) | undefined {
  const [formula, group] = text
    .trim()
    .toLowerCase()
    .split(/\s+of\s+/);
  const words: Readonly<Record<string, readonly [number, number]>> = { odd: [2, 1], even: [2, 0] };
  const match = /^([+-]?\d*)n\s*(?:([+-])\s*(\d+))?$|^([+-]?\d+)$/.exec(formula!);
  let step = words[formula!];
  if (step === undefined) {
    if (match === null) return undefined;
    const factor = match[1] ?? '0';
    const a = match[4] !== undefined ? 0 : factor === '' || factor === '+' ? 1 : factor === '-' ? -1 : Number(factor);
    step = [a, match[4] !== undefined ? Number(match[4]) : Number(`${match[2] ?? '+'}${match[3] ?? 0}`)];
  }
  const [a, b] = step;
  const taken = (place: number) => (a === 0 ? place === b : (place - b) / a >= 0 && (place - b) % a === 0);
  if (group === undefined) return (query) => taken(query.index);
  const name = text.trim().split(/\s+of\s+/i)[1]!;
  return (query) => query.name === name && taken(query.groupIndex);
}

/** Portrait, in points. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  a10: [26 * MM, 37 * MM],
  a9: [37 * MM, 52 * MM],
  a8: [52 * MM, 74 * MM],
  a7: [74 * MM, 105 * MM],
  a6: [105 * MM, 148 * MM],
  a5: [148 * MM, 210 * MM],
  a4: [210 * MM, 297 * MM],
  a3: [297 * MM, 420 * MM],
  a2: [420 * MM, 594 * MM],
  a1: [594 * MM, 841 * MM],
  a0: [841 * MM, 1189 * MM],
  b6: [125 * MM, 176 * MM],
  b5: [176 * MM, 250 * MM],
  b4: [250 * MM, 353 * MM],
  b3: [353 * MM, 500 * MM],
  b2: [500 * MM, 707 * MM],
  b1: [707 * MM, 1000 * MM],
  'jis-b5': [182 * MM, 257 * MM],
  'jis-b4': [257 * MM, 364 * MM],
  c6: [114 * MM, 162 * MM],
  c5: [162 * MM, 229 * MM],
  c4: [229 * MM, 324 * MM],
  dl: [110 * MM, 220 * MM],
  letter: [612, 792],
  legal: [612, 1008],
  ledger: [792, 1224],
  tabloid: [792, 1224],
};
/** No printer has more, and a page of a millimetre would never hold a line. */
const LEAST = 3 * MM;
const MOST = 14_400;

const defaultPage: Computable<readonly [number, number]> = ({ pageWidth, pageHeight }) => [pageWidth, pageHeight];

/** `auto` and viewport units stand on the default page: the one that would be there without the author. */
function sizeOf(values: Values): Computable<PageSize> | undefined {
  const words = values.map((value) => (value.type === 'ident' ? value.name : undefined));
  const turn = words.find((word) => word === 'landscape' || word === 'portrait');
  const rest = values.filter((_, at) => words[at] !== turn || turn === undefined);
  const name = onlyIdent(rest);
  let pair: Computable<readonly [number, number]> | undefined;
  if (rest.length === 0 && turn !== undefined) pair = defaultPage;
  else if (name === 'auto' && turn === undefined) pair = defaultPage;
  else if (name !== undefined) pair = SIZES[name] && constant(SIZES[name]);
  else if (rest.length <= 2 && turn === undefined) {
    const [width, height] = [lengthOf(rest[0], 0), lengthOf(rest[1] ?? rest[0], 0)];
    pair = width && height && ((cx) => [width(cx), height(cx)]);
  }
  if (pair === undefined) return undefined;
  const clamp = (length: number) => Math.min(MOST, Math.max(LEAST, length));
  return (cx) => {
    const [width, height] = (pair as Computable<readonly [number, number]>)(cx).map(clamp) as [number, number];
    if (turn === undefined) return { width, height };
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    return turn === 'landscape' ? { width: long, height: short } : { width: short, height: long };
  };
}

function marksOf(values: Values): PageStyle['marks'] | undefined {
  if (onlyIdent(values) === 'none') return [];
  const words = values.map((value) => (value.type === 'ident' ? value.name : ''));
  return words.length > 0 && words.every((word) => word === 'crop' || word === 'cross')
    ? (words as ('crop' | 'cross')[])
    : undefined;
}

function orientationOf(values: Values): PageStyle['orientation'] | undefined {
  const word = onlyIdent(values);
  return word === 'upright' || word === 'rotate-left' || word === 'rotate-right' ? word : undefined;
}

/** 6 pt, as GCPM says for `auto` when there are crop marks, is left to whoever knows the marks. */
function bleedOf(values: Values): Computable<number> | undefined {
  return onlyIdent(values) === 'auto' ? constant(0) : values.length === 1 ? lengthOf(values[0], 0) : undefined;
}

interface Reader {
  readonly block: (block: CssNode) => Block;
  readonly invalid: (property: string, value: string, at: CssNode) => void;
  readonly unknown: (rule: CssNode) => void;
}
const BOXES: ReadonlySet<string> = new Set(MARGIN_BOXES);
const DESCRIPTORS: ReadonlySet<string> = new Set(['size', 'bleed', 'marks', 'page-orientation']);

type Read = { -readonly [Key in keyof PageDescriptors]: PageDescriptors[Key] };

export function readPageBlock(block: CssNode, reader: Reader): PageBlock {
  const descriptors: Read = {};
  const important: Read = {};
  const margins: (readonly [MarginBoxName, Block])[] = [];
  const footnotes: Block[] = [];
  const rest: CssNode[] = [];
  for (const node of block.children ?? []) {
    if (node.type === 'Atrule') {
      const name = node.name.toLowerCase();
      if (BOXES.has(name) && node.block) margins.push([name as MarginBoxName, reader.block(node.block)]);
      else if (name === 'footnote' && node.block) footnotes.push(reader.block(node.block));
      else reader.unknown(node);
    } else if (node.type === 'Declaration' && DESCRIPTORS.has(node.property.toLowerCase())) {
      const name = node.property.toLowerCase();
      const text = String((node.value as CssNode).value ?? '').trim();
      const values = parseValues(text) ?? [];
      const size = name === 'size' ? sizeOf(values) : undefined;
      const bleed = name === 'bleed' ? bleedOf(values) : undefined;
      const marks = name === 'marks' ? marksOf(values) : undefined;
      const orientation = name === 'page-orientation' ? orientationOf(values) : undefined;
      const read = node.important ? important : descriptors;
      if (size) read.size = size;
      else if (bleed) read.bleed = bleed;
      else if (marks) read.marks = marks;
      else if (orientation) read.orientation = orientation;
      else reader.invalid(name, text, node);
    } else rest.push(node);
  }
  return { block: reader.block({ ...block, children: rest } as CssNode), descriptors, important, margins, footnotes };
}
