// In: the children of a multi-column container. Out: runs that flow in its columns, and between them the boxes that span all (CSS Multi-column 1, section 6).
import type { BlockBox, Box, ColumnsBox } from '../boxes/types.ts';
import { NO_EDGES } from './box-sizes.ts';
import { inFlow } from './breaks.ts';
import { NONE } from './fragment.ts';
import type { Context } from './types.ts';

/** Runs of children between the boxes that span all columns. */
export type Segment = { readonly type: 'flow'; readonly box: BlockBox } | { readonly type: 'span'; readonly box: Box };

/** The children as segments, each flow an anonymous block; made once for each container. */
export function segmentsOf(box: ColumnsBox, cx: Context): readonly Segment[] {
  const memory = cx.memory('segments') as WeakMap<Box, readonly Segment[]>;
  let segments = memory.get(box);
  if (segments === undefined) {
    const made: Segment[] = [];
    let run: Box[] = [];
    const flush = () => {
      if (run.some((child) => inFlow(child)) || (run.length > 0 && made.length === 0))
        made.push({ type: 'flow', box: anonymous(box, run) });
      else if (run.length > 0) {
        const last = made.at(-1)!;
        made.push({ type: 'flow', box: anonymous(last.box, run) });
      }
      run = [];
    };
    for (const child of box.children) {
      if (child.style.columnSpan === 'all' && inFlow(child) && child.type !== 'paragraph') {
        flush();
        made.push({ type: 'span', box: child });
      } else run.push(child);
    }
    flush();
    segments = made;
    memory.set(box, segments);
  }
  return segments;
}

function anonymous(parent: Box, children: readonly Box[]): BlockBox {
  const { style } = parent;
  return {
    type: 'block',
    style: {
      ...style,
      display: 'flow-root',
      position: 'static',
      float: 'none',
      width: 'auto',
      height: 'auto',
      minWidth: 'auto',
      minHeight: 'auto',
      maxWidth: 'none',
      maxHeight: 'none',
      aspectRatio: 'auto',
      overflow: 'visible',
      transform: NONE,
      opacity: 1,
      ...NO_EDGES,
      outlineWidth: 0,
      backgroundColor: { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 },
      backgroundLayers: NONE,
      breakBefore: 'auto',
      breakAfter: 'auto',
      breakInside: 'auto',
      page: 'auto',
      lineGrid: 'match-parent',
    },
    mark: { type: 'artifact', kind: 'layout' },
    place: parent.place,
    ids: NONE,
    effects: NONE,
    origin: '::columns',
    children,
  };
}
