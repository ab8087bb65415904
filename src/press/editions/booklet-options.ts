// In: what the front matter says of a booklet, in French. Out: its page, fold, blanks and way of turning, or what is wrong with them.
import type { Report } from '../../base/diagnostic.ts';
import type { Place } from '../../base/place.ts';
import type { Blanks } from '../../typesetter/sheets/blanks.ts';
import type { Duplex } from '../../typesetter/sheets/duplex.ts';
import type { Fold } from '../../typesetter/sheets/fold.ts';
import { badEditionValue } from '../rules.ts';
import type { Asked } from './types.ts';

export interface BookletSettings {
  /** undefined: the template's own page. */
  readonly page: PageName | undefined;
  /** undefined: folded once and stapled. */
  readonly fold: Fold | undefined;
  readonly blanks: Blanks;
  readonly duplex: Duplex;
}

export type PageName = 'A4' | 'A5' | 'A6';

export const BOOKLET_KEYS: readonly string[] = ['page', 'pli', 'blanches', 'recto-verso'];

const PAGES: Readonly<Record<string, PageName>> = { a4: 'A4', a5: 'A5', a6: 'A6' };
const FOLDS: Readonly<Record<string, Fold>> = { roule: 'roll', z: 'z' };
const BLANKS: Readonly<Record<string, Blanks>> = {
  fin: 'end',
  'avant-dernieres': 'before-last',
  'apres-couverture': 'after-first',
};
const DUPLEX: Readonly<Record<string, Duplex>> = {
  'bord-court': 'short-edge',
  'bord-long': 'long-edge',
  manuel: 'manual',
};

export function readBooklet(
  { name, options }: Asked,
  { report, place }: { readonly report: Report; readonly place: Place | undefined },
): BookletSettings {
  const choose = <T>(option: string, among: Readonly<Record<string, T>>): T | undefined => {
    const value = options[option];
    if (value === undefined) return undefined;
    const key = String(value).toLowerCase();
    if (Object.hasOwn(among, key)) return among[key];
    report(badEditionValue, { edition: name, option, value: String(value), all: Object.keys(among) }, { place });
    return undefined;
  };
  return {
    page: choose('page', PAGES),
    fold: choose('pli', FOLDS),
    blanks: choose('blanches', BLANKS) ?? 'end',
    duplex: choose('recto-verso', DUPLEX) ?? 'short-edge',
  };
}
