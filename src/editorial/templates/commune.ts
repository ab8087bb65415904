// In: content/commune.yaml. Out: the facts of the commune, typed by templates/base/commune.schema.json; written once, everywhere the same.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import { readText } from '../content/decode.ts';
import { rootUrl } from '../content/markdown.ts';
import { type Facts, keep, listening, type TextMemory } from '../content/memory.ts';
import type { Fields, Places, Value } from '../content/types.ts';
import { readYaml } from '../content/yaml.ts';
import type { SchemaCache } from './cache.ts';
import { isFrench } from './languages.ts';
import { COMMON_KEYS, loadSchema, writtenSchema } from './schema.ts';
import { type Owners, typeValue } from './typed.ts';
import type { Schema } from './types.ts';

export const COMMUNE_FILE = 'content/commune.yaml';

export interface Commune {
  readonly data: Readonly<Record<string, unknown>>;
  readonly places: Places;
  readonly schema: Schema;
}

/** May be set for the whole commune. */
const ALSO = { editions: COMMON_KEYS.editions!, taille: COMMON_KEYS.taille!, contraste: COMMON_KEYS.contraste! };
const ANYTHING: Schema = { type: 'object' };

/** A commune without its file is told, and prints with nothing known about it. */
export function readCommune(host: Host, report: Report, owners: Owners, cache: SchemaCache, language = 'fr'): Commune {
  const schema = writtenSchema(
    loadSchema(host, 'templates/base/commune.schema.json', report, cache) ?? ANYTHING,
    ALSO,
    cache,
  );
  const text = readText(host, COMMUNE_FILE, report);
  const french = text === undefined ? undefined : readFacts(text, COMMUNE_FILE, report, cache.texts);
  const read = french && inLanguage(french, language, host, report, cache.texts);
  const places: Places = read?.places ?? new Map();
  const finish = (format: string, value: string) => (format === 'image' ? rootUrl(value, COMMUNE_FILE) : value);
  const silent: Report = read ? report : () => {};
  const origin = { file: COMMUNE_FILE, places, report: silent, cache };
  return {
    data: typeValue(read?.data ?? {}, schema, origin, finish, owners) as Record<string, unknown>,
    places,
    schema,
  };
}

/** `commune.ar.yaml` holds what is said otherwise in Arabic; the rest stays. */
function inLanguage(french: Facts, language: string, host: Host, report: Report, texts: TextMemory): Facts {
  if (isFrench(language)) return french;
  const name = `commune.${language}.yaml`;
  if (!host.list('content').some((file) => file.name === name)) return french;
  const text = readText(host, `content/${name}`, report);
  const own = text === undefined ? undefined : readFacts(text, `content/${name}`, report, texts);
  if (!own) return french;
  return { data: over(french.data, own.data) as Fields, places: new Map([...french.places, ...own.places]) };
}

const isMap = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function over(below: Value | undefined, above: Value): Value {
  if (!isMap(below) || !isMap(above)) return above;
  const merged = Object.entries(above).map(([key, value]) => [key, over(below[key], value)]);
  return { ...below, ...Object.fromEntries(merged) };
}

function readFacts(text: string, file: string, report: Report, { facts }: TextMemory): Facts | undefined {
  const known = facts.get(file);
  if (known?.text === text) return known.read;
  const heard = listening(report);
  const read = readYaml(text, file, 1, heard.report);
  facts.delete(file);
  if (read && !heard.told()) keep(facts, file, { text, read });
  return read;
}
