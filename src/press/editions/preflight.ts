// In: sheets as they were inspected, and what the printer asks. Out: the preflight as data, and what is wrong told as diagnostics.

import type { Report, Rule } from '../../base/diagnostic.ts';
import { MM } from '../../base/length.ts';
import type { Place } from '../../base/place.ts';
import type { PrinterProfile } from '../../editorial/templates/printers.ts';
import type { FindingType, Inspection } from '../../typesetter/paint/inspect.ts';
import type { Sheet } from '../../typesetter/sheets/types.ts';
import {
  coarsePicture,
  type Measured,
  smallColourText,
  stopsAtTrim,
  textNearTrim,
  textNotPrintable,
  thinRule,
  tooMuchInk,
} from '../preflight-rules.ts';
import type { PressFile } from './plates.ts';

/** A box in millimetres, from the left and the top of the media. */
export interface PreflightBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of one file. Lengths in millimetres, coverage in per cent of the trim, estimated. */
export interface Preflight {
  readonly printer: string;
  /** `PDF/X-4` where the file says that it is one. */
  readonly standard: string | undefined;
  readonly condition: string;
  readonly profile: string | undefined;
  readonly inks: readonly string[];
  readonly inkLimit: number;
  readonly fonts: readonly string[];
  readonly pages: readonly {
    readonly page: number;
    readonly media: { readonly width: number; readonly height: number };
    readonly trim: PreflightBox;
    readonly bleed: PreflightBox;
    readonly coverage: Readonly<Record<string, number>>;
    readonly most: number;
  }[];
  readonly pictures: readonly {
    readonly file: string;
    readonly page: number;
    readonly width: number;
    readonly height: number;
    readonly ppi?: number;
  }[];
  readonly findings: readonly { readonly page: number; readonly rule: string; readonly message: string }[];
}

const RULES: Readonly<Record<FindingType, Rule<Measured>>> = {
  'near-trim': textNearTrim,
  'not-printable': textNotPrintable,
  'stops-at-trim': stopsAtTrim,
  'thin-rule': thinRule,
  'small-colour-text': smallColourText,
  'too-much-ink': tooMuchInk,
};

/** Below this every paper is told of a blurred picture (check/); a printer may ask for more. */
const TOLD_ANYWAY = 150;

export function preflightOf(
  sheets: readonly Sheet[],
  inspection: Inspection,
  { plates }: PressFile,
  profile: PrinterProfile,
  report: Report,
  otherwise: Place | undefined,
): Preflight {
  const limits: Readonly<Record<FindingType, number>> = {
    'near-trim': profile.safety * MM,
    'not-printable': profile.unprintable * MM,
    'stops-at-trim': 0,
    'thin-rule': 0.25,
    'small-colour-text': 9,
    'too-much-ink': profile.mostInk,
  };
  const found = inspection.findings.map(({ type, sheet, value, place }) => {
    const measured = { value, limit: limits[type] };
    report(RULES[type], measured, { place: place ?? otherwise, page: sheet });
    return { page: sheet, rule: RULES[type].name, message: RULES[type].fr(measured).message };
  });
  const coarse = inspection.pictures.flatMap(({ path, ppi, sheet, place }) => {
    if (ppi === undefined || ppi >= profile.leastPpi - 0.5) return [];
    const said = { path: path.replace(/^.*\//, ''), ppi: Math.round(ppi), least: profile.leastPpi };
    if (ppi >= TOLD_ANYWAY) report(coarsePicture, said, { place: place ?? otherwise, page: sheet });
    return [{ page: sheet, rule: coarsePicture.name, message: coarsePicture.fr(said).message }];
  });
  return {
    printer: profile.name,
    standard: plates.icc !== undefined && plates.job === undefined ? 'PDF/X-4' : undefined,
    condition: profile.condition,
    profile: plates.icc && (plates.icc.description || profile.icc?.path),
    inks: inspection.inks,
    inkLimit: Math.round(profile.mostInk * 100),
    fonts: inspection.faces,
    pages: sheets.map((sheet, index) => {
      const { coverage, most } = inspection.sheets[index]!;
      return {
        page: index + 1,
        media: { width: tenth(sheet.width / MM), height: tenth(sheet.height / MM) },
        trim: boxOf(sheet.trim),
        bleed: boxOf(sheet.bleed),
        coverage: Object.fromEntries(inspection.inks.map((ink, i) => [ink, tenth(coverage[i]! * 100)])),
        most: Math.round(most * 100),
      };
    }),
    pictures: inspection.pictures.map(({ path, sheet, size, ppi }) => ({
      file: path,
      page: sheet,
      width: tenth(size.width / MM),
      height: tenth(size.height / MM),
      ...(ppi !== undefined && { ppi: Math.round(ppi) }),
    })),
    findings: [...found, ...coarse].sort((one, other) => one.page - other.page),
  };
}

function boxOf({ x, y, width, height }: Sheet['trim']): PreflightBox {
  return { x: tenth(x / MM), y: tenth(y / MM), width: tenth(width / MM), height: tenth(height / MM) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
