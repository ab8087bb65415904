// In: templates/<name>/ and templates/base/, through a Host that knows which commune overrides what. Out: a Template, or why there is none.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { readText } from '../content/decode.ts';
import { nearest } from '../content/nearest.ts';
import type { SchemaCache } from './cache.ts';
import { noTemplate, unknownTemplate } from './rules.ts';
import { loadSchema } from './schema.ts';
import type { Source, Template } from './types.ts';

/** The templates that exist: each folder of templates/ that holds a template.hbs. */
export function templateNames(host: Host): readonly string[] {
  const isTemplate = (name: string) => host.list(`templates/${name}`).some((file) => file.name === 'template.hbs');
  return host.list('templates').flatMap(({ name, folder }) => (folder && isTemplate(name) ? [name] : []));
}

/** `place` is where the publication names its template. */
export function loadTemplate(
  host: Host,
  name: string,
  place: Place,
  report: Report,
  cache: SchemaCache,
): Template | undefined {
  const all = templateNames(host);
  if (name === '') {
    report(noTemplate, { all }, { place });
    return undefined;
  }
  if (!all.includes(name)) {
    report(unknownTemplate, { name, near: nearest(name, all), all }, { place });
    return undefined;
  }
  const folder = `templates/${name}`;
  const path = `${folder}/template.hbs`;
  const text = readText(host, path, report);
  const schema = loadSchema(host, `${folder}/schema.json`, report, cache);
  if (text === undefined || !schema) return undefined;
  const source = { path, text };
  const partials = new Map<string, Source>([[name, source]]);
  collect(host, 'templates/base/partials', 'base/', partials, report);
  collect(host, `${folder}/partials`, '', partials, report);
  return { name, path, schema, source, partials };
}

function collect(host: Host, folder: string, prefix: string, into: Map<string, Source>, report: Report): void {
  for (const { name, folder: isFolder } of host.list(folder)) {
    if (isFolder || !name.endsWith('.hbs')) continue;
    const path = `${folder}/${name}`;
    const text = readText(host, path, report);
    if (text !== undefined) into.set(prefix + name.slice(0, -'.hbs'.length), { path, text });
  }
}
