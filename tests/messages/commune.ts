// In: files as text or bytes. Out: a commune in memory, with a small template of its own, for tests of what is told.
import { join } from 'node:path';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import type { Host } from '../../src/base/host.ts';
import { readPublication } from '../../src/editorial/content/publication.ts';
import { composer } from '../../src/editorial/templates/compose.ts';
import { createHost } from '../../src/project/host.ts';
import { packageFolder } from '../../src/project/package.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

const SMALL: Files = {
  'content/commune.yaml': 'nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n',
  'templates/fiche/template.hbs':
    '<html lang="fr"><head><title>{{titre}}</title></head><body><h1>{{titre}}</h1>{{{contenu}}}</body></html>',
  'templates/fiche/schema.json': JSON.stringify({
    type: 'object',
    required: ['gabarit', 'titre'],
    additionalProperties: false,
    properties: {
      titre: { type: 'string', title: 'Titre' },
      chapo: { type: 'string' },
      numero: { type: 'integer' },
      fort: { type: 'boolean' },
      kind: { type: 'string', enum: ['courte', 'longue'] },
      jour: { type: 'string', format: 'date' },
      telephone: { type: 'string', format: 'telephone' },
      image: { type: 'string', format: 'image' },
      journal: { type: 'string', format: 'publication' },
      dates: {
        type: 'array',
        items: {
          type: 'object',
          required: ['nom'],
          additionalProperties: false,
          properties: { nom: { type: 'string' } },
        },
      },
      lignes: {
        type: 'array',
        'x-source': 'lignes',
        items: {
          type: 'object',
          required: ['nom'],
          additionalProperties: false,
          properties: { nom: { type: 'string' }, ville: { type: 'string' } },
        },
      },
    },
  }),
};

/** Files in memory over the shipped templates. */
export function memoryHost(files: Files): Host {
  const all: Files = { ...SMALL, ...files };
  const shipped = createHost([{ at: 'templates', folder: join(packageFolder(), 'templates') }]);
  return {
    read(path) {
      const file = all[path];
      if (file === undefined) return shipped.read(path);
      return { ok: true, bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file };
    },
    list(folder) {
      const names = new Map<string, boolean>(shipped.list(folder).map(({ name, folder: is }) => [name, is]));
      for (const path of Object.keys(all)) {
        if (!path.startsWith(`${folder}/`)) continue;
        const [name, ...rest] = path.slice(folder.length + 1).split('/');
        names.set(name!, rest.length > 0);
      }
      return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, is]) => ({ name, folder: is }));
    },
    today: () => '2026-11-02',
  };
}

/** Composes one publication: its HTML and all that was told on the way. */
export function compose(files: Files, path = 'content/a.md'): { html: string | undefined; told: Diagnostic[] } {
  const host = memoryHost(files);
  const told: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => told.push(diagnostic));
  const publication = readPublication(host, path, report);
  const composed = publication && composer(publication, host, report);
  return { html: composed?.html({ name: 'lecture', size: undefined }), told };
}

/** `rule file:line:column` of each diagnostic, the folder left out. */
export function lines(told: readonly Diagnostic[]): string[] {
  return told.map(
    ({ rule, place }) => `${rule} ${place?.file.replace(/^content\//, '')}:${place?.line}:${place?.column}`,
  );
}
