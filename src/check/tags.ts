// In: a tag tree. Out: its tags in the order a reader hears them.
import type { Tag } from '../typesetter/boxes/types.ts';

export function* tagsOf(tag: Tag): Generator<Tag> {
  yield tag;
  for (const child of tag.children) if (child.type === 'tag') yield* tagsOf(child);
}
