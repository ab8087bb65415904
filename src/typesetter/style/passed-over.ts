// In: nothing. Out: the properties that are known and not given: those passed over without a word, those that a warning names.

/** Known, and without meaning on paper or for us: passed over without a word. */
export const PASSED_OVER: readonly { readonly why: string; readonly names: readonly string[] }[] = [
  {
    why: 'nothing moves on paper',
    names: (
      'will-change transition transition-property transition-duration transition-delay ' +
      'transition-timing-function transition-behavior animation animation-name animation-duration ' +
      'animation-delay animation-timing-function animation-fill-mode animation-direction ' +
      'animation-iteration-count animation-play-state interpolate-size view-transition-name'
    ).split(' '),
  },
  {
    why: 'nobody points, scrolls or types on paper',
    names: (
      'cursor pointer-events user-select touch-action resize appearance accent-color caret-color ' +
      'scroll-behavior overscroll-behavior overflow-anchor scrollbar-width scrollbar-color scrollbar-gutter ' +
      'scroll-margin scroll-margin-top scroll-margin-bottom scroll-padding scroll-padding-top ' +
      'scroll-snap-type scroll-snap-align field-sizing tap-highlight-color interactivity'
    ).split(' '),
  },
  {
    why: 'a page has one look: no dark mode, no other screen',
    names: (
      'color-scheme print-color-adjust color-adjust forced-color-adjust zoom text-rendering ' +
      'text-size-adjust font-smooth font-display image-rendering orientation'
    ).split(' '),
  },
  {
    why: 'hints to a browser on what it may put off; containers are not asked for their size',
    names: (
      'contain content-visibility isolation backface-visibility perspective container container-type ' +
      'container-name'
    ).split(' '),
  },
  {
    why: 'said by tags, not by styles',
    names: 'speak speak-as bookmark-state math-style math-depth ruby-align ruby-position'.split(' '),
  },
  {
    why: 'details that the typesetter decides by itself',
    names: (
      'font-optical-sizing font-synthesis-weight font-synthesis-style ' +
      'font-language-override font-palette text-spacing text-spacing-trim ' +
      'text-autospace image-orientation image-resolution ' +
      'background-attachment border-image border-image-source border-image-slice border-image-width ' +
      'border-image-outset border-image-repeat footnote-policy text-underline-position text-decoration-skip ' +
      'text-decoration-skip-ink font-size-adjust'
    ).split(' '),
  },
];

export const SILENT: ReadonlySet<string> = new Set(PASSED_OVER.flatMap(({ names }) => names));

export interface Instead {
  readonly fr: string;
  readonly en: string;
}

const INSTEAD: readonly (readonly [names: string, instead: Instead | undefined])[] = [
  ['box-shadow text-shadow', { fr: 'une bordure ou un fond de couleur', en: 'a border or a coloured background' }],
  [
    'filter backdrop-filter mix-blend-mode background-blend-mode',
    { fr: 'opacity, ou une image déjà retouchée', en: 'opacity, or a picture prepared so' },
  ],
  [
    'clip clip-path mask mask-image',
    {
      fr: 'overflow: hidden et border-radius, ou une image déjà découpée',
      en: 'overflow: hidden and border-radius, or a picture cut so',
    },
  ],
  [
    'shape-outside shape-margin shape-image-threshold',
    { fr: 'un flottant avec ses marges', en: 'a float with its margins' },
  ],
  [
    'writing-mode text-orientation text-combine-upright',
    { fr: 'transform: rotate(90deg)', en: 'transform: rotate(90deg)' },
  ],
  ['rotate scale translate', { fr: 'transform', en: 'transform' }],
  [
    'text-emphasis text-emphasis-style text-emphasis-color',
    { fr: 'du gras ou de l’italique', en: 'bold or italic type' },
  ],
  ['text-justify', { fr: '-tambour-justify', en: '-tambour-justify' }],
  [
    'font-variation-settings',
    { fr: 'font-weight, avec une face pour chaque graisse', en: 'font-weight, with a face for each weight' },
  ],
  [
    'line-clamp max-lines block-ellipsis text-overflow',
    {
      fr: 'un texte plus court, ou -tambour-fit : le papier montre tout',
      en: 'a shorter text, or -tambour-fit: paper shows all',
    },
  ],
  ['text-box text-box-trim text-box-edge', { fr: 'line-height', en: 'line-height' }],
  [
    'font-variant-east-asian font-variant-emoji wrap-flow position-anchor anchor-name ' +
      'initial-letter-align perspective-origin transform-style transform-box offset-path',
    undefined,
  ],
];

/** Known, and with a visible effect that we do not give: a warning says so, and what to use instead. */
export const UNSUPPORTED: ReadonlyMap<string, Instead | undefined> = new Map(
  INSTEAD.flatMap(([names, instead]) => names.split(' ').map((name) => [name, instead] as const)),
);
