// In: the text of style sheets. Out: their rules, pages, faces and counter styles, with every mistake told at its place.
import parseCss, { type CssNode, type ParseError } from 'css-tree/parser';
import type { Place } from '../../base/place.ts';
import {
  descriptorsOf,
  placeAt,
  placeOf,
  type Reading,
  raw,
  readBlock,
  type Scope,
  type SheetSource,
} from './blocks.ts';
import { fontFaceOf } from './fontface.ts';
import { mediaMatches, supportsMatches } from './media.ts';
import type { StyleMemory } from './memory.ts';
import { PARSING, sourceOf, withNested } from './nesting.ts';
import { openSheet } from './opening.ts';
import { pageSelectorsOf, readPageBlock } from './pagerules.ts';
import * as rules from './rules.ts';
import { compileSelectorList, type Selector } from './selectors.ts';
import { type Layer, layerOf } from './sheets.ts';
import { parseValues, urlOf } from './tokens.ts';

export function readSheet(reading: Reading, source: SheetSource): void {
  const scope = {
    ...reading,
    source,
    layer: reading.sheets.layers[source.origin],
    chain: [source.path],
    nesting: undefined,
    depth: 0,
  };
  try {
    readText(scope);
  } catch (error) {
    // css-tree recurses without a limit: thousands of brackets in brackets exhaust the stack. The sheet is lost, not the run.
    if (!(error instanceof RangeError)) throw error;
    reading.report(rules.cssSyntax, { text: '' }, { place: source.start });
  }
}

function readText(start: Omit<Scope, 'rescued'>): void {
  const { source, report } = start;
  start.texts.push(`${source.origin} ${source.path}\n${source.text}`);
  const scope: Scope = { ...start, rescued: [] };
  const { tree, errors } = parseSheet(source.text, start.memory);
  for (const node of tree.children ?? []) readNode(scope, node);
  const lines = errors.length > 0 ? source.text.split('\n') : [];
  for (const { offset, line, column } of errors) {
    if (scope.rescued.some(([from, to]) => offset >= from && offset <= to)) continue;
    const text = (lines[line - 1] ?? '').slice(Math.max(0, column - 1)).trim();
    report(rules.cssSyntax, { text }, { place: placeAt(source, line, column) });
  }
}

function parseSheet(text: string, { parsed }: StyleMemory) {
  const known = parsed.get(text);
  if (known) return known;
  const errors: ParseError[] = [];
  const made = { tree: parseCss(text, { ...PARSING, onParseError: (error) => errors.push(error) }), errors };
  parsed.set(text, made);
  return made;
}

/** Each level is read again by the next: deeper than anyone writes, the rest is let go. */
const DEEPEST = 32;

function readNode(scope: Scope, node: CssNode): void {
  if (scope.depth > DEEPEST) return;
  if (node.type === 'Rule') readRule(scope, node);
  else if (node.type === 'Atrule') readAtRule(scope, node);
}

/** Screen furniture and other browsers' own: a rule for them alone is no mistake. */
const FOREIGN =
  /::?-(?:webkit|moz|ms|o)-|::(?:placeholder|selection|backdrop|file-selector-button|cue|details-content|view-transition|part|slotted|highlight|target-text|grammar-error|spelling-error|scroll)/i;

function readRule(scope: Scope, node: CssNode): void {
  const { prelude } = node;
  if (prelude === null || node.block === null) return;
  const selectors =
    prelude.type === 'SelectorList'
      ? (compileSelectorList(prelude, scope.nesting) ?? rescue(scope, prelude))
      : undefined;
  if (selectors === undefined) {
    const text = sourceOf(scope, prelude);
    if (!FOREIGN.test(text))
      scope.report(rules.invalidSelector, { selector: text }, { place: placeOf(scope, prelude) });
    return;
  }
  const children = withNested(scope, node.block);
  const block = readBlock(scope, children);
  const { origin } = scope.source;
  const nested = children.filter(({ type }) => type === 'Rule' || type === 'Atrule');
  if (block.normal.length + block.important.length > 0)
    scope.sheets.rules.push({ origin, layer: scope.layer, selectors, block });
  for (const inner of nested) readNode({ ...scope, nesting: selectors, depth: scope.depth + 1 }, inner);
}

/** A foreign pseudo-element in a list of good selectors costs those only itself: authors join them for other programs. */
function rescue(scope: Scope, prelude: CssNode): readonly Selector[] | undefined {
  const kept = [...(prelude.children ?? [])].filter((each) => !FOREIGN.test(sourceOf(scope, each)));
  if (kept.length === 0 || kept.length === [...(prelude.children ?? [])].length) return undefined;
  return compileSelectorList({ ...prelude, children: kept } as CssNode, scope.nesting);
}

/** At-rules of the screen, or without meaning for us. */
const PASSED_OVER = new Set([
  'charset',
  'namespace',
  'keyframes',
  'view-transition',
  'starting-style',
  'property',
  'font-palette-values',
  'font-feature-values',
  'color-profile',
  'position-try',
  'viewport',
  'document',
]);

