// In: node_modules and src/. Out: templates/base/fonts and pictos, then dist/: all that `npm start` needs (run by `npm ci`).
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const base = join(root, 'templates', 'base');

/** Package under @expo-google-fonts, the faces taken from it. Full static TTFs: they embed, subset, and have U+202F or its place. */
const FACES = {
  'bricolage-grotesque': ['600SemiBold', '800ExtraBold'],
  'atkinson-hyperlegible-next': ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'],
  'source-serif-4': ['400Regular', '400Regular_Italic', '600SemiBold'],
  'noto-sans': ['400Regular', '700Bold'],
  'noto-sans-mono': ['400Regular'],
  'noto-sans-arabic': ['400Regular', '700Bold'],
  'noto-sans-symbols-2': ['400Regular'],
  'noto-emoji': ['400Regular'],
};

/** The colours a pictogram is needed in: as an <img> it cannot inherit one. Recoloured later with the commune's accent. */
const INKS = { '': '#1B1918', '-accent': '#98280C', '-blanc': '#FFFFFF' };

/** Writes only what differs, so that a watch is not woken by a build that changes nothing. */
async function put(file, content) {
  const old = await readFile(file).catch(() => undefined);
  if (old && Buffer.compare(old, Buffer.from(content)) === 0) return;
  await writeFile(file, content);
}

async function copyFaces() {
  const folder = join(base, 'fonts');
  await mkdir(folder, { recursive: true });
  for (const [name, faces] of Object.entries(FACES)) {
    const from = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    for (const face of faces) {
      const file = (await readdir(join(from, face))).find((f) => f.endsWith('.ttf'));
      if (!file) throw new Error(`@expo-google-fonts/${name} has no face ${face}`);
      await put(join(folder, file), await readFile(join(from, face, file)));
    }
    await put(join(folder, `LICENCE-${name}.txt`), await readFile(join(from, 'LICENSE_FONT')));
  }
}

async function copyPictograms() {
  const list = JSON.parse(await readFile(join(base, 'pictos.json'), 'utf8'));
  const icons = join(root, 'node_modules', '@tabler', 'icons');
  const folder = join(base, 'pictos');
  await mkdir(folder, { recursive: true });
  for (const [name, icon] of Object.entries(list)) {
    const file = join(icons, 'icons', 'outline', `${icon}.svg`);
    const drawing = await readFile(file, 'utf8').catch(() => {
      throw new Error(`templates/base/pictos.json: "${name}": @tabler/icons has no icon "${icon}"`);
    });
    for (const [suffix, ink] of Object.entries(INKS))
      await put(join(folder, `${name}${suffix}.svg`), drawing.replaceAll('currentColor', ink));
  }
  await put(join(folder, 'LICENCE-tabler-icons.txt'), await readFile(join(icons, 'LICENSE')));
}

/** The package's main entry reads JSON files beside it; its own bundle has them inside. */
const wholeCssTree = {
  name: 'css-tree',
  setup(build) {
    build.onResolve({ filter: /^css-tree$/ }, () => ({
      path: join(root, 'node_modules/css-tree/dist/csstree.esm.js'),
    }));
  },
};

const missing = (what) => `export default function () { throw new Error('Not bundled: ${what}'); }`;
/** What other packages would load at every start, and Tambour never or seldom uses (measured: 100 ms of a cold run's 600). */
const SPARED = {
  // 1.3 MB to parse; WOFF2, which pdfkit cannot embed, is refused before.
  'brotli/decompress.js': missing('WOFF2'),
  // For pdfkit's own text and PNG files, which Tambour does not ask for.
  linebreak: missing('line breaks of pdfkit'),
  'png-js': missing('PNG files of pdfkit'),
  // Encryption, which PDF/A forbids: its tables alone take 10 ms at each start.
  '@noble/ciphers/aes': `
    const refuse = () => { throw new Error('Not bundled: encryption of pdfkit'); };
    export { refuse as cbc, refuse as ecb };`,
  // Four tables for complex scripts, inflated in JavaScript: when the first such letter comes.
  'unicode-trie': `
    import Trie from ${JSON.stringify(require.resolve('unicode-trie'))};
    export default class {
      constructor(data) { this.source = data; }
      get(codePoint) { return (this.trie ??= new Trie(this.source)).get(codePoint); }
    }`,
  'tiny-inflate': `
    const { inflateRawSync } = require('node:zlib');
    module.exports = (source, target) => {
      const bytes = inflateRawSync(source);
      target.set(bytes);
      return bytes.length < target.length ? target.slice(0, bytes.length) : target;
    };`,
};
const spared = {
  name: 'spared',
  setup(build) {
    const filter = new RegExp(`^(?:${Object.keys(SPARED).join('|')})$`);
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'spared' }));
    build.onLoad({ filter: /.*/, namespace: 'spared' }, ({ path }) => ({ contents: SPARED[path], resolveDir: root }));
  },
};

async function bundle() {
  const out = join(root, 'dist');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { bin: 'src/cli/bin.ts', worker: 'src/project/worker.ts' },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    // One chunk a door: a heavy package is loaded by the first job that needs it.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'warning',
    external: ['sharp', 'fsevents'],
    plugins: [wholeCssTree, spared],
    // A build that fails leaves the last one in place.
    write: false,
    logOverride: { 'direct-eval': 'silent', 'require-resolve-not-external': 'silent' },
  });
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'data'), { recursive: true });
  for (const { path, text } of outputFiles) await writeFile(path, await asScript(text));
  await copyFile(join(root, 'scripts', 'loader.cjs'), join(out, 'loader.cjs'));
  // pdfkit reads its ICC profile beside the file that it finds itself in.
  const pdfkit = dirname(require.resolve('pdfkit'));
  const profile = join(pdfkit, 'data', 'sRGB_IEC61966_2_1.icc');
  await stat(profile);
  await copyFile(profile, join(out, 'data', 'sRGB_IEC61966_2_1.icc'));
  await rehearse(out);
  await writeFile(join(out, 'worker.js'), entry('worker'));
  const bin = join(out, 'tambour.js');
  await writeFile(bin, `#!/usr/bin/env node\n${entry('bin')}`);
  await chmod(bin, 0o755);
}

/** Modules import the engine's own packages whole, and later: what starts the program is one line of them. */
const entry = (name) =>
  `import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('./loader.cjs').load('./${name}.cjs');\n`;

/** Splitting makes modules, and the engine keeps compiled code of scripts alone. */
async function asScript(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    define: { 'import.meta.url': '__url' },
    supported: { 'dynamic-import': false },
    logOverride: { 'direct-eval': 'silent' },
  });
  // esbuild leaves letters in regular expressions as they are, and one letter beyond Latin-1 doubles the memory of all.
  const ascii = code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"use strict";const __url=require("node:url").pathToFileURL(__filename).href;${ascii}`;
}

/** Without kept code all runs the same, only later. */
async function rehearse(out) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'rehearse.mjs')], { encoding: 'utf8' });
  if (status === 0) return;
  console.warn(`No compiled code kept: ${stderr.trim()}`);
  await rm(join(out, 'code'), { recursive: true, force: true });
}

await copyFaces();
await copyPictograms();
await bundle();
