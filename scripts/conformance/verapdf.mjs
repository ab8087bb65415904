// In: the PDFs of out/ and of the hard documents (or those named). Out: veraPDF's findings against PDF/UA-1 and PDF/A-2a. Needs Java and Maven.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { skip } from './data.mjs';
import { claims, hardDocuments } from './hard.mjs';

const VERSION = '1.28.2';
const cache = resolve('.cache', `verapdf-${VERSION}`);
const PROFILES = ['ua1', '2a'];

const has = (command) => spawnSync(command, ['-version'], { shell: process.platform === 'win32' }).status === 0;

/** Every PDF under a folder that says it is PDF/UA; papers for the press or the copier carry no tags. */
function readingEditions(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isDirectory()) {
    return readdirSync(path)
      .sort()
      .flatMap((name) => readingEditions(join(path, name)));
  }
  return path.endsWith('.pdf') && claims(path) ? [path] : [];
}

function bringVeraPdf() {
  if (existsSync(join(cache, 'done.pom'))) return true;
  mkdirSync(cache, { recursive: true });
  const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>tambour</groupId><artifactId>conformance</artifactId><version>1</version>
<dependencies><dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version></dependency></dependencies>
</project>`;
  const file = join(cache, 'pom.xml');
  writeFileSync(file, pom);
  const run = spawnSync('mvn', ['-q', '-f', file, 'dependency:copy-dependencies', `-DoutputDirectory=${cache}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) return false;
  renameSync(file, join(cache, 'done.pom'));
  return true;
}

/** Judges the reading editions among `paths`; without any, those of out/ and the hard documents. */
export function veraPdf(paths) {
  const hard = paths.length > 0 ? undefined : hardDocuments();
  const files = [...(paths.length > 0 ? paths : ['out']).flatMap(readingEditions), ...(hard?.files ?? [])];
  const refused = hard?.refused ?? 0;
  const name = 'PDF/UA-1 and PDF/A-2a, by veraPDF';
  if (files.length === 0) return skip(name, 'there is no tagged PDF in out/ (npm start makes them)');
  if (!has('java') || !has('mvn')) return skip(name, 'Java and Maven, which it needs, are not on this machine');
  if (!bringVeraPdf()) return skip(name, 'veraPDF could not be had from Maven Central');

  const jars = readdirSync(cache)
    .filter((name) => name.endsWith('.jar'))
    .map((name) => join(cache, name));
  const failures = [...(hard?.failures ?? [])];
  for (const profile of PROFILES) {
    const run = spawnSync(
      'java',
      [
        '-cp',
        jars.join(delimiter),
        'org.verapdf.apps.GreenfieldCliWrapper',
        '--format',
        'xml',
        '-f',
        profile,
        ...files,
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const reports = (run.stdout ?? '').split('<job>').slice(1);
    if (reports.length !== files.length) {
      console.error(run.stderr || run.stdout);
      return {
        name,
        passed: 0,
        total: files.length * PROFILES.length + refused,
        failures: [`veraPDF judged ${reports.length} of ${files.length} files`],
      };
    }
    for (const report of reports) {
      const file = /<name>([^<]*)<\/name>/.exec(report)?.[1] ?? '?';
      const rules = [
        ...report.matchAll(
          /<rule [^>]*clause="([^"]*)"[^>]*testNumber="([^"]*)"[^>]*status="failed"[^>]*>([\s\S]*?)<\/rule>/g,
        ),
      ];
      if (report.includes('isCompliant="true"')) continue;
      const found = rules.length === 0 ? [report.replace(/\s+/g, ' ').slice(0, 2000)] : [];
      for (const [, clause, test, body] of rules) {
        const description = /<description>([\s\S]*?)<\/description>/
          .exec(body)?.[1]
          ?.replace(/\s+/g, ' ')
          .slice(0, 200);
        const checks = [...body.matchAll(/<errorMessage>([\s\S]*?)<\/errorMessage>/g)].length;
        const context = /<context>([\s\S]*?)<\/context>/.exec(body)?.[1]?.slice(0, 200);
        found.push(`${clause}-${test} (${checks}): ${description}\n    ${context}`);
      }
      failures.push([`${file}: fails ${profile}`, ...found].join('\n  '));
    }
  }
  return {
    name,
    passed: files.length * PROFILES.length + refused - failures.length,
    total: files.length * PROFILES.length + refused,
    failures,
  };
}
