// In: the tables of the style floor, the words of the specifications. Out: docs/css.md, as text; written when this file is run.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lexer } from 'css-tree';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);

/** Words that are ours, and no specification's. */
const OURS = [
  'footnote',
  'first',
  'continued',
  'last',
  'not-last',
  'always',
  'keep',
  'discard',
  'compact',
  'column',
  'page',
];

/** The keywords of a syntax, those of the types that it names included. */
function keywordsOf(syntax, found = new Set(), seen = new Set()) {
  if (!syntax || seen.has(syntax)) return found;
  seen.add(syntax);
  // What stands in functions, the names of colours and figures are no words.
  if (syntax.type === 'Type' && /\(\)$|^(-|color$|calc|any-value|whole-value)/.test(syntax.name)) return found;
  if (syntax.type === 'Keyword' && !/^\d/.test(syntax.name)) found.add(syntax.name.toLowerCase());
  for (const term of syntax.terms ?? []) keywordsOf(term, found, seen);
  if (syntax.type === 'Multiplier') keywordsOf(syntax.term, found, seen);
  const named =
    syntax.type === 'Type'
      ? lexer.types[syntax.name]
      : syntax.type === 'Property'
        ? lexer.properties[syntax.name]
        : null;
  if (named) keywordsOf(named.syntax, found, seen);
  return found;
}

const GLOBAL = new Set(['inherit', 'initial', 'unset', 'revert', 'revert-layer']);
const memory = new Map();
function keywords(name) {
  if (!memory.has(name))
    memory.set(
      name,
      [...keywordsOf(lexer.properties[name]?.syntax)].filter((word) => !GLOBAL.has(word)),
    );
  return memory.get(name);
}
const all = [...new Set([...Object.keys(lexer.properties).flatMap(keywords), ...OURS])];

export async function cssPage() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('src/typesetter/style/reference.ts', root))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const bundled = Buffer.from(outputFiles[0].contents).toString('base64');
  const { cssReference } = await import(`data:text/javascript;base64,${bundled}`);
  return cssReference({ keywords, all });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(new URL('docs/css.md', root), await cssPage());
