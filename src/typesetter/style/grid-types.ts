// In: nothing. Out: computed values of the grid properties (CSS Grid Layout 1, section 7): tracks, templates, areas, lines.
import type { LengthPercentage } from '../../base/length.ts';

/** One end of a track's size: fixed, by its contents, or a share of what is left. */
export type TrackBreadth =
  | LengthPercentage
  | 'auto'
  | 'min-content'
  | 'max-content'
  | { readonly fr: number }
  /** `fit-content()`: the contents, but no more than this. Only a track's greatest size. */
  | { readonly fit: LengthPercentage };

/** `minmax(min, max)`; any other size is the same twice, as section 7.2.1 says. */
export interface TrackSize {
  readonly min: Exclude<TrackBreadth, { readonly fr: number } | { readonly fit: LengthPercentage }>;
  readonly max: TrackBreadth;
}

/** Tracks and the names of the lines around them: one list of names more than tracks. */
export interface Tracks {
  readonly sizes: readonly TrackSize[];
  readonly names: readonly (readonly string[])[];
}

/** `grid-template-columns` or `-rows`. An automatic repetition stands between `before` and `after`. */
export interface TrackTemplate {
  readonly before: Tracks;
  readonly repeat: (Tracks & { readonly kind: 'auto-fill' | 'auto-fit' }) | undefined;
  readonly after: Tracks;
  /** More tracks were asked for than a grid may have. */
  readonly cut: boolean;
}

/** A named area: lines from 0, the end past the last. */
export interface GridArea {
  readonly rowStart: number;
  readonly rowEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
}
export interface GridAreas {
  readonly rows: number;
  readonly columns: number;
  readonly areas: ReadonlyMap<string, GridArea>;
}

/** `grid-row-start` and its like. */
export type GridLine =
  | 'auto'
  /** The nth line, of that name if one is given; counted from the end when negative; never 0. */
  | { readonly line: number; readonly name?: string }
  /** That many tracks on, or lines of that name. */
  | { readonly span: number; readonly name?: string }
  /** The edge of a named area, or the first line of that name. */
  | { readonly name: string };

export interface GridFlow {
  readonly axis: 'row' | 'column';
  readonly dense: boolean;
}

export const NO_TRACKS: Tracks = { sizes: [], names: [[]] };
export const NO_TEMPLATE: TrackTemplate = { before: NO_TRACKS, repeat: undefined, after: NO_TRACKS, cut: false };
export const AUTO_TRACK: TrackSize = { min: 'auto', max: 'auto' };
export const AUTO_TRACKS: readonly TrackSize[] = [AUTO_TRACK];
export const ROW_FLOW: GridFlow = { axis: 'row', dense: false };

/** Grids end here (section 5.4 leaves the limit open): more tracks than any sheet of paper shows. */
export const MOST_TRACKS = 10_000;
