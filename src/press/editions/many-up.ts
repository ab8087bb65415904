// In: small pages: a card with its back, a label for each row of a table. Out: the paper that holds many of them on a sheet.

import type { Report } from '../../base/diagnostic.ts';
import type { Size } from '../../base/geometry.ts';
import { MM } from '../../base/length.ts';
import type { Place } from '../../base/place.ts';
import { nearest } from '../../editorial/content/nearest.ts';
import type { Page } from '../../typesetter/layout/types.ts';
import { LABEL_SHEETS, labelSheetName } from '../../typesetter/sheets/label-sheets.ts';
import { centred, type Grid, largestGrid, manyUp, type Piece } from '../../typesetter/sheets/many-up.ts';
import { noRoomForPiece, piecesOffSheet, unknownLabelSheet, wrongSetting } from '../rules.ts';
import type { Kind } from './types.ts';

const A4 = { width: 210 * MM, height: 297 * MM };
const PAPERS: Readonly<Record<string, Size>> = { A4, A3: { width: 297 * MM, height: 420 * MM } };
const GRID_KEYS = ['colonnes', 'rangees', 'largeur', 'hauteur', 'marges', 'gouttieres'];
/** Copies of one piece, so that a number with a zero too many ends. */
const MOST_COPIES = 10_000;

export const MANY_UP: Kind = {
  paid: 'nobody',
  options: [
    'planche',
    'feuille',
    'marge',
    'gouttiere',
    'exemplaires',
    'depart',
    'recto-verso',
    'dos',
    'ordre',
    'reperes',
  ],
  make: ({ options }, { report, place }) => {
    const ask = settings(options, report, place);
    const paper = PAPERS[ask.choice('feuille', ['A4', 'A3'])]!;
    const [margin = 0] = ask.lengths('marge', [10], 1);
    const [across = 0, down = across] = ask.lengths('gouttiere', [0], 2);
    const stock = stockGrid(options.planche, paper, report, place);
    const first = ask.count('depart', 1, stock ? stock.columns * stock.rows : 1000) - 1;
    const copies = options.exemplaires === undefined ? undefined : ask.count('exemplaires', 1, MOST_COPIES);
    const turn = ask.choice('recto-verso', ['bord-long', 'bord-court']) === 'bord-court' ? 'short' : 'long';
    const order = ask.choice('ordre', ['rangee', 'pile']) === 'pile' ? 'pile' : 'row';
    const backs = ask.choice('dos', ['non', 'oui']) === 'oui';
    const outlined = ask.choice('reperes', ['non', 'oui']) === 'oui';
    return {
      ...(stock && { layout: { css: pageSize(stock.piece) } }),
      papers: async ({ laidOut, composed, print, report: tell }) => {
        const pieces = piecesOf(laidOut.pages, backs);
        const [{ front }] = pieces[0] ? [pieces[0]] : [{ front: undefined }];
        if (!front) return [];
        const grid = stock ?? largestGrid(paper, front.trim, margin, { width: across, height: down });
        if (!grid) {
          tell(noRoomForPiece, { ...millimetres(front.trim), margin: margin / MM }, { place });
          return [];
        }
        const each = grid.columns * grid.rows;
        const personal = Array.isArray(composed.data.lignes) && composed.data.lignes.length > 0;
        const times = copies ?? (personal || pieces.length > 1 ? 1 : each - (first % each));
        const repeated = pieces.flatMap((piece) => Array.from({ length: times }, () => piece));
        const sheets = manyUp(repeated, grid, { first: first % each, turn, order, outlined, cut: !stock });
        const oneSided = !pieces.some(({ back }) => back);
        return [await print(sheets, { tagged: false, colour: 'screen', ppi: 300 }, { oneSided })];
      },
    };
  },
};

/** A page named `verso` is the back of the one before; with `both`, every second page is. */
export function piecesOf(pages: readonly Page[], both: boolean): readonly Piece[] {
  const pieces: { front: Page; back?: Page }[] = [];
  for (const page of pages) {
    if (page.blank) continue;
    const last = pieces.at(-1);
    if (last && !last.back && (both || page.name === 'verso')) last.back = page;
    else pieces.push({ front: page });
  }
  return pieces;
}

