// In: a source file of Tambour. Out: what it exports, bundled in memory, so that the proof asks the program itself.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../..', import.meta.url);

export async function open(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, root))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire('${import.meta.url}');` },
  });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
