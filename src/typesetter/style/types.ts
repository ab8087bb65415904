// In: nothing. Out: computed style: what every element and page looks like, lengths in points, keywords as strings.
import type { Colour } from '../../base/colour.ts';
import type { LengthPercentage } from '../../base/length.ts';
import type { Element, Text } from '../html/types.ts';
import type { FontSource } from '../text/types.ts';
import type { GridAreas, GridFlow, GridLine, TrackSize, TrackTemplate } from './grid-types.ts';

export type Display =
  | 'none'
  | 'contents'
  | 'block'
  | 'flow-root'
  | 'list-item'
  | 'inline'
  | 'inline-block'
  | 'flex'
  | 'inline-flex'
  | 'grid'
  | 'inline-grid'
  | 'table'
  | 'inline-table'
  | 'table-row-group'
  | 'table-header-group'
  | 'table-footer-group'
  | 'table-row'
  | 'table-cell'
  | 'table-column'
  | 'table-column-group'
  | 'table-caption';

export type Break =
  | 'auto'
  | 'avoid'
  | 'avoid-page'
  | 'avoid-column'
  | 'page'
  | 'left'
  | 'right'
  | 'recto'
  | 'verso'
  | 'column';
export type BreakInside = 'auto' | 'avoid' | 'avoid-page' | 'avoid-column';
export type Extent = LengthPercentage | 'auto' | 'min-content' | 'max-content' | 'fit-content';
export type Limit = LengthPercentage | 'none' | 'min-content' | 'max-content' | 'fit-content';
/** Where a thing stands in free space: the positions of CSS Box Alignment 3. */
export type Position =
  | 'start'
  | 'end'
  | 'center'
  | 'flex-start'
  | 'flex-end'
  | 'self-start'
  | 'self-end'
  | 'left'
  | 'right';
export type Alignment =
  | 'normal'
  | 'auto'
  | 'stretch'
  | Position
  /** At the start where there is too little room. */
  | `safe ${Position}`
  | 'baseline'
  | 'last baseline'
  | 'space-between'
  | 'space-around'
  | 'space-evenly';
export type BorderStyle =
  | 'none'
  | 'hidden'
  | 'solid'
  | 'dashed'
  | 'dotted'
  | 'double'
  | 'groove'
  | 'ridge'
  | 'inset'
  | 'outset';

export interface Corner {
  readonly x: LengthPercentage;
  readonly y: LengthPercentage;
}

export interface GradientStop {
  readonly colour: Colour;
  readonly at?: LengthPercentage;
}
export type Image =
  | { readonly type: 'url' /** resolved Host path */; readonly path: string }
  | {
      readonly type: 'linear-gradient' /** radians, 0 = upwards, clockwise */;
      readonly angle: number;
      /** Towards a corner (x to the right, y downwards): the angle is the box's own. */
      readonly corner?: readonly [x: 1 | -1, y: 1 | -1];
      readonly stops: readonly GradientStop[];
      readonly repeating: boolean;
    }
  | {
      readonly type: 'radial-gradient';
      readonly circle: boolean;
      readonly size:
        | 'closest-side'
        | 'farthest-side'
        | 'closest-corner'
        | 'farthest-corner'
        | { readonly x: LengthPercentage; readonly y: LengthPercentage };
      readonly position: { readonly x: LengthPercentage; readonly y: LengthPercentage };
      readonly stops: readonly GradientStop[];
      readonly repeating: boolean;
    };

export interface BackgroundLayer {
  readonly image: Image;
  readonly position: { readonly x: LengthPercentage; readonly y: LengthPercentage };
  readonly size:
    | 'cover'
    | 'contain'
    | { readonly width: LengthPercentage | 'auto'; readonly height: LengthPercentage | 'auto' };
  readonly repeat: {
    readonly x: 'repeat' | 'no-repeat' | 'space' | 'round';
    readonly y: 'repeat' | 'no-repeat' | 'space' | 'round';
  };
  readonly origin: 'border-box' | 'padding-box' | 'content-box';
  readonly clip: 'border-box' | 'padding-box' | 'content-box';
}

export interface CounterChange {
  readonly name: string;
  readonly value: number;
}

