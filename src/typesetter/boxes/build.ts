// In: a styled document. Out: its box tree and its tag tree, made in one walk over the elements.
import type { StyledDocument } from '../style/types.ts';
import { type BuildOptions, createBuilder } from './builder.ts';
import { createFlow, finishFlow } from './flow.ts';
import { generate } from './generate.ts';
import { metadata } from './metadata.ts';
import { dropEmpty } from './remember.ts';
import { BACKGROUND } from './tags.ts';
import type { Box, BoxTree } from './types.ts';
import { tellUnheard } from './unheard.ts';

/** `path` is the file that relative URLs count from. Never throws for what users write. */
export function buildBoxes(styled: StyledDocument, options: BuildOptions): BoxTree {
  if (options.memory) options.memory.made = [];
  const b = createBuilder(styled, options);
  const { element, style } = styled.root;
  const { place } = element;
  const flow = createFlow(b.flow, style, 'document', place);
  generate(b, flow, styled.root);
  const children = finishFlow(flow);
  tellUnheard(styled.root, options.report);
  b.settle();
  b.tags.prune();
  options.memory?.made.forEach(dropEmpty);
  const { ids, effects } = b.waiting;
  const [only] = children;
  const root: Box =
    children.length === 1 && only !== undefined && only.type !== 'paragraph' && only.type !== 'replaced'
      ? { ...only, ids: [...only.ids, ...ids], effects: [...only.effects, ...effects] }
      : { type: 'block', style, mark: BACKGROUND, place, ids, effects, origin: 'document', children };
  const { probe } = b.pictures;
  return {
    root,
    tags: b.tags.root,
    links: b.links,
    pictures: probe,
    lang: style.lang,
    ...metadata(element, style, options.path),
  };
}
