// In: the notes that a page's or column's lines call. Out: the area at its foot, and the notes that go on in the next (CSS GCPM 3, section 2).
import type { BlockBox, Box, Inline } from '../boxes/types.ts';
import { inheritStyle } from '../style/initial.ts';
import type { Style } from '../style/types.ts';
import { marginsOf } from './box-sizes.ts';
import { NO_STRUT } from './fragment.ts';
import type { Context, Fragment, Owed, Resume } from './types.ts';

/** Notes to set at a foot: what the page before left, then what this page calls. */
export type Notes = Owed['notes'];
export const NO_NOTES: Notes = { boxes: [], resume: undefined };

export interface FootnoteArea {
  readonly fragment: Fragment | undefined;
  /** Margins included: what the text gives up. */
  readonly height: number;
  readonly rest: Notes;
  /** What it was made of. */
  readonly all: Notes;
}

/** At most `room` high; a note that does not fit goes on at the next foot. `mustPlace`: a line stands here even so. */
export function layoutFootnotes(
  notes: Notes,
  style: Style,
  width: number,
  room: number,
  mustPlace: boolean,
  cx: Context,
): FootnoteArea {
  if (notes.boxes.length === 0) return { fragment: undefined, height: 0, rest: NO_NOTES, all: notes };
  const margins = marginsOf(style, width);
  const groups = groupsOf(notes.boxes, width, cx);
  const area: BlockBox = {
    type: 'block',
    style: {
      ...style,
      display: 'flow-root',
      position: 'static',
      float: 'none',
      boxDecorationBreak: 'clone',
      maxHeight: 'none',
    },
    mark: { type: 'artifact', kind: 'layout' },
    place: notes.boxes[0]!.place,
    ids: [],
    effects: [],
    origin: '@footnote',
    children: groups.map((group) => (group.length === 1 ? inFlow(group[0]!, cx) : inOneParagraph(group, cx))),
  };
  const result = cx.layout(
    area,
    {
      inline: width - margins.left - margins.right,
      block: undefined,
      fragmentainer: { kind: 'page', remaining: room - margins.top - margins.bottom, height: room, pageName: '' },
      marginStrut: NO_STRUT,
      exclusions: [],
      mustPlace,
      root: true,
    },
    notes.resume,
  );
  const { fragment, resume } = result;
  // A note may call notes; whatever else it sends to an edge stays with it.
  const more = result.footnotes.filter((box) => !notes.boxes.includes(box));
  if (more.length > 0)
    return layoutFootnotes({ ...notes, boxes: [...notes.boxes, ...more] }, style, width, room, mustPlace, cx);
  if (!fragment) return { fragment: undefined, height: 0, rest: notes, all: notes };
  return {
    fragment,
    height: fragment.height + margins.top + margins.bottom,
    rest: resume ? restOf(groups, resume) : NO_NOTES,
    all: notes,
  };
}

/** What is finished need not be carried from page to page. */
function restOf(groups: readonly (readonly Box[])[], resume: Resume): Notes {
  return { boxes: groups.slice(resume.at).flat(), resume: { ...resume, at: 0 } };
}

/** Notes that share lines: `footnote-display: inline`, and `compact` when they fit on one line together. */
function groupsOf(boxes: readonly Box[], width: number, cx: Context): readonly (readonly Box[])[] {
  const groups: Box[][] = [];
  let used = 0;
  for (const box of boxes) {
    const display = runsOn(box) ? box.style.footnoteDisplay : 'block';
    const last = groups.at(-1);
    const before = last?.[0]?.style.footnoteDisplay;
    const own = display === 'compact' ? cx.intrinsic(box).max + box.style.fontSize : 0;
    if (last && runsOn(last[0]!) && before === display && (display === 'inline' || (own > 0 && used + own <= width)))
      last.push(box);
    else {
      groups.push([box]);
      used = 0;
    }
    used += own;
  }
  return groups;
}

/** A note of a single paragraph may share its lines with others. */
function runsOn(box: Box): box is BlockBox {
  return box.type === 'block' && box.children.length === 1 && box.children[0]!.type === 'paragraph';
}

function inOneParagraph(group: readonly Box[], cx: Context): Box {
  const memory = cx.memory('notes on one line') as WeakMap<Box, { readonly group: readonly Box[]; readonly box: Box }>;
  const [first] = group as readonly [Box];
  const known = memory.get(first);
  if (known?.group.length === group.length && known.group.every((box, i) => box === group[i])) return known.box;
  const inlines: Inline[] = [];
  for (const [i, box] of group.entries()) {
    const paragraph = runsOn(box) ? box.children[0] : undefined;
    if (paragraph?.type !== 'paragraph') continue;
    const { place, ids, effects, origin } = box;
    const span = { style: inheritStyle(box.style), place, ids, effects, origin };
    const mark = { type: 'artifact', kind: 'layout' } as const;
    if (i > 0) inlines.push({ type: 'text', text: '\u2003', style: span.style, mark, place, hyphenate: false });
    inlines.push({ type: 'start', span }, ...paragraph.inlines, { type: 'end', span });
  }
  const note = inFlow(first, cx) as BlockBox;
  const box: Box = {
    ...note,
    ids: [],
    effects: [],
    children: [{ ...(note.children[0] as BlockBox), inlines } as never],
  };
  memory.set(first, { group, box });
  return box;
}

/** A note as a block of the area, not as the float that it was. */
function inFlow(box: Box, cx: Context): Box {
  if (box.style.float === 'none') return box;
  const memory = cx.memory('notes') as WeakMap<Box, Box>;
  let note = memory.get(box);
  if (note === undefined) {
    note = { ...box, style: { ...box.style, float: 'none' } } as Box;
    memory.set(box, note);
  }
  return note;
}
