// In: a poster. Out: the paper that an office prints it on: small sheets to cut and glue, after a plan that tells how.
import { MM } from '../../base/length.ts';
import { escapeHtml } from '../../editorial/templates/french.ts';
import type { Page } from '../../typesetter/layout/types.ts';
import { impose } from '../../typesetter/sheets/impose.ts';
import { type MosaicPlan, mosaic, planMosaic, RING, tileName } from '../../typesetter/sheets/mosaic.ts';
import type { Sheet } from '../../typesetter/sheets/types.ts';
import { tooManySheets, wrongMeasure } from '../rules.ts';
import { millimetres } from './measures.ts';
import type { Kind } from './types.ts';

const PAPERS = { A4: { width: 210 * MM, height: 297 * MM }, A3: { width: 297 * MM, height: 420 * MM } } as const;
/** More is a day's work with scissors. */
const MOST_SHEETS = 40;

export const MOSAIC: Kind = {
  options: ['feuille', 'recouvrement', 'marge'],
  make: ({ options }, { report, place }) => {
    const measure = (key: string, fallback: number, most: number): number => {
      const value = millimetres(options[key], fallback);
      if (value !== undefined && value >= 0 && value <= most) return value * MM;
      report(wrongMeasure, { key, text: String(options[key]), least: 0, most }, { place });
      return fallback * MM;
    };
    const name = String(options.feuille ?? 'A4').toUpperCase();
    const known = name === 'A4' || name === 'A3';
    if (!known) report(wrongMeasure, { key: 'feuille', text: name, all: ['A4', 'A3'] }, { place });
    const sheet = known ? name : 'A4';
    const chosen = {
      paper: PAPERS[sheet],
      overlap: measure('recouvrement', 10, 60),
      margin: measure('marge', 5, 20),
    };
    return {
      papers: async ({ laidOut, typeset, print, report: tell, edition }) => {
        const sheets = laidOut.pages.flatMap((poster): readonly Sheet[] => {
          const plan = planMosaic(poster.trim, chosen);
          const count = plan.tiles.length;
          if (count > MOST_SHEETS) {
            tell(tooManySheets, { count, sheet, most: MOST_SHEETS }, { place: edition.place });
            return [];
          }
          const labels = typeset(labelsHtml(plan)).pages.map(foreign);
          return [assembly(poster, typeset(planHtml(poster, plan, sheet)).pages[0]), ...mosaic(poster, plan, labels)];
        });
        if (sheets.length === 0) return [];
        return [await print(sheets, { tagged: false, colour: 'screen', ppi: 200 }, { oneSided: true })];
      },
    };
  },
};

/** No page of the publication: bookmarks do not lead to it. */
const foreign = (page: Page): Page => ({ ...page, number: 0 });

const HEAD = '<meta charset="utf-8"><link rel="stylesheet" href="base/base.css">';

/** One small page for each tile: its name, and what it is glued to. */
function labelsHtml({ tiles, columns, rows }: MosaicPlan): string {
  const text = tiles.map((tile) => {
    const { column, row } = tile;
    const onto = [
      ...(column > 0 ? [tileName({ column: column - 1, row })] : []),
      ...(row > 0 ? [tileName({ column, row: row - 1 })] : []),
    ];
    const next = column < columns - 1 || row < rows - 1 ? '' : ' Dernière feuille.';
    const glue = onto.length > 0 ? `Se colle sur ${onto.join(' et ')}.` : 'Première feuille.';
    return `<p><b>${tileName(tile)}</b> ${glue}${next}</p>`;
  });
  const size = `size: 90mm ${RING / MM - 1}mm; margin: 0`;
  return `<!doctype html><html lang="fr"><head><title>Repères</title>${HEAD}<style>@page { ${size} } html { font-size: 11pt } p, b { line-height: 16pt } p { break-before: page } p + p { margin: 0 } p:first-child { break-before: auto } b { font-size: 16pt }</style></head><body>${text.join('')}</body></html>`;
}

/** The miniature stands in a box of this size, in millimetres from the sheet's corner. */
const BOX = { x: 18, y: 52, width: 174, height: 150 } as const;

