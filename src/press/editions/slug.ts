// In: what a printer wants said outside the trim. Out: a line of text for each page, set as a page of its own.
import type { Page } from '../../typesetter/layout/types.ts';
import { MARK_LENGTH } from '../../typesetter/sheets/marks.ts';
import type { Making } from './types.ts';

/** The date is the publication's own: a slug that knew the day would change the file each morning. */
export function slugsOf(text: string, { laidOut, composed, typeset }: Making, ink: string): readonly Page[] {
  const { pages } = laidOut;
  const known: Readonly<Record<string, string>> = {
    titre: laidOut.title,
    pages: String(pages.length),
    date: frenchDate(String(composed.data.parution ?? '')),
    commune: String(composed.commune.nom ?? ''),
    encre: ink,
  };
  const width = Math.max(0, ...pages.map(({ trim }) => trim.width));
  const lines = pages.map(({ number }) => {
    const said = text.replace(/\{(\p{L}+)\}/gu, (whole, name) =>
      name === 'page' ? String(number) : (known[name] ?? whole),
    );
    // What is not known leaves its separators behind.
    const parts = said.split('·').map((part) => part.trim());
    return `<p>${escapeHtml(parts.filter((part) => part !== '').join(' · '))}</p>`;
  });
  return typeset(`<!doctype html><html lang="fr"><head><title>Talon</title><style>
@page { size: ${width}pt ${MARK_LENGTH}pt; margin: 0 }
html { font: 6pt/${MARK_LENGTH}pt sans-serif; color: #000; hyphens: none; -tambour-typography: none }
body, p { margin: 0 }
p { break-after: page; padding-left: ${MARK_LENGTH * 1.5}pt; white-space: nowrap; overflow: hidden }
p:last-child { break-after: auto }
</style></head><body>${lines.join('')}</body></html>`).pages;
}

function frenchDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year === undefined ? '' : `${day}/${month}/${year}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
