// In: pages, and what the printer asks for. Out: the paper that goes to the print shop: bleed, marks, slug, his inks.
import { MM } from '../../base/length.ts';
import { type PrinterMark, type PrinterProfile, readPrinter } from '../../editorial/templates/printers.ts';
import type { Page } from '../../typesetter/layout/types.ts';
import { cover } from '../../typesetter/sheets/cover.ts';
import { printer } from '../../typesetter/sheets/printer.ts';
import { reading } from '../../typesetter/sheets/reading.ts';
import { pressFiles } from './plates.ts';
import { preflightOf } from './preflight.ts';
import { preflightHtml } from './preflight-sheet.ts';
import { slugsOf } from './slug.ts';
import type { Kind, Making, Paper } from './types.ts';

const MARKS: Readonly<Record<PrinterMark, 'crop' | 'cross' | 'bars' | undefined>> = {
  coupe: 'crop',
  croix: 'cross',
  barres: 'bars',
  talon: undefined,
};

export const PRINTER: Kind = {
  paid: 'print-shop',
  options: ['profil', 'plis'],
  make: ({ options: { profil, plis } }) => ({
    papers: async (making) => {
      const { host, report, schemas, edition } = making;
      const asked = typeof profil === 'string' ? profil : undefined;
      const profile = readPrinter(host, asked, edition.place, report, schemas);
      const papers: Paper[] = [];
      for (const file of pressFiles(profile, report)) {
        const { suffix, inks, plates } = file;
        const sheets = sheetsOf(making.laidOut.pages, profile, foldsOf(plis), making, inks);
        const press = { tagged: false, colour: 'print', plates, ppi: profile.ppi } as const;
        const paper = await making.print(sheets, press, { suffix });
        const distances = { safety: profile.safety * MM, unprintable: profile.unprintable * MM };
        const inspection = await making.inspect(sheets, press, distances);
        papers.push({ ...paper, preflight: preflightOf(sheets, inspection, file, profile, report, edition.place) });
        const covers = profile.spine > 0 ? cover(making.laidOut.pages, profile.spine * MM, marksOf(profile)) : [];
        if (covers.length > 0) {
          const whole = await making.print(covers, press, { suffix: `${suffix}.couverture` });
          papers.push({ ...whole, pages: covers.length });
        }
      }
      return [...papers, await checkSheet(papers, making)];
    },
  }),
};

/** Beside the files, on paper for whoever takes them to the printer. */
async function checkSheet(papers: readonly Paper[], { laidOut, composed, typeset, print }: Making): Promise<Paper> {
  const checked = papers.flatMap(({ file, preflight }) => (preflight ? [{ file, preflight }] : []));
  const document = typeset(preflightHtml(laidOut.title, String(composed.commune.nom ?? ''), checked));
  const sheets = reading(document.pages);
  return await print(sheets, { tagged: true, colour: 'screen', ppi: 200 }, { suffix: '.controle', document });
}

function sheetsOf(
  pages: readonly Page[],
  profile: PrinterProfile,
  folds: readonly number[],
  making: Making,
  ink: string,
) {
  return printer(pages, {
    ...marksOf(profile),
    ...(profile.marks.includes('talon') && { slugs: slugsOf(profile.slug, making, ink) }),
    folds,
  });
}

function marksOf({ bleed, offset, marks }: PrinterProfile) {
  return { bleed: bleed * MM, offset: offset * MM, marks: marks.flatMap((mark) => MARKS[mark] ?? []) };
}

/** `plis: [99, 198]`: millimetres from the left of the page. */
function foldsOf(written: unknown): readonly number[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : written === undefined ? [] : [written];
  const lengths = list.map((one) =>
    Number(
      String(one)
        .replace(',', '.')
        .replace(/\s*mm$/, ''),
    ),
  );
  return lengths.filter((length) => length > 0 && length < 2000).map((length) => length * MM);
}
