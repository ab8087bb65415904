// In: `editions:` of a publication or of the commune, or `--edition`. Out: the editions to make, each once.
import type { Report } from '../../base/diagnostic.ts';
import type { Place } from '../../base/place.ts';
import { nearest } from '../../editorial/content/nearest.ts';
import { type Contrast, contrastSheet, isContrast } from '../../editorial/templates/contrast.ts';
import { unknownEdition, unknownEditionOption } from '../rules.ts';
import { BOOKLET, bookletAs } from './booklet.ts';
import { MANY_UP } from './many-up.ts';
import { MOSAIC } from './mosaic.ts';
import { PRINTER } from './printer.ts';
import { BILINGUAL, READING } from './reading.ts';
import type { Edition, Kind } from './types.ts';

const LARGE = 20;

const KINDS: Readonly<Record<string, Kind>> = {
  lecture: READING,
  'grands-caracteres': READING,
  imprimeur: PRINTER,
  livret: BOOKLET,
  'livret-a5': bookletAs({ page: 'A5' }),
  'livret-roule': bookletAs({ pli: 'roule' }),
  'livret-z': bookletAs({ pli: 'z' }),
  mosaique: MOSAIC,
  planche: MANY_UP,
  bilingue: BILINGUAL,
};

export const EDITION_NAMES: readonly string[] = [...Object.keys(KINDS), 'contraste-fort', 'contraste-inverse'];

/** `grands-caracteres-20.contraste-fort`: a kind, a size, a contrast, each of which may be missing. */
const NAME = /^(.*?)(?:-(\d+))?(?:(?:^|\.)contraste-(normal|fort|inverse))?$/;

/** Whether `--edition` can mean something. */
export function isEditionName(name: string): boolean {
  return Object.hasOwn(KINDS, kindOf(NAME.exec(name)));
}

/** Its contrast alone names a paper to read. */
const kindOf = (match: RegExpExecArray | null) =>
  match?.[1] === '' && match[3] !== undefined ? 'lecture' : (match?.[1] ?? '');

/** `asked` is a list of names, or `{ nom, taille, contraste, … }`; nothing asks for `lecture` alone. `size` (`--size`)
    overrides theirs; `contrast` is the publication's own, which names no file. */
export function chooseEditions(
  asked: unknown,
  size: number | undefined,
  report: Report,
  place: Place | undefined,
  contrast: Contrast = 'normal',
): readonly Edition[] {
  const list: readonly unknown[] = Array.isArray(asked) && asked.length > 0 ? asked : ['lecture'];
  const editions = list.flatMap((one): readonly Edition[] => {
    const { nom, taille, contraste, ...options } =
      typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>) : { nom: one };
    const match = NAME.exec(String(nom ?? ''));
    const [name, digits] = [kindOf(match), match?.[2]];
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (!kind) {
      report(unknownEdition, { name, near: nearest(name, EDITION_NAMES), all: EDITION_NAMES }, { place });
      return [];
    }
    for (const option of Object.keys(options)) {
      if (kind.options.includes(option)) continue;
      const near = nearest(option, kind.options);
      report(unknownEditionOption, { edition: name, option, near, all: kind.options }, { place });
    }
    const own = Number(taille ?? digits ?? (name === 'grands-caracteres' ? LARGE : Number.NaN));
    const points = size ?? (Number.isFinite(own) ? own : undefined);
    const { name: called = name, layout, papers } = kind.make({ name, size: points, options }, { report, place });
    const base = called === 'lecture' && points !== undefined ? 'grands-caracteres' : called;
    const sized = points === undefined ? base : `${base}-${points}`;
    const wanted = contraste ?? match?.[3];
    const chosen = isContrast(wanted) ? wanted : contrast;
    const parts = [...(sized === 'lecture' ? [] : [sized]), ...(chosen === contrast ? [] : [`contraste-${chosen}`])];
    const css = [layout?.css ?? '', contrastSheet(chosen)].filter((sheet) => sheet !== '').join('\n');
    return [
      {
        name: parts.length === 0 ? 'lecture' : parts.join('.'),
        suffix: parts.map((part) => `.${part}`).join(''),
        layout: { ...layout, size: points, contrast: chosen, ...(css !== '' && { css }) },
        place,
        paid: kind.paid ?? 'copier',
        papers,
      },
    ];
  });
  // The same edition asked for twice is printed once.
  return editions.filter((edition, i) => editions.findIndex(({ suffix }) => suffix === edition.suffix) === i);
}

/** Editions by the layout that they share, in order. */
export function groupByLayout(editions: readonly Edition[]): readonly (readonly Edition[])[] {
  const keys = [...new Set(editions.map(layoutKey))];
  return keys.map((key) => editions.filter((edition) => layoutKey(edition) === key));
}

/** Names a layout among those of one publication. */
export function layoutKey({ layout }: Edition): string {
  return `${layout.size ?? ''} ${layout.css ?? ''}${layout.twofold ? ' twofold' : ''}`;
}
