// In: the words of a command (names of suites, PDFs for veraPDF). Out: how much of others' work Tambour passes; exit 1 on a regression.
// `npm run conformance` runs all; `npm run conformance -- commonmark linebreak bidi` the suites named; `--write` keeps the figures in docs/conformance.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { commonMark } from './conformance/commonmark.mjs';
import { separations } from './conformance/separations.mjs';
import { bidiCharacters, bidiClasses, lineBreaks } from './conformance/unicode.mjs';
import { veraPdf } from './conformance/verapdf.mjs';

const SHOWN = 10;
const words = process.argv.slice(2);
const paths = words.filter((word) => word.includes('/') || word.endsWith('.pdf'));
const SUITES = {
  commonmark: [commonMark],
  linebreak: [lineBreaks],
  bidi: [bidiClasses, bidiCharacters],
  separations: [separations],
  verapdf: [() => veraPdf(paths)],
};
const named = Object.keys(SUITES).filter((name) => words.includes(name));
if (paths.length > 0 && !named.includes('verapdf')) named.push('verapdf');

const page = new URL('../docs/conformance.md', import.meta.url);
/** A row of the page's table keeps its place: its name stays, its figures and its date change. */
function keepFigures(name, passed, total) {
  const today = new Date().toISOString().slice(0, 10);
  const row = new RegExp(`^\\| ${name.replace(/[^\w ]/g, '\\$&')} \\|.*$`, 'm');
  writeFileSync(page, readFileSync(page, 'utf8').replace(row, `| ${name} | ${passed} | ${total} | ${today} |`));
}

let failed = false;
for (const suite of named.length > 0 ? named : Object.keys(SUITES))
  for (const judge of SUITES[suite]) {
    const { name, skipped, passed, total, failures } = await judge();
    if (skipped !== undefined) {
      console.log(`${name}: skipped, ${skipped}.`);
      failed ||= Boolean(process.env.CI);
      continue;
    }
    console.log(`${name}: ${passed} of ${total}`);
    for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`);
    if (failures.length > SHOWN) console.log(`  and ${failures.length - SHOWN} more`);
    if (words.includes('--write')) keepFigures(name, passed, total);
    failed ||= passed < total;
  }
process.exitCode = failed ? 1 : 0;
