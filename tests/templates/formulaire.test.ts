// A form as it is printed: true to size, whole fields, heard in order.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it, test } from 'vitest';
import type { Host } from '../../src/base/host.ts';
import { createPressMemory, press } from '../../src/press/press.ts';
import { createHost } from '../../src/project/host.ts';
import { open, tagsOf, textOf } from '../pdf/read.ts';

const MM = 72 / 25.4;
const real = createHost([{ at: '', folder: process.cwd() }]);
const COMMUNE = 'nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n';

async function print(body: string, size: number, head = 'fin: non\n') {
  const files: Readonly<Record<string, string>> = {
    'content/commune.yaml': COMMUNE,
    'content/f.md': `---\ngabarit: formulaire\ntitre: Essai\n${head}---\n\n${body}\n`,
  };
  const host: Host = {
    ...real,
    read: (path, most) => {
      if (files[path] !== undefined) return { ok: true, bytes: new TextEncoder().encode(files[path]) };
      return path.startsWith('content/') ? { ok: false, refusal: 'missing' } : real.read(path, most);
    },
    list: (folder) => (folder.startsWith('content') ? [] : real.list(folder)),
  };
  const job = { path: 'content/f.md', draft: false, edition: undefined, size, language: 'fr', html: false } as const;
  const { papers, diagnostics } = await press(job, host, () => {}, createPressMemory());
  expect(diagnostics.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  return papers[0]!;
}

/** Bounding boxes of what is filled on a page, in mm. */
async function shapes(bytes: Uint8Array, page = 1) {
  const { fnArray, argsArray } = await (await (await open(bytes)).getPage(page)).getOperatorList();
  return fnArray.flatMap((operator, i) => {
    if (operator !== OPS.constructPath) return [];
    const [data] = (argsArray[i] as [number, [Record<string, number>]])[1];
    const numbers = Object.values(data);
    const [xs, ys]: [number[], number[]] = [[], []];
    // A segment is its kind, then its points: 0 moves, 1 draws a line, 4 closes.
    for (let at = 0; at < numbers.length; ) {
      if (numbers[at] === 4) at += 1;
      else {
        xs.push(numbers[at + 1]! / MM);
        ys.push(numbers[at + 2]! / MM);
        at += 3;
      }
    }
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return [{ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }];
  });
}
const near = (value: number, wanted: number, by = 0.1) => Math.abs(value - wanted) < by;

describe.each([16, 24])('at %i points', (size) => {
  it('prints boxes of 8 mm, boxes to tick of 6 mm, lines 10 mm apart', async () => {
    const { bytes } = await print('Code postal : [5]\nOui ? [ ] oui [ ] non\nRemarques : [lignes 4]', size);
    const found = await shapes(bytes);
    const boxes = found.filter(({ width, height }) => near(width, 8) && near(height, 9));
    expect(boxes).toHaveLength(5);
    for (const [i, box] of boxes.slice(1).entries()) expect(near(box.x - boxes[i]!.x, 8)).toBe(true);
    expect(found.filter(({ width, height }) => near(width, 6) && near(height, 6))).toHaveLength(2);
    const rules = found.filter(({ width, height }) => near(width, 174, 1) && near(height, 0.3)).slice(-4);
    expect(rules).toHaveLength(4);
    for (const [i, rule] of rules.slice(1).entries()) expect(near(rule.y - rules[i]!.y, 10)).toBe(true);
  });
});

test('boxes that do not fit the line go on below by groups, within the margins', async () => {
  const { bytes } = await print('Compte bancaire : [27 par 4]', 16);
  const boxes = (await shapes(bytes)).filter(({ width, height }) => near(width, 8) && near(height, 9));
  const rows = new Map<number, number>();
  for (const { y } of boxes) rows.set(Math.round(y), (rows.get(Math.round(y)) ?? 0) + 1);
  expect([...rows.values()].reduce((sum, count) => sum + count, 0)).toBe(27);
  for (const count of [...rows.values()].slice(0, -1)) expect(count % 4).toBe(0);
  expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThan(192.1);
});

test('no field is cut by a page', async () => {
  const body = Array.from({ length: 9 }, (_, i) => `Nom ${i} : [____]\nRemarque ${i} : [lignes 5]\nCode ${i} : [5]`);
  const { bytes, pages } = await print(body.join('\n\n'), 16);
  expect(pages).toBeGreaterThan(2);
  for (let page = 1; page <= pages; page++) {
    const found = await shapes(bytes, page);
    const rules = found.filter(({ width, height, y }) => near(width, 174, 1) && near(height, 0.3) && y > 20);
    const words = await textOf(bytes, page);
    // The five lines stand on the page of their name, and so do its boxes.
    const named = (word: string) => words.match(new RegExp(`${word} \\d`, 'g'))?.length ?? 0;
    expect(rules.filter(({ x }) => near(x, 18)).length).toBe(5 * named('Remarque'));
    expect(found.filter(({ width, height }) => near(width, 8) && near(height, 9)).length).toBe(5 * named('Code'));
  }
});

test('who listens hears the name, then the field', async () => {
  const { bytes } = await print('Code postal : [5]\nOui ? [ ] oui [ ] non\n\n[date] [signature]', 16);
  const tags = await tagsOf(bytes);
  expect(tags.slice(tags.indexOf('alt=5') - 40)).toMatch(
    /P\n\s+•\n\s+Figure alt=5 cases à remplir\n\s+•\n\s+P\n\s+•\n\s+Figure alt=case à cocher\n\s+•\n\s+•\n\s+Figure alt=case à cocher/,
  );
  expect(tags.replace(/[\u00a0\u202f]/g, ' ')).toContain(
    'Figure alt=à remplir : jour, 2 cases ; mois, 2 cases ; année, 4 cases',
  );
  expect(tags).toContain('Figure alt=cadre pour signer');
  expect((await textOf(bytes)).replace(/\s+/g, ' ')).toContain('Code postal : Oui ? oui non Date');
});
