// In: text that the program writes itself. Out: its pages, set as any publication's: a notice, an assembly plan, a slug.
import type { Report } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import { readPublication } from '../editorial/content/publication.ts';
import type { SchemaCache } from '../editorial/templates/cache.ts';
import { composer } from '../editorial/templates/compose.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';
import { type TypesetMemory, typeset } from '../typesetter/typeset.ts';
import { PACKAGED_FACES } from './faces.ts';

export interface OwnTextOptions {
  readonly host: Host;
  readonly report: Report;
  readonly memory: { readonly schemas: SchemaCache; readonly typesetter: TypesetMemory };
}

/** A name that no file of the user has. */
const OWN = 'content/.tambour/texte.md';

/** HTML whose relative URLs count from templates/. */
export function typesetOwn(html: string, { host, report, memory }: OwnTextOptions): LaidOut {
  return typeset(html, 'templates/tambour.html', {
    host,
    report,
    packagedFaces: PACKAGED_FACES,
    memory: memory.typesetter,
  });
}

/** Front matter and Markdown, through the template that it names; undefined when that cannot be had, which is told. */
export function composeOwn(text: string, options: OwnTextOptions): LaidOut | undefined {
  const { report, memory } = options;
  const host: Host = {
    ...options.host,
    read: (path, most) =>
      path === OWN ? { ok: true, bytes: new TextEncoder().encode(text) } : options.host.read(path, most),
  };
  const publication = readPublication(host, OWN, report);
  const composed = publication && composer(publication, host, report, memory.schemas);
  const html = composed?.html({ name: 'lecture', size: undefined });
  if (!composed || html === undefined) return undefined;
  return typeset(html, composed.path, { host, report, packagedFaces: PACKAGED_FACES, memory: memory.typesetter });
}
