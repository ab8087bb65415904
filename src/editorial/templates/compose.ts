// In: a publication. Out: one HTML document: its Markdown, its typed front matter and the commune, put through its template.
import Handlebars from 'handlebars';
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import { fieldLanguage } from '../content/field-words.ts';
import { createFound, createMarkdown, TEXT_KINDS } from '../content/markdown.ts';
import type { Optional } from '../content/optional.ts';
import type { Publication } from '../content/publication.ts';
import type { Slot } from '../content/signs.ts';
import { type Entry, placeOf } from '../content/types.ts';
import type { AST } from './ast.ts';
import { type CompiledTemplate, createSchemaCache, type SchemaCache } from './cache.ts';
import { checkTemplate } from './check.ts';
import { readCommune } from './commune.ts';
import { type Data, type DataOptions, publicationData } from './data.ts';
import { checkEasyText, hardWords } from './falc.ts';
import { createHelpers } from './helpers.ts';
import { createLanguages, type Languages } from './languages.ts';
import { loadTemplate } from './load.ts';
import { createPictos, drawPictos, type Pictos, templatePictos } from './pictos.ts';
import { addPlaces, PLACE_HELPER } from './places.ts';
import { templateFailed, templateSyntax } from './rules.ts';
import { GIVEN_KEYS } from './schema.ts';
import { slotsOf } from './slots.ts';
import { bilingualData, isBilingual } from './translation.ts';
import type { Owners } from './typed.ts';
import type { Schema, Source, Template } from './types.ts';

/** A publication ready to be composed at any size. */
export interface Composer {
  readonly data: Readonly<Data>;
  readonly commune: Readonly<Record<string, unknown>>;
  /** The path that relative URLs of the HTML count from. */
  readonly path: string;
  /** The pages come in this multiple, unless the publication says how many there are. */
  readonly multiple: number;
  /** The values that the template gives its `--serrage` room for: loosest, tightest. */
  readonly tightness: readonly [number, number] | undefined;
  /** Its texts of a set length. */
  readonly slots: readonly Slot[];
  /** What may be left out, in reading order. */
  readonly optional: readonly Optional[];
  /** Each of its texts by path: what people call it. */
  readonly titles: ReadonlyMap<string, string>;
  /** The language of its text; before it that of the text which it translates. */
  readonly languages: readonly string[];
  /** It can be printed beside the text which it translates. */
  readonly bilingual: boolean;
  /** `without`: the keys of parts that are left out. */
  readonly html: (edition: {
    readonly name: string;
    readonly size: number | undefined;
    /** Width of the page beside the template's own. */
    readonly pageScale?: number | undefined;
    readonly without?: ReadonlySet<string>;
  }) => string | undefined;
}

