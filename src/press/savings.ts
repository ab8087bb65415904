// In: a publication laid out. Out: a note of how many pages slightly smaller type would take, where that saves paper.
import { type PaginateOptions, paginate } from './paginate.ts';
import { smallerSaves } from './rules.ts';

/** Points less that are tried, the least first: beyond, the paper is another for its readers. */
const STEPS = [0.5, 1] as const;
const USUAL_SIZE = 16;

/** Two layouts at most; nothing that they would tell is told, and nothing of them is kept. */
export function tellSavings(asked: PaginateOptions, pages: number): void {
  const { composed, edition, place, memory, report } = asked;
  const { data, commune } = composed;
  const size = Number(edition.layout.size ?? data.taille ?? commune.taille ?? USUAL_SIZE);
  for (const step of STEPS) {
    const smaller = { ...edition, layout: { ...edition.layout, size: size - step } };
    const trial = paginate(
      {
        ...asked,
        edition: smaller,
        name: `${asked.name} -${step}`,
        report: () => {},
        memory: { ...memory, pages: new Map() },
      },
      () => {},
    );
    const fewer = trial?.laidOut.pages.length ?? pages;
    if (fewer < pages) {
      report(smallerSaves, { edition: edition.name, pages, fewer, size, smaller: size - step }, { place });
      return;
    }
  }
}
