// In: nothing. Out: what layout takes (Space, Resume) and gives (Placed, Fragment, Page), in points, y downwards.
import type { Colour } from '../../base/colour.ts';
import type { Report } from '../../base/diagnostic.ts';
import type { Matrix, Path, Rect, Sides, Size } from '../../base/geometry.ts';
import type { Place } from '../../base/place.ts';
import type { Box, DocumentFacts, Effect, Link, LinkedBoxes, Mark, Picture, Tag } from '../boxes/types.ts';
import type { BorderStyle, Break, CounterStyles, PageStyle, Style } from '../style/types.ts';
import type { Face, Fonts, Glyph } from '../text/types.ts';

/** What a parent offers a child. */
export interface Space {
  /** Width of the containing block's content. Infinity to measure max-content, 0 min-content. */
  readonly inline: number;
  /** Height of the containing block when it is definite (for percentages). */
  readonly block: number | undefined;
  /** Room to the end of the page or column; Infinity where nothing breaks (measuring, inside an unbreakable box). */
  readonly fragmentainer: {
    readonly kind: 'page' | 'column' | 'none';
    readonly remaining: number;
    readonly height: number;
    readonly pageName: string;
    /** `@footnote` of the page, for columns that have notes of their own. */
    readonly notes?: Style;
    /** Another column of the same page comes after. */
    readonly goesOn?: true;
  };
  /** The margins above that have not been used yet and may collapse with the child's: largest positive, most negative. */
  readonly marginStrut: MarginStrut;
  /** Floats already placed in this block formatting context, from the box's own border-box corner. */
  readonly exclusions: readonly Exclusion[];
  /** The fragmentainer is empty: something must be placed even if it overflows, so that no loop stands still. */
  readonly mustPlace: boolean;
  /** A size that the parent has decided (a flex item, a table cell, an absolutely positioned box): border-box. */
  readonly fixed?: { readonly inline?: number; readonly block?: number };
  /** The box is an independent formatting context (flex item, cell, inline-block, absolute): its children's margins and floats stay inside. */
  readonly root?: boolean;
  /** How good a break before this box is: its first child shares that edge. */
  readonly before?: BreakAppeal;
  /** The line grid that this box stands on: steps of `pitch` points, and how far its border box is below the grid's start. */
  readonly grid?: LineGrid | undefined;
  /** Break exactly here: the second try, at the best earlier break. */
  readonly stopAt?: Resume;
}
/** CSS Line Grid 1, 2: lines that many columns share. `baseline` is that of the first line, from the grid's start. */
export interface LineGrid {
  readonly pitch: number;
  readonly baseline: number;
  readonly y: number;
}
export interface MarginStrut {
  readonly positive: number;
  readonly negative: number;
}
export interface Exclusion {
  readonly side: 'left' | 'right';
  readonly rect: Rect;
}

/** A float, or what is left of it, for the next page or column. */
export interface CarriedFloat {
  readonly box: Box;
  readonly resume: Resume | undefined;
  /** Page floats: how many more pages or columns it lets pass. */
  readonly wait?: number;
  /** Its containing block, when that is finished and an ancestor carries the float: offset from the ancestor's content, width, definite height. */
  readonly left?: number;
  readonly width?: number;
  readonly block?: number | undefined;
}

/** What a page or column leaves to the next: page floats, and notes (the area's `resume` tells how much of them stands already). */
export interface Owed {
  readonly floats: readonly CarriedFloat[];
  readonly notes: { readonly boxes: readonly Box[]; readonly resume: Resume | undefined };
}

/** Where to go on. Paths into the box tree: several at once for cells, flex items, floats that are unfinished together. */
export interface Resume {
  /** The break before child `at` was forced: its margins stay. */
  readonly forced?: boolean;
  /** Floats that found no room and open the next fragment. */
  readonly floats?: readonly CarriedFloat[];
  /** Index of the child (block), of the inline item (paragraph), of the row (table), of the line (flex). */
  readonly at: number;
  /** What its columns have called and not yet placed. */
  readonly owed?: Owed;
  /** Block size of this box already given to earlier fragments. */
  readonly consumed: number;
  /** Paragraph: the inline offset inside item `at`. */
  readonly offset?: number;
  readonly parts: readonly (Resume | undefined)[];
}

/** How good a break here is: 0 perfect, 1 against orphans and widows, 2 against an avoided edge, 3 inside what must not be broken. */
export type BreakAppeal = 0 | 1 | 2 | 3;

