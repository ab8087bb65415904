// In: the computed style of a page context and the size of its sheet. Out: the sheet it needs, and margins and padding in points (CSS Page 3, section 4.2 and 7.4).
import { type LengthPercentage, resolveLength } from '../../base/length.ts';
import type { PageSize } from './pagerules.ts';
import type { Extent, Limit, PageStyle, Style } from './types.ts';

/** One axis of the page box. */
interface Axis {
  readonly before: LengthPercentage | 'auto';
  readonly after: LengthPercentage | 'auto';
  readonly extent: Extent;
  readonly least: Extent | Limit;
  readonly most: Extent | Limit;
  /** Padding and borders, in points. */
  readonly frame: number;
  readonly borderBox: boolean;
}

/**
 * Upright percentages count from the height, unlike those of other boxes. A width or height that leaves room gives it to
 * automatic margins; where no margin is automatic, the sheet becomes what the page box needs.
 */
export function pageBoxOf(style: Style, size: PageSize): { readonly size: PageSize; readonly style: Style } {
  const padding = {
    paddingTop: Math.max(0, resolveLength(style.paddingTop, size.height)),
    paddingRight: Math.max(0, resolveLength(style.paddingRight, size.width)),
    paddingBottom: Math.max(0, resolveLength(style.paddingBottom, size.height)),
    paddingLeft: Math.max(0, resolveLength(style.paddingLeft, size.width)),
  };
  const borderBox = style.boxSizing === 'border-box';
  const across = used(
    {
      before: style.marginLeft,
      after: style.marginRight,
      extent: style.width,
      least: style.minWidth,
      most: style.maxWidth,
      frame: padding.paddingLeft + padding.paddingRight + style.borderLeftWidth + style.borderRightWidth,
      borderBox,
    },
    size.width,
  );
  const down = used(
    {
      before: style.marginTop,
      after: style.marginBottom,
      extent: style.height,
      least: style.minHeight,
      most: style.maxHeight,
      frame: padding.paddingTop + padding.paddingBottom + style.borderTopWidth + style.borderBottomWidth,
      borderBox,
    },
    size.height,
  );
  return {
    size: { width: across.sheet, height: down.sheet },
    style: {
      ...style,
      ...padding,
      marginTop: down.before,
      marginRight: across.after,
      marginBottom: down.after,
      marginLeft: across.before,
    },
  };
}

function used(axis: Axis, sheet: number): { readonly sheet: number; readonly before: number; readonly after: number } {
  const { frame, borderBox } = axis;
  const margin = (length: LengthPercentage | 'auto') => (length === 'auto' ? 0 : resolveLength(length, sheet));
  const [before, after] = [margin(axis.before), margin(axis.after)];
  const length = (extent: Extent | Limit): number | undefined =>
    typeof extent === 'number' || typeof extent === 'object'
      ? Math.max(frame, resolveLength(extent, sheet) + (borderBox ? 0 : frame))
      : undefined;
  const stretched = sheet - before - after;
  const asked = length(axis.extent);
  const wanted = asked ?? stretched;
  const box = Math.max(length(axis.least) ?? 0, Math.min(length(axis.most) ?? Number.POSITIVE_INFINITY, wanted));
  if (asked === undefined && box === wanted) return { sheet, before, after };
  const free = stretched - box;
  const [first, last] = [axis.before === 'auto', axis.after === 'auto'];
  if (first && last) return { sheet, before: free / 2, after: free / 2 };
  if (first) return { sheet, before: free, after };
  if (last) return { sheet, before, after: free };
  return { sheet: Math.max(LEAST, sheet - free), before, after };
}

/** A sheet is never nothing. */
const LEAST = 1;

/** The size of the page area. */
export function areaOf({ width, height, style }: PageStyle): PageSize {
  const of = (length: LengthPercentage | 'auto') => (typeof length === 'number' ? length : 0);
  const across = of(style.marginLeft) + of(style.marginRight) + of(style.paddingLeft) + of(style.paddingRight);
  const down = of(style.marginTop) + of(style.marginBottom) + of(style.paddingTop) + of(style.paddingBottom);
  return {
    width: Math.max(0, width - across - style.borderLeftWidth - style.borderRightWidth),
    height: Math.max(0, height - down - style.borderTopWidth - style.borderBottomWidth),
  };
}
