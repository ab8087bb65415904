// In: front matter as strings, and its schema. Out: typed data with every optional key present; each mistake told at its place.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import localizeFrench from 'ajv-i18n/localize/fr/index.js';
import type { Report } from '../../base/diagnostic.ts';
import { nearest } from '../content/nearest.ts';
import { type Places, placeOf, pointerStep } from '../content/types.ts';
import type { SchemaCache } from './cache.ts';
import { parseBoolean, parseDate, parseDistance, parseNumber, parsePages, parseTelephone } from './formats.ts';
import { badSchema, missingKey, unknownKey, wrongChoice, wrongFormat, wrongType, wrongValue } from './rules.ts';
import { branchFor } from './schema.ts';
import type { Schema } from './types.ts';

/** Where the strings came from. */
export interface Origin {
  readonly file: string;
  readonly places: Places;
  readonly report: Report;
  readonly cache: SchemaCache;
}

/** Turns a value of `format` into what the template gets (an image's URL, a publication's data). */
export type Finish = (format: string, value: string, pointer: string) => unknown;

/** Types `value` by `schema`. `finish` is asked for each string that has a format. */
export function typeValue(value: unknown, schema: Schema, origin: Origin, finish: Finish, owners: Owners): unknown {
  const coerced = coerce(value, schema, '', origin);
  validate(coerced, schema, origin);
  return complete(coerced, schema, '', finish, owners, origin);
}

/** Which object of the data came from where: so that text on a page knows the line of the front matter it was written on. */
export type Owners = WeakMap<object, { readonly pointer: string; readonly origin: Origin }>;

/** The package is CommonJS without types for this form of import. */
const frenchErrors = localizeFrench as unknown as (errors: ErrorObject[]) => void;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function coerce(value: unknown, declared: Schema, pointer: string, origin: Origin): unknown {
  const schema = branchFor(declared, value);
  if (typeof value === 'string') {
    if (schema.type === 'integer' || schema.type === 'number') return parseNumber(value) ?? value;
    if (schema.type === 'boolean') return parseBoolean(value) ?? value;
    // One thing where a list is wanted is a list of one.
    if (schema.type === 'array') return [coerce(value, schema.items ?? {}, `${pointer}/0`, origin)];
    if (schema.format === 'date') return parseDate(value) ?? value;
    if (schema.format === 'telephone') return parseTelephone(value) ?? value;
    if (schema.format === 'distance') return parseDistance(value) ?? value;
    return value;
  }
  if (Array.isArray(value))
    return value.map((item, i) => coerce(item, schema.items ?? {}, pointer + pointerStep(i), origin));
  if (!isRecord(value)) return value;
  const properties = schema.properties ?? {};
  const entries = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    const at = pointer + pointerStep(key);
    if (Object.hasOwn(properties, key)) return [[key, coerce(child, properties[key]!, at, origin)]];
    if (typeof schema.additionalProperties === 'object')
      return [[key, coerce(child, schema.additionalProperties, at, origin)]];
    if (schema.additionalProperties === true || !schema.properties) return [[key, child]];
    const all = Object.keys(properties);
    const place = origin.places.get(`${at}#`) ?? placeOf(origin.places, at, origin.file);
    origin.report(unknownKey, { key, near: nearest(key, all), all }, { place });
    return [];
  });
  return Object.fromEntries(entries);
}

function validate(value: unknown, schema: Schema, origin: Origin): void {
  let check = origin.cache.validators.get(schema);
  if (!check) {
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      verbose: true,
      logger: false,
      formats: {
        date: (text: string) => parseDate(text) !== undefined,
        telephone: (text: string) => parseTelephone(text) !== undefined,
        distance: (text: string) => parseDistance(text) !== undefined,
        pages: (text: string) => parsePages(text) !== undefined,
      },
      validateSchema: false,
    });
    check = compile(ajv, schema, origin);
    if (!check) return;
    origin.cache.validators.set(schema, check);
  }
  if (check(value)) return;
  const errors = check.errors ?? [];
  frenchErrors(errors);
  for (const error of errors) if (!isNoise(error, errors)) tell(error, origin);
}

