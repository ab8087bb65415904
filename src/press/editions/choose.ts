// In: `editions:` of a publication or of the commune, or `--edition`. Out: the editions to make, each once.
import type { Report } from '../../base/diagnostic.ts';
import type { Place } from '../../base/place.ts';
import { nearest } from '../../editorial/content/nearest.ts';
import { unknownEdition, unknownEditionOption } from '../rules.ts';
import { BOOKLET } from './booklet.ts';
import { PRINTER } from './printer.ts';
import { READING } from './reading.ts';
import type { Edition, Kind } from './types.ts';

const LARGE = 20;

const KINDS: Readonly<Record<string, Kind>> = {
  lecture: READING,
  'grands-caracteres': READING,
  imprimeur: PRINTER,
  livret: BOOKLET,
};

export const EDITION_NAMES: readonly string[] = Object.keys(KINDS);

/** `asked` is a list of names, or `{ nom, taille, … }`; nothing asks for `lecture` alone. `size` (`--size`) overrides theirs. */
export function chooseEditions(
  asked: unknown,
  size: number | undefined,
  report: Report,
  place: Place | undefined,
): readonly Edition[] {
  const list: readonly unknown[] = Array.isArray(asked) && asked.length > 0 ? asked : ['lecture'];
  const editions = list.flatMap((one): readonly Edition[] => {
    const { nom, taille, ...options } =
      typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>) : { nom: one };
    const [, name = '', digits] = /^(.*?)(?:-(\d+))?$/.exec(String(nom ?? ''))!;
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
    const base = name === 'lecture' && points !== undefined ? 'grands-caracteres' : name;
    const full = points === undefined ? base : `${base}-${points}`;
    const { layout, papers } = kind.make({ name, size: points, options }, { report, place });
    const suffix = full === 'lecture' ? '' : `.${full}`;
    return [{ name: full, suffix, layout: { ...layout, size: points }, place, papers }];
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
  return `${layout.size ?? ''} ${layout.css ?? ''}`;
}
