// A file held by another program, as Windows has it: waited for a moment, then told.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

const locked = vi.hoisted(() => ({ times: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const renameSync = (from: string, to: string) => {
    if (locked.times-- > 0) throw Object.assign(new Error('busy'), { code: 'EPERM' });
    real.renameSync(from, to);
  };
  return { ...real, renameSync };
});
const { writeWhole } = await import('../../src/project/write.ts');

const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file held for a moment is written all the same', () => {
  locked.times = 3;
  expect(writeWhole(join(folder, 'a.pdf'), Buffer.from('neuf'))).toEqual({ ok: true });
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('neuf');
});

test('one that stays open keeps yesterday’s bytes, and nothing is left beside', () => {
  locked.times = 100;
  expect(writeWhole(join(folder, 'a.pdf'), Buffer.from('demain'))).toMatchObject({ ok: false, busy: true });
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('neuf');
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});