/** undefined when the schema is wrong in a way that loading it did not find, which has then been told. */
function compile(ajv: Ajv, schema: Schema, { report, file: path }: Origin): ValidateFunction | undefined {
  try {
    return ajv.compile(withoutForeignFormats(schema));
  } catch (error) {
    report(badSchema, { path, detail: (error as Error).message }, { place: { file: path, line: 1, column: 1 } });
    return undefined;
  }
}

/** The formats that are checked here. ajv stops at one that it does not know; the others are finished elsewhere. */
const CHECKED = ['date', 'telephone', 'distance', 'pages'];

function withoutForeignFormats(schema: Schema): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === 'format' && typeof value === 'string' && !CHECKED.includes(value) ? undefined : value,
    ),
  );
}

/** Of `anyOf`, only the branch of the value's own shape speaks. */
function isNoise(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  const branch = /^(.*\/(?:anyOf|oneOf))\/(\d+)\//.exec(error.schemaPath);
  if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
    const prefix = `${error.schemaPath}/`;
    return all.some((other) => other !== error && other.schemaPath.startsWith(prefix) && !isNoise(other, all));
  }
  if (!branch) return false;
  const start = `${branch[1]}/${branch[2]}/type`;
  const path = all.find(({ schemaPath }) => schemaPath === branch[1])?.instancePath;
  return all.some(({ schemaPath, instancePath }) => schemaPath === start && instancePath === path);
}

function tell(error: ErrorObject, { places, file, report }: Origin): void {
  const pointer = error.instancePath;
  const key =
    decodeURIComponent(
      pointer
        .split('/')
        .filter((step) => !/^\d*$/.test(step))
        .at(-1) ?? '',
    ) || 'ce fichier';
  const place = placeOf(places, pointer, file);
  const value = typeof error.data === 'object' ? '' : String(error.data);
  const { params, parentSchema } = error as { params: Record<string, unknown>; parentSchema?: Schema };
  if (error.keyword === 'required') {
    const missing = String(params.missingProperty);
    report(missingKey, { key: missing, title: parentSchema?.properties?.[missing]?.title }, { place });
  } else if (error.keyword === 'type') {
    report(wrongType, { key, wanted: String(params.type), value }, { place });
  } else if (error.keyword === 'enum' || error.keyword === 'const') {
    const all = ((params.allowedValues as unknown[]) ?? [params.allowedValue]).map(String);
    report(wrongChoice, { key, value, near: nearest(value, all), all }, { place });
  } else if (error.keyword === 'format') {
    report(wrongFormat, { key, value, format: String(params.format) }, { place });
  } else {
    const detail = error.keyword === 'pattern' ? `ne peut pas être « ${value} »` : (error.message ?? '');
    const detailEn = `is not as it should be (${error.keyword})`;
    report(wrongValue, { key, detail, detailEn, hint: parentSchema?.description }, { place });
  }
}

/** Every key of the schema is there, so that a template may name it; defaults are filled in. */
function complete(
  value: unknown,
  declared: Schema,
  pointer: string,
  finish: Finish,
  owners: Owners,
  origin: Origin,
): unknown {
  const schema = branchFor(declared, value);
  if (typeof value === 'string') return schema.format ? finish(schema.format, value, pointer) : value;
  if (Array.isArray(value))
    return value.map((item, i) => complete(item, schema.items ?? {}, pointer + pointerStep(i), finish, owners, origin));
  if (!isRecord(value)) return value;
  const data: Record<string, unknown> = {};
  const properties = schema.properties ?? {};
  for (const [key, property] of Object.entries(properties)) {
    const given = Object.hasOwn(value, key) ? value[key] : property.default;
    // A group of optional keys is there even when none was written: `{{aide.telephone}}` is then empty, not a fault.
    data[key] =
      given !== undefined ? complete(given, property, pointer + pointerStep(key), finish, owners, origin) : undefined;
  }
  for (const [key, child] of Object.entries(value)) if (!Object.hasOwn(properties, key)) data[key] = child;
  owners.set(data, { pointer, origin });
  return data;
}
