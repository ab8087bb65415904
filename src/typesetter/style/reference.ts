// In: the tables of this floor. Out: docs/css.md, the reference of the CSS that is understood.

import { appliesTo } from './applies.ts';
import { compileDeclaration } from './declarations.ts';
import { PASSED_OVER, UNSUPPORTED } from './passed-over.ts';
import { PROPERTIES } from './properties.ts';
import { SHORTHANDS } from './shorthands.ts';

const code = (text: string) => `\`${text}\``;
const cell = (text: string) => text.replaceAll('|', '\\|');
const list = (names: Iterable<string>) => [...names].sort().map(code).join(', ');

const FUNCTIONS = list(
  (
    'var() env() calc() min() max() clamp() abs() sign() round() mod() rem() sqrt() pow() rgb() rgba() hsl() hsla() hwb() ' +
    'lab() lch() oklab() oklch() color() color-mix() device-cmyk() url() linear-gradient() repeating-linear-gradient() ' +
    'radial-gradient() repeating-radial-gradient() attr() counter() counters() string() element() content() leader() ' +
    'target-counter() target-counters() target-text() running() translate() rotate() scale() skew() matrix()'
  ).split(' '),
);

const UNITS: Readonly<Record<string, string>> = { px: '1/96 in', pt: '1/72 in', pc: '12 pt', Q: '1/4 mm' };

/** The keywords that the specifications give a property, in their order; and those of all properties. */
export interface Specified {
  readonly keywords: (name: string) => readonly string[];
  readonly all: readonly string[];
}

/** One value of each kind, to try. */
const KINDS: readonly (readonly [kind: string, sample: string])[] = [
  ['length', '3pt'],
  ['percentage', '3%'],
  ['number', '1.5'],
  ['integer', '3'],
  ['angle', '3deg'],
  ['color', 'rgb(1 2 3)'],
  ['string', '"x"'],
  ['url', 'url(a.png)'],
  ['gradient', 'linear-gradient(red, blue)'],
  ['fr', '2fr'],
  ['repeat()', 'repeat(2, 1pt)'],
  ['transform functions', 'rotate(3deg)'],
  ['counter()', 'counter(a)'],
  ['running()', 'running(a)'],
  ['name', 'zz-name'],
];

const takes = (name: string, value: string) => 'declared' in compileDeclaration(name, value, '');

/** Some words say something only with another. */
const COMPANY: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => `${word} 2`,
  (word) => `${word} center`,
  (word) => `${word} baseline`,
  (word) => `"kern" ${word}`,
  (word) => `repeat(${word}, 1pt)`,
];
const takesWith = (name: string, word: string) => COMPANY.some((write) => takes(name, write(word)));

/** What a property takes, found by asking it: its words, then the kinds of values; and the specification's words it refuses. */
function valuesOf(name: string, spec: Specified): { readonly taken: string; readonly refused: readonly string[] } {
  const kinds = KINDS.filter(([, sample]) => takes(name, sample)).map(([kind]) => kind);
  const specified = spec.keywords(name);
  const any = kinds.includes('name');
  const own = any ? [] : spec.all.filter((word) => !specified.includes(word) && takes(name, word));
  const words = [...specified.filter((word) => takes(name, word)), ...own];
  const shown = kinds.filter((kind) => !(kind === 'integer' && kinds.includes('number')));
  const isColour = kinds.includes('color');
  const plain = isColour ? ['transparent', 'currentcolor'] : words;
  const taken = [...plain.map(code), ...shown.map((kind) => `\\<${kind}>`)].join(' ');
  const refused = isColour ? [] : specified.filter((word) => !word.startsWith('-') && !takesWith(name, word));
  return { taken, refused };
}

