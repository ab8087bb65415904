// In: what a document says of itself. Out: one that only its file gives a title.
import { titleFromPath } from '../typesetter/boxes/metadata.ts';
import { titleMissing } from './rules.ts';
import type { AccessCheck } from './types.ts';

export const documentTitle: AccessCheck = ({ title, tags: { place } }, report) => {
  if (title === titleFromPath(place.file)) report(titleMissing, { title }, { place });
};
