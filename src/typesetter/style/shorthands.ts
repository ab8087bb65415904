// In: a shorthand's component values. Out: its longhands with theirs.

import { background } from './background-shorthand.ts';
import { font, fontSynthesis, fontVariant } from './font-shorthands.ts';
import { grid, gridArea, gridColumn, gridRow, gridTemplate } from './grid-shorthands.ts';
import { numberOf } from './lengths.ts';
import {
  accepts,
  alias,
  anyOrder,
  aroundSides,
  both,
  ident,
  type Longhands,
  line,
  lines,
  type Shorthand,
  SIDES,
  wordOf,
} from './shorthand-patterns.ts';
import { onlyIdent, split, type Value, type Values } from './tokens.ts';

const radius: Shorthand = (values) => {
  const [first, second] = split(values, '/');
  const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'];
  const spread = ([a, b = a, c = a, d = b]: Values) => [a, b, c, d];
  if (first!.length === 0 || first!.length > 4 || (second && (second.length === 0 || second.length > 4)))
    return undefined;
  const x = spread(first!);
  const y = spread(second ?? first!);
  return corners.map((corner, at) => [`border-${corner}-radius`, [x[at]!, y[at]!]] as const);
};

const listStyle: Shorthand = (values, base) => {
  const found = new Map<string, Values>();
  let nones = 0;
  for (const value of values) {
    if (wordOf(value) === 'none') nones++;
    else {
      const name = ['list-style-position', 'list-style-image', 'list-style-type'].find(
        (free) => !found.has(free) && accepts(free, [value], base),
      );
      if (name === undefined) return undefined;
      found.set(name, [value]);
    }
  }
  if (values.length === 0 || nones > 2) return undefined;
  if (nones > 0 && !found.has('list-style-type')) found.set('list-style-type', ident('none'));
  return ['list-style-position', 'list-style-image', 'list-style-type'].map(
    (name) => [name, found.get(name) ?? 'initial'] as const,
  );
};

const flex: Shorthand = (values) => {
  const word = onlyIdent(values);
  const made = (grow: number, shrink: number, basis: Values): Longhands => [
    ['flex-grow', [{ type: 'number', value: grow }]],
    ['flex-shrink', [{ type: 'number', value: shrink }]],
    ['flex-basis', basis],
  ];
  if (word === 'none') return made(0, 0, ident('auto'));
  if (word === 'auto') return made(1, 1, ident('auto'));
  if (word === 'initial') return made(0, 1, ident('auto'));
  const numbers: Value[] = [];
  let basis: Values | undefined;
  for (const value of values)
    if (numberOf(value, 0) && numbers.length < 2) numbers.push(value);
    else if (basis === undefined && accepts('flex-basis', [value])) basis = [value];
    else return undefined;
  if (values.length === 0) return undefined;
  const one: Value = { type: 'number', value: 1 };
  return [
    ['flex-grow', [numbers[0] ?? one]],
    ['flex-shrink', [numbers[1] ?? one]],
    ['flex-basis', basis ?? [{ type: 'percentage', value: 0 }]],
  ];
};

const columns: Shorthand = (values) => {
  const rest = values.filter((value) => wordOf(value) !== 'auto');
  if (values.length === 0 || values.length > 2) return undefined;
  const width = rest.find((value) => accepts('column-width', [value]));
  const count = rest.find((value) => value !== width && accepts('column-count', [value]));
  if (rest.length !== (width ? 1 : 0) + (count ? 1 : 0)) return undefined;
  return [
    ['column-width', width ? [width] : 'initial'],
    ['column-count', count ? [count] : 'initial'],
  ];
};

const textDecoration: Shorthand = (values) => {
  const lines = values.filter((value) => /^(?:underline|overline|line-through|blink)$/.test(wordOf(value)));
  const rest = values.filter((value) => !lines.includes(value) && wordOf(value) !== 'none');
  const drawn = lines.filter((value) => wordOf(value) !== 'blink');
  const others =
    rest.length === 0
      ? []
      : anyOrder('text-decoration-style', 'text-decoration-color', 'text-decoration-thickness')(rest, '');
  if (others === undefined || values.length === 0) return undefined;
  const named = new Map(others);
  return [
    ['text-decoration-line', drawn.length > 0 ? drawn : ident('none')],
    ...['text-decoration-style', 'text-decoration-color', 'text-decoration-thickness'].map(
      (name) => [name, named.get(name) ?? 'initial'] as const,
    ),
  ];
};

/** The two axes of alignment: one value, of one word or two (`first baseline`, `safe center`), stands for both. */
const place =
  (align: string, justify: string): Shorthand =>
  (values) => {
    for (let at = values.length; at > 0; at -= 1) {
      const across = values.slice(0, at);
      const along = at === values.length ? values : values.slice(at);
      if (accepts(align, across) && accepts(justify, along))
        return [
          [align, across],
          [justify, along],
        ];
    }
    return undefined;
  };

const WHITE_SPACES: Readonly<Record<string, readonly [collapse: string, mode: string]>> = {
  normal: ['collapse', 'wrap'],
  nowrap: ['collapse', 'nowrap'],
  pre: ['preserve', 'nowrap'],
  'pre-wrap': ['preserve', 'wrap'],
  'pre-line': ['preserve-breaks', 'wrap'],
  'break-spaces': ['break-spaces', 'wrap'],
};

const whiteSpace: Shorthand = (values) => {
  const known = WHITE_SPACES[onlyIdent(values) ?? ''];
  if (known)
    return [
      ['white-space-collapse', ident(known[0])],
      ['text-wrap-mode', ident(known[1])],
    ];
  return anyOrder('white-space-collapse', 'text-wrap-mode')(values, '');
};

