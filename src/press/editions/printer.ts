// In: pages, and what the printer asks for. Out: the paper that goes to the print shop: bleed, marks, slug, his inks.
import { type PrinterMark, type PrinterProfile, readPrinter } from '../../editorial/templates/printers.ts';
import type { Page } from '../../typesetter/layout/types.ts';
import { printer } from '../../typesetter/sheets/printer.ts';
import { pressFiles } from './plates.ts';
import { slugsOf } from './slug.ts';
import type { Kind, Making, Paper } from './types.ts';

const MM = 72 / 25.4;

const MARKS: Readonly<Record<PrinterMark, 'crop' | 'cross' | 'bars' | undefined>> = {
  coupe: 'crop',
  croix: 'cross',
  barres: 'bars',
  talon: undefined,
};

export const PRINTER: Kind = {
  options: ['profil'],
  make: ({ options: { profil } }) => ({
    papers: async (making) => {
      const { host, report, schemas, edition } = making;
      const asked = typeof profil === 'string' ? profil : undefined;
      const profile = readPrinter(host, asked, edition.place, report, schemas);
      const papers: Paper[] = [];
      for (const { suffix, inks, plates } of pressFiles(profile, report)) {
        const sheets = sheetsOf(making.laidOut.pages, profile, making, inks);
        const press = { tagged: false, colour: 'print', plates, ppi: profile.ppi } as const;
        papers.push(await making.print(sheets, press, { suffix }));
      }
      return papers;
    },
  }),
};

function sheetsOf(pages: readonly Page[], profile: PrinterProfile, making: Making, ink: string) {
  const { bleed, offset, marks } = profile;
  return printer(pages, {
    bleed: bleed * MM,
    offset: offset * MM,
    marks: marks.flatMap((mark) => MARKS[mark] ?? []),
    ...(marks.includes('talon') && { slugs: slugsOf(profile.slug, making, ink) }),
  });
}
