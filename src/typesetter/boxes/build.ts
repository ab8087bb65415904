// In: a styled document. Out: its box tree and its tag tree, made in one walk over the elements.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { StyledDocument } from '../style/types.ts';
import { createBuilder } from './builder.ts';
import { createFlow, finishFlow } from './flow.ts';
import { generate } from './generate.ts';
import { metadata } from './metadata.ts';
import { BACKGROUND } from './tags.ts';
import type { Box, BoxTree } from './types.ts';

/** `path` is the file that relative URLs count from. Never throws for what users write. */
export function buildBoxes(
  styled: StyledDocument,
  options: { readonly host: Host; readonly report: Report; readonly path: string },
): BoxTree {
  const b = createBuilder(styled, options);
  const { element, style } = styled.root;
  const { place } = element;
  const flow = createFlow(b.flow, style, 'document', place);
  generate(b, flow, styled.root);
  const children = finishFlow(flow);
  b.settle();
  b.tags.prune();
  const { ids, effects } = b.waiting;
  const [only] = children;
  const root: Box =
    children.length === 1 && only?.type === 'block'
      ? { ...only, ids: [...only.ids, ...ids], effects: [...only.effects, ...effects] }
      : { type: 'block', style, mark: BACKGROUND, place, ids, effects, origin: 'document', children };
  const { probe } = b.pictures;
  return {
    root,
    tags: b.tags.root,
    links: b.links,
    pictures: probe,
    lang: style.lang,
    ...metadata(element, options.path),
  };
}
