// In: a box tree or a tag tree. Out: the same as indented text, for tests and for eyes.
import type { Box, Inline, Slot, TableRow, Tag } from './types.ts';

/** One line a box: its type and origin; a paragraph with its inlines. */
export function printBoxes(box: Box, indent = ''): string {
  const inner = `${indent}  `;
  const ids = box.ids.map((id) => ` #${id}`).join('');
  const line = (what: string) => `${indent}${what}\n`;
  const head = line(`${box.type} ${box.origin}${ids}${printEffects(box)}`);
  const all = (boxes: readonly Box[], at = inner) => boxes.map((child) => printBoxes(child, at)).join('');
  switch (box.type) {
    case 'paragraph':
      return line(printInlines(box.inlines)) + all(apartOf(box.inlines));
    case 'block':
      return head + (box.marker ? `${inner}marker ${printInlines(box.marker.inlines)}\n` : '') + all(box.children);
    case 'table': {
      const rows = (name: string, list: readonly TableRow[]) =>
        list.length === 0 ? '' : `${inner}${name}\n${list.map((row) => printRow(row, `${inner}  `)).join('')}`;
      return (
        line(`table ${box.origin} ${box.columnCount} columns${ids}`) +
        all(box.captions) +
        rows('head', box.head) +
        box.bodies.map((body) => rows('body', body)).join('') +
        rows('foot', box.foot) +
        all(box.again?.captions ?? []) +
        rows('head again', box.again?.head ?? []) +
        rows('foot again', box.again?.foot ?? [])
      );
    }
    case 'replaced':
      return line(`replaced ${box.origin} ${box.picture ? sizeOf(box.picture.size) : 'missing'}`);
    default:
      return head + all(box.children);
  }
}

const sizeOf = ({ width, height }: { readonly width: number; readonly height: number }) => `${width}×${height}`;

function printRow(row: TableRow, indent: string): string {
  const cells = row.cells.map(({ box, column, columnSpan, rowSpan }) => {
    const span = `${columnSpan > 1 ? ` across ${columnSpan}` : ''}${rowSpan > 1 ? ` down ${rowSpan}` : ''}`;
    return `${indent}  column ${column}${span}\n${printBoxes(box, `${indent}    `)}`;
  });
  return `${indent}row${row.ids.map((id) => ` #${id}`).join('')}\n${cells.join('')}`;
}

const printEffects = ({ effects }: Box) =>
  effects
    .map((effect) => {
      if (effect.type === 'string') return ` string(${effect.name}: ${effect.text})`;
      if (effect.type === 'running') return ` running(${effect.name})`;
      if (effect.type === 'bookmark') return ` bookmark(${effect.level} ${effect.label})`;
      if (effect.type === 'note') return ' note';
      return ` counters(${JSON.stringify(effect.values)})`;
    })
    .join('');

/** `"text"`, `<em` … `em>`, `/` for a break, `[img]` for a box in the line. */
function printInlines(items: readonly Inline[]): string {
  return items
    .map((item) => {
      switch (item.type) {
        case 'text':
          return JSON.stringify(item.text);
        case 'break':
          return '/';
        case 'start':
          return `<${item.span.origin}${item.span.ids.map((id) => `#${id}`).join('')}${item.span.link ? `→${item.span.link.href}` : ''}`;
        case 'end':
          return `${item.span.origin}>`;
        case 'leader':
          return `leader(${item.pattern})`;
        case 'page-reference':
          return `page(${item.target})`;
        case 'footnote-call':
          return `call(${item.text})`;
        default:
          return `[${item.type} ${item.box.origin}]`;
      }
    })
    .join(' ');
}

const apartOf = (items: readonly Inline[]): readonly Box[] =>
  items.flatMap((item) => ('box' in item ? [item.box] : item.type === 'footnote-call' ? [item.note] : []));

/** One line a tag: role, attributes, texts that speak; `·` where its own content is. */
export function printTags(node: Tag | Slot, indent = ''): string {
  if (node.type === 'slot') return `${indent}·\n`;
  const said = [
    node.role,
    node.lang && `lang=${node.lang}`,
    node.alt !== undefined && `alt=${JSON.stringify(node.alt)}`,
    node.expansion && `expansion=${JSON.stringify(node.expansion)}`,
    node.title && `title=${JSON.stringify(node.title)}`,
    node.elementId && `id=${node.elementId}`,
    ...node.attributes.map(([, name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : value}`),
  ].filter(Boolean);
  return `${indent}${said.join(' ')}\n${node.children.map((child) => printTags(child, `${indent}  `)).join('')}`;
}
