// In: nothing. Out: to which boxes each property applies, for docs/css.md.

/** The first pattern that a name matches. */
const APPLIES: readonly (readonly [pattern: RegExp, to: string])[] = [
  [
    /^(display|color|direction|unicode-bidi|visibility|opacity|counter-|string-set|bookmark-|position$)/,
    'all elements',
  ],
  [/^(top|right|bottom|left|z-index)$/, 'positioned boxes'],
  [/^float$/, 'all but absolute boxes; in flex and grid containers none'],
  [/^float-/, 'floats to the top or bottom'],
  [/^clear$/, 'blocks'],
  [/^(min-|max-)?width$/, 'all but inline text, rows and row groups'],
  [/^(min-|max-)?height$/, 'all but inline text, columns of tables'],
  [/^(aspect-ratio|object-|box-sizing)/, 'boxes and pictures with a size'],
  [/^margin-break$/, 'blocks'],
  [/^margin-/, 'all but rows and cells of tables'],
  [/^padding-/, 'all but rows, row groups and columns of tables'],
  [/^border-(spacing|collapse)$/, 'tables'],
  [/^border-/, 'all elements; rows and columns of tables where borders collapse'],
  [/^(outline|background|box-decoration)/, 'all elements'],
  [/^(overflow)$/, 'blocks, flex and grid containers'],
  [/^transform/, 'all but inline text'],
  [
    /^(text-align|text-indent|hanging-punctuation|text-wrap|line-break|hyphenate-limit-l|hyphenate-limit-zone)/,
    'blocks that hold text',
  ],
  [/^(-tambour-justify)$/, 'blocks that hold justified text'],
  [/^-tambour-fit$/, 'blocks of a known height'],
  [/^-tambour-show$/, 'captions, heads and feet of tables, and what they hold'],
  [/^vertical-align$/, 'inline text and cells'],
  [/^initial-letter$/, '::first-letter, and inline text that begins a block'],
  [/^(content|quotes)$/, '::before, ::after, ::marker and the margin boxes; content() on elements'],
  [/^list-style-/, 'list items'],
  [/^(table-layout)$/, 'tables'],
  [/^caption-side$/, 'captions'],
  [/^empty-cells$/, 'cells'],
  [/^(flex-direction|flex-wrap)$/, 'flex containers'],
  [/^(flex-|order)/, 'items of flex containers'],
  [/^grid-(template|auto)/, 'grid containers'],
  [/^grid-/, 'items of grid containers'],
  [/^(justify-content|align-content|align-items|justify-items)$/, 'flex and grid containers'],
  [/^(align-self|justify-self)$/, 'items of flex and grid containers'],
  [/^row-gap$/, 'flex and grid containers'],
  [/^column-gap$/, 'multi-column, flex and grid containers'],
  [/^column-span$/, 'blocks right in columns'],
  [/^column-/, 'blocks: they become multi-column'],
  [/^break-inside$/, 'blocks, rows, containers'],
  [/^break-/, 'blocks, rows, items'],
  [/^line-grid$/, 'blocks and multi-column containers'],
  [/^(orphans|widows|line-snap)$/, 'blocks that hold text'],
  [/^page$/, 'blocks'],
  [/^footnote-/, 'notes'],
];

export function appliesTo(name: string): string {
  return APPLIES.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}
