// In: bookmarks with their levels, which may jump. Out: the nested outline of the file (ISO 32000-1, 12.3.3).
import type { PdfFile, Ref } from './file.ts';
import { dictionary, text } from './syntax.ts';

export interface OutlineEntry {
  readonly level: number;
  readonly label: string;
  /** An explicit destination: `[page /XYZ x y null]`. */
  readonly destination: string;
}

interface Node {
  readonly entry: OutlineEntry;
  readonly ref: Ref;
  readonly children: Node[];
}

export function writeOutline(file: PdfFile, entries: readonly OutlineEntry[]): void {
  const top: Node[] = [];
  const path: Node[] = [];
  for (const entry of entries) {
    const node: Node = { entry, ref: file.reserve(), children: [] };
    // A level that jumps (h2 then h4) still hangs on the last entry above it.
    while (path.length > 0 && path.at(-1)!.entry.level >= entry.level) path.pop();
    (path.at(-1)?.children ?? top).push(node);
    path.push(node);
  }
  if (top.length === 0) return;
  const root = file.reserve();
  const write = (nodes: readonly Node[], parent: Ref): void => {
    nodes.forEach((node, i) => {
      const { children } = node;
      file.put(
        node.ref,
        dictionary({
          Title: text(node.entry.label),
          Parent: parent,
          Prev: nodes[i - 1]?.ref,
          Next: nodes[i + 1]?.ref,
          First: children[0]?.ref,
          Last: children.at(-1)?.ref,
          // Negative: closed, so that a long document opens on its first level.
          Count: children.length === 0 ? undefined : `${-children.length}`,
          Dest: node.entry.destination,
        }),
      );
      write(children, node.ref);
    });
  };
  write(top, root);
  file.put(root, dictionary({ Type: '/Outlines', First: top[0]!.ref, Last: top.at(-1)!.ref, Count: `${top.length}` }));
  file.catalog({ Outlines: root, PageMode: '/UseOutlines' });
}
