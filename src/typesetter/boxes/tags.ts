// In: elements in document order. Out: the tag tree (ISO 32000-1 14.8, PDF/UA-1): what a screen reader hears.
import { tight } from '../../base/lists.ts';
import type { Place } from '../../base/place.ts';
import type { Element } from '../html/types.ts';
import type { Styled } from '../style/types.ts';
import { isLabel, type Meaning, meaningOf } from './roles.ts';
import { type Growing, squareTable } from './tag-tables.ts';
import type { Artifact, Mark, Slot, Tag } from './types.ts';

type OpenTag = Growing;

export const BACKGROUND: Artifact = { type: 'artifact', kind: 'background' };
export const LAYOUT: Artifact = { type: 'artifact', kind: 'layout' };
const PAGINATION: Artifact = { type: 'artifact', kind: 'pagination' };

/** How an element stands: inside a line, as a block of its own, or out of the flow of its line. */
export type Standing = 'inline' | 'block' | 'apart';

/** Where content goes now. */
interface Here {
  readonly parent: OpenTag | Artifact;
  /** Text may stand right in `parent`: false inside a further block of a cell or a list item. */
  readonly direct: boolean;
  readonly lang: string;
}

export interface Tags {
  readonly root: Tag;
  /** `body` with the element's tag open; its tag, or undefined when it has none of its own. */
  within<T>(styled: Styled, standing: Standing, body: (tag: Tag | undefined) => T): T;
  /** The same for a tag that no element has: Lbl, Reference, Note … */
  inside<T>(role: string, standing: Standing, place: Place, body: (tag: Tag | undefined) => T, elementId?: string): T;
  /** The same for what stands first in a list item in its marker's stead: a Lbl, where the item has none yet. */
  label<T>(place: Place, body: () => T): T;
  /** The same for a box that no tag stands for. */
  transparent<T>(standing: Standing, body: () => T): T;
  /** `body` as an artifact of the page (running elements). */
  asPagination<T>(body: () => T): T;
  /** Content here belongs to this. */
  mark(place: Place): Mark;
  /** What a box draws here: the figure that it is part of (`role="img"`, boxes to fill in by hand), else a background. */
  drawing(place: Place): Mark;
  /** Content here that means nothing to who hears. */
  artifact(): Artifact;
  /** A slot is kept when something of it is in a box. */
  use(mark: Mark): void;
  /** What decides the tags of a block here; undefined where they depend on more. */
  state(): string | undefined;
  /** The tags that are added here from now on, when asked; undefined when something else is. */
  watch(): () => readonly Tag[] | undefined;
  nextId(): number;
  /** Adds tags of the last tree, of which what is empty was dropped then. */
  take(tags: readonly Tag[], nextId: number): void;
  /** Drops slots with no content and tags with no slot. */
  prune(): void;
}

/** Roles that hold text themselves; in all others text gets a P. */
const HOLDS_TEXT = new Set(
  'P H1 H2 H3 H4 H5 H6 Span Link Lbl LBody TD TH Caption Quote Code Figure Formula Note Reference'.split(' '),
);
/** Of those, the ones where a further block of text is a P of its own. */
const HOLDS_BLOCKS = new Set('LBody TD TH Caption Note'.split(' '));
/** Roles that hold only some others, and what the rest is put into (PDF/UA-1, 7.2). */
const HOLDS_ONLY: Readonly<
  Record<string, { readonly roles: ReadonlySet<string>; readonly through: readonly string[] }>
> = {
  L: { roles: new Set(['L', 'LI', 'Caption']), through: ['LI', 'LBody'] },
  TOC: { roles: new Set(['TOC', 'TOCI', 'Caption']), through: ['TOCI', 'Reference'] },
  TOCI: { roles: new Set(['Lbl', 'Reference', 'NonStruct', 'P', 'TOC']), through: ['Reference'] },
  Table: { roles: new Set(['THead', 'TBody', 'TFoot', 'TR', 'Caption']), through: ['TR', 'TD'] },
  THead: { roles: new Set(['TR']), through: ['TR', 'TD'] },
  TBody: { roles: new Set(['TR']), through: ['TR', 'TD'] },
  TFoot: { roles: new Set(['TR']), through: ['TR', 'TD'] },
  TR: { roles: new Set(['TH', 'TD']), through: ['TD'] },
};
/** Kept even when empty: a table is a grid. */
const KEPT = new Set('TR TD TH Document'.split(' '));
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TR: ['THead', 'TBody', 'TFoot', 'Table'],
  TD: ['TR'],
  TH: ['TR'],
  LI: ['L'],
  TOCI: ['TOC'],
};

