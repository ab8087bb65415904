// In: the declarations that hold for one box, weakest first, and its parent. Out: its computed style.
import type { Context } from './context.ts';
import { compilePending, type Declared, type Keyword, type Longhand } from './declarations.ts';
import { type MeasureFace, unknownFace } from './face-units.ts';
import type { Features } from './fonts.ts';
import { HIDDEN_INITIAL, type Hidden } from './hidden.ts';
import { CURRENT_COLOURS, draftStyle, INITIAL } from './initial.ts';
import { DEFAULT_PAGE } from './media.ts';
import { INDEX, PROPERTIES } from './properties.ts';
import type { BackgroundLayer, Display, Style } from './types.ts';
import { NO_VARIABLES, resolveVariables, substitute, type Variables } from './variables.ts';

/** A computed style, with what its children inherit beside it. */
export interface Computed {
  readonly style: Style;
  readonly hidden: Hidden;
  readonly variables: Variables;
  /** Points per rem below it. */
  readonly rem: number;
  /** The root's style, for its face and its line height. */
  readonly root: Style;
  /** The display of the box that its children stand in: its own, or an ancestor's past `contents`. */
  readonly container: Display;
}

/** What is above the root: initial values. */
export const ABOVE: Computed = {
  style: INITIAL,
  hidden: HIDDEN_INITIAL,
  variables: NO_VARIABLES,
  rem: INITIAL.fontSize,
  root: INITIAL,
  container: 'block',
};

/** Declarations of one rule, with where they come from, so that `revert` can go back. */
export interface Step {
  readonly declared: readonly Declared[];
  /** Greater wins over smaller; `revert` drops all of the same origin. */
  readonly origin: number;
  readonly layer: number;
}

export interface ComputeOptions {
  readonly kind: 'root' | 'element' | 'pseudo' | 'page';
  readonly lang?: string | undefined;
  /** Forces the size of the root's type, in points. */
  readonly rootFontSize?: number | undefined;
  /** The area of the first page, for `vw` and `vh`; A4 while it is not known. */
  readonly page?: { readonly width: number; readonly height: number } | undefined;
  /** What is asked of faces; nothing is known of them unless said. */
  readonly measure?: MeasureFace | undefined;
  readonly cycle: (name: string) => void;
  /** Pending declarations by name, base and text once their variables are in. */
  readonly known: Map<string, readonly Declared[]>;
}

const at = (name: string) => INDEX.get(name)!;
const FONT_SIZE = at('font-size');
const FONT_FAMILY = at('font-family');
const FONT_WEIGHT = at('font-weight');
const FONT_STYLE = at('font-style');
const LINE_HEIGHT = at('line-height');
const COLOR = at('color');
const DIRECTION = at('direction');
/** What the others lean on comes first. */
const FIRST = new Set([FONT_SIZE, FONT_FAMILY, FONT_WEIGHT, FONT_STYLE, LINE_HEIGHT, COLOR]);
const CURRENT_KEYS = new Set<string>(CURRENT_COLOURS);

const BORDERS = [
  ['borderTopStyle', 'borderTopWidth'],
  ['borderRightStyle', 'borderRightWidth'],
  ['borderBottomStyle', 'borderBottomWidth'],
  ['borderLeftStyle', 'borderLeftWidth'],
  ['outlineStyle', 'outlineWidth'],
  ['columnRuleStyle', 'columnRuleWidth'],
] as const satisfies readonly (readonly [keyof Style, keyof Style])[];
const MEDIUM = 2.25;

type Bag = Record<string, unknown>;

