// In: a styled element and the flow it stands in. Out: its boxes in that flow (CSS 2.1 chapter 9, CSS Display 3).
import type { Place } from '../../base/place.ts';
import type { ContentPiece, Display, Style, Styled } from '../style/types.ts';
import type { Builder } from './builder.ts';
import { counterChanges } from './changes.ts';
import { addContent } from './content.ts';
import { styleChanges } from './counters.ts';
import { blockified, wantsColumns } from './display.ts';
import { countersEffect, linkOf, ownOf } from './effects.ts';
import {
  addApart,
  addBlock,
  addCell,
  addGroup,
  addInline,
  addRow,
  beforeBlock,
  closeCell,
  closeRow,
  closeSpan,
  createFlow,
  createTableFlow,
  finishFlow,
  inlineFlow,
  isWhite,
  openSpan,
  type Sink,
  tableFlow,
} from './flow.ts';
import { markerOf } from './marker.ts';
import { footnote } from './notes.ts';
import { makeOnce } from './remember.ts';
import { makeRepeated, showsHere } from './repeated.ts';
import { fieldText, NEVER_SHOWN, replacement } from './replaced.ts';
import { spanOf } from './roles.ts';
import { finishTable, type RawGroup, type RawRow } from './table.ts';
import { BACKGROUND, LAYOUT, type Standing } from './tags.ts';
import type { BlockBox, Box, Effect, Tag } from './types.ts';

/** An element or a pseudo-element: whatever makes boxes. */
interface Source {
  readonly style: Style;
  readonly place: Place;
  readonly origin: string;
  /** The element itself; undefined for a pseudo-element. */
  readonly styled: Styled | undefined;
  readonly own: () => { readonly ids: readonly string[]; readonly effects: readonly Effect[] };
  readonly within: <T>(standing: Standing, body: (tag: Tag | undefined) => T) => T;
  readonly fill: (sink: Sink) => void;
}

/** Puts the boxes of an element into the flow around it. */
export function generate(b: Builder, sink: Sink, styled: Styled): void {
  const { style, element } = styled;
  if (style.display === 'none' || (NEVER_SHOWN.has(element.name) && element.name !== 'col')) return;
  if (!showsHere(b, style.show)) return;
  b.counters.enter(counterChanges(styled));
  if (style.float === 'footnote') footnote(b, sink, styled, (flow) => fill(b, flow, styled));
  else if (typeof style.position === 'object') running(b, styled, style.position.running);
  else place(b, sink, sourceOf(b, styled));
  b.counters.leave();
}

function sourceOf(b: Builder, styled: Styled): Source {
  const { style, element } = styled;
  return {
    style,
    place: element.place,
    origin: element.name,
    styled,
    own: () => ownOf(b, styled),
    within: (standing, body) => b.tags.within(styled, standing, body),
    fill: (sink) => fill(b, sink, styled),
  };
}

/** The content of an element: ::before, its children or what `content` puts in their stead, ::after. */
function fill(b: Builder, sink: Sink, styled: Styled): void {
  const { style, element } = styled;
  if (styled.before) pseudo(b, sink, styled, '::before', styled.before);
  if (Array.isArray(style.content))
    addContent(b, sink, style.content as readonly ContentPiece[], { styled, style, place: element.place, ids: [] });
  else
    for (const child of styled.children) {
      if (child.type === 'element') generate(b, sink, child);
      else addText(b, sink, child.text, style, child.place);
    }
  if (styled.after) pseudo(b, sink, styled, '::after', styled.after);
}

function addText(b: Builder, sink: Sink, text: string, style: Style, place: Place): void {
  // White space between blocks, the most frequent text of all, leaves no trace.
  const idle = sink.kind === 'table' ? !sink.cell : sink.run.length === 0;
  if (idle && style.whiteSpaceCollapse === 'collapse' && isWhite(text)) return;
  addInline(sink, { type: 'text', text, style, mark: b.tags.mark(place), place, hyphenate: style.hyphens === 'auto' });
}

function pseudo(b: Builder, sink: Sink, styled: Styled, origin: string, style: Style): void {
  const pieces = style.content;
  if (!Array.isArray(pieces) || style.display === 'none' || !showsHere(b, style.show)) return;
  b.counters.enter(styleChanges(style));
  const { place: at } = styled.element;
  const ids: string[] = [];
  const isMarker = origin === '::before' && styled.element.name === 'li' && isSign(pieces as readonly ContentPiece[]);
  const plainly: Source['within'] = (standing, body) =>
    standing === 'inline' ? body(undefined) : b.tags.transparent(standing, () => body(undefined));
  place(b, sink, {
    style,
    place: at,
    origin,
    styled: undefined,
    own: () => ({ ids, effects: countersEffect(b, style) }),
    within: isMarker ? (standing, body) => b.tags.label(at, () => plainly(standing, body)) : plainly,
    fill: (inner) => addContent(b, inner, pieces as readonly ContentPiece[], { styled, style, place: at, ids }),
  });
  b.counters.leave();
}

