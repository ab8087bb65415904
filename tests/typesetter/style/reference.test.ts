import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error a script, without types
import { cssPage } from '../../../scripts/css-doc.mjs';
import { compileDeclaration } from '../../../src/typesetter/style/declarations.ts';
import { nearestProperty } from '../../../src/typesetter/style/nearest.ts';
import { SILENT, UNSUPPORTED } from '../../../src/typesetter/style/passed-over.ts';
import { INDEX } from '../../../src/typesetter/style/properties.ts';
import { SHORTHANDS } from '../../../src/typesetter/style/shorthands.ts';

it('docs/css.md is what the tables say (node scripts/css-doc.mjs)', async () => {
  expect(readFileSync(new URL('../../../docs/css.md', import.meta.url), 'utf8')).toBe(await cssPage());
});

it('a name stands in one list only', () => {
  for (const name of UNSUPPORTED.keys())
    expect([name, INDEX.has(name) || SHORTHANDS.has(name) || SILENT.has(name)]).toEqual([name, false]);
  for (const name of SILENT) expect([name, INDEX.has(name) || SHORTHANDS.has(name)]).toEqual([name, false]);
});

it('every shorthand takes the global keywords', () => {
  for (const name of SHORTHANDS.keys()) {
    const compiled = compileDeclaration(name, 'inherit', '');
    expect([name, 'declared' in compiled && compiled.declared.length > 0]).toEqual([name, true]);
  }
});

it.each([
  ['colr', 'color'],
  ['widht', 'width'],
  ['magin-top', 'margin-top'],
  ['font-wieght', 'font-weight'],
  ['zzzzzzzz', undefined],
])('%s is near %s', (name, nearest) => {
  expect(nearestProperty(name)).toBe(nearest);
});
