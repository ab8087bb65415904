// In: pages. Out: the paper that is folded on the office copier: two pages a side, in booklet order.
import { booklet } from '../../typesetter/sheets/booklet.ts';
import type { Kind } from './types.ts';

const MM = 72 / 25.4;

/** A sheet of 80 g paper is 0.1 mm thick. */
export const BOOKLET: Kind = {
  options: [],
  make: () => ({
    papers: async ({ laidOut, print }) => [
      await print(booklet(laidOut.pages, 0.1 * MM), { tagged: false, colour: 'screen', ppi: 300 }),
    ],
  }),
};