/** The whole file, ending with a line feed. */
export function cssReference(spec: Specified): string {
  const rows = PROPERTIES.map(({ name, initialText, inherited, percentages, about, lacks }) => {
    const { taken, refused } = valuesOf(name, spec);
    const missing = refused.filter((word) => !lacks.includes(word)).map(code);
    const without = [...(lacks === '' ? [] : [lacks]), ...missing].join(', ');
    const cells = [code(name), about, taken, code(initialText), inherited ? 'yes' : '', appliesTo(name), percentages];
    return [...cells, without].map(cell).join(' | ');
  });
  return `# The CSS that Tambour understands

Generated from \`src/typesetter/style/\` by \`node scripts/css-doc.mjs\`: do not edit.

What is not in these lists is reported with its place and the nearest known name. Vendor prefixes (\`-webkit-\`, \`-moz-\`,
\`-ms-\`, \`-o-\`) are passed over without a word.

## Properties

| property | what it says | values | initial | inherited | applies to | percentages of | not supported |
| --- | --- | --- | --- | --- | --- | --- | --- |
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
    .join(', ')}, \`in\`, \`cm\`, \`mm\`; \`em\`, \`rem\`, \`lh\`, \`rlh\`; \`ex\`, \`ch\`, \`cap\`, \`ic\` (of the
  face, as their kin of the root, \`rex\` and so on); \`vw\`, \`vh\`, \`vmin\`, \`vmax\` and their kin (of the area that the first page's margins leave).
- Mathematics: \`calc()\`, \`min()\`, \`max()\`, \`clamp()\`, \`abs()\`, \`sign()\`, \`round()\`, \`mod()\`, \`rem()\`, \`sqrt()\`, \`pow()\`. Lengths and
  percentages may be added and compared: \`min(100%, 30rem)\`; what is compared cannot be added to.
- Colours: names, system colours, \`#rgb\` to \`#rrggbbaa\`, \`rgb()\`, \`hsl()\`, \`hwb()\`, \`lab()\`, \`lch()\`, \`oklab()\`, \`oklch()\`,
  \`color(srgb …)\`, \`color-mix()\`, all clipped to sRGB; \`device-cmyk()\` is kept as ink. \`currentcolor\`. No relative colours.
- Pictures: \`url()\`, \`linear-gradient()\`, \`radial-gradient()\`, and both repeating.
- Generated content: strings, \`attr()\`, \`counter()\`, \`counters()\`, quotation marks, \`string()\`, \`element()\`, \`content()\`, \`leader()\`,
  \`target-counter()\`, \`target-counters()\`, \`target-text()\`, \`url()\`.

Functions: ${FUNCTIONS}.

## Selectors

Names, classes, ids, attributes (all operators, \`i\` and \`s\`); descendants, children, next and later siblings; \`:is()\`, \`:where()\`,
\`:not()\`, \`:has()\`, \`:root\`, \`:empty\`, \`:lang()\`, \`:dir()\`, \`:nth-child(… of …)\` and all its kin, \`:first-child\` … \`:only-of-type\`,
\`:link\`, \`:checked\`, \`:disabled\` …; \`::before\`, \`::after\`, \`::marker\`, \`::first-line\`, \`::first-letter\`, \`::footnote-call\`,
\`::footnote-marker\`. Nested rules. What asks for a hand on a mouse (\`:hover\` …) never matches.

## Rules

- \`@media\` (\`print\` and \`all\` hold; lengths are asked of A4), \`@supports\`, \`@layer\`, \`@import\` of files in the folder, with
  \`layer()\`, \`supports()\` and media.
- \`@font-face\`: \`src\` (files and \`format()\`; \`local()\` is passed over), \`font-weight\`, \`font-style\`, \`unicode-range\`, \`size-adjust\`.
- \`@counter-style\`: every system and descriptor of CSS Counter Styles 3 but \`speak-as\`. Predefined: decimal,
  decimal-leading-zero, lower-roman, upper-roman, lower-alpha, upper-alpha, lower-latin, upper-latin, lower-greek, arabic-indic,
  persian, devanagari, disc, circle, square, disclosure-open, disclosure-closed, none.
- \`@page\` with names, \`:first\`, \`:blank\`, \`:left\`, \`:right\`, \`:recto\`, \`:verso\`, \`:nth(an+b)\`, \`:nth(an+b of name)\`; \`size\`, \`bleed\`,
  \`marks\`; the sixteen margin boxes; \`@footnote\`. When nothing is said a page is A4 with margins of 20 mm.
- \`@charset\`, \`@namespace\`, \`@keyframes\`, \`@property\` and other rules of the screen are passed over.

## Known, and not supported

A warning says so, and what to use instead.

| property | instead |
| --- | --- |
${[...UNSUPPORTED].map(([name, instead]) => `| ${code(name)} | ${instead?.en ?? ''} |`).join('\n')}

## Without meaning on paper

Passed over without a word.

${PASSED_OVER.map(({ why, names }) => `- ${why}: ${list(names)}.`).join('\n')}
`;
}
