// In: nothing. Out: the one table of properties: it drives the cascade, the warnings and docs/css.md.
import { colourOf } from './colours.ts';
import { contentOf, countersOf, piecesOf, quotesOf, stringSetOf } from './content.ts';
import { constant, type Parser } from './context.ts';
import {
  featureSettingsOf,
  fontFamilyOf,
  fontSizeOf,
  fontStretchOf,
  fontStyleOf,
  fontWeightOf,
  lineHeightOf,
  variantOf,
} from './fonts.ts';
import { autoTracks, gridAreas, gridFlow, gridLine, trackTemplate } from './grid-values.ts';
import { HIDDEN_INITIAL, type Hidden } from './hidden.ts';
import { imageOf, positionOf, repeatOf, sizeOf } from './images.ts';
import { INHERITED, INITIAL } from './initial.ts';
import * as p from './parsers.ts';
import { onlyIdent } from './tokens.ts';
import { transformOf } from './transforms.ts';
import type { Image, Style } from './types.ts';

export interface Property {
  readonly name: string;
  /** Where its computed value is kept: a key of Style, or of Hidden. */
  readonly key: string;
  readonly hidden: boolean;
  readonly inherited: boolean;
  /** Computed; `currentcolor` and the medium line width are left to the cascade. */
  readonly initial: unknown;
  /** As CSS writes it. */
  readonly initialText: string;
  /** What a percentage is a share of. */
  readonly percentages: string;
  readonly parse: Parser;
  readonly about: string;
  /** What CSS has and we do not. */
  readonly lacks: string;
}

interface More {
  readonly of?: string;
  readonly lacks?: string;
  readonly key?: keyof Style | keyof Hidden;
  readonly initial?: unknown;
}

const inherited = new Set<string>(INHERITED);

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function row(name: string, initialText: string, parse: Parser, about: string, more: More = {}): Property {
  const key = more.key ?? camel(name);
  const hidden = Object.hasOwn(HIDDEN_INITIAL, key);
  const known = hidden ? HIDDEN_INITIAL[key as keyof Hidden] : INITIAL[key as keyof Style];
  return {
    name,
    key,
    hidden,
    inherited: hidden ? !key.startsWith('background') : inherited.has(key),
    initial: more.initial ?? known,
    initialText,
    percentages: more.of ?? '',
    parse,
    about,
    lacks: more.lacks ?? '',
  };
}

const colour = p.one(colourOf);

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

const sides = (make: (side: string) => Property) => SIDES.map(make);

const BREAKS = { always: 'page', all: 'page' } as const;

const breakWords = p.words(
  'auto',
  'avoid',
  'avoid-page',
  'avoid-column',
  'page',
  'left',
  'right',
  'recto',
  'verso',
  'column',
);

const breakValue = p.either<string>(breakWords, p.mapped(BREAKS));

const boxes = p.words('border-box', 'padding-box', 'content-box');

const layers = p.list;

const features = (name: string, about: string) => row(name, 'normal', variantOf(name), about);

