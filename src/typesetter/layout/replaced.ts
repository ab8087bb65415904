// In: a picture's box and a space. Out: its fragment, never taller than a page; a picture that is missing leaves a frame.
import type { ReplacedBox } from '../boxes/types.ts';
import { addMargin, frameOf, marginsOf } from './box-sizes.ts';
import { boxFragment, EPSILON, NO_STRUT, placed } from './fragment.ts';
import { pictureSize } from './picture-size.ts';
import { pictureTooTall } from './rules-boxes.ts';
import type { Context, Placed, Resume, Space } from './types.ts';

export function layoutReplaced(box: ReplacedBox, space: Space, _resume: Resume | undefined, cx: Context): Placed {
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
  if (kind !== 'none' && height > page + EPSILON && page > frame.block) {
    cx.report(pictureTooTall, { path: box.picture?.path ?? '' }, { place: box.place });
    const scale = (page - frame.block) / (height - frame.block);
    width = (width - frame.inline) * scale + frame.inline;
    height = page;
  }
  if (kind !== 'none' && !space.mustPlace && height > remaining + EPSILON) return placed(undefined);
  const fragment = boxFragment(box, cx, {
    width,
    height,
    children: [],
    first: true,
    last: true,
    borders: frame.borders,
    padding: frame.padding,
    type: box.picture === undefined ? 'box' : 'picture',
  });
  const { bottom } = marginsOf(style, space.inline);
  return placed(box.picture === undefined ? fragment : { ...fragment, picture: box.picture }, {
    endMargin: addMargin(NO_STRUT, bottom),
    pageName: space.fragmentainer.pageName,
  });
}
