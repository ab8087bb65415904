// In: nothing. Out: what an edition is: how one text is laid out for it, and which papers are made of its pages.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import type { SchemaCache } from '../../editorial/templates/cache.ts';
import type { Composer } from '../../editorial/templates/compose.ts';
import type { Contrast } from '../../editorial/templates/contrast.ts';
import type { LaidOut, Page } from '../../typesetter/layout/types.ts';
import type { Inspection, InspectOptions } from '../../typesetter/paint/inspect.ts';
import type { PdfProfile } from '../../typesetter/paint/types.ts';
import type { Sheet } from '../../typesetter/sheets/types.ts';
import type { Cost } from '../cost.ts';
import type { Ink } from '../cost-ink.ts';
import type { Fit } from '../tell-pages.ts';
import type { Preflight } from './preflight.ts';

export interface Paper {
  /** `journal/2026-12.livret.pdf`, under out/. */
  readonly file: string;
  readonly edition: string;
  /** Of its text: two where they stand face to face. */
  readonly languages: readonly string[];
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** What was changed for the pages that the publication asks for. */
  readonly fit?: Fit;
  /** Sheets of paper, printed on both sides where there is more than one page. */
  readonly sheets: number;
  /** Faces of paper left blank so that whole sheets can be folded. */
  readonly blanks?: number;
  /** Of one edition, on its first paper, where there is a run or there are prices. */
  readonly cost?: Cost;
  /** Of a file for a press. */
  readonly preflight?: Preflight;
}

/** What changes where lines and pages break: editions that ask the same share their pages. */
export interface Layout {
  /** Root size of type in points, when it is not the publication's own. */
  readonly size: number | undefined;
  /** A user's sheet, whose `!important` rules come before the template's own: another page size, other colours. */
  readonly css?: string;
  /** What drawings are recoloured for; `css` has the rest of it. */
  readonly contrast?: Contrast;
  /** Both languages of a translation, face to face. */
  readonly twofold?: boolean;
  /** Width of the page beside the template's own, when `css` sets another: type is as much larger beside it. */
  readonly pageScale?: number;
}

export interface Edition {
  /** What a template is told: `lecture`, `grands-caracteres-20`, `imprimeur` … */
  readonly name: string;
  /** Between a file's name and `.pdf`: '' for the default edition. */
  readonly suffix: string;
  readonly layout: Layout;
  /** Where the user asked for it. */
  readonly place: Place | undefined;
  readonly paid: Paid;
  readonly papers: MakePapers;
}

/** Who is paid for its printing: the town hall's copier, by its prices; a print shop, which has its own; what has no copies, nobody. */
export type Paid = 'copier' | 'print-shop' | 'nobody';

/** The papers of one edition, the one that people ask for first, then those that go with it (`.notice`, `.controle`). */
export type MakePapers = (cx: Making) => Promise<readonly Paper[]>;

/** What the press gives to an edition. */
export interface Making {
  readonly laidOut: LaidOut;
  readonly composed: Composer;
  readonly edition: Pick<Edition, 'name' | 'suffix' | 'place'>;
  readonly host: Host;
  /** Ink of pages that were counted before. */
  readonly inks: Map<Page, Ink>;
  readonly report: Report;
  readonly schemas: SchemaCache;
  /** Writes one PDF. `suffix` follows the edition's own (`.notice`); `document` when the pages are not the
      publication's; `oneSided` when nothing is printed behind. */
  readonly print: (
    sheets: readonly Sheet[],
    profile: Omit<PdfProfile, 'date'>,
    more?: { readonly suffix?: string; readonly document?: LaidOut; readonly oneSided?: boolean },
  ) => Promise<Paper>;
  /** What is on sheets for a press; distances in points. */
  readonly inspect: (
    sheets: readonly Sheet[],
    profile: Omit<PdfProfile, 'date'>,
    distances: Pick<InspectOptions, 'safety' | 'unprintable'>,
  ) => Promise<Inspection>;
  /** Pages of HTML that the program writes itself, for labels, slugs and plans; URLs count from templates/. */
  readonly typeset: (html: string) => LaidOut;
  /** Pages of a text that the program writes itself, put through the template that its front matter names. */
  readonly compose: (text: string) => LaidOut | undefined;
}

/** What the front matter says of one edition: its name without a size, and keys that only its kind knows. */
export interface Asked {
  readonly name: string;
  readonly size: number | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A kind of edition: one file of this folder each. */
export interface Kind {
  /** Keys it knows besides `nom`, `taille` and `contraste`. */
  readonly options: readonly string[];
  /** `copier` where nothing is said. */
  readonly paid?: Paid;
  readonly make: (
    asked: Asked,
    told: { readonly report: Report; readonly place: Place | undefined },
  ) => {
    /** What its files are called, when its settings make it another paper: `livret-a5`. */
    readonly name?: string;
    readonly layout?: Pick<Layout, 'css' | 'twofold' | 'pageScale'>;
    readonly papers: MakePapers;
  };
}