export const PROPERTIES: readonly Property[] = [
  // Boxes
  row('display', 'inline', p.display, 'What kind of box.', { lacks: 'ruby, run-in' }),
  row('position', 'static', p.position, 'Placed by the flow or apart; running(name) moves it to the page margins.', {
    lacks: 'sticky stays in the flow',
  }),
  ...sides((side) => row(side, 'auto', p.inset, `How far from the ${side} edge.`, { of: 'containing block' })),
  row(
    'float',
    'none',
    p.either<string>(
      p.words('none', 'left', 'right', 'footnote', 'top', 'bottom'),
      p.mapped({ 'inline-start': 'left', 'inline-end': 'right', 'block-start': 'top', 'block-end': 'bottom' }),
    ),
    'To the side, to the foot of the page as a note, or to the top or bottom of its column or page.',
    { lacks: 'snap-block, snap-inline; top or bottom in a flex container or in a grid' },
  ),
  row(
    'float-reference',
    'inline',
    p.words('inline', 'column', 'page'),
    'Where a float to the top or bottom goes, or a note: inline is the nearest column or page, and for a note the page.',
  ),
  row(
    'float-defer',
    'none',
    p.either<number | 'none' | 'last'>(p.words('none', 'last'), p.count),
    'How many columns or pages further on a float to the top or bottom goes.',
    { lacks: 'negative numbers' },
  ),
  row(
    'clear',
    'none',
    p.either<string>(
      p.words('none', 'left', 'right', 'both', 'top', 'bottom'),
      p.mapped({ 'inline-start': 'left', 'inline-end': 'right', 'block-start': 'top', 'block-end': 'bottom' }),
    ),
    'Below which floats.',
  ),
  row('z-index', 'auto', p.or(p.integer, 'auto'), 'Painting order.'),
  row('box-sizing', 'content-box', p.words('content-box', 'border-box'), 'What width and height measure.'),
  row('width', 'auto', p.extent, 'Width.', { of: 'containing block' }),
  row('height', 'auto', p.extent, 'Height.', { of: 'containing block, when its height is known' }),
  row('min-width', 'auto', p.extent, 'Least width.', { of: 'containing block' }),
  row('min-height', 'auto', p.extent, 'Least height.', { of: 'containing block' }),
  row('max-width', 'none', p.limit, 'Greatest width.', { of: 'containing block' }),
  row('max-height', 'none', p.limit, 'Greatest height.', { of: 'containing block' }),
  row('aspect-ratio', 'auto', p.aspectRatio, 'Width over height.'),
  ...sides((side) => row(`margin-${side}`, '0', p.inset, `Outer space, ${side}.`, { of: 'containing block’s width' })),
  row('margin-break', 'auto', p.words('auto', 'keep', 'discard'), 'Whether margins stay at the top of a page.'),
  ...sides((side) =>
    row(`padding-${side}`, '0', p.positiveLengthPercentage, `Inner space, ${side}.`, {
      of: 'containing block’s width',
    }),
  ),
  ...sides((side) =>
    row(`border-${side}-width`, 'medium', p.lineWidth, `Thickness of the ${side} border.`, { initial: 2.25 }),
  ),
  ...sides((side) => row(`border-${side}-style`, 'none', p.lineStyle, `Kind of the ${side} border.`)),
  ...sides((side) => row(`border-${side}-color`, 'currentcolor', colour, `Colour of the ${side} border.`)),
  ...['top-left', 'top-right', 'bottom-right', 'bottom-left'].map((at) =>
    row(`border-${at}-radius`, '0', p.corner, `Roundness of the ${at} corner.`, { of: 'border box' }),
  ),
  row('outline-width', 'medium', p.lineWidth, 'Thickness of the outline.', { initial: 2.25 }),
  row('outline-style', 'none', p.either<string>(p.lineStyle, p.mapped({ auto: 'solid' })), 'Kind of the outline.'),
  row('outline-color', 'currentcolor', colour, 'Colour of the outline.'),
  row('outline-offset', '0', p.length, 'Space between border and outline.'),
  row(
    'overflow',
    'visible',
    p.either<string>(p.words('visible', 'hidden', 'clip'), p.mapped({ auto: 'hidden', scroll: 'hidden' })),
    'Whether what is too large is cut.',
    { lacks: 'scrolling: auto and scroll are hidden' },
  ),
  row('visibility', 'visible', p.words('visible', 'hidden', 'collapse'), 'Whether it is painted.'),
  row('opacity', '1', p.opacity, 'Opacity.', { of: 'full opacity' }),
  row('transform', 'none', transformOf, 'Turned, moved, scaled.', { of: 'border box', lacks: 'three dimensions' }),
  row('transform-origin', '50% 50%', p.origin, 'Around which point.', { of: 'border box' }),
  // Paint
  row('color', 'black', colour, 'Colour of the text.'),
  row('background-color', 'transparent', colour, 'Colour behind.'),
  row(
    'background-image',
    'none',
    layers(
      p.either<Image | 'none'>(p.words('none'), (values, base) =>
        values.length === 1 ? imageOf(values[0], base) : undefined,
      ),
    ),
    'Pictures and gradients behind.',
    { lacks: 'conic gradients, image-set()' },
  ),
  row('background-position', '0% 0%', layers(positionOf), 'Where they lie.', {
    of: 'positioning area less the picture',
  }),
  row('background-size', 'auto', layers(sizeOf), 'How large they are.', { of: 'positioning area' }),
  row('background-repeat', 'repeat', layers(repeatOf), 'How they repeat.'),
  row('background-origin', 'padding-box', layers(boxes), 'Where positions count from.'),
  row('background-clip', 'border-box', layers(boxes), 'How far they reach.', { lacks: 'text' }),
  row('object-fit', 'fill', p.words('fill', 'contain', 'cover', 'none', 'scale-down'), 'How a picture fills its box.'),
  row('object-position', '50% 50%', positionOf, 'Which part of a picture shows.', { of: 'box less the picture' }),
  // Type
  row('font-family', 'serif', fontFamilyOf, 'Faces in order of preference.'),
  row('font-size', 'medium', fontSizeOf, 'Size of the type.', { of: 'parent’s font size' }),
  row('font-weight', 'normal', fontWeightOf, 'Weight, 1 to 1000.'),
  row('font-style', 'normal', fontStyleOf, 'Roman or italic.', { lacks: 'the angle of oblique' }),
  row('font-stretch', 'normal', fontStretchOf, 'Width of the face.', { lacks: 'choosing a face by it' }),
  row('font-kerning', 'auto', p.words('auto', 'normal', 'none'), 'Whether pairs are kerned.'),
  row('font-feature-settings', 'normal', featureSettingsOf, 'OpenType features by tag.'),
  features('font-variant-ligatures', 'Ligatures.'),
  features('font-variant-caps', 'Small capitals.'),
  features('font-variant-numeric', 'Figures: old style, tabular, fractions …'),
  features('font-variant-position', 'Superiors and inferiors.'),
  features('font-variant-alternates', 'Historical forms.'),
  row('font-synthesis-small-caps', 'auto', p.words('auto', 'none'), 'Small capitals made from capitals.'),
  row('font-synthesis-position', 'auto', p.words('auto', 'none'), 'Superiors and inferiors made from other glyphs.'),
  row('line-height', 'normal', lineHeightOf, 'Height of a line.', { of: 'font size' }),
  row('letter-spacing', 'normal', p.either<number>(p.mapped({ normal: 0 }), p.emLength), 'Space between letters.', {
    of: 'font size',
  }),
  row('word-spacing', 'normal', p.either<number>(p.mapped({ normal: 0 }), p.emLength), 'More space between words.', {
    of: 'font size',
  }),
  row('text-align', 'start', p.words('start', 'end', 'left', 'right', 'center', 'justify'), 'Where lines stand.', {
    lacks: 'match-parent, justify-all',
  }),
  row(
    'text-align-last',
    'auto',
    p.words('auto', 'start', 'end', 'left', 'right', 'center', 'justify'),
    'Where the last line stands.',
  ),
  row('text-indent', '0', p.lengthPercentage, 'Indent of the first line.', {
    of: 'containing block',
    lacks: 'hanging, each-line',
  }),
  row('text-transform', 'none', p.words('none', 'uppercase', 'lowercase', 'capitalize'), 'Capitals or small letters.', {
    lacks: 'full-width',
  }),
  row(
    'text-decoration-line',
    'none',
    p.anyOf('underline', 'overline', 'line-through'),
    'Lines under, over and through.',
  ),
  row('text-decoration-style', 'solid', p.words('solid', 'double', 'dotted', 'dashed', 'wavy'), 'Kind of these lines.'),
  row('text-decoration-color', 'currentcolor', colour, 'Colour of these lines.'),
  row(
    'text-decoration-thickness',
    'auto',
    p.either<number | 'auto'>(p.mapped({ auto: 'auto', 'from-font': 'auto' } as const), p.emLength),
    'Thickness of these lines.',
    { of: 'font size' },
  ),
  row('text-underline-offset', 'auto', p.or(p.emLength, 'auto'), 'How far below the baseline.', { of: 'font size' }),
  row('text-wrap-mode', 'wrap', p.words('wrap', 'nowrap'), 'Whether lines are broken.'),
  row('text-wrap-style', 'auto', p.words('auto', 'balance', 'pretty', 'stable'), 'How lines are broken.'),
  row(
    'white-space-collapse',
    'collapse',
    p.words('collapse', 'preserve', 'preserve-breaks', 'break-spaces'),
    'What becomes of spaces and line ends.',
  ),
  row('overflow-wrap', 'normal', p.words('normal', 'break-word', 'anywhere'), 'Whether a word too long is cut.'),
  row('word-break', 'normal', p.words('normal', 'break-all', 'keep-all', 'break-word'), 'Where words may be cut.'),
  row('line-break', 'auto', p.words('auto', 'loose', 'normal', 'strict', 'anywhere'), 'How strict line breaking is.'),
  row('hyphens', 'manual', p.words('none', 'manual', 'auto'), 'Hyphenation, in the language of the text.'),
  row('hyphenate-character', 'auto', p.either<string>(p.words('auto'), p.text), 'What ends a hyphenated line.'),
  row('hyphenate-limit-chars', 'auto', p.limitChars, 'Least letters in all, before and after a hyphen.'),
  row('hyphenate-limit-lines', 'no-limit', p.or(p.integer, 'no-limit'), 'How many hyphenated lines in a row.'),
  row(
    'hyphenate-limit-last',
    'none',
    p.words('none', 'always', 'column', 'page', 'spread'),
    'Which last lines are not hyphenated: before a column, page or spread ends; always: before the paragraph’s last line too.',
    { lacks: 'spread: every page counts' },
  ),
  row(
    'hyphenate-limit-zone',
    '0',
    p.positiveLengthPercentage,
    'White at a line’s end that is left rather than filled by hyphenation.',
    {
      of: 'line box',
    },
  ),
  row('hanging-punctuation', 'none', p.anyOf('first', 'last', 'allow-end', 'force-end'), 'Punctuation in the margin.'),
  row('tab-size', '8', p.positiveNumber, 'Width of a tab, in spaces.', { lacks: 'lengths' }),
  row('vertical-align', 'baseline', p.verticalAlign, 'Height in the line, or in the cell.', { of: 'line height' }),
  row('direction', 'ltr', p.words('ltr', 'rtl'), 'Direction of writing.'),
  row(
    'unicode-bidi',
    'normal',
    p.words('normal', 'embed', 'isolate', 'bidi-override', 'isolate-override', 'plaintext'),
    'How it enters the bidirectional algorithm.',
  ),
  row('initial-letter', 'normal', p.initialLetter, 'A large first letter: lines tall, lines sunk.'),
  row(
    '-tambour-typography',
    'none',
    p.words('auto', 'none'),
    'The spaces of the text’s language: thin before “;” in French …',
    { key: 'typography' },
  ),
  row(
    '-tambour-justify',
    'auto',
    p.justifyLimits,
    'In justified lines: how much glyphs are scaled, and how far letters move apart; auto is 2% 1.5%.',
    { key: 'justifyLimits' },
  ),
  row(
    '-tambour-fit',
    'none',
    p.fit,
    'Text that grows until it fills its box: least and greatest factor of its size, then the least height of its capitals: smaller, it is an error, which says from how far it can be read.',
    { key: 'fit', of: 'font size' },
  ),
  row(
    '-tambour-optical-margins',
    'none',
    p.words('none', 'auto'),
    'Whether hyphens, stops, commas, quotes and dashes stand out a little: at both edges of justified text, at the start of other text.',
    { key: 'opticalMargins' },
  ),
  row('quotes', 'auto', quotesOf, 'Quotation marks by depth; auto takes the language’s.'),
  // Generated content, lists, counters
  row(
    'content',
    'normal',
    contentOf,
    'What a pseudo-element or a page margin says: text, pictures, counters, strings, leaders, targets.',
    { lacks: 'the alternative text after a slash is not read' },
  ),
  row('counter-reset', 'none', (values) => countersOf(values, 0), 'Counters that begin here.', { lacks: 'reversed()' }),
  row('counter-increment', 'none', (values) => countersOf(values, 1), 'Counters that advance here.'),
  row('counter-set', 'none', (values) => countersOf(values, 0), 'Counters that jump here.'),
  row(
    'list-style-type',
    'disc',
    p.either<string | { readonly text: string }>(
      (values) => (onlyIdent(values) === undefined ? undefined : p.identifier(values, '')),
      p.one((value) => (value.type === 'string' ? constant({ text: value.value }) : undefined)),
    ),
    'Counter style of the markers, or a string.',
    { lacks: 'symbols()' },
  ),
  row('list-style-position', 'outside', p.words('inside', 'outside'), 'Whether the marker hangs.'),
  row(
    'list-style-image',
    'none',
    p.either<Image | 'none'>(p.words('none'), (values, base) =>
      values.length === 1 ? imageOf(values[0], base) : undefined,
    ),
    'A picture as marker.',
  ),
  row('string-set', 'none', stringSetOf, 'Text that page margins repeat by string().'),
  row('bookmark-level', 'none', p.or(p.count, 'none'), 'Level in the PDF’s outline.'),
  row(
    'bookmark-label',
    'content(text)',
    (values, base) => {
      const pieces = piecesOf(values, base);
      return pieces && constant(pieces);
    },
    'Words in the PDF’s outline.',
  ),
  // Tables
  row('table-layout', 'auto', p.words('auto', 'fixed'), 'Columns from the contents, or from the first row.'),
  row('border-collapse', 'separate', p.words('separate', 'collapse'), 'Whether cells share their borders.'),
  row('border-spacing', '0', p.spacing, 'Space between cells.'),
  row('caption-side', 'top', p.words('top', 'bottom'), 'Caption above or below.'),
  row(
    '-tambour-show',
    'auto',
    p.words('auto', 'always', 'first', 'continued', 'last', 'not-last'),
    'In which parts of a broken table a caption, a head, a foot, or what they hold, is shown: above the rows first or continued, below them last or not-last.',
    { key: 'show' },
  ),
  row('empty-cells', 'show', p.words('show', 'hide'), 'Whether empty cells are painted.'),
  // Flex
  row('flex-direction', 'row', p.words('row', 'row-reverse', 'column', 'column-reverse'), 'Along which axis.'),
  row('flex-wrap', 'nowrap', p.words('nowrap', 'wrap', 'wrap-reverse'), 'On one line or several.'),
  row('flex-grow', '0', p.positiveNumber, 'Share of the free space.'),
  row('flex-shrink', '1', p.positiveNumber, 'Share of the missing space.'),
  row('flex-basis', 'auto', p.or(p.extent, 'content'), 'Size before growing and shrinking.', { of: 'flex container' }),
  row('order', '0', p.integer, 'Order among the items of a flex or grid container.'),
  row('justify-content', 'normal', p.justifyContent, 'Alignment along the main axis, or of the columns of a grid.'),
  row('align-items', 'normal', p.alignItems, 'Alignment of the items across it.', { lacks: 'last baseline is end' }),
  row('align-self', 'auto', p.alignSelf, 'Alignment of one item.', { lacks: 'last baseline is end' }),
  row('align-content', 'normal', p.alignContent, 'Alignment of the lines, or of the rows of a grid.', {
    lacks: 'outside flex and grid containers',
  }),
  row('row-gap', 'normal', p.or(p.positiveLengthPercentage, 'normal'), 'Space between rows.', { of: 'content box' }),
  row('column-gap', 'normal', p.or(p.positiveLengthPercentage, 'normal'), 'Space between columns.', {
    of: 'content box',
  }),
  row('justify-items', 'legacy', p.justifyItems, 'Alignment of grid items in their columns.', { initial: 'normal' }),
  row('justify-self', 'auto', p.justifySelf, 'Alignment of one grid item in its columns.'),
  // Grid
  row('grid-template-columns', 'none', trackTemplate, 'Columns and the names of their lines.', {
    of: 'content box',
    lacks: 'subgrid, masonry',
  }),
  row('grid-template-rows', 'none', trackTemplate, 'Rows and the names of their lines.', {
    of: 'content box',
    lacks: 'subgrid, masonry',
  }),
  row('grid-template-areas', 'none', gridAreas, 'Named areas, drawn in strings.'),
  row('grid-auto-columns', 'auto', autoTracks, 'Sizes of columns that no template has.', { of: 'content box' }),
  row('grid-auto-rows', 'auto', autoTracks, 'Sizes of rows that no template has.', { of: 'content box' }),
  row('grid-auto-flow', 'row', gridFlow, 'How items find their places, and whether later ones fill gaps.'),
  row('grid-row-start', 'auto', gridLine, 'The line above an item.'),
  row('grid-row-end', 'auto', gridLine, 'The line below an item.'),
  row('grid-column-start', 'auto', gridLine, 'The line before an item.'),
  row('grid-column-end', 'auto', gridLine, 'The line after an item.'),
  // Columns and breaks
  row('column-count', 'auto', p.or(p.count, 'auto'), 'How many columns.'),
  row('column-width', 'auto', p.or(p.positiveLength, 'auto'), 'Least width of a column.'),
  row('column-fill', 'balance', p.words('auto', 'balance', 'balance-all'), 'Whether columns are evened out.'),
  row('column-span', 'none', p.words('none', 'all'), 'Across all columns.'),
  row('column-rule-width', 'medium', p.lineWidth, 'Thickness of the rule between columns.', { initial: 2.25 }),
  row('column-rule-style', 'none', p.lineStyle, 'Kind of that rule.'),
  row('column-rule-color', 'currentcolor', colour, 'Colour of that rule.'),
  row('break-before', 'auto', breakValue, 'A new page or column before.'),
  row('break-after', 'auto', breakValue, 'A new page or column after.'),
  row('break-inside', 'auto', p.words('auto', 'avoid', 'avoid-page', 'avoid-column'), 'Whether it may be divided.'),
  row(
    'line-grid',
    'match-parent',
    p.words('match-parent', 'create'),
    'A grid of its lines, for all that stands in it.',
  ),
  row('line-snap', 'none', p.words('none', 'baseline', 'contain'), 'Lines go down to the grid.'),
  row('orphans', '2', p.count, 'Least lines left at the foot.'),
  row('widows', '2', p.count, 'Least lines carried to the head.'),
  row('box-decoration-break', 'slice', p.words('slice', 'clone'), 'Borders and padding at breaks.'),
  row('page', 'auto', p.identifier, 'Name of the @page to stand on.'),
  row('footnote-display', 'block', p.words('block', 'inline', 'compact'), 'Notes below each other or in line.'),
];

/** Index in PROPERTIES by name. */
export const INDEX: ReadonlyMap<string, number> = new Map(PROPERTIES.map(({ name }, at) => [name, at]));
