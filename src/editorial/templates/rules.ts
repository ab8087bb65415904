// In: nothing. Out: what can be wrong between a front matter, its schema and its template.
import type { Rule } from '../../base/diagnostic.ts';

const suggestion = (near: string | undefined, all: readonly string[]) =>
  near ? `vouliez-vous dire « ${near} » ?` : all.length > 0 ? `ce qui existe : ${short(all)}` : undefined;
const suggestionEn = (near: string | undefined, all: readonly string[]) =>
  near ? `did you mean "${near}"?` : all.length > 0 ? `what exists: ${short(all)}` : undefined;
const short = (all: readonly string[]) => (all.length > 24 ? `${all.slice(0, 24).join(', ')}…` : all.join(', '));
const withHint = (message: string, hint: string | undefined) => (hint === undefined ? { message } : { message, hint });

export const noTemplate: Rule<{ all: readonly string[] }> = {
  name: 'no-template',
  severity: 'error',
  fr: ({ all }) => ({
    message: 'ce texte ne dit pas comment il doit être mis en page : « gabarit » manque',
    hint: `ajoutez en tête du fichier, entre deux lignes « --- » : gabarit: ${all[0] ?? 'guide'} (au choix : ${all.join(', ')})`,
  }),
  en: ({ all }) => ({
    message: 'this text names no template: "gabarit" is missing',
    hint: `one of: ${all.join(', ')}`,
  }),
};

export const unknownTemplate: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-template',
  severity: 'error',
  fr: ({ name, near, all }) => withHint(`il n’y a pas de gabarit « ${name} »`, suggestion(near, all)),
  en: ({ name, near, all }) => withHint(`there is no template "${name}"`, suggestionEn(near, all)),
};

export const unknownPicto: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-picto',
  severity: 'error',
  fr: ({ name, near, all }) => withHint(`il n’y a pas de pictogramme « ${name} »`, suggestion(near, all)),
  en: ({ name, near, all }) => withHint(`there is no pictogram "${name}"`, suggestionEn(near, all)),
};

export const unreadLogo: Rule<object> = {
  name: 'falc-logo-unread',
  severity: 'warning',
  fr: () => ({
    message: 'le logo « facile à lire » n’est pas imprimé : personne n’a relu ce texte',
    hint: 'faites-le relire par des personnes concernées, puis nommez-les : « relu-par: »',
  }),
  en: () => ({
    message: 'the easy-to-read logo is not printed: nobody has checked this text',
    hint: 'have it checked by people concerned, then name them in "relu-par:"',
  }),
};

export const badSchema: Rule<{ path: string; detail: string }> = {
  name: 'bad-schema',
  severity: 'error',
  fr: ({ path, detail }) => ({ message: `le schéma « ${path} » est incorrect : ${detail}` }),
  en: ({ path, detail }) => ({ message: `the schema "${path}" is wrong: ${detail}` }),
};

export const missingKey: Rule<{ key: string; title: string | undefined }> = {
  name: 'missing-key',
  severity: 'error',
  fr: ({ key, title }) => ({
    message: `« ${key} » manque`,
    hint: `ajoutez une ligne « ${key}: … »${title && title.toLowerCase() !== key ? ` (${title})` : ''}`,
  }),
  en: ({ key }) => ({ message: `"${key}" is missing`, hint: `add a line "${key}: …"` }),
};

export const unknownKey: Rule<{ key: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-key',
  severity: 'error',
  fr: ({ key, near, all }) => withHint(`la clé « ${key} » n’existe pas ici`, suggestion(near, all)),
  en: ({ key, near, all }) => withHint(`there is no key "${key}" here`, suggestionEn(near, all)),
};

export const unknownColumn: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-column',
  severity: 'error',
  fr: ({ name, near, all }) => withHint(`la colonne « ${name} » n’existe pas dans ce gabarit`, suggestion(near, all)),
  en: ({ name, near, all }) => withHint(`this template has no column "${name}"`, suggestionEn(near, all)),
};

export const missingColumn: Rule<{ name: string }> = {
  name: 'missing-column',
  severity: 'error',
  fr: ({ name }) => ({
    message: `la colonne « ${name} » manque`,
    hint: 'la première ligne d’un tableau donne le nom de chaque colonne',
  }),
  en: ({ name }) => ({
    message: `the column "${name}" is missing`,
    hint: 'the first line of a table names each column',
  }),
};

const KINDS_FR: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  integer: 'un nombre entier',
  boolean: '« oui » ou « non »',
  array: 'une liste (une ligne « - … » pour chacun)',
  object: 'des lignes « clé: valeur » en retrait',
};

export const wrongType: Rule<{ key: string; wanted: string; value: string }> = {
  name: 'wrong-type',
  severity: 'error',
  fr: ({ key, wanted, value }) => ({
    message: `« ${key} » attend ${KINDS_FR[wanted] ?? wanted}${value ? `, pas « ${value} »` : ''}`,
  }),
  en: ({ key, wanted, value }) => ({ message: `"${key}" wants ${wanted}${value ? `, not "${value}"` : ''}` }),
};

