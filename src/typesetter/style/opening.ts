// In: the URL of a style sheet. Out: its text, or a mistake told where it is named.
import type { Report } from '../../base/diagnostic.ts';
import { type Host, resolvePath } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import * as rules from './rules.ts';

/** The text of a style sheet named in a file; undefined, and told, when it cannot be had. */
export function openSheet(
  host: Host,
  report: Report,
  url: string,
  base: string,
  place: Place,
): { readonly text: string; readonly path: string } | undefined {
  const data = /^data:text\/css(?:;charset=[\w-]+)?(;base64)?,(.*)$/is.exec(url.trim());
  if (data) {
    const text = data[1] ? Buffer.from(data[2]!, 'base64').toString('utf8') : decode(data[2]!);
    return { text, path: base };
  }
  const resolved = resolvePath(url, base);
  if (!resolved.ok) {
    if (resolved.reason === 'remote') report(rules.remoteStylesheet, { url }, { place });
    else if (resolved.reason === 'outside') report(rules.missingStylesheet, { url, refusal: 'outside' }, { place });
    else report(rules.missingStylesheet, { url, refusal: 'missing' }, { place });
    return undefined;
  }
  const read = host.read(resolved.path);
  if (!read.ok) {
    report(rules.missingStylesheet, { url, refusal: read.refusal }, { place });
    return undefined;
  }
  return { text: new TextDecoder().decode(read.bytes), path: resolved.path };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