const textWrap: Shorthand = anyOrder('text-wrap-mode', 'text-wrap-style');

const overflow: Shorthand = (values) => {
  // One box cannot be cut on one side alone here: the stricter of the two is taken.
  const strict = values.find((value) => wordOf(value) !== 'visible') ?? values[0];
  return strict && values.length <= 2 ? [['overflow', [strict]]] : undefined;
};

export const SHORTHANDS: ReadonlyMap<string, Shorthand> = new Map<string, Shorthand>([
  ['margin', aroundSides('margin-')],
  ['padding', aroundSides('padding-')],
  ['inset', aroundSides('')],
  ['border', lines(...SIDES)],
  ...SIDES.map((side) => [`border-${side}`, line(`border-${side}`)] as const),
  ['border-width', aroundSides('border-', '-width')],
  ['border-style', aroundSides('border-', '-style')],
  ['border-color', aroundSides('border-', '-color')],
  ['border-radius', radius],
  ['outline', line('outline')],
  ['column-rule', line('column-rule')],
  ['background', background],
  ['font', font],
  ['font-variant', fontVariant],
  ['font-synthesis', fontSynthesis],
  ['list-style', listStyle],
  ['flex', flex],
  ['flex-flow', anyOrder('flex-direction', 'flex-wrap')],
  ['gap', both('row-gap', 'column-gap')],
  ['grid-gap', both('row-gap', 'column-gap')],
  ['grid-row-gap', alias('row-gap')],
  ['grid-column-gap', alias('column-gap')],
  ['grid-row', gridRow],
  ['grid-column', gridColumn],
  ['grid-area', gridArea],
  ['grid-template', gridTemplate],
  ['grid', grid],
  ['columns', columns],
  ['text-decoration', textDecoration],
  ['place-content', place('align-content', 'justify-content')],
  ['place-items', place('align-items', 'justify-items')],
  ['place-self', place('align-self', 'justify-self')],
  ['white-space', whiteSpace],
  ['text-wrap', textWrap],
  ['word-wrap', alias('overflow-wrap')],
  ['overflow', overflow],
  ['overflow-x', alias('overflow')],
  ['overflow-y', alias('overflow')],
  ['page-break-before', alias('break-before', { always: 'page' })],
  ['page-break-after', alias('break-after', { always: 'page' })],
  ['page-break-inside', alias('break-inside')],
  ['font-width', alias('font-stretch')],
  // Logical properties in horizontal writing: the block axis is the page's own …
  ['block-size', alias('height')],
  ['inline-size', alias('width')],
  ['min-block-size', alias('min-height')],
  ['min-inline-size', alias('min-width')],
  ['max-block-size', alias('max-height')],
  ['max-inline-size', alias('max-width')],
  ['inset-block', both('top', 'bottom')],
  ['margin-block', both('margin-top', 'margin-bottom')],
  ['padding-block', both('padding-top', 'padding-bottom')],
  ['border-block', lines('top', 'bottom')],
  ...(['start', 'end'] as const).flatMap((edge) => {
    const side = edge === 'start' ? 'top' : 'bottom';
    return [
      [`inset-block-${edge}`, alias(side)] as const,
      [`margin-block-${edge}`, alias(`margin-${side}`)] as const,
      [`padding-block-${edge}`, alias(`padding-${side}`)] as const,
      [`border-block-${edge}`, line(`border-${side}`)] as const,
      ...['width', 'style', 'color'].map(
        (part) => [`border-block-${edge}-${part}`, alias(`border-${side}-${part}`)] as const,
      ),
    ];
  }),
  ...['width', 'style', 'color'].map(
    (part) => [`border-block-${part}`, both(`border-top-${part}`, `border-bottom-${part}`)] as const,
  ),
  ...['width', 'style', 'color'].map(
    (part) => [`border-inline-${part}`, both(`border-left-${part}`, `border-right-${part}`)] as const,
  ),
  // … and the inline axis follows `direction`: written for left to right, mirrored by the cascade.
  ['inset-inline', both('left', 'right')],
  ['margin-inline', both('margin-left', 'margin-right')],
  ['padding-inline', both('padding-left', 'padding-right')],
  ['border-inline', lines('left', 'right')],
  ...(['start', 'end'] as const).flatMap((edge) => {
    const side = edge === 'start' ? 'left' : 'right';
    return [
      [`inset-inline-${edge}`, alias(side)] as const,
      [`margin-inline-${edge}`, alias(`margin-${side}`)] as const,
      [`padding-inline-${edge}`, alias(`padding-${side}`)] as const,
      [`border-inline-${edge}`, line(`border-${side}`)] as const,
      ...['width', 'style', 'color'].map(
        (part) => [`border-inline-${edge}-${part}`, alias(`border-${side}-${part}`)] as const,
      ),
    ];
  }),
  ...(['start', 'end'] as const).flatMap((block) =>
    (['start', 'end'] as const).map((inline) => {
      const name = `border-${block === 'start' ? 'top' : 'bottom'}-${inline === 'start' ? 'left' : 'right'}-radius`;
      return [`border-${block}-${inline}-radius`, alias(name)] as const;
    }),
  ),
]);

/** Whether a shorthand's sides are those of the line: left and right change places in right-to-left text. */
export const isInline = (name: string) =>
  /-inline(?:-|$)|^border-(?:start|end)-(?:start|end)-radius$/.test(name) && !/-size$/.test(name);