function miniature({ trim }: Page): { readonly scale: number; readonly x: number; readonly y: number } {
  const scale = Math.min((BOX.width * MM) / trim.width, (BOX.height * MM) / trim.height);
  return { scale, x: BOX.x * MM + (BOX.width * MM - trim.width * scale) / 2, y: BOX.y * MM };
}

function planHtml(poster: Page, { tiles, columns, rows, overlap, paper }: MosaicPlan, sheet: string): string {
  const { scale, x, y } = miniature(poster);
  const { width, height } = poster.trim;
  const mm = (points: number) => Math.round(points / MM);
  const cells = tiles.map((tile) => {
    const last = { column: tile.column === columns - 1, row: tile.row === rows - 1 };
    const cell = {
      left: x + tile.area.x * scale,
      top: y + tile.area.y * scale,
      width: (tile.area.width - (last.column ? 0 : overlap)) * scale,
      height: (tile.area.height - (last.row ? 0 : overlap)) * scale,
    };
    const style = Object.entries(cell)
      .map(([key, value]) => `${key}:${value.toFixed(2)}pt`)
      .join(';');
    return `<div class="case" style="${style}"><b>${tileName(tile)}</b></div>`;
  });
  const count = tiles.length;
  const lying = paper.width > paper.height ? ', à l’italienne' : '';
  const title = escapeHtml(`${count} feuilles ${sheet} pour une affiche`);
  const steps =
    count === 1
      ? ['<b>Imprimez</b> à la taille réelle : 100 %.', '<b>Coupez</b> aux traits.']
      : [
          '<b>Imprimez</b> à la taille réelle, 100 %, d’un seul côté. Jamais « ajuster à la page ».',
          '<b>Coupez</b> le bord gauche et le bord du haut de chaque feuille, d’un trait de coupe à l’autre ; aux bords de l’affiche, coupez aussi à droite et en bas.',
          `<b>Collez</b> par rangées : ${tileName({ column: 0, row: 0 })}${columns > 1 ? `, puis ${tileName({ column: 1, row: 0 })} par-dessus, bord coupé sur le pointillé` : ''}. La bande à coller a ${mm(overlap)} mm.`,
          ...(rows > 1 ? ['<b>Assemblez</b> les rangées de haut en bas, de la même façon.'] : []),
        ];
  return `<!doctype html><html lang="fr"><head><title>Plan de montage</title>${HEAD}<style>
@page { size: A4; margin: 0 }
body { padding: 16mm 18mm }
html { font-size: 14pt; line-height: 19pt; background: transparent }
h1 { font-size: 26pt; line-height: 29pt }
.case { position: fixed; border: 1pt solid #1b1918; display: flex; align-items: center; justify-content: center }
.case b { background: #fff; padding: 1pt 5pt; border-radius: 4pt }
ol { position: absolute; top: ${BOX.y + BOX.height + 6}mm; left: 18mm; right: 18mm; list-style: decimal; padding-left: 7mm }
li + li { margin-top: 3pt }
</style></head><body><h1>${title}</h1>
<p>Affiche de ${mm(width)} × ${mm(height)} mm, ${rows} ${rows > 1 ? 'rangées' : 'rangée'} de ${columns}${lying}. Il faut des ciseaux ou un massicot, une règle et de la colle en bâton.</p>
${cells.join('')}<ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol></body></html>`;
}

/** The plan over a miniature of the poster: the one place where a page is drawn smaller. */
function assembly(poster: Page, page: Page | undefined): Sheet {
  const { scale, x, y } = miniature(poster);
  const clip = { x, y, width: poster.trim.width * scale, height: poster.trim.height * scale };
  const [sheet] = page ? impose([foreign(page)], { type: 'reading' }) : [];
  const media = { x: 0, y: 0, ...PAPERS.A4 };
  return {
    ...PAPERS.A4,
    trim: media,
    bleed: media,
    pages: [{ page: foreign(poster), at: [scale, 0, 0, scale, x, y], clip }, ...(sheet?.pages ?? [])],
    marks: [],
    face: 'single',
  };
}