/** A bullet, a number or a box to tick, and no word. */
const isSign = (pieces: readonly ContentPiece[]): boolean =>
  pieces.every(({ type, ...piece }) => type === 'counter' || ('text' in piece && !/\p{L}/u.test(piece.text)));

/** Puts a source where its position, float and display say. */
function place(b: Builder, sink: Sink, source: Source): void {
  const { style } = source;
  const { display, position, float } = style;
  const items = sink.kind === 'flow' && sink.items;
  if (position === 'absolute' || position === 'fixed') apart(b, sink, source, 'positioned');
  else if (float !== 'none' && !items && display !== 'contents') apart(b, sink, source, 'float');
  else if (display === 'contents') contents(b, sink, source);
  else if (items) block(b, sink, source, blockified(display));
  else if (display === 'inline') inline(b, sink, source);
  else if (display.startsWith('inline-')) {
    source.within('inline', (tag) => {
      const box = buildBox(b, source, display, tag);
      addInline(sink, { type: 'atomic', box });
    });
  } else if (display.startsWith('table-')) tablePart(b, sink, source, display);
  else block(b, sink, source, display);
}

function block(b: Builder, sink: Sink, source: Source, display: Display): void {
  const link = b.link;
  beforeBlock(sink);
  const make = () =>
    source.within('block', (tag) => {
      const box = buildBox(b, source, display, tag);
      if (link && !b.links.has(box)) b.links.set(box, link);
      return box;
    });
  addBlock(sink, makeOnce(b, source.styled, display, make));
}

function apart(b: Builder, sink: Sink, source: Source, type: 'float' | 'positioned'): void {
  source.within('apart', (tag) => addApart(sink, type, buildBox(b, source, blockified(source.style.display), tag)));
}

function contents(b: Builder, sink: Sink, source: Source): void {
  const { ids, effects } = source.own();
  b.flow.carry(ids, effects);
  source.within('inline', () => source.fill(sink));
}

function inline(b: Builder, sink: Sink, source: Source): void {
  const { style, place, origin, styled } = source;
  if (styled && isReplaced(styled)) {
    const replaced = source.within('inline', (tag) => replacedBox(b, source, tag));
    if (replaced) {
      addInline(sink, { type: 'atomic', box: replaced });
      return;
    }
  }
  if (origin === 'br') {
    addInline(sink, { type: 'break', style, mark: LAYOUT, place, clear: style.clear });
    return;
  }
  source.within('inline', (tag) => {
    const { ids, effects } = source.own();
    const flow = inlineFlow(sink);
    const link = styled && linkOf(b, styled, tag);
    const outer = b.link;
    if (link) b.link = link;
    openSpan(flow, { style, place, ids, effects, origin, ...(link && { link }) });
    const field = styled && fieldText(styled);
    if (field !== undefined) addText(b, flow, field, style, place);
    else source.fill(flow);
    closeSpan(flow);
    b.link = outer;
  });
}

// — boxes —

const isReplaced = ({ element: { name } }: Styled) => name === 'img' || name === 'svg' || name === 'object';

function replacedBox(b: Builder, source: Source, tag: Tag | undefined): Box | undefined {
  const { style, place, origin, styled } = source;
  const found = styled && replacement(b, styled);
  if (!found) return undefined;
  const mark = tag ? b.tags.mark(place) : b.tags.artifact();
  b.tags.use(mark);
  const { ids, effects } = source.own();
  return { type: 'replaced', style, mark, place, ids, effects, origin, ...found };
}

/** The box of an element by itself, as `display` says. */
function buildBox(b: Builder, source: Source, display: Display, tag: Tag | undefined): Box {
  const { style, place, origin, styled } = source;
  if (styled && isReplaced(styled)) {
    const replaced = replacedBox(b, source, tag);
    if (replaced) return replaced;
  }
  const outerLink = b.link;
  b.link = undefined;
  const { ids, effects } = source.own();
  const common = { style, mark: b.tags.drawing(place), place, ids, effects, origin };
  const box = container(b, source, display, tag, common);
  b.link = outerLink;
  const link = styled && linkOf(b, styled, tag);
  if (link) b.links.set(box, link);
  return box;
}

type Common = Omit<BlockBox, 'type' | 'children' | 'marker'>;

const GRIDS: ReadonlySet<Display> = new Set(['grid', 'inline-grid']);

