// In: the declarations between two braces. Out: what they declare, normal and important, with every mistake told at its place.

import parseCss, { type CssNode } from 'css-tree/parser';
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { compileDeclaration, type Declared, type Problem } from './declarations.ts';
import type { MeasureFace } from './face-units.ts';
import type { Descriptors } from './fontface.ts';
import type { StyleMemory } from './memory.ts';
import { nearestProperty } from './nearest.ts';
import { UNSUPPORTED } from './passed-over.ts';
import * as rules from './rules.ts';
import type { Selector } from './selectors.ts';
import type { Block, Layer, Origin, Sheets } from './sheets.ts';

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
  /** The initial face, which media queries count by. */
  readonly measure: MeasureFace;
  /** All that was read, with its origin and path: the same list makes the same rules. */
  readonly texts: string[];
}

export interface Scope extends Reading {
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

export function placeAt({ start }: SheetSource, line: number, column: number): Place {
  return { file: start.file, line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column };
}

export const placeOf = (scope: Scope, node: CssNode): Place =>
  node.loc ? placeAt(scope.source, node.loc.start.line, node.loc.start.column) : scope.source.start;

export const raw = (node: CssNode | null) => (node ? (node.type === 'Raw' ? String(node.value) : '') : '');

/** The declarations of a block; rules and at-rules among them are left to the caller. */
export function readBlock(scope: Scope, nodes: Iterable<CssNode>): Block {
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
  else if (problem === 'unsupported')
    report(rules.unsupportedProperty, { name, instead: UNSUPPORTED.get(name) }, { place });
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

export function descriptorsOf({ block }: CssNode): Descriptors {
  const found = new Map<string, string>();
  for (const node of block?.children ?? [])
    if (node.type === 'Declaration') found.set(node.property.toLowerCase(), raw(node.value as CssNode).trim());
  return found;
}
