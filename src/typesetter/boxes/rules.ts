// In: nothing. Out: what can be wrong between style and layout: pictures, links, ids.
import type { Rule } from '../../base/diagnostic.ts';

const MIB = 1024 * 1024;

export const pictureMissing: Rule<{ path: string }> = {
  name: 'picture-missing',
  severity: 'error',
  fr: ({ path }) => ({
    message: `L’image « ${path} » est introuvable.`,
    hint: 'Vérifiez le nom du fichier (majuscules, accents, extension) et le dossier où il se trouve.',
  }),
  en: ({ path }) => ({
    message: `The picture “${path}” cannot be found.`,
    hint: 'Check the name of the file (capitals, accents, extension) and the folder it is in.',
  }),
};

export const pictureUnreadable: Rule<{ path: string }> = {
  name: 'picture-unreadable',
  severity: 'error',
  fr: ({ path }) => ({
    message: `L’image « ${path} » ne peut pas être lue : elle est abîmée, ou d’un format que Tambour ne connaît pas.`,
    hint: 'Enregistrez-la de nouveau en JPEG, PNG, WebP, GIF ou SVG.',
  }),
  en: ({ path }) => ({
    message: `The picture “${path}” cannot be read: it is damaged, or in a format that Tambour does not know.`,
    hint: 'Save it again as JPEG, PNG, WebP, GIF or SVG.',
  }),
};

export const pictureTooLarge: Rule<{ path: string; limit: string }> = {
  name: 'picture-too-large',
  severity: 'error',
  fr: ({ path, limit }) => ({
    message: `L’image « ${path} » est trop grande (limite : ${limit}).`,
    hint: 'Enregistrez-en une copie plus petite.',
  }),
  en: ({ path, limit }) => ({
    message: `The picture “${path}” is too large (limit: ${limit}).`,
    hint: 'Save a smaller copy of it.',
  }),
};
export const PICTURE_LIMITS = { bytes: 64 * MIB, pixels: 200e6 } as const;

export const pathOutside: Rule<{ path: string }> = {
  name: 'path-outside',
  severity: 'error',
  fr: ({ path }) => ({
    message: `Le chemin « ${path} » sort du dossier de la commune.`,
    hint: 'Copiez le fichier dans le dossier et indiquez son nouveau chemin.',
  }),
  en: ({ path }) => ({
    message: `The path “${path}” leaves the folder.`,
    hint: 'Copy the file into the folder and name its new path.',
  }),
};

export const remoteUrl: Rule<{ url: string }> = {
  name: 'remote-url',
  severity: 'error',
  fr: ({ url }) => ({
    message: `L’image « ${url} » est sur Internet : Tambour n’utilise pas le réseau.`,
    hint: 'Téléchargez l’image, placez-la dans le dossier et indiquez son chemin.',
  }),
  en: ({ url }) => ({
    message: `The picture “${url}” is on the Internet: Tambour does not use the network.`,
    hint: 'Download the picture, put it into the folder and name its path.',
  }),
};

export const alternativeMissing: Rule<{ path: string }> = {
  name: 'alternative-missing',
  severity: 'warning',
  fr: ({ path }) => ({
    message: `L’image « ${path} » n’a pas de texte de remplacement : qui ne la voit pas n’en saura rien.`,
    hint: 'Décrivez l’image en une phrase ; si elle ne fait que décorer, donnez un texte vide (alt="").',
  }),
  en: ({ path }) => ({
    message: `The picture “${path}” has no alternative text: who cannot see it will know nothing of it.`,
    hint: 'Describe the picture in one sentence; if it only decorates, give an empty text (alt="").',
  }),
};

export const targetMissing: Rule<{ id: string }> = {
  name: 'target-missing',
  severity: 'warning',
  fr: ({ id }) => ({
    message: `Un renvoi mène à « #${id} », qui n’existe pas dans ce document.`,
    hint: 'Corrigez le lien, ou donnez cet identifiant à l’élément visé.',
  }),
  en: ({ id }) => ({
    message: `A reference leads to “#${id}”, which does not exist in this document.`,
    hint: 'Correct the link, or give this id to the element it means.',
  }),
};

export const duplicateId: Rule<{ id: string }> = {
  name: 'duplicate-id',
  severity: 'warning',
  fr: ({ id }) => ({
    message: `L’identifiant « ${id} » est donné deux fois : les renvois mènent au premier.`,
    hint: 'Donnez à chaque élément un identifiant différent.',
  }),
  en: ({ id }) => ({
    message: `The id “${id}” is given twice: references lead to the first.`,
    hint: 'Give each element an id of its own.',
  }),
};

export const BOXES_RULES = [
  pictureMissing,
  pictureUnreadable,
  pictureTooLarge,
  pathOutside,
  remoteUrl,
  alternativeMissing,
  targetMissing,
  duplicateId,
] as const;
