// In: nothing. Out: the element tree: HTML elements and texts that know their place.
import type { Place } from '../../base/place.ts';

export interface Element {
  readonly type: 'element';
  /** Lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly parent: Element | null;
  readonly place: Place;
}

export interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly parent: Element | null;
  readonly place: Place;
}

export type Node = Element | Text;

/** A parsed file. `path` is the Host's path that relative URLs count from. */
export interface Document {
  readonly path: string;
  readonly root: Element;
}
