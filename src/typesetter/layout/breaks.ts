// In: boxes. Out: the breaks and page names their edges ask for, once per box (CSS Fragmentation 3, section 4; CSS Page 3, section 8).
import type { Box } from '../boxes/types.ts';
import type { Break, Style } from '../style/types.ts';
import { EPSILON, unbroken } from './fragment.ts';
import type { BreakAppeal, Context, Placed, Resume, Space } from './types.ts';

/** What the first and last descendants of a box say for the box's own edges. */
export interface Edges {
  readonly before: Break;
  readonly after: Break;
  /** Page names; undefined takes the parent's. */
  readonly firstPage: string | undefined;
  readonly lastPage: string | undefined;
}

export function edgesOf(box: Box, cx: Context): Edges {
  const memory = cx.memory('edges') as WeakMap<Box, Edges>;
  let edges = memory.get(box);
  if (edges === undefined) {
    edges = measureEdges(box, cx);
    memory.set(box, edges);
  }
  return edges;
}

function measureEdges(box: Box, cx: Context): Edges {
  const { style } = box;
  const own = style.page === 'auto' ? undefined : style.page;
  // A paragraph is the inside of its container, whose style it carries: the container has spoken already.
  if (box.type === 'paragraph') return { before: 'auto', after: 'auto', firstPage: undefined, lastPage: undefined };
  let before = style.breakBefore;
  let after = style.breakAfter;
  let firstPage = own;
  let lastPage = own;
  if (box.type === 'block' || box.type === 'flex' || box.type === 'grid') {
    const first = box.children.find((child) => inFlow(child));
    const last = box.children.findLast((child) => inFlow(child));
    // Items side by side share both edges (CSS Flexbox 1, section 10); only what they avoid is taken from the others.
    if (box.type === 'flex' && style.flexDirection.startsWith('row') && style.flexWrap === 'nowrap')
      for (const child of box.children) {
        const edges = inFlow(child) ? edgesOf(child, cx) : undefined;
        if (edges && !isForced(edges.before)) before = stronger(before, edges.before);
        if (edges && !isForced(edges.after)) after = stronger(after, edges.after);
      }
    // Page names belong to class A break points, between blocks: those of items stay inside (CSS Page 3, 8.1).
    const named = box.type === 'block';
    if (first) {
      const edges = edgesOf(first, cx);
      before = stronger(before, edges.before);
      if (named) firstPage = edges.firstPage ?? own;
    }
    if (last) {
      const edges = edgesOf(last, cx);
      after = stronger(edges.after, after);
      if (named) lastPage = edges.lastPage ?? own;
    }
  }
  if (box.type === 'table') {
    const rows = [...box.head, ...box.bodies.flat(), ...box.foot];
    const [first, last] = [rows[0], rows.at(-1)];
    const captioned = (side: Style['captionSide']) => box.captions.some(({ style }) => style.captionSide === side);
    if (first && !captioned('top'))
      before = stronger(before, stronger(first.group.breakBefore, first.style.breakBefore));
    if (last && !captioned('bottom')) after = stronger(stronger(last.style.breakAfter, last.group.breakAfter), after);
  }
  return { before, after, firstPage, lastPage };
}

/** A paragraph bears its container's style: it is in flow whatever that says. */
export function inFlow({ type, style }: Box): boolean {
  if (type === 'paragraph') return true;
  return (
    style.position !== 'absolute' &&
    style.position !== 'fixed' &&
    typeof style.position !== 'object' &&
    style.float !== 'left' &&
    style.float !== 'right' &&
    style.float !== 'footnote' &&
    !isPageFloat(style)
  );
}

/** A float to the head or foot of its column or page (CSS Page Floats 3). */
export function isPageFloat({ float }: Style): boolean {
  return float === 'top' || float === 'bottom';
}

export function isForced(value: Break): boolean {
  return value !== 'auto' && value !== 'avoid' && value !== 'avoid-page' && value !== 'avoid-column';
}

