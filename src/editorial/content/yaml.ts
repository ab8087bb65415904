// In: YAML text. Out: strings, lists and maps, each with its place; every mistake told at once.
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import type { Report } from '../../base/diagnostic.ts';
import type { Place } from '../../base/place.ts';
import { badYaml, unquotedColour } from './rules.ts';
import { type Fields, type Places, pointerStep, type Value } from './types.ts';

/** Aliases may repeat aliases: a bound keeps "billion laughs" small. */
const MOST_VALUES = 200_000;

/** Reads `text`, which starts on line `firstLine` of `file`. Undefined when it is not YAML or not a map. */
export function readYaml(
  text: string,
  file: string,
  firstLine: number,
  report: Report,
): { readonly data: Fields; readonly places: Places } | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false, logLevel: 'silent' });
  const at = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  for (const error of document.errors)
    report(badYaml, { code: error.code, detail: error.message }, { place: at(error.pos[0]) });
  if (document.errors.length > 0) return undefined;

  const places = new Map<string, Place>([['', { file, line: firstLine, column: 1 }]]);
  let count = 0;
  const read = (node: Node | null | undefined, pointer: string, depth: number): Value | undefined => {
    if (++count > MOST_VALUES || depth > 100) return undefined;
    if (node?.range) places.set(pointer, at(node.range[0]));
    if (isAlias(node)) return read(node.resolve(document) as Node | undefined, pointer, depth + 1);
    if (isScalar(node)) return node.value == null ? undefined : String(node.value).trim();
    if (isSeq(node)) {
      const items = node.items.map((item, i) => read(item as Node, pointer + pointerStep(i), depth + 1));
      return items.filter((item) => item !== undefined);
    }
    if (!isMap(node)) return undefined;
    const pairs: [string, Value][] = [];
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value ?? '').normalize('NFC') : '';
      const child = pointer + pointerStep(key);
      const value = read(pair.value as Node | null, child, depth + 1);
      const keyRange = (pair.key as Node | null)?.range;
      if (keyRange) places.set(`${child}#`, at(keyRange[0]));
      // `chapo:` with nothing after it is a key left out.
      if (value !== undefined && value !== '') pairs.push([key, value]);
      else if (keyRange) {
        places.set(child, at(keyRange[0]));
        // `accent: #98280C`: YAML takes the colour for a comment.
        const colour = /^[0-9a-f]{3,8}\b/i.exec((pair.value as Node | null)?.comment ?? '')?.[0];
        if (colour) report(unquotedColour, { key, colour: `#${colour}` }, { place: at(keyRange[0]) });
      }
    }
    return Object.fromEntries(pairs);
  };
  const data = document.contents === null ? {} : read(document.contents as Node, '', 0);
  const place = { file, line: firstLine, column: 1 };
  if (count > MOST_VALUES) report(badYaml, { code: 'TOO_MANY', detail: 'too many values' }, { place });
  else if (typeof data === 'object' && !Array.isArray(data)) return { data: data as Fields, places };
  else report(badYaml, { code: 'NOT_A_MAP', detail: 'front matter must be a map' }, { place });
  return undefined;
}

/** Front matter of a text that the program writes itself: what readYaml reads back. */
export function writeYaml(data: Readonly<Record<string, unknown>>): string {
  return stringify(data, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}
