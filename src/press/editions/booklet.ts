// In: pages. Out: the paper that is folded on the office copier: booklets of A4 or A5 pages, leaflets folded in three.
import { withBlanks } from '../../typesetter/sheets/blanks.ts';
import { BOOKLET_MULTIPLE, booklet } from '../../typesetter/sheets/booklet.ts';
import { forDuplex, oneSideAtATime } from '../../typesetter/sheets/duplex.ts';
import { LEAFLET_PAGES, leaflet } from '../../typesetter/sheets/fold.ts';
import { reading } from '../../typesetter/sheets/reading.ts';
import { type Cost, costIsAsked, costOf } from '../cost.ts';
import { inkOfSide } from '../cost-ink.ts';
import { blankPages, tooManyPanels } from '../rules.ts';
import { BOOKLET_KEYS, type BookletSettings, readBooklet } from './booklet-options.ts';
import { noticeText } from './notice.ts';
import { pageSheet, panelSheet } from './page-sheet.ts';
import { paperOf, runOf } from './paper.ts';
import type { Kind, Making, Paper } from './types.ts';

const PROFILE = { tagged: false, colour: 'screen', ppi: 300 } as const;

export const BOOKLET: Kind = {
  options: BOOKLET_KEYS,
  make: (asked, told) => {
    const settings = readBooklet(asked, told);
    const { page, fold } = settings;
    const layout = fold ? panelSheet(fold) : page ? pageSheet(page) : undefined;
    return {
      name: nameOf(settings),
      ...(layout && { layout }),
      papers: (cx) => papersOf(settings, cx),
    };
  },
};

/** The same with settings that its name says: `livret-a5` on the command line or in a list. */
export function bookletAs(settings: Readonly<Record<string, string>>): Kind {
  return {
    ...BOOKLET,
    make: (asked, told) => BOOKLET.make({ ...asked, options: { ...settings, ...asked.options } }, told),
  };
}

function nameOf({ page, fold }: BookletSettings): string {
  if (fold) return fold === 'roll' ? 'livret-roule' : 'livret-z';
  return page && page !== 'A4' ? `livret-${page.toLowerCase()}` : 'livret';
}

async function papersOf(settings: BookletSettings, cx: Making): Promise<readonly Paper[]> {
  const { laidOut, composed, edition, report, print } = cx;
  const { fold, blanks, duplex } = settings;
  const { pages } = laidOut;
  const multiple = fold ? LEAFLET_PAGES : BOOKLET_MULTIPLE;
  const at = { place: edition.place };
  if (fold && pages.length > LEAFLET_PAGES)
    report(tooManyPanels, { edition: edition.name, pages: pages.length, panels: LEAFLET_PAGES }, at);
  const missing = fold && pages.length > LEAFLET_PAGES ? 0 : withBlanks(pages, multiple, blanks).length - pages.length;
  if (missing > 0)
    report(blankPages, { edition: edition.name, pages: pages.length, blanks: missing, multiple, where: blanks }, at);

  const stock = paperOf(composed);
  const sides = fold ? leaflet(pages, { fold, blanks }) : booklet(pages, { creep: stock.thickness, blanks });
  const sheets = sides.length / 2;
  const use = { sides, sheets, composed, folded: true, stapled: !fold && sheets > 1, ownCopier: true, inks: cx.inks };
  const cost = costIsAsked(composed) ? costOf(use) : undefined;
  const told = { sheets, ...(missing > 0 && { blanks: missing }), ...(cost && { cost }) };
  const papers: Paper[] = [];
  if (duplex === 'manual') {
    const { rectos, versos } = oneSideAtATime(sides);
    papers.push(
      { ...(await print(rectos, PROFILE, { suffix: '.rectos' })), ...told },
      // The same sheets once more: no paper is used by them.
      { ...(await print(versos, PROFILE, { suffix: '.versos' })), sheets: 0 },
    );
  } else papers.push({ ...(await print(forDuplex(sides, duplex), PROFILE)), ...told });

  const notice = cx.compose(
    noticeText(sides, settings, {
      title: laidOut.title,
      date: composed.data.parution,
      files: papers.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)),
      pages: pages.length,
      blanks: missing,
      grammage: stock.grammage,
      colour: cost ? cost.sides.colour > 0 : sides.some((side) => inkOfSide(side, cx.inks).colour),
      run: runOf(composed),
      more: cost ? factsOf(cost) : [],
    }),
  );
  if (notice)
    papers.push(
      await print(
        reading(notice.pages),
        { tagged: true, colour: 'screen', ppi: 200 },
        { suffix: '.notice', document: notice },
      ),
    );
  return papers;
}

/** As the person at the copier reads them. */
function factsOf({ weight, runWeight, total }: Cost): readonly { nom: string; valeur: string }[] {
  return [
    {
      nom: 'Poids',
      valeur: `${decimal(weight)} g${runWeight === undefined ? '' : `, ${decimal(runWeight)} kg en tout`}`,
    },
    ...(total === undefined ? [] : [{ nom: 'Coût du tirage', valeur: `${decimal(total)} €` }]),
  ];
}

const decimal = (value: number) => String(value).replace('.', ',');
