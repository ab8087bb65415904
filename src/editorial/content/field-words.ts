// In: nothing. Out: what is said of a form's fields, in French; another language gives the same words in its own.

/** What stands on the paper beside a field, and what a screen reader says in its place. `{n}` … stand for what the field is. */
export const FRENCH_FIELD_WORDS = {
  'case cochée': 'case cochée',
  'case à cocher': 'case à cocher',
  ligne: 'ligne à remplir',
  lignes: '{n} lignes à remplir',
  signer: 'cadre pour signer',
  'adresse à remplir': 'adresse à remplir',
  exemple: 'exemple : {texte}, un signe par case',
  case: '{n} case à remplir',
  cases: '{n} cases à remplir',
  par: '{cases}, par {n}',
  groupes: '{cases}, par groupes de {liste}',
  'à remplir': 'à remplir : {liste}',
  'nom, case': '{nom}, {n} case',
  'nom, cases': '{nom}, {n} cases',
  'puis, entre noms': ' ; ',
  jour: 'jour',
  mois: 'mois',
  année: 'année',
  heures: 'heures',
  minutes: 'minutes',
  adresse: 'Adresse',
  'code postal': 'Code postal',
  date: 'Date',
  heure: 'Heure',
  signature: 'Signature',
  téléphone: 'Téléphone',
  'numéro et rue': 'Numéro et rue',
  ville: 'Ville',
} as const satisfies Readonly<Record<string, string>>;

export type FieldWord = keyof typeof FRENCH_FIELD_WORDS;

/** The words of one language; `code` tells texts of two languages apart in the memory of renderers. */
export interface FieldLanguage {
  readonly code: string;
  readonly say: (word: FieldWord, values?: Readonly<Record<string, string>>) => string;
}

/** The words of a language, and French where it has none. */
export function fieldLanguage(code: string, own: Readonly<Record<string, string>> | undefined): FieldLanguage {
  return {
    code,
    say: (word, values = {}) =>
      (own?.[word] ?? FRENCH_FIELD_WORDS[word]).replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole),
  };
}

export const FRENCH_FIELDS = fieldLanguage('fr', undefined);
