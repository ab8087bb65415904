// In: a styled document. Out: the state of one walk over it, shared by all that makes boxes.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { inheritStyle } from '../style/initial.ts';
import type { Style, Styled, StyledDocument } from '../style/types.ts';
import { counterChanges, plainText } from './changes.ts';
import { type Counters, createCounters, styleChanges } from './counters.ts';
import type { FlowContext } from './flow.ts';
import { createPictures, type Pictures } from './picture.ts';
import type { BoxMemory, Call } from './remember.ts';
import type { TablePart } from './repeated.ts';
import { duplicateId, targetMissing } from './rules.ts';
import { createTags, type Tags } from './tags.ts';
import type { Box, Effect, Link } from './types.ts';

/** Where an id leads: its element, and the counters there. */
export interface Target {
  readonly styled: Styled;
  readonly counters: Readonly<Record<string, readonly number[]>>;
  readonly text: string;
}

export interface Builder {
  readonly document: StyledDocument;
  /** Relative URLs count from this file. */
  readonly path: string;
  readonly report: Report;
  readonly tags: Tags;
  readonly counters: Counters;
  readonly pictures: Pictures;
  readonly links: Map<Box, Link>;
  readonly flow: FlowContext;
  /** Ids and effects that wait for the next box. */
  readonly waiting: { ids: string[]; effects: Effect[] };
  /** `@page { counter-reset: footnote }`: notes are numbered when pages are made. */
  readonly notesByPage: boolean;
  quoteDepth: number;
  /** The head, foot or caption that is being made: for which parts of its table, and whether anything in it depends on that. */
  repeated: { readonly part: TablePart; varies: boolean } | undefined;
  /** The inline link around the flow that is being filled. */
  link: Link | undefined;
  /** How many names were made up. */
  readonly names: { count: number };
  /** What was asked of the document, in order. */
  readonly calls: Call[];
  /** How many mistakes were told. */
  told(): number;
  readonly memory: BoxMemory | undefined;
  /** A name that no id of the document has. */
  fresh(kind: string): string;
  /** Notes an id of the document; false when it was given before. */
  claim(id: string, place: Place): boolean;
  /** Notes that something leads to `id`, which must exist in the end. */
  want(id: string, place: Place): void;
  target(id: string): Target | undefined;
  /** Tells of all that leads nowhere. */
  settle(): void;
}

export interface BuildOptions {
  readonly host: Host;
  readonly report: Report;
  readonly path: string;
  /** Blocks of the last tree. */
  readonly memory?: BoxMemory | undefined;
}

export function createBuilder(document: StyledDocument, { host, report: tell, path, memory }: BuildOptions): Builder {
  let told = 0;
  const report: Report = (...one) => {
    told += 1;
    tell(...one);
  };
  const calls: Call[] = [];
  const names = { count: 0 };
  const pictures = createPictures(host, report);
  const tags = createTags(document.root);
  const waiting: Builder['waiting'] = { ids: [], effects: [] };
  const anonymous = new Map<Style, Style>();
  const raised = new Map<Style, Style>();
  const ids = new Set<string>();
  const wanted: { readonly id: string; readonly place: Place }[] = [];
  let targets: ReadonlyMap<string, Target> | undefined;
  let byPage: boolean | undefined;
  return {
    document,
    path,
    report,
    tags,
    counters: createCounters(),
    pictures: {
      probe(path, place) {
        const picture = pictures.probe(path, place);
        calls.push({ type: 'probe', path, place, picture });
        return picture;
      },
      load(url, base, place) {
        const picture = pictures.load(url, base, place);
        calls.push({ type: 'load', url, base, place, picture });
        return picture;
      },
    },
    names,
    calls,
    told: () => told,
    memory,
    links: new Map(),
    waiting,
    get notesByPage() {
      byPage ??= resetsNotes(document);
      return byPage;
    },
    quoteDepth: 0,
    repeated: undefined,
    link: undefined,
    flow: {
      use: tags.use,
      carry(more, effects) {
        waiting.ids.push(...more);
        waiting.effects.push(...effects);
      },
      raised(text) {
        let style = raised.get(text);
        if (!style) {
          const { fontFeatures, fontForms } = text;
          style = { ...text, fontFeatures: { ...fontFeatures, sups: 1 }, fontForms: { ...fontForms, sups: 1 } };
          raised.set(text, style);
        }
        return style;
      },
      anonymous(container) {
        let style = anonymous.get(container);
        if (!style) {
          style = anonymousStyle(container);
          anonymous.set(container, style);
        }
        return style;
      },
    },
    fresh: (kind) => `-tambour-${kind}-${++names.count}`,
    claim(id, place) {
      calls.push({ type: 'claim', id, place });
      if (ids.has(id)) {
        report(duplicateId, { id }, { place });
        return false;
      }
      ids.add(id);
      return true;
    },
    want(id, place) {
      calls.push({ type: 'want', id, place });
      wanted.push({ id, place });
    },
    target(id) {
      calls.push({ type: 'target' });
      targets ??= findTargets(document.root);
      return targets.get(id);
    },
    settle() {
      for (const { id, place } of wanted) if (!ids.has(id)) report(targetMissing, { id }, { place });
    },
  };
}

function resetsNotes(document: StyledDocument): boolean {
  const { style } = document.pageStyle({
    name: '',
    side: 'right',
    first: false,
    blank: false,
    index: 3,
    groupIndex: 3,
  });
  return style.counterReset.some(({ name }) => name === 'footnote');
}

/** Lines under the container's text go on under its anonymous blocks, though the property is not inherited. */
function anonymousStyle(container: Style): Style {
  const { textDecorationLine, textDecorationStyle, textDecorationColor, textDecorationThickness } = container;
  return inheritStyle(container, {
    display: 'block',
    textDecorationLine,
    textDecorationStyle,
    textDecorationColor,
    textDecorationThickness,
  });
}

/** A walk before the walk: a contents page refers to chapters that come later. */
function findTargets(root: Styled): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>();
  const counters = createCounters();
  const pseudo = (style: Style | undefined) => {
    if (!style || style.display === 'none' || !Array.isArray(style.content)) return;
    counters.enter(styleChanges(style));
    counters.leave();
  };
  const walk = (styled: Styled): void => {
    if (styled.style.display === 'none') return;
    counters.enter(counterChanges(styled));
    pseudo(styled.before);
    const { id } = styled.element.attributes;
    if (id !== undefined && !found.has(id))
      found.set(id, { styled, counters: counters.snapshot(), text: plainText(styled) });
    for (const child of styled.children) if (child.type === 'element') walk(child);
    pseudo(styled.after);
    counters.leave();
  };
  walk(root);
  return found;
}
