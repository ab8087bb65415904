// In: boxes and inlines as the walk meets them. Out: the children of one block container: blocks alone, or one paragraph (CSS 2.1 9.2).
import { tight } from '../../base/lists.ts';
import type { Place } from '../../base/place.ts';
import { inheritStyle } from '../style/initial.ts';
import type { Style } from '../style/types.ts';
import { firstLetterOf } from './first-letter.ts';
import { firstLineOf } from './first-line.ts';
import { finishInlines, makesLine } from './paragraph.ts';
import { finishTable, type RawCell, type RawGroup, type RawRow, type TableParts } from './table.ts';
import { BACKGROUND } from './tags.ts';
import type { BlockBox, Box, Effect, Inline, InlineSpan, Mark, ParagraphBox } from './types.ts';

/** What flows share in one document. */
export interface FlowContext {
  /** Content of this mark is in a box. */
  use(mark: Mark): void;
  /** Ids and effects of a run that makes no line: the next box takes them. */
  carry(ids: readonly string[], effects: readonly Effect[]): void;
  /** The style of an anonymous block in a container; shared. */
  anonymous(container: Style): Style;
  /** A text's style with the letters of its ordinals raised; shared. */
  raised(text: Style): Style;
}

/** One block container that is being filled. */
export interface Flow {
  readonly kind: 'flow';
  readonly cx: FlowContext;
  readonly style: Style;
  readonly origin: string;
  readonly place: Place;
  /** A flex or grid container: every child is an item. */
  readonly items: boolean;
  readonly blocks: Box[];
  run: Inline[];
  /** Inline elements open now; a block between their pieces closes and opens them again. */
  readonly open: { readonly span: InlineSpan; cut: boolean }[];
  firstLine: Style | undefined;
  firstLetter: Style | undefined;
  /** Rows and cells met outside a table, until something else comes. */
  stray: TableFlow | undefined;
}

/** A table, row group or row that is being filled. */
export interface TableFlow {
  readonly kind: 'table';
  readonly cx: FlowContext;
  readonly style: Style;
  readonly place: Place;
  readonly level: 'table' | 'group' | 'row';
  readonly parts: TableParts;
  /** Rows go here; undefined when the next row opens an anonymous body. */
  group: RawGroup | undefined;
  /** Cells go here. */
  row: RawRow | undefined;
  /** Content that is no cell goes here. */
  cell: Flow | undefined;
}

export type Sink = Flow | TableFlow;

export interface FlowOptions {
  readonly items?: boolean;
  readonly firstLine?: Style | undefined;
  readonly firstLetter?: Style | undefined;
}

export function createFlow(
  cx: FlowContext,
  style: Style,
  origin: string,
  place: Place,
  options: FlowOptions = {},
): Flow {
  const { items = false, firstLine, firstLetter } = options;
  return {
    kind: 'flow',
    cx,
    style,
    origin,
    place,
    items,
    blocks: [],
    run: [],
    open: [],
    firstLine,
    firstLetter,
    stray: undefined,
  };
}

export function createTableFlow(
  cx: FlowContext,
  style: Style,
  place: Place,
  level: TableFlow['level'],
  inside?: Partial<Pick<TableFlow, 'parts' | 'group' | 'row'>>,
): TableFlow {
  const parts = inside?.parts ?? { captions: [], captionsAgain: [], columns: [], groups: [] };
  return { kind: 'table', cx, style, place, level, parts, group: inside?.group, row: inside?.row, cell: undefined };
}

// — content —

/** Any inline but spans, floats and positioned boxes. */
export function addInline(sink: Sink, item: Inline): void {
  if (sink.kind === 'table') {
    const white = item.type === 'text' && isWhite(item.text);
    if (sink.cell || !white) addInline(anonymousCell(sink), item);
    return;
  }
  if (sink.stray) {
    if (item.type === 'text' && isWhite(item.text)) return;
    closeStray(sink);
  }
  reopen(sink);
  sink.run.push(item);
}

/** The flow that an inline element opens its span in. */
export const inlineFlow = (sink: Sink): Flow => (sink.kind === 'flow' ? sink : anonymousCell(sink));

export function openSpan(flow: Flow, span: InlineSpan): void {
  closeStray(flow);
  reopen(flow);
  flow.run.push({ type: 'start', span });
  flow.open.push({ span, cut: false });
}

export function closeSpan(flow: Flow): void {
  closeStray(flow);
  const { span, cut } = flow.open.pop()!;
  if (!cut) flow.run.push({ type: 'end', span });
}

/** The spans that a block cut are opened again when something comes after it, without their ids. */
function reopen(flow: Flow): void {
  for (let at = 0; at < flow.open.length; at++) {
    const entry = flow.open[at]!;
    if (!entry.cut) continue;
    const span = { ...entry.span, ids: [], effects: [] };
    flow.open[at] = { span, cut: false };
    flow.run.push({ type: 'start', span });
  }
}

/** Ends the line that is open, so that what it hands on (ids of empty elements) reaches the block that comes. */
export function beforeBlock(sink: Sink): void {
  if (sink.kind === 'table') return;
  closeStray(sink);
  closeRun(sink);
}

export function addBlock(sink: Sink, box: Box): void {
  if (sink.kind === 'table') {
    addBlock(anonymousCell(sink), box);
    return;
  }
  beforeBlock(sink);
  sink.blocks.push(box);
}

/** A float or positioned box, whose place is here. */
export function addApart(sink: Sink, type: 'float' | 'positioned', box: Box): void {
  const flow = inlineFlow(sink);
  closeStray(flow);
  if (flow.items) addBlock(flow, box);
  else flow.run.push({ type, box });
}

