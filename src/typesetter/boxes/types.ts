// In: nothing. Out: the tag tree (what a screen reader hears) and the box tree (what layout places).
import type { Size } from '../../base/geometry.ts';
import type { Place } from '../../base/place.ts';
import type { ContentPiece, Style } from '../style/types.ts';

/** A structure element of ISO 32000-1 14.8, made from the element tree before any page exists. */
export interface Tag {
  readonly type: 'tag';
  readonly id: number;
  /** Standard structure type: Document Part Sect Div P H1…H6 L LI Lbl LBody Table THead TBody TFoot TR TH TD Caption Figure Link Span Note Reference Quote BlockQuote TOC TOCI Code … */
  readonly role: string;
  readonly alt?: string;
  /** Only where it differs from the parent's. */
  readonly lang?: string;
  readonly expansion?: string;
  readonly title?: string;
  /** Attribute objects: [owner, name, value]: ['Table','Scope','/Column'], ['Table','ColSpan',2], ['List','ListNumbering','/Decimal']. A value that begins with / is a name. */
  readonly attributes: readonly (readonly [string, string, string | number | readonly string[]])[];
  /** A table header cell's or a note's ID; `headers` of a cell are such IDs, in attributes. */
  readonly elementId?: string;
  readonly place: Place;
  /** In the order a reader hears them. A slot is content that belongs to this tag itself. */
  readonly children: readonly (Tag | Slot)[];
}

/** Where content of a tag is: marked content sequences of the same slot, on however many pages, stand at this point of the reading order. */
export interface Slot {
  readonly type: 'slot';
  readonly tag: Tag;
}

export type Artifact = {
  readonly type: 'artifact';
  readonly kind: 'layout' | 'background' | 'pagination';
  readonly edge?: 'header' | 'footer';
};
export type Mark = Slot | Artifact;

/** A picture that was found, opened and measured; drawn only when painted. `size` in points at 96 dpi when the file says nothing. */
export interface Picture {
  readonly path: string;
  readonly kind: 'jpeg' | 'png' | 'webp' | 'gif' | 'svg';
  /** Natural size in points; for an SVG without size 300 × 150 px or its viewBox's ratio. */
  readonly size: Size;
  /** Has its own ratio (an SVG with no viewBox has none). */
  readonly ratio: number | undefined;
  /** Pixels as the file stores them, EXIF orientation applied; 0 for SVG. */
  readonly pixels: Size;
  /** An <svg> written in the HTML itself: its markup, `currentColor` already replaced; `path` is then a made-up unique name. */
  readonly markup?: string;
  /** A `data:` URL's bytes; `path` is then a made-up unique name. */
  readonly data?: Uint8Array;
}

interface BoxCommon {
  readonly style: Style;
  /** The slot for what the box itself draws and is content (a picture); artifacts for backgrounds and borders. */
  readonly mark: Mark;
  readonly place: Place;
  /** The `id`s that point here (targets of links and target-counter), the element's own first. */
  readonly ids: readonly string[];
  /** string-set and running elements and bookmarks that take effect where the box starts. */
  readonly effects: readonly Effect[];
  /** The name of the element, or '::before' …: for debugging and diagnostics. */
  readonly origin: string;
}

export type Effect =
  | { readonly type: 'string'; readonly name: string; readonly value: readonly ContentPiece[]; readonly text: string }
  | { readonly type: 'running'; readonly name: string; readonly box: Box }
  | { readonly type: 'bookmark'; readonly level: number; readonly label: string; readonly id: string }
  /** A note that is numbered on its page is called here, at the box of this id. */
  | { readonly type: 'note'; readonly id: string }
  /** The values of every counter in scope at this box, for target-counter of other names than page. */
  | { readonly type: 'counters'; readonly values: Readonly<Record<string, readonly number[]>> };

