// In: a replaced box and its containing block. Out: its used size (CSS 2.1 10.3.2, 10.4, 10.6.2), border box.
import type { Size } from '../../base/geometry.ts';
import type { ReplacedBox } from '../boxes/types.ts';
import { definite, frameOf } from './box-sizes.ts';

/** What stands for a picture that could not be had: 300 × 150 px, as CSS gives any replaced element without a size. */
const UNKNOWN: Size = { width: 225, height: 112.5 };

/** `inline` and `block` are the containing block's; undefined while measuring or where the content decides. */
export function pictureSize(box: ReplacedBox, inline: number | undefined, block: number | undefined): Size {
  const { style, picture } = box;
  const frame = frameOf(style, inline ?? 0);
  const [x, y] = style.boxSizing === 'border-box' ? [frame.inline, frame.block] : [0, 0];
  const inner = (length: number | undefined, less: number) =>
    length === undefined ? undefined : Math.max(0, length - less);
  const width = inner(definite(style.width, inline), x);
  const height = inner(definite(style.height, block), y);
  const natural = picture?.size ?? UNKNOWN;
  const ratio = style.aspectRatio !== 'auto' ? style.aspectRatio : picture === undefined ? 2 : picture.ratio;
  const limits = {
    minWidth: inner(definite(style.minWidth, inline), x) ?? 0,
    maxWidth: inner(definite(style.maxWidth, inline), x) ?? Number.POSITIVE_INFINITY,
    minHeight: inner(definite(style.minHeight, block), y) ?? 0,
    maxHeight: inner(definite(style.maxHeight, block), y) ?? Number.POSITIVE_INFINITY,
  };
  let used: Size;
  if (width !== undefined) {
    const w = clamp(width, limits.minWidth, limits.maxWidth);
    used = { width: w, height: height ?? (ratio === undefined ? natural.height : w / ratio) };
  } else if (height !== undefined) {
    const h = clamp(height, limits.minHeight, limits.maxHeight);
    used = { width: ratio === undefined ? natural.width : h * ratio, height: h };
  } else {
    const auto = ratio === undefined ? natural : { width: natural.width, height: natural.width / ratio };
    used = ratio === undefined ? auto : keepRatio(auto, ratio, limits);
  }
  return {
    width: clamp(used.width, limits.minWidth, limits.maxWidth) + frame.inline,
    height: clamp(used.height, limits.minHeight, limits.maxHeight) + frame.block,
  };
}

interface Limits {
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly minHeight: number;
  readonly maxHeight: number;
}

/** The table of CSS 2.1 10.4: both sizes are auto, so a limit on one moves the other, within its own limits. */
function keepRatio({ width, height }: Size, ratio: number, limits: Limits): Size {
  const least = Math.max(limits.minWidth, limits.minHeight * ratio);
  const most = Math.min(limits.maxWidth, limits.maxHeight * ratio);
  if (width === 0 || height === 0) return { width, height };
  const w =
    least > most ? (limits.minWidth > limits.maxHeight * ratio ? limits.minWidth : least) : clamp(width, least, most);
  return { width: w, height: w / ratio };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