/** What layout of a box in a space gives. */
export interface Placed {
  /** undefined: nothing could be placed here (break before). */
  readonly fragment: Fragment | undefined;
  /** undefined: the box is finished. */
  readonly resume: Resume | undefined;
  /** The margins at its end that may collapse with what follows. */
  readonly endMargin: MarginStrut;
  /** Offsets of first and last baseline from the fragment's top. */
  readonly baselines: { readonly first: number | undefined; readonly last: number | undefined };
  readonly breakAppeal: BreakAppeal;
  /** Propagated from first and last children, as CSS Fragmentation says. */
  readonly breakBefore: Break;
  readonly breakAfter: Break;
  /** What it calls to the edges of the page or column: notes and page floats, in order. */
  readonly footnotes: readonly Box[];
  readonly pageName: string;
  /** Floats inside that reach out into the parent's formatting context, from the fragment's border-box corner. */
  readonly exclusions?: readonly Exclusion[];
  /** Floats that found no room here, when the box itself is finished. */
  readonly floats?: readonly CarriedFloat[];
  /** The break at `resume` was asked for: page, left, right or column. */
  readonly forced?: Break;
  /** The best place inside where this box could have been broken, for a parent that must go back. */
  readonly early?: { readonly appeal: BreakAppeal; readonly resume: Resume };
}

/**
 * A placed piece of a box. `x`, `y` of the border box from the parent fragment's border-box corner.
 * Never changed after it was made.
 */
export interface Fragment extends Rect {
  readonly type: 'box' | 'line' | 'text' | 'picture';
  readonly box: Box | undefined;
  readonly style: Style;
  readonly mark: Mark;
  readonly place: Place;
  readonly children: readonly Fragment[];
  /** Which edges are real: a box cut by a break has no border there unless box-decoration-break is clone. */
  readonly edges: { readonly top: boolean; readonly right: boolean; readonly bottom: boolean; readonly left: boolean };
  readonly borders?: Sides;
  readonly padding?: Sides;
  readonly ids: readonly string[];
  readonly effects: readonly Effect[];
  readonly link?: Link;
  /** Text: baseline from the fragment's top, glyphs already at their final advances (justification and letter-space included). */
  readonly text?: TextPaint;
  /** Text: the underlines and such that its inline ancestors ask for, `y` of the upper edge from the fragment's top. */
  readonly decorations?: readonly TextDecoration[];
  readonly picture?: Picture;
  /** Set by the containing block of relative or absolute boxes for paint order. */
  readonly stacking?: {
    readonly positioned: boolean;
    readonly zIndex: number | 'auto';
    readonly float: boolean;
    readonly inline: boolean;
  };
  /** Where the background is painted, from the border-box corner, when it reaches out of the box: a page's, the canvas's. */
  readonly paints?: Rect;
  /** Straight lines drawn over the box's own background and borders: collapsed table borders, rules between columns. */
  readonly rules?: readonly RuleLine[];
  /** An absolutely positioned or fixed box whose static place this empty fragment keeps, until the page is full (positioned.ts). */
  readonly pending?: Box;
  /** Of a pending box: the room that it is aligned in, and at which share of what it leaves free (CSS Flexbox 1, 4.1). */
  readonly anchor?: Size & {
    readonly x: number;
    readonly y: number;
    /** Its containing block, an area of a grid, whose corner is the place of the pending box. */
    readonly area?: Rect;
  };
}
/** A straight line as a rectangle from its fragment's border-box corner; `side` is that of the box it belongs to. */
export interface RuleLine extends Rect {
  readonly style: BorderStyle;
  readonly colour: Colour;
  readonly side: 'top' | 'right' | 'bottom' | 'left';
}
export interface TextDecoration {
  readonly line: 'underline' | 'overline' | 'line-through';
  readonly style: Style['textDecorationStyle'];
  readonly colour: Colour;
  readonly y: number;
  readonly thickness: number;
}
export interface TextPaint {
  readonly face: Face;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
  /** Added after each glyph, in points: letter-space and justification per glyph. Same length as glyphs, or undefined for none. */
  readonly adjust: readonly number[] | undefined;
  /** Horizontal scale of glyphs (1 unless glyph scaling is used). */
  readonly scale: number;
  readonly baseline: number;
  readonly rtl: boolean;
}

