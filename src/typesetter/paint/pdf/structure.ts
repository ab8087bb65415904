// In: the tag tree, and where on which pages each slot was painted. Out: the structure tree of a tagged PDF (ISO 32000-1, 14.7).
import type { Slot, Tag } from '../../boxes/types.ts';
import type { PdfFile, Ref } from './file.ts';
import { dictionary, name, sortKey, text } from './syntax.ts';

/** Content of a slot: a marked content sequence, or an annotation, on a page. */
type Piece =
  | { readonly type: 'content'; readonly page: number; readonly id: number }
  | { readonly type: 'annotation'; readonly page: number; readonly ref: Ref; readonly key: number };

export interface Structure {
  /** The number (MCID) of a new sequence of `slot` on page `page`, counted from 0. */
  content(slot: Slot, page: number): number;
  /** The StructParent of a link's annotation on that page. */
  annotation(tag: Tag, page: number, ref: Ref): number;
  /** Writes the tree and enters it into the catalogue. `pageRefs` in order; pages are keyed by their index in the parent tree. */
  finish(root: Tag, pageRefs: readonly Ref[]): void;
}

/** Roles that PDF 1.7 does not know, and what they are for a reader that only knows PDF 1.7. */
const ROLE_MAP: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Title: 'P',
  Aside: 'Div',
  FENote: 'Note',
  DocumentFragment: 'Div',
  Sub: 'Span',
};
/** Kept though empty: a table without them would lose its grid. */
const CELLS: ReadonlySet<string> = new Set(['TD', 'TH']);

/** `pageCount` pages keep the first keys of the parent tree. */
export function createStructure(file: PdfFile, pageCount: number): Structure {
  const slots = new Map<Slot, Piece[]>();
  const annotations = new Map<Tag, Piece[]>();
  const counts: number[] = [];
  let nextKey = pageCount;
  const put = <K>(map: Map<K, Piece[]>, key: K, piece: Piece) => {
    const pieces = map.get(key);
    if (pieces === undefined) map.set(key, [piece]);
    else pieces.push(piece);
  };

  return {
    content(slot, page) {
      const id = counts[page] ?? 0;
      counts[page] = id + 1;
      put(slots, slot, { type: 'content', page, id });
      return id;
    },
    annotation(tag, page, ref) {
      put(annotations, tag, { type: 'annotation', page, ref, key: nextKey });
      return nextKey++;
    },
    finish(root, pageRefs) {
      const parents: (Ref | undefined)[][] = counts.map((count) => new Array(count));
      const annotationParents: (readonly [number, Ref])[] = [];
      const ids: (readonly [string, Ref])[] = [];
      const known = new Set<string>();
      const roles = new Set<string>();
      const strays = strayPieces(root, slots, annotations);

      /** Writes the element, unless nothing of it was painted. */
      const write = (tag: Tag, parent: Ref, extra: readonly Piece[]): Ref | undefined => {
        const ref = file.reserve();
        const kids: (Piece | Ref)[] = [];
        for (const child of tag.children) {
          if (child.type === 'slot') kids.push(...(slots.get(child) ?? []));
          else {
            const kid = write(child, ref, []);
            if (kid !== undefined) kids.push(kid);
          }
        }
        kids.push(...(annotations.get(tag) ?? []), ...extra);
        if (kids.length === 0 && !CELLS.has(tag.role) && tag !== root) {
          file.put(ref, 'null');
          return undefined;
        }
        const home = kids.find((kid) => typeof kid !== 'string')?.page;
        const spelled = kids.map((kid) => {
          if (typeof kid === 'string') return kid;
          const page = pageRefs[kid.page]!;
          if (kid.type === 'annotation') {
            annotationParents.push([kid.key, ref]);
            return `<</Type /OBJR /Obj ${kid.ref} /Pg ${page}>>`;
          }
          parents[kid.page]![kid.id] = ref;
          return kid.page === home ? `${kid.id}` : `<</Type /MCR /Pg ${page} /MCID ${kid.id}>>`;
        });
        // PDF/UA asks an ID of every note.
        const asked = tag.elementId ?? (tag.role === 'Note' ? `note-${tag.id}` : undefined);
        const id = asked === undefined || known.has(asked) ? undefined : asked;
        if (id !== undefined) {
          known.add(id);
          ids.push([id, ref]);
        }
        if (ROLE_MAP[tag.role] !== undefined) roles.add(tag.role);
        file.put(
          ref,
          dictionary({
            Type: '/StructElem',
            S: name(tag.role),
            P: parent,
            Pg: home === undefined ? undefined : pageRefs[home],
            K: spelled.length === 0 ? undefined : spelled.length === 1 ? spelled[0] : `[${spelled.join(' ')}]`,
            A: attributes(tag),
            Alt: optional(tag.alt),
            E: optional(tag.expansion),
            T: optional(tag.title),
            Lang: optional(tag.lang),
            ID: optional(id),
          }),
        );
        return ref;
      };

      const treeRoot = file.reserve();
      const top = write(root, treeRoot, strays);
      const pages = parents.map((elements, page) => `${page} ${file.add(`[${refs(elements)}]`)}`);
      const links = annotationParents.sort((a, b) => a[0] - b[0]).map(([key, ref]) => `${key} ${ref}`);
      const names = ids
        .map(([id, ref]) => [sortKey(id), text(id), ref] as const)
        .sort((a, b) => Buffer.compare(a[0], b[0]));
      file.put(
        treeRoot,
        dictionary({
          Type: '/StructTreeRoot',
          K: top === undefined ? undefined : `[${top}]`,
          ParentTree: file.add(`<</Nums [${[...pages, ...links].join('\n')}]>>`),
          ParentTreeNextKey: `${nextKey}`,
          RoleMap:
            roles.size === 0
              ? undefined
              : dictionary(Object.fromEntries([...roles].map((role) => [role, name(ROLE_MAP[role]!)]))),
          IDTree:
            names.length === 0
              ? undefined
              : file.add(
                  `<</Limits [${names[0]![1]} ${names.at(-1)![1]}] /Names [${names.map(([, id, ref]) => `${id} ${ref}`).join('\n')}]>>`,
                ),
        }),
      );
      file.catalog({ StructTreeRoot: treeRoot, MarkInfo: '<</Marked true>>' });
    },
  };
}

