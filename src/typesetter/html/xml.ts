// In: XML text, as of an SVG file. Out: its root element, names in lower case and without the `svg:` prefix; undefined when it has none.
import { Parser } from 'htmlparser2';
import type { Element, Node } from './types.ts';

/** Deeper elements are left out, so that every walk over the tree may recurse. */
const MAX_DEPTH = 256;

interface OpenElement extends Element {
  readonly attributes: Record<string, string>;
  readonly children: Node[];
}

/** Forgiving: what is not well-formed is read as far as it makes sense; `complete` unless something lay too deep. All places are the first of the file. */
export function parseXml(text: string): { readonly root: Element; readonly complete: boolean } | undefined {
  const place = { file: '', line: 1, column: 1 };
  const stack: OpenElement[] = [];
  let root: OpenElement | undefined;
  let tooDeep = 0;
  let complete = true;
  const parser = new Parser(
    {
      onopentag(name, given) {
        if (tooDeep > 0 || stack.length >= MAX_DEPTH) {
          tooDeep++;
          complete = false;
          return;
        }
        const parent = stack.at(-1);
        const attributes: Record<string, string> = Object.create(null);
        for (const key of Object.keys(given)) attributes[key] = given[key]!;
        const element: OpenElement = {
          type: 'element',
          name: name.replace(/^svg:/, ''),
          attributes,
          children: [],
          parent: parent ?? null,
          place,
        };
        parent?.children.push(element);
        root ??= element;
        stack.push(element);
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep--;
        else stack.pop();
      },
      ontext(data) {
        const parent = stack.at(-1);
        if (parent !== undefined && tooDeep === 0) parent.children.push({ type: 'text', text: data, parent, place });
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  parser.write(text.startsWith('\ufeff') ? text.slice(1) : text);
  parser.end();
  return root && { root, complete };
}
