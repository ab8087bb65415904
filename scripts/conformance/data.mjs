// In: the name of a test suite's file. Out: its text, from .cache/ or from where it is published; undefined when it cannot be had.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const cache = resolve('.cache', 'conformance');
export const UNICODE = '17.0.0';
export const COMMONMARK = '0.31.2';
const UNICODE_URL = `https://www.unicode.org/Public/${UNICODE}/ucd/`;

/** A part of the proof that could not be run. */
export const skip = (name, reason) => ({ name, skipped: reason });

function kept(file, bring) {
  const path = join(cache, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  mkdirSync(cache, { recursive: true });
  return Promise.resolve(bring()).then((text) => {
    if (text !== undefined) writeFileSync(path, text);
    return text;
  });
}

/** `path` under the Unicode Character Database: from unicode.org, or else from Debian's package of it. */
export async function unicodeData(path) {
  const stamp = `# ${basename(path, '.txt')}-${UNICODE}.txt`;
  return await kept(`${UNICODE}-${basename(path)}`, async () => {
    const text = (await overHttp(UNICODE_URL + path)) ?? fromDebian(path);
    return text?.startsWith(stamp) ? text : undefined;
  });
}

/** spec.txt of CommonMark, which its authors publish on npm. */
export async function commonMarkSpecification() {
  return await kept(`commonmark-${COMMONMARK}.txt`, () => {
    const folder = join(cache, 'npm');
    mkdirSync(folder, { recursive: true });
    const name = `commonmark-spec@${COMMONMARK}`;
    run('npm', ['pack', '--silent', '--pack-destination', folder, name]);
    const archive = readdirSync(folder).find((file) => file === `commonmark-spec-${COMMONMARK}.tgz`);
    return archive && run('tar', ['-xOzf', join(folder, archive), 'package/spec.txt']);
  });
}

async function overHttp(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

/** The package unicode-data of Debian's development suite, into a folder of our own: nothing is installed. */
function fromDebian(path) {
  const folder = join(cache, 'debian');
  const unpacked = join(folder, 'unpacked');
  const file = join(unpacked, 'usr/share/unicode', path);
  if (!existsSync(folder)) {
    for (const part of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, part), { recursive: true });
    const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
    writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${key}] http://deb.debian.org/debian sid main\n`);
    const options = [
      `Dir::Etc::sourcelist=${folder}/sources.list`,
      'Dir::Etc::sourceparts=-',
      `Dir::State::lists=${folder}/lists`,
      `Dir::Cache=${folder}/cache`,
    ].flatMap((option) => ['-o', option]);
    run('apt-get', [...options, '-qq', 'update'], folder);
    run('apt-get', [...options, '-qq', 'download', 'unicode-data'], folder);
    const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (archive) run('dpkg-deb', ['-x', join(folder, archive), unpacked]);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function run(command, words, cwd) {
  const shell = process.platform === 'win32';
  const done = spawnSync(command, words, { encoding: 'utf8', cwd, shell, maxBuffer: 1 << 28 });
  return done.status === 0 ? done.stdout : undefined;
}
