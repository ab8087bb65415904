// In: a template and a name. Out: a new publication made from the template's sample, where its like already stand.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Host } from '../base/host.ts';
import { decodeText } from '../editorial/content/decode.ts';
import { parseEntry } from '../editorial/content/entry.ts';
import { isIndex } from '../editorial/content/publication.ts';
import type { Entry } from '../editorial/content/types.ts';
import { discover } from './discover.ts';
import { dayOf, daysTo, redate, SAMPLE, withValue } from './sample.ts';
import { makeFolder } from './write.ts';

/** Where the shipped kinds go in a folder that has none of them yet. */
const FOLDERS: Readonly<Record<string, string>> = {
  guide: 'demarches',
  annuaire: 'annuaire',
  affiche: 'affiches',
  journal: 'journal',
  formulaire: 'formulaires',
  falc: 'demarches',
};

/** Kinds that stand beside a standard text, by its name: `carte.falc.md` beside `carte.md`. */
const VARIANTS: Readonly<Record<string, string>> = { falc: '.falc' };

const REFUSED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows forbids them in names.
  /[\\/:*?"<>|\u0000-\u001f]|^[._~ ]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|^(?:index|readme|lisezmoi)$/i;

export type Created =
  | { readonly ok: true; readonly file: string; readonly others: readonly string[] }
  | { readonly ok: false; readonly why: 'exists' | 'no-sample' | 'wrong-name'; readonly file: string };

/** `content` is the real folder behind the Host's `content/`; `model` one of `models()`, the plain sample when undefined. */
export function createPublication(
  host: Host,
  content: string,
  template: string,
  name: string,
  model?: string,
): Created {
  const bare = withSuffix(name.replace(/\.md$/i, '').normalize('NFC'), VARIANTS[template] ?? '');
  if (bare === '' || REFUSED.test(bare)) return { ok: false, why: 'wrong-name', file: name };
  const sample = read(host, `templates/${template}/sample${model === undefined ? '' : `.${model}`}.md`);
  if (sample === undefined) return { ok: false, why: 'no-sample', file: template };
  const all = entriesOf(host);
  const { folder, foldered } = whereOthersStand(all, template);
  const file = join(content, folder, foldered ? join(bare, 'index.md') : `${bare}.md`);
  // Windows and macOS hold `Bal.md` and `bal.md` for one file; and a folder `bal` would print to the same PDF.
  const key = (other: string) => other.replace(/\.md$/i, '').normalize('NFC').toLowerCase();
  if (host.list(`content/${folder}`).some((other) => key(other.name) === key(bare)))
    return { ok: false, why: 'exists', file };

  const days = daysTo(sample, dayOf(bare, host.today()));
  makeFolder(dirname(file));
  writeFileSync(file, inSeries(redate(sample, days), all, template, folder), { flag: 'wx' });
  const others = beside(host, template, foldered ? undefined : sample).flatMap((path) => {
    const other = join(dirname(file), path);
    const result = host.read(`templates/${template}/sample/${path}`);
    // Drawings are shared by what stands in one folder: those that are there already stay.
    if (!result.ok || existsSync(other)) return [];
    const text = /\.md$/i.test(path) ? decodeText(result.bytes)?.text : undefined;
    makeFolder(dirname(other));
    writeFileSync(other, text === undefined ? result.bytes : redate(text, days), { flag: 'wx' });
    return [other];
  });
  return { ok: true, file, others };
}

const withSuffix = (bare: string, suffix: string) => (bare === '' || bare.endsWith(suffix) ? bare : bare + suffix);

/** The names of a template's other samples: `sample.<model>.md`. */
export function models(host: Host, template: string): readonly string[] {
  return host.list(`templates/${template}`).flatMap(({ name, folder }) => (!folder && SAMPLE.exec(name)?.[1]) || []);
}

function read(host: Host, path: string): string | undefined {
  const result = host.read(path);
  return result.ok ? decodeText(result.bytes)?.text : undefined;
}

/** The files of the template's `sample/`; for a publication of one file, only those that its sample names. */
function beside(host: Host, template: string, sample: string | undefined, folder = '', depth = 0): readonly string[] {
  return host.list(`templates/${template}/sample${folder && `/${folder}`}`).flatMap(({ name, folder: isFolder }) => {
    const path = folder ? `${folder}/${name}` : name;
    if (isFolder) return depth < 4 ? beside(host, template, sample, path, depth + 1) : [];
    return sample === undefined || sample.includes(path) ? [path] : [];
  });
}

function entriesOf(host: Host): readonly Entry[] {
  return discover(host, () => {}).flatMap((path) => {
    const text = read(host, path);
    return (text !== undefined && parseEntry(text, path, () => {})) || [];
  });
}

/** The number after the last of its kind; a poster that announces an issue announces the last. */
function inSeries(sample: string, all: readonly Entry[], template: string, folder: string): string {
  const numbers = all.flatMap(({ template: its, data }) => (its === template ? Number(data.numero) || [] : []));
  const journal = all.findLast((entry) => entry.template === 'journal' && isIndex(entry.path));
  const numbered = numbers.length === 0 ? sample : withValue(sample, 'numero', String(Math.max(...numbers) + 1));
  if (journal === undefined) return numbered;
  return withValue(numbered, 'journal', posix.relative(`content/${folder}`, posix.dirname(journal.path)));
}

function whereOthersStand(
  all: readonly Entry[],
  template: string,
): { readonly folder: string; readonly foldered: boolean } {
  const last = all.findLast((entry) => entry.template === template)?.path;
  const foldered = last === undefined ? template === 'journal' : isIndex(last);
  if (last === undefined) return { folder: FOLDERS[template] ?? template, foldered };
  const steps = last.split('/').slice(1, foldered ? -2 : -1);
  return { folder: steps.join('/'), foldered };
}
