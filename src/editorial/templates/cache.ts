// In: nothing. Out: what a thread keeps from one publication to the next, since schemas seldom change: read and compiled once.
import type { ValidateFunction } from 'ajv';
import type { Schema } from './types.ts';

export interface SchemaCache {
  /** By path; good as long as the files that it was made of have the same text. */
  readonly loaded: Map<string, { readonly texts: ReadonlyMap<string, string>; readonly schema: Schema }>;
  readonly written: WeakMap<Schema, Schema>;
  readonly validators: WeakMap<Schema, ValidateFunction>;
}

export function createSchemaCache(): SchemaCache {
  return { loaded: new Map(), written: new WeakMap(), validators: new WeakMap() };
}
