// In: the text of style sheets. Out: their rules, pages, faces and counter styles, with every mistake told at its place.
import parseCss, { type CssNode, type ParseError } from 'css-tree/parser';
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { compileDeclaration, type Declared, type Problem } from './declarations.ts';
import { type Descriptors, fontFaceOf } from './fontface.ts';
import { mediaMatches, supportsMatches } from './media.ts';
import { nearestProperty } from './nearest.ts';
import { cutBlock } from './nested.ts';
import { openSheet } from './opening.ts';
import { type PageRule, pageSelectorsOf, readPageBlock } from './pagerules.ts';
import * as rules from './rules.ts';
import { compileSelectorList, type Selector } from './selectors.ts';
import { parseValues, urlOf } from './tokens.ts';
import type { FontFace } from './types.ts';

export type Origin = 'user-agent' | 'user' | 'author';

/** A cascade layer. What stands in no layer stands in the root, and beats them all. */
export interface Layer {
  readonly name: string;
  readonly parent: Layer | undefined;
  readonly children: Layer[];
}

export interface Block {
  readonly normal: readonly Declared[];
  readonly important: readonly Declared[];
}

export interface StyleRule {
  readonly origin: Origin;
  readonly layer: Layer;
  readonly selectors: readonly Selector[];
  readonly block: Block;
}

export interface CounterRule {
  readonly name: string;
  readonly descriptors: Descriptors;
}

/** All that the sheets of a document say. Rules stand in order of appearance. */
export interface Sheets {
  readonly layers: Readonly<Record<Origin, Layer>>;
  readonly rules: StyleRule[];
  readonly pages: PageRule[];
  readonly faces: FontFace[];
  readonly counters: CounterRule[];
}

export const emptySheets = (): Sheets => {
  const root = (): Layer => ({ name: '', parent: undefined, children: [] });
  return {
    layers: { 'user-agent': root(), user: root(), author: root() },
    rules: [],
    pages: [],
    faces: [],
    counters: [],
  };
};

/** Where one sheet stands, and whom to tell. */
export interface SheetSource {
  readonly text: string;
  /** URLs count from here. */
  readonly path: string;
  readonly origin: Origin;
  /** Where the text begins in its file. */
  readonly start: Place;
}

export interface Reading {
  readonly host: Host;
  readonly report: Report;
  readonly sheets: Sheets;
  readonly memory: StyleMemory;
}

/** What a document, or a long-lived process, keeps of the style sheets it has read. */
export interface StyleMemory {
  /** By the sheet's text. */
  readonly parsed: Map<string, { readonly tree: CssNode; readonly errors: readonly ParseError[] }>;
  /** Declarations that were read before, by name, text and base. */
  readonly declarations: Map<string, ReturnType<typeof compileDeclaration>>;
}

export function createStyleMemory(): StyleMemory {
  return { parsed: new Map(), declarations: new Map() };
}

/** Far more than one commune's sheets hold. */
const MOST = { parsed: 100, declarations: 20_000 };

export function trimStyleMemory({ parsed, declarations }: StyleMemory): void {
  if (parsed.size > MOST.parsed) parsed.clear();
  if (declarations.size > MOST.declarations) declarations.clear();
}

interface Scope extends Reading {
  readonly source: SheetSource;
  readonly layer: Layer;
  /** The files that are being imported, outermost first. */
  readonly chain: readonly string[];
  readonly nesting: readonly Selector[] | undefined;
  /** How many rules stand around. */
  readonly depth: number;
  /** Stretches of the text that the parser gave up and that made sense as nested rules. */
  readonly rescued: (readonly [from: number, to: number])[];
}

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

/** Values and preludes stay text: most sheets hold far more rules than a document uses. */
const PARSING = { positions: true, parseValue: false, parseAtrulePrelude: false, parseCustomProperty: false } as const;

function placeAt({ start }: SheetSource, line: number, column: number): Place {
  return { file: start.file, line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column };
}
const placeOf = (scope: Scope, node: CssNode): Place =>
  node.loc ? placeAt(scope.source, node.loc.start.line, node.loc.start.column) : scope.source.start;

const raw = (node: CssNode | null) => (node ? (node.type === 'Raw' ? String(node.value) : '') : '');

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

const sourceOf = (scope: Scope, node: CssNode) =>
  node.loc ? scope.source.text.slice(node.loc.start.offset, node.loc.end.offset) : '';

/**
 * The children of a block. css-tree takes a nested rule for a broken declaration unless it begins with `&`:
 * what holds a brace is cut again, and each piece parsed as what it is.
 */
