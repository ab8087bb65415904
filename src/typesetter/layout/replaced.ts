// In: a picture's box and a space. Out: its fragment, never taller than a page; a picture that is missing leaves a frame.
import type { ReplacedBox } from '../boxes/types.ts';
import { addMargin, frameOf, inlineOffset, marginsOf, strutSize } from './box-sizes.ts';
import { pictureSize } from './picture-size.ts';
import { pictureTooTall } from './rules-boxes.ts';
import type { Context, Fragment, Placed, Resume, Space } from './types.ts';

const NO_BASELINES = { first: undefined, last: undefined };

export function layoutReplaced(box: ReplacedBox, space: Space, resume: Resume | undefined, cx: Context): Placed {
  const { style } = box;
  const basis = Number.isFinite(space.inline) ? space.inline : undefined;
  const frame = frameOf(style, space.inline);
  let { width, height } = pictureSize(box, basis, space.block);
  const ratio = style.aspectRatio !== 'auto' ? style.aspectRatio : box.picture?.ratio;
  const { inline: fixedWidth, block: fixedHeight } = space.fixed ?? {};
  if (fixedWidth !== undefined) {
    // The parent stretched or shrank one side: an auto height follows by the ratio.
    if (fixedHeight === undefined && style.height === 'auto' && ratio !== undefined)
      height = (fixedWidth - frame.inline) / ratio + frame.block;
    width = fixedWidth;
  }
  if (fixedHeight !== undefined) {
    if (fixedWidth === undefined && style.width === 'auto' && ratio !== undefined)
      width = (fixedHeight - frame.block) * ratio + frame.inline;
    height = fixedHeight;
  }
  const { kind, height: page, remaining } = space.fragmentainer;
  const margins = marginsOf(style, space.inline);
  const strut = resume === undefined ? addMargin(space.marginStrut, margins.top) : space.marginStrut;
  const offset = strutSize(strut);
  const room = page - Math.max(0, offset);
  if (kind !== 'none' && height > page + 0.01 && room > frame.block) {
    cx.report(pictureTooTall, { path: box.picture?.path ?? '' }, { place: box.place });
    const scale = (room - frame.block) / (height - frame.block);
    width = (width - frame.inline) * scale + frame.inline;
    height = room;
  }
  const endMargin = { positive: Math.max(0, margins.bottom), negative: Math.min(0, margins.bottom) };
  const placed = {
    resume: undefined,
    endMargin,
    baselines: NO_BASELINES,
    breakBefore: style.breakBefore,
    breakAfter: style.breakAfter,
    footnotes: [],
    pageName: space.fragmentainer.pageName,
  };
  if (kind !== 'none' && !space.mustPlace && offset + height > remaining + 0.01)
    return { ...placed, fragment: undefined, resume: { at: 0, consumed: 0, parts: [] }, breakAppeal: 0 };
  const fragment: Fragment = {
    type: box.picture === undefined ? 'box' : 'picture',
    box,
    style,
    mark: box.mark,
    place: box.place,
    x: inlineOffset(style, width, space.inline),
    y: offset,
    width,
    height,
    children: [],
    edges: { top: true, right: true, bottom: true, left: true },
    borders: frame.borders,
    padding: frame.padding,
    ids: box.ids,
    effects: box.effects,
    ...(box.picture && { picture: box.picture }),
  };
  return { ...placed, fragment, breakAppeal: 0 };
}