/** A block container of blocks. One that holds text has exactly one child, a Paragraph. Floats and positioned boxes are among the children, in their place. */
export interface BlockBox extends BoxCommon {
  readonly type: 'block';
  readonly children: readonly Box[];
  /** An outside list marker: drawn left of the first line. */
  readonly marker?: ParagraphBox;
}
/** Text and what flows in it. Its style is its container's (text-align, line-height …); it has no margins, borders or padding. */
export interface ParagraphBox extends BoxCommon {
  readonly type: 'paragraph';
  readonly inlines: readonly Inline[];
  /** The same text, letter for letter, in the style of ::first-line. */
  readonly firstLine?: ParagraphBox;
}
/** Multi-column container. */
export interface ColumnsBox extends BoxCommon {
  readonly type: 'columns';
  readonly children: readonly Box[];
}
export interface FlexBox extends BoxCommon {
  readonly type: 'flex';
  /** Items, blockified, in order of `order`; positioned children among them. */
  readonly children: readonly Box[];
}
export interface GridBox extends BoxCommon {
  readonly type: 'grid';
  /** As a flex container's. */
  readonly children: readonly Box[];
}
export interface TableBox extends BoxCommon {
  readonly type: 'table';
  /** The wrapper has the margins of `style`; the grid its borders and background. */
  readonly captions: readonly BlockBox[];
  readonly columns: readonly TableColumn[];
  readonly head: readonly TableRow[];
  readonly bodies: readonly (readonly TableRow[])[];
  readonly foot: readonly TableRow[];
  /** Where the table is cut: captions above from the second part on and below all but the last; head and foot if theirs differ. */
  readonly again?: {
    readonly captions: readonly BlockBox[];
    readonly head?: readonly TableRow[];
    readonly foot?: readonly TableRow[];
  };
  readonly columnCount: number;
}
export interface TableColumn {
  readonly style: Style;
  readonly span: number;
}
export interface TableRow extends BoxCommon {
  readonly type: 'row';
  /** The row group's own style (background, breaks). */
  readonly group: Style;
  readonly cells: readonly TableCell[];
}
export interface TableCell {
  readonly box: Box;
  /** From 0; rowSpan is clipped to its group. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}
export interface ReplacedBox extends BoxCommon {
  readonly type: 'replaced';
  /** undefined: the picture could not be had, told already; layout leaves a visible frame. */
  readonly picture: Picture | undefined;
  readonly alt: string;
}

export type Box = BlockBox | ParagraphBox | ColumnsBox | FlexBox | GridBox | TableBox | ReplacedBox;

export type Inline =
  /** Text with white space already collapsed, typography and text-transform applied; '\n' is a forced break where `pre` keeps it. `source` is its place. */
  | {
      readonly type: 'text';
      readonly text: string;
      readonly style: Style;
      readonly mark: Mark;
      readonly place: Place;
      readonly hyphenate: boolean;
    }
  /** <br>, or a preserved line feed. */
  | {
      readonly type: 'break';
      readonly style: Style;
      readonly mark: Mark;
      readonly place: Place;
      readonly clear: Style['clear'];
    }
  /** inline-block, inline-flex, inline-table, inline picture. */
  | { readonly type: 'atomic'; readonly box: Box }
  | { readonly type: 'float'; readonly box: Box }
  /** Absolutely positioned: its static place is here. */
  | { readonly type: 'positioned'; readonly box: Box }
  | {
      readonly type: 'footnote-call';
      readonly text: string;
      readonly style: Style;
      readonly mark: Mark;
      readonly place: Place;
      readonly note: Box;
      /** Numbered anew on each page: layout writes its number, by the name of its place. */
      readonly numbered?: { readonly target: string; readonly style: string };
    }
  /** leader('.'): fills what the line leaves. */
  | {
      readonly type: 'leader';
      readonly pattern: string;
      readonly style: Style;
      readonly mark: Mark;
      readonly place: Place;
    }
  /** A number known only when pages are: its width is settled by passes. */
  | {
      readonly type: 'page-reference';
      readonly piece: ContentPiece;
      readonly target: string;
      readonly style: Style;
      readonly mark: Mark;
      readonly place: Place;
    }
  | { readonly type: 'start'; readonly span: InlineSpan }
  | { readonly type: 'end'; readonly span: InlineSpan };

/** An inline element: its borders, padding, background, link and relative offset. */
export interface InlineSpan {
  readonly style: Style;
  readonly place: Place;
  readonly ids: readonly string[];
  readonly effects: readonly Effect[];
  readonly origin: string;
  /** A link: where it leads and the slot of its Link tag. `#id` stays inside the document. */
  readonly link?: Link;
}
export interface Link {
  readonly href: string;
  readonly tag: Tag;
  /** What a reader is told of it: the text or title. */
  readonly contents: string;
}

/** A link around blocks (an <a> that holds paragraphs) gives each of its boxes' fragments the area. */
export type LinkedBoxes = ReadonlyMap<Box, Link>;

/** What a PDF says of itself. */
export interface DocumentFacts {
  /** Title of the document: <title>, else the first heading, else the file's name. */
  readonly title: string;
  readonly lang: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** <meta name="date">, ISO 8601, for the PDF's dates. */
  readonly date: string;
}

/** All that boxes gives to layout. */
export interface BoxTree extends DocumentFacts {
  readonly root: Box;
  readonly tags: Tag;
  readonly links: LinkedBoxes;
  /** Finds a picture of the stylesheet (backgrounds, page margins) by its Host path; one that cannot be had is told once, for the box at `place`. */
  readonly pictures: (path: string, place: Place) => Picture | undefined;
}