const pageSize = ({ width, height }: Size) =>
  `@page { size: ${(width / MM).toFixed(3)}mm ${(height / MM).toFixed(3)}mm !important }`;

const millimetres = ({ width, height }: Size) => ({ width: width / MM, height: height / MM });

/** What `planche:` names or describes; undefined when pieces are cut from plain paper. */
function stockGrid(asked: unknown, paper: Size, report: Report, place: Place | undefined): Grid | undefined {
  if (asked === undefined) return undefined;
  if (typeof asked !== 'object' || asked === null) {
    const name = labelSheetName(String(asked));
    if (name === undefined) {
      const all = Object.keys(LABEL_SHEETS);
      report(unknownLabelSheet, { name: String(asked), near: nearest(String(asked), all), all }, { place });
      return undefined;
    }
    const { columns, rows, gutter, ...size } = LABEL_SHEETS[name]!;
    const piece = { width: size.width * MM, height: size.height * MM };
    const step = { width: piece.width + gutter * MM, height: piece.height };
    return { paper: A4, piece, columns, rows, step, ...centred(A4, columns, rows, piece, step) };
  }
  const options = asked as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(options))
    if (!GRID_KEYS.includes(key))
      report(wrongSetting, { key, text: String(options[key]), wanted: GRID_KEYS.join(', ') }, { place });
  const ask = settings(options, report, place);
  const [columns, rows] = [ask.count('colonnes', 1, 50), ask.count('rangees', 1, 50)];
  const [width = 0] = ask.lengths('largeur', [63.5], 1);
  const [height = 0] = ask.lengths('hauteur', [38.1], 1);
  const [across = 0, down = across] = ask.lengths('gouttieres', [0], 2);
  const piece = { width, height };
  const step = { width: width + across, height: height + down };
  const middle = centred(paper, columns, rows, piece, step);
  const [top = middle.y, left = options.marges === undefined ? middle.x : top] = ask.lengths('marges', [], 2);
  const grid: Grid = { paper, piece, columns, rows, step, x: left, y: top };
  const beyond = (from: number, to: number, whole: number) => Math.max(0, -from) + Math.max(0, to - whole);
  const over = Math.max(
    beyond(left, left + (columns - 1) * step.width + width, paper.width),
    beyond(top, top + (rows - 1) * step.height + height, paper.height),
  );
  // A tenth of a millimetre is how measures were rounded.
  if (over <= 0.1 * MM) return grid;
  report(piecesOffSheet, { over: over / MM }, { place });
  return undefined;
}

/** Reads settings; one that cannot be is told, and has its default. Lengths come in points. */
function settings(options: Readonly<Record<string, unknown>>, report: Report, place: Place | undefined) {
  const wrong = (key: string, wanted: string) =>
    report(wrongSetting, { key, text: String(options[key]), wanted }, { place });
  return {
    choice(key: string, all: readonly [string, ...string[]]): string {
      const given = options[key];
      const text = given === true ? 'oui' : given === false ? 'non' : String(given ?? all[0]);
      const found = all.find((one) => one.toLowerCase() === text.trim().toLowerCase());
      if (found === undefined) wrong(key, all.join(', '));
      return found ?? all[0];
    },
    count(key: string, least: number, most: number): number {
      const text = String(options[key] ?? least).trim();
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      if (value >= least && value <= most) return value;
      wrong(key, `${least} – ${most}`);
      return least;
    },
    /** One to `most` lengths: `15,15 mm 7,2 mm`. */
    lengths(key: string, otherwise: readonly number[], most: number): readonly number[] {
      const points = (values: readonly number[]) => values.map((value) => value * MM);
      const given = options[key];
      if (given === undefined) return points(otherwise);
      const text = String(given).trim();
      const found = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*(mm|cm)?(?:\s+|$)/g)];
      const whole = found.reduce((sum, [one]) => sum + one.length, 0) === text.length;
      const values = found.map(([, digits, unit]) => Number(digits!.replace(',', '.')) * (unit === 'cm' ? 10 : 1));
      if (whole && values.length > 0 && values.length <= most && values.every((value) => value <= 420))
        return points(values);
      wrong(key, most === 1 ? '10 mm' : '5 mm, 5 mm 2,5 mm');
      return points(otherwise);
    },
  };
}
