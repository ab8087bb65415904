// dist/code/ holds what this engine made of the bundle: it is taken, and where it is spoilt or missing the same is printed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = mkdtempSync(join(tmpdir(), 'tambour-code-'));
cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
cpSync(join(root, 'package.json'), join(folder, 'package.json'));
cpSync(join(root, 'templates', 'base', 'fonts'), join(folder, 'templates', 'base', 'fonts'), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
writeFileSync(join(folder, 'mot.html'), '<!doctype html><html lang="fr"><title>Mot</title><p>« Bonjour » ; 5 € !');
/** Tells of each script that the engine makes whether it took the code given with it. */
writeFileSync(
  join(folder, 'spy.cjs'),
  `const vm = require('node:vm');
  vm.Script = class extends vm.Script {
    constructor(text, options) {
      super(text, options);
      console.log(options.cachedData ? (this.cachedDataRejected ? 'refused' : 'taken') : 'none', options.filename);
    }
  };`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function print(): { readonly pdf: string; readonly told: string } {
  const told = execFileSync(
    process.execPath,
    ['-r', './spy.cjs', './dist/tambour.js', 'print', 'mot.html', '-o', 'mot.pdf'],
    { cwd: folder, encoding: 'utf8' },
  );
  return { pdf: readFileSync(join(folder, 'mot.pdf'), 'latin1'), told };
}

test('kept code is taken; spoilt or without it, the same bytes', () => {
  const code = join(folder, 'dist', 'code');
  const kept = join(code, readdirSync(code)[0]!);
  const size = (name: string) => statSync(join(kept, name)).size;
  const largest = readdirSync(kept).sort((a, b) => size(b) - size(a))[0]!;
  const chunk = largest.replace(/\.code$/, '');

  const first = print();
  expect(first.told).toMatch(new RegExp(`taken .*${chunk}`));

  writeFileSync(join(kept, largest), readFileSync(join(kept, largest)).subarray(0, 5000));
  const spoilt = print();
  expect(spoilt.told).toMatch(new RegExp(`refused .*${chunk}`));

  rmSync(code, { recursive: true });
  const without = print();
  expect(without.told).not.toContain(chunk);
  expect(spoilt.pdf === first.pdf && without.pdf === first.pdf).toBe(true);
});

test('the bundle is ASCII: a letter beyond Latin-1 would double the memory of all its text', () => {
  for (const name of readdirSync(join(folder, 'dist')).filter((file) => file.endsWith('.cjs')))
    expect([name, /[^\0-\x7f]/.exec(readFileSync(join(folder, 'dist', name), 'utf8'))?.[0]]).toEqual([name, undefined]);
});
