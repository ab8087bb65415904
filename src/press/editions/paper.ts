// In: `papier` of a publication or of the commune. Out: its weight and its thickness.
import { MM } from '../../base/length.ts';
import type { Composer } from '../../editorial/templates/compose.ts';

/** Office paper, where nobody says. */
const GRAMMAGE = 80;
/** Cubic centimetres a gram: 80 g paper is 0.1 mm thick. */
const BULK = 1.25;

export interface PaperStock {
  /** Grams a square metre. */
  readonly grammage: number;
  /** Points. */
  readonly thickness: number;
}

export function paperOf({ data, commune }: Pick<Composer, 'data' | 'commune'>): PaperStock {
  const said = [data.papier, commune.papier].filter(isMap);
  const first = (key: string) => said.map((one) => Number(one[key])).find((value) => value > 0);
  const grammage = first('grammage') ?? GRAMMAGE;
  const thickness = first('epaisseur') ?? (grammage * BULK) / 1000;
  return { grammage, thickness: thickness * MM };
}

/** `tirage`: copies to print, where the publication says it. */
export function runOf({ data }: Pick<Composer, 'data'>): number | undefined {
  const run = Number(data.tirage);
  return Number.isInteger(run) && run > 0 ? run : undefined;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