/** Ends the line that is open: in a paragraph of its own, or as bare boxes when nothing in it makes a line. */
function closeRun(flow: Flow): void {
  if (flow.run.length === 0) return;
  for (let at = flow.open.length - 1; at >= 0; at--) {
    const entry = flow.open[at]!;
    if (!entry.cut) flow.run.push({ type: 'end', span: entry.span });
    entry.cut = true;
  }
  const box = paragraph(flow);
  if (!box) return;
  const style = flow.cx.anonymous(flow.style);
  flow.blocks.push(anonymousBlock(style, box.place, 'anonymous', [{ ...box, style }]));
}

function paragraph(flow: Flow): ParagraphBox | undefined {
  const finished = finishInlines(flow.run, flow.cx.raised);
  flow.run = [];
  const { cx, style, origin, place } = flow;
  if (!makesLine(finished)) {
    for (const item of finished) {
      if (item.type === 'float' || item.type === 'positioned') flow.blocks.push(item.box);
      else if (item.type === 'start') cx.carry(item.span.ids, item.span.effects);
    }
    return undefined;
  }
  for (const item of finished) if ('mark' in item) cx.use(item.mark);
  const { firstLine, firstLetter } = flow;
  flow.firstLine = undefined;
  flow.firstLetter = undefined;
  const inlines = tight(firstLetter ? firstLetterOf(finished, firstLetter) : finished);
  const paragraph: ParagraphBox = {
    type: 'paragraph',
    style,
    mark: BACKGROUND,
    place: placeOf(finished) ?? place,
    ids: NONE,
    effects: NONE,
    origin: `${origin} text`,
    inlines,
  };
  return firstLine ? { ...paragraph, firstLine: firstLineOf(paragraph, firstLine) } : paragraph;
}

const NONE: readonly never[] = [];

const placeOf = (items: readonly Inline[]): Place | undefined => {
  for (const item of items) if ('place' in item) return item.place;
  return undefined;
};

/** A block that no element made. */
function anonymousBlock(style: Style, place: Place, origin: string, children: readonly Box[]): BlockBox {
  return { type: 'block', style, mark: BACKGROUND, place, ids: [], effects: [], origin, children };
}

/** The children of the container, which is finished. */
export function finishFlow(flow: Flow, wrap = false): readonly Box[] {
  closeStray(flow);
  if (flow.blocks.length > 0 || flow.items || wrap) {
    closeRun(flow);
    return tight(flow.blocks);
  }
  if (flow.run.length === 0) return [];
  const box = paragraph(flow);
  if (box) flow.blocks.push(box);
  return tight(flow.blocks);
}

// — tables —

/** The table flow that a table part goes into, wherever it was met. */
export function tableFlow(sink: Sink): TableFlow {
  if (sink.kind === 'table') return sink;
  sink.stray ??= createTableFlow(sink.cx, sink.cx.anonymous(sink.style), sink.place, 'table');
  return sink.stray;
}

function closeStray(flow: Flow): void {
  const { stray } = flow;
  if (!stray) return;
  flow.stray = undefined;
  closeCell(stray);
  const style = inheritStyle(flow.style, { display: 'table' });
  const common = {
    type: 'table',
    style,
    mark: BACKGROUND,
    place: flow.place,
    ids: [],
    effects: [],
    origin: 'anonymous table',
  } as const;
  closeRun(flow);
  flow.blocks.push(finishTable(common, stray.parts));
}

export function addGroup(flow: TableFlow, group: RawGroup): void {
  closeRow(flow);
  flow.parts.groups.push(group);
  flow.group = undefined;
}

export function addRow(flow: TableFlow, row: RawRow): void {
  closeRow(flow);
  groupOf(flow).rows.push(row);
}

export function addCell(flow: TableFlow, cell: RawCell): void {
  closeCell(flow);
  rowOf(flow).cells.push(cell);
}

/** Ends the anonymous cell that is open. */
export function closeCell(flow: TableFlow): void {
  const { cell } = flow;
  if (!cell) return;
  flow.cell = undefined;
  const children = finishFlow(cell);
  if (children.length === 0) return;
  const box = anonymousBlock(cell.style, cell.place, 'anonymous cell', children);
  rowOf(flow).cells.push({ box, columnSpan: 1, rowSpan: 1 });
}

/** Ends the anonymous row that is open; the own row of a row's flow stays. */
export function closeRow(flow: TableFlow): void {
  closeCell(flow);
  if (flow.level !== 'row') flow.row = undefined;
}

function anonymousCell(flow: TableFlow): Flow {
  flow.cell ??= createFlow(flow.cx, inheritStyle(flow.style, { display: 'table-cell' }), 'anonymous cell', flow.place);
  return flow.cell;
}

function rowOf(flow: TableFlow): RawRow {
  if (flow.row) return flow.row;
  const style = inheritStyle(flow.style, { display: 'table-row' });
  const { place } = flow;
  flow.row = { type: 'row', style, mark: BACKGROUND, place, ids: [], effects: [], origin: 'anonymous row', cells: [] };
  groupOf(flow).rows.push(flow.row);
  return flow.row;
}

function groupOf(flow: TableFlow): RawGroup {
  if (flow.group) return flow.group;
  flow.group = { kind: 'body', style: inheritStyle(flow.style, { display: 'table-row-group' }), rows: [] };
  flow.parts.groups.push(flow.group);
  return flow.group;
}

export const isWhite = (text: string): boolean => /^[ \t\n\f\r]*$/.test(text);
