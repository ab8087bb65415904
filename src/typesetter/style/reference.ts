// In: the tables of this floor. Out: docs/css.md, the reference of the CSS that is understood.

import { SILENT, UNSUPPORTED } from './passed-over.ts';
import { PROPERTIES } from './properties.ts';
import { SHORTHANDS } from './shorthands.ts';

const code = (text: string) => `\`${text}\``;
const cell = (text: string) => text.replaceAll('|', '\\|');
const list = (names: Iterable<string>) => [...names].sort().map(code).join(', ');

const UNITS: Readonly<Record<string, string>> = { px: '1/96 in', pt: '1/72 in', pc: '12 pt', Q: '1/4 mm' };

/** The whole file, ending with a line feed. */
export function cssReference(): string {
  const rows = PROPERTIES.map(({ name, initialText, inherited, percentages, about, lacks }) =>
    [code(name), code(initialText), inherited ? 'yes' : '', percentages, about, lacks].map(cell).join(' | '),
  );
  return `# The CSS that Tambour understands

Generated from \`src/typesetter/style/\` by \`node scripts/css-doc.mjs\`: do not edit.

What is not in these lists is reported with its place and the nearest known name. Vendor prefixes (\`-webkit-\`, \`-moz-\`,
\`-ms-\`, \`-o-\`) are passed over without a word.

## Properties

| property | initial | inherited | percentages of | what it says | not supported |
| --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}

Every property takes \`inherit\`, \`initial\`, \`unset\`, \`revert\` and \`revert-layer\`; every value takes \`var()\`.
Presentational attributes of HTML (\`width\`, \`align\`, \`valign\`, \`bgcolor\`, \`border\`, \`cellpadding\` …) count as author
declarations weaker than any rule.

## Shorthands and other names

${list([...SHORTHANDS.keys(), 'all'])}.

Logical properties are those of horizontal writing; the inline ones follow \`direction\`.

## Values

- Lengths: ${Object.entries(UNITS)
    .map(([unit, size]) => `${code(unit)} (${size})`)
    .join(
      ', ',
    )}, \`in\`, \`cm\`, \`mm\`; \`em\`, \`rem\`, \`lh\`, \`rlh\`; \`ex\`, \`ch\`, \`cap\`, \`ic\` (0.5, 0.5, 0.7 and 1 em,
  whatever the face); \`vw\`, \`vh\`, \`vmin\`, \`vmax\` and their kin (of the area that the first page's margins leave).
- Mathematics: \`calc()\`, \`min()\`, \`max()\`, \`clamp()\`, \`abs()\`, \`sign()\`, \`round()\`, \`mod()\`, \`rem()\`, \`sqrt()\`, \`pow()\`. Lengths and
  percentages may be added and compared: \`min(100%, 30rem)\`; what is compared cannot be added to.
- Colours: names, system colours, \`#rgb\` to \`#rrggbbaa\`, \`rgb()\`, \`hsl()\`, \`hwb()\`, \`lab()\`, \`lch()\`, \`oklab()\`, \`oklch()\`,
  \`color(srgb …)\`, \`color-mix()\`, all clipped to sRGB; \`device-cmyk()\` is kept as ink. \`currentcolor\`. No relative colours.
- Pictures: \`url()\`, \`linear-gradient()\`, \`radial-gradient()\`, and both repeating.
- Generated content: strings, \`attr()\`, \`counter()\`, \`counters()\`, quotation marks, \`string()\`, \`element()\`, \`content()\`, \`leader()\`,
  \`target-counter()\`, \`target-counters()\`, \`target-text()\`, \`url()\`.

## Selectors

Names, classes, ids, attributes (all operators, \`i\` and \`s\`); descendants, children, next and later siblings; \`:is()\`, \`:where()\`,
\`:not()\`, \`:has()\`, \`:root\`, \`:empty\`, \`:lang()\`, \`:dir()\`, \`:nth-child(… of …)\` and all its kin, \`:first-child\` … \`:only-of-type\`,
\`:link\`, \`:checked\`, \`:disabled\` …; \`::before\`, \`::after\`, \`::marker\`, \`::first-line\`, \`::first-letter\`, \`::footnote-call\`,
\`::footnote-marker\`. Nested rules. What asks for a hand on a mouse (\`:hover\` …) never matches.

## Rules

- \`@media\` (\`print\` and \`all\` hold; lengths are asked of A4), \`@supports\`, \`@layer\`, \`@import\` of files in the folder, with
  \`layer()\`, \`supports()\` and media.
- \`@font-face\`: \`src\` (files and \`format()\`; \`local()\` is passed over), \`font-weight\`, \`font-style\`, \`unicode-range\`.
- \`@counter-style\`: every system and descriptor of CSS Counter Styles 3 but \`speak-as\`. Predefined: decimal,
  decimal-leading-zero, lower-roman, upper-roman, lower-alpha, upper-alpha, lower-latin, upper-latin, lower-greek, arabic-indic,
  persian, devanagari, disc, circle, square, disclosure-open, disclosure-closed, none.
- \`@page\` with names, \`:first\`, \`:blank\`, \`:left\`, \`:right\`, \`:recto\`, \`:verso\`, \`:nth(an+b)\`, \`:nth(an+b of name)\`; \`size\`, \`bleed\`,
  \`marks\`; the sixteen margin boxes; \`@footnote\`. When nothing is said a page is A4 with margins of 20 mm.
- \`@charset\`, \`@namespace\`, \`@keyframes\`, \`@property\` and other rules of the screen are passed over.

## Known, and not supported

A warning says so: ${list(UNSUPPORTED)}.

## Without meaning on paper

Passed over without a word: ${list(SILENT)}.
`;
}