/** Of two wishes for one edge: a forced break wins, then the later of two; then an avoided one. */
function stronger(one: Break, later: Break): Break {
  if (isForced(later)) return later;
  if (isForced(one)) return one;
  return later === 'auto' ? one : later;
}

/** The break asked for between two items or two blocks, if it is forced in this kind of fragmentainer. */
export function forcedBetween(previous: Edges, next: Edges, { kind }: Space['fragmentainer']): Break | undefined {
  if (kind === 'none') return undefined;
  const asked = stronger(previous.after, next.before);
  return isForced(asked) && (asked !== 'column' || kind === 'column') ? asked : undefined;
}

/** The break that two blocks ask for because their pages have different names. */
export function namedBetween(
  previous: Edges,
  next: Edges,
  { kind }: Space['fragmentainer'],
  parentPage: string,
): Break | undefined {
  if (kind === 'none') return undefined;
  return (previous.lastPage ?? parentPage) === (next.firstPage ?? parentPage) ? undefined : 'page';
}

export function avoids(value: Break | Style['breakInside'], kind: Space['fragmentainer']['kind']): boolean {
  return (
    value === 'avoid' || (value === 'avoid-page' && kind === 'page') || (value === 'avoid-column' && kind === 'column')
  );
}

/** How good an unforced break between two siblings is. */
export function appealBetween(previous: Edges, next: Edges, kind: Space['fragmentainer']['kind']): BreakAppeal {
  return avoids(previous.after, kind) || avoids(next.before, kind) ? 2 : 0;
}

/**
 * What a box's own `break-inside: avoid` makes of the breaks inside it. The box itself has chosen among them as if it were
 * not there. Worse than parting it from a neighbour, unless it is broken already or no page can hold it.
 */
export function weighInside(result: Placed, box: Box, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { kind } = space.fragmentainer;
  if (kind === 'none' || box.type === 'paragraph' || !avoids(box.style.breakInside, kind)) return result;
  const { early, forced } = result;
  const broken = result.resume !== undefined && forced === undefined;
  if (!broken && early === undefined) return result;
  const least = resume === undefined && (!result.resume || fitsWhole(box, space, cx)) ? 3 : 2;
  return {
    ...result,
    ...(broken && { breakAppeal: Math.max(least, result.breakAppeal) as BreakAppeal }),
    ...(early && { early: { ...early, appeal: Math.max(least, early.appeal) as BreakAppeal } }),
  };
}

function fitsWhole(box: Box, space: Space, cx: Context): boolean {
  const memory = cx.memory('whole heights') as WeakMap<Box, { readonly inline: number; readonly height: number }>;
  let known = memory.get(box);
  if (known?.inline !== space.inline) {
    const whole = unbroken(space.inline, space.block, space.fragmentainer.pageName, space.fixed);
    const { fragment } = cx.layout(box, { ...whole, root: space.root === true }, undefined);
    known = { inline: space.inline, height: fragment?.height ?? 0 };
    memory.set(box, known);
  }
  return known.height <= space.fragmentainer.height + EPSILON;
}

/** Whether something inside asks for a new page; `unnamed`: other than by the name of its page. */
export function asksForBreaks(box: Box, unnamed: boolean, cx: Context): boolean {
  if (box.type === 'paragraph' || box.type === 'replaced') return false;
  const asked = (value: Break) => isForced(value) && value !== 'column';
  const forced = ({ breakBefore, breakAfter }: Style) => asked(breakBefore) || asked(breakAfter);
  if (box.type === 'table')
    return [box.head, ...box.bodies, box.foot].some((rows) =>
      rows.some(({ style, group }) => forced(style) || forced(group)),
    );
  const memory = cx.memory(unnamed ? 'asks for breaks' : 'asks for pages') as WeakMap<Box, boolean>;
  let asks = memory.get(box);
  if (asks === undefined) {
    asks = box.children.some((child) => {
      const { type, style } = child;
      if (type === 'paragraph') return false;
      return forced(style) || (!unnamed && style.page !== 'auto') || asksForBreaks(child, unnamed, cx);
    });
    memory.set(box, asks);
  }
  return asks;
}