export function compute(steps: readonly Step[], parent: Computed, options: ComputeOptions): Computed {
  const variables = variablesOf(steps, parent, options);
  const won = winners(steps, variables, parent, options);
  const draft = draftStyle(parent.style);
  let hidden = parent.hidden;
  const bag = draft as unknown as Bag;
  for (const [, width] of BORDERS) draft[width] = MEDIUM;
  if (options.lang !== undefined) draft.lang = options.lang;
  const root = options.kind === 'root';
  const cx: { -readonly [Key in keyof Context]: Context[Key] } = {
    em: parent.style.fontSize,
    rem: parent.rem,
    font: parent.style,
    line: parent.style,
    root: parent.root,
    measure: options.measure ?? unknownFace,
    pageWidth: (options.page ?? DEFAULT_PAGE).width,
    pageHeight: (options.page ?? DEFAULT_PAGE).height,
    color: parent.style.color,
    parent: parent.style,
  };

  const fontSize = won.get(FONT_SIZE);
  if (fontSize) draft.fontSize = computedValue(FONT_SIZE, fontSize, cx, parent) as number;
  if (root && options.rootFontSize !== undefined) draft.fontSize = options.rootFontSize;
  cx.em = draft.fontSize;
  if (root) cx.rem = draft.fontSize;
  const family = won.get(FONT_FAMILY);
  if (family) draft.fontFamily = computedValue(FONT_FAMILY, family, cx, parent) as Style['fontFamily'];
  const weight = won.get(FONT_WEIGHT);
  if (weight) draft.fontWeight = computedValue(FONT_WEIGHT, weight, cx, parent) as number;
  const slope = won.get(FONT_STYLE);
  if (slope) draft.fontStyle = computedValue(FONT_STYLE, slope, cx, parent) as Style['fontStyle'];
  cx.font = draft;

  // Backgrounds do not inherit; everything else hidden does.
  let fresh: Bag | undefined;
  const write = (): Bag => {
    fresh ??= { ...hidden };
    return fresh;
  };
  if (
    parent.hidden.backgroundImage !== HIDDEN_INITIAL.backgroundImage ||
    parent.hidden.backgroundPosition !== HIDDEN_INITIAL.backgroundPosition ||
    parent.hidden.backgroundSize !== HIDDEN_INITIAL.backgroundSize ||
    parent.hidden.backgroundRepeat !== HIDDEN_INITIAL.backgroundRepeat ||
    parent.hidden.backgroundOrigin !== HIDDEN_INITIAL.backgroundOrigin ||
    parent.hidden.backgroundClip !== HIDDEN_INITIAL.backgroundClip
  )
    for (const key of BACKGROUNDS) write()[key] = HIDDEN_INITIAL[key];

  const lineHeight = won.get(LINE_HEIGHT);
  if (lineHeight) write().lineHeight = computedValue(LINE_HEIGHT, lineHeight, cx, parent);
  const height = (fresh ? (fresh as unknown as Hidden) : hidden).lineHeight;
  draft.lineHeight =
    height === 'normal' ? 'normal' : 'factor' in height ? height.factor * draft.fontSize : height.points;
  cx.line = draft;
  if (root) cx.root = draft;

  const color = won.get(COLOR);
  if (color) {
    draft.color = computedValue(COLOR, color, cx, parent) as Style['color'];
    for (const key of CURRENT_COLOURS) draft[key] = draft.color;
  }
  cx.color = draft.color;

  for (const [index, longhand] of won) {
    if (FIRST.has(index)) continue;
    const property = PROPERTIES[index]!;
    if (property.hidden) write()[property.key] = computedValue(index, longhand, cx, parent);
    else if (!isInherited(longhand)) bag[property.key] = computedValue(index, longhand, cx, parent);
    else bag[property.key] = parent.style[property.key as keyof Style];
  }
  if (fresh) hidden = fresh as unknown as Hidden;

  for (const [style, width] of BORDERS) if (draft[style] === 'none' || draft[style] === 'hidden') draft[width] = 0;
  if (hidden !== parent.hidden) {
    draft.textWrap =
      hidden.textWrapMode === 'nowrap' ? 'nowrap' : hidden.textWrapStyle === 'auto' ? 'wrap' : hidden.textWrapStyle;
    draft.fontFeatures = featuresOf(hidden, parent);
    draft.fontForms = formsOf(hidden, parent);
  }
  if (hidden.backgroundImage !== HIDDEN_INITIAL.backgroundImage) draft.backgroundLayers = layersOf(hidden);
  if (options.kind !== 'page') settleDisplay(draft, root, parent.container);
  return {
    style: draft,
    hidden,
    variables,
    rem: cx.rem,
    root: cx.root,
    container: draft.display === 'contents' ? parent.container : draft.display,
  };
}

