// In: pages. Out: the paper that a print shop asks for: bleed, marks, pure K text.
import { printer } from '../../typesetter/sheets/printer.ts';
import type { Kind } from './types.ts';

const MM = 72 / 25.4;

/** 3 mm of bleed, and marks outside it, is what French printers ask for. */
export const PRINTER: Kind = {
  options: [],
  make: () => ({
    papers: async ({ laidOut, print }) => [
      await print(printer(laidOut.pages, { bleed: 3 * MM, offset: 4 * MM, marks: ['crop'] }), {
        tagged: false,
        colour: 'print',
        ppi: 300,
      }),
    ],
  }),
};
