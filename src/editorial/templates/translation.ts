// In: a translation and its template. Out: the data of the paper in two languages: the original's, with `traduction` and `paires`; what is not translated, told.
import Handlebars from 'handlebars';
import type { Report } from '../../base/diagnostic.ts';
import { createFound, createMarkdown } from '../content/markdown.ts';
import { pairTexts } from '../content/pairs.ts';
import type { Publication } from '../content/publication.ts';
import { untranslatedKey } from '../content/rules.ts';
import { placeOf } from '../content/types.ts';
import { readCommune } from './commune.ts';
import { type Data, type DataOptions, publicationData } from './data.ts';
import type { Languages } from './languages.ts';
import { drawPictos } from './pictos.ts';
import type { Template } from './types.ts';

export interface TranslationOptions extends DataOptions {
  readonly languages: Languages;
  /** The translation's own data, commune included. */
  readonly data: Data;
}

/** undefined for a publication that translates none. Facts come from the original; `langue` is its language. */
export function bilingualData(
  { translates, entry, name }: Publication,
  template: Template,
  options: TranslationOptions,
): Data | undefined {
  if (!translates) return undefined;
  const { original, own, language } = translates;
  const { data, report, languages, host, owners, cache, pictos } = options;
  for (const [key, schema] of Object.entries(template.schema.properties ?? {})) {
    if (schema['x-traduire'] !== true || own.data[key] !== undefined || original.data[key] === undefined) continue;
    const { file, line } = placeOf(original.places, `/${key}`, original.path);
    report(
      untranslatedKey,
      { key, value: String(original.data[key]), file, line },
      { place: placeOf(own.places, '', own.path) },
    );
  }
  const silent: Report = () => {};
  const markdown = createMarkdown(createFound());
  const ours = publicationData({ entry: original, parts: [], name }, template.schema, {
    ...options,
    report: silent,
    body: (one) => new Handlebars.SafeString(drawPictos(markdown(one, silent), 'fr', pictos, silent)),
  });
  const first = String(ours.langue);
  const paired = pairTexts(
    { html: String(ours.contenu ?? ''), file: original.path, language: first, direction: languages.direction(first) },
    { html: String(data.contenu ?? ''), file: entry.path, language, direction: languages.direction(language) },
    report,
  );
  ours.commune = readCommune(host, silent, owners, cache, first).data;
  ours.traduction = data;
  ours.paires = new Handlebars.SafeString(paired);
  return ours;
}

/** Whether a template has a paper in two languages. */
export function isBilingual({ partials }: Template): boolean {
  return [...partials.values()].some(({ text }) => /\bpaires\b/.test(text));
}
