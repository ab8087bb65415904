// In: the tag tree. Out: figures whose alternative text is what a camera or a disk calls them.
import { alternativeIsName } from './rules.ts';
import { tagsOf } from './tags.ts';
import type { AccessCheck } from './types.ts';

const FILE_NAME =
  /^\S+\.(jpe?g|png|gif|svg|webp|avif|heic|tiff?|bmp|pdf)$|^(img|dsc|dscn|dscf|pxl|scan|image|photo)[-_ ]?\d{2,}$/i;

export const pictureTexts: AccessCheck = (laidOut, report) => {
  for (const { alt, place } of tagsOf(laidOut.tags))
    if (alt !== undefined && FILE_NAME.test(alt)) report(alternativeIsName, { alt }, { place });
};
