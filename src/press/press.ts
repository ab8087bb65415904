// In: the path of one publication. Out: its papers as PDF bytes, and every mistake on the way: the whole way on one screen.
import { contrast, WHITE } from '../base/colour.ts';
import { type Diagnostic, type Language, type Report, reporter } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import { checkPages, conforms, tellNotConforming } from '../check/check.ts';
import { type Publication, publicationName, readPublication } from '../editorial/content/publication.ts';
import { placeOf } from '../editorial/content/types.ts';
import { createSchemaCache, type SchemaCache } from '../editorial/templates/cache.ts';
import { COMMUNE_FILE } from '../editorial/templates/commune.ts';
import { type Composer, composer, TWOFOLD } from '../editorial/templates/compose.ts';
import { type Contrast, drawingColours, isContrast } from '../editorial/templates/contrast.ts';
import { HOUSE_ACCENT, paletteCss } from '../editorial/templates/palette.ts';
import type { Page } from '../typesetter/layout/types.ts';
import { inspectForPress } from '../typesetter/paint/paint.ts';
import type { Sheet } from '../typesetter/sheets/types.ts';
import { createTypesetMemory, printPdf, type TypesetMemory } from '../typesetter/typeset.ts';
import { costIsAsked, costOf } from './cost.ts';
import type { Ink } from './cost-ink.ts';
import { chooseEditions, groupByLayout, layoutKey } from './editions/choose.ts';
import type { Edition, Paper } from './editions/types.ts';
import { type Facts, factsOf } from './facts.ts';
import { composeOwn, typesetOwn } from './own-text.ts';
import { checkFold } from './page-count.ts';
import { type Paginated, paginate } from './paginate.ts';
import { recolouringHost } from './recolour.ts';
import { oneLanguageOnly, paleAccent } from './rules.ts';
import { tellSavings } from './savings.ts';
import { countSigns } from './signs.ts';

export type { Paper } from './editions/types.ts';

export interface Job {
  /** The Host's path of the .md file. */
  readonly path: string;
  /** Print in spite of errors, marked as a draft on each page. */
  readonly draft: boolean;
  /** One edition instead of those that the publication asks for. */
  readonly edition: string | undefined;
  readonly size: number | undefined;
  readonly language: Language;
  /** Give the composed HTML as well. */
  readonly html: boolean;
  /** Tell what an archive writes of the publication. */
  readonly facts?: boolean;
  /** Say what slightly smaller type would save. */
  readonly savings?: boolean;
}

/** The HTML of one size of type; its relative URLs count from `base`. */
export interface Composed {
  readonly file: string;
  readonly text: string;
  readonly base: string;
}

export interface Pressed {
  readonly diagnostics: readonly Diagnostic[];
  readonly papers: readonly Paper[];
  readonly html: readonly Composed[];
  readonly facts?: Facts;
}

/** A publication that names no date is dated here, so that the same text gives the same bytes on any day. */
const NO_DATE = '2000-01-01';

/** What a thread keeps from one publication to the next: what is made of files that seldom change. */
export interface PressMemory {
  readonly schemas: SchemaCache;
  readonly typesetter: TypesetMemory;
  /** By publication and size: how it came to its pages the last time. */
  readonly pages: Map<string, Paginated>;
}

export function createPressMemory(): PressMemory {
  return { schemas: createSchemaCache(), typesetter: createTypesetMemory(), pages: new Map() };
}

