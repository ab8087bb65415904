// In: a publication composed, at one size. Out: its pages, in the number that it asks for where its template can reach it, and what was done for that.
import type { Report } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import type { Place } from '../base/place.ts';
import type { Composer } from '../editorial/templates/compose.ts';
import type { LaidOut } from '../typesetter/layout/types.ts';
import { type TypesetMemory, typeset } from '../typesetter/typeset.ts';
import { DRAFT_SHEET } from './draft.ts';
import type { Edition } from './editions/types.ts';
import { PACKAGED_FACES } from './faces.ts';
import { type Choice, fitPages, STEPS } from './fit-pages.ts';
import { omissionsOf } from './omissions.ts';
import { wantedPages } from './page-count.ts';
import { bodyLine } from './sections.ts';
import { type Fit, tellPages } from './tell-pages.ts';

/** What is kept of a publication at one size: the choice of the last time, and the height of its lines as drawn. */
export interface Paginated {
  readonly choice: Choice;
  /** undefined where nothing was changed of it. */
  readonly line: number | undefined;
}

export interface PaginateOptions {
  readonly composed: Composer;
  readonly edition: Edition;
  /** A name for this publication at this size. */
  readonly name: string;
  /** Where the publication asks for its pages. */
  readonly place: Place;
  readonly draft: boolean;
  readonly host: Host;
  readonly report: Report;
  readonly memory: { readonly typesetter: TypesetMemory; readonly pages: Map<string, Paginated> };
}

/** Reports of a layout that may not be the one: told when it is. */
type Told = readonly ((report: Report) => void)[];

/** undefined when the template cannot be run. `html` is what the pages were made of. */
export function paginate(
  { composed, edition: { name: editionName, layout }, name, place, draft, host, report, memory }: PaginateOptions,
  composedHtml: (html: string) => void,
): { readonly laidOut: LaidOut; readonly html: string; readonly fit: Fit | undefined } | undefined {
  const { data, optional, multiple } = composed;
  // At another size, of type or of page, the text is another's: only the multiple of what is folded holds.
  const bound =
    layout.pageScale === undefined &&
    (layout.size === undefined || layout.size === (data.taille ?? composed.commune.taille));
  const wanted = wantedPages(bound ? data.pages : undefined, multiple);
  const likely = memory.pages.get(name);
  const edition = { name: editionName, size: layout.size, pageScale: layout.pageScale };
  const drawn = composed.html(edition);
  if (drawn === undefined) return undefined;
  composedHtml(drawn);

  const parts = new Set(optional.flatMap(({ type, key }) => (type === 'part' ? [key] : [])));
  const htmlWithout = (without: readonly string[]): string => {
    const left = new Set(without.filter((key) => parts.has(key)));
    return left.size === 0 ? drawn : (composed.html({ ...edition, without: left }) ?? drawn);
  };
  const told = new Map<LaidOut, Told>();
  const lay = (choice: Choice): LaidOut => {
    const calls: ((report: Report) => void)[] = [];
    const laidOut = typeset(htmlWithout(choice.without), composed.path, {
      host,
      report: (...one) => calls.push((to) => to(...one)),
      packagedFaces: PACKAGED_FACES,
      userSheets: [
        ...(draft ? [DRAFT_SHEET] : []),
        ...(layout.css === undefined ? [] : [{ path: 'templates/edition.css', text: layout.css }]),
        ...sheetsOf(choice, composed.tightness, parts),
      ],
      memory: memory.typesetter,
      // What comes a second time is being written: it will come again.
      ...(likely && { reprint: `${name} ${JSON.stringify(choice)}` }),
    });
    told.set(laidOut, calls);
    if (choice.step === 0) asDrawn ??= laidOut;
    return laidOut;
  };
  let asDrawn: LaidOut | undefined;
  const { laidOut, choice, excess } = fitPages(
    wanted,
    {
      lay,
      elastic: composed.tightness !== undefined,
      fillers: fillersIn(drawn),
      omissions: (tightest, pages) => omissionsOf(optional, tightest, pages),
    },
    likely?.choice,
  );
  for (const tell of told.get(laidOut) ?? []) tell(report);
  const { fillers, step, without } = choice;
  const line = step === 0 ? undefined : asDrawn ? bodyLine(asDrawn) : likely?.line;
  memory.pages.set(name, { choice, line });
  const leading = line ? bodyLine(laidOut) / line : 1;
  const leftOut = optional.filter(({ key }) => without.includes(key)).map(({ title }) => title);
  const fit: Fit = { leading: Math.round(leading * 1000) / 1000, leftOut, fillers };
  if (wanted.asked) tellPages({ laidOut, excess, fit, wanted, titles: composed.titles, place, multiple }, report);
  return { laidOut, html: htmlWithout(without), fit: wanted.asked ? fit : undefined };
}

/** The template's filler pages, `.remplissage-0` and on, which its own stylesheet hides. */
function fillersIn(html: string): number {
  let count = 0;
  while (html.includes(`remplissage-${count}`)) count += 1;
  return count;
}

/** What a choice changes of the template's own sheets. */
export function sheetsOf(
  { step, without, fillers }: Choice,
  tightness: Composer['tightness'],
  parts: ReadonlySet<string>,
): readonly { readonly path: string; readonly text: string }[] {
  const rules: string[] = [];
  if (fillers > 0) {
    const shown = Array.from({ length: fillers }, (_, i) => `.remplissage-${i}`);
    rules.push(`${shown.join(', ')} { display: block !important }`);
  }
  if (step !== 0 && tightness) {
    const [loosest, tightest] = tightness;
    rules.push(`:root { --serrage: ${step > 0 ? (tightest * step) / STEPS : (-loosest * step) / STEPS} !important }`);
  }
  const hidden = without.filter((key) => !parts.has(key));
  if (hidden.length > 0) rules.push(`${hidden.map((key) => `.${key}`).join(', ')} { display: none !important }`);
  return rules.length === 0 ? [] : [{ path: 'templates/pages.css', text: rules.join('\n') }];
}