function refs(elements: readonly (Ref | undefined)[]): string {
  let out = '';
  for (let i = 0; i < elements.length; i++) out += `${elements[i] ?? 'null'} `;
  return out;
}

/** What was painted for slots that stand nowhere in the tree: read at its end rather than lost. */
function strayPieces(root: Tag, slots: ReadonlyMap<Slot, Piece[]>, annotations: ReadonlyMap<Tag, Piece[]>): Piece[] {
  const known = new Set<Tag | Slot>();
  const visit = (tag: Tag): void => {
    known.add(tag);
    for (const child of tag.children) {
      if (child.type === 'slot') known.add(child);
      else visit(child);
    }
  };
  visit(root);
  const strays: Piece[] = [];
  for (const [slot, pieces] of slots) if (!known.has(slot)) strays.push(...pieces);
  for (const [tag, pieces] of annotations) if (!known.has(tag)) strays.push(...pieces);
  return strays;
}

function optional(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : text(value);
}

/** One attribute object an owner. */
function attributes(tag: Tag): string | undefined {
  if (tag.attributes.length === 0) return undefined;
  const owners = new Map<string, string>();
  for (const [owner, key, value] of tag.attributes)
    owners.set(owner, `${owners.get(owner) ?? ''}${name(key)} ${attributeValue(value)} `);
  return `[${[...owners].map(([owner, entries]) => `<</O ${name(owner)} ${entries}>>`).join(' ')}]`;
}

function attributeValue(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return `${value}`;
  if (typeof value !== 'string') return `[${value.map(text).join(' ')}]`;
  return value.startsWith('/') ? name(value.slice(1)) : text(value);
}
