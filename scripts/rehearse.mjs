// In: dist/ just built, without its worker. Out: dist/code/: what this engine compiles to print the sample journal, for later runs to take.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
mkdirSync(join(root, 'dist', 'code', `${process.version}-${process.platform}-${process.arch}`), { recursive: true });
const out = mkdtempSync(join(tmpdir(), 'tambour-rehearsal-'));
const tambour = join(root, 'dist', 'tambour.js');
// Functions that ran long ago are kept too.
setFlagsFromString('--no-flush-bytecode');
const { load, keepCode } = createRequire(import.meta.url)('../dist/loader.cjs');

process.on('exit', () => {
  // Code is taken again under the same flags alone.
  setFlagsFromString('--flush-bytecode');
  rmSync(out, { recursive: true, force: true });
  keepCode();
});
process.argv = [
  process.execPath,
  tambour,
  'build',
  join(root, 'content', 'journal'),
  '--content',
  join(root, 'content'),
  '--out',
  out,
];
load('./bin.cjs');
