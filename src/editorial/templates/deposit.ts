// In: the front matter of an issue, the commune, what was printed. Out: what the BnF asks for at the legal deposit of a periodical, line by line.
import { formatDate, formatNumber } from './french.ts';

export interface DepositLine {
  readonly nom: string;
  /** undefined: nobody has written it yet. */
  readonly valeur: string | undefined;
}

export interface Deposited {
  readonly title: string;
  readonly lang: string;
  readonly pages: number;
  /** In millimetres. */
  readonly format: { readonly width: number; readonly height: number };
  readonly data: Readonly<Record<string, string | number>>;
  readonly commune: Readonly<Record<string, unknown>>;
}

const LANGUAGES = new Intl.DisplayNames('fr', { type: 'language' });

/** In the order of a declaration: the title, the issue, the publisher, the printer. */
export function legalDeposit({ title, lang, pages, format, data, commune }: Deposited): readonly DepositLine[] {
  const journal = fields(commune.journal);
  const printer = fields(commune.imprimeur);
  const date = data.parution === undefined ? undefined : plain(formatDate(String(data.parution), 'courte'));
  const address = joined([commune.adresse, joined([commune['code-postal'], commune.nom], ' ')], ', ');
  return [
    ['Titre', journal.titre ?? title],
    ['Sous-titre', journal['sous-titre']],
    ['ISSN', issn(journal.issn)],
    ['Numéro', data.numero],
    ['Date de parution', date],
    ['Périodicité', journal.periodicite],
    ['Prix', data.prix ?? journal.prix],
    ['Tirage', typeof data.tirage === 'number' ? `${formatNumber(data.tirage)} exemplaires` : data.tirage],
    ['Pages', pages],
    ['Format', `${format.width} × ${format.height} mm`],
    ['Langue', languageName(lang)],
    ['Éditeur', commune.article ?? `Commune de ${String(commune.nom ?? '')}`],
    ['Adresse de l’éditeur', address],
    ['Téléphone', commune.telephone],
    [String(journal['directeur-titre'] ?? 'Directeur de la publication'), journal.directeur],
    ['Imprimeur', printer.nom],
    ['Adresse de l’imprimeur', printer.adresse],
  ].map(([nom, valeur]) => ({ nom: String(nom), valeur: word(valeur) }));
}

/** For programs that read lines, not HTML. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');
}

/** Eight signs, of which zeros alone stand for a number that was not given yet. */
function issn(value: unknown): unknown {
  return /^0{4}-?0{4}$/.test(String(value ?? '')) ? undefined : value;
}

function languageName(code: string): string | undefined {
  try {
    return LANGUAGES.of(code);
  } catch {
    return code;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function joined(parts: readonly unknown[], by: string): string {
  return parts.filter((part) => word(part) !== undefined).join(by);
}

function word(value: unknown): string | undefined {
  return (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== ''
    ? String(value)
    : undefined;
}