export function composer(
  publication: Publication,
  host: Host,
  report: Report,
  cache: SchemaCache = createSchemaCache(),
): Composer | undefined {
  const { entry, parts } = publication;
  const owners: Owners = new WeakMap();
  const place = placeOf(entry.places, '/gabarit', entry.path);
  const template = loadTemplate(host, entry.template, place, report, cache);
  const language = typeof entry.data.langue === 'string' ? entry.data.langue : 'fr';
  const commune = readCommune(host, report, owners, cache, language);
  if (!template) return undefined;
  const kind = TEXT_KINDS.find((one) => one === template.schema['x-texte']) ?? 'texte';
  const hard = kind === 'idees' ? hardWords(host, template.name, report) : {};
  const found = createFound();
  const languages = createLanguages(host, report, placeOf(entry.places, '/langue', entry.path));
  const fields = fieldLanguage(language, languages.fields(language));
  const markdown = createMarkdown(found, cache.texts, kind, hard, fields);
  const pictos = createPictos(host);
  const text = (one: Entry) => drawPictos(markdown(one, report), language, pictos, report);
  const options: DataOptions = {
    host,
    report,
    owners,
    cache,
    pictos,
    within: [entry.path],
    // An empty text is no text: `{{#if contenu}}`.
    body: (one) => (one.body.trim() === '' ? undefined : new Handlebars.SafeString(text(one))),
  };
  const data = publicationData(publication, template.schema, options);
  if (kind === 'idees') checkEasyText(entry, data, hard, report);
  data.commune = commune.data;
  const bilingual = bilingualData(publication, template, { ...options, languages, data });
  const run = prepare(template, commune.schema, pictos, owners, languages, report, cache);
  // `taille` of the edition, of the publication, of the commune: the first that says something. What it sizes is the
  // template's to say, on its root element: a poster follows its sheet.
  const fill: Composer['html'] = ({ name, size, pageScale = 1, without }) => {
    const left = without && without.size > 0 ? { parties: partsOf(data).filter(({ nom }) => !without.has(nom)) } : {};
    const root = isTwofold(name) && bilingual ? bilingual : data;
    const taille = size ?? data.taille ?? commune.data.taille;
    // 16 points on A5 leave as few words in a line as 22.7 on A4.
    const ampleur = pageScale === 1 ? taille : Number(taille ?? USUAL_SIZE) / pageScale;
    return run?.({ ...root, ...left, edition: name, taille, ampleur }, root);
  };
  const ofParts = partsOf(data);
  const texts = [{ entry, data }, ...parts.map((part, i) => ({ entry: part, data: ofParts[i]! }))];
  return {
    data,
    commune: commune.data,
    path: template.path,
    multiple: template.schema['x-multiple'] ?? 1,
    tightness: template.schema['x-serrage'],
    slots: [
      ...texts.flatMap((text) => slotsOf(text.entry, text.data, found.blocks.get(text.entry.path) ?? [])),
      ...found.slots,
    ],
    optional: [...found.optional, ...parts.flatMap((part, i) => optionalPart(part.path, ofParts[i]!))],
    titles: new Map(texts.map((text) => [text.entry.path, titleOf(text.data)])),
    html: fill,
    languages: [...(bilingual ? [String(bilingual.langue)] : []), String(data.langue)],
    bilingual: bilingual !== undefined && isBilingual(template),
  };
}

/** Of type, where nothing says another. */
const USUAL_SIZE = 16;

/** The edition in which two languages stand face to face. */
export const TWOFOLD = 'bilingue';

const isTwofold = (edition: string) => new RegExp(`^${TWOFOLD}(?:[-.]|$)`).test(edition);

type Part = Data & { readonly nom: string };

const partsOf = (data: Data) => data.parties as readonly Part[];

const titleOf = ({ titre, rubrique, nom }: Data) => String(titre ?? rubrique ?? nom);

function optionalPart(file: string, part: Part): readonly Optional[] {
  if (part.facultatif !== true) return [];
  return [{ key: part.nom, type: 'part', title: titleOf(part), file, from: 1, to: Number.POSITIVE_INFINITY }];
}

/** undefined when the template must not be run. */
function prepare(
  template: Template,
  commune: Schema,
  pictos: Pictos,
  owners: Owners,
  languages: Languages,
  report: Report,
  cache: SchemaCache,
) {
  const compiled = compile(template, commune, report, cache);
  if (!compiled) return undefined;
  const { handlebars, main } = compiled;
  registerHelpers(handlebars, templatePictos(pictos, template.path, report), languages);
  handlebars.registerHelper(PLACE_HELPER, (owner: unknown, key: string, fallback: string) => {
    const known = typeof owner === 'object' && owner !== null ? owners.get(owner) : undefined;
    if (!known) return fallback;
    const { origin, pointer } = known;
    const { file, line, column } = placeOf(origin.places, `${pointer}/${key}`, origin.file);
    return `${file}:${line}:${column}`;
  });
  return (data: Data, root: Data): string | undefined => {
    // The root of the data is copied for each edition: its keys are still those of the front matter.
    const known = owners.get(root);
    if (known) owners.set(data, known);
    try {
      return main(data);
    } catch (error) {
      // A helper that fails, or a partial chosen while running that never ends.
      const detail = error instanceof RangeError ? 'il se contient lui-même' : (error as Error).message;
      report(templateFailed, { detail }, { place: { file: template.path, line: 1, column: 1 } });
      return undefined;
    }
  };
}

function registerHelpers(handlebars: typeof Handlebars, picto: Pictos['draw'], languages: Languages): void {
  handlebars.registerHelper(createHelpers({ picto, languages }) as unknown as Handlebars.HelperDeclareSpec);
}

