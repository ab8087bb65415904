// In: content/commune.yaml. Out: the facts of the commune, typed by templates/base/commune.schema.json; written once, everywhere the same.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import { readText } from '../content/decode.ts';
import { rootUrl } from '../content/markdown.ts';
import { type Facts, keep, listening, type TextMemory } from '../content/memory.ts';
import type { Places } from '../content/types.ts';
import { readYaml } from '../content/yaml.ts';
import type { SchemaCache } from './cache.ts';
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
export function readCommune(host: Host, report: Report, owners: Owners, cache: SchemaCache): Commune {
  const schema = writtenSchema(
    loadSchema(host, 'templates/base/commune.schema.json', report, cache) ?? ANYTHING,
    ALSO,
    cache,
  );
  const text = readText(host, COMMUNE_FILE, report);
  const read = text === undefined ? undefined : readFacts(text, report, cache.texts);
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

function readFacts(text: string, report: Report, { facts }: TextMemory): Facts | undefined {
  const known = facts.get(COMMUNE_FILE);
  if (known?.text === text) return known.read;
  const heard = listening(report);
  const read = readYaml(text, COMMUNE_FILE, 1, heard.report);
  facts.delete(COMMUNE_FILE);
  if (read && !heard.told()) keep(facts, COMMUNE_FILE, { text, read });
  return read;
}
