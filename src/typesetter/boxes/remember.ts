// In: blocks whose elements are those of the last print. Out: their boxes and tags of then, when all that they ask of the document is the same.
import type { Place } from '../../base/place.ts';
import { same } from '../../base/same.ts';
import type { Display, Styled } from '../style/types.ts';
import type { Builder } from './builder.ts';
import type { CountersNow } from './counters.ts';
import { isKept } from './tags.ts';
import type { Box, Link, Picture, Tag } from './types.ts';

/** What a block asked of the document, or told it, in order. */
export type Call =
  | { readonly type: 'claim' | 'want'; readonly id: string; readonly place: Place }
  | { readonly type: 'probe'; readonly path: string; readonly place: Place; readonly picture: Picture | undefined }
  | {
      readonly type: 'load';
      readonly url: string;
      readonly base: string;
      readonly place: Place;
      readonly picture: Picture | undefined;
    }
  | { readonly type: 'target' };

/** A block as it was made, in terms of the last tree. */
export interface Made {
  /** All that it depends on besides its elements. */
  readonly state: string;
  box: Box;
  /** What it added to the tag around it. */
  tags: readonly Tag[];
  links: readonly (readonly [Box, Link])[];
  readonly calls: readonly Call[];
  /** How it left the document. */
  readonly leaves: {
    /** undefined: as it found them. */
    readonly counters: CountersNow | undefined;
    readonly quoteDepth: number;
    readonly names: number;
    readonly tagId: number;
  };
}

/** By element with its style, which is one object as long as nothing in it has changed. */
export interface BoxMemory {
  readonly blocks: WeakMap<Styled, Made>;
  /** Those of the tree that is being made. */
  made: Made[];
}

export function createBoxMemory(): BoxMemory {
  return { blocks: new WeakMap(), made: [] };
}

/** Elements further in are made with what holds them. */
const DEEPEST = 8;

/** The box that `make` would give, or gives. */
export function makeOnce(b: Builder, styled: Styled | undefined, display: Display, make: () => Box): Box {
  const { memory } = b;
  const state = memory && styled && stateOf(b, display);
  if (memory === undefined || styled === undefined || state === undefined) return make();
  const known = memory.blocks.get(styled);
  if (known?.state === state && known.calls.every((call) => isStill(b, call))) {
    for (const call of known.calls)
      if (call.type === 'claim') b.claim(call.id, call.place);
      else if (call.type === 'want') b.want(call.id, call.place);
    for (const [box, link] of known.links) b.links.set(box, link);
    const { counters, quoteDepth, names, tagId } = known.leaves;
    b.tags.take(known.tags, tagId);
    if (counters) b.counters.restore(counters);
    b.quoteDepth = quoteDepth;
    b.names.count = names;
    memory.made.push(known);
    return known.box;
  }
  const [told, calls, links, counters] = [b.told(), b.calls.length, b.links.size, b.counters.state()];
  const added = b.tags.watch();
  const box = make();
  const tags = added();
  memory.blocks.delete(styled);
  const asked = b.calls.slice(calls);
  if (
    b.told() === told &&
    tags !== undefined &&
    b.waiting.ids.length + b.waiting.effects.length === 0 &&
    !asked.some(({ type }) => type === 'target')
  ) {
    const made: Made = {
      state,
      box,
      tags,
      links: b.links.size === links ? [] : [...b.links].slice(links),
      calls: asked,
      leaves: {
        counters: b.counters.state() === counters ? undefined : b.counters.now(),
        quoteDepth: b.quoteDepth,
        names: b.names.count,
        tagId: b.tags.nextId(),
      },
    };
    memory.blocks.set(styled, made);
    memory.made.push(made);
  }
  return box;
}

/** Once the tags of the tree are pruned: those that were dropped need not be taken again. */
export function dropEmpty(made: Made): void {
  made.tags = made.tags.filter(isKept);
}

/** undefined where a block is not likely to be made again by itself. */
function stateOf(b: Builder, display: Display): string | undefined {
  if (b.repeated !== undefined || b.link !== undefined || b.counters.depth() > DEEPEST) return undefined;
  if (b.waiting.ids.length + b.waiting.effects.length > 0) return undefined;
  const tags = b.tags.state();
  return tags && `${display} ${b.quoteDepth} ${b.names.count} ${tags} ${b.counters.state()}`;
}

/** Pictures are looked at again: a file may have changed. */
function isStill(b: Builder, call: Call): boolean {
  if (call.type === 'probe') return same(b.pictures.probe(call.path, call.place), call.picture);
  if (call.type === 'load') return same(b.pictures.load(call.url, call.base, call.place), call.picture);
  return true;
}