export const wrongChoice: Rule<{ key: string; value: string; near: string | undefined; all: readonly string[] }> = {
  name: 'wrong-choice',
  severity: 'error',
  fr: ({ key, value, near, all }) =>
    withHint(`« ${key} » ne peut pas être « ${value} »`, near ? suggestion(near, all) : `au choix : ${all.join(', ')}`),
  en: ({ key, value, near, all }) =>
    withHint(`"${key}" cannot be "${value}"`, near ? suggestionEn(near, all) : `one of: ${all.join(', ')}`),
};

const FORMATS_FR: Readonly<Record<string, string>> = {
  date: 'une date s’écrit année-mois-jour : 2026-12-08',
  telephone: 'un numéro a dix chiffres : 03 84 46 03 99',
  distance: 'une distance s’écrit en mètres : 3 m',
  pages: 'écrivez « pages: 16 », « pages: multiple de 4 » ou « pages: 20 au plus »',
};

export const wrongFormat: Rule<{ key: string; value: string; format: string }> = {
  name: 'wrong-format',
  severity: 'error',
  fr: ({ key, value, format }) => withHint(`« ${value} » ne va pas pour « ${key} »`, FORMATS_FR[format]),
  en: ({ key, value, format }) => ({ message: `"${value}" is no ${format} for "${key}"` }),
};

export const wrongValue: Rule<{ key: string; detail: string; detailEn: string; hint: string | undefined }> = {
  name: 'wrong-value',
  severity: 'error',
  fr: ({ key, detail, hint }) => withHint(`« ${key} » ${detail}`, hint),
  en: ({ key, detailEn }) => ({ message: `"${key}" ${detailEn}` }),
};

export const templateSyntax: Rule<{ detail: string }> = {
  name: 'template-syntax',
  severity: 'error',
  fr: ({ detail }) => ({ message: `ce gabarit a une faute d’écriture : ${detail}` }),
  en: ({ detail }) => ({ message: `this template has a syntax error: ${detail}` }),
};

export const unknownVariable: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-variable',
  severity: 'error',
  fr: ({ name, near, all }) => withHint(`le gabarit demande « ${name} », que le schéma n’a pas`, suggestion(near, all)),
  en: ({ name, near, all }) =>
    withHint(`the template asks for "${name}", which the schema lacks`, suggestionEn(near, all)),
};

export const unknownHelper: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-helper',
  severity: 'error',
  fr: ({ name, near, all }) => withHint(`il n’y a pas de fonction de gabarit « ${name} »`, suggestion(near, all)),
  en: ({ name, near, all }) => withHint(`there is no helper "${name}"`, suggestionEn(near, all)),
};

export const unknownPartial: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-partial',
  severity: 'error',
  fr: ({ name, near, all }) => withHint(`il n’y a pas de morceau de gabarit « ${name} »`, suggestion(near, all)),
  en: ({ name, near, all }) => withHint(`there is no partial "${name}"`, suggestionEn(near, all)),
};

export const endlessTemplate: Rule<{ name: string }> = {
  name: 'endless-template',
  severity: 'error',
  fr: ({ name }) => ({ message: `« ${name} » se contient lui-même : il ne finirait jamais` }),
  en: ({ name }) => ({ message: `"${name}" includes itself: it would never end` }),
};

export const templateFailed: Rule<{ detail: string }> = {
  name: 'template-failed',
  severity: 'error',
  fr: ({ detail }) => ({ message: `le gabarit n’a pas pu être rempli : ${detail}` }),
  en: ({ detail }) => ({ message: `the template could not be filled in: ${detail}` }),
};

export const publicationCycle: Rule<{ path: string }> = {
  name: 'publication-cycle',
  severity: 'error',
  fr: ({ path }) => ({ message: `« ${path} » renvoie à une publication qui renvoie à celle-ci` }),
  en: ({ path }) => ({ message: `"${path}" refers to a publication that refers back to this one` }),
};

export const unknownPublication: Rule<{ path: string; near: string | undefined }> = {
  name: 'unknown-publication',
  severity: 'error',
  fr: ({ path, near }) => withHint(`il n’y a pas de publication « ${path} »`, suggestion(near, [])),
  en: ({ path, near }) => withHint(`there is no publication "${path}"`, suggestionEn(near, [])),
};

export const missingLanguage: Rule<{ language: string; all: readonly string[] }> = {
  name: 'missing-language',
  severity: 'warning',
  fr: ({ language, all }) => ({
    message: `les mots fixes du papier n’existent pas en « ${language} » : ils sont imprimés en français`,
    hint: `les langues qui existent : ${short(all)} ; pour en ajouter une, copiez templates/base/langues/fr.json et traduisez-le`,
  }),
  en: ({ language, all }) => ({
    message: `the fixed words of the paper are not there in "${language}": they are printed in French`,
    hint: `the languages that exist: ${short(all)}; to add one, copy and translate templates/base/langues/fr.json`,
  }),
};

export const missingLabel: Rule<{ key: string; language: string; file: string }> = {
  name: 'missing-label',
  severity: 'warning',
  fr: ({ key, language, file }) => ({
    message: `le mot fixe « ${key} » n’existe pas en « ${language} » : il est imprimé en français`,
    hint: `ajoutez « ${key} » aux « libelles » de ${file}`,
  }),
  en: ({ key, language, file }) => ({
    message: `the fixed word "${key}" is not there in "${language}": it is printed in French`,
    hint: `add "${key}" to the "libelles" of ${file}`,
  }),
};
