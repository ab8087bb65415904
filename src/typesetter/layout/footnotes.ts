// In: the notes that a page's lines call. Out: the area at its foot, and the notes that go on to the next page (CSS GCPM 3, section 2).
import type { BlockBox, Box } from '../boxes/types.ts';
import type { Style } from '../style/types.ts';
import { marginsOf } from './box-sizes.ts';
import { NO_STRUT } from './fragment.ts';
import type { Context, Fragment, Resume } from './types.ts';

/** Notes to set at a page's foot: what the page before left, then what this page calls. */
export interface Notes {
  readonly boxes: readonly Box[];
  readonly resume: Resume | undefined;
}
export const NO_NOTES: Notes = { boxes: [], resume: undefined };

export interface FootnoteArea {
  readonly fragment: Fragment | undefined;
  /** Margins included: what the page's text gives up. */
  readonly height: number;
  readonly rest: Notes;
}

/** At most `room` high; a note that does not fit goes on at the next page's foot. */
export function layoutFootnotes(notes: Notes, style: Style, width: number, room: number, cx: Context): FootnoteArea {
  if (notes.boxes.length === 0) return { fragment: undefined, height: 0, rest: NO_NOTES };
  const margins = marginsOf(style, width);
  const area: BlockBox = {
    type: 'block',
    style: { ...style, display: 'flow-root', position: 'static', float: 'none', boxDecorationBreak: 'clone' },
    mark: { type: 'artifact', kind: 'layout' },
    place: notes.boxes[0]!.place,
    ids: [],
    effects: [],
    origin: '@footnote',
    children: notes.boxes.map((box) => inFlow(box, cx)),
  };
  const result = cx.layout(
    area,
    {
      inline: width,
      block: undefined,
      fragmentainer: { kind: 'page', remaining: room - margins.top - margins.bottom, height: room, pageName: '' },
      marginStrut: NO_STRUT,
      exclusions: [],
      mustPlace: true,
      root: true,
    },
    notes.resume,
  );
  const { fragment, resume } = result;
  if (!fragment) return { fragment: undefined, height: 0, rest: notes };
  return {
    fragment,
    height: fragment.height + margins.top + margins.bottom,
    rest: resume ? { boxes: notes.boxes, resume } : NO_NOTES,
  };
}

/** A note as a block of the area, not as the float that it was. */
function inFlow(box: Box, cx: Context): Box {
  if (box.style.float !== 'footnote') return box;
  const memory = cx.memory('notes') as WeakMap<Box, Box>;
  let note = memory.get(box);
  if (note === undefined) {
    note = { ...box, style: { ...box.style, float: 'none' } } as Box;
    memory.set(box, note);
  }
  return note;
}
