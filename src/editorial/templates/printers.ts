// In: content/imprimeurs/*.yaml. Out: what one printer asks for: bleed, marks, inks, profile; usual French practice where he says nothing.
import type { Report } from '../../base/diagnostic.ts';
import { type Host, resolvePath } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { readText } from '../content/decode.ts';
import { nearest } from '../content/nearest.ts';
import { placeOf } from '../content/types.ts';
import { readYaml } from '../content/yaml.ts';
import type { SchemaCache } from './cache.ts';
import { missingIcc, missingInk, severalPrinters, unknownPrinter } from './printer-rules.ts';
import { loadSchema } from './schema.ts';
import { typeValue } from './typed.ts';

export const PRINTERS_FOLDER = 'content/imprimeurs';
const SCHEMA = 'templates/base/imprimeur.schema.json';

export type PrinterMark = 'coupe' | 'croix' | 'barres' | 'talon';

export interface NamedInk {
  readonly name: string;
  /** #rrggbb. */
  readonly colour: string;
}

/** Lengths in millimetres. */
export interface PrinterProfile {
  /** As his file is called, and as he is. */
  readonly file: string | undefined;
  readonly name: string;
  readonly bleed: number;
  readonly safety: number;
  readonly unprintable: number;
  readonly offset: number;
  readonly spine: number;
  readonly marks: readonly PrinterMark[];
  readonly slug: string;
  readonly colour: 'quadri' | 'noir' | 'deux-encres';
  readonly secondInk: NamedInk | undefined;
  /** One PDF with all inks, or a grey one an ink. */
  readonly together: boolean;
  readonly spots: readonly NamedInk[];
  readonly icc: { readonly path: string; readonly bytes: Uint8Array; readonly place: Place } | undefined;
  readonly condition: string;
  /** Sum of inks: 3 for 300 %. */
  readonly mostInk: number;
  readonly ppi: number;
  readonly leastPpi: number;
}

/** The profile that the edition names, the only one there is, or what is usual. */
export function readPrinter(
  host: Host,
  asked: string | undefined,
  place: Place | undefined,
  report: Report,
  cache: SchemaCache,
): PrinterProfile {
  const names = host
    .list(PRINTERS_FOLDER)
    .filter(({ name, folder }) => !folder && /\.ya?ml$/.test(name))
    .map(({ name }) => name);
  const bare = names.map((name) => name.replace(/\.ya?ml$/, ''));
  if (asked !== undefined && !bare.includes(asked))
    report(unknownPrinter, { name: asked, near: nearest(asked, bare), all: bare }, { place });
  if (asked === undefined && names.length > 1) report(severalPrinters, { all: bare }, { place });
  const at = asked === undefined ? (names.length === 1 ? 0 : -1) : bare.indexOf(asked);
  return profileOf(at < 0 ? undefined : `${PRINTERS_FOLDER}/${names[at]!}`, host, report, cache);
}

type Written = Readonly<Record<string, unknown>>;

function profileOf(file: string | undefined, host: Host, report: Report, cache: SchemaCache): PrinterProfile {
  const text = file === undefined ? undefined : readText(host, file, report);
  const read = file !== undefined && text !== undefined ? readYaml(text, file, 1, report) : undefined;
  const schema = loadSchema(host, SCHEMA, report, cache);
  const places = read?.places ?? new Map();
  const told: Report = read ? report : () => {};
  const data =
    schema === undefined
      ? {}
      : (typeValue(
          read?.data ?? {},
          schema,
          { file: file ?? SCHEMA, places, report: told, cache },
          (_, value) => value,
          new WeakMap(),
        ) as Written);
  const string = (key: string, otherwise: string) => (typeof data[key] === 'string' ? data[key] : otherwise);
  const number = (key: string, otherwise: number) => (typeof data[key] === 'number' ? data[key] : otherwise);
  const colour = (['noir', 'deux-encres'] as const).find((name) => name === data.couleur) ?? 'quadri';
  const together = data.fichiers === 'ensemble';
  // A duplicator prints on cut paper: it has no bleed to cut off, and a rim that it cannot reach.
  const cut = colour === 'quadri' || together;
  const [secondInk] = inksOf([data.encre]);
  const placeOfKey = (key: string) => placeOf(places, `/${key}`, file ?? SCHEMA);
  if (colour === 'deux-encres' && secondInk === undefined) told(missingInk, {}, { place: placeOfKey('couleur') });
  return {
    file,
    name: string('nom', ''),
    bleed: millimetres(data['fond-perdu'], cut ? 3 : 0),
    safety: millimetres(data.securite, 5),
    unprintable: millimetres(data['marge-machine'], cut ? 0 : 5),
    offset: millimetres(data.decalage, 4),
    spine: millimetres(data.dos, 0),
    marks: Array.isArray(data.reperes) ? (data.reperes as PrinterMark[]) : cut ? ['coupe'] : [],
    slug: string('talon', ''),
    colour: colour === 'deux-encres' && secondInk === undefined ? 'noir' : colour,
    secondInk,
    together,
    spots: inksOf(data['tons-directs']),
    icc: file === undefined ? undefined : iccOf(data['profil-icc'], file, placeOfKey('profil-icc'), host, told),
    condition: string('condition', 'FOGRA39'),
    mostInk: Math.min(4, Math.max(1, number('encrage', 300) / 100)),
    ppi: number('ppi', 300),
    leastPpi: number('ppi-minimum', 150),
  };
}

function iccOf(written: unknown, file: string, place: Place, host: Host, report: Report): PrinterProfile['icc'] {
  if (typeof written !== 'string') return undefined;
  const resolved = resolvePath(written, file);
  const read = resolved.ok ? host.read(resolved.path) : undefined;
  if (resolved.ok && read?.ok) return { path: resolved.path, bytes: read.bytes, place };
  report(missingIcc, { path: written }, { place });
  return undefined;
}

function inksOf(list: unknown): readonly NamedInk[] {
  return (Array.isArray(list) ? list : []).flatMap((one): readonly NamedInk[] => {
    const { nom, couleur } = (one ?? {}) as Written;
    return typeof nom === 'string' && typeof couleur === 'string' && /^#[0-9a-f]{6}$/i.test(couleur)
      ? [{ name: nom, colour: couleur }]
      : [];
  });
}

/** `3`, `3 mm`, `0,5 cm`. A wrong one has been told, and is as if left out. */
function millimetres(written: unknown, otherwise: number): number {
  const [, digits, unit] = /^(\d+(?:[.,]\d+)?)\s*(mm|cm)?$/.exec(String(written ?? '')) ?? [];
  if (digits === undefined) return otherwise;
  // Beyond ten centimetres no sheet would hold the page.
  return Math.min(100, Number(digits.replace(',', '.')) * (unit === 'cm' ? 10 : 1));
}
