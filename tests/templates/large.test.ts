// Large type as domain practice asks for it: nothing smaller than the text, ragged, unhyphenated lines of at most seventy signs, air between them.
import { describe, expect, it, test } from 'vitest';
import type { Diagnostic } from '../../src/base/diagnostic.ts';
import { reporter } from '../../src/base/diagnostic.ts';
import { smallTypes } from '../../src/check/small-type.ts';
import { tagsOf } from '../../src/check/tags.ts';
import { xHeights } from '../../src/check/x-height.ts';
import { templateNames } from '../../src/editorial/templates/load.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import type { Fragment, LaidOut } from '../../src/typesetter/layout/types.ts';
import { typeset } from '../../src/typesetter/typeset.ts';
import { print, real, sample } from './sample.ts';

/** Both checks of large type. */
function toldOf(laidOut: LaidOut): readonly string[] {
  const diagnostics: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => diagnostics.push(diagnostic));
  const about = { file: 'a.md', data: {}, commune: {} };
  smallTypes(laidOut, about, report);
  xHeights(laidOut, about, report);
  return diagnostics.map(({ message, place }) => `${place?.line} ${message}`);
}

test('a caption, a folio, a note smaller than the text are told once for each size; ordinals and dots are not', () => {
  const html = (
    css: string,
  ) => `<html style="font: 20pt Texte"><style>@page { @bottom-left { content: "Page"; font-size: 9pt } }
sup { vertical-align: super; font-size: 12pt } .n { float: footnote; font-size: 14pt } i { font-size: 4pt } ${css}</style>
<p>Le 1<sup>er</sup> mai<i> •</i><span class="n">Note</span></p>
<figure><figcaption>Le marché</figcaption></figure><p style="font-size:20pt">ici<b>H</b></p></html>`;
  const laidOut = (css: string) =>
    typeset(html(css), 'a.html', { host: real, report: () => {}, packagedFaces: PACKAGED_FACES });
  expect(toldOf(laidOut('figcaption, b { font-size: .8em }'))).toEqual([
    '4 « Le marché », page 1, est en lettres de 16 points, plus petites que le texte (20)',
    '3 « 1. », page 1, est en lettres de 14 points, plus petites que le texte (20)',
    '1 « Page », page 1, est en lettres de 9 points, plus petites que le texte (20)',
  ]);
  expect(toldOf(laidOut('figcaption { font-size: .985em } .n { font-size: 1em }'))).toHaveLength(1);
});

test('a face whose small letters are low is told, with the size and the size-adjust that mend it', () => {
  const told = (css: string) => {
    const html = `<html style="font: 20pt Petit"><style>@font-face { font-family: Petit; src: url(templates/base/fonts/AtkinsonHyperlegibleNext_400Regular.ttf); ${css} }</style><p>Le marché de Noël`;
    const diagnostics: Diagnostic[] = [];
    const report = reporter('fr', (diagnostic) => diagnostics.push(diagnostic));
    const laidOut = typeset(html, 'a.html', { host: real, report, packagedFaces: PACKAGED_FACES });
    xHeights(laidOut, { file: 'a.md', data: {}, commune: {} }, report);
    return diagnostics.map(({ message, hints }) => `${message} | ${hints.join()}`);
  };
  expect(told('')).toEqual([]);
  const low = told('size-adjust: 80%');
  expect(low).toHaveLength(1);
  const [, height, adjust, size] = /que ([\d,]+) mm[^|]*\| .*size-adjust: (\d+)%.*taille: ([\d,]+)/.exec(low[0]!)!;
  expect(Number(height!.replace(',', '.'))).toBeLessThan((2.3 * 20) / 14);
  // What it advises is enough, and not much more.
  expect(told(`size-adjust: ${adjust}%`)).toEqual([]);
  expect(told(`size-adjust: ${Number(adjust) - 3}%`)).toHaveLength(1);
  expect(Number(size!.replace(',', '.'))).toBeCloseTo((20 * Number(adjust)) / 80, 0);
});

interface Line {
  readonly text: string;
  readonly size: number;
  readonly height: number;
  readonly align: string;
}
function linesOf(laidOut: LaidOut): readonly Line[] {
  const lines: Line[] = [];
  const visit = (fragment: Fragment) => {
    if (fragment.type === 'line') {
      const texts = fragment.children.flatMap(function deep(one: Fragment): readonly Fragment[] {
        return one.text ? [one] : one.children.flatMap(deep);
      });
      const text = texts.flatMap((one) => one.text?.glyphs.map((glyph) => glyph.text) ?? []).join('');
      const size = Math.max(0, ...texts.map((one) => one.text?.size ?? 0));
      lines.push({ text, size, height: fragment.height, align: fragment.style.textAlign });
    } else fragment.children.forEach(visit);
  };
  for (const { content, footnotes } of laidOut.pages) [...content, ...footnotes].forEach(visit);
  return lines;
}

/** They are drawn for their paper, not set at a reader's size. */
const DRAWN: ReadonlySet<string> = new Set(['tailles', 'affiche', 'carte', 'etiquette', 'ticket', 'depliant']);

/** A panel of a leaflet holds three or four words a line in large type. */
const leastSigns = (name: string) => (name === 'depliant' ? 8 : 20);

describe.each(templateNames(real).map((name) => [name]))('%s', (name) => {
  it.each([18, 20, 24, 28])('at %i points', (size) => {
    const { laidOut, diagnostics } = print(sample(name), 'content/essai/index.md', size);
    expect(diagnostics).toEqual([]);
    expect(toldOf(laidOut)).toEqual([]);
    const grows = !DRAWN.has(name);
    const text = linesOf(laidOut).filter(
      (line) => Math.abs(line.size - size) < 0.01 && line.text.length > leastSigns(name),
    );
    if (!grows) return;
    expect(text.length).toBeGreaterThan(5);
    for (const { text: words, height, align } of text) {
      expect([...words].length, words).toBeLessThanOrEqual(70);
      expect(height / size, words).toBeGreaterThanOrEqual(1.25);
      expect(align).not.toBe('justify');
      expect(words).not.toMatch(/[\u00ad\u2010]$/);
    }
  });
});

test('a table with too many columns for the size becomes blocks of « head : value »', () => {
  const body = '| Jour | Matin | Après-midi |\n| --- | --- | --- |\n| Mardi | Fermé | 14 h – 18 h |\n';
  const words = (size: number) =>
    print({ 'content/g.md': `---\ngabarit: guide\ntitre: Voter\n---\n${body}` }, 'content/g.md', size)
      .pages.join('\n')
      .replace(/[\u00a0\u202f]/g, ' ');
  expect(words(24)).toMatch(/Jour[\s\S]*Matin[\s\S]*Mardi/);
  expect(words(24)).not.toContain('Matin :');
  // Who hears it still has a table with its heads.
  const { laidOut } = print({ 'content/g.md': `---\ngabarit: guide\ntitre: Voter\n---\n${body}` }, 'content/g.md', 28);
  const rows = [...tagsOf(laidOut.tags)].filter(({ role }) => role === 'TR');
  const roles = rows.map(({ children }) => children.map((one) => (one.type === 'tag' ? one.role : '')).join(' '));
  expect(roles).toEqual(['TH TH TH', 'TD TD TD']);
  expect(words(28)).toMatch(/Mardi\s+Matin : Fermé\s+Après-midi : 14 h – 18 h/);
});
