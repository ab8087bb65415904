// In: nothing. Out: what can be wrong between style and layout: pictures, links, ids.
import type { Rule } from '../../base/diagnostic.ts';

const MIB = 1024 * 1024;

export const pictureMissing: Rule<{ path: string }> = {
  name: 'picture-missing',
  severity: 'error',
  fr: ({ path }) => ({
    message: `l’image « ${path} » est introuvable`,
    hint: 'vérifiez le nom du fichier (majuscules, accents, extension) et le dossier où il se trouve',
  }),
  en: ({ path }) => ({
    message: `the picture “${path}” cannot be found`,
    hint: 'check the name of the file (capitals, accents, extension) and the folder it is in',
  }),
};

export const pictureUnreadable: Rule<{ path: string }> = {
  name: 'picture-unreadable',
  severity: 'error',
  fr: ({ path }) => ({
    message: `l’image « ${path} » ne peut pas être lue : elle est abîmée, ou d’un format que Tambour ne connaît pas`,
    hint: 'enregistrez-la de nouveau en JPEG, PNG, WebP, GIF ou SVG',
  }),
  en: ({ path }) => ({
    message: `the picture “${path}” cannot be read: it is damaged, or in a format that Tambour does not know`,
    hint: 'save it again as JPEG, PNG, WebP, GIF or SVG',
  }),
};

export const pictureTooLarge: Rule<{ path: string; limit: string }> = {
  name: 'picture-too-large',
  severity: 'error',
  fr: ({ path, limit }) => ({
    message: `l’image « ${path} » est trop grande (limite : ${limit})`,
    hint: 'enregistrez-en une copie plus petite',
  }),
  en: ({ path, limit }) => ({
    message: `the picture “${path}” is too large (limit: ${limit})`,
    hint: 'save a smaller copy of it',
  }),
};
/** `tags`, start and end tags of a drawing alike. */
export const PICTURE_LIMITS = { bytes: 64 * MIB, pixels: 200e6, tags: 600_000 } as const;

export const pathOutside: Rule<{ path: string }> = {
  name: 'path-outside',
  severity: 'error',
  fr: ({ path }) => ({
    message: `le chemin « ${path} » sort du dossier de la commune`,
    hint: 'copiez le fichier dans le dossier et indiquez son nouveau chemin',
  }),
  en: ({ path }) => ({
    message: `the path “${path}” leaves the folder`,
    hint: 'copy the file into the folder and name its new path',
  }),
};

export const remoteUrl: Rule<{ url: string }> = {
  name: 'remote-url',
  severity: 'error',
  fr: ({ url }) => ({
    message: `l’image « ${url} » est sur Internet : Tambour n’utilise pas le réseau`,
    hint: 'téléchargez l’image, placez-la dans le dossier et indiquez son chemin',
  }),
  en: ({ url }) => ({
    message: `the picture “${url}” is on the Internet: Tambour does not use the network`,
    hint: 'download the picture, put it into the folder and name its path',
  }),
};

export const alternativeMissing: Rule<{ path: string }> = {
  name: 'alternative-missing',
  severity: 'error',
  breaksConformance: true,
  fr: ({ path }) => ({
    message: `l’image « ${path} » n’a pas de texte de remplacement : qui ne la voit pas n’en saura rien`,
    hint: 'décrivez-la en une phrase : ![Le marché un samedi](marche.jpg) ou alt="…" ; si elle ne fait que décorer, dites-le : ![](filet.svg){role=presentation} ou alt=""',
  }),
  en: ({ path }) => ({
    message: `the picture “${path}” has no alternative text: who cannot see it will know nothing of it`,
    hint: 'describe it in one sentence: ![The market on a Saturday](market.jpg) or alt="…"; if it only decorates, say so: ![](rule.svg){role=presentation} or alt=""',
  }),
};

export const emptyHeading: Rule<object> = {
  name: 'empty-heading',
  severity: 'warning',
  fr: () => ({
    message: 'ce titre est vide : qui l’entend n’entend rien',
    hint: 'écrivez le titre, ou retirez-le',
  }),
  en: () => ({ message: 'this heading is empty: who hears it hears nothing', hint: 'write the heading, or remove it' }),
};

export const emptyLink: Rule<{ href: string }> = {
  name: 'empty-link',
  severity: 'warning',
  fr: ({ href }) => ({
    message: `ce lien vers « ${href} » n’a pas de mots : qui l’entend ne sait pas où il mène`,
    hint: 'écrivez dans le lien ce que l’on trouve au bout ; si c’est une image, décrivez-la',
  }),
  en: ({ href }) => ({
    message: `this link to “${href}” has no words: who hears it does not know where it leads`,
    hint: 'write into the link what one finds at its end; if it is a picture, describe it',
  }),
};

export const vagueLink: Rule<{ text: string }> = {
  name: 'vague-link',
  severity: 'warning',
  fr: ({ text }) => ({
    message: `le lien « ${text} » ne dit pas où il mène`,
    hint: 'mettez dans le lien ce que l’on trouve au bout : « le formulaire de la CAF », et non « cliquez ici »',
  }),
  en: ({ text }) => ({
    message: `the link “${text}” does not say where it leads`,
    hint: 'put into the link what one finds at its end: “the form of the CAF”, not “click here”',
  }),
};

export const strayItem: Rule<{ name: string }> = {
  name: 'stray-item',
  severity: 'warning',
  fr: ({ name }) => ({
    message: `cet élément <${name}> n’est dans aucune liste : il est lu comme un paragraphe`,
    hint: 'mettez <li> dans <ul> ou <ol>, <dt> et <dd> dans <dl>',
  }),
  en: ({ name }) => ({
    message: `this <${name}> is in no list: it is read as a paragraph`,
    hint: 'put <li> into <ul> or <ol>, <dt> and <dd> into <dl>',
  }),
};

export const targetMissing: Rule<{ id: string }> = {
  name: 'target-missing',
  severity: 'warning',
  fr: ({ id }) => ({
    message: `un renvoi mène à « #${id} », qui n’existe pas dans ce document`,
    hint: 'corrigez le lien, ou donnez cet identifiant à l’élément visé',
  }),
  en: ({ id }) => ({
    message: `a reference leads to “#${id}”, which does not exist in this document`,
    hint: 'correct the link, or give this id to the element it means',
  }),
};

export const duplicateId: Rule<{ id: string }> = {
  name: 'duplicate-id',
  severity: 'warning',
  fr: ({ id }) => ({
    message: `l’identifiant « ${id} » est donné deux fois : les renvois mènent au premier`,
    hint: 'donnez à chaque élément un identifiant différent',
  }),
  en: ({ id }) => ({
    message: `the id “${id}” is given twice: references lead to the first`,
    hint: 'give each element an id of its own',
  }),
};
