// A printer's preflight: inks, faces, and what stands too near, too thin, too inked, found on the sheets themselves.
import { expect, test } from 'vitest';
import type { Colour } from '../../../src/base/colour.ts';
import { type Rect, rectPath } from '../../../src/base/geometry.ts';
import type { DisplayItem } from '../../../src/typesetter/layout/types.ts';
import { inspectSheets } from '../../../src/typesetter/paint/inspect.ts';
import { type Plates, USUAL_PLATES } from '../../../src/typesetter/paint/plates.ts';
import { printer } from '../../../src/typesetter/sheets/printer.ts';
import { artifact, glyphs, page } from '../../pdf/fake.ts';

const cmyk = (c: number, m: number, y: number, k: number): Colour => ({ space: 'cmyk', c, m, y, k, alpha: 1 });
const black = cmyk(0, 0, 0, 1);
const fill = (rect: Rect, paint: Colour): DisplayItem => ({
  type: 'fill',
  path: rectPath(rect),
  paint,
  rule: 'nonzero',
  mark: artifact,
});
const WHOLE = { x: 0, y: 0, width: 300, height: 400 };

function inspect(items: readonly DisplayItem[], plates: Plates = USUAL_PLATES, unprintable = 0) {
  const sheets = printer([page(1, items)], { bleed: 8, offset: 8, marks: ['crop', 'cross', 'bars'] });
  return inspectSheets(sheets, new Map(), { plates, safety: 14, unprintable });
}
const told = (items: readonly DisplayItem[], plates?: Plates, unprintable?: number) =>
  inspect(items, plates, unprintable).findings.map(({ type, value }) => `${type} ${Math.round(value * 100) / 100}`);

test('coverage of each ink in the trim; what is painted over is gone, and marks do not count', () => {
  const { inks, sheets } = inspect([
    fill(WHOLE, cmyk(0, 0.4, 0, 0)),
    fill({ ...WHOLE, width: 150 }, cmyk(1, 0, 0, 0.5)),
    fill({ ...WHOLE, height: 100 }, { ...black, alpha: 0.5 }),
  ]);
  expect(inks).toEqual(['cyan', 'magenta', 'jaune', 'noir']);
  const [c, m, y, k] = sheets[0]!.coverage;
  expect(c).toBeCloseTo(0.5 * (0.75 + 0.25 * 0.5), 1);
  expect(m).toBeCloseTo(0.5 * 0.4 * (0.75 + 0.25 * 0.5), 1);
  expect(y).toBe(0);
  expect(k).toBeCloseTo(0.25 * (0.5 * 0.75 + 0.5 * 0.5) + 0.75 * 0.25, 1);
  expect(sheets[0]!.most).toBeCloseTo(1.5, 1);
});

test('a ring has a hole by its winding, or by even and odd', () => {
  const ring = [...rectPath(WHOLE), ...rectPath({ x: 75, y: 100, width: 150, height: 200 })];
  const covered = (rule: 'nonzero' | 'evenodd') =>
    inspect([{ type: 'fill', path: ring, paint: black, rule, mark: artifact }]).sheets[0]!.coverage[3];
  expect(covered('nonzero')).toBeCloseTo(1, 2);
  expect(covered('evenodd')).toBeCloseTo(0.75, 1);
});

test('text near the trim, cut by it, or where the machine does not reach', () => {
  expect(told([glyphs('loin', 20, 200, artifact, 10, black)])).toEqual([]);
  expect(told([glyphs('près', 5, 200, artifact, 10, black), glyphs('loin', 20, 200, artifact, 10, black)])).toEqual([
    'near-trim 5',
  ]);
  expect(told([glyphs('coupé', -2, 200, artifact, 10, black)])).toEqual(['near-trim -2']);
  expect(told([glyphs('près', 5, 200, artifact, 10, black)], USUAL_PLATES, 10)).toEqual(['not-printable 5']);
});

test('rules thinner than a press holds, text in several inks, more ink than dries', () => {
  const rule = (width: number): DisplayItem => ({
    type: 'stroke',
    path: [
      ['M', 20, 100],
      ['L', 200, 100],
    ],
    colour: black,
    width,
    dash: [],
    cap: 'butt',
    join: 'miter',
    mark: artifact,
  });
  expect(told([rule(0.25)])).toEqual([]);
  expect(told([rule(0.1)])).toEqual(['thin-rule 0.1']);
  expect(told([fill({ x: 20, y: 20, width: 100, height: 0.2 }, black)])).toEqual(['thin-rule 0.2']);
  const halved: DisplayItem = { type: 'begin', matrix: [0.5, 0, 0, 0.5, 50, 50] };
  expect(told([halved, rule(0.3), { type: 'end' }])).toEqual(['thin-rule 0.15']);
  expect(told([glyphs('petit', 50, 200, artifact, 7, cmyk(0, 1, 1, 0))])).toEqual(['small-colour-text 7']);
  expect(told([glyphs('petit', 50, 200, artifact, 7, black)])).toEqual([]);
  expect(told([fill(WHOLE, cmyk(1, 1, 1, 0.2))])).toEqual(['too-much-ink 3.2']);
});

test('a ground that ends at the trim is told where it could not be carried on, and white is no ground', () => {
  const turned: DisplayItem = { type: 'begin', matrix: [1, 0, 0, 1, 100, 0] };
  const atEdge = (paint: Colour) => [
    turned,
    fill({ x: 0, y: 50, width: 200, height: 80 }, paint),
    { type: 'end' } as const,
  ];
  expect(told(atEdge(black))).toEqual(['stops-at-trim 0']);
  expect(told(atEdge(cmyk(0, 0, 0, 0)))).toEqual([]);
  expect(told([fill({ x: 100, y: 50, width: 200, height: 80 }, black)])).toEqual([]);
});

test('the inks of a job are those of its plates; faces are told once', () => {
  const second = { name: 'rouge', r: 0.6, g: 0.16, b: 0.05 };
  const items = [
    fill({ ...WHOLE, width: 150 }, { space: 'rgb', ...second, alpha: 1 }),
    glyphs('a', 50, 50, artifact, 10, black),
  ];
  const job = inspect(items, { ...USUAL_PLATES, key: 'job', job: { second } });
  expect(job.inks).toEqual(['noir', 'rouge']);
  expect(job.sheets[0]!.coverage[1]).toBeCloseTo(0.5, 1);
  expect(job.faces).toEqual(['AtkinsonHyperlegibleNext-Regular']);
  expect(inspect(items, { ...USUAL_PLATES, key: 'plate', job: { second, plate: 'second' } }).inks).toEqual(['rouge']);
});
