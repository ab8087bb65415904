// In: the tables of the style floor. Out: docs/css.md.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('src/typesetter/style/reference.ts', root))],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const code = Buffer.from(outputFiles[0].contents).toString('base64');
const { cssReference } = await import(`data:text/javascript;base64,${code}`);
writeFileSync(new URL('docs/css.md', root), cssReference());
