// In: the plates of a job. Out: the colour spaces of its gradients and pictures, and the spelling of those that carry a name.
import type { Plates, SpotInk } from '../plates.ts';
import { type ColourProfile, jobSpace, type NamedSpace, spellSpace, tintTransform } from './colour.ts';
import type { PdfFile } from './file.ts';

export interface Spaces {
  /** As they are spelled. */
  readonly gradients: string;
  /** Of pictures in as many channels as the job has inks. */
  readonly pictures: () => string;
  /** In which colours that let each other through are mixed. */
  readonly blend: string;
  readonly spell: (space: NamedSpace) => string;
}

export function createSpaces(file: PdfFile, colour: ColourProfile, plates: Plates): Spaces {
  const spelled = new Map<string, string>();
  const spell = (space: NamedSpace): string => {
    const key = space.inks.join(' ');
    let text = spelled.get(key);
    if (text === undefined) {
      const transform = tintTransform(space);
      text = spellSpace(
        space,
        'dictionary' in transform ? transform.dictionary : writeProgram(file, transform.program, space),
      );
      spelled.set(key, text);
    }
    return text;
  };
  const second = together(plates);
  if (colour === 'screen') return { gradients: '/DeviceRGB', pictures: () => '/DeviceRGB', blend: '/DeviceRGB', spell };
  if (second !== undefined) {
    const both = () => spell(jobSpace(second, plates));
    return { gradients: both(), pictures: both, blend: '/DeviceCMYK', spell };
  }
  const space = plates.job === undefined ? '/DeviceCMYK' : '/DeviceGray';
  return { gradients: space, pictures: () => space, blend: space, spell };
}

/** The second ink of a job whose inks are in one file. */
function together({ job }: Plates): SpotInk | undefined {
  return job?.plate === undefined ? job?.second : undefined;
}

function writeProgram(file: PdfFile, program: string, { inks, alternates }: NamedSpace): string {
  const range = (count: number) => Array.from({ length: count }, () => '0 1').join(' ');
  const entries = { FunctionType: 4, Domain: `[${range(inks.length)}]`, Range: `[${range(alternates[0]!.length)}]` };
  return file.stream(entries, Buffer.from(program, 'latin1'));
}
