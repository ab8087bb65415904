// In: docs/typographie.md. Out: each of its lines is what the program does (~ U+00A0, _ U+202F, + U+2060, ^er^ raised).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ordinalsOf } from '../../../src/typesetter/text/ordinals.ts';
import { applyTypography } from '../../../src/typesetter/text/typography.ts';

const page = readFileSync(new URL('../../../docs/typographie.md', import.meta.url), 'utf8');

function show(text: string, lang: string): string {
  const raised = lang === 'fr' ? ordinalsOf(text) : [];
  let shown = '';
  for (let at = 0; at <= text.length; at++) {
    if (raised.includes(at)) shown += '^';
    shown += text[at] ?? '';
  }
  return shown.replaceAll('\u00a0', '~').replaceAll('\u202f', '_').replaceAll('\u2060', '+');
}

const rows = [...page.matchAll(/^\| (?:([\w-]+) \| )?`(.+?)` \| `(.+?)` \|$/gm)].map(
  ([, lang = 'fr', typed, printed]) => ({ lang, typed: typed!.replaceAll('~', '\u00a0'), printed: printed! }),
);

describe('docs/typographie.md', () => {
  test('has all its rules', () => expect(rows.length).toBe(page.match(/^\|.*`/gm)!.length));

  test.each(rows)('$lang: $typed', ({ lang, typed, printed }) => {
    const done = applyTypography(typed, lang);
    expect(show(done, lang)).toBe(printed);
    expect(applyTypography(done, lang)).toBe(done);
  });
});
