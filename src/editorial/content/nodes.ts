// In: HTML that our own Markdown made, so well formed. Out: its elements and texts, and back.

export type Node =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'element';
      readonly name: string;
      /** As written, with the space before the first. */
      readonly attributes: string;
      readonly children: readonly Node[];
    };

const VOID = /^(img|br|hr|input|wbr|col)$/;

export function readNodes(html: string): readonly Node[] {
  const root: Node[] = [];
  const stack: { readonly name: string; readonly children: Node[] }[] = [{ name: '', children: root }];
  for (const [whole, close, name, attributes = '', closed] of html.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</gi,
  )) {
    const top = stack.at(-1)!;
    if (name === undefined) top.children.push({ type: 'text', text: whole });
    else if (close === '/') {
      if (stack.length > 1 && top.name === name) stack.pop();
    } else {
      const children: Node[] = [];
      top.children.push({ type: 'element', name, attributes, children });
      if (closed !== '/' && !VOID.test(name)) stack.push({ name, children });
    }
  }
  return root;
}

export function writeNode(node: Node): string {
  if (node.type === 'text') return node.text;
  const { name, attributes, children } = node;
  const open = `<${name}${attributes}>`;
  return VOID.test(name) ? open : `${open}${children.map(writeNode).join('')}</${name}>`;
}

/** The first words, for a message. */
export function wordsOf(node: Node, most = 40): string {
  const text = plainText(node).replace(/\s+/g, ' ').trim();
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
}

function plainText(node: Node): string {
  if (node.type === 'text')
    return node.text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  return / class="num"/.test(node.attributes) ? '' : `${node.children.map(plainText).join('')} `;
}
