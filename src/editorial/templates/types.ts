// In: nothing. Out: the part of JSON Schema that templates use, and a template as loaded.

/** JSON Schema draft 7, with `$ref` already replaced by what it names. */
export interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Who gives the key, when it is not the front matter: 'contenu', 'commune', 'parties', 'lignes', 'edition', 'nom' … */
  readonly 'x-source'?: string;
  /** Words that a translation says again; other values are facts, which it takes over. */
  readonly 'x-traduire'?: boolean;
  /** At the root of a template's schema: its pages come in this multiple (4 for what is folded), by its `.remplissage` sections. */
  readonly 'x-multiple'?: number;
  /** At the root: what its texts are: `formulaire`, where all brackets are fields to fill in by hand; `idees`, easy language. */
  readonly 'x-texte'?: string;
  /** At the root: the loosest and the tightest value of `--serrage` (0 is as drawn) that its stylesheet is made for. */
  readonly 'x-serrage'?: readonly [number, number];
}

/** A folder of templates/, loaded. Sources by the name that `{{> name}}` gives them. */
export interface Template {
  readonly name: string;
  /** `templates/guide/template.hbs`: URLs in the template's HTML count from here. */
  readonly path: string;
  readonly schema: Schema;
  readonly source: Source;
  readonly partials: ReadonlyMap<string, Source>;
}

export interface Source {
  readonly path: string;
  readonly text: string;
}
