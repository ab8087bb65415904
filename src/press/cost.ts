// In: the sides that an edition prints, the paper, the commune's prices. Out: what a copy and the run weigh and cost.
import { MM } from '../base/length.ts';
import type { Composer } from '../editorial/templates/compose.ts';
import type { Page } from '../typesetter/layout/types.ts';
import { paperName } from '../typesetter/sheets/paper.ts';
import type { Sheet } from '../typesetter/sheets/types.ts';
import { type Ink, inkOfSide } from './cost-ink.ts';
import { paperOf, runOf } from './editions/paper.ts';

export interface Cost {
  /** The sheet of paper, `A4`, `A3` or its size. */
  readonly paper: string;
  /** Grams a square metre. */
  readonly grammage: number;
  /** Grams, of one copy. */
  readonly weight: number;
  /** The postal band that a copy falls in, in grams; undefined above the last. */
  readonly band: number | undefined;
  /** Estimated: 0.08 is an ink over 8 % of the paper, on average over the printed sides. */
  readonly coverage: number;
  /** Printed sides of a copy. */
  readonly sides: { readonly black: number; readonly colour: number };
  /** Copies. */
  readonly run: number | undefined;
  readonly runSheets: number | undefined;
  /** Kilograms. */
  readonly runWeight: number | undefined;
  /** Euros, of one copy and of the run; undefined where a price that it takes is not known. */
  readonly copy: number | undefined;
  readonly total: number | undefined;
  /** Keys of `prix` that are missing. */
  readonly missing: readonly string[];
}

export interface CostOf {
  /** Every printed side of a copy. */
  readonly sides: readonly Sheet[];
  /** Sheets of paper of a copy. */
  readonly sheets: number;
  readonly composed: Pick<Composer, 'data' | 'commune'>;
  readonly folded: boolean;
  readonly stapled: boolean;
  /** Printed at the town hall, at its prices: not at a print shop. */
  readonly ownCopier: boolean;
  /** Of pages counted before. */
  readonly inks?: Map<Page, Ink>;
}

/** Grams: bands that posts use; those that count are the commune's to say. */
const BANDS: readonly number[] = [20, 50, 100, 250, 500, 1000, 2000, 3000];

/** Whether there is anything to count for: a run, or prices. */
export function costIsAsked({ data, commune }: Pick<Composer, 'data' | 'commune'>): boolean {
  return runOf({ data }) !== undefined || Object.keys(pricesOf(commune)).length > 0;
}

export function costOf({ sides, sheets, composed, folded, stapled, ownCopier, inks = new Map() }: CostOf): Cost {
  const [first] = sides;
  const size = first?.trim ?? { width: 0, height: 0 };
  const { grammage } = paperOf(composed);
  const weight = (size.width / MM / 1000) * (size.height / MM / 1000) * grammage * sheets;
  const printed = sides.filter(({ pages }) => pages.length > 0).map((side) => inkOfSide(side, inks));
  const colour = printed.filter((side) => side.colour).length;
  const black = printed.length - colour;
  const coverage = printed.reduce((sum, side) => sum + side.coverage, 0) / Math.max(1, printed.length);
  const run = runOf(composed);
  const paper = paperName(size);
  const bands = listOf(composed.commune['tranches-postales']) ?? BANDS;
  const { copy, missing } = ownCopier
    ? priceOf(pricesOf(composed.commune), { paper, sheets, black, colour, folded, stapled })
    : { copy: undefined, missing: [] };
  return {
    paper,
    grammage,
    weight: round(weight, 1),
    band: [...bands].sort((a, b) => a - b).find((band) => band >= weight),
    coverage: round(coverage, 3),
    sides: { black, colour },
    run,
    runSheets: run && run * sheets,
    runWeight: run && round((weight * run) / 1000, 1),
    copy: copy === undefined ? undefined : round(copy, 4),
    total: copy === undefined || run === undefined ? undefined : round(copy * run, 2),
    missing,
  };
}

type Prices = Readonly<Record<string, number>>;

interface Priced {
  readonly paper: string;
  readonly sheets: number;
  readonly black: number;
  readonly colour: number;
  readonly folded: boolean;
  readonly stapled: boolean;
}

/** A side of A3 is two of A4 where it has no price of its own. Folding and stapling cost nothing where nobody says. */
function priceOf(prices: Prices, { paper, sheets, black, colour, folded, stapled }: Priced) {
  const missing: string[] = [];
  if (Object.keys(prices).length === 0) return { copy: undefined, missing };
  const format = paper.toLowerCase();
  const price = (key: string): number => {
    const value = prices[key];
    if (value === undefined) missing.push(key);
    return value ?? 0;
  };
  const side = (ink: string): number => {
    if (format !== 'a3') return price(ink);
    return prices[`${ink}-a3`] ?? 2 * price(ink);
  };
  const copy =
    sheets * price(`feuille-${format}`) +
    (black > 0 ? black * side('noir') : 0) +
    (colour > 0 ? colour * side('couleur') : 0) +
    (folded ? (prices.pliage ?? 0) : 0) +
    (stapled ? (prices.agrafage ?? 0) : 0);
  return { copy: missing.length === 0 ? copy : undefined, missing };
}

function pricesOf({ prix }: Readonly<Record<string, unknown>>): Prices {
  if (typeof prix !== 'object' || prix === null) return {};
  return Object.fromEntries(Object.entries(prix).filter((one): one is [string, number] => typeof one[1] === 'number'));
}

function listOf(value: unknown): readonly number[] | undefined {
  const numbers = Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number' && one > 0) : [];
  return numbers.length > 0 ? numbers : undefined;
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits + 1e-9) / 10 ** digits;
