// In: a document's fonts and reports. Out: the context that lays out any box: the only file that knows every layout function.
import type { Report } from '../../base/diagnostic.ts';
import type { Box, LinkedBoxes } from '../boxes/types.ts';
import type { CounterStyles } from '../style/types.ts';
import type { Fonts } from '../text/types.ts';
import { layoutBlock } from './block.ts';
import { weighInside } from './breaks.ts';
import { layoutColumns } from './columns.ts';
import { layoutFit } from './fit.ts';
import { layoutFlex } from './flex.ts';
import { layoutGrid } from './grid.ts';
import { createIntrinsic } from './intrinsic.ts';
import { layoutParagraph } from './paragraph.ts';
import { paragraphWidths } from './paragraph-widths.ts';
import { layoutReplaced } from './replaced.ts';
import { layoutTable } from './table.ts';
import type { Context, Memory, Placed, Resume, Space } from './types.ts';

function layoutBox(box: Box, space: Space, resume: Resume | undefined, cx: Context): Placed {
  return weighInside(layoutAny(box, space, resume, cx), box, space, resume, cx);
}

function layoutAny(box: Box, space: Space, resume: Resume | undefined, cx: Context): Placed {
  if (box.style.fit !== 'none' && box.type !== 'paragraph') return layoutFit(box, space, resume, cx);
  switch (box.type) {
    case 'paragraph':
      return layoutParagraph(box, space, resume, cx);
    case 'block':
      return layoutBlock(box, space, resume, cx);
    case 'columns':
      return layoutColumns(box, space, resume, cx);
    case 'flex':
      return layoutFlex(box, space, resume, cx);
    case 'grid':
      return layoutGrid(box, space, resume, cx);
    case 'table':
      return layoutTable(box, space, resume, cx);
    case 'replaced':
      return layoutReplaced(box, space, resume, cx);
  }
}

/**
 * Maps, not weak ones: they live and die with the document's layout, and weak tables of 100,000 entries cost the garbage
 * collector a third of the time of 500 pages.
 */
export function createMemory(): Memory {
  const memories = new Map<string, WeakMap<object, unknown>>();
  return (name) => {
    let memory = memories.get(name);
    if (memory === undefined) {
      memory = new Map() as WeakMap<object, unknown>;
      memories.set(name, memory);
    }
    return memory;
  };
}

/** What is remembered of a style, not of a box. */
const OF_STYLES = new Set(['type', 'hyphen', 'hyphens', 'margin styles', 'scaled styles']);

/** One pass over a document; `memory` outlives passes. */
export function createContext(options: {
  readonly fonts: Fonts;
  readonly report: Report;
  readonly counterStyles: CounterStyles;
  readonly links: LinkedBoxes;
  readonly memory: Memory;
  readonly pageReference: Context['pageReference'];
}): Context {
  const intrinsic = createIntrinsic(() => cx);
  const paragraphs = new Map<Box, { readonly min: number; readonly max: number }>();
  const cx: Context = {
    ...options,
    apart: () => {
      const own = createMemory();
      return createContext({ ...options, memory: (name) => (OF_STYLES.has(name) ? options.memory : own)(name) });
    },
    layout: (box, space, resume) => layoutBox(box, space, resume, cx),
    intrinsic: (box) => {
      if (box.type !== 'paragraph') return intrinsic(box);
      let widths = paragraphs.get(box);
      if (widths === undefined) {
        widths = paragraphWidths(box, cx);
        paragraphs.set(box, widths);
      }
      return widths;
    },
  };
  return cx;
}
