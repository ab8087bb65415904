// In: a text in easy language and its template. Out: the list of hard words; what is told of its title, and of a logo that nobody has earned.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import { decodeText } from '../content/decode.ts';
import { checkIdea, fold, type HardWords } from '../content/falc.ts';
import { type Entry, placeOf } from '../content/types.ts';
import type { Data } from './data.ts';
import { badSchema, unreadLogo } from './rules.ts';

/** `mot` → what one may say instead; a commune may have a list of its own beside its template. */
export function hardWords(host: Host, template: string, report: Report): HardWords {
  const path = `templates/${template}/mots-difficiles.json`;
  const result = host.read(path);
  if (!result.ok) return {};
  try {
    const read = JSON.parse(decodeText(result.bytes)?.text ?? '') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(read).map(([word, plain]) => [fold(word), String(plain)]));
  } catch {
    report(badSchema, { path, detail: 'le JSON ne se lit pas' }, { place: { file: path, line: 1, column: 1 } });
    return {};
  }
}

/** The title is read as the text is; the European logo says that people concerned have checked it. */
export function checkEasyText({ path, places }: Entry, data: Data, hard: HardWords, report: Report): void {
  if (typeof data.titre === 'string')
    checkIdea(data.titre, hard, new Set(), (rule, values) =>
      report(rule, values, { place: placeOf(places, '/titre', path) }),
    );
  const readers = Array.isArray(data['relu-par']) ? data['relu-par'] : [];
  if (data['logo-falc'] !== undefined && readers.length === 0)
    report(unreadLogo, {}, { place: placeOf(places, '/logo-falc', path) });
}
