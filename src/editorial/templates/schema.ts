// In: a schema.json. Out: the schema with its `$ref`s replaced, and the schema of what the front matter itself may hold.
import type { Report } from '../../base/diagnostic.ts';
import { type Host, resolvePath } from '../../base/host.ts';
import { readText } from '../content/decode.ts';
import type { SchemaCache } from './cache.ts';
import { CONTRASTS } from './contrast.ts';
import { badSchema } from './rules.ts';
import type { Schema } from './types.ts';

const positive = (title: string, description: string): Schema => ({ type: 'integer', title, description, minimum: 1 });

/** Keys of every text, whatever its template: how many signs it may have. */
const TEXT_KEYS: Readonly<Record<string, Schema>> = {
  signes: positive('Signes', 'Longueur du texte, espaces comprises, sans les titres ni la signature : 1200.'),
  'signes-par-groupe': positive('Signes par groupe', 'La même longueur pour chaque texte qui suit un titre « ## ».'),
};

/** Keys that every part of a folder publication may have. */
export const PART_KEYS: Readonly<Record<string, Schema>> = {
  ...TEXT_KEYS,
  facultatif: {
    type: 'boolean',
    title: 'Facultatif',
    description: 'oui : laissé de côté quand les pages demandées par « pages » ne suffisent pas.',
  },
};

const CONTRAST: Schema = {
  type: 'string',
  title: 'Contraste',
  description: 'normal, fort (noir sur blanc, sans fond de couleur) ou inverse (blanc sur noir).',
  enum: [...CONTRASTS],
};

/** Keys that every front matter may have, whatever its template. */
export const COMMON_KEYS: Readonly<Record<string, Schema>> = {
  gabarit: { type: 'string', title: 'Gabarit' },
  editions: {
    title: 'Éditions',
    type: 'array',
    items: {
      anyOf: [
        { type: 'string' },
        {
          type: 'object',
          required: ['nom'],
          // What else it may hold is for its kind to say.
          additionalProperties: true,
          properties: {
            nom: { type: 'string' },
            taille: { type: 'number', minimum: 8, maximum: 72 },
            contraste: CONTRAST,
          },
        },
      ],
    },
  },
  taille: { type: 'number', title: 'Taille du texte', minimum: 8, maximum: 72 },
  contraste: CONTRAST,
  langue: { type: 'string', title: 'Langue' },
  bilingue: {
    type: 'boolean',
    title: 'Bilingue',
    description: 'oui : aussi un papier en deux langues, face à face, pour chaque traduction.',
  },
  parution: { type: 'string', title: 'Date de parution', format: 'date' },
  cote: { type: 'string', title: 'Cote', description: 'La place du papier aux archives : 2 T 48.' },
  donnees: { type: 'string', title: 'Tableau', format: 'csv' },
  tirage: positive('Tirage', 'Nombre d’exemplaires.'),
  papier: {
    type: 'object',
    title: 'Papier',
    description: 'Celui de ce tirage, quand ce n’est pas celui de la commune.',
    additionalProperties: false,
    properties: {
      grammage: {
        type: 'number',
        title: 'Grammage',
        description: 'Grammes au mètre carré.',
        minimum: 40,
        maximum: 400,
      },
      epaisseur: { type: 'number', title: 'Épaisseur', description: 'En millimètres.', minimum: 0.02, maximum: 1 },
    },
  },
  trier: {
    type: 'array',
    title: 'Trier',
    description: 'Les colonnes qui rangent les lignes du tableau : tournee, puis nom.',
    items: { type: 'string' },
  },
  ...TEXT_KEYS,
  pages: {
    title: 'Pages',
    description: '16, ou « multiple de 4 », ou « 20 au plus ».',
    anyOf: [
      { type: 'string', format: 'pages' },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          maximum: positive('Au plus', 'Le plus grand nombre de pages.'),
          multiple: positive('Multiple de', '4 pour ce qui est plié.'),
        },
      },
    ],
  },
};

/** What Tambour gives every template beside its front matter. */
export const GIVEN_KEYS: Readonly<Record<string, Schema>> = {
  contenu: { type: 'string' },
  commune: {},
  parties: { type: 'array', items: {} },
  lignes: { type: 'array', items: {} },
  taille: { type: 'number' },
  ampleur: { type: 'number' },
  edition: { type: 'string' },
  langue: { type: 'string' },
  traduction: {},
  paires: { type: 'string' },
  chemin: { type: 'string' },
  nom: { type: 'string' },
};

