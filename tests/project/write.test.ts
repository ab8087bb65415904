// A PDF is written whole or not at all; what killed runs left is cleared away.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeLeftovers, writeWhole } from '../../src/project/write.ts';

const temporary = () => mkdtempSync(join(tmpdir(), 'tambour-'));

test('a file is written in a folder that did not exist, over the old one, and leaves nothing beside', () => {
  const file = join(temporary(), 'a', 'b.pdf');
  expect(writeWhole(file, Buffer.from('un'))).toEqual({ ok: true });
  expect(writeWhole(file, Buffer.from('deux'))).toEqual({ ok: true });
  expect(readFileSync(file, 'utf8')).toBe('deux');
  expect(readdirSync(join(file, '..'))).toEqual(['b.pdf']);
});

test('a place that cannot be written to is a value, and the old file stays', () => {
  const folder = temporary();
  mkdirSync(join(folder, 'b.pdf'));
  expect(writeWhole(join(folder, 'b.pdf'), Buffer.from('x'))).toMatchObject({ ok: false });
  writeFileSync(join(folder, 'fichier'), '');
  expect(writeWhole(join(folder, 'fichier', 'c.pdf'), Buffer.from('x'))).toMatchObject({ ok: false, busy: false });
  expect(readdirSync(folder).sort()).toEqual(['b.pdf', 'fichier']);
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a folder without rights says so', () => {
  const folder = temporary();
  chmodSync(folder, 0o500);
  expect(writeWhole(join(folder, 'c.pdf'), Buffer.from('x'))).toMatchObject({ ok: false, busy: false });
});

test('leftovers of dead runs go, those of a living one stay, other files are not touched', () => {
  const folder = temporary();
  mkdirSync(join(folder, 'journal'));
  const dead = join(folder, 'journal', '.tambour-999999999-a.pdf.tmp');
  const living = join(folder, `.tambour-${process.ppid}-a.pdf.tmp`);
  const other = join(folder, 'a.tmp');
  for (const file of [dead, living, other]) writeFileSync(file, '');
  removeLeftovers(folder);
  expect([dead, living, other].map((file) => existsSync(file))).toEqual([false, true, true]);
});