const BACKGROUNDS = [
  'backgroundImage',
  'backgroundPosition',
  'backgroundSize',
  'backgroundRepeat',
  'backgroundOrigin',
  'backgroundClip',
] as const satisfies readonly (keyof Hidden)[];

const isInherited = ({ value }: Longhand) => value === 'inherit';

function computedValue(index: number, { value }: Longhand, cx: Context, parent: Computed): unknown {
  if (typeof value === 'function') return value(cx);
  const { key, hidden, inherited, initial } = PROPERTIES[index]!;
  if (value === 'inherit' || (value !== 'initial' && inherited))
    return hidden ? parent.hidden[key as keyof Hidden] : parent.style[key as keyof Style];
  return CURRENT_KEYS.has(key) ? cx.color : initial;
}

function variablesOf(steps: readonly Step[], parent: Computed, { cycle }: ComputeOptions): Variables {
  let own: Map<string, string> | undefined;
  for (const { declared } of steps)
    for (const each of declared)
      if (each.type === 'custom') {
        own ??= new Map();
        own.delete(each.name);
        own.set(each.name, each.text);
      }
  return own ? resolveVariables(parent.variables, own, cycle) : parent.variables;
}

/** The longhand that wins for each property. */
function winners(
  steps: readonly Step[],
  variables: Variables,
  parent: Computed,
  options: ComputeOptions,
): ReadonlyMap<number, Longhand> {
  const won = new Map<number, Longhand>();
  const flat = (declared: Declared): readonly Declared[] => {
    if (declared.type !== 'pending') return [declared];
    const text = substitute(declared.text, (name) => variables.get(name));
    const key = `${declared.name}\0${declared.base}\0${text ?? ''}`;
    let found = options.known.get(key);
    if (found === undefined) {
      found = compilePending(declared, text ?? '');
      options.known.set(key, found);
    }
    return found;
  };
  let rtl: boolean | undefined;
  const isRtl = (): boolean => {
    rtl ??= directionOf(steps, parent) === 'rtl';
    return rtl;
  };
  const set = (longhand: Longhand, limit: number): void => {
    const index = longhand.mirrored !== longhand.index && isRtl() ? longhand.mirrored : longhand.index;
    const { value } = longhand;
    if (value === 'revert' || value === 'revert-layer') revert(index, value, limit);
    else won.set(index, longhand);
  };
  /** Goes back to what the steps before this one's origin, or layer, said of that property. */
  const revert = (index: number, keyword: Keyword, limit: number): void => {
    const here = steps[limit]!;
    won.delete(index);
    for (let step = 0; step < limit; step++) {
      const { origin, layer, declared } = steps[step]!;
      const below =
        keyword === 'revert'
          ? origin < here.origin
          : origin < here.origin || (origin === here.origin && layer < here.layer);
      if (!below) continue;
      for (const each of declared)
        for (const one of flat(each)) if (one.type === 'longhand' && one.index === index) set(one, step);
    }
  };
  for (const [step, { declared }] of steps.entries())
    for (const each of declared) {
      if (each.type === 'longhand') set(each, step);
      else if (each.type === 'pending') for (const one of flat(each)) if (one.type === 'longhand') set(one, step);
    }
  return won;
}

/** Direction must be known before logical sides are: the last that is said. */
function directionOf(steps: readonly Step[], parent: Computed): Style['direction'] {
  let direction = parent.style.direction;
  for (const { declared } of steps)
    for (const each of declared)
      if (each.type === 'longhand' && each.index === DIRECTION && typeof each.value === 'function')
        direction = each.value(undefined as never) as Style['direction'];
  return direction;
}

