// In: a laid-out page. Out: its text in lines, as they stand on the paper from top to bottom, for tests.
import { apply, IDENTITY, type Matrix, multiply } from '../../base/geometry.ts';
import type { Page, TextPaint } from '../layout/types.ts';

/** A run of glyphs with its place on the page, in points, y downwards at the baseline. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** In order of painting. */
function pageTexts(page: Page): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  for (const item of page.items) {
    if (item.type === 'begin') {
      stack.push(matrix);
      if (item.matrix !== undefined) matrix = multiply(matrix, item.matrix);
    } else if (item.type === 'end') matrix = stack.pop() ?? IDENTITY;
    else if (item.type === 'glyphs') {
      const [x, y] = apply(matrix, item.x, item.y);
      texts.push({ text: textOf(item.text), x, y, width: widthOf(item.text), size: item.text.size });
    }
  }
  return texts;
}

/**
 * Runs whose baselines differ by less than a third of their size make one line; a gap wider than a fifth of it a space,
 * and one wider than two of it, as between columns, three. Soft hyphens are shown as `-`, hard spaces as spaces.
 */
export function pageWords(page: Page): string {
  const lines: { y: number; runs: PlacedText[] }[] = [];
  for (const text of [...pageTexts(page)].sort((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last !== undefined && text.y - last.y < text.size / 3) last.runs.push(text);
    else lines.push({ y: text.y, runs: [text] });
  }
  return lines
    .map(({ runs }) => {
      let line = '';
      let end = 0;
      for (const run of runs.sort((a, b) => a.x - b.x)) {
        const gap = run.x - end;
        if (line !== '') line += gap > 2 * run.size ? '   ' : gap > run.size / 5 && !/\s$/.test(line) ? ' ' : '';
        line += run.text;
        end = run.x + run.width;
      }
      return line
        .replaceAll('\u00ad', '-')
        .replace(/[\u00a0\u202f\u2009]/g, ' ')
        .trimEnd();
    })
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function textOf({ glyphs, rtl }: TextPaint): string {
  const parts = glyphs.map(({ text }) => text);
  return (rtl ? parts.reverse() : parts).join('');
}

function widthOf({ glyphs, adjust, size, scale }: TextPaint): number {
  let width = 0;
  for (let i = 0; i < glyphs.length; i++) width += (glyphs[i]!.advance * size * scale) / 1000 + (adjust?.[i] ?? 0);
  return width;
}
