// In: nothing. Out: what a thread keeps from one publication to the next, since templates and schemas seldom change: read and compiled once.
import type { ValidateFunction } from 'ajv';
import type Handlebars from 'handlebars';
import { createTextMemory, type TextMemory } from '../content/memory.ts';
import type { Schema, Source } from './types.ts';

export interface SchemaCache {
  /** By path; good as long as the files that it was made of have the same text. */
  readonly loaded: Map<string, { readonly texts: ReadonlyMap<string, string>; readonly schema: Schema }>;
  readonly written: WeakMap<Schema, Schema>;
  readonly validators: WeakMap<Schema, ValidateFunction>;
  /** By template; good for the same sources and schemas. */
  readonly compiled: Map<string, CompiledTemplate>;
  readonly texts: TextMemory;
}

/** A template that was checked without a word said, and compiled. Its helpers are given anew for each publication. */
export interface CompiledTemplate {
  readonly partials: ReadonlyMap<string, Source>;
  readonly schema: Schema;
  readonly commune: Schema;
  readonly handlebars: typeof Handlebars;
  readonly main: Handlebars.TemplateDelegate;
}

export function createSchemaCache(): SchemaCache {
  return {
    loaded: new Map(),
    written: new WeakMap(),
    validators: new WeakMap(),
    compiled: new Map(),
    texts: createTextMemory(),
  };
}