export function loadSchema(host: Host, path: string, report: Report, cache: SchemaCache): Schema | undefined {
  const known = cache.loaded.get(path);
  if (known && [...known.texts].every(([file, text]) => readText(host, file, () => {}) === text)) return known.schema;
  const texts = new Map<string, string>();
  const read = (file: string): unknown => {
    const text = readText(host, file, report);
    if (text === undefined) return undefined;
    texts.set(file, text);
    try {
      return JSON.parse(text);
    } catch (error) {
      report(
        badSchema,
        {
          path: file,
          detail: 'le JSON ne se lit pas ici (une virgule, un guillemet ou une accolade de trop, ou qui manque)',
        },
        { place: jsonPlace(file, text, error) },
      );
      return undefined;
    }
  };
  const root = read(path);
  if (typeof root !== 'object' || root === null) return undefined;

  const resolve = (node: unknown, file: string, document: unknown, depth: number): unknown => {
    if (Array.isArray(node)) return node.map((item) => resolve(item, file, document, depth));
    if (typeof node !== 'object' || node === null) return node;
    const { $ref, $defs, definitions, ...rest } = node as Record<string, unknown>;
    const own = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, resolve(value, file, document, depth)]),
    );
    if (typeof $ref !== 'string') return own;
    if (depth > 20) {
      report(badSchema, { path: file, detail: `« ${$ref} » se contient` }, { place: { file, line: 1, column: 1 } });
      return own;
    }
    const [url = '', pointer = ''] = $ref.split('#');
    const target = url === '' ? file : resolvePath(url, file);
    const targetFile = typeof target === 'string' ? target : target.ok ? target.path : '';
    const targetDocument = targetFile === file ? document : read(targetFile);
    const found = pointer
      .split('/')
      .filter(Boolean)
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], targetDocument);
    return { ...(resolve(found ?? {}, targetFile, targetDocument, depth + 1) as object), ...own };
  };
  const schema = resolve(root, path, root, 0) as Schema;
  const fault = faultIn(schema, 0);
  if (fault) {
    const at = (texts.get(path) ?? '').split('\n');
    const line = at.findIndex((text) => text.includes(fault.sign));
    const column = (at[line] ?? '').indexOf(fault.sign);
    report(
      badSchema,
      { path, detail: fault.detail },
      { place: { file: path, line: Math.max(0, line) + 1, column: Math.max(0, column) + 1 } },
    );
    return undefined;
  }
  cache.loaded.set(path, { texts, schema });
  return schema;
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

/** What is no JSON Schema, so far as Tambour reads one; `sign` is written where it stands. */
function faultIn(schema: unknown, depth: number): { readonly sign: string; readonly detail: string } | undefined {
  if (typeof schema === 'boolean' || depth > 40) return undefined;
  if (!isMap(schema)) return { sign: JSON.stringify(schema), detail: 'un schéma s’écrit entre accolades' };
  const { type, properties, items, required, anyOf, oneOf } = schema;
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  for (const one of types)
    if (!TYPES.includes(String(one)))
      return {
        sign: JSON.stringify(one),
        detail: `le type « ${String(one)} » n’existe pas (au choix : ${TYPES.join(', ')})`,
      };
  if (properties !== undefined && !isMap(properties))
    return { sign: '"properties"', detail: '« properties » s’écrit entre accolades' };
  if (required !== undefined && !(Array.isArray(required) && required.every((key) => typeof key === 'string')))
    return { sign: '"required"', detail: '« required » est une liste de noms, entre crochets' };
  for (const [name, list] of Object.entries({ anyOf, oneOf }))
    if (list !== undefined && !Array.isArray(list))
      return { sign: `"${name}"`, detail: `« ${name} » est une liste, entre crochets` };
  const within = [
    ...Object.values(properties ?? {}),
    ...(items === undefined ? [] : [items]),
    ...((anyOf as unknown[]) ?? []),
    ...((oneOf as unknown[]) ?? []),
  ];
  for (const one of within) {
    const fault = faultIn(one, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonPlace(file: string, text: string, error: unknown) {
  const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
  const before = text.slice(0, at).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

/** The schema of what a person writes: without the keys that Tambour gives, with those that every publication has. */
export function writtenSchema(schema: Schema, common: Readonly<Record<string, Schema>>, cache: SchemaCache): Schema {
  const known = cache.written.get(schema);
  if (known) return known;
  const written = Object.entries(schema.properties ?? {}).filter(([, property]) => property['x-source'] === undefined);
  const properties = { ...common, ...Object.fromEntries(written) };
  const required = (schema.required ?? []).filter((key) => Object.hasOwn(properties, key));
  const result = { ...schema, properties, required };
  cache.written.set(schema, result);
  return result;
}

/** The branch of `anyOf` that a value of this shape belongs to. */
export function branchFor(schema: Schema, value: unknown): Schema {
  const branches = schema.anyOf ?? schema.oneOf;
  if (!branches) return schema;
  const shape = Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : 'scalar';
  const fits = (branch: Schema) =>
    shape === 'scalar' ? branch.type !== 'array' && branch.type !== 'object' : branch.type === shape;
  const branch = branches.find(fits);
  return branch ? { ...schema, ...branch } : schema;
}