function readAtRule(scope: Scope, node: CssNode): void {
  const name = node.name.toLowerCase();
  const prelude = raw(node.prelude).trim();
  const place = placeOf(scope, node);
  const { report, source, sheets } = scope;
  const malformed = () => report(rules.invalidAtRule, { name, text: prelude }, { place });
  switch (name) {
    case 'media':
      if (mediaMatches(prelude, scope.measure)) readChildren(scope, node);
      return;
    case 'supports':
      if (supportsMatches(prelude)) readChildren(scope, node);
      return;
    case 'layer': {
      const names = prelude.split(',').map((part) => part.trim());
      if (node.block === null) for (const each of names) layerOf(scope.layer, each);
      else if (names.length === 1) readChildren({ ...scope, layer: layerOf(scope.layer, names[0]!) }, node);
      else malformed();
      return;
    }
    case 'import':
      readImport(scope, prelude, place);
      return;
    case 'font-face': {
      const face = fontFaceOf(descriptorsOf(node), source.path);
      if (face) sheets.faces.push({ ...face, place });
      else malformed();
      return;
    }
    case 'counter-style': {
      if (/^[-\w\u0080-\uffff]+$/.test(prelude) && prelude !== 'none' && node.block)
        sheets.counters.push({ name: prelude, descriptors: descriptorsOf(node) });
      else malformed();
      return;
    }
    case 'page': {
      const selectors = pageSelectorsOf(prelude);
      if (selectors === undefined || node.block === null) {
        malformed();
        return;
      }
      const page = readPageBlock(node.block, {
        block: (block) => readBlock(scope, block.children ?? []),
        invalid: (property, value, at) =>
          report(rules.invalidValue, { name: property, value }, { place: placeOf(scope, at) }),
        unknown: (inner) => report(rules.unknownAtRule, { name: inner.name }, { place: placeOf(scope, inner) }),
      });
      sheets.pages.push({ origin: source.origin, layer: scope.layer, selectors, ...page });
      return;
    }
    case 'container':
    case 'scope':
      report(rules.unknownAtRule, { name }, { place });
      return;
    default:
      if (!PASSED_OVER.has(name) && !name.startsWith('-')) report(rules.unknownAtRule, { name }, { place });
  }
}

function readChildren(scope: Scope, { block }: CssNode): void {
  if (block === null) return;
  const children = scope.nesting === undefined ? [...(block.children ?? [])] : withNested(scope, block);
  // Inside a nested @media, declarations of their own belong to the rule around it.
  if (scope.nesting !== undefined) {
    const own = readBlock(scope, children);
    if (own.normal.length + own.important.length > 0)
      scope.sheets.rules.push({
        origin: scope.source.origin,
        layer: scope.layer,
        selectors: scope.nesting,
        block: own,
      });
  }
  for (const node of children) readNode(scope, node);
}

/** `@import url layer(name) supports(…) media`. */
function readImport(scope: Scope, prelude: string, place: Place): void {
  const values = parseValues(prelude) ?? [];
  const url = urlOf(values[0], true);
  if (url === undefined) {
    scope.report(rules.invalidAtRule, { name: 'import', text: prelude }, { place });
    return;
  }
  let layer = scope.layer;
  let rest = prelude.replace(/^(?:url\(\s*(?:"[^"]*"|'[^']*'|[^)]*)\s*\)|"[^"]*"|'[^']*')/i, '').trim();
  const named = /^layer(?:\(([^)]*)\))?(?=\s|$)/i.exec(rest);
  if (named) {
    layer = layerOf(scope.layer, (named[1] ?? '').trim());
    rest = rest.slice(named[0].length).trim();
  }
  if (/^supports\(/i.test(rest)) {
    const [value] = parseValues(rest) ?? [];
    const end = value ? closing(rest, rest.indexOf('(')) : -1;
    const inside = rest.slice(rest.indexOf('(') + 1, end);
    if (end < 0 || !(supportsMatches(`(${inside})`) || supportsMatches(inside))) return;
    rest = rest.slice(end + 1).trim();
  }
  if (!mediaMatches(rest, scope.measure)) return;
  readFile(scope, url, place, layer);
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function readFile(scope: Scope, url: string, place: Place, layer: Layer): void {
  const { report, host } = scope;
  const text = openSheet(host, report, url, scope.source.path, place);
  if (text === undefined) return;
  if (scope.chain.includes(text.path) || scope.chain.length > 16) {
    report(rules.importTooDeep, { url }, { place });
    return;
  }
  const source = {
    text: text.text,
    path: text.path,
    origin: scope.source.origin,
    start: { file: text.path, line: 1, column: 1 },
  };
  readText({ ...scope, source, layer, chain: [...scope.chain, text.path], nesting: undefined });
}