/** Parses, checks and compiles, once as long as nothing changes; what is told of a template is told each time. */
function compile(
  template: Template,
  commune: Schema,
  report: Report,
  { compiled }: SchemaCache,
): CompiledTemplate | undefined {
  const known = compiled.get(template.name);
  if (known && known.schema === template.schema && known.commune === commune && sameSources(known, template))
    return known;
  let told = false;
  const noting: Report = (...one) => {
    told = true;
    report(...one);
  };
  const programs = new Map<string, { path: string; program: AST.Program }>();
  for (const [name, source] of template.partials) {
    const program = parse(source, noting);
    if (!program) return undefined;
    programs.set(name, { path: source.path, program });
  }
  const handlebars = Handlebars.create();
  registerHelpers(
    handlebars,
    () => undefined,
    createLanguages(NO_FILES, () => {}),
  );
  const helpers = Object.keys(handlebars.helpers).filter((name) => !/Missing$/.test(name));
  const schema = rootSchema(template.schema, commune);
  if (!checkTemplate(template.name, schema, { programs, helpers, report: noting })) return undefined;
  for (const [name, { path, program }] of programs) {
    addPlaces(program, path);
    handlebars.registerPartial(name, handlebars.compile(program as unknown as hbs.AST.Program));
  }
  const main = handlebars.compile(programs.get(template.name)!.program as unknown as hbs.AST.Program);
  const made = { partials: template.partials, schema: template.schema, commune, handlebars, main };
  if (told) compiled.delete(template.name);
  else compiled.set(template.name, made);
  return made;
}

/** Helpers' names are known before there is a publication. */
const NO_FILES: Host = { read: () => ({ ok: false, refusal: 'missing' }), list: () => [], today: () => '' };

function sameSources({ partials }: CompiledTemplate, template: Template): boolean {
  if (partials.size !== template.partials.size) return false;
  for (const [name, { path, text }] of template.partials) {
    const known = partials.get(name);
    if (known?.path !== path || known.text !== text) return false;
  }
  return true;
}

function rootSchema(schema: Schema, commune: Schema): Schema {
  return { ...schema, type: 'object', properties: { ...GIVEN_KEYS, commune, ...schema.properties } };
}

function parse({ path, text }: Source, report: Report): AST.Program | undefined {
  try {
    return Handlebars.parse(text) as unknown as AST.Program;
  } catch (error) {
    const message = (error as Error).message;
    report(
      templateSyntax,
      { detail: explain(message) },
      { place: { file: path, ...faultAt(text, error as SyntaxFault) } },
    );
    return undefined;
  }
}

interface SyntaxFault extends Error {
  readonly lineNumber?: number;
  readonly column?: number;
}

/** The block that is left open; else the sign that the parser could not use, which it only draws: `…{{titre}` and `-----^`. */
function faultAt(text: string, { message, lineNumber, column }: SyntaxFault): { line: number; column: number } {
  if (/got 'EOF'/.test(message)) {
    const open: number[] = [];
    for (const { index, 1: sign } of text.matchAll(/\{\{~?([#/])/g)) sign === '#' ? open.push(index) : open.pop();
    const before = text.slice(0, open.at(-1) ?? text.trimEnd().length).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1 };
  }
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? lineNumber ?? 1);
  const [, drawn = '', caret = ''] = message.split('\n');
  const seen = drawn.slice(0, caret.length - 1).slice(-12);
  const at = (text.split('\n', line)[line - 1] ?? '').indexOf(seen);
  return { line, column: (column ?? (seen !== '' && at >= 0 ? at + seen.length : 0)) + 1 };
}

/** The parser's drawing of the line is made again by the command line, with a caret. */
function explain(message: string): string {
  const closing = /^(\S+) doesn't match (\S+)/.exec(message);
  if (closing) return `« {{#${closing[1]}}} » est fermé par « {{/${closing[2]}}} »`;
  const got = /got '([^']+)'/.exec(message)?.[1];
  if (got === 'EOF') return 'une accolade ou un bloc « {{#…}} » n’est pas fermé';
  if (got === 'OPEN_ENDBLOCK') return 'un bloc est fermé qui n’a pas été ouvert';
  return 'les accolades ne se lisent pas ici';
}
