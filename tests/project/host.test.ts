// The door to files: what lies outside the roots is refused, the commune's own come first, accents match in either form.
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reporter } from '../../src/base/diagnostic.ts';
import { notingHost } from '../../src/project/asked.ts';
import { discover } from '../../src/project/discover.ts';
import { createHost } from '../../src/project/host.ts';

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'tambour-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
const text = (result: ReturnType<ReturnType<typeof createHost>['read']>) =>
  result.ok ? Buffer.from(result.bytes).toString() : result.refusal;

test('two mounts: the first gives the file, both give their names', () => {
  const root = tree({
    'own/guide/style.css': 'own',
    'shipped/guide/style.css': 'shipped',
    'shipped/guide/template.hbs': 'x',
  });
  const host = createHost([
    { at: 'templates', folder: join(root, 'own') },
    { at: 'templates', folder: join(root, 'shipped') },
  ]);
  expect(text(host.read('templates/guide/style.css'))).toBe('own');
  expect(text(host.read('templates/guide/template.hbs'))).toBe('x');
  expect(host.list('templates/guide').map(({ name }) => name)).toEqual(['style.css', 'template.hbs']);
});

test.skipIf(process.platform === 'win32')('a symbolic link may not leave the root; nor may a path', () => {
  const root = tree({ 'secret.txt': 'secret', 'content/a.md': 'a' });
  symlinkSync(join(root, 'secret.txt'), join(root, 'content', 'b.md'));
  symlinkSync(join(root, 'content', 'a.md'), join(root, 'content', 'c.md'));
  const host = createHost([{ at: 'content', folder: join(root, 'content') }]);
  expect(text(host.read('content/b.md'))).toBe('outside');
  expect(text(host.read('content/c.md'))).toBe('a');
  expect(text(host.read('content/../secret.txt'))).toBe('outside');
  expect(text(host.read('secret.txt'))).toBe('missing');
  expect(text(host.read('content'))).toBe('folder');
  expect(text(host.read('content/a.md', 0))).toBe('too-large');
});

test('names with accents are found in either form', () => {
  const root = tree({ 'content/e\u0301te\u0301/n\u0303.svg': 'x', 'content/été2.svg': 'y' });
  const host = createHost([{ at: 'content', folder: join(root, 'content') }]);
  expect(text(host.read('content/été/ñ.svg'))).toBe('x');
  expect(text(host.read('content/e\u0301te\u03012.svg'))).toBe('y');
  expect(host.list('content').map(({ name }) => name)).toEqual(['été', 'été2.svg']);
});

test('a noting host tells what was asked for, there or not', () => {
  const host = createHost([{ at: 'content', folder: join(tree({ 'content/a.md': '' }), 'content') }]);
  const { host: noting, notes } = notingHost(host, false);
  noting.read('content/b.md');
  noting.list('content');
  expect(notes.read()).toEqual(['content/b.md', 'content/']);
});

test('publications: folders with index.md are one; hidden, private and readme files are none; one output, one publication', () => {
  const root = tree({
    'content/LISEZMOI.md': '',
    'content/guides/carte.md': '',
    'content/guides/carte/index.md': '',
    'content/guides/_idee.md': '',
    'content/guides/.carte.md': '',
    'content/journal/12/index.md': '',
    'content/journal/12/01-a.md': '',
  });
  const told: string[] = [];
  const report = reporter('fr', ({ rule, place }) => told.push(`${rule} ${place?.file}`));
  const found = discover(createHost([{ at: 'content', folder: join(root, 'content') }]), report);
  expect(found).toEqual(['content/guides/carte/index.md', 'content/journal/12/index.md']);
  expect(told).toEqual(['same-output content/guides/carte.md']);
});
