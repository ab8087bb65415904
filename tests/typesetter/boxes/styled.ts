// In: HTML with `data-style`, `data-before`, `data-after` … as JSON. Out: it styled without a cascade, so that boxes are tested alone.
import type { Diagnostic } from '../../../src/base/diagnostic.ts';
import { reporter } from '../../../src/base/diagnostic.ts';
import type { Host } from '../../../src/base/host.ts';
import { buildBoxes } from '../../../src/typesetter/boxes/build.ts';
import { printBoxes, printTags } from '../../../src/typesetter/boxes/print.ts';
import type { BoxTree } from '../../../src/typesetter/boxes/types.ts';
import { parseHtml } from '../../../src/typesetter/html/parse.ts';
import type { Element } from '../../../src/typesetter/html/types.ts';
import { INITIAL, inheritStyle } from '../../../src/typesetter/style/initial.ts';
import type { ContentPiece, Display, PageStyle, Style, Styled } from '../../../src/typesetter/style/types.ts';

const DISPLAYS: Readonly<Record<string, Display>> = {
  head: 'none',
  title: 'none',
  li: 'list-item',
  table: 'table',
  caption: 'table-caption',
  colgroup: 'table-column-group',
  col: 'table-column',
  thead: 'table-header-group',
  tbody: 'table-row-group',
  tfoot: 'table-footer-group',
  tr: 'table-row',
  td: 'table-cell',
  th: 'table-cell',
};
const BLOCKS = 'html body div p h1 h2 h3 ul ol dl dt dd section article nav aside blockquote pre figure figcaption hr';
for (const name of BLOCKS.split(' ')) Object.assign(DISPLAYS, { [name]: 'block' });

const quotes = (which: 'open-quote' | 'close-quote'): ContentPiece[] => [{ type: 'quote', which }];

/** As the cascade does: the same changes under the same parent give the same style. */
const known = new WeakMap<Style, Map<string, Style>>();
function shared(parent: Style, changes: Partial<Style>): Style {
  const children = known.get(parent) ?? new Map<string, Style>();
  known.set(parent, children);
  const key = JSON.stringify(changes);
  const found = children.get(key) ?? inheritStyle(parent, changes);
  children.set(key, found);
  return found;
}

function style(element: Element, parent: Style): Styled {
  const { name, attributes } = element;
  const read = (key: string): Partial<Style> | undefined =>
    attributes[key] === undefined ? undefined : JSON.parse(attributes[key]);
  const own = shared(parent, {
    display: DISPLAYS[name] ?? 'inline',
    lang: attributes.lang ?? parent.lang,
    ...(name === 'pre' && { whiteSpaceCollapse: 'preserve', typography: 'none' }),
    ...(name === 'code' && { typography: 'none' }),
    ...(name === 'ol' && { listStyleType: 'decimal' }),
    ...(/^h[1-6]$/.test(name) && {
      bookmarkLevel: Number(name[1]),
      bookmarkLabel: [{ type: 'content', which: 'text' } as const],
    }),
    ...read('data-style'),
  });
  const pseudo = (key: string, content?: readonly ContentPiece[]) => {
    const asked = read(`data-${key}`) ?? (content && { content });
    return asked && shared(own, asked);
  };
  const before = pseudo('before', name === 'q' ? quotes('open-quote') : undefined);
  const after = pseudo('after', name === 'q' ? quotes('close-quote') : undefined);
  const firstLetter = pseudo('letter');
  return {
    type: 'element',
    element,
    style: own,
    children: element.children.map((child) => (child.type === 'text' ? child : style(child, own))),
    ...(before && { before }),
    ...(after && { after }),
    ...(firstLetter && { firstLetter }),
  };
}

export interface Built {
  readonly tree: BoxTree;
  /** Inside <body>. */
  readonly boxes: string;
  readonly tags: string;
  readonly told: readonly string[];
}

export function build(html: string, files: Readonly<Record<string, Uint8Array | string>> = {}): Built {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => told.push(diagnostic));
  const host: Host = {
    read(path) {
      const file = files[path];
      if (file === undefined) return { ok: false, refusal: 'missing' };
      return { ok: true, bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file };
    },
    list: () => [],
    today: () => '2026-01-01',
  };
  const document = parseHtml(html, 'a/page.html', report);
  const format = (_: string, value: number) => String(value);
  const marker = (name: string, value: number) => (name === 'disc' ? '• ' : `${value}. `);
  const styled = {
    root: style(document.root, { ...INITIAL, lang: 'fr', typography: 'auto' }),
    fontFaces: [],
    counterStyles: { written: '', format, marker },
    // Boxes ask of a page only whether it numbers its own notes.
    pageStyle: () => ({ style: INITIAL }) as PageStyle,
  };
  const tree = buildBoxes(styled, { host, report, path: document.path });
  const outdent = (text: string, by: number) => text.replaceAll(new RegExp(`^ {${by}}`, 'gm'), '');
  const boxes = printBoxes(tree.root).split('\n').slice(2).join('\n');
  return {
    tree,
    boxes: outdent(boxes, 4).trimEnd(),
    tags: outdent(printTags(tree.tags).split('\n').slice(1).join('\n'), 2).trimEnd(),
    told: told.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`),
  };
}

/** JSON for an attribute. */
export const css = (value: Partial<Style>): string => JSON.stringify(value).replaceAll('"', '&quot;');
