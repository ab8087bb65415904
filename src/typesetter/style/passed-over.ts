// In: nothing. Out: the properties that are known and not given: those passed over without a word, those that a warning names.
/** Known, and without meaning on paper or for us: passed over without a word. */
export const SILENT: ReadonlySet<string> = new Set(
  (
    'cursor pointer-events user-select touch-action resize appearance accent-color caret-color color-scheme ' +
    'print-color-adjust color-adjust forced-color-adjust will-change contain content-visibility isolation zoom ' +
    'transition transition-property transition-duration transition-delay transition-timing-function transition-behavior ' +
    'animation animation-name animation-duration animation-delay animation-timing-function animation-fill-mode ' +
    'animation-direction animation-iteration-count animation-play-state ' +
    'scroll-behavior overscroll-behavior overflow-anchor scrollbar-width scrollbar-color scrollbar-gutter ' +
    'scroll-margin scroll-margin-top scroll-margin-bottom scroll-padding scroll-padding-top scroll-snap-type ' +
    'scroll-snap-align text-rendering text-size-adjust font-smooth font-display font-optical-sizing font-synthesis ' +
    'font-synthesis-weight font-synthesis-style font-synthesis-small-caps font-language-override font-palette ' +
    'text-spacing text-spacing-trim text-autospace hyphenate-limit-zone hyphenate-limit-last image-rendering ' +
    'image-orientation image-resolution background-attachment backface-visibility perspective ' +
    'border-image border-image-source border-image-slice border-image-width border-image-outset border-image-repeat ' +
    'footnote-policy text-underline-position text-decoration-skip text-decoration-skip-ink container container-type ' +
    'container-name interpolate-size field-sizing speak speak-as bookmark-state math-style math-depth orientation ' +
    'tap-highlight-color interactivity view-transition-name ruby-align ruby-position font-size-adjust'
  ).split(' '),
);

/** Known, and with a visible effect that we do not give: a warning says so. */
export const UNSUPPORTED: ReadonlySet<string> = new Set(
  (
    'box-shadow text-shadow filter backdrop-filter mix-blend-mode background-blend-mode ' +
    'clip clip-path mask mask-image shape-outside shape-margin shape-image-threshold writing-mode text-orientation ' +
    'text-combine-upright rotate scale translate text-emphasis text-emphasis-style text-emphasis-color text-justify ' +
    'font-variation-settings font-variant-east-asian font-variant-emoji line-clamp max-lines block-ellipsis text-overflow ' +
    'wrap-flow position-anchor anchor-name initial-letter-align text-box text-box-trim text-box-edge ' +
    'perspective-origin transform-style transform-box offset-path'
  ).split(' '),
);
