// In: nothing. Out: the hard documents of tests/conformance/, printed: those that must conform, and what is wrong with those that must not say they do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCES = resolve('tests', 'conformance');
const tambour = resolve('dist', 'tambour.js');

/** The PDF says that it is PDF/UA and PDF/A. */
export const claims = (file) => /pdfuaid:part|pdfaid:part/.test(readFileSync(file, 'latin1'));

const run = (words) => spawnSync(process.execPath, [tambour, ...words], { encoding: 'utf8', maxBuffer: 1 << 28 });

/**
 * Each `.html` by `print`, the commune beside them by `build`. What is called `refused-…` has a mistake that breaks
 * conformance: it must be told as an error, and the PDF must not claim. All else must claim.
 */
export function hardDocuments() {
  if (!existsSync(tambour)) return undefined;
  const folder = resolve('.cache', 'hard');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = [];
  const failures = [];
  let refused = 0;
  for (const source of readdirSync(SOURCES).sort()) {
    if (!source.endsWith('.html')) continue;
    const file = join(folder, source.replace(/\.html$/, '.pdf'));
    const { stdout, stderr } = run(['print', join(SOURCES, source), '-o', file, '--json']);
    if (!existsSync(file)) {
      failures.push(`${source}: was not printed\n  ${stderr}`);
      continue;
    }
    const { conforms, diagnostics } = JSON.parse(stdout);
    const told = diagnostics.filter((one) => one.breaksConformance).map(({ rule }) => rule);
    if (source.startsWith('refused-')) {
      refused += 1;
      if (conforms || told.length === 0 || claims(file)) failures.push(`${source}: claims what it does not keep`);
    } else if (!conforms || !claims(file)) failures.push(`${source}: does not claim, because of ${told.join(', ')}`);
    else files.push(file);
  }
  const out = join(folder, 'commune');
  const built = run(['build', '--content', join(SOURCES, 'commune', 'content'), '--out', out, '--force', '--json']);
  for (const { path, papers } of JSON.parse(built.stdout || '{"publications":[]}').publications) {
    const isRefused = /(^|\/)refused-/.test(path);
    if (isRefused) refused += 1;
    if (isRefused !== (papers.length === 0))
      failures.push(`${path}: ${isRefused ? 'was printed, in spite of its mistake' : 'was not printed'}`);
    for (const { file } of papers) {
      if (claims(join(out, file))) files.push(join(out, file));
      else failures.push(`${path}: ${file} does not claim`);
    }
  }
  return { files, failures, refused };
}