/** What has content, or is part of a grid. */
export const isKept = ({ children, role }: Tag): boolean => children.length > 0 || KEPT.has(role);

/** The list item that an element stands in, however deep. */
function itemOf(element: Element): Element | undefined {
  let above = element.parent;
  while (above && above.name !== 'li') above = above.parent;
  return above ?? undefined;
}

export function createTags(html: Styled): Tags {
  let id = 0;
  const open = (role: string, place: Place, parent: OpenTag | undefined, meaning: Partial<Meaning> = {}): OpenTag => {
    const { attributes = [], alt, lang, expansion, title, elementId } = meaning;
    const tag: OpenTag = {
      type: 'tag',
      id: id++,
      role,
      attributes,
      place,
      children: [],
      ...(alt !== undefined && { alt }),
      ...(lang !== undefined && { lang }),
      ...(expansion !== undefined && { expansion }),
      ...(title !== undefined && { title }),
      ...(elementId !== undefined && { elementId }),
    };
    parent?.children.push(tag);
    return tag;
  };
  const { lang } = html.style;
  const root = open('Document', html.element.place, undefined, lang === '' ? {} : { lang });
  const used = new Set<Slot>();
  const taken = new Set<Tag>();
  /** The P that text in a grouping tag goes on with, until a block ends it. */
  const implied = new Map<OpenTag, OpenTag>();
  /** The item of a body that may still get a label. */
  const unlabelled = new Map<OpenTag, OpenTag>();
  /** Tags that only hold what their parent cannot: nothing when that is empty. */
  const wrappers = new Set<Tag>();
  /** The LI of a definition list that is still open. */
  const definitions = new Map<OpenTag, OpenTag>();
  let here: Here = { parent: root, direct: true, lang };

  function textParent(place: Place): OpenTag {
    const { parent, direct } = here as { parent: OpenTag; direct: boolean };
    if (HOLDS_TEXT.has(parent.role) && (direct || !HOLDS_BLOCKS.has(parent.role))) return parent;
    const found = implied.get(parent);
    if (found) return found;
    const paragraph = HOLDS_ONLY[parent.role] ? fitting(parent, 'P', place, 'Span') : open('P', place, parent);
    implied.set(parent, paragraph);
    return paragraph;
  }

  /** `parent`, or what has to stand between it and a child of this role. */
  function fitting(parent: OpenTag, role: string, place: Place, text = role): OpenTag {
    const only = HOLDS_ONLY[parent.role];
    if (only === undefined || only.roles.has(text)) return parent;
    let at = parent;
    for (const between of only.through) {
      at = open(between, place, at);
      wrappers.add(at);
    }
    return at;
  }

  function labelled<T>(place: Place, meaning: Partial<Meaning>, standing: Standing, body: (tag: Tag) => T): T {
    const around = here.parent as OpenTag;
    const item = unlabelled.get(around)!;
    unlabelled.delete(around);
    const tag = open('Lbl', place, undefined, meaning);
    item.children.splice(item.children.indexOf(around as Tag), 0, tag as Tag);
    return at({ parent: tag, direct: true, lang: meaning.lang ?? here.lang }, standing, () => body(tag as Tag));
  }

  /** A label may open the body of a list item here. */
  const awaitsLabel = (): boolean => {
    const { parent } = here;
    return parent.type === 'tag' && parent.children.length === 0 && unlabelled.has(parent as OpenTag);
  };

  function at<T>(next: Here, standing: Standing, body: () => T): T {
    const outer = here;
    const parent = outer.parent.type === 'tag' ? outer.parent : undefined;
    const paragraph = parent && implied.get(parent);
    if (parent && standing !== 'inline') implied.delete(parent);
    here = next;
    const result = body();
    here = outer;
    if (parent && standing === 'block') implied.delete(parent);
    if (parent && paragraph && standing === 'apart') implied.set(parent, paragraph);
    return result;
  }

  /** The parent of an element's tag: inline tags in a grouping tag stand in its P. */
  const parentFor = (standing: Standing, place: Place, role: string): OpenTag =>
    standing === 'block' ||
    (standing === 'apart' && !HOLDS_TEXT.has(here.parent.type === 'tag' ? here.parent.role : ''))
      ? fitting(here.parent as OpenTag, role, place)
      : textParent(place);

  function definition(role: string, parent: OpenTag, place: Place): OpenTag {
    const last = definitions.get(parent);
    if (last && !(role === 'Lbl' && last.children.some((child) => child.type === 'tag' && child.role === 'LBody')))
      return last;
    const item = open('LI', place, parent);
    definitions.set(parent, item);
    return item;
  }

  return {
    root,
    within(styled, standing, body) {
      const { parent } = here;
      if (parent.type === 'artifact') return body(undefined);
      const meaning = meaningOf(styled, { lang: here.lang, parent: parent.role, inline: standing === 'inline' });
      if (meaning === 'artifact') return at({ ...here, parent: LAYOUT }, 'inline', () => body(undefined));
      const { place } = styled.element;
      const { name } = styled.element;
      if ((name === 'dt' || name === 'dd') && parent.role === 'L') {
        const role = name === 'dt' ? 'Lbl' : 'LBody';
        const tag = open(role, place, definition(role, parent, place), meaning);
        return at({ parent: tag, direct: true, lang: meaning.lang ?? here.lang }, standing, () => body(tag));
      }
      const { role } = meaning;
      const item = awaitsLabel() ? itemOf(styled.element) : undefined;
      if (item !== undefined && isLabel(styled.element, item)) return labelled(place, meaning, standing, body);
      const homeless = role === undefined || (PARENTS[role] && !PARENTS[role].includes(parent.role));
      // What is taken out of a paragraph is heard where it was written, not with the words that are painted around it.
      const lifted = homeless && standing === 'apart' && HOLDS_TEXT.has(parent.role);
      if (homeless && !lifted)
        return standing === 'inline'
          ? body(undefined)
          : at({ ...here, direct: here.direct && standing === 'apart' }, standing, () => body(undefined));
      const held = lifted ? (HOLDS_BLOCKS.has(parent.role) ? 'Div' : 'Span') : role!;
      const tag = open(held, place, parentFor(standing, place, held), meaning);
      const result = at({ parent: tag, direct: true, lang: meaning.lang ?? here.lang }, standing, () =>
        body(tag as Tag),
      );
      if (role === 'Table')
        squareTable(tag, (row, attributes) => {
          open('TD', row.place, row).attributes = attributes;
        });
      return result;
    },
    label: (place, body) => (awaitsLabel() ? labelled(place, {}, 'inline', body) : body()),
    inside(role, standing, place, body, elementId) {
      if (here.parent.type === 'artifact') return body(undefined);
      const parent = standing === 'block' ? here.parent : textParent(place);
      const tag = open(role, place, parent as OpenTag, elementId === undefined ? {} : { elementId });
      if (
        role === 'LBody' &&
        !parent.children.some((child) => child.type === 'tag' && child.role === 'Lbl' && child.children.length > 0)
      )
        unlabelled.set(tag, parent as OpenTag);
      return at({ parent: tag, direct: true, lang: here.lang }, standing, () => body(tag));
    },
    transparent: (standing, body) => at({ ...here, direct: here.direct && standing === 'apart' }, standing, body),
    asPagination: (body) => at({ ...here, parent: PAGINATION }, 'inline', body),
    mark(place) {
      if (here.parent.type === 'artifact') return here.parent;
      const tag = textParent(place);
      const last = tag.children.at(-1);
      if (last?.type === 'slot') return last;
      const slot: Slot = { type: 'slot', tag };
      tag.children.push(slot);
      return slot;
    },
    drawing(place) {
      if (here.parent.type === 'artifact' || here.parent.role !== 'Figure') return BACKGROUND;
      const mark = this.mark(place);
      this.use(mark);
      return mark;
    },
    artifact: () => (here.parent.type === 'artifact' ? here.parent : LAYOUT),
    use(mark) {
      if (mark.type === 'slot') used.add(mark);
    },
    state() {
      const { parent, direct, lang } = here;
      // The parts of a definition list share their items.
      if (parent.type === 'artifact' || parent.role === 'L') return undefined;
      return `${parent.role} ${direct} ${lang} ${id}`;
    },
    watch() {
      const { parent } = here as { parent: OpenTag };
      const before = parent.children.length;
      return () => {
        const added = parent.children.slice(before);
        return added.every((child) => child.type === 'tag') ? (added as Tag[]) : undefined;
      };
    },
    nextId: () => id,
    take(tags, nextId) {
      const { parent } = here as { parent: OpenTag };
      implied.delete(parent);
      for (const tag of tags) {
        parent.children.push(tag);
        taken.add(tag);
      }
      id = nextId;
    },
    prune() {
      const kept = (tag: OpenTag): boolean => {
        if (taken.has(tag as Tag)) return isKept(tag as Tag);
        tag.children = tight(
          tag.children.filter((child) => (child.type === 'slot' ? used.has(child) : kept(child as OpenTag))),
        ) as OpenTag['children'];
        return wrappers.has(tag as Tag) ? tag.children.length > 0 : isKept(tag as Tag);
      };
      kept(root as OpenTag);
    },
  };
}
