// In: nothing. Out: what a value needs to become computed, and what a parsed value is.
import type { Colour } from '../../base/colour.ts';
import type { MeasureFace } from './face-units.ts';
import type { Style } from './types.ts';

/** Where a value is computed: points per relative unit, the box's own colour, and its parent. */
export interface Context {
  /** Points per em: the box's own font size, or the parent's while `font-size` itself is computed. */
  readonly em: number;
  readonly rem: number;
  /** Whose face and line height count: the box itself, its parent while those are computed, and the root. */
  readonly font: Style;
  readonly line: Style;
  readonly root: Style;
  readonly measure: MeasureFace;
  /** The default page box. */
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly color: Colour;
  readonly parent: Style;
}

/** A parsed value: ask it for its computed value. */
export type Computable<T = unknown> = (cx: Context) => T;

/** Component values to a parsed value; undefined when they are not valid. `base` is the path that URLs count from. */
export type Parser<T = unknown> = (
  values: readonly import('./tokens.ts').Value[],
  base: string,
) => Computable<T> | undefined;

export const constant =
  <T>(value: T): Computable<T> =>
  () =>
    value;
