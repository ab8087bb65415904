// In: a path. Out: the publication that it is another version of: `carte.ar.md` says in Arabic what `carte.md` says.
import type { Host } from '../../base/host.ts';
import type { Entry, Fields, Places } from './types.ts';

/** `x.falc.md`, `x.ar.md`, `x.pt-BR.md`: another text of `x.md`, which stands beside it. */
export interface Variant {
  /** The path of the standard text. */
  readonly of: string;
  /** `falc`, or the code of a language. */
  readonly kind: string;
}

/** By the name alone: whether the standard text is there is for the caller to see. */
export function variantOf(path: string): Variant | undefined {
  const [, stem, kind] = /^(.*[^/.])\.(falc|[a-z]{2,3}(?:-[a-z0-9]{2,8})*)\.md$/i.exec(path) ?? [];
  return stem === undefined || kind === undefined ? undefined : { of: `${stem}.md`, kind };
}

/** A translation: its original is there, and its kind is a language. */
export function translationOf(host: Host, path: string): Variant | undefined {
  const found = variantOf(path);
  if (!found || found.kind === 'falc') return undefined;
  const cut = found.of.lastIndexOf('/');
  const name = found.of.slice(cut + 1);
  const there = host.list(found.of.slice(0, cut)).some((entry) => !entry.folder && entry.name === name);
  return there ? found : undefined;
}

/** What depends on the length of the text, or on who prints it. */
const OWN = ['pages', 'signes', 'signes-par-groupe', 'editions'];

/** A translation with the facts of its original that it does not repeat: telephone, hours, prices … each with its place. */
export function withFacts(entry: Entry, original: Entry, language: string): Entry {
  const inherited = Object.entries(original.data).filter(
    ([key]) => !OWN.includes(key) && !Object.hasOwn(entry.data, key),
  );
  const data: Fields = { ...Object.fromEntries(inherited), ...entry.data, langue: language };
  const places = new Map(entry.places);
  const keys = new Set(inherited.map(([key]) => key));
  for (const [pointer, place] of original.places) {
    const key = /^\/([^/#]+)/.exec(pointer)?.[1];
    if (key !== undefined && keys.has(key)) places.set(pointer, place);
  }
  return { ...entry, template: entry.template || original.template, data, places: places as Places };
}
