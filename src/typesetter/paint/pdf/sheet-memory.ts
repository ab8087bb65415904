// In: sheets as they were painted into earlier files. Out: those that would be painted byte for byte the same into this one.
//
// A content stream names fonts' codes, graphics states and pictures, and names are given in the order in which a file first
// meets what they stand for. So each file keeps a register of what it has named; a sheet is the same again when the file has
// named the same before it, and then the sheet's own entries are named in its place.
import { same } from '../../../base/same.ts';
import type { Picture, Slot } from '../../boxes/types.ts';
import type { DisplayItem } from '../../layout/types.ts';
import type { Sheet } from '../../sheets/types.ts';
import type { Face, Glyph } from '../../text/types.ts';
import type { Prepared } from '../prepared.ts';
import type { PdfProfile } from '../types.ts';
import type { Area } from './links.ts';

/** Something that got a name of its own. */
export type Named =
  | { readonly type: 'glyph'; readonly face: Face; readonly glyph: Glyph }
  | { readonly type: 'object'; readonly prefix: string; readonly body: string }
  | { readonly type: 'mask'; readonly body: string }
  | { readonly type: 'outline'; readonly face: Face; readonly glyph: number }
  | { readonly type: 'picture'; readonly picture: Picture; readonly prepared: Prepared | undefined };

export interface PaintedSheet {
  readonly sheet: Sheet;
  /** The register of its file, and how long it was before the sheet and after it. */
  readonly register: readonly Named[];
  readonly from: number;
  readonly to: number;
  readonly operators: Uint8Array;
  /** Names by kind of resource. */
  readonly resources: readonly (readonly [kind: string, names: readonly string[]])[];
  readonly pictures: readonly (readonly [path: string, prepared: Prepared | undefined])[];
  /** Slots of its marked content, by MCID. */
  readonly slots: readonly Slot[];
  readonly areas: readonly Area[];
  readonly targets: readonly (readonly [id: string, y: number])[];
}

/** By what the sheet's first page draws, which is one list as long as nothing on the page has changed; then by kind of file. */
export type SheetMemory = WeakMap<readonly DisplayItem[], Map<string, PaintedSheet>>;

export interface SheetShelf {
  find(sheet: Sheet, pictures: ReadonlyMap<string, Prepared>): PaintedSheet | undefined;
  keep(painted: PaintedSheet): void;
}

/** `register` is that of the file under way. */
export function createShelf(memory: SheetMemory, profile: PdfProfile, register: readonly Named[]): SheetShelf {
  /** How far each older register has been found to say what this one says. */
  const agreed = new Map<readonly Named[], number>();
  const agrees = (other: readonly Named[], length: number): boolean => {
    let count = agreed.get(other) ?? 0;
    while (count < length && count < register.length && isSame(other[count]!, register[count]!)) count += 1;
    agreed.set(other, count);
    return count >= length && register.length === length;
  };
  return {
    find(sheet, pictures) {
      const painted = memory.get(sheet.pages[0]?.page.items ?? NOTHING)?.get(keyOf(sheet, profile));
      if (
        painted === undefined ||
        !painted.sheet.pages.every(({ page }, at) => page.items === sheet.pages[at]!.page.items) ||
        !same(painted.sheet.marks, sheet.marks) ||
        !painted.pictures.every(([path, prepared]) => pictures.get(path) === prepared) ||
        !agrees(painted.register, painted.from)
      )
        return undefined;
      return painted;
    },
    keep(painted) {
      const { sheet } = painted;
      const first = sheet.pages[0]?.page.items;
      if (first === undefined) return;
      const known = memory.get(first);
      if (known) known.set(keyOf(sheet, profile), painted);
      else memory.set(first, new Map([[keyOf(sheet, profile), painted]]));
    },
  };
}

const NOTHING: readonly DisplayItem[] = [];

/** What a sheet's content stream depends on besides what is drawn. */
function keyOf({ width, height, trim, bleed, pages }: Sheet, { tagged, colour, plates }: PdfProfile): string {
  return JSON.stringify([
    tagged,
    colour,
    plates?.key,
    width,
    height,
    trim,
    bleed,
    pages.map(({ at, clip }) => [at, clip]),
  ]);
}

function isSame(a: Named, b: Named): boolean {
  if (a === b) return true;
  if (a.type === 'glyph')
    return b.type === 'glyph' && a.face === b.face && a.glyph.id === b.glyph.id && a.glyph.text === b.glyph.text;
  if (a.type === 'picture')
    return b.type === 'picture' && a.picture.path === b.picture.path && a.prepared === b.prepared;
  if (a.type === 'outline') return b.type === 'outline' && a.face === b.face && a.glyph === b.glyph;
  if (a.type === 'mask') return b.type === 'mask' && a.body === b.body;
  return b.type === 'object' && a.prefix === b.prefix && a.body === b.body;
}
