// In: nothing. Out: what the style sheets of a document say: rules in layers, pages, faces, counter styles.
import type { Declared } from './declarations.ts';
import type { Descriptors } from './fontface.ts';
import type { PageRule } from './pagerules.ts';
import type { Selector } from './selectors.ts';
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

/** The layer of that name below `parent`, made when it is new; without a name it is always new. */
export function layerOf(parent: Layer, name: string): Layer {
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
