// In: areas of links and places that ids name. Out: link annotations (ISO 32000-1, 12.5.6.5) and the tree of named destinations.
import type { Rect } from '../../../base/geometry.ts';
import type { Link } from '../../boxes/types.ts';
import { type PdfFile, pageBox, type Ref } from './file.ts';
import { dictionary, sortKey, text } from './syntax.ts';

/** On a sheet, y downwards. */
export interface Area {
  readonly rect: Rect;
  readonly link: Link;
}

/** `destination` for a link inside the document; else its href is a URI. `key` is its place in the parent tree. */
export function writeAnnotation(
  file: PdfFile,
  ref: Ref,
  { rect, link }: Area,
  sheetHeight: number,
  destination: string | undefined,
  key: number | undefined,
): void {
  const action =
    destination === undefined ? `<</S /URI /URI ${text(asciiUri(link.href))}>>` : `<</S /GoTo /D ${destination}>>`;
  file.put(
    ref,
    dictionary({
      Type: '/Annot',
      Subtype: '/Link',
      Rect: pageBox(rect, sheetHeight),
      Border: '[0 0 0]',
      // Print: PDF/A asks it of every annotation.
      F: '4',
      Contents: text(link.contents.trim() || link.href),
      A: action,
      StructParent: key === undefined ? undefined : `${key}`,
    }),
  );
}

/** A URI action is ASCII. */
function asciiUri(href: string): string {
  return href.trim().replace(/[^\x21-\x7e]+/gu, (part) => {
    const bytes = Buffer.from(part, 'utf8');
    return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  });
}

/** Destinations by id, so that `file.pdf#id` opens there from elsewhere. */
export function writeDestinations(file: PdfFile, destinations: ReadonlyMap<string, string>): void {
  if (destinations.size === 0) return;
  const names = [...destinations]
    .filter(([id]) => id !== '')
    .map(([id, target]) => [sortKey(id), text(id), target] as const)
    .sort((a, b) => Buffer.compare(a[0], b[0]));
  file.destinations(file.add(`<</Names [${names.map(([, id, target]) => `${id} ${target}`).join('\n')}]>>`));
}
