// In: pages. Out: the paper to read, on a screen or printed as it is: trimmed, tagged, in sRGB.
import { reading } from '../../typesetter/sheets/reading.ts';
import type { Kind } from './types.ts';

export const READING: Kind = {
  options: [],
  make: () => ({
    papers: async ({ laidOut, print }) => [
      await print(reading(laidOut.pages), { tagged: true, colour: 'screen', ppi: 200 }),
    ],
  }),
};

/** The same, of a translation beside its original. */
export const BILINGUAL: Kind = {
  ...READING,
  make: (asked, told) => ({ ...READING.make(asked, told), layout: { twofold: true } }),
};