/** One piece of `content`, `string-set` or `bookmark-label`. `content()` is the element's own text. */
export type ContentPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly path: string }
  | { readonly type: 'attribute'; readonly name: string }
  | { readonly type: 'counter'; readonly name: string; readonly style: string }
  | { readonly type: 'counters'; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly type: 'quote'; readonly which: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote' }
  | { readonly type: 'string'; readonly name: string; readonly which: 'first' | 'start' | 'last' | 'first-except' }
  | { readonly type: 'element'; readonly name: string; readonly which: 'first' | 'start' | 'last' | 'first-except' }
  | { readonly type: 'leader'; readonly pattern: string }
  /** `url` is a literal, or the value of an attribute of the element. */
  | { readonly type: 'target-counter'; readonly url: TargetUrl; readonly name: string; readonly style: string }
  | {
      readonly type: 'target-counters';
      readonly url: TargetUrl;
      readonly name: string;
      readonly separator: string;
      readonly style: string;
    }
  | {
      readonly type: 'target-text';
      readonly url: TargetUrl;
      readonly which: 'content' | 'before' | 'after' | 'first-letter';
    }
  | { readonly type: 'content'; readonly which: 'text' | 'before' | 'after' | 'first-letter' };
export type TargetUrl = { readonly attribute: string } | { readonly literal: string };

export type TransformFunction =
  | { readonly type: 'matrix'; readonly values: readonly [number, number, number, number, number, number] }
  | { readonly type: 'translate'; readonly x: LengthPercentage; readonly y: LengthPercentage }
  | { readonly type: 'scale'; readonly x: number; readonly y: number }
  /** radians */
  | { readonly type: 'rotate'; readonly angle: number }
  | { readonly type: 'skew'; readonly x: number; readonly y: number };

/** The computed style of one box. Lengths in points; `em`, `rem`, `mm` … are already gone. Logical properties are already mapped. */
export interface Style {
  // boxes
  readonly display: Display;
  readonly position: 'static' | 'relative' | 'absolute' | 'fixed' | { readonly running: string };
  readonly top: LengthPercentage | 'auto';
  readonly right: LengthPercentage | 'auto';
  readonly bottom: LengthPercentage | 'auto';
  readonly left: LengthPercentage | 'auto';
  readonly float: 'none' | 'left' | 'right' | 'footnote' | 'top' | 'bottom';
  readonly floatReference: 'inline' | 'column' | 'page';
  readonly floatDefer: number | 'none' | 'last';
  readonly clear: 'none' | 'left' | 'right' | 'both' | 'top' | 'bottom';
  readonly zIndex: number | 'auto';
  readonly boxSizing: 'content-box' | 'border-box';
  readonly width: Extent;
  readonly height: Extent;
  readonly minWidth: Extent;
  readonly minHeight: Extent;
  readonly maxWidth: Limit;
  readonly maxHeight: Limit;
  readonly aspectRatio: number | 'auto';
  readonly marginTop: LengthPercentage | 'auto';
  readonly marginRight: LengthPercentage | 'auto';
  readonly marginBottom: LengthPercentage | 'auto';
  readonly marginLeft: LengthPercentage | 'auto';
  readonly marginBreak: 'auto' | 'keep' | 'discard';
  readonly paddingTop: LengthPercentage;
  readonly paddingRight: LengthPercentage;
  readonly paddingBottom: LengthPercentage;
  readonly paddingLeft: LengthPercentage;
  /** Used widths: 0 where the style is none or hidden. */
  readonly borderTopWidth: number;
  readonly borderRightWidth: number;
  readonly borderBottomWidth: number;
  readonly borderLeftWidth: number;
  readonly borderTopStyle: BorderStyle;
  readonly borderRightStyle: BorderStyle;
  readonly borderBottomStyle: BorderStyle;
  readonly borderLeftStyle: BorderStyle;
  readonly borderTopColor: Colour;
  readonly borderRightColor: Colour;
  readonly borderBottomColor: Colour;
  readonly borderLeftColor: Colour;
  readonly borderTopLeftRadius: Corner;
  readonly borderTopRightRadius: Corner;
  readonly borderBottomRightRadius: Corner;
  readonly borderBottomLeftRadius: Corner;
  readonly outlineWidth: number;
  readonly outlineStyle: BorderStyle;
  readonly outlineColor: Colour;
  readonly outlineOffset: number;
  readonly overflow: 'visible' | 'hidden' | 'clip';
  readonly visibility: 'visible' | 'hidden' | 'collapse';
  readonly opacity: number;
  readonly transform: readonly TransformFunction[];
  readonly transformOrigin: { readonly x: LengthPercentage; readonly y: LengthPercentage };
  // paint
  readonly color: Colour;
  readonly backgroundColor: Colour;
  /** First is uppermost. */
  readonly backgroundLayers: readonly BackgroundLayer[];
  readonly objectFit: 'fill' | 'contain' | 'cover' | 'none' | 'scale-down';
  readonly objectPosition: { readonly x: LengthPercentage; readonly y: LengthPercentage };
  // type
  readonly fontFamily: readonly string[];
  readonly fontSize: number;
  /** 1 to 1000 */
  readonly fontWeight: number;
  readonly fontStyle: 'normal' | 'italic' | 'oblique';
  /** per cent */
  readonly fontStretch: number;
  readonly fontKerning: 'auto' | 'normal' | 'none';
  /** font-variant-* become features here; font-feature-settings last. */
  readonly fontFeatures: Readonly<Record<string, number>>;
  /** Those of font-variant-caps and -position that are drawn from other glyphs where the face lacks them. */
  readonly fontForms: Readonly<Record<string, number>>;
  /** Points; 'normal' is the face's own. */
  readonly lineHeight: number | 'normal';
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly textAlign: 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textAlignLast: 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textIndent: LengthPercentage;
  readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize';
  /** Not inherited: the lines this box draws under, over and through its text. */
  readonly textDecorationLine: readonly ('underline' | 'overline' | 'line-through')[];
  readonly textDecorationStyle: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy';
  readonly textDecorationColor: Colour;
  readonly textDecorationThickness: number | 'auto';
  readonly textUnderlineOffset: number | 'auto';
  readonly textWrap: 'wrap' | 'nowrap' | 'balance' | 'pretty' | 'stable';
  readonly whiteSpaceCollapse: 'collapse' | 'preserve' | 'preserve-breaks' | 'break-spaces';
  readonly overflowWrap: 'normal' | 'break-word' | 'anywhere';
  readonly wordBreak: 'normal' | 'break-all' | 'keep-all' | 'break-word';
  readonly lineBreak: 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere';
  readonly hyphens: 'none' | 'manual' | 'auto';
  readonly hyphenateCharacter: string | 'auto';
  /** 0: as the language asks (`text/hyphenation.ts`). */
  readonly hyphenateLimitChars: { readonly word: number; readonly before: number; readonly after: number };
  readonly hyphenateLimitLines: number | 'no-limit';
  readonly hyphenateLimitLast: 'none' | 'always' | 'column' | 'page' | 'spread';
  readonly hyphenateLimitZone: LengthPercentage;
  readonly hangingPunctuation: readonly ('first' | 'last' | 'allow-end' | 'force-end')[];
  /** -tambour-optical-margins: light signs stand out at both edges of justified text, at the start of other text. */
  readonly opticalMargins: 'none' | 'auto';
  readonly tabSize: number;
  readonly verticalAlign:
    | LengthPercentage
    | 'baseline'
    | 'sub'
    | 'super'
    | 'top'
    | 'text-top'
    | 'middle'
    | 'bottom'
    | 'text-bottom';
  readonly direction: 'ltr' | 'rtl';
  readonly unicodeBidi: 'normal' | 'embed' | 'isolate' | 'bidi-override' | 'isolate-override' | 'plaintext';
  readonly initialLetter: 'normal' | { readonly size: number; readonly sink: number };
  /** -tambour-typography: plain spaces become the language's own (French), by the text's `lang`. */
  readonly typography: 'auto' | 'none';
  /** -tambour-justify: most and least glyph scale (0.98 1.02) and letter-space (em) of justified lines. */
  readonly justifyLimits: { readonly scale: number; readonly letterSpace: number };
  /** -tambour-show: in which parts of a broken table a caption, a head or a foot, or what they hold, is shown. */
  readonly show: 'auto' | 'always' | 'first' | 'continued' | 'last' | 'not-last';
  /** -tambour-fit: a block whose text grows until it fills its box: smallest and largest factor of font-size; the least height of its capitals in points. */
  readonly fit: 'none' | { readonly min: number; readonly max: number; readonly capitals: number };
  readonly quotes: 'auto' | 'none' | readonly (readonly [string, string])[];
  /** BCP 47, from the nearest `lang`; '' when unknown. Inherited. */
  readonly lang: string;
  // generated content, lists, counters
  readonly content: 'normal' | 'none' | readonly ContentPiece[];
  readonly counterReset: readonly CounterChange[];
  readonly counterIncrement: readonly CounterChange[];
  readonly counterSet: readonly CounterChange[];
  /** A counter style's name, or a string in quotes as { text }. */
  readonly listStyleType: string | { readonly text: string };
  readonly listStylePosition: 'inside' | 'outside';
  readonly listStyleImage: Image | 'none';
  readonly stringSet: readonly { readonly name: string; readonly value: readonly ContentPiece[] }[];
  readonly bookmarkLevel: number | 'none';
  readonly bookmarkLabel: readonly ContentPiece[];
  // tables
  readonly tableLayout: 'auto' | 'fixed';
  readonly borderCollapse: 'separate' | 'collapse';
  readonly borderSpacing: { readonly x: number; readonly y: number };
  readonly captionSide: 'top' | 'bottom';
  readonly emptyCells: 'show' | 'hide';
  // flex
  readonly flexDirection: 'row' | 'row-reverse' | 'column' | 'column-reverse';
  readonly flexWrap: 'nowrap' | 'wrap' | 'wrap-reverse';
  readonly flexGrow: number;
  readonly flexShrink: number;
  readonly flexBasis: Extent | 'content';
  readonly order: number;
  readonly justifyContent: Alignment;
  readonly alignItems: Alignment;
  readonly alignSelf: Alignment;
  readonly alignContent: Alignment;
  readonly justifyItems: Alignment;
  readonly justifySelf: Alignment;
  readonly rowGap: LengthPercentage | 'normal';
  readonly columnGap: LengthPercentage | 'normal';
  // grid
  readonly gridTemplateColumns: TrackTemplate;
  readonly gridTemplateRows: TrackTemplate;
  readonly gridTemplateAreas: GridAreas | 'none';
  /** Sizes of implicit tracks, in turn; never empty. */
  readonly gridAutoColumns: readonly TrackSize[];
  readonly gridAutoRows: readonly TrackSize[];
  readonly gridAutoFlow: GridFlow;
  readonly gridRowStart: GridLine;
  readonly gridRowEnd: GridLine;
  readonly gridColumnStart: GridLine;
  readonly gridColumnEnd: GridLine;
  // columns and breaks
  readonly columnCount: number | 'auto';
  readonly columnWidth: number | 'auto';
  readonly columnFill: 'auto' | 'balance' | 'balance-all';
  readonly columnSpan: 'none' | 'all';
  readonly columnRuleWidth: number;
  readonly columnRuleStyle: BorderStyle;
  readonly columnRuleColor: Colour;
  readonly breakBefore: Break;
  readonly breakAfter: Break;
  readonly breakInside: BreakInside;
  /** The box makes a line grid of its own line height (CSS Line Grid 1). */
  readonly lineGrid: 'match-parent' | 'create';
  /** Inherited. */
  readonly lineSnap: 'none' | 'baseline' | 'contain';
  readonly orphans: number;
  readonly widows: number;
  readonly boxDecorationBreak: 'slice' | 'clone';
  /** The page's name; 'auto' takes the parent's. */
  readonly page: string;
  readonly footnoteDisplay: 'block' | 'inline' | 'compact';
}

/** An element with its computed style, and those of the pseudo-elements that it has. */
export interface Styled {
  readonly type: 'element';
  readonly element: Element;
  readonly style: Style;
  readonly children: readonly (Styled | Text)[];
  readonly before?: Style;
  readonly after?: Style;
  readonly marker?: Style;
  readonly footnoteCall?: Style;
  readonly footnoteMarker?: Style;
  readonly firstLine?: Style;
  readonly firstLetter?: Style;
}

/** A face as `@font-face` names it. */
export type FontFace = FontSource;

export const MARGIN_BOXES = [
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-right-corner',
  'bottom-right',
  'bottom-center',
  'bottom-left',
  'bottom-left-corner',
  'left-bottom',
  'left-middle',
  'left-top',
] as const;
export type MarginBoxName = (typeof MARGIN_BOXES)[number];

/** Which page this is, as `@page` selectors ask. `index` counts from 1; `groupIndex` from the first page of its named group. */
export interface PageQuery {
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly first: boolean;
  readonly blank: boolean;
  readonly index: number;
  readonly groupIndex: number;
}

/** One page's computed rules. */
export interface PageStyle {
  /** Points; orientation already applied. */
  readonly width: number;
  readonly height: number;
  /** The page box's own properties: margins (percentages of the page), padding, borders, background, counters, `direction`. */
  readonly style: Style;
  readonly bleed: number;
  readonly marks: readonly ('crop' | 'cross')[];
  /** How the page is turned for whoever reads it on a screen (CSS Page 3, 7.3). */
  readonly orientation: 'upright' | 'rotate-left' | 'rotate-right';
  /** Only the boxes whose `content` is neither none nor normal. */
  readonly margins: Readonly<Partial<Record<MarginBoxName, Style>>>;
  /** `@footnote`; undefined when the author says nothing. */
  readonly footnoteArea: Style;
}

/** A counter style of `@counter-style`, or predefined: `format` gives the representation without suffix. */
export interface CounterStyles {
  /** The author's rules; counter styles that are written alike are alike. */
  readonly written: string;
  /** 'decimal' when the name is unknown. */
  format(style: string, value: number): string;
  /** The text of a marker with prefix and suffix: '1. ', '• '. */
  marker(style: string, value: number): string;
}

/** A whole styled document. */
/** What a document's sheets say of no element. */
export interface PageSheets {
  readonly fontFaces: readonly FontFace[];
  readonly counterStyles: CounterStyles;
  /** Never fails; the same query gives the same object. */
  pageStyle(query: PageQuery): PageStyle;
}
export interface StyledDocument extends PageSheets {
  readonly root: Styled;
}