/** One page with its own size; everything on it, in order of painting, in points from the trim box's top left corner. */
export interface Page {
  /** From 1, as printed in order. */
  readonly number: number;
  /** What counter(page) gives. */
  readonly folio: number;
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly blank: boolean;
  readonly trim: Size;
  readonly style: PageStyle;
  readonly content: readonly Fragment[];
  /** And floats to the head or foot. */
  readonly footnotes: readonly Fragment[];
  readonly margins: readonly Fragment[];
  /** Paint order of all the above, CSS 2.1 Appendix E. */
  readonly items: readonly DisplayItem[];
}

export type Paint =
  | Colour
  | {
      readonly type: 'linear-gradient';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stops: readonly { readonly at: number; readonly colour: Colour }[];
    }
  /** Between two circles: x, y, radius. */
  | {
      readonly type: 'radial-gradient';
      readonly from: readonly [number, number, number];
      readonly to: readonly [number, number, number];
      readonly stops: readonly { readonly at: number; readonly colour: Colour }[];
    };

/** One thing to draw. Coordinates are absolute on the page (inside transforms: in their space). */
export type DisplayItem =
  | {
      readonly type: 'fill';
      readonly path: Path;
      readonly paint: Paint;
      readonly rule: 'nonzero' | 'evenodd';
      readonly mark: Mark;
    }
  | {
      readonly type: 'stroke';
      readonly path: Path;
      readonly colour: Colour;
      readonly width: number;
      readonly dash: readonly number[];
      readonly cap: 'butt' | 'round' | 'square';
      readonly join: 'miter' | 'round' | 'bevel';
      readonly mark: Mark;
    }
  /** `x`, `y` is the baseline's start. */
  | {
      readonly type: 'glyphs';
      readonly x: number;
      readonly y: number;
      readonly text: TextPaint;
      readonly colour: Colour;
      readonly mark: Mark;
    }
  /** The whole picture drawn into `rect`; clip first for object-fit. */
  | {
      readonly type: 'picture';
      readonly rect: Rect;
      readonly picture: Picture;
      readonly mark: Mark;
      readonly place: Place;
    }
  /** Save, intersect the clip, transform, opacity; until the matching `end`. */
  | { readonly type: 'begin'; readonly clip?: Path; readonly matrix?: Matrix; readonly opacity?: number }
  | { readonly type: 'end' }
  | { readonly type: 'link'; readonly rect: Rect; readonly link: Link }
  /** An id that links and bookmarks can reach. */
  | { readonly type: 'destination'; readonly id: string; readonly x: number; readonly y: number };

export interface Bookmark {
  readonly level: number;
  readonly label: string;
  /** Page number from 1 and height on it. */
  readonly page: number;
  readonly y: number;
}

/** A document laid out: the end of the pure part of the pipe. */
export interface LaidOut extends DocumentFacts {
  readonly pages: readonly Page[];
  readonly tags: Tag;
  readonly bookmarks: readonly Bookmark[];
}

/** Caches of one document: a WeakMap by name of who asks (`cx.memory('paragraph')`), the same each time. */
export type Memory = (name: string) => WeakMap<object, unknown>;

/**
 * What is painted of one page, from the lowest: the page box's `backgrounds` (bleed included), margin boxes of a negative
 * z-index, the document's canvas, its content, notes, and the other margin boxes, which are in the order of their z-index.
 */
export interface PageParts {
  readonly backgrounds: readonly Fragment[];
  readonly canvas: readonly Fragment[];
  readonly content: readonly Fragment[];
  readonly footnotes: readonly Fragment[];
  readonly margins: readonly Fragment[];
}

/** What every layout function is given besides box and space. `layout` is the only way to a child of unknown type. */
export interface Context {
  readonly links: LinkedBoxes;
  /** What layout remembers of one document: results by box, never by module. */
  readonly memory: Memory;
  readonly fonts: Fonts;
  readonly report: Report;
  readonly counterStyles: CounterStyles;
  /** The same with a memory of boxes of its own, dropped with it: rows of a long table are laid once. */
  readonly apart: () => Context;
  readonly layout: (box: Box, space: Space, resume: Resume | undefined) => Placed;
  /** min-content and max-content widths of a box's border box, margins excluded. */
  readonly intrinsic: (box: Box) => { readonly min: number; readonly max: number };
  /** Text of a page reference in this pass ('0' in the first). */
  readonly pageReference: (target: string, counter: string, style: string) => string;
}
