// In: `editions:` of a publication or of the commune, or `--edition`. Out: the papers to make: size of type, imposition, kind of PDF.
import type { Report } from '../base/diagnostic.ts';
import type { Place } from '../base/place.ts';
import { nearest } from '../editorial/content/nearest.ts';
import type { PdfProfile } from '../typesetter/paint/types.ts';
import type { Imposition } from '../typesetter/sheets/types.ts';
import { unknownEdition } from './rules.ts';

export interface Edition {
  /** What a template is told: `lecture`, `grands-caracteres-20`, `imprimeur` … */
  readonly name: string;
  /** Between a file's name and `.pdf`: '' for the default edition. */
  readonly suffix: string;
  /** Root size of type in points, when it is not the publication's own. */
  readonly size: number | undefined;
  readonly imposition: Imposition;
  readonly profile: Omit<PdfProfile, 'date'>;
}

const MM = 72 / 25.4;
const SCREEN = { tagged: true, colour: 'screen', ppi: 200 } as const;
/** 3 mm of bleed, and marks outside it, is what French printers ask for. */
const PRINTER: Imposition = { type: 'printer', bleed: 3 * MM, offset: 4 * MM, marks: ['crop'] };
/** A sheet of 80 g paper is 0.1 mm thick. */
const BOOKLET: Imposition = { type: 'booklet', creep: 0.1 * MM };
const LARGE = 20;

type Kind = Pick<Edition, 'imposition' | 'profile'>;
const KINDS: Readonly<Record<string, Kind>> = {
  lecture: { imposition: { type: 'reading' }, profile: SCREEN },
  'grands-caracteres': { imposition: { type: 'reading' }, profile: SCREEN },
  imprimeur: { imposition: PRINTER, profile: { tagged: false, colour: 'print', ppi: 300 } },
  livret: { imposition: BOOKLET, profile: { tagged: false, colour: 'screen', ppi: 300 } },
};

export const EDITION_NAMES: readonly string[] = Object.keys(KINDS);

/** `asked` is a list of names, or `{ nom, taille }`; nothing asks for `lecture` alone. `size` (`--size`) overrides theirs. */
export function chooseEditions(
  asked: unknown,
  size: number | undefined,
  report: Report,
  place: Place | undefined,
): readonly Edition[] {
  const list: readonly unknown[] = Array.isArray(asked) && asked.length > 0 ? asked : ['lecture'];
  const editions = list.flatMap((one): readonly Edition[] => {
    const { nom, taille } =
      typeof one === 'object' && one !== null ? (one as { nom?: unknown; taille?: unknown }) : { nom: one };
    const [, name = '', digits] = /^(.*?)(?:-(\d+))?$/.exec(String(nom ?? ''))!;
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (!kind) {
      report(unknownEdition, { name, near: nearest(name, EDITION_NAMES), all: EDITION_NAMES }, { place });
      return [];
    }
    const own = Number(taille ?? digits ?? (name === 'grands-caracteres' ? LARGE : Number.NaN));
    const points = size ?? (Number.isFinite(own) ? own : undefined);
    const base = name === 'lecture' && points !== undefined ? 'grands-caracteres' : name;
    const full = points === undefined ? base : `${base}-${points}`;
    return [{ name: full, suffix: full === 'lecture' ? '' : `.${full}`, size: points, ...kind }];
  });
  // The same edition asked for twice is printed once.
  return editions.filter((edition, i) => editions.findIndex(({ name }) => name === edition.name) === i);
}
