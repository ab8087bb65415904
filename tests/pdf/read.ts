// In: the bytes of a PDF. Out: what a reader finds in it: text, tags, boxes, metadata, by pdf.js.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function open(bytes: Uint8Array) {
  return await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

export async function textOf(bytes: Uint8Array, page = 1): Promise<string> {
  const file = await open(bytes);
  const { items } = await (await file.getPage(page)).getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly (StructNode | { readonly type: string; readonly id: string })[];
}

/** The structure tree of a page as indented text; `•` is content. */
export async function tagsOf(bytes: Uint8Array, page = 1): Promise<string> {
  const tree = (await (await (await open(bytes)).getPage(page)).getStructTree()) as StructNode | null;
  const lines: string[] = [];
  const visit = (node: StructNode, depth: number): void => {
    lines.push(
      `${'  '.repeat(depth)}${node.role}${node.alt ? ` alt=${node.alt}` : ''}${node.lang ? ` lang=${node.lang}` : ''}`,
    );
    for (const child of node.children ?? []) {
      if ('type' in child) lines.push(`${'  '.repeat(depth + 1)}${child.type === 'content' ? '•' : child.type}`);
      else visit(child as StructNode, depth + 1);
    }
  };
  if (tree !== null) visit(tree, 0);
  return lines.join('\n');
}
