// The page on which a reader chooses: true sizes, a true ruler, the contrasts as editions print them; and its command.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contrastSheet } from '../../src/editorial/templates/contrast.ts';
import { openProject } from '../../src/project/project.ts';
import { sizeChart } from '../../src/project/size-chart.ts';
import { textsOnGrounds } from './grounds.ts';
import { print, sample } from './sample.ts';

const MM = 72 / 25.4;
const { laidOut, pages } = print(sample('tailles'), 'content/essai/index.md');

test('one sentence at each size, on two pages, whatever `taille` the commune has', () => {
  expect(pages).toHaveLength(2);
  expect(print(sample('tailles'), 'content/essai/index.md', 28).pages).toEqual(pages);
  const sizes = laidOut.pages[0]!.items.flatMap((item) =>
    item.type === 'glyphs' &&
    item.text.glyphs
      .map(({ text }) => text)
      .join('')
      .startsWith('Rendez-vous')
      ? [item.text.size]
      : [],
  );
  expect(sizes).toEqual([14, 16, 18, 20, 24, 28, 32]);
});

test('the mark beside a size is as high as its x; the ruler is 50 mm', () => {
  const boxes = (page: number) =>
    laidOut.pages[page]!.items.flatMap((item) => {
      if (item.type !== 'fill') return [];
      const points = item.path.filter(([verb]) => verb !== 'Z') as readonly (readonly [string, number, number])[];
      const [xs, ys] = [points.map(([, x]) => x), points.map(([, , y]) => y)];
      return [{ width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }];
    });
  const marks = boxes(0).filter(({ width }) => Math.abs(width - 0.6 * MM) < 0.01);
  expect(marks).toHaveLength(7);
  for (const [i, size] of [14, 16, 18, 20, 24, 28, 32].entries())
    expect(marks[i]!.height / size).toBeCloseTo(marks[0]!.height / 14, 2);
  // Atkinson Hyperlegible Next keeps what clear print asks of its 14 points.
  expect(marks[0]!.height / MM).toBeGreaterThan(2.3);
  expect(boxes(1).some(({ width }) => Math.abs(width - 50 * MM) < 0.1 * MM)).toBe(true);
});

test('its samples of contrast are in the colours of the editions', () => {
  const css = readFileSync('templates/tailles/style.css', 'utf8');
  const value = (mode: 'fort' | 'inverse', name: string) =>
    new RegExp(`--${name}: (#\\w+)`).exec(contrastSheet(mode))?.[1];
  for (const mode of ['fort', 'inverse'] as const) {
    const rule = new RegExp(`\\.contraste\\.${mode} \\{ background: (#\\w+); color: (#\\w+)`).exec(css);
    expect([rule?.[1], rule?.[2]]).toEqual([value(mode, 'paper'), value(mode, 'ink')]);
    expect(css).toContain(`.contraste.${mode} .titre-essai { color: ${value(mode, 'accent')}; }`);
  }
  expect(textsOnGrounds(laidOut.pages[1]!).length).toBeGreaterThan(10);
});

test('tambour size-chart writes out/tailles.pdf', async () => {
  const out = mkdtempSync(join(tmpdir(), 'tailles-'));
  try {
    const project = openProject({ out }, process.cwd())!;
    const { pages: count, file, diagnostics } = await sizeChart(project, 'fr', 60);
    expect(diagnostics).toEqual([]);
    expect(count).toBe(2);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
