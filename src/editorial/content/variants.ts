// In: a path. Out: the publication that it is another version of: `carte.ar.md` says in Arabic what `carte.md` says.
import type { Host } from '../../base/host.ts';
import type { Entry, Fields, Places } from './types.ts';

export interface Variant {
  /** The Host's path of the text that this one goes with. */
  readonly original: string;
  /** What stands before `.md`: a language (`ar`, `pt-BR`), or a way of writing (`falc`). */
  readonly variant: string;
}

/** By its name alone: whether the original is there is for the caller to see. */
export function variantOf(path: string): Variant | undefined {
  const [, stem, variant] = /^(.*[^./])\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?|falc)\.md$/.exec(path) ?? [];
  return stem === undefined || variant === undefined ? undefined : { original: `${stem}.md`, variant };
}

/** A translation: its original is there, and its variant is a language. */
export function translationOf(host: Host, path: string): Variant | undefined {
  const found = variantOf(path);
  if (!found || found.variant === 'falc') return undefined;
  const cut = found.original.lastIndexOf('/');
  const name = found.original.slice(cut + 1);
  const there = host.list(found.original.slice(0, cut)).some((entry) => !entry.folder && entry.name === name);
  return there ? found : undefined;
}

/** `carte.md` comes before `carte.ar.md`, though a point comes before letters. */
export function byVariant(one: string, other: string): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(name: string): string {
  const found = variantOf(name);
  return found ? `${found.original}\u0000${found.variant}` : name;
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
