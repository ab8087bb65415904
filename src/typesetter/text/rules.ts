// In: what can go wrong with faces and characters. Out: the rules of the text floor, in French and English.
import type { Rule } from '../../base/diagnostic.ts';

/** A character that no loaded face can draw. */
export const missingGlyph: Rule<{
  readonly character: string;
  readonly code: string;
  readonly word: string;
}> = {
  name: 'missing-glyph',
  severity: 'error',
  breaksConformance: true,
  fr: ({ character, code, word }) => ({
    message: `aucune police ne sait dessiner le signe « ${character} » (${code}), dans « ${word} »`,
    hint: 'remplacez ce signe par un autre, ou ajoutez une police qui le contient',
  }),
  en: ({ character, code, word }) => ({
    message: `no font can draw the character "${character}" (${code}), in "${word}"`,
    hint: 'replace this character, or add a font that has it',
  }),
};

const REASONS = {
  missing: { fr: 'le fichier n’existe pas', en: 'there is no such file' },
  outside: { fr: 'le fichier est hors du dossier de la commune', en: 'the file lies outside the project' },
  folder: { fr: 'c’est un dossier', en: 'it is a folder' },
  'too-large': { fr: 'le fichier est trop lourd', en: 'the file is too large' },
  unreadable: { fr: 'le fichier ne peut pas être lu', en: 'the file cannot be read' },
} as const;

/** A font file that cannot be read. */
export const unreadableFont: Rule<{
  readonly family: string;
  readonly path: string;
  readonly refusal: keyof typeof REASONS;
}> = {
  name: 'unreadable-font',
  severity: 'error',
  fr: ({ family, path, refusal }) => ({
    message: `la police « ${family} » n’a pas pu être chargée depuis « ${path} » : ${REASONS[refusal].fr}`,
    hint: 'vérifiez le nom du fichier ; une autre police a pris sa place',
  }),
  en: ({ family, path, refusal }) => ({
    message: `the font "${family}" could not be loaded from "${path}": ${REASONS[refusal].en}`,
    hint: 'check the file name; another font has taken its place',
  }),
};

/** A file that is there but is no font we can use. */
export const brokenFont: Rule<{ readonly family: string; readonly path: string }> = {
  name: 'broken-font',
  severity: 'error',
  fr: ({ family, path }) => ({
    message: `le fichier « ${path} » de la police « ${family} » est abîmé, ou n’est pas une police`,
    hint: 'téléchargez de nouveau la police, au format TTF ou OTF',
  }),
  en: ({ family, path }) => ({
    message: `the file "${path}" of the font "${family}" is damaged, or is not a font`,
    hint: 'download the font again, as TTF or OTF',
  }),
};

/** A font in a format that cannot be put into a PDF. */
export const unusableFontFormat: Rule<{ readonly family: string; readonly path: string; readonly format: string }> = {
  name: 'unusable-font-format',
  severity: 'error',
  fr: ({ family, path, format }) => ({
    message: `le fichier « ${path} » de la police « ${family} » est au format ${format}, qui ne peut pas entrer dans un PDF`,
    hint: 'utilisez la même police au format TTF ou OTF',
  }),
  en: ({ family, path, format }) => ({
    message: `the file "${path}" of the font "${family}" is in the ${format} format, which cannot be put into a PDF`,
    hint: 'use the same font as TTF or OTF',
  }),
};
