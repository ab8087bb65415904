// In: a template and a name. Out: a new publication made from the template's sample, where its like already stand.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Host } from '../base/host.ts';
import { decodeText } from '../editorial/content/decode.ts';
import { parseEntry } from '../editorial/content/entry.ts';
import { isIndex } from '../editorial/content/publication.ts';
import { discover } from './discover.ts';

/** Where the shipped kinds go in a folder that has none of them yet. */
const FOLDERS: Readonly<Record<string, string>> = {
  guide: 'demarches',
  annuaire: 'annuaire',
  affiche: 'affiches',
  journal: 'journal',
};

export type Created =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly why: 'exists' | 'no-sample' | 'wrong-name'; readonly file: string };

/** `content` is the real folder behind the Host's `content/`. */
export function createPublication(host: Host, content: string, template: string, name: string): Created {
  const bare = name.replace(/\.md$/i, '').normalize('NFC');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows forbids them in names.
  if (bare === '' || /[\\/:*?"<>|\u0000-\u001f]|^[._~ ]|[. ]$/.test(bare))
    return { ok: false, why: 'wrong-name', file: name };
  const sample = readSample(host, template);
  if (sample === undefined) return { ok: false, why: 'no-sample', file: template };
  const { folder, foldered } = whereOthersStand(host, template);
  const file = join(content, folder, foldered ? join(bare, 'index.md') : `${bare}.md`);
  if (existsSync(file) || existsSync(join(content, folder, bare))) return { ok: false, why: 'exists', file };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, dated(sample, host.today()), { flag: 'wx' });
  return { ok: true, file };
}

export function readSample(host: Host, template: string): string | undefined {
  const read = host.read(`templates/${template}/sample.md`);
  return read.ok ? decodeText(read.bytes)?.text : undefined;
}

/** A new publication appears, or was checked, today; other dates of the sample are examples to be written over. */
export function dated(sample: string, today: string): string {
  return sample.replace(/^(parution|verifie|affiche-du|fait-le): *["']?\d{4}-\d\d-\d\d["']?$/gm, `$1: ${today}`);
}

function whereOthersStand(host: Host, template: string): { readonly folder: string; readonly foldered: boolean } {
  const likes = discover(host, () => {}).filter((path) => {
    const read = host.read(path);
    const text = read.ok ? decodeText(read.bytes)?.text : undefined;
    return text !== undefined && parseEntry(text, path, () => {})?.template === template;
  });
  const last = likes.at(-1);
  const foldered = last === undefined ? template === 'journal' : isIndex(last);
  if (last === undefined) return { folder: FOLDERS[template] ?? template, foldered };
  const steps = last.split('/').slice(1, foldered ? -2 : -1);
  return { folder: steps.join('/'), foldered };
}