function withNested(scope: Scope, block: CssNode): readonly CssNode[] {
  return [...(block.children ?? [])].flatMap((node) => {
    if (node.type !== 'Raw' && (node.type !== 'Declaration' || node.property.startsWith('--'))) return [node];
    const text = sourceOf(scope, node);
    if (node.loc === null || !text.includes('{')) return [node];
    const { offset, line, column } = node.loc.start;
    scope.rescued.push([offset, node.loc.end.offset]);
    return cutBlock(text).flatMap(({ context, from, to }) => {
      const before = text.slice(0, from).split('\n');
      const rule = context === 'rule';
      // Only between braces does css-tree take an at-rule's block for declarations.
      const wrap = rule ? 0 : 1;
      const malformed = (at: number, across: number) =>
        scope.report(rules.cssSyntax, { text: text.slice(from, to) }, { place: placeAt(scope.source, at, across) });
      const parsed = parsePiece(rule ? text.slice(from, to) : `{${text.slice(from, to)}}`, {
        ...PARSING,
        context: rule ? 'rule' : 'block',
        offset: offset + from - wrap,
        line: line + before.length - 1,
        column: (before.length === 1 ? column + from : before.at(-1)!.length + 1) - wrap,
        onParseError: ({ line: at, column: across }) => malformed(at, across),
      });
      if (parsed === undefined) malformed(line, column);
      return parsed === undefined ? [] : rule ? [parsed] : [...(parsed.children ?? [])];
    });
  });
}

/** undefined when css-tree gives up: asked for one rule, it throws where a whole sheet would go on. */
function parsePiece(text: string, options: Parameters<typeof parseCss>[1]): CssNode | undefined {
  try {
    return parseCss(text, options);
  } catch {
    return undefined;
  }
}

/** The declarations of a block; rules and at-rules among them are left to the caller. */
function readBlock(scope: Scope, nodes: Iterable<CssNode>): Block {
  const normal: Declared[] = [];
  const important: Declared[] = [];
  for (const node of nodes) {
    if (node.type !== 'Declaration') continue;
    const name = node.property.startsWith('--') ? node.property : node.property.toLowerCase();
    const text = raw(node.value as CssNode).trim();
    const key = `${name}:${text}:${/url|src/i.test(text) ? scope.source.path : ''}`;
    let compiled = scope.memory.declarations.get(key);
    if (compiled === undefined) {
      compiled = compileDeclaration(name, text, scope.source.path);
      scope.memory.declarations.set(key, compiled);
    }
    if ('problem' in compiled) {
      if (scope.source.origin !== 'user-agent') tell(scope, compiled.problem, name, text, placeOf(scope, node));
      continue;
    }
    const list = node.important ? important : normal;
    for (const declared of compiled.declared) list.push(declared);
  }
  return { normal, important };
}

function tell({ report }: Reading, problem: Problem, name: string, text: string, place: Place): void {
  if (problem === 'unknown') report(rules.unknownProperty, { name, nearest: nearestProperty(name) }, { place });
  else if (problem === 'unsupported') report(rules.unsupportedProperty, { name }, { place });
  // Values for one browser alone are written beside those for all.
  else if (!/(?:^|[\s,(])-(?:webkit|moz|ms|o)-/.test(text))
    report(rules.invalidValue, { name, value: text }, { place });
}

/** The declarations of a `style` attribute, or of presentational attributes. */
export function readInlineBlock(reading: Reading, text: string, path: string, place: Place): Block {
  const source: SheetSource = { text, path, origin: 'author', start: place };
  const block = parseCss(text, {
    context: 'declarationList',
    positions: false,
    parseValue: false,
    parseCustomProperty: false,
    onParseError: () => reading.report(rules.cssSyntax, { text }, { place }),
  });
  return readBlock(
    { ...reading, source, layer: reading.sheets.layers.author, chain: [], nesting: undefined, depth: 0, rescued: [] },
    block.children ?? [],
  );
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
      if (mediaMatches(prelude)) readChildren(scope, node);
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

function descriptorsOf({ block }: CssNode): Descriptors {
  const found = new Map<string, string>();
  for (const node of block?.children ?? [])
    if (node.type === 'Declaration') found.set(node.property.toLowerCase(), raw(node.value as CssNode).trim());
  return found;
}

/** The layer of that name below `parent`, made when it is new; without a name it is always new. */
function layerOf(parent: Layer, name: string): Layer {
  let layer = parent;
  for (const part of name.split('.')) {
    let child = part === '' ? undefined : layer.children.find((each) => each.name === part);
    if (child === undefined) {
      child = { name: part, parent: layer, children: [] };
      layer.children.push(child);
    }
    layer = child;
  }
  return layer;
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
  if (!mediaMatches(rest)) return;
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
