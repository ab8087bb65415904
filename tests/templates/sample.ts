// In: a shipped template, a size of type, a sheet of an edition. Out: its own sample printed for a commune of a few lines.
import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../../src/base/diagnostic.ts';
import { reporter } from '../../src/base/diagnostic.ts';
import type { Host } from '../../src/base/host.ts';
import { checkAccess } from '../../src/check/check.ts';
import { readPublication } from '../../src/editorial/content/publication.ts';
import { composer } from '../../src/editorial/templates/compose.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { createHost } from '../../src/project/host.ts';
import { pageWords } from '../../src/typesetter/paint/words.ts';
import { typeset } from '../../src/typesetter/typeset.ts';

export const real = createHost([{ at: '', folder: process.cwd() }]);
const bytes = (text: string) => ({ ok: true as const, bytes: new TextEncoder().encode(text) });
const COMMUNE = `nom: Valbrune\ncode-postal: 70999\naide:\n  telephone: 03 53 01 24 10\n  contact: Claire Roussel\n  horaires: le matin\n`;

/** The project's templates and a commune of a few lines, with one publication. */
const hostWith = (files: Readonly<Record<string, string>>): Host => ({
  ...real,
  read: (path, most) =>
    (path in files
      ? bytes(files[path]!)
      : path.startsWith('content/')
        ? { ok: false, why: 'missing' }
        : real.read(path, most)) as ReturnType<Host['read']>,
  list: (folder) => {
    if (!folder.startsWith('content')) return real.list(folder);
    const names = Object.keys(files)
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1));
    return names.filter((name) => !name.includes('/')).map((name) => ({ name, folder: false }));
  },
});

export function print(
  files: Readonly<Record<string, string>>,
  path: string,
  size?: number,
  css?: string,
  pageScale?: number,
) {
  const diagnostics: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => diagnostics.push(diagnostic));
  const host = hostWith({ 'content/commune.yaml': COMMUNE, ...files });
  const publication = readPublication(host, path, report);
  const composed = publication && composer(publication, host, report);
  const html = composed?.html({ name: 'lecture', size, pageScale }) ?? '';
  const laidOut = typeset(html, composed?.path ?? '', {
    host,
    report,
    packagedFaces: PACKAGED_FACES,
    ...(css && { userSheets: [{ path: 'templates/edition.css', text: css }] }),
  });
  checkAccess(laidOut, report);
  return {
    diagnostics: diagnostics.map((one) => `${one.rule} ${one.message}`),
    pages: laidOut.pages.map(pageWords),
    html,
    laidOut,
  };
}
/** A sample and what `new` puts beside it, as a folder. */
export function sample(name: string): Readonly<Record<string, string>> {
  const all = readdirSync(`templates/${name}`, { recursive: true, encoding: 'utf8' });
  const beside = all.map((file) => file.replaceAll('\\', '/')).filter((file) => /^sample\/.*\.\w+$/.test(file));
  const text = (file: string) => readFileSync(`templates/${name}/${file}`, 'utf8');
  return Object.fromEntries([
    ['content/essai/index.md', text('sample.md')],
    ...beside.map((file) => [`content/essai/${file.slice('sample/'.length)}`, text(file)]),
  ]);
}
