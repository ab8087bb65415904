// In: sheets. Out: their pictures, each brought once to the resolution of its largest use (asynchronously, before painting).
import type { Report } from '../../base/diagnostic.ts';
import { IDENTITY, type Matrix, multiply, type Size } from '../../base/geometry.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import type { Picture } from '../boxes/types.ts';
import type { Sheet } from '../sheets/types.ts';
import type { Face } from '../text/types.ts';
import { passJpeg } from './jpeg.ts';
import { type Plates, USUAL_PLATES } from './plates.ts';
import { passPng } from './png.ts';
import type { Prepared } from './prepared.ts';
import { rasterise } from './raster.ts';
import { rasterisedDrawing, unreadablePicture } from './rules.ts';
import { channelsOf, separatePalette } from './separate.ts';
import { readDrawing } from './svg/read.ts';
import type { PdfProfile } from './types.ts';

interface Use {
  readonly picture: Picture;
  readonly place: Place;
  /** Pixels that paper can show at most. */
  readonly need: Size;
}

interface PrepareOptions {
  readonly profile: PdfProfile;
  readonly host: Host;
  readonly report: Report;
  readonly memory?: PictureMemory | undefined;
}

/** Pictures as a long-lived process prepared them last, by path; good for the same bytes, pixels and faces. */
export type PictureMemory = Map<string, Remembered>;
interface Remembered {
  readonly bytes: Uint8Array;
  readonly need: Size;
  readonly faces: readonly Face[];
  readonly prepared: Prepared;
  /** What of a drawing asked for pixels. */
  readonly feature: string | undefined;
}

export async function preparePictures(
  sheets: readonly Sheet[],
  options: PrepareOptions,
): Promise<ReadonlyMap<string, Prepared>> {
  const { uses, faces } = gather(sheets, options.profile.ppi);
  const prepared = new Map<string, Prepared>();
  // One after another: two large photographs at once would double the memory, and sharp has its own threads.
  for (const [path, use] of uses) prepared.set(path, await prepare(use, faces, options));
  return prepared;
}

async function prepare(
  { picture, place, need }: Use,
  faces: readonly Face[],
  { profile, host, report, memory }: PrepareOptions,
): Promise<Prepared> {
  const { path, markup, data } = picture;
  const own = data ?? (markup === undefined ? undefined : Buffer.from(markup, 'utf8'));
  const read = own === undefined ? host.read(path) : { ok: true as const, bytes: own };
  if (read.ok) {
    const { bytes } = read;
    const plates = profile.colour === 'print' ? (profile.plates ?? USUAL_PLATES) : undefined;
    // A drawing is the same on any paper; pixels are brought to one resolution and to the inks of one job.
    const drawn = memory?.get(path);
    const key = `${path} ${profile.ppi} ${plates === undefined ? '' : `inks ${plates.key}`}`;
    const known = drawn?.prepared.type === 'drawing' ? drawn : memory?.get(key);
    const same = known && isFor(known, bytes, need, faces);
    const { prepared, feature } = same ? known : await bring(picture, bytes, need, faces, plates);
    if (feature !== undefined) report(rasterisedDrawing, { path, feature }, { place });
    if (prepared !== undefined) {
      memory?.set(prepared.type === 'drawing' ? path : key, { bytes, need, faces, prepared, feature });
      return prepared;
    }
  }
  report(unreadablePicture, { path }, { place });
  return { type: 'unreadable' };
}

function isFor(known: Remembered, bytes: Uint8Array, need: Size, faces: readonly Face[]): boolean {
  const asLarge = known.need.width === need.width && known.need.height === need.height;
  return (
    (asLarge || known.prepared.type === 'drawing') &&
    Buffer.compare(known.bytes, bytes) === 0 &&
    known.faces.length === faces.length &&
    known.faces.every((face, at) => face === faces[at])
  );
}

/** A picture brought to what paper can show; `feature` is what of a drawing asked for pixels. */
async function bring(
  { kind, size }: Picture,
  bytes: Uint8Array,
  need: Size,
  faces: readonly Face[],
  plates: Plates | undefined,
): Promise<{ readonly prepared: Prepared | undefined; readonly feature: string | undefined }> {
  if (kind === 'svg') {
    const result = readDrawing(new TextDecoder().decode(bytes), faces, size);
    if (result.ok) return { prepared: { type: 'drawing', drawing: result.drawing }, feature: undefined };
    return { prepared: await rasterise(bytes, need, { svg: size, plates }), feature: result.feature };
  }
  const passed = kind === 'jpeg' ? passJpeg(bytes, need) : kind === 'png' ? passPng(bytes, need) : undefined;
  const prepared = passed && (plates === undefined ? passed : inInks(passed, plates));
  return {
    prepared: prepared ?? (await rasterise(bytes, need, { photograph: kind === 'jpeg', plates })),
    feature: undefined,
  };
}

/** A file's own samples where they are inks already, or a palette of few colours; undefined for what has pixels to convert. */
function inInks(passed: Prepared, plates: Plates): Prepared | undefined {
  // What is grey has no place on the plate of a second ink.
  const grey = plates.job?.plate !== 'second';
  if (passed.type === 'jpeg') return passed.components === 1 && grey ? passed : undefined;
  if (passed.type !== 'samples') return undefined;
  if (typeof passed.space === 'string') return passed.space === 'gray' && grey ? passed : undefined;
  return {
    ...passed,
    space: { palette: separatePalette(passed.space.palette, plates), inks: channelsOf(plates) },
  };
}

/** Every picture with the most pixels any of its uses can show, and every face that the pages use. */
function gather(sheets: readonly Sheet[], ppi: number): { uses: ReadonlyMap<string, Use>; faces: readonly Face[] } {
  const uses = new Map<string, Use>();
  const faces = new Map<string, Face>();
  for (const sheet of sheets) {
    for (const { page, at } of sheet.pages) {
      const stack: Matrix[] = [];
      let matrix = at;
      for (const item of page.items) {
        if (item.type === 'begin') {
          stack.push(matrix);
          if (item.matrix !== undefined) matrix = multiply(matrix, item.matrix);
        } else if (item.type === 'end') matrix = stack.pop() ?? IDENTITY;
        else if (item.type === 'glyphs') faces.set(item.text.face.key, item.text.face);
        else if (item.type === 'picture') {
          const { picture, place, rect } = item;
          const perPoint = ppi / 72;
          const width = Math.ceil(rect.width * Math.hypot(matrix[0], matrix[1]) * perPoint);
          const height = Math.ceil(rect.height * Math.hypot(matrix[2], matrix[3]) * perPoint);
          const known = uses.get(picture.path);
          const need = {
            width: Math.max(width, known?.need.width ?? 1),
            height: Math.max(height, known?.need.height ?? 1),
          };
          uses.set(picture.path, { picture, place: known?.place ?? place, need });
        }
      }
    }
  }
  return { uses, faces: [...faces.values()] };
}
