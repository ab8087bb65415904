// The pages that are written from tables say what the tables say.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error a script, without types
import { rulesReference } from '../scripts/rules-doc.mjs';

test('docs/rules.md is what the rules say (node scripts/rules-doc.mjs)', async () => {
  expect(readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8')).toBe(await rulesReference());
});
