// In: nothing. Out: what a Markdown file is once read: strings with their places, and a body not yet rendered.
import type { Place } from '../../base/place.ts';

/** A value of YAML under the failsafe schema: every leaf is a string, typed later by a template's schema. */
export type Value = string | readonly Value[] | { readonly [key: string]: Value };
export type Fields = { readonly [key: string]: Value };

/** Where each value stands, by JSON pointer (`/numeros/0/nom`); the pointer followed by `#` is its key's place. */
export type Places = ReadonlyMap<string, Place>;

/** A file of `content/`, read and split. */
export interface Entry {
  /** The Host's path. */
  readonly path: string;
  /** `gabarit`; '' when the file names none (a part of a folder publication has none). */
  readonly template: string;
  readonly data: Fields;
  readonly places: Places;
  /** Markdown, with `\n` line ends. */
  readonly body: string;
  /** The line of the file on which `body` starts, from 1. */
  readonly bodyLine: number;
}

/** The place of a value, or of the nearest thing around it that has one. */
export function placeOf(places: Places, pointer: string, file: string): Place {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return place;
  }
  return places.get('') ?? { file, line: 1, column: 1 };
}

/** One step of a JSON pointer, escaped (RFC 6901). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