const NO_FEATURES: Features = {};
/** font-variant-* first, font-feature-settings over them. The same object while nothing changes. */
function featuresOf(hidden: Hidden, parent: Computed): Features {
  const {
    fontVariantLigatures: a,
    fontVariantCaps: b,
    fontVariantNumeric: c,
    fontVariantPosition: d,
    fontVariantAlternates: e,
    fontFeatureSettings: f,
  } = hidden;
  const p = parent.hidden;
  if (
    a === p.fontVariantLigatures &&
    b === p.fontVariantCaps &&
    c === p.fontVariantNumeric &&
    d === p.fontVariantPosition &&
    e === p.fontVariantAlternates &&
    f === p.fontFeatureSettings
  )
    return parent.style.fontFeatures;
  const all = { ...a, ...b, ...c, ...d, ...e, ...f };
  return Object.keys(all).length === 0 ? NO_FEATURES : all;
}

/** Small capitals, superiors and inferiors that may be drawn from other glyphs (CSS Fonts 4, 6.5, 6.6, 9.2). */
function formsOf(hidden: Hidden, parent: Computed): Features {
  const { fontVariantCaps, fontVariantPosition, fontSynthesisSmallCaps, fontSynthesisPosition } = hidden;
  const p = parent.hidden;
  if (
    fontVariantCaps === p.fontVariantCaps &&
    fontVariantPosition === p.fontVariantPosition &&
    fontSynthesisSmallCaps === p.fontSynthesisSmallCaps &&
    fontSynthesisPosition === p.fontSynthesisPosition
  )
    return parent.style.fontForms;
  const all = {
    ...(fontSynthesisSmallCaps === 'auto' && fontVariantCaps),
    ...(fontSynthesisPosition === 'auto' && fontVariantPosition),
  };
  return Object.keys(all).length === 0 ? NO_FEATURES : all;
}

/** As many layers as there are pictures; shorter lists begin again. */
function layersOf(hidden: Hidden): readonly BackgroundLayer[] {
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
  const layers: BackgroundLayer[] = [];
  for (const [index, image] of hidden.backgroundImage.entries())
    if (image !== 'none')
      layers.push({
        image,
        position: pick(hidden.backgroundPosition, index),
        size: pick(hidden.backgroundSize, index),
        repeat: pick(hidden.backgroundRepeat, index),
        origin: pick(hidden.backgroundOrigin, index),
        clip: pick(hidden.backgroundClip, index),
      });
  return layers;
}

const BLOCKIFIED: Readonly<Partial<Record<Display, Display>>> = {
  inline: 'block',
  'inline-block': 'block',
  'inline-flex': 'flex',
  'inline-grid': 'grid',
  'inline-table': 'table',
  'table-row-group': 'block',
  'table-header-group': 'block',
  'table-footer-group': 'block',
  'table-row': 'block',
  'table-cell': 'block',
  'table-column': 'block',
  'table-column-group': 'block',
  'table-caption': 'block',
};

/** Whether the children of a box of this display are items, blocks that do not float. */
const holdsItems = (display: Display) =>
  display === 'flex' || display === 'inline-flex' || display === 'grid' || display === 'inline-grid';

/** CSS 2.2, section 9.7: floats, the positioned, the items of flex and grid containers and the root are blocks. */
function settleDisplay(draft: { -readonly [Key in keyof Style]: Style[Key] }, root: boolean, container: Display): void {
  if (draft.display === 'none') return;
  const { position } = draft;
  const apart = position === 'absolute' || position === 'fixed' || typeof position === 'object';
  const item = holdsItems(container);
  if (apart || (item && draft.float !== 'footnote')) draft.float = 'none';
  if (draft.display === 'contents' && !root) return;
  if (apart || item || root || draft.float !== 'none')
    draft.display = draft.display === 'contents' ? 'block' : (BLOCKIFIED[draft.display] ?? draft.display);
}