/** `composedHtml` is told of each HTML as soon as it is there, whatever becomes of it. */
export async function press(
  job: Job,
  realHost: Host,
  composedHtml: (html: Composed) => void,
  memory: PressMemory,
): Promise<Pressed> {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(job.language, (diagnostic) => diagnostics.push(diagnostic));
  const html: Composed[] = [];
  const papers: Paper[] = [];
  let facts: Facts | undefined;
  const result = { diagnostics, papers, html };

  const publication = readPublication(realHost, job.path, report, memory.schemas.texts);
  const composed = publication && composer(publication, realHost, report, memory.schemas);
  if (!publication || !composed) return result;

  const { entry } = publication;
  const editions = chooseEditions(
    askedFor(job, composed),
    job.size,
    report,
    placeOf(entry.places, '/editions', entry.path),
    contrastOf(composed),
  ).filter(({ layout, place }) => {
    // An original has no original: it is only its translations that stand beside one.
    if (layout.twofold && publication.translates && !composed.bilingual)
      report(oneLanguageOnly, { template: entry.template }, { place });
    return !layout.twofold || composed.bilingual;
  });
  checkFold(composed.data.pages, composed.multiple, placeOf(entry.places, '/pages', entry.path), report);
  countSigns(composed.slots, String(composed.data.langue), report);
  const colours = coloursOf(composed, report);
  const inks = new Map<Page, Ink>();
  const date = `${composed.data.parution ?? NO_DATE}T00:00:00Z`;

  // One layout for each size of type and of page; an edition is only how its pages go onto paper.
  for (const group of groupByLayout(editions)) {
    const first = group[0]!;
    const host = recolouringHost(
      realHost,
      colours,
      drawingColours(first.layout.contrast ?? 'normal', accentIn(colours)),
    );
    const file = `${paperName(publication, composed, first)}.html`;
    const told = (text: string) => {
      if (job.html) composedHtml({ file, text, base: composed.path });
    };
    const asked = {
      composed,
      edition: first,
      name: `${job.path} ${layoutKey(first)}`,
      place: placeOf(entry.places, '/pages', entry.path),
      draft: job.draft,
      host,
      report,
      memory,
    };
    const paginated = paginate(asked, told);
    if (paginated === undefined) continue;
    const { laidOut, fit } = paginated;
    if (job.savings) tellSavings(asked, laidOut.pages.length);
    if (job.facts) facts ??= factsOf(composed, laidOut);
    if (job.html) html.push({ file, text: paginated.html, base: composed.path });
    checkPages(laidOut, { file: job.path, data: composed.data, commune: composed.commune }, report);
    for (const edition of group) {
      const own = { host, report, memory };
      let sides: readonly Sheet[] = [];
      const made = await edition.papers({
        laidOut,
        composed,
        edition,
        host,
        report,
        inks,
        schemas: memory.schemas,
        print: async (sheets, profile, { suffix = '', document = laidOut, oneSided } = {}) => {
          const file = `${paperName(publication, composed, edition)}${suffix}.pdf`;
          if (document === laidOut && sides.length === 0) sides = sheets;
          const claims = conforms(diagnostics);
          if (profile.tagged && !claims && job.draft)
            tellNotConforming(file, report, { file: job.path, line: 1, column: 1 });
          const dated = { sheets, profile: { ...profile, date, conforms: claims } };
          const { bytes } = await printPdf(document, dated, { host, report, memory: memory.typesetter });
          return {
            file,
            edition: edition.name,
            languages: edition.layout.twofold ? composed.languages : composed.languages.slice(-1),
            bytes,
            pages: document.pages.length,
            ...(fit && document === laidOut && { fit }),
            sheets: oneSided ? sheets.length : Math.ceil(sheets.length / 2),
          };
        },
        inspect: (sheets, profile, distances) =>
          inspectForPress(
            sheets,
            { profile: { ...profile, date }, host, report, memory: memory.typesetter.paint },
            distances,
          ),
        typeset: (text) => typesetOwn(text, own),
        compose: (text) => composeOwn(text, own),
      });
      const [main, ...others] = made;
      if (main === undefined) continue;
      // A booklet has counted what it folds.
      const counts = main.cost === undefined && edition.paid !== 'nobody' && costIsAsked(composed);
      const use = { sides, sheets: main.sheets, folded: false, stapled: false, ownCopier: edition.paid === 'copier' };
      papers.push(counts ? { ...main, cost: costOf({ ...use, composed, inks }) } : main, ...others);
    }
  }
  // Yesterday's paper stays where today's must not reach people.
  const withheld = !job.draft && diagnostics.some(({ severity }) => severity === 'error');
  return { ...result, ...(withheld && { papers: [] }), ...(facts && { facts }) };
}

/** `bilingue: oui` asks for one paper more. */
function askedFor({ edition }: Job, { data, commune }: Composer): unknown {
  const asked = data.editions ?? commune.editions;
  // One of those that the publication names is printed as it says there.
  if (edition) return namedSo(asked, edition) ?? [edition];
  if (data.bilingue !== true) return asked;
  return [...(Array.isArray(asked) && asked.length > 0 ? asked : ['lecture']), TWOFOLD];
}

function namedSo(asked: unknown, name: string): readonly unknown[] | undefined {
  const all: readonly unknown[] = Array.isArray(asked) ? asked : [];
  const same = all.filter((one) => typeof one === 'object' && one !== null && 'nom' in one && one.nom === name);
  return same.length > 0 ? same : undefined;
}

/** `demarches/carte.fr-ar` for the two languages of `demarches/carte.ar`. */
function paperName({ name, translates }: Publication, { languages }: Composer, { suffix, layout }: Edition): string {
  if (!translates || !layout.twofold) return `${name}${suffix}`;
  const both = suffix.replace(`.${TWOFOLD}`, `.${languages.join('-')}`);
  return `${publicationName(translates.original.path)}${both}`;
}

/** As the publication says, else the commune. */
function contrastOf({ data, commune }: Composer): Contrast {
  return [data.contraste, commune.contraste].find(isContrast) ?? 'normal';
}

const accentIn = (css: string) => /--accent:(#[0-9a-f]{6})/i.exec(css)?.[1] ?? HOUSE_ACCENT;

function coloursOf({ commune }: Composer, report: Report): string {
  const css = paletteCss(commune.couleurs);
  const accent = /--accent:(#[0-9a-f]{6})/i.exec(css)?.[1];
  if (accent) {
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16) / 255) as [
      number,
      number,
      number,
    ];
    const ratio = contrast({ space: 'rgb', r, g, b, alpha: 1 }, WHITE);
    if (ratio < 7) report(paleAccent, { colour: accent, ratio }, { place: { file: COMMUNE_FILE, line: 1, column: 1 } });
  }
  return css;
}
