// In: the @page rules and the root's style. Out: what any one page looks like (CSS Paged Media 3).
import { layerOrder, ORIGINS } from './cascade.ts';
import { type Computed, type ComputeOptions, compute, type Step } from './compute.ts';
import type { Context } from './context.ts';
import { unknownFace } from './face-units.ts';
import { INITIAL } from './initial.ts';
import { DEFAULT_PAGE } from './media.ts';
import { pageBoxOf } from './page-box.ts';
import type { PageDescriptors, PageRule, PageSize } from './pagerules.ts';
import type { Block, Sheets } from './sheets.ts';
import { MARGIN_BOXES, type MarginBoxName, type PageQuery, type PageStyle, type Style } from './types.ts';

interface Ranked {
  readonly rule: PageRule;
  readonly selector: PageRule['selectors'][number];
  readonly origin: number;
  readonly layer: number;
}

/** A memoised function of queries: pages that the same rules match share one object. */
export function makePageStyle(
  sheets: Sheets,
  root: Computed,
  options: Pick<ComputeOptions, 'cycle' | 'known' | 'page' | 'measure'>,
): (query: PageQuery) => PageStyle {
  const layers = layerOrder(sheets);
  const ranked: Ranked[] = sheets.pages.flatMap((rule) =>
    rule.selectors.map((selector) => ({
      rule,
      selector,
      origin: ORIGINS[rule.origin],
      layer: layers.get(rule.layer)!,
    })),
  );
  // A stable sort: order of appearance decides between equals.
  ranked.sort((a, b) => a.origin - b.origin || a.layer - b.layer || a.selector.specificity - b.selector.specificity);
  const made = new Map<string, PageStyle>();
  return (query) => {
    const matching = ranked.flatMap((each, index) => (each.selector.matches(query) ? [index] : []));
    const key = matching.join();
    let style = made.get(key);
    if (style === undefined) {
      style = pageStyleOf(
        matching.map((index) => ranked[index]!),
        root,
        { ...options, kind: 'page' },
      );
      made.set(key, style);
    }
    return style;
  };
}

/** Normal declarations, then important ones with the origins the other way round. */
function steps(rules: readonly Ranked[], blocks: (rule: PageRule) => readonly Block[]): readonly Step[] {
  const all = rules.flatMap(({ rule, origin, layer }) => blocks(rule).map((block) => ({ block, origin, layer })));
  const important = all.filter(({ block }) => block.important.length > 0);
  important.sort((a, b) => b.origin - a.origin || b.layer - a.layer);
  return [
    ...all.map(({ block, origin, layer }) => ({ declared: block.normal, origin, layer })),
    ...important.map(({ block, origin, layer }) => ({ declared: block.important, origin, layer })),
  ];
}

/** What `size` stands on beside the default page: the medium font size. */
const SIZE_CONTEXT: Context = {
  em: INITIAL.fontSize,
  rem: INITIAL.fontSize,
  font: INITIAL,
  line: INITIAL,
  root: INITIAL,
  measure: unknownFace,
  pageWidth: DEFAULT_PAGE.width,
  pageHeight: DEFAULT_PAGE.height,
  color: INITIAL.color,
  parent: INITIAL,
};

function pageStyleOf(rules: readonly Ranked[], root: Computed, given: ComputeOptions): PageStyle {
  const last = <Key extends keyof PageDescriptors>(
    key: Key,
    among: readonly Ranked[] = rules,
  ): PageDescriptors[Key] | undefined => {
    // Of important ones the reader's come before the author's.
    const important = among.filter(({ rule }) => rule.important[key] !== undefined);
    const first = important[0]?.origin;
    const strongest = important.findLast(({ origin }) => origin === first)?.rule.important;
    const normal = () => among.findLast(({ rule }) => rule.descriptors[key] !== undefined)?.rule.descriptors;
    return (strongest ?? normal())?.[key];
  };
  const sized = (among: readonly Ranked[], page: PageSize) => {
    const size = last('size', among);
    return size === undefined
      ? page
      : size({
          ...SIZE_CONTEXT,
          measure: given.measure ?? unknownFace,
          pageWidth: page.width,
          pageHeight: page.height,
        });
  };
  // Viewport units in a page context count from the page that would be there without the author's rules.
  const page = sized(
    rules.filter(({ origin }) => origin < ORIGINS.author),
    DEFAULT_PAGE,
  );
  const options = { ...given, page };
  const context = compute(
    steps(rules, (rule) => [rule.block]),
    root,
    options,
  );
  const { size, style } = pageBoxOf(context.style, sized(rules, page));
  const { width, height } = size;
  const margins: Partial<Record<MarginBoxName, Style>> = {};
  for (const name of MARGIN_BOXES) {
    const own = steps(rules, (rule) => rule.margins.flatMap(([box, block]) => (box === name ? [block] : [])));
    // Most pages say nothing in most boxes: only the user agent's alignment, and no content.
    if (!rules.some(({ rule, origin }) => origin > 0 && rule.margins.some(([box]) => box === name))) continue;
    const box = compute(own, context, { ...options, kind: 'pseudo' }).style;
    if (box.content === 'normal' || box.content === 'none') continue;
    margins[name] = box.display === 'inline' ? { ...box, display: 'block' } : box;
  }
  const footnoteArea = compute(
    steps(rules, (rule) => rule.footnotes),
    context,
    options,
  ).style;
  const cx: Context = {
    em: style.fontSize,
    rem: root.rem,
    font: style,
    line: style,
    root: root.root,
    measure: given.measure ?? unknownFace,
    pageWidth: page.width,
    pageHeight: page.height,
    color: style.color,
    parent: INITIAL,
  };
  return {
    width,
    height,
    style: { ...style, display: 'block' },
    bleed: last('bleed')?.(cx) ?? 0,
    marks: last('marks') ?? [],
    orientation: last('orientation') ?? 'upright',
    margins,
    footnoteArea: { ...footnoteArea, display: 'block' },
  };
}
