// In: prepared pictures. Out: their XObjects (ISO 32000-1, 8.9 and 8.10), each written once however often it is drawn.
import { IDENTITY, type Size } from '../../../base/geometry.ts';
import type { Drawing, Prepared, SampleSpace } from '../prepared.ts';
import { createContent, type Resources, type Shared, spellResources } from './content.ts';
import type { PdfFile, Ref } from './file.ts';
import { fine } from './syntax.ts';

const JPEG_SPACE = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' } as const;

/** undefined for a picture that cannot be read. */
export function writePicture(file: PdfFile, shared: Shared, prepared: Prepared, inks: () => string): Ref | undefined {
  switch (prepared.type) {
    case 'unreadable':
      return undefined;
    case 'drawing':
      return writeDrawing(file, shared, prepared.drawing);
    case 'jpeg':
      return file.stream(
        {
          Type: '/XObject',
          Subtype: '/Image',
          Width: prepared.size.width,
          Height: prepared.size.height,
          ColorSpace: JPEG_SPACE[prepared.components],
          BitsPerComponent: 8,
          Filter: '/DCTDecode',
          ...(prepared.components === 4 && { Decode: '[1 0 1 0 1 0 1 0]' }),
          ...(prepared.alpha && { SMask: writeMask(file, prepared.size, prepared.alpha) }),
        },
        prepared.bytes,
      );
    case 'samples': {
      const { width, height } = prepared.size;
      const colours = prepared.space === 'rgb' ? 3 : 1;
      return file.stream(
        {
          Type: '/XObject',
          Subtype: '/Image',
          Width: width,
          Height: height,
          ColorSpace: sampleSpace(prepared.space, inks),
          BitsPerComponent: prepared.bits,
          Filter: '/FlateDecode',
          ...(prepared.png && {
            DecodeParms: `<</Predictor 15 /Colors ${colours} /BitsPerComponent ${prepared.bits} /Columns ${width}>>`,
          }),
          ...(prepared.alpha && { SMask: writeMask(file, prepared.size, prepared.alpha) }),
        },
        prepared.bytes,
      );
    }
  }
}

function writeMask(file: PdfFile, { width, height }: Size, alpha: Uint8Array): Ref {
  return file.stream(
    {
      Type: '/XObject',
      Subtype: '/Image',
      Width: width,
      Height: height,
      ColorSpace: '/DeviceGray',
      BitsPerComponent: 8,
      Filter: '/FlateDecode',
    },
    alpha,
  );
}

function sampleSpace(space: SampleSpace, inks: () => string): string {
  if (typeof space === 'string') return space === 'inks' ? inks() : space === 'rgb' ? '/DeviceRGB' : '/DeviceGray';
  const hex = Buffer.from(space.palette).toString('hex');
  const last = Math.floor(space.palette.length / (space.inks ?? 3)) - 1;
  return `[/Indexed ${space.inks === undefined ? '/DeviceRGB' : inks()} ${last} <${hex}>]`;
}

/** A form of the unit square, y upwards, like an image's. */
function writeDrawing(file: PdfFile, shared: Shared, drawing: Drawing): Ref {
  const { size } = drawing;
  const known = shared.drawings?.get(drawing);
  const { bytes, resources } = known ? { bytes: known, resources: NO_RESOURCES } : spellDrawing(shared, drawing);
  if (resources.size === 0) shared.drawings?.set(drawing, bytes);
  return file.stream(
    {
      Type: '/XObject',
      Subtype: '/Form',
      BBox: `[0 0 ${fine(size.width)} ${fine(size.height)}]`,
      Matrix: `[${1 / size.width} 0 0 ${-1 / size.height} 0 1]`,
      Resources: spellResources(resources),
    },
    bytes,
  );
}

const NO_RESOURCES: Resources = new Map();

function spellDrawing(
  shared: Shared,
  { verbs }: Drawing,
): { readonly bytes: Uint8Array; readonly resources: Resources } {
  const content = createContent(shared, IDENTITY, undefined);
  const mark = { type: 'artifact', kind: 'layout' } as const;
  for (const verb of verbs) {
    if (verb.type === 'fill') content.fill(verb.path, verb.paint, verb.rule, mark);
    else if (verb.type === 'stroke') content.stroke(verb.path, verb.paint, verb, mark);
    else if (verb.type === 'glyphs') content.glyphs(verb.x, verb.y, verb.text, verb.colour, mark);
    else if (verb.type === 'begin') content.begin(verb);
    else content.end();
  }
  const { operators, resources } = content.finish();
  return { bytes: Buffer.from(operators, 'latin1'), resources };
}