function container(b: Builder, source: Source, display: Display, tag: Tag | undefined, common: Common): Box {
  const { style, place, origin, styled } = source;
  if (display === 'table' || display === 'inline-table') {
    const flow = createTableFlow(b.flow, style, place, 'table');
    source.fill(flow);
    closeRow(flow);
    return finishTable({ type: 'table', ...common }, flow.parts);
  }
  const items = display === 'flex' || display === 'inline-flex' ? 'flex' : GRIDS.has(display) ? 'grid' : undefined;
  if (items !== undefined) {
    const flow = createFlow(b.flow, style, origin, place, { items: true });
    inBody(b, tag, place, () => source.fill(flow));
    const children = [...finishFlow(flow)];
    if (children.some((child) => child.style.order !== 0))
      children.sort((one, other) => one.style.order - other.style.order);
    return { type: items, ...common, children };
  }
  const marker = display === 'list-item' && styled ? markerOf(b, styled, tag) : undefined;
  const columns = wantsColumns(style, display);
  const { firstLine, firstLetter } = styled ?? {};
  const flow = createFlow(b.flow, style, origin, place, { firstLine, firstLetter });
  if (marker && style.listStylePosition === 'inside') for (const item of marker.inlines) addInline(flow, item);
  const field = styled && fieldText(styled);
  inBody(b, tag, place, () => (field === undefined ? source.fill(flow) : addText(b, flow, field, style, place)));
  const children = finishFlow(flow, columns);
  if (columns) return { type: 'columns', ...common, children };
  const outside = marker && style.listStylePosition === 'outside' ? marker : undefined;
  if (outside) for (const item of outside.inlines) if ('mark' in item) b.tags.use(item.mark);
  return { type: 'block', ...common, children, ...(outside && { marker: outside }) };
}

/** What a list item holds beside its marker is its LBody. */
function inBody(b: Builder, tag: Tag | undefined, place: Place, body: () => void): void {
  if (tag?.role === 'LI') b.tags.inside('LBody', 'block', place, body);
  else body();
}

// — tables —

function tablePart(b: Builder, sink: Sink, source: Source, display: Display): void {
  const { style, place, origin, styled } = source;
  const isColumn = display === 'table-column' || display === 'table-column-group';
  const isGroup = display.endsWith('-group') && !isColumn;
  const fits =
    sink.kind !== 'table' ||
    sink.level === 'table' ||
    display === 'table-cell' ||
    (sink.level === 'group' && display === 'table-row');
  const flow = tableFlow(fits ? sink : inlineFlow(sink));
  const attributes = styled?.element.attributes ?? {};
  if (isColumn) {
    const before = flow.parts.columns.length;
    if (display === 'table-column-group')
      for (const child of styled?.children ?? [])
        if (child.type === 'element' && child.style.display !== 'none')
          flow.parts.columns.push({
            style: child.style,
            span: Math.max(1, spanOf(child.element.attributes.span, 1000)),
          });
    if (flow.parts.columns.length === before)
      flow.parts.columns.push({ style, span: Math.max(1, spanOf(attributes.span, 1000)) });
  } else if (isGroup) {
    const { ids, effects } = source.own();
    b.flow.carry(ids, effects);
    const kind = display === 'table-header-group' ? 'head' : display === 'table-footer-group' ? 'foot' : 'body';
    const group: RawGroup = { kind, style, rows: [] };
    addGroup(flow, group);
    const fillGroup = (into: RawGroup) =>
      source.within('block', () => {
        const inner = createTableFlow(b.flow, style, place, 'group', { parts: flow.parts, group: into });
        source.fill(inner);
        closeRow(inner);
      });
    if (kind === 'body') fillGroup(group);
    else
      makeRepeated(b, style.show, { side: kind === 'head' ? 'top' : 'bottom', auto: true }, (again) => {
        if (again) group.again = { kind, style, rows: [] };
        fillGroup(group.again ?? group);
      });
    if (style.show === (kind === 'head' ? 'first' : 'last')) group.again = { kind, style, rows: [] };
  } else if (display === 'table-row') {
    const { ids, effects } = source.own();
    const row: RawRow = { type: 'row', style, mark: BACKGROUND, place, ids, effects, origin, cells: [] };
    addRow(flow, row);
    source.within('block', () => {
      const inner = createTableFlow(b.flow, style, place, 'row', { parts: flow.parts, row });
      source.fill(inner);
      closeCell(inner);
    });
  } else if (display === 'table-cell') {
    const box = source.within('block', (tag) => buildBox(b, source, display, tag));
    const isCell = origin === 'td' || origin === 'th';
    const columnSpan = Math.max(1, isCell ? spanOf(attributes.colspan, 1000) : 1);
    addCell(flow, { box, columnSpan, rowSpan: isCell ? spanOf(attributes.rowspan, 65534) : 1 });
  } else {
    closeRow(flow);
    makeRepeated(b, style.show, { side: style.captionSide, auto: false }, (again) => {
      const box = source.within('block', (tag) => buildBox(b, source, 'block', tag));
      const captions = again ? flow.parts.captionsAgain : flow.parts.captions;
      captions.push(
        box.type === 'block'
          ? box
          : { ...box, type: 'block', style: b.flow.anonymous(style), children: [box], effects: [], ids: [] },
      );
    });
  }
}

// — running elements —

function running(b: Builder, styled: Styled, name: string): void {
  const source = { ...sourceOf(b, styled), style: { ...styled.style, position: 'static' as const } };
  // What waits for a box waits for one in the text: a running element would take it out of the page.
  const { ids, effects } = b.waiting;
  b.waiting.ids = [];
  b.waiting.effects = [];
  const box = b.tags.asPagination(() => buildBox(b, source, blockified(styled.style.display), undefined));
  b.waiting.ids.unshift(...ids);
  b.waiting.effects.unshift(...effects);
  b.waiting.effects.push({ type: 'running', name, box });
}
